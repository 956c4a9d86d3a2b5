#include "reference/judge.hpp"

#include <algorithm>
#include <map>

#include "reference/order.hpp"
#include "reference/power.hpp"
#include "reference/questions.hpp"
#include "reference/safeguards.hpp"
#include "reference/shared.hpp"

namespace klap::reference {
namespace {

using decision::CaseOutcome;
using decision::DecisionOutcome;
using decision::Outcome;
using decision::OutcomeKind;
using decision::RequestOutcome;

// Clauses 3.2 and 3.7.
QuestionResult answer_payer(const semantics::Model& model, const decision::Case& given, const Entity& entity) {
  const bool asked = model.questions[static_cast<std::size_t>(QuestionKind::payer)].asked;
  const Outcome& right = answered(*entity.answers, QuestionKind::right, entity.request);
  if (asked && right.kind == OutcomeKind::settled && !std::get<bool>(right.answer)) {
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

// Where what is worked out per request stands in outcome or derivation.
template <class OfRequest>
auto& place_of(OfRequest& request, QuestionId question) {
  switch (question.kind()) {
    case QuestionKind::law: return request.law;
    case QuestionKind::need: return request.need;
    case QuestionKind::right: return request.right;
    case QuestionKind::payer: return request.payer;
    case QuestionKind::own: return request.own[question.own()];
    default: return request.follow_up;
  }
}

// Clause 2.3: a request whose need is settled on no forms no decision.
bool needs_no_decision(const RequestOutcome& request) {
  return request.need.kind == OutcomeKind::settled && !std::get<bool>(request.need.answer);
}

/// What the requests of one decision have in common (clause 2.3), in the order in which decisions are listed.
struct Common {
  SourceId law;                                  // none: not settled
  std::vector<std::optional<Value>> divided_by;  // none: not settled

  [[nodiscard]] bool is_settled() const {
    return law.is_some() && std::ranges::all_of(divided_by, [](const auto& value) { return value.has_value(); });
  }
  auto operator<=>(const Common&) const = default;
};

Common common_of(const semantics::Model& model, const RequestOutcome& request) {
  Common common;
  if (request.law.kind == OutcomeKind::settled) common.law = std::get<SourceId>(request.law.answer);
  for (std::size_t own = 0; own < model.own_questions.size(); ++own) {
    if (!model.own_questions[own].divides) continue;
    const Outcome& outcome = request.own[own];
    common.divided_by.emplace_back();
    if (outcome.kind == OutcomeKind::settled) common.divided_by.back() = std::get<Value>(outcome.answer);
  }
  return common;
}

// Clause 2.3: one decision for the requests of a person whose law, and every answer that divides, is settled on the
// same; the others by themselves. In the order: persons as in the case, laws by name, the answers that divide, then
// those of which something is not settled, by request.
std::vector<DecisionOutcome> decisions_of(const semantics::Model& model, const decision::Case& given,
                                          const CaseOutcome& outcome) {
  std::vector<DecisionOutcome> decisions;
  for (std::size_t person = 0; person < given.persons.size(); ++person) {
    std::map<Common, std::vector<std::size_t>> together;
    std::vector<DecisionOutcome> by_themselves;
    for (std::size_t r = 0; r < given.requests.size(); ++r) {
      if (given.requests[r].person != person || needs_no_decision(outcome.requests[r])) continue;
      const Common common = common_of(model, outcome.requests[r]);
      if (common.is_settled()) {
        together[common].push_back(r);
      } else {
        by_themselves.push_back({person, common.law, common.divided_by, {r}, {}, {}});
      }
    }
    for (const auto& [common, requests] : together) {
      decisions.push_back({person, common.law, common.divided_by, requests, {}, {}});
    }
    decisions.insert(decisions.end(), by_themselves.begin(), by_themselves.end());
  }
  return decisions;
}

// Clause 2.7: the first need among the requests of a decision that is neither settled nor unasked.
const Outcome* awaited_need(const semantics::Model& model, const CaseOutcome& outcome,
                            const DecisionOutcome& decision) {
  if (!model.questions[static_cast<std::size_t>(QuestionKind::need)].asked) return nullptr;
  for (const std::size_t request : decision.requests) {
    const Outcome& need = outcome.requests[request].need;
    if (need.kind != OutcomeKind::settled) return &need;
  }
  return nullptr;
}

// Clauses 2.2 and 12, and the addressee.
void answer_decision(const semantics::Model& model, const decision::Case& given, const CaseOutcome& outcome,
                     DecisionOutcome& decision, decision::DecisionDerivation& derivation) {
  const std::size_t first = decision.requests.front();
  const Outcome* need = awaited_need(model, outcome, decision);
  const DecisionView view{decision.person, decision.requests, outcome, need};
  keep(answer_decider(model, given, view), decision.decider, derivation.decider);
  keep(answer_orderer(model, given, view), decision.orderer, derivation.orderer);
  const Entity entity{decision.person, first, &outcome, need};
  keep(answer_question(model, given, QuestionKind::addressee, entity), decision.addressee, derivation.addressee);
}

// Clause 5.11: the competent bodies that must ratify, if the decision was taken by who may not take it, or the order
// was given by who may not give it.
std::vector<ActorId> to_ratify(const DecisionOutcome& decision) {
  std::vector<ActorId> bodies;
  for (const Outcome* outcome : {&decision.decider, &decision.orderer}) {
    if (outcome->kind != OutcomeKind::settled) continue;
    const auto& answer = std::get<decision::DeciderAnswer>(outcome->answer);
    if (answer.claimed.is_some()) bodies.insert(bodies.end(), answer.bodies.begin(), answer.bodies.end());
  }
  return bodies;
}

QuestionResult answer_follow_up(const semantics::Model& model, const decision::Case& given, const CaseOutcome& outcome,
                                std::size_t r) {
  const RequestOutcome& request = outcome.requests[r];
  const Entity entity{given.requests[r].person, r, &outcome};
  if (!request.decision) return answer_question(model, given, QuestionKind::follow_up, entity);  // nothing to ratify
  const auto ratify = to_ratify(outcome.decisions[*request.decision]);
  return answer_question(model, given, QuestionKind::follow_up, entity, ratify);
}

// Clause 5.22, after all else: of every outcome of a question that may have safeguards.
void hold_all_to_safeguards(const semantics::Model& model, const decision::Case& given, CaseOutcome& outcome) {
  for (std::size_t r = 0; r < given.requests.size(); ++r) {
    const Entity entity{given.requests[r].person, r, &outcome};
    hold_to_safeguards(model, given, QuestionKind::payer, entity, outcome.requests[r].payer);
    hold_to_safeguards(model, given, QuestionKind::follow_up, entity, outcome.requests[r].follow_up);
  }
  for (DecisionOutcome& decision : outcome.decisions) {
    const Entity entity{decision.person, decision.requests.front(), &outcome};
    hold_to_safeguards(model, given, QuestionKind::decider, entity, decision.decider);
    hold_to_safeguards(model, given, QuestionKind::orderer, entity, decision.orderer);
    hold_to_safeguards(model, given, QuestionKind::addressee, entity, decision.addressee);
  }
  hold_to_safeguards(model, given, QuestionKind::direction, {0, 0, &outcome}, outcome.plan.direction);
}

}  // namespace

Judged judge(const semantics::Model& model, const decision::Case& given) {
  Judged judged;
  CaseOutcome& outcome = judged.outcome;
  decision::CaseDerivation& derivation = judged.derivation;
  outcome.requests.resize(given.requests.size());
  derivation.requests.resize(given.requests.size());
  for (std::size_t r = 0; r < given.requests.size(); ++r) {
    outcome.requests[r].own.resize(model.own_questions.size());
    derivation.requests[r].own.resize(model.own_questions.size());
  }

  // Clause 2.4: law → need → right → {payer, decider, orderer, addressee, direction} → follow-up, own questions in
  // between; each for all requests before the next (clause 5.14), for a list reads what was answered for every one.
  for (const QuestionId question : order_of_questions(model)) {
    for (std::size_t r = 0; r < given.requests.size(); ++r) {
      const Entity entity{given.requests[r].person, r, &outcome};
      const QuestionResult result = question == QuestionKind::payer ? answer_payer(model, given, entity)
                                                                    : answer_question(model, given, question, entity);
      keep(result, place_of(outcome.requests[r], question), place_of(derivation.requests[r], question));
    }
  }
  outcome.decisions = decisions_of(model, given, outcome);
  derivation.decisions.resize(outcome.decisions.size());
  for (std::size_t d = 0; d < outcome.decisions.size(); ++d) {
    DecisionOutcome& decision = outcome.decisions[d];
    answer_decision(model, given, outcome, decision, derivation.decisions[d]);
    for (const std::size_t r : decision.requests) outcome.requests[r].decision = d;
  }
  const Entity plan{0, 0, &outcome};
  keep(answer_question(model, given, QuestionKind::direction, plan), outcome.plan.direction, derivation.plan.direction);
  for (std::size_t r = 0; r < given.requests.size(); ++r) {
    keep(answer_follow_up(model, given, outcome, r), outcome.requests[r].follow_up, derivation.requests[r].follow_up);
  }
  share_ceilings(model, given, outcome);
  hold_all_to_safeguards(model, given, outcome);
  return judged;
}

}  // namespace klap::reference
