#include "ledger.hpp"

#include <algorithm>

namespace klap::simulation {

using decision::Spent;

Ledger::Ledger(const program::Program& program) : program_(&program) {
  has_ceilings_ = std::any_of(program.budgets.begin(), program.budgets.end(),
                              [](const program::Budget& budget) { return budget.ceiling.has_value(); });
}

int Ledger::year_of(BudgetId budget, Date date) const {
  const bool yearly = program_->budgets[budget.index].ceiling->period == CeilingPeriod::calendar_year;
  return yearly ? date.year() : 0;
}

std::vector<std::optional<Spent>> Ledger::spent(const std::vector<std::optional<Spent>>& own) const {
  std::vector<std::optional<Spent>> all = own;
  for (std::size_t b = 0; b < all.size(); ++b) {
    if (!all[b] || !program_->budgets[b].ceiling) continue;
    const auto found = entries_.find({BudgetId(b), year_of(BudgetId(b), all[b]->as_of)});
    if (found == entries_.end()) continue;
    // At the limit of amounts no ceiling has room left, so more would mean the same.
    const std::int64_t cents = std::min(all[b]->amount.cents() + found->second.promised, limits::cents);
    all[b]->amount = *Money::from_cents(cents);
  }
  return all;
}

void Ledger::take(std::uint64_t row, const decision::Case& facts, const decision::CaseOutcome& outcome) {
  std::vector<std::int64_t> charged(program_->budgets.size());
  for (const decision::RequestOutcome& request : outcome.requests) {
    const auto* payment = std::get_if<decision::PaymentAnswer>(&request.payer.answer);
    if (request.payer.kind != decision::OutcomeKind::settled || payment == nullptr) continue;
    for (const decision::PayLine& line : payment->lines) {
      const bool counts = line.amount > Money() && program_->budgets[line.budget.index].ceiling;
      if (counts) charged[line.budget.index] += line.amount.cents();
    }
  }
  for (std::size_t b = 0; b < charged.size(); ++b) {
    const auto& ceiling = program_->budgets[b].ceiling;
    if (!ceiling || !facts.spent[b]) continue;  // what is not known is not charged
    const bool is_full = facts.spent[b]->amount.cents() + charged[b] >= ceiling->amount.cents();
    if (charged[b] == 0 && !is_full) continue;
    Entry& entry = entries_[{BudgetId(b), year_of(BudgetId(b), facts.spent[b]->as_of)}];
    entry.promised += charged[b];
    if (is_full && !entry.full) entry.full = row;
  }
}

std::vector<CeilingReport> Ledger::report() const {
  std::vector<CeilingReport> all;
  for (const auto& [key, entry] : entries_) {
    const program::Budget& budget = program_->budgets[key.first.index];
    CeilingReport& one = all.emplace_back();
    one.budget = budget.name;
    if (key.second != 0) one.year = key.second;
    one.ceiling = budget.ceiling->amount;
    for (std::int64_t left = entry.promised; left > 0; left -= std::min(left, limits::cents))
      one.promised.add(*Money::from_cents(std::min(left, limits::cents)));
    one.full = entry.full;
  }
  return all;
}

}  // namespace klap::simulation
