// The common workload: twelve facts, tables of which the first row that fits counts, and cases. Everything follows from
// the number of rules alone, so that every engine is given the same rules and the same cases.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace klap::benchmarks {

/// The facts, in the order of the table's columns.
enum class Fact12 : std::uint8_t {
  age,
  domain,
  municipality,
  contract,
  costs,
  safety,
  pgb,
  household,
  start,
  provider,
  lot,
  income
};
inline constexpr std::size_t fact_count = 12;

/// As a C++ program would keep it. Money in cents, the start in days from 1970-01-01, choices from 0.
struct Case12 {
  std::int64_t costs = 0;
  std::int64_t income = 0;
  std::int32_t start = 0;
  std::int16_t age = 0;
  std::int16_t household = 0;
  std::uint16_t municipality = 0;  // its code
  std::uint8_t domain = 0;
  std::uint8_t contract = 0;
  std::uint8_t provider = 0;
  std::uint8_t lot = 0;
  bool safety = false;
  bool pgb = false;
};

/// `low` ≤ fact ≤ `high`; for a choice, a municipality and a yes or no the two are the same.
struct Test12 {
  Fact12 fact{};
  std::int64_t low = 0;
  std::int64_t high = 0;
};
using Row12 = std::vector<Test12>;  // in the order of the facts; empty: always

/// `count` rows, the last of them always. Each fits min(5%, 2/count) of the cases, by three to six facts.
[[nodiscard]] std::vector<Row12> rows(std::size_t count);
[[nodiscard]] std::vector<Case12> cases(std::size_t count);
[[nodiscard]] inline std::int64_t value(const Case12& c, Fact12 fact) {
  switch (fact) {
    case Fact12::age: return c.age;
    case Fact12::domain: return c.domain;
    case Fact12::municipality: return c.municipality;
    case Fact12::contract: return c.contract;
    case Fact12::costs: return c.costs;
    case Fact12::safety: return c.safety ? 1 : 0;
    case Fact12::pgb: return c.pgb ? 1 : 0;
    case Fact12::household: return c.household;
    case Fact12::start: return c.start;
    case Fact12::provider: return c.provider;
    case Fact12::lot: return c.lot;
    case Fact12::income: return c.income;
  }
  return 0;
}

/// The rows as a Klap rule set: a table on the payer.
[[nodiscard]] std::string rule_set(const std::vector<Row12>& rows);
/// The name of a fact in it.
[[nodiscard]] const char* name(Fact12 fact);
/// What it calls a choice or a municipality; empty for a quantity.
[[nodiscard]] std::string choice_name(Fact12 fact, std::int64_t v);
/// The name of a fact in English, which is that of its member in Case12.
[[nodiscard]] const char* member(Fact12 fact);
/// The rows as C++: `int chain_<count>(const Case12&)` gives the number of the first row that fits. With `part` of
/// `parts` of it, in functions of a hundred rows.
[[nodiscard]] std::string chain(const std::vector<Row12>& rows, std::size_t part, std::size_t parts);

int chain_10(const Case12& c);
int chain_100(const Case12& c);
int chain_1000(const Case12& c);
int chain_10000(const Case12& c);

}  // namespace klap::benchmarks
