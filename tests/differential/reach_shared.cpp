// What requests charge together, in an order (clause 11.4); and ceilings of mandates per person and per plan (12.3).
#include <algorithm>
#include <set>

#include "differential/planted.hpp"
#include "differential/reach.hpp"

namespace klap::differential {
namespace {

using decision::Case;
using decision::CaseOutcome;
using decision::FactRef;
using decision::Outcome;
using decision::OutcomeKind;
using reference::Judged;
using semantics::Model;

const std::optional<semantics::GoesFirst>& first_of(const Model& model) {
  return model.questions[static_cast<std::size_t>(QuestionKind::payer)].first;
}

CaseOutcome without_order(Model model, const Case& facts) {
  model.questions[static_cast<std::size_t>(QuestionKind::payer)].first.reset();
  return reference::judge(model, facts).outcome;
}

/// Charged one after the other it would have been something else.
bool is_not_simple(const Model& model, const Case& facts, const Judged& judged) {
  static const std::vector<Fault> all = faults_of_shared_ceilings();
  static const auto simple =
      std::ranges::find(all, "requests are charged one after the other, each as if it were the last", &Fault::name);
  return simple->evaluate(model, facts).outcome != judged.outcome;
}

void see_group(const Model& model, const Case& facts, const Outcome& payer, const Outcome& without, Seen& seen) {
  const std::string how = first_of(model)->lowest ? "lowest" : "highest";
  const TypeKind by = model.fields[first_of(model)->by.index].type.kind;
  const std::string of = by == TypeKind::date ? " date" : by == TypeKind::money ? " amount" : " number";
  if (!payer.shared.empty()) {
    const auto& payment = std::get<decision::PaymentAnswer>(payer.answer);
    ++seen["shared, settled"];
    ++seen["shared, by the " + how + of];
    if (payer.shared.size() > 1) ++seen["shared, two ceilings"];
    if (payment.uncovered != Money{}) ++seen["shared, uncovered"];
    if (!payment.elsewhere.empty()) ++seen["shared, a municipality pays too"];
    if (without.kind == OutcomeKind::settled) ++seen["shared, by who passes nothing"];
    if (payment.lines.size() == 1 && payment.lines.front().amount == Money{}) ++seen["shared, nothing left"];
  }
  if (payer.kind == OutcomeKind::open && payer.open == decision::OpenReason::shared_ceiling) ++seen["shared, equal"];
  if (payer.kind != OutcomeKind::missing || without.kind == OutcomeKind::missing) return;
  const auto has = [&](FactRef::Kind kind) {
    return std::ranges::any_of(payer.missing, [&](const FactRef& fact) { return fact.kind == kind; });
  };
  if (has(FactRef::Kind::field)) ++seen["shared, order not known"];
  if (has(FactRef::Kind::spent)) ++seen["shared, spent not known"];
  if (has(FactRef::Kind::field) && has(FactRef::Kind::spent)) ++seen["shared, neither known"];
  (void)facts;
}

void see_base(const Model& model, const std::string& what, const decision::DecisionOutcome& decision,
              const Outcome& outcome, const decision::Derivation& derivation, Seen& seen) {
  if (derivation.person_amount) ++seen[what + ", an amount of the person"];
  if (derivation.plan_amount) ++seen[what + ", an amount of the plan"];
  for (const auto& trace : derivation.mandates) {
    const auto& mandate = model.mandates[trace.mandate.index];
    const auto& amount = mandate.base == AmountBase::plan ? derivation.plan_amount : derivation.person_amount;
    if (!mandate.ceiling || mandate.base == AmountBase::decision) continue;
    const std::string base = mandate.base == AmountBase::plan ? "plan" : "person";
    if (amount && derivation.amount && *amount > *mandate.ceiling && *derivation.amount <= *mandate.ceiling)
      ++seen[what + ", a ceiling per " + base + " binds"];
  }
  const bool of_another = std::ranges::any_of(outcome.missing, [&](const FactRef& fact) {
    const bool costs = fact.kind == FactRef::Kind::field && fact.id == model.costs.index;
    return costs && std::ranges::count(decision.requests, std::size_t{fact.entity}) == 0;
  });
  if (of_another) ++seen[what + ", costs of another request are missing"];
  const bool known = derivation.amount.has_value() && outcome.kind == OutcomeKind::error;
  if (known && !derivation.person_amount && !derivation.plan_amount && !derivation.mandates.empty())
    ++seen[what + ", perhaps beyond its limits"];
}

}  // namespace

void see_shared(const Model& model, const Case& facts, const Judged& judged, Seen& seen) {
  for (std::size_t d = 0; d < judged.outcome.decisions.size(); ++d) {
    const auto& decision = judged.outcome.decisions[d];
    const auto& derivation = judged.derivation.decisions[d];
    see_base(model, "decider", decision, decision.decider, derivation.decider, seen);
    see_base(model, "orderer", decision, decision.orderer, derivation.orderer, seen);
  }
  if (!first_of(model) || facts.requests.size() < 2) return;
  const CaseOutcome without = without_order(model, facts);
  std::size_t together = 0;
  for (std::size_t r = 0; r < facts.requests.size(); ++r) {
    const Outcome& payer = judged.outcome.requests[r].payer;
    see_group(model, facts, payer, without.requests[r].payer, seen);
    if (!payer.shared.empty()) ++together;
  }
  if (together > 2) ++seen["shared, by three"];
  if (together > 0 && is_not_simple(model, facts, judged)) ++seen["shared, not one after the other"];
}

std::vector<std::string> expected_of_shared() {
  std::vector<std::string> list;
  for (const std::string what :
       {"settled", "by the lowest number", "by the lowest date", "by the lowest amount", "by the highest number",
        "by the highest date", "by the highest amount", "two ceilings", "uncovered", "by who passes nothing",
        "nothing left", "equal", "order not known", "spent not known", "neither known", "by three",
        "not one after the other", "a municipality pays too"})
    list.push_back("shared, " + what);
  for (const std::string who : {"decider", "orderer"}) {
    for (const std::string what : {"an amount of the person", "an amount of the plan", "a ceiling per plan binds",
                                   "a ceiling per person binds", "costs of another request are missing"})
      list.push_back(who + ", " + what);
  }
  list.emplace_back("decider, perhaps beyond its limits");
  return list;
}

}  // namespace klap::differential
