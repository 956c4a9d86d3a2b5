#include "reference/power.hpp"

#include <algorithm>
#include <tuple>

#include "reference/deciding.hpp"

namespace klap::reference {
namespace {

using decision::DeciderAnswer;
using decision::FactRef;
using decision::Outcome;
using decision::OutcomeKind;
using semantics::DecisionKinds;

// Clause 12.8: the shortest alive chain for the first kind; then by names of the actors, then by mandates.
decision::Decider decider_with_chain(const Power& power, ActorId actor, DecisionKinds kinds) {
  const Chain* best = nullptr;
  const auto key = [](const Chain& c) { return std::tuple(c.mandates.size(), c.actors, c.mandates); };
  for (const Chain& chain : power.chains) {
    if (chain.actors.back() != actor || power.is_alive(chain, list_of(kinds).front()) != Truth::yes) continue;
    if (!best || key(chain) < key(*best)) best = &chain;
  }
  decision::Decider decider;
  decider.actor = actor;
  decider.on_behalf_of = best->actors.front();
  if (!best->mandates.empty()) decider.via.assign(best->actors.begin() + 1, best->actors.end() - 1);
  decider.chain = best->mandates;
  return decider;
}

struct SetAnswer {
  Truth known = Truth::yes;  // else unknown, later or error
  DeciderAnswer answer;      // if known
};

// Clause 12.8: the bodies that are competent for all kinds, as far as that is known of all.
void add_competent_bodies(const Power& power, DecisionKinds kinds, SetAnswer& result) {
  for (std::size_t i = 0; i < power.model.actors.size(); ++i) {
    if (power.model.actors[i].kind != ActorKind::body) continue;
    Truth competent = Truth::yes;
    for (const DecisionKind kind : list_of(kinds)) competent = both(competent, power.is_competent(ActorId(i), kind));
    if (competent == Truth::yes) result.answer.bodies.emplace_back(i);
    if (competent != Truth::yes && competent != Truth::no) result.known = both(result.known, competent);
  }
}

// Clauses 12.8 and 12.9: the answer for one kind set.
SetAnswer answer_for(const Deciding& d, const Power& power, DecisionKinds kinds) {
  SetAnswer result;
  for (std::size_t i = 0; i < d.model.actors.size(); ++i) {
    const ActorId actor(i);
    if (d.claimed().is_some() && actor != d.claimed()) continue;
    const Truth t = d.claimed().is_some() ? power.may_decide(actor, kinds) : power.decides(actor, kinds);
    if (t == Truth::yes) result.answer.deciders.push_back(decider_with_chain(power, actor, kinds));
    if (t == Truth::yes || t == Truth::no) continue;
    result.known = both(result.known, t);
  }
  if (result.answer.deciders.empty() && result.known == Truth::yes) {
    add_competent_bodies(power, kinds, result);
    result.answer.claimed = d.claimed();
  }
  return result;
}

std::vector<SetAnswer> answers_with(const Deciding& d, const std::set<FactRef>& later) {
  Facts facts(d.model, d.given, d.reference, later);
  const Power power = power_with(d, facts);
  std::vector<SetAnswer> answers;
  for (const DecisionKinds& kinds : d.kind_sets) answers.push_back(answer_for(d, power, kinds));
  return answers;
}

// Of what the conditions of powers count as rules (clause 12.10).
std::vector<ExprId> conditions_of(const semantics::Model& model) {
  std::vector<ExprId> conditions;
  for (const auto& competence : model.competences) conditions.push_back(competence.condition);
  for (const auto& mandate : model.mandates) conditions.push_back(mandate.condition);
  for (const auto& reservation : model.reservations) conditions.push_back(reservation.condition);
  return conditions;
}

// Clause 12.10: the costs of the requests, personal interest, who took the primary decision and what conditions read,
// as far as they are unknown, reduced.
std::vector<FactRef> own_missing(const Deciding& d) {
  Facts facts(d.model, d.given, d.reference, {});
  (void)power_with(d, facts);  // the costs and all conditions
  (void)facts.personal_interest();
  if (std::ranges::any_of(d.kind_sets, is_on_objection)) (void)facts.primary_decider(d.view.person, d.law);
  const auto ordered = in_asking_order(d.model, conditions_of(d.model), facts.candidates());
  return reduce(ordered, [&](const std::set<FactRef>& later) {
    const auto answers = answers_with(d, later);
    return std::ranges::none_of(answers, [](const SetAnswer& a) { return a.known == Truth::unknown; });
  });
}

// Clause 12.11: does the overflow of the amount that a ceiling is held against matter?
bool overflow_matters(const Deciding& d) {
  Facts facts(d.model, d.given, d.reference, {});
  return std::ranges::any_of(d.model.mandates, [&](const semantics::Mandate& mandate) {
    const bool for_law = std::ranges::count(mandate.laws, d.law) > 0;
    const bool for_kind = std::ranges::any_of(d.kind_sets, [&](auto& kinds) { return (kinds & mandate.kinds).any(); });
    const bool counts = mandate.ceiling && is_in_force(mandate, d.on(), d.known_by()) && for_law && for_kind;
    return counts && amount_of(d, mandate.base, facts).state == State::error;
  });
}

bool any_right(const Deciding& d, OutcomeKind kind) {
  const auto rights = d.rights();
  return std::ranges::any_of(rights, [&](const Outcome* right) { return right->kind == kind; });
}

bool answers_differ(const std::vector<SetAnswer>& answers) {
  for (const SetAnswer& one : answers) {
    for (const SetAnswer& other : answers) {
      const bool known = one.known == Truth::yes && other.known == Truth::yes;
      if (known && one.answer != other.answer) return true;
    }
  }
  return false;
}

// Clause 12.10.
Outcome combine(const Deciding& d) {
  const auto answers = answers_with(d, {});
  const bool all_known = std::ranges::all_of(answers, [](auto& a) { return a.known == Truth::yes; });
  const bool differ = answers_differ(answers);
  const bool any_error = std::ranges::any_of(answers, [](auto& a) { return a.known == Truth::error; });
  if (all_known && !differ) {
    Outcome outcome;
    outcome.kind = OutcomeKind::settled;
    outcome.answer = answers.front().answer;
    return outcome;
  }
  if (any_error || (differ && any_right(d, OutcomeKind::error))) {
    return not_settled(d.model, d.given, OutcomeKind::error);
  }
  Replaced missing = replace_answers(own_missing(d), d.view.answers);
  if (d.kind_sets.size() > 1) {
    for (const Outcome* right : d.rights()) {
      if (right->kind == OutcomeKind::missing) append_new(missing.facts, right->missing);
    }
  }
  if (!missing.facts.empty()) return missing_outcome(d.model, d.given, missing.facts);
  return waits_for(d.model, d.given, missing.first_waited_for.value_or(QuestionKind::right));
}

// Clause 12.11: the law, then the answers that divide, in name order.
std::optional<QuestionId> unsettled_answer(const semantics::Model& model, const DecisionView& view) {
  std::vector<QuestionId> wanted{QuestionKind::law};
  for (std::size_t own = 0; own < model.own_questions.size(); ++own) {
    if (model.own_questions[own].divides) wanted.push_back(QuestionId::of_own(own));
  }
  for (const QuestionId question : wanted) {
    const Outcome& outcome = answered(view.answers, question, view.requests.front());
    if (outcome.kind != OutcomeKind::settled) return question;
  }
  return std::nullopt;
}

// By the register: the decider or the orderer.
QuestionResult answer_by_register(const semantics::Model& model, const decision::Case& given, const DecisionView& view,
                                  QuestionKind question) {
  if (const auto outcome = settled_beforehand(model, given, question)) return {*outcome, {}};
  if (view.awaited_need) return {waiting_for(model, given, QuestionKind::need, *view.awaited_need), {}};
  if (const auto waits = unsettled_answer(model, view)) {
    return {waiting_for(model, given, *waits, answered(view.answers, *waits, view.requests.front())), {}};
  }

  const Date reference = *given.dates[static_cast<std::size_t>(as_of(model, question))];
  const Outcome& law_outcome = answered(view.answers, QuestionKind::law, view.requests.front());
  const SourceId law = std::get<SourceId>(law_outcome.answer);
  Deciding d{model, given, view, question, reference, law, nullptr, all_chains(model), {}};
  d.taken = taken_decision(given, view.person, law);
  d.kind_sets = possible_kind_sets(d);
  if (overflow_matters(d)) return {not_settled(model, given, OutcomeKind::error), derivation_of(d)};
  return {combine(d), derivation_of(d)};
}

// Clause 3.2.
bool has_no_right_at_all(const DecisionView& view) {
  return std::ranges::all_of(view.requests, [&](std::size_t request) {
    const Outcome& right = view.answers.requests[request].right;
    return right.kind == OutcomeKind::settled && !std::get<bool>(right.answer);
  });
}

}  // namespace

QuestionResult answer_decider(const semantics::Model& model, const decision::Case& given, const DecisionView& view) {
  return answer_by_register(model, given, view, QuestionKind::decider);
}

// Clauses 3.2 and 3.7: what is not asked first, then what no right leaves nothing to order for.
QuestionResult answer_orderer(const semantics::Model& model, const decision::Case& given, const DecisionView& view) {
  const bool asked = model.questions[static_cast<std::size_t>(QuestionKind::orderer)].asked;
  if (!asked || !has_no_right_at_all(view)) return answer_by_register(model, given, view, QuestionKind::orderer);
  Outcome outcome;
  outcome.kind = OutcomeKind::not_applicable;
  outcome.waits_for = QuestionKind::right;
  return {outcome, {}};
}

}  // namespace klap::reference
