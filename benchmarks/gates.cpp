// One decision of the common workload beside an if-chain that a C++ programmer would write, and a scan of all rules.
// Prints a part of benchmarks/results.md; exits 1 where a gate is not met or two engines do not agree. `./dev bench
// gates` runs it by itself.
#include <algorithm>
#include <functional>
#include <iostream>

#include <fmt/format.h>

#include <klap/decision/decide.hpp>

#include "common.hpp"
#include "decision/question.hpp"
#include "klap12.hpp"

namespace {

using namespace klap;
using benchmarks::Case12;
using benchmarks::Fact12;
using benchmarks::Loaded12;
using benchmarks::median;
using benchmarks::now;
using benchmarks::Pass;
using benchmarks::pass;
using benchmarks::scratch_of;
using benchmarks::set_all;
using decision::Decided;

constexpr std::size_t case_count = 100'000;
constexpr std::size_t repetitions = 7;
constexpr std::size_t compared_in_full = 200;
constexpr std::size_t loads = 3;

/// A rule that goes before the table: about one case in nine.
constexpr const char* exception_to_table =
    "    regel veilig_pgb \"Een veilig pgb gaat voor\", uitzondering op betaler\n"
    "        als        veiligheid\n"
    "             en    pgb\n"
    "        dan        ten laste van Budget_39\n"
    "        grondslag  PB 2\n";
bool is_excepted(const Case12& c) { return c.safety && c.pgb; }

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
  double depth = 0;                         // mean row of the chain
  double chain = 0, klap = 0;               // ns
  double chain_excepted = 0, excepted = 0;  // the same, with an exception to the table
  double scan = 0, unknown = 0;             // ns
  double by_all = 0;                        // share of the decisions with unknown facts
  double loading = 0;                       // from text to the first decision, ns
  std::size_t bytes = 0;
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

/// From the text to the first decision.
double loading_time(const std::string& text, const std::vector<Case12>& cases) {
  std::vector<double> times;
  for (std::size_t i = 0; i < loads; ++i) {
    const double start = now();
    const Loaded12 l = benchmarks::load(text);
    decision::Scratch scratch = scratch_of(l);
    set_all(scratch, l, cases.front());
    if (l.prepared->decide(QuestionKind::payer, scratch).kind != decision::OutcomeKind::settled) std::exit(1);
    times.push_back(now() - start);
  }
  return median(times);
}

Row measure(std::size_t count, Chain chain, const std::vector<Case12>& cases, bool& agree) {
  const auto rows = benchmarks::rows(count);
  const std::string text = benchmarks::rule_set(rows);
  const Loaded12 l = benchmarks::load(text);
  const Loaded12 x = benchmarks::load(text + exception_to_table);
  decision::Scratch scratch = scratch_of(l);
  decision::Scratch excepted = scratch_of(x);
  decision::Scratch other = scratch_of(l);
  std::size_t by_all = 0;
  const auto klap = [&](const Case12& c) {
    set_all(scratch, l, c);
    return l.row_of[l.prepared->decide(QuestionKind::payer, scratch).rule.index];
  };
  const auto klap_excepted = [&](const Case12& c) {
    set_all(excepted, x, c);
    return x.row_of[x.prepared->decide(QuestionKind::payer, excepted).rule.index];
  };
  const auto chain_excepted = [&](const Case12& c) { return is_excepted(c) ? static_cast<int>(count) : chain(c); };
  const std::vector<Case12> fewer(cases.begin(), cases.begin() + static_cast<std::ptrdiff_t>(cases.size() / 20));
  const auto unsure = [&] {
    std::uint64_t seed = 1;
    by_all = 0;
    return pass(fewer, [&](const Case12& c) {
      set_all(other, l, c);
      forget(other, l, seed);
      const Decided d = l.prepared->decide(QuestionKind::payer, other);
      by_all += d.by_all ? 1 : 0;
      return static_cast<int>(d.kind);
    });
  };
  std::vector<Engine> engines;
  engines.push_back({"chain", [&] { return pass(cases, chain); }, {}, 0});
  engines.push_back({"klap", [&] { return pass(cases, klap); }, {}, 0});
  engines.push_back({"chain, exception", [&] { return pass(cases, chain_excepted); }, {}, 0});
  engines.push_back({"klap, exception", [&] { return pass(cases, klap_excepted); }, {}, 0});
  engines.push_back({"klap, unknown", unsure, {}, 0});
  measure(engines);
  agree = agree && engines[0].checksum == engines[1].checksum && engines[2].checksum == engines[3].checksum &&
          same_as_decide(l, cases) && same_as_decide(x, cases);
  Row row;
  row.rules = count;
  row.chain = engines[0].time();
  row.klap = engines[1].time();
  row.chain_excepted = engines[2].time();
  row.excepted = engines[3].time();
  row.unknown = engines[4].time();
  row.by_all = static_cast<double>(by_all) / static_cast<double>(fewer.size());
  row.scan = scan(l, cases, std::clamp<std::size_t>(2'000'000 / count, 100, 10'000));
  row.bytes = l.bytes;
  row.loading = loading_time(text, cases);
  for (const Case12& c : cases) row.depth += chain(c) + 1;
  row.depth /= static_cast<double>(cases.size());
  return row;
}

struct Gate {
  std::string what;
  double measured;
  double target;  // at most
};

void print_method() {
  fmt::print(
      "\n## One decision beside an if-chain\n\n"
      "Twelve facts (age, domain of 6, municipality of 50, contract of 8, costs, two yes-or-no facts, household, a "
      "date,\n"
      "provider of 40, lot of 12, income; choices skewed, amounts log-uniform) and one *eerste treffer* table on the "
      "payer,\n"
      "its last row without conditions. A row tests three to six facts and fits min(5 %, 2 / rows) of the cases, so "
      "that a\n"
      "scan really walks the table. Rows and cases follow from their number alone (`benchmarks/common.cpp`). The "
      "if-chain is\n"
      "C++ over a plain struct, generated from the same rows and compiled with `-O3`; that of 10,000 in functions of "
      "a\n"
      "hundred rows. Klap is given every case whole: twelve facts set by slot, one `Prepared::decide()`, the row that "
      "answers.\n"
      "One thread, CPU time, medians of {} passes over {} cases, engines in turn in one process; all gave the same "
      "rows, and\n"
      "Klap the outcome of `decide()`, with and without unknown facts. `./dev bench gates` measures this alone, and "
      "fails\n"
      "where a target is not met.\n\n",
      repetitions, case_count);
}

bool print_gates(const std::vector<Row>& rows) {
  std::vector<Gate> gates;
  constexpr double targets[] = {2.0, 1.0, 0.12, 0.02};
  for (std::size_t i = 0; i < rows.size(); ++i)
    gates.push_back({fmt::format("{} rules ÷ if-chain of {}", rows[i].rules, rows[i].rules),
                     rows[i].klap / rows[i].chain, targets[i]});
  gates.push_back({fmt::format("{} rules ÷ if-chain of {}", rows.back().rules, rows.front().rules),
                   rows.back().klap / rows.front().chain, 12});
  bool met = true;
  fmt::print("| one decision | target | measured | |\n|---|--:|--:|---|\n");
  for (const Gate& g : gates) {
    const bool ok = g.measured <= g.target;
    met = met && ok;
    fmt::print("| {} | ≤ {} | {:.4f} | {} |\n", g.what, g.target, g.measured, ok ? "pass" : "FAIL");
  }
  return met;
}

void print_rows(const std::vector<Row>& rows) {
  fmt::print(
      "\nAn *exception* is a rule that goes before the whole table, in the chain an `if` before it. *Unknown*: each "
      "fact with\n"
      "a chance of one in ten, so that the outcome may be *missing*; *in full*: how many of these decisions had to "
      "work out\n"
      "the whole case. *All rules* works out the condition of every rule, without the index. The compiled table is "
      "what a\n"
      "decision reads of the rules; loading is from rule text to the first decision.\n\n");
  fmt::print(
      "| rules | mean row | if-chain | Klap | ratio | with an exception | ratio | 10 % unknown | in full | all rules | "
      "compiled table | loading |\n|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
  for (const Row& r : rows)
    fmt::print(
        "| {} | {:.0f} | {:.0f} ns | {:.0f} ns | {:.3f} | {:.0f} ns | {:.3f} | {:.0f} ns | {:.1f} % | {:.1f} µs | {} "
        "KiB "
        "| {:.1f} ms |\n",
        r.rules, r.depth, r.chain, r.klap, r.klap / r.chain, r.excepted, r.excepted / r.chain_excepted, r.unknown,
        100 * r.by_all, r.scan / 1e3, r.bytes / 1024, r.loading / 1e6);
}

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
  if (!agree) {
    std::cerr << "The engines do not agree.\n";
    return 1;
  }
  print_method();
  const bool met = print_gates(rows);
  print_rows(rows);
  return met ? 0 : 1;
}
