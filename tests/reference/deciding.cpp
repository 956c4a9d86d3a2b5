#include "reference/deciding.hpp"

#include <algorithm>

#include <klap/base/limits.hpp>

#include "reference/safeguards.hpp"

namespace klap::reference {
namespace {

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
const DecisionKinds give_order = only(DecisionKind::give_order);

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

}  // namespace

// Clause 12.2. One request at a time: what it can need, joined to what those before it can need. An order is one kind,
// whatever the rights (clause 12.14).
std::vector<DecisionKinds> possible_kind_sets(const Deciding& d) {
  if (d.is_of_order()) return {give_order};
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

static std::vector<std::size_t> requests_of(const Deciding& d, AmountBase base) {
  if (base == AmountBase::decision) return d.view.requests;
  std::vector<std::size_t> result;
  for (std::size_t r = 0; r < d.given.requests.size(); ++r) {
    if (base == AmountBase::plan || d.given.requests[r].person == d.view.person) result.push_back(r);
  }
  return result;
}

bool is_of_question(const Deciding& d, const semantics::Mandate& mandate) {
  return mandate.kinds.test(static_cast<std::size_t>(DecisionKind::give_order)) == d.is_of_order();
}

bool is_base(const Deciding& d, AmountBase base) {
  return std::ranges::any_of(d.model.mandates, [&](const semantics::Mandate& mandate) {
    return mandate.ceiling && mandate.base == base && is_of_question(d, mandate);
  });
}

// Clause 12.3.
Reading amount_of(const Deciding& d, AmountBase base, Facts& facts) {
  if (!d.model.costs.is_some()) return {};
  State state = State::known;
  std::int64_t sum = 0;
  for (const std::size_t request : requests_of(d, base)) {
    const Reading costs = facts.field(d.model.costs, {d.given.requests[request].person, request});
    state = worse(state, costs.state);
    if (costs.state == State::known) sum += costs.value.raw;
  }
  if (state != State::known) return {state, {}};
  if (sum > limits::cents || sum < -limits::cents) return {State::error, {}};
  return {State::known, Value{TypeKind::money, sum}};
}

Power power_with(const Deciding& d, Facts& facts) {
  std::array<Reading, 3> amounts;
  for (const AmountBase base : {AmountBase::decision, AmountBase::person, AmountBase::plan}) {
    if (base != AmountBase::decision && !is_base(d, base)) continue;
    amounts[static_cast<std::size_t>(base)] = amount_of(d, base, facts);
  }
  const Conditions conditions = work_out_conditions(d.model, facts, d.entity());
  return {d.model, d.chains, d.view.person, d.law, d.on(), d.known_by(), amounts, conditions, facts};
}

bool is_on_objection(const DecisionKinds& kinds) {
  return kinds.test(static_cast<std::size_t>(DecisionKind::decide_objection));
}

// Clause 14.3.6.
decision::Derivation derivation_of(const Deciding& d) {
  Facts facts(d.model, d.given, d.reference, {});
  const Power power = power_with(d, facts);
  decision::Derivation derivation;
  derivation.safeguards = safeguard_traces(d.model, d.given, d.question, d.entity());
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
  const auto amount = [&](AmountBase base) {
    const Reading& of = power.amounts[static_cast<std::size_t>(base)];
    return of.state == State::known ? Money::from_cents(of.value.raw) : std::nullopt;
  };
  derivation.amount = amount(AmountBase::decision);
  derivation.person_amount = amount(AmountBase::person);
  derivation.plan_amount = amount(AmountBase::plan);
  return derivation;
}

}  // namespace klap::reference
