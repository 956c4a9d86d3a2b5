#include "reference/power.hpp"

#include <algorithm>
#include <tuple>

#include <klap/base/limits.hpp>

#include "reference/chains.hpp"

namespace klap::reference {
namespace {

using decision::DeciderAnswer;
using decision::FactRef;
using decision::Outcome;
using decision::OutcomeKind;
using semantics::DecisionKinds;

DecisionKinds only(DecisionKind kind) {
  DecisionKinds kinds;
  kinds.set(static_cast<std::size_t>(kind));
  return kinds;
}

const DecisionKinds award = only(DecisionKind::award);
const DecisionKinds refuse = only(DecisionKind::refuse);

/// What is fixed while the decider of one decision is worked out.
struct Deciding {
  const semantics::Model& model;
  const decision::Case& given;
  const DecisionView& view;
  Date reference;
  SourceId law;
  const decision::TakenDecision* taken = nullptr;
  std::vector<Chain> chains;
  std::vector<DecisionKinds> kind_sets;

  [[nodiscard]] Entity entity() const { return {view.person, view.requests.front(), &view.answers}; }
  [[nodiscard]] std::vector<const Outcome*> rights() const {
    std::vector<const Outcome*> result;
    for (const std::size_t request : view.requests) result.push_back(&view.answers.requests[request].right);
    return result;
  }
  [[nodiscard]] ActorId claimed() const { return taken ? taken->taken_by : ActorId{}; }
  // Clause 12.9: the day somebody took it, else the reference date.
  [[nodiscard]] Date on() const { return claimed().is_some() && taken->on ? *taken->on : reference; }
};

// Clause 12.2. One request at a time: what it can need, joined to what those before it can need.
std::vector<DecisionKinds> possible_kind_sets(const Deciding& d) {
  if (d.taken && d.taken->kind) return {only(*d.taken->kind)};
  std::vector<DecisionKinds> possible{DecisionKinds{}};
  for (const Outcome* right : d.rights()) {
    std::vector<DecisionKinds> longer;
    for (const DecisionKinds& before : possible) {
      const bool settled = right->kind == OutcomeKind::settled;
      const bool yes = settled && std::get<bool>(right->answer);
      if (!settled || yes) longer.push_back(before | award);
      if (!settled || !yes) longer.push_back(before | refuse);
    }
    possible = longer;
  }
  std::ranges::sort(possible, {}, [](const DecisionKinds& kinds) { return kinds.to_ulong(); });
  possible.erase(std::unique(possible.begin(), possible.end()), possible.end());
  return possible;
}

// Clause 12.3.
Reading amount_of(const Deciding& d, Facts& facts) {
  if (!d.model.costs.is_some()) return {};
  State state = State::known;
  std::int64_t sum = 0;
  for (const std::size_t request : d.view.requests) {
    const Reading costs = facts.field(d.model.costs, {d.view.person, request});
    state = worse(state, costs.state);
    if (costs.state == State::known) sum += costs.value.raw;
  }
  if (state != State::known) return {state, {}};
  if (sum > limits::cents || sum < -limits::cents) return {State::error, {}};
  return {State::known, Value{TypeKind::money, sum}};
}

Power power_with(const Deciding& d, Facts& facts) {
  const Reading amount = amount_of(d, facts);
  const Conditions conditions = work_out_conditions(d.model, facts, d.entity());
  return {d.model, d.chains, d.view.person, d.law, d.on(), amount.state, amount.value.raw, conditions, facts};
}

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

bool is_on_objection(const DecisionKinds& kinds) {
  return kinds.test(static_cast<std::size_t>(DecisionKind::decide_objection));
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

// Clause 12.11: does the overflow of the amount matter?
bool overflow_matters(const Deciding& d) {
  Facts facts(d.model, d.given, d.reference, {});
  if (amount_of(d, facts).state != State::error) return false;
  for (const semantics::Mandate& mandate : d.model.mandates) {
    const bool for_law = std::ranges::count(mandate.laws, d.law) > 0;
    const bool for_kind = std::ranges::any_of(d.kind_sets, [&](auto& kinds) { return (kinds & mandate.kinds).any(); });
    if (mandate.ceiling && is_in_force(mandate, d.on()) && for_law && for_kind) return true;
  }
  return false;
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

std::optional<decision::ConditionTrace> trace_of(const std::optional<Condition>& condition) {
  if (!condition) return std::nullopt;
  return condition->trace;
}

// Alive for all kinds of the first kind set.
template <class Id>
Truth is_alive_for_first(const Deciding& d, const Power& power, Id id) {
  Truth alive = Truth::yes;
  for (const DecisionKind kind : list_of(d.kind_sets.front())) alive = both(alive, power.is_alive(id, kind));
  return alive;
}

// Clause 14.3.6.
decision::Derivation derivation_of(const Deciding& d) {
  Facts facts(d.model, d.given, d.reference, {});
  const Power power = power_with(d, facts);
  decision::Derivation derivation;
  for (std::size_t i = 0; i < d.model.mandates.size(); ++i) {
    const MandateId id(i);
    derivation.mandates.push_back({id, is_alive_for_first(d, power, id), trace_of(power.conditions.mandates[i])});
  }
  for (std::size_t i = 0; i < d.model.competences.size(); ++i) {
    const CompetenceId id(i);
    derivation.competences.push_back({id, is_alive_for_first(d, power, id), trace_of(power.conditions.competences[i])});
  }
  for (std::size_t i = 0; i < d.model.delegations.size(); ++i) {
    const DelegationId id(i);
    derivation.delegations.push_back({id, is_alive_for_first(d, power, id), std::nullopt});
  }
  for (std::size_t i = 0; i < d.model.reservations.size(); ++i) {
    const ReservationId id(i);
    derivation.reservations.push_back(
        {id, is_alive_for_first(d, power, id), trace_of(power.conditions.reservations[i])});
  }
  if (d.taken && is_on_objection(d.kind_sets.front())) derivation.primary = d.taken->primary_by;
  if (d.given.personal_interest) derivation.barred = *d.given.personal_interest;
  if (power.amount_state == State::known) derivation.amount = Money::from_cents(power.amount);
  return derivation;
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

}  // namespace

QuestionResult answer_decider(const semantics::Model& model, const decision::Case& given, const DecisionView& view) {
  if (const auto outcome = settled_beforehand(model, given, QuestionKind::decider)) return {*outcome, {}};
  if (view.awaited_need) return {waiting_for(model, given, QuestionKind::need, *view.awaited_need), {}};
  if (const auto waits = unsettled_answer(model, view)) {
    return {waiting_for(model, given, *waits, answered(view.answers, *waits, view.requests.front())), {}};
  }

  const Date reference = *given.dates[static_cast<std::size_t>(as_of(model, QuestionKind::decider))];
  const Outcome& law_outcome = answered(view.answers, QuestionKind::law, view.requests.front());
  const SourceId law = std::get<SourceId>(law_outcome.answer);
  Deciding d{model, given, view, reference, law, nullptr, all_chains(model), {}};
  d.taken = taken_decision(given, view.person, law);
  d.kind_sets = possible_kind_sets(d);
  if (overflow_matters(d)) return {not_settled(model, given, OutcomeKind::error), derivation_of(d)};
  return {combine(d), derivation_of(d)};
}

}  // namespace klap::reference
