// What reading rules and deciding costs. `./dev bench` runs it and writes benchmarks/results.md (benchmarks/table.py).
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include <klap/compile/compile.hpp>
#include <klap/decision/decide.hpp>
#include <klap/exchange/outcome_json.hpp>
#include <klap/explanation/explain.hpp>
#include <klap/image/image.hpp>
#include <klap/loading/rule_set.hpp>
#include <klap/semantics/analyse.hpp>
#include <klap/semantics/hash.hpp>
#include <klap/syntax/tree.hpp>

#include "pilot.hpp"
#include "workload.hpp"

namespace {

using namespace klap;

using benchmarks::pilot;
using benchmarks::Pilot;
using benchmarks::stop;
using benchmarks::woerden;

program::Program load(const Documents& documents) {
  Diagnostics diagnostics;
  std::vector<syntax::Tree> trees;
  for (std::uint32_t i = 0; i < documents.size(); ++i) trees.push_back(syntax::parse(documents[i], i, diagnostics));
  const semantics::Model model = semantics::analyse(trees, diagnostics);
  if (diagnostics.has_errors()) stop(render(diagnostics.all().front(), documents, Language::english));
  return compile::compile(model, semantics::hash(model));
}

Document generated(std::size_t bytes) {
  static const std::string thousand = benchmarks::rule_text(1000);
  return {"generated.klap", benchmarks::rule_text(bytes / (thousand.size() / 1000))};
}

void report_bytes(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
}

/// The baseline: every byte of the text copied once.
void copy_10_mb(benchmark::State& state) {
  const Document document = generated(10'000'000);
  std::string target(document.text().size(), ' ');
  for (auto _ : state) {
    std::memcpy(target.data(), document.text().data(), target.size());
    benchmark::DoNotOptimize(target.data());
    benchmark::ClobberMemory();
  }
  report_bytes(state, target.size());
}

void lex_10_mb(benchmark::State& state) {
  const Document document = generated(10'000'000);
  for (auto _ : state) {
    Diagnostics diagnostics;
    benchmark::DoNotOptimize(syntax::lex(document, 0, diagnostics));
  }
  report_bytes(state, document.text().size());
}

void parse_10_mb(benchmark::State& state) {
  const Document document = generated(10'000'000);
  for (auto _ : state) {
    Diagnostics diagnostics;
    benchmark::DoNotOptimize(syntax::parse(document, 0, diagnostics));
    if (!diagnostics.empty()) stop("the generated rule set has an error");
  }
  report_bytes(state, document.text().size());
}

void load_rules(benchmark::State& state) {
  const Documents documents{{"generated.klap", benchmarks::rule_text(static_cast<std::size_t>(state.range(0)))}};
  for (auto _ : state) benchmark::DoNotOptimize(load(documents));
  report_bytes(state, documents.front().text().size());
}

void load_woerden(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(klap::load_rules(Documents(woerden())));
}

void load_woerden_image(benchmark::State& state) {
  const std::string bytes = image::write(pilot().program);
  for (auto _ : state) {
    Diagnostics diagnostics;
    benchmark::DoNotOptimize(image::read(bytes, diagnostics));
  }
}

void read_pilot_case(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(pilot().read());
}

void decide_pilot(benchmark::State& state) {
  const Pilot& p = pilot();
  for (auto _ : state) benchmark::DoNotOptimize(decision::decide(p.program, p.facts));
}

void derive_pilot(benchmark::State& state) {
  const Pilot& p = pilot();
  const decision::CaseOutcome outcome = decision::decide(p.program, p.facts);
  for (auto _ : state) benchmark::DoNotOptimize(decision::derive(p.program, p.facts, outcome));
}

void explain_pilot(benchmark::State& state) {
  const Pilot& p = pilot();
  for (auto _ : state) {
    const decision::CaseOutcome outcome = decision::decide(p.program, p.facts);
    const decision::CaseDerivation derivation = decision::derive(p.program, p.facts, outcome);
    benchmark::DoNotOptimize(
        explanation::explain(p.program, p.facts, outcome, derivation, explanation::Reader::resident, Language::dutch));
  }
}

void decide_pilot_json(benchmark::State& state) {
  const Pilot& p = pilot();
  for (auto _ : state) {
    const decision::Case facts = p.read();
    benchmark::DoNotOptimize(exchange::to_json(p.program, facts, decision::decide(p.program, facts), nullptr));
  }
}

BENCHMARK(copy_10_mb)->Unit(benchmark::kMillisecond);
BENCHMARK(lex_10_mb)->Unit(benchmark::kMillisecond);
BENCHMARK(parse_10_mb)->Unit(benchmark::kMillisecond);
BENCHMARK(load_rules)->Arg(100)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK(load_woerden)->Unit(benchmark::kMillisecond);
BENCHMARK(load_woerden_image)->Unit(benchmark::kMicrosecond);
BENCHMARK(read_pilot_case)->Unit(benchmark::kMicrosecond);
BENCHMARK(decide_pilot)->Unit(benchmark::kMicrosecond);
BENCHMARK(derive_pilot)->Unit(benchmark::kMicrosecond);
BENCHMARK(explain_pilot)->Unit(benchmark::kMicrosecond);
BENCHMARK(decide_pilot_json)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
