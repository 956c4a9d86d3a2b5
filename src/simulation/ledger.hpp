// What was promised from budgets with a ceiling, row after row, under one rule set.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include <klap/decision/case.hpp>
#include <klap/decision/outcome.hpp>
#include <klap/program/program.hpp>
#include <klap/simulation/report.hpp>

namespace klap::simulation {

class Ledger {
 public:
  explicit Ledger(const program::Program& program);

  /// Is there a ceiling at all? Where there is none, rows do not touch each other.
  [[nodiscard]] bool has_ceilings() const { return has_ceilings_; }
  /// What budgets have spent for a row that says `own`: that, and what earlier rows were promised.
  [[nodiscard]] std::vector<std::optional<decision::Spent>> spent(
      const std::vector<std::optional<decision::Spent>>& own) const;
  /// Takes along what a row comes to; `facts.spent` is what spent() gave for it.
  void take(std::uint64_t row, const decision::Case& facts, const decision::CaseOutcome& outcome);

  [[nodiscard]] std::vector<CeilingReport> report() const;

 private:
  struct Entry {
    std::int64_t promised = 0;  // cents: never more than the ceiling and what was spent below zero
    std::optional<std::uint64_t> full;
  };
  using Key = std::pair<BudgetId, int>;  // the year; 0 of a ceiling for the whole term

  const program::Program* program_;
  bool has_ceilings_ = false;
  std::map<Key, Entry> entries_;

  [[nodiscard]] int year_of(BudgetId budget, Date date) const;
};

}  // namespace klap::simulation
