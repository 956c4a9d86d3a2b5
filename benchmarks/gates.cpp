// One decision of the common workload beside an if-chain that a C++ programmer would write, and the interpretive scan.
// Prints a table, and exits 1 where a gate is not met or two engines do not agree. `./dev bench gates` runs it.
#include <algorithm>
#include <array>
#include <ctime>
#include <functional>
#include <iostream>

#include <fmt/format.h>

#include <klap/compile/compile.hpp>
#include <klap/decision/decide.hpp>
#include <klap/decision/prepared.hpp>
#include <klap/loading/rule_set.hpp>

#include "common.hpp"
#include "compile/atoms.hpp"
#include "decision/question.hpp"

namespace {

using namespace klap;
using benchmarks::Case12;
using benchmarks::Fact12;
using decision::Decided;

constexpr std::size_t case_count = 100'000;
constexpr std::size_t repetitions = 7;
constexpr std::size_t compared_in_full = 200;

/// CPU time of this thread in nanoseconds: other people use the machine too.
double now() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) * 1e9 + static_cast<double>(t.tv_nsec);
}

double median(std::vector<double> all) {
  std::sort(all.begin(), all.end());
  return all[all.size() / 2];
}

/// What one pass over the cases gives: rows in the order of the cases, folded.
struct Pass {
  double nanoseconds = 0;  // per case
  std::uint64_t checksum = 0;
};

template <class RowOf>
Pass pass(const std::vector<Case12>& cases, RowOf row_of) {
  Pass p;
  const double start = now();
  for (const Case12& c : cases) p.checksum = p.checksum * 31 + static_cast<std::uint64_t>(row_of(c) + 1);
  p.nanoseconds = (now() - start) / static_cast<double>(cases.size());
  return p;
}

/// Passes of several engines in turn, so that all see the same noise; the median of each.
struct Engine {
  std::string name;
  std::function<Pass()> run;
  std::vector<double> times;
  std::uint64_t checksum = 0;
  [[nodiscard]] double time() const { return median(times); }
};

void measure(std::vector<Engine>& engines) {
  for (std::size_t i = 0; i < repetitions; ++i)
    for (Engine& e : engines) {
      const Pass p = e.run();
      e.times.push_back(p.nanoseconds);
      e.checksum = p.checksum;
    }
}

struct Loaded12 {
  std::shared_ptr<const RuleSet> rules;
  std::array<decision::Slot, benchmarks::fact_count> slots;
  std::unique_ptr<decision::Prepared> prepared;
  std::vector<int> row_of;  // by RuleId::index
};

Loaded12 load(const std::vector<benchmarks::Row12>& rows) {
  Documents documents;
  documents.emplace_back("gates.klap", benchmarks::rule_set(rows));
  Loaded loaded = load_rules(std::move(documents));
  if (!loaded.rules) {
    std::cerr << render(loaded.diagnostics.all().front(), loaded.documents, Language::english) << '\n';
    std::exit(1);
  }
  Loaded12 l;
  l.rules = loaded.rules;
  l.prepared = std::make_unique<decision::Prepared>(l.rules->program);
  for (std::size_t f = 0; f < l.slots.size(); ++f)
    l.slots[f] = l.prepared->slot(benchmarks::name(static_cast<Fact12>(f))).value();
  l.row_of.resize(l.rules->program.rules.size());
  const auto& table = l.rules->program.tables.front().rows;
  for (std::size_t i = 0; i < table.size(); ++i) l.row_of[table[i].index] = static_cast<int>(i);
  return l;
}

constexpr TypeKind types[] = {TypeKind::number, TypeKind::choice,  TypeKind::municipality, TypeKind::choice,
                              TypeKind::money,  TypeKind::boolean, TypeKind::boolean,      TypeKind::number,
                              TypeKind::date,   TypeKind::choice,  TypeKind::choice,       TypeKind::money};

template <std::size_t... F>
void set_all(decision::Scratch& scratch, const Loaded12& l, const Case12& c, std::index_sequence<F...>) {
  (scratch.set(l.slots[F], Value{types[F], benchmarks::value(c, static_cast<Fact12>(F))}), ...);
}

void set_all(decision::Scratch& scratch, const Loaded12& l, const Case12& c) {
  set_all(scratch, l, c, std::make_index_sequence<benchmarks::fact_count>());
}

decision::Scratch scratch_of(const Loaded12& l) {
  decision::Scratch scratch(*l.prepared);
  scratch.set(l.prepared->slot(CaseDate::reference), Value::date(*Date::from_ymd(2017, 1, 1)));
  return scratch;
}

/// The same case with some facts taken away.
void forget(decision::Scratch& scratch, const Loaded12& l, std::uint64_t& x) {
  for (const decision::Slot slot : l.slots) {
    x = x * 6364136223846793005U + 1442695040888963407U;
    if ((x >> 33U) % 10 == 0) scratch.set_unknown(slot);
  }
}

using Chain = int (*)(const Case12&);

struct Row {
  std::size_t rules = 0;
  double chain = 0, klap = 0, scan = 0, unknown = 0;
  double by_all = 0;  // share of the decisions with unknown facts
  std::size_t bytes = 0;
  double build = 0;  // ns
  double depth = 0;  // mean row of the chain
};

bool same_as_decide(const Loaded12& l, const std::vector<Case12>& cases) {
  decision::Scratch scratch = scratch_of(l);
  std::uint64_t x = 1;
  for (std::size_t i = 0; i < compared_in_full; ++i) {
    set_all(scratch, l, cases[i]);
    if (i % 2 == 1) forget(scratch, l, x);
    const Decided quick = l.prepared->decide(QuestionKind::payer, scratch);
    const auto outcome = decision::decide(l.rules->program, scratch.facts());
    if (!(quick == decision::summary(outcome, QuestionKind::payer))) return false;
  }
  return true;
}

/// Every rule of the question worked out by its condition, as decide() did without an index.
double scan(const Loaded12& l, const std::vector<Case12>& cases, std::size_t count) {
  decision::Scratch scratch = scratch_of(l);
  const program::Program& p = l.rules->program;
  std::vector<double> times;
  for (std::size_t i = 0; i < count; ++i) {
    set_all(scratch, l, cases[i]);
    const decision::Reading reading(p, scratch.facts(), *Date::from_ymd(2017, 1, 1), 0, 0);
    const double start = now();
    const auto states = decision::all_rule_states(reading, p.question(QuestionKind::payer));
    times.push_back(now() - start);
    if (states.size() != p.question(QuestionKind::payer).rules.size()) std::exit(1);
  }
  double sum = 0;
  for (const double t : times) sum += t;
  return sum / static_cast<double>(times.size());
}

double build_time(const program::Program& p) {
  std::vector<double> times;
  for (std::size_t i = 0; i < 5; ++i) {
    const double start = now();
    const program::AtomTable atoms = compile::atoms(p);
    const program::Index index = compile::index(p, p.question(QuestionKind::payer));
    times.push_back(now() - start);
    if (index.rules.empty() || atoms.rules.empty()) std::exit(1);
  }
  return median(times);
}

Row measure(std::size_t count, Chain chain, const std::vector<Case12>& cases, bool& agree) {
  const auto rows = benchmarks::rows(count);
  const Loaded12 l = load(rows);
  decision::Scratch scratch = scratch_of(l);
  decision::Scratch other = scratch_of(l);
  std::size_t by_all = 0;
  const auto klap = [&](const Case12& c) {
    set_all(scratch, l, c);
    return l.row_of[l.prepared->decide(QuestionKind::payer, scratch).rule.index];
  };
  std::vector<Case12> fewer(cases.begin(), cases.begin() + static_cast<std::ptrdiff_t>(cases.size() / 20));
  const auto unsure = [&] {
    std::uint64_t x = 1;
    by_all = 0;
    return pass(fewer, [&](const Case12& c) {
      set_all(other, l, c);
      forget(other, l, x);
      const Decided d = l.prepared->decide(QuestionKind::payer, other);
      by_all += d.by_all ? 1 : 0;
      return static_cast<int>(d.kind);
    });
  };
  std::vector<Engine> engines;
  engines.push_back({"chain", [&] { return pass(cases, chain); }, {}, 0});
  engines.push_back({"klap", [&] { return pass(cases, klap); }, {}, 0});
  engines.push_back({"klap, unknown", unsure, {}, 0});
  measure(engines);
  agree = agree && engines[0].checksum == engines[1].checksum && same_as_decide(l, cases);
  Row row;
  row.rules = count;
  row.chain = engines[0].time();
  row.klap = engines[1].time();
  row.unknown = engines[2].time();
  row.by_all = static_cast<double>(by_all) / static_cast<double>(fewer.size());
  row.scan = scan(l, cases, std::clamp<std::size_t>(2'000'000 / count, 100, 10'000));
  const program::Program& p = l.rules->program;
  row.bytes = p.index(QuestionKind::payer).bytes() + p.atoms.bytes();
  row.build = build_time(p);
  for (const Case12& c : cases) row.depth += chain(c) + 1;
  row.depth /= static_cast<double>(cases.size());
  return row;
}

struct Gate {
  std::string what;
  double measured;
  double limit;
};

}  // namespace

int main() {
  const std::vector<Case12> cases = benchmarks::cases(case_count);
  bool agree = true;
  const std::pair<std::size_t, Chain> tables[] = {{10, benchmarks::chain_10},
                                                  {100, benchmarks::chain_100},
                                                  {1'000, benchmarks::chain_1000},
                                                  {10'000, benchmarks::chain_10000}};
  std::vector<Row> rows;
  for (const auto& [count, chain] : tables) rows.push_back(measure(count, chain, cases, agree));

  fmt::print("CPU time per decision, medians of {} passes over {} cases.\n\n", repetitions, case_count);
  fmt::print(
      "| rules | mean row that fits | if-chain, -O3 | Klap | ÷ if-chain | all rules scanned | ÷ Klap | 10 % of facts "
      "unknown | of these by all rules | index | made in |\n");
  fmt::print("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
  for (const Row& r : rows)
    fmt::print(
        "| {} | {:.0f} | {:.1f} ns | {:.1f} ns | {:.3f} | {:.2f} µs | {:.0f} | {:.0f} ns | {:.1f} % | {:.0f} KiB | "
        "{:.2f} ms |\n",
        r.rules, r.depth, r.chain, r.klap, r.klap / r.chain, r.scan / 1e3, r.scan / r.klap, r.unknown, 100 * r.by_all,
        static_cast<double>(r.bytes) / 1024, r.build / 1e6);

  std::vector<Gate> gates;
  constexpr double limits[] = {2.0, 1.0, 0.12, 0.02};
  for (std::size_t i = 0; i < rows.size(); ++i)
    gates.push_back({fmt::format("{} rules ÷ if-chain", rows[i].rules), rows[i].klap / rows[i].chain, limits[i]});
  gates.push_back({"10000 rules ÷ if-chain of 10", rows.back().klap / rows.front().chain, 12});
  gates.push_back({"MiB of index at 10000 rules", static_cast<double>(rows.back().bytes) / 1048576, 8});
  bool met = agree;
  fmt::print("\n| gate | measured | at most | |\n|---|--:|--:|---|\n");
  for (const Gate& g : gates) {
    const bool ok = g.measured <= g.limit;
    met = met && ok;
    fmt::print("| {} | {:.3f} | {:.2f} | {} |\n", g.what, g.measured, g.limit, ok ? "met" : "NOT MET");
  }
  fmt::print("\n{}\n", agree ? "All engines gave the same rows." : "THE ENGINES DO NOT AGREE.");
  return met ? 0 : 1;
}
