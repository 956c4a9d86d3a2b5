#include "reference/shared.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "reference/allocation.hpp"
#include "reference/answers.hpp"
#include "reference/payment.hpp"
#include "reference/questions.hpp"

namespace klap::reference {
namespace {

using decision::CaseOutcome;
using decision::FactRef;
using decision::Outcome;
using decision::OutcomeKind;
using decision::PaymentAnswer;
using semantics::Model;

// Clause 11.2: what is left of a ceiling; only called where it is known.
std::int64_t room_of(const Model& model, const decision::Case& given, BudgetId budget) {
  const std::int64_t ceiling = model.budgets[budget.index].ceiling->amount.cents();
  return std::max<std::int64_t>(0, ceiling - given.spent[budget.index]->amount.cents());
}

/// Clause 11.3: the ceilings that are passed, and the requests that charge one of them.
struct Passed {
  std::set<BudgetId> ceilings;
  std::set<std::size_t> requests;
};

Passed passed(const Model& model, const decision::Case& given, const CaseOutcome& outcome) {
  std::map<BudgetId, std::vector<std::size_t>> charged_by;
  std::map<BudgetId, std::int64_t> charged;
  for (std::size_t r = 0; r < outcome.requests.size(); ++r) {
    const Outcome& payer = outcome.requests[r].payer;
    if (payer.kind != OutcomeKind::settled) continue;
    for (const decision::PayLine& line : std::get<PaymentAnswer>(payer.answer).lines) {
      if (!model.budgets[line.budget.index].ceiling || line.amount <= Money{}) continue;
      charged_by[line.budget].push_back(r);
      charged[line.budget] += line.amount.cents();
    }
  }
  Passed result;
  for (const auto& [budget, requests] : charged_by) {
    if (requests.size() < 2 || charged[budget] <= room_of(model, given, budget)) continue;
    result.ceilings.insert(budget);
    result.requests.insert(requests.begin(), requests.end());
  }
  return result;
}

void open_payer(const Model& model, const decision::Case& given, Outcome& payer) {
  const auto rules = payer.rules;
  payer = not_settled(model, given, OutcomeKind::open);
  payer.open = decision::OpenReason::shared_ceiling;
  payer.rules = rules;
}

/// Clause 11.4.1: the ceilings of a stream's budgets down to the first without one.
std::vector<BudgetId> named_by(const Model& model, const Stream& stream) {
  std::vector<BudgetId> result;
  if (stream.amount <= 0) return result;
  for (const BudgetId budget : stream.share.order) {
    if (!model.budgets[budget.index].ceiling) break;
    result.push_back(budget);
  }
  return result;
}

// The first budget without ceiling.
std::optional<BudgetId> endless_budget(const Model& model, const Stream& stream) {
  for (const BudgetId budget : stream.share.order) {
    if (!model.budgets[budget.index].ceiling) return budget;
  }
  return std::nullopt;
}

/// The settled payers of a case, with the streams of the rule that each names first.
class Payers {
 public:
  Payers(const Model& model, const decision::Case& given, CaseOutcome& outcome)
      : model_(model), given_(given), outcome_(outcome), facts_(model, given, reference_of(model, given), {}) {
    for (std::size_t r = 0; r < given.requests.size(); ++r) {
      const Outcome& payer = outcome.requests[r].payer;
      if (payer.kind != OutcomeKind::settled) continue;
      const auto& rule = model.rules[payer.rules.front().index];
      streams_.emplace(r, streams_of(model, std::get<semantics::Payment>(rule.conclusion), facts_, entity_of(r)));
    }
  }

  void work_out(const Passed& passed, const semantics::GoesFirst& first) {
    std::set<std::size_t> done;
    for (const std::size_t request : passed.requests) {
      if (done.contains(request)) continue;
      const std::set<std::size_t> group = group_of(request);
      done.insert(group.begin(), group.end());
      work_out_group(group, passed, first);
    }
  }

 private:
  static Date reference_of(const Model& model, const decision::Case& given) {
    const auto date = as_of(model, QuestionKind::payer);
    return given.dates[static_cast<std::size_t>(date)].value();  // a payer is settled
  }

  [[nodiscard]] Entity entity_of(std::size_t request) const {
    return {given_.requests[request].person, request, &outcome_};
  }

  [[nodiscard]] std::set<BudgetId> named_by_request(std::size_t request) const {
    std::set<BudgetId> result;
    for (const Stream& stream : streams_.at(request)) {
      const auto named = named_by(model_, stream);
      result.insert(named.begin(), named.end());
    }
    return result;
  }

  [[nodiscard]] std::set<BudgetId> named_by_all(const std::set<std::size_t>& group) const {
    std::set<BudgetId> result;
    for (const std::size_t request : group) result.merge(named_by_request(request));
    return result;
  }

  // Over and over, until nobody comes in any more.
  [[nodiscard]] std::set<std::size_t> group_of(std::size_t request) const {
    std::set<std::size_t> group{request};
    for (std::size_t before = 0; before != group.size();) {
      before = group.size();
      const std::set<BudgetId> named = named_by_all(group);
      for (const auto& [other, streams] : streams_) {
        const auto of_other = named_by_request(other);
        if (std::ranges::any_of(of_other, [&](BudgetId budget) { return named.contains(budget); })) group.insert(other);
      }
    }
    return group;
  }

  // Clause 11.4.2.
  [[nodiscard]] std::vector<FactRef> not_known(const std::set<std::size_t>& group, const semantics::GoesFirst& first) {
    std::vector<FactRef> result;
    for (const std::size_t request : group) {
      const Entity entity = entity_of(request);
      if (facts_.field(first.by, entity).state != State::known) result.push_back(field_fact(model_, first.by, entity));
    }
    for (const BudgetId budget : named_by_all(group)) {
      if (facts_.spent(budget).state != State::known) result.push_back({FactRef::Kind::spent, budget.index, 0});
    }
    return result;
  }

  void work_out_group(const std::set<std::size_t>& group, const Passed& passed, const semantics::GoesFirst& first) {
    const std::vector<FactRef> missing = not_known(group, first);
    if (!missing.empty()) {
      for (const std::size_t request : group) {
        Outcome& payer = outcome_.requests[request].payer;
        payer = not_settled(model_, given_, OutcomeKind::missing);
        payer.missing = missing;
      }
      return;
    }
    std::map<std::int64_t, std::size_t> in_order;  // by F, turned round where the highest goes first
    for (const std::size_t request : group) {
      const std::int64_t by = facts_.field(first.by, entity_of(request)).value.raw;
      in_order.emplace(first.lowest ? by : -by, request);
    }
    if (in_order.size() < group.size()) {
      for (const std::size_t request : group) open_payer(model_, given_, outcome_.requests[request].payer);
      return;
    }
    charge_anew(in_order);
    std::vector<BudgetId> shared;
    std::ranges::set_intersection(passed.ceilings, named_by_all(group), std::back_inserter(shared));
    for (const std::size_t request : group) outcome_.requests[request].payer.shared = shared;
  }

  // Clause 11.4.3.
  void charge_anew(const std::map<std::int64_t, std::size_t>& in_order) {
    std::vector<Payees> payees;
    std::map<BudgetId, std::int64_t> rooms;
    for (const auto& [by, request] : in_order) {
      for (const Stream& stream : streams_.at(request)) {
        if (stream.amount <= 0) continue;
        const bool endless = endless_budget(model_, stream) || stream.municipality;
        payees.push_back({stream.amount, named_by(model_, stream), endless});
        for (const BudgetId budget : payees.back().ceilings) rooms.emplace(budget, room_of(model_, given_, budget));
      }
    }
    const std::vector<Paid> paid = allocate(payees, rooms);
    std::size_t at = 0;
    for (const auto& [by, request] : in_order) {
      Charges charges;
      for (const Stream& stream : streams_.at(request)) {
        if (stream.amount > 0) {
          add(stream, payees[at].ceilings, paid[at], charges);
          ++at;
        }
      }
      settle(outcome_.requests[request].payer, canonical(streams_.at(request).front(), charges));
    }
  }

  void add(const Stream& stream, const std::vector<BudgetId>& ceilings, const Paid& paid, Charges& charges) const {
    std::int64_t left = stream.amount;
    for (std::size_t i = 0; i < ceilings.size(); ++i) {
      charges.amounts[ceilings[i]] += paid[i];
      left -= paid[i];
    }
    left -= paid.back();
    charges.uncovered += left;
    if (const auto budget = endless_budget(model_, stream)) {
      charges.amounts[*budget] += paid.back();
    } else if (stream.municipality) {
      charges.elsewhere[*stream.municipality] += paid.back();
    }
  }

  void settle(Outcome& payer, const PaymentAnswer& answer) const {
    payer.answer = answer;
    payer.accountable.reset();
    if (answer.uncovered != Money{}) payer.accountable = accountable(model_, given_, {});
  }

  const Model& model_;
  const decision::Case& given_;
  CaseOutcome& outcome_;
  Facts facts_;
  std::map<std::size_t, std::vector<Stream>> streams_;  // of the requests whose payer is settled
};

}  // namespace

void share_ceilings(const Model& model, const decision::Case& given, CaseOutcome& outcome) {
  const Passed together = passed(model, given, outcome);
  if (together.requests.empty()) return;
  const auto& first = model.questions[static_cast<std::size_t>(QuestionKind::payer)].first;
  if (first) {
    Payers(model, given, outcome).work_out(together, *first);
    return;
  }
  for (const std::size_t request : together.requests) open_payer(model, given, outcome.requests[request].payer);
}

}  // namespace klap::reference
