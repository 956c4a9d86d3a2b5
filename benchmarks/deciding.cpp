// What deciding costs as cases and rule sets grow, singly and in columns; and what a program takes.
#include <malloc.h>

#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include <klap/columns/decide.hpp>
#include <klap/decision/decide.hpp>
#include <klap/image/image.hpp>

#include "case_table.hpp"
#include "pilot.hpp"
#include "workload.hpp"

namespace {

using namespace klap;
using benchmarks::pilot;
using benchmarks::stop;

/// Items are requests.
void decide_all(benchmark::State& state, const program::Program& program, const decision::Case& facts) {
  for (auto _ : state) benchmark::DoNotOptimize(decision::decide(program, facts));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(facts.requests.size()));
}

void decide_members(benchmark::State& state) {
  const decision::Case facts = benchmarks::grown(static_cast<std::size_t>(state.range(0)), 1);
  decide_all(state, pilot().program, facts);
}

void decide_requests(benchmark::State& state) {
  const decision::Case facts = benchmarks::grown(1, static_cast<std::size_t>(state.range(0)));
  decide_all(state, pilot().program, facts);
}

/// The rows of the batch one by one, as cases that are there: what the batch is held against.
void decide_rows_singly(benchmark::State& state) {
  const std::vector<decision::Case> rows = benchmarks::rows(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state)
    for (const decision::Case& facts : rows) benchmark::DoNotOptimize(decision::decide(pilot().program, facts));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

void decide_columns(benchmark::State& state) {
  const benchmarks::CaseTable table(pilot().program, benchmarks::rows(static_cast<std::size_t>(state.range(0))));
  const columns::Options options{{}, static_cast<std::size_t>(state.range(1))};
  for (auto _ : state) {
    ArrowSchema form;
    ArrowArray answers;
    const auto result = columns::decide(pilot().program, table.schema, table.array, options, &form, &answers);
    if (!result.problems.empty()) stop("the table of the batch has a row that is wrong");
    answers.release(&answers);
    form.release(&form);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

/// The generated rule set, and one case of it.
struct Generated {
  std::shared_ptr<const RuleSet> rules;
  decision::Case facts;
};

Generated generated(std::size_t count) {
  Documents documents;
  documents.emplace_back("generated.klap", benchmarks::rule_text(count));
  Generated g{load_rules(std::move(documents)).rules, {}};
  if (!g.rules) stop("the generated rule set does not load");
  const program::Program& p = g.rules->program;
  g.facts.dates[0] = Date::from_ymd(2017, 3, 1);
  g.facts.persons.push_back({"p1", std::vector<decision::Fact>(p.fields.size())});
  g.facts.requests.push_back({"v1", 0, std::vector<decision::Fact>(p.fields.size()), {}});
  g.facts.plan.resize(p.fields.size());
  g.facts.spent.resize(p.budgets.size());
  const auto know = [&](const char* name, Value value) {
    for (std::size_t f = 0; f < p.fields.size(); ++f) {
      if (p.fields[f].name != name) continue;
      auto& facts =
          p.fields[f].owner == FieldOwner::person ? g.facts.persons.front().facts : g.facts.requests.front().facts;
      facts[f].state = decision::Fact::State::known;
      facts[f].value = value;
    }
  };
  know("soort", Value::choice(1));
  know("kosten", Value::money(*Money::from_cents(4'321'000)));
  know("gebied", Value::choice(2));
  know("woongemeente", Value::municipality(632));
  know("geboortedatum", Value::date(*Date::from_ymd(1950, 5, 5)));
  return g;
}

void decide_rules(benchmark::State& state) {
  const Generated g = generated(static_cast<std::size_t>(state.range(0)));
  decide_all(state, g.rules->program, g.facts);
}

/// What the allocator holds for it, once it is loaded from its image.
void program_memory(benchmark::State& state) {
  const std::string bytes = image::write(pilot().program);
  std::size_t held = 0;
  for (auto _ : state) {
    Diagnostics diagnostics;
    const std::size_t before = mallinfo2().uordblks;
    const auto program = image::read(bytes, diagnostics);
    held = mallinfo2().uordblks - before;
    if (!program) stop("the image does not load");
  }
  state.counters["held_bytes"] = static_cast<double>(held);
  state.counters["image_bytes"] = static_cast<double>(bytes.size());
}

BENCHMARK(decide_members)->Arg(1)->Arg(10)->Arg(100)->Unit(benchmark::kMicrosecond);
BENCHMARK(decide_requests)->Arg(1)->Arg(10)->Arg(100)->Unit(benchmark::kMicrosecond);
BENCHMARK(decide_rules)->Arg(100)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMicrosecond);
BENCHMARK(decide_rows_singly)->Arg(8192)->Unit(benchmark::kMillisecond);
BENCHMARK(decide_columns)->Args({8192, 1})->Unit(benchmark::kMillisecond);
BENCHMARK(decide_columns)->Args({8192, 2})->Args({8192, 4})->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(program_memory)->Unit(benchmark::kMicrosecond);

}  // namespace
