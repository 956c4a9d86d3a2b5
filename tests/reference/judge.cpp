#include "reference/judge.hpp"

#include <algorithm>
#include <map>

#include "reference/power.hpp"
#include "reference/questions.hpp"

namespace klap::reference {
namespace {

using decision::CaseOutcome;
using decision::DecisionOutcome;
using decision::Outcome;
using decision::OutcomeKind;
using decision::PaymentAnswer;
using decision::RequestOutcome;

// Clauses 3.2 and 3.7.
QuestionResult answer_payer(const semantics::Model& model, const decision::Case& given, const Entity& entity) {
  const bool asked = model.questions[static_cast<std::size_t>(QuestionKind::payer)].asked;
  if (asked && entity.right->kind == OutcomeKind::settled && !std::get<bool>(entity.right->answer)) {
    Outcome outcome;
    outcome.kind = OutcomeKind::not_applicable;
    outcome.waits_for = QuestionKind::right;
    return {outcome, {}};
  }
  return answer_question(model, given, QuestionKind::payer, entity);
}

void keep(const QuestionResult& result, Outcome& outcome, decision::Derivation& derivation) {
  outcome = result.outcome;
  derivation = result.derivation;
}

// Clause 2.3: one decision for the requests of a person whose law is settled on the same law; the others by themselves.
// In the order: persons as in the case, laws by name, then those whose law is not settled, by request.
std::vector<DecisionOutcome> decisions_of(const semantics::Model& model, const decision::Case& given,
                                          const CaseOutcome& outcome) {
  std::vector<DecisionOutcome> decisions;
  for (std::size_t person = 0; person < given.persons.size(); ++person) {
    for (std::size_t law = 0; law < model.sources.size(); ++law) {
      DecisionOutcome decision;
      decision.person = person;
      decision.law = SourceId(law);
      for (std::size_t r = 0; r < given.requests.size(); ++r) {
        const Outcome& answer = outcome.requests[r].law;
        const bool settled = answer.kind == OutcomeKind::settled && std::get<SourceId>(answer.answer) == decision.law;
        if (given.requests[r].person == person && settled) decision.requests.push_back(r);
      }
      if (!decision.requests.empty()) decisions.push_back(decision);
    }
    for (std::size_t r = 0; r < given.requests.size(); ++r) {
      if (given.requests[r].person != person || outcome.requests[r].law.kind == OutcomeKind::settled) continue;
      DecisionOutcome decision;
      decision.person = person;
      decision.requests = {r};
      decisions.push_back(decision);
    }
  }
  return decisions;
}

// Clauses 2.2 and 12, and the addressee.
void answer_decision(const semantics::Model& model, const decision::Case& given, const CaseOutcome& outcome,
                     DecisionOutcome& decision, decision::DecisionDerivation& derivation) {
  const std::size_t first = decision.requests.front();
  DecisionView view{decision.person, decision.requests, &outcome.requests[first].law, {}};
  for (const std::size_t request : decision.requests) view.rights.push_back(&outcome.requests[request].right);
  keep(answer_decider(model, given, view), decision.decider, derivation.decider);
  const Entity entity{decision.person, first, view.law, nullptr};
  keep(answer_question(model, given, QuestionKind::addressee, entity), decision.addressee, derivation.addressee);
}

// Clause 5.11: the competent bodies that must ratify, if the decision was taken by who may not take it.
std::vector<ActorId> to_ratify(const Outcome& decider) {
  if (decider.kind != OutcomeKind::settled) return {};
  const auto& answer = std::get<decision::DeciderAnswer>(decider.answer);
  return answer.claimed.is_some() ? answer.bodies : std::vector<ActorId>{};
}

// Clause 11.2: what is left of a ceiling for the payer; only called where it was known.
std::int64_t room_of(const semantics::Model& model, const decision::Case& given, BudgetId budget) {
  const std::int64_t ceiling = model.budgets[budget.index].ceiling->amount.cents();
  return std::max<std::int64_t>(0, ceiling - given.spent[budget.index]->amount.cents());
}

// Clause 11.3.
void open_shared_ceilings(const semantics::Model& model, const decision::Case& given, CaseOutcome& outcome) {
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
  for (const auto& [budget, requests] : charged_by) {
    if (requests.size() < 2 || charged[budget] <= room_of(model, given, budget)) continue;
    for (const std::size_t r : requests) {
      Outcome& payer = outcome.requests[r].payer;
      const auto rules = payer.rules;
      payer = not_settled(model, given, OutcomeKind::open);
      payer.open = decision::OpenReason::shared_ceiling;
      payer.rules = rules;
    }
  }
}

}  // namespace

Judged judge(const semantics::Model& model, const decision::Case& given) {
  Judged judged;
  CaseOutcome& outcome = judged.outcome;
  decision::CaseDerivation& derivation = judged.derivation;
  outcome.requests.resize(given.requests.size());
  derivation.requests.resize(given.requests.size());

  // Clause 2.4: law → right → {payer, decider, addressee} → follow-up.
  for (std::size_t r = 0; r < given.requests.size(); ++r) {
    RequestOutcome& request = outcome.requests[r];
    const Entity entity{given.requests[r].person, r, &request.law, &request.right};
    keep(answer_question(model, given, QuestionKind::law, entity), request.law, derivation.requests[r].law);
    keep(answer_question(model, given, QuestionKind::right, entity), request.right, derivation.requests[r].right);
    keep(answer_payer(model, given, entity), request.payer, derivation.requests[r].payer);
  }
  outcome.decisions = decisions_of(model, given, outcome);
  derivation.decisions.resize(outcome.decisions.size());
  for (std::size_t d = 0; d < outcome.decisions.size(); ++d) {
    DecisionOutcome& decision = outcome.decisions[d];
    answer_decision(model, given, outcome, decision, derivation.decisions[d]);
    for (const std::size_t r : decision.requests) {
      RequestOutcome& request = outcome.requests[r];
      request.decision = d;
      const Entity entity{decision.person, r, &request.law, &request.right};
      const auto follow_up =
          answer_question(model, given, QuestionKind::follow_up, entity, to_ratify(decision.decider));
      keep(follow_up, request.follow_up, derivation.requests[r].follow_up);
    }
  }
  open_shared_ceilings(model, given, outcome);
  return judged;
}

}  // namespace klap::reference
