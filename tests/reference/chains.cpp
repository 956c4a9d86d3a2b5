#include "reference/chains.hpp"

#include <algorithm>

namespace klap::reference {
namespace {

void extend(const semantics::Model& model, const Chain& chain, std::vector<Chain>& all) {
  all.push_back(chain);
  // Clause 12.5: all before the last with `mag ondermandateren`.
  if (!chain.mandates.empty() && !model.mandates[chain.mandates.back().index].may_submandate) return;
  for (std::size_t i = 0; i < model.mandates.size(); ++i) {
    const semantics::Mandate& mandate = model.mandates[i];
    if (mandate.from != chain.actors.back()) continue;
    if (std::ranges::count(chain.actors, mandate.to) > 0) continue;  // no actor twice
    Chain longer = chain;
    longer.actors.push_back(mandate.to);
    longer.mandates.emplace_back(i);
    extend(model, longer, all);
  }
}

bool has(const std::vector<SourceId>& laws, SourceId law) { return std::ranges::count(laws, law) > 0; }
bool has(semantics::DecisionKinds kinds, DecisionKind kind) { return kinds.test(static_cast<std::size_t>(kind)); }

template <class List>
std::vector<std::optional<Condition>> conditions_of(const semantics::Model& model, const List& list, Facts& facts,
                                                    const Entity& entity) {
  std::vector<std::optional<Condition>> result;
  for (const auto& power : list) {
    result.emplace_back();
    if (power.condition.is_some()) result.back() = work_out_condition(model, power.condition, facts, entity);
  }
  return result;
}

// A power without condition has yes (clause 5.2).
Truth truth_of(const std::optional<Condition>& condition) {
  return condition ? truth_of(condition->reading) : Truth::yes;
}

}  // namespace

std::vector<Chain> all_chains(const semantics::Model& model) {
  std::vector<Chain> all;
  for (std::size_t i = 0; i < model.actors.size(); ++i) {
    if (model.actors[i].kind == ActorKind::body) extend(model, {{ActorId(i)}, {}}, all);
  }
  return all;
}

std::vector<DecisionKind> list_of(semantics::DecisionKinds kinds) {
  std::vector<DecisionKind> list;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (kinds.test(i)) list.push_back(static_cast<DecisionKind>(i));
  }
  return list;
}

Conditions work_out_conditions(const semantics::Model& model, Facts& facts, const Entity& entity) {
  return {conditions_of(model, model.competences, facts, entity), conditions_of(model, model.mandates, facts, entity),
          conditions_of(model, model.reservations, facts, entity)};
}

bool is_in_force(const semantics::Mandate& mandate, Date on, const std::optional<Date>& known_by) {
  const bool consented = !mandate.consent || !mandate.consent->since || *mandate.consent->since <= on;
  return mandate.validity.contains(on) && is_known(mandate.known_from, known_by) && consented;
}

// Of any other power.
template <class Given>
static bool is_in_force(const Given& power, const Power& of) {
  return power.validity.contains(of.on) && is_known(power.known_from, of.known_by);
}

Truth Power::is_alive(CompetenceId id, DecisionKind kind) const {
  const semantics::Competence& competence = model.competences[id.index];
  const bool covers = is_in_force(competence, *this) && has(competence.laws, law) && has(competence.kinds, kind);
  return both(truth_of(covers), truth_of(conditions.competences[id.index]));
}

Truth Power::is_alive(DelegationId id, DecisionKind kind) const {
  const semantics::Delegation& delegation = model.delegations[id.index];
  return truth_of(is_in_force(delegation, *this) && has(delegation.laws, law) && has(delegation.kinds, kind));
}

Truth Power::is_alive(ReservationId id, DecisionKind kind) const {
  const semantics::Reservation& reservation = model.reservations[id.index];
  const bool covers = is_in_force(reservation, *this) && has(reservation.laws, law) && has(reservation.kinds, kind);
  return both(truth_of(covers), truth_of(conditions.reservations[id.index]));
}

// Clause 12.4: does the actor keep this kind of decision to itself?
Truth Power::is_reserved(ActorId to, DecisionKind kind) const {
  Truth reserved = Truth::no;
  for (std::size_t i = 0; i < model.reservations.size(); ++i) {
    if (model.reservations[i].to == to) reserved = either(reserved, is_alive(ReservationId(i), kind));
  }
  return reserved;
}

Truth Power::is_below_ceiling(const semantics::Mandate& mandate) const {
  if (!mandate.ceiling) return Truth::yes;
  const Reading& amount = amounts[static_cast<std::size_t>(mandate.base)];
  switch (amount.state) {
    case State::known: return truth_of(amount.value.raw <= mandate.ceiling->cents());
    case State::later: return Truth::later;
    case State::error: return Truth::error;
    case State::none:
    case State::unknown: break;
  }
  return Truth::unknown;
}

// Clause 12.4.
Truth Power::is_alive(MandateId id, DecisionKind kind) const {
  const semantics::Mandate& mandate = model.mandates[id.index];
  const bool covers = is_in_force(mandate, on, known_by) && has(mandate.laws, law) && has(mandate.kinds, kind);
  Truth alive = both(truth_of(covers), is_below_ceiling(mandate));
  alive = both(alive, truth_of(conditions.mandates[id.index]));
  return both(alive, opposite(is_reserved(mandate.from, kind)));
}

// Clause 12.5. Ends, for delegations have no cycle (clause 12.12).
Truth Power::had(ActorId body, DecisionKind kind) const {
  Truth t = Truth::no;
  for (std::size_t i = 0; i < model.competences.size(); ++i) {
    if (model.competences[i].body == body) t = either(t, is_alive(CompetenceId(i), kind));
  }
  for (std::size_t i = 0; i < model.delegations.size(); ++i) {
    if (model.delegations[i].to != body) continue;
    t = either(t, both(is_alive(DelegationId(i), kind), had(model.delegations[i].from, kind)));
  }
  return t;
}

Truth Power::is_competent(ActorId body, DecisionKind kind) const {
  Truth gave_away = Truth::no;
  for (std::size_t i = 0; i < model.delegations.size(); ++i) {
    if (model.delegations[i].from == body) gave_away = either(gave_away, is_alive(DelegationId(i), kind));
  }
  return both(had(body, kind), opposite(gave_away));
}

// Clause 12.5.
Truth Power::is_alive(const Chain& chain, DecisionKind kind) const {
  Truth t = is_competent(chain.actors.front(), kind);
  for (const MandateId mandate : chain.mandates) t = both(t, is_alive(mandate, kind));
  return t;
}

Truth Power::is_reached(ActorId actor, ActorId through, semantics::DecisionKinds kinds) const {
  Truth for_all_kinds = Truth::yes;
  for (const DecisionKind kind : list_of(kinds)) {
    Truth some_chain = Truth::no;
    for (const Chain& chain : chains) {
      if (chain.actors.back() != actor) continue;
      if (through.is_some() && std::ranges::count(chain.actors, through) == 0) continue;
      some_chain = either(some_chain, is_alive(chain, kind));
    }
    for_all_kinds = both(for_all_kinds, some_chain);
  }
  return for_all_kinds;
}

// Clause 12.6, Awb 10:3 lid 3: not of bodies.
Truth Power::took_primary(ActorId actor, semantics::DecisionKinds kinds) const {
  if (!has(kinds, DecisionKind::decide_objection)) return Truth::no;
  if (model.actors[actor.index].kind == ActorKind::body) return Truth::no;
  const Reading primary = facts.primary_decider(person, law);
  if (primary.state == State::later) return Truth::later;
  if (primary.state != State::known) return Truth::unknown;
  return truth_of(primary.value.as_provider() == actor);
}

Truth Power::may_decide(ActorId actor, semantics::DecisionKinds kinds) const {
  Truth interested = Truth::no;
  const State list = facts.personal_interest();
  if (list == State::unknown) interested = Truth::unknown;
  if (list == State::later) interested = Truth::later;
  if (list == State::known) interested = truth_of(facts.has_personal_interest(actor));
  const Truth free = both(opposite(interested), opposite(took_primary(actor, kinds)));
  return both(is_reached(actor, {}, kinds), free);
}

Truth Power::decides(ActorId actor, semantics::DecisionKinds kinds) const {
  Truth somebody_below = Truth::no;
  for (std::size_t i = 0; i < model.actors.size(); ++i) {
    const ActorId other(i);
    if (other == actor) continue;
    somebody_below = either(somebody_below, both(may_decide(other, kinds), is_reached(other, actor, kinds)));
  }
  return both(may_decide(actor, kinds), opposite(somebody_below));
}

}  // namespace klap::reference
