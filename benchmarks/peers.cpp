// What benchmarks/peers measures other engines with: the common workload as files that anything can read, and Klap and
// three baselines timed on exactly those. Everything follows from the number of rules and of cases.
//
//   klap_peers export FOLDER RULES CASES   rules_RULES.json and .txt, cases.csv, answers_RULES.txt (Klap's)
//   klap_peers measure RULES CASES         a line of JSON per engine: Klap, if-chain, scan, stream
//   klap_peers klap RULES CASES            only Klap: to time another engine beside
//
// Exits 1 where two of them do not agree on a case.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <klap/columns/decide.hpp>

#include "arrow12.hpp"
#include "common.hpp"
#include "klap12.hpp"

namespace {

using namespace klap;
using benchmarks::Case12;
using benchmarks::Fact12;
using benchmarks::Loaded12;
using benchmarks::median;
using benchmarks::now;
using benchmarks::Row12;

constexpr std::size_t repetitions = 7;
constexpr std::size_t loads = 3;
constexpr int budgets = 40;  // row i pays from budget i % 40 (rule_set())

[[noreturn]] void stop(const std::string& why) {
  std::cerr << why << '\n';
  std::exit(1);
}

/// Small enough for an engine that has only doubles; benchmarks/peers has the same.
std::uint64_t checksum(const std::vector<int>& rows) {
  std::uint64_t sum = 0;
  for (const int row : rows) sum = (sum * 31 + static_cast<std::uint64_t>(row) + 1) % 4294967291U;
  return sum;
}

class Klap {
 public:
  explicit Klap(const Loaded12& loaded) : loaded_(loaded), scratch_(benchmarks::scratch_of(loaded)) {}
  int operator()(const Case12& c) {
    benchmarks::set_all(scratch_, loaded_, c);
    return loaded_.row_of[loaded_.prepared->decide(QuestionKind::payer, scratch_).rule.index];
  }

 private:
  const Loaded12& loaded_;
  decision::Scratch scratch_;
};

/// An interpreter that somebody would write first: the rows in order, each condition read and tested.
int scan(const std::vector<Row12>& rows, const Case12& c) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool fits = std::all_of(rows[i].begin(), rows[i].end(), [&](const benchmarks::Test12& test) {
      const std::int64_t v = benchmarks::value(c, test.fact);
      return v >= test.low && v <= test.high;
    });
    if (fits) return static_cast<int>(i);
  }
  return -1;
}

int (*chain_of(std::size_t rules))(const Case12&) {
  switch (rules) {
    case 10: return benchmarks::chain_10;
    case 100: return benchmarks::chain_100;
    case 1'000: return benchmarks::chain_1000;
    case 10'000: return benchmarks::chain_10000;
    default: stop("RULES is 10, 100, 1000 or 10000");
  }
}

/// The facts as columns, each as narrow as it can be, added up: what reading the cases once takes.
struct Columns {
  std::vector<std::int16_t> age, household;
  std::vector<std::uint16_t> municipality;
  std::vector<std::uint8_t> domain, contract, provider, lot, safety, pgb;
  std::vector<std::int32_t> costs, start, income;

  explicit Columns(const std::vector<Case12>& cases) {
    for (const Case12& c : cases) {
      age.push_back(c.age);
      household.push_back(c.household);
      municipality.push_back(c.municipality);
      domain.push_back(c.domain);
      contract.push_back(c.contract);
      provider.push_back(c.provider);
      lot.push_back(c.lot);
      safety.push_back(c.safety ? 1 : 0);
      pgb.push_back(c.pgb ? 1 : 0);
      costs.push_back(static_cast<std::int32_t>(c.costs));
      start.push_back(c.start);
      income.push_back(static_cast<std::int32_t>(c.income));
    }
  }

  [[nodiscard]] std::int64_t sum() const {
    const auto of = [](const auto& column) {
      std::uint32_t total = 0;  // may go round; it is only there to be computed
      for (const auto v : column) total += static_cast<std::uint32_t>(v);
      return static_cast<std::int64_t>(total);
    };
    return of(age) + of(household) + of(municipality) + of(domain) + of(contract) + of(provider) + of(lot) +
           of(safety) + of(pgb) + of(costs) + of(start) + of(income);
  }
};

void release(ArrowSchema& form, ArrowArray& answers) {
  form.release(&form);
  answers.release(&answers);
}

/// The whole table in one call, answers as columns. Not timed: whether every answer is the budget of the row.
double klap_columns(const Loaded12& l, const benchmarks::Table12& table, const std::vector<int>& rows, bool compare) {
  columns::Options options;
  options.questions = {"betaler"};
  ArrowSchema form{};
  ArrowArray answers{};
  const double start = now();
  const columns::Result done =
      columns::decide(l.rules->program, table.schema(), table.array(), options, &form, &answers);
  const double took = now() - start;
  if (!done.problems.empty()) stop("the table of cases is refused");
  if (!compare) {
    release(form, answers);
    return took;
  }
  const ArrowArray* found = nullptr;
  for (std::int64_t i = 0; i < form.n_children; ++i)
    if (std::string(form.children[i]->name) == "betaler.antwoord" && std::string(form.children[i]->format) == "U")
      found = answers.children[i];
  if (found == nullptr) stop("there is no betaler.antwoord of text");
  const auto* ends = static_cast<const std::int64_t*>(found->buffers[1]);
  const auto* text = static_cast<const char*>(found->buffers[2]);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string answer(text + ends[i], text + ends[i + 1]);
    if (answer != fmt::format("Budget_{}", rows[i] % budgets)) stop("columns and slots do not agree");
  }
  release(form, answers);
  return took;
}

struct Engine {
  std::string name, way;
  bool batch = false;
  std::function<double()> run;  // all cases; nanoseconds
  std::vector<double> times;
  std::uint64_t checksum = 0;
  std::optional<double> loading;  // ns
  std::size_t cases = 0;
};

/// As an embedder with columns does it: each fact of each row set by its slot.
double klap_slots(const Loaded12& l, decision::Scratch& scratch, const Columns& columns, std::vector<int>& rows) {
  const auto put = [&](Fact12 fact, std::int64_t v) {
    const auto f = static_cast<std::size_t>(fact);
    scratch.set(l.slots[f], Value{benchmarks::types[f], v});
  };
  const double start = now();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    put(Fact12::age, columns.age[i]);
    put(Fact12::domain, columns.domain[i]);
    put(Fact12::municipality, columns.municipality[i]);
    put(Fact12::contract, columns.contract[i]);
    put(Fact12::costs, columns.costs[i]);
    put(Fact12::safety, columns.safety[i]);
    put(Fact12::pgb, columns.pgb[i]);
    put(Fact12::household, columns.household[i]);
    put(Fact12::start, columns.start[i]);
    put(Fact12::provider, columns.provider[i]);
    put(Fact12::lot, columns.lot[i]);
    put(Fact12::income, columns.income[i]);
    rows[i] = l.row_of[l.prepared->decide(QuestionKind::payer, scratch).rule.index];
  }
  return now() - start;
}

/// In turn, so that all see the same noise.
void measure(std::vector<Engine>& engines) {
  for (std::size_t i = 0; i < repetitions; ++i)
    for (Engine& e : engines) e.times.push_back(e.run());
}

void print(const Engine& e, std::size_t rules) {
  std::string line = fmt::format(R"({{"engine": "{}", "version": "", "way": "{}", "mode": "{}", "rules": {}, )", e.name,
                                 e.way, e.batch ? "batch" : "single", rules);
  if (e.loading) line += fmt::format(R"("load_ms": {:.3f}, )", *e.loading / 1e6);
  line += fmt::format(R"("cases": {}, "checksum": {}, "ns": {:.2f}}})", e.cases, e.checksum,
                      median(e.times) / static_cast<double>(e.cases));
  std::cout << line << std::endl;
}

template <class RowOf>
std::function<double()> timed(const std::vector<Case12>& cases, std::vector<int>& rows, RowOf row_of) {
  return [&cases, &rows, row_of]() mutable {
    const double start = now();
    for (std::size_t i = 0; i < cases.size(); ++i) rows[i] = row_of(cases[i]);
    return now() - start;
  };
}

std::size_t scanned(std::size_t rules, std::size_t cases) { return std::min<std::size_t>(cases, 20'000'000 / rules); }

void measure_all(std::size_t rules, std::size_t count, bool others) {
  const auto rows = benchmarks::rows(rules);
  const auto cases = benchmarks::cases(count);
  const std::string text = benchmarks::rule_set(rows);
  std::vector<double> loading;
  for (std::size_t i = 0; i < (others ? loads : 1); ++i) {
    const double start = now();
    const Loaded12 once = benchmarks::load(text);
    loading.push_back(now() - start);
  }
  const Loaded12 l = benchmarks::load(text);
  std::vector<int> by_klap(count), by_chain(count);
  const Columns columns(cases);
  Klap klap(l);
  decision::Scratch scratch = benchmarks::scratch_of(l);
  std::vector<int> by_columns(count);
  std::vector<Engine> engines;
  const auto add = [&](const char* name, const char* way, bool batch, std::function<double()> run) -> Engine& {
    return engines.emplace_back(Engine{name, way, batch, std::move(run), {}, 0, {}, count});
  };
  add("Klap", "slots", false, timed(cases, by_klap, [&](const Case12& c) { return klap(c); })).loading =
      median(loading);
  add("Klap", "slots, from columns", true, [&] { return klap_slots(l, scratch, columns, by_columns); });
  if (!others) {
    measure(engines);
    for (Engine& e : engines) e.checksum = checksum(by_klap);
    if (by_columns != by_klap) stop("columns and cases do not agree");
    for (const Engine& e : engines) print(e, rules);
    return;
  }
  const std::size_t some = scanned(rules, count);
  const std::vector<Case12> fewer(cases.begin(), cases.begin() + static_cast<std::ptrdiff_t>(some));
  std::vector<int> by_scan(some);
  const benchmarks::Table12 table(cases);
  std::int64_t sum = 0;
  add("if-chain", "C++, g++ -O3", false, timed(cases, by_chain, chain_of(rules)));
  add("scan of the conditions", "C++", false, timed(fewer, by_scan, [&](const Case12& c) { return scan(rows, c); }))
      .cases = some;
  add("Klap", "Arrow in, Arrow out", true, [&] { return klap_columns(l, table, by_klap, false); });
  add("streaming the columns", "C++: no decision", true, [&] {
    const double start = now();
    sum += columns.sum();
    return now() - start;
  });
  measure(engines);
  klap_columns(l, table, by_klap, true);
  if (sum == 0) stop("nothing was read");
  if (by_columns != by_klap || by_chain != by_klap || !std::equal(by_scan.begin(), by_scan.end(), by_klap.begin()))
    stop("Klap and the baselines do not agree");
  for (Engine& e : engines) {
    e.checksum = checksum(e.cases == some ? by_scan : by_klap);
    print(e, rules);
  }
}

void write(const std::string& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  if (!out.flush()) stop("cannot write " + path);
}

/// A rule is a list of [fact, low, high], facts by their number; flags are 0 and 1, days count from 1970-01-01. Plain,
/// for languages that do not come with JSON: a rule per line, its numbers in a row.
void export_files(const std::string& folder, std::size_t rules, std::size_t count) {
  const auto rows = benchmarks::rows(rules);
  const auto cases = benchmarks::cases(count);
  std::string facts, text, plain, table, answers;
  for (std::size_t f = 0; f < benchmarks::fact_count; ++f) {
    const TypeKind type = benchmarks::types[f];
    const char* kind = type == TypeKind::boolean                                    ? "flag"
                       : type == TypeKind::choice || type == TypeKind::municipality ? "choice"
                                                                                    : "quantity";
    const char* name = benchmarks::member(static_cast<Fact12>(f));
    facts += fmt::format(R"({}{{"name": "{}", "kind": "{}"}})", f == 0 ? "" : ", ", name, kind);
    table += fmt::format("{}{}", f == 0 ? "" : ",", name);
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    text += i == 0 ? "\n  [" : ",\n  [";
    for (std::size_t t = 0; t < rows[i].size(); ++t) {
      const benchmarks::Test12& test = rows[i][t];
      const int fact = static_cast<int>(test.fact);
      text += fmt::format("{}[{}, {}, {}]", t == 0 ? "" : ", ", fact, test.low, test.high);
      plain += fmt::format("{}{} {} {}", t == 0 ? "" : " ", fact, test.low, test.high);
    }
    text += ']';
    plain += '\n';
  }
  table += '\n';
  for (const Case12& c : cases)
    for (std::size_t f = 0; f < benchmarks::fact_count; ++f)
      table += fmt::format("{}{}", benchmarks::value(c, static_cast<Fact12>(f)),
                           f + 1 == benchmarks::fact_count ? '\n' : ',');
  const Loaded12 l = benchmarks::load(benchmarks::rule_set(rows));
  Klap klap(l);
  for (const Case12& c : cases) answers += fmt::format("{}\n", klap(c));
  write(fmt::format("{}/rules_{}.json", folder, rules), "{\"facts\": [" + facts + "],\n\"rules\": [" + text + "]}\n");
  write(fmt::format("{}/rules_{}.txt", folder, rules), plain);
  write(folder + "/cases.csv", table);
  write(fmt::format("{}/answers_{}.txt", folder, rules), answers);
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  const auto number = [&](std::size_t i) {
    const auto n = static_cast<std::size_t>(std::strtoul(words[i].c_str(), nullptr, 10));
    if (n == 0) stop("not a number: " + words[i]);
    return n;
  };
  if (words.size() == 4 && words[0] == "export") {
    export_files(words[1], number(2), number(3));
  } else if (words.size() == 3 && (words[0] == "measure" || words[0] == "klap")) {
    measure_all(number(1), number(2), words[0] == "measure");
  } else {
    std::cerr << "klap_peers export FOLDER RULES CASES | measure RULES CASES | klap RULES CASES\n";
    return 2;
  }
}
