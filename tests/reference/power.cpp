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

  [[nodiscard]] ActorId claimed() const { return taken ? taken->taken_by : ActorId{}; }
  // Clause 12.9: the day somebody took it, else the reference date.
  [[nodiscard]] Date on() const { return claimed().is_some() && taken->on ? *taken->on : reference; }
};

const decision::TakenDecision* taken_decision(const decision::Case& given, std::size_t person, SourceId law) {
  for (const decision::TakenDecision& taken : given.decisions) {
    if (taken.person == person && taken.law == law) return &taken;
  }
  return nullptr;
}

// Clause 12.2. One request at a time: what it can need, joined to what those before it can need.
std::vector<DecisionKinds> possible_kind_sets(const Deciding& d) {
  if (d.taken && d.taken->kind) return {only(*d.taken->kind)};
  std::vector<DecisionKinds> possible{DecisionKinds{}};
  for (const Outcome* right : d.view.rights) {
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
  return {d.model, d.chains, d.law, d.on(), amount.state, amount.value.raw, facts};
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

std::vector<ActorId> competent_bodies(const Power& power, DecisionKinds kinds) {
  std::vector<ActorId> bodies;
  for (std::size_t i = 0; i < power.model.actors.size(); ++i) {
    if (power.model.actors[i].kind != ActorKind::body) continue;
    const auto list = list_of(kinds);
    if (std::ranges::all_of(list, [&](DecisionKind kind) { return power.is_competent(ActorId(i), kind); })) {
      bodies.emplace_back(i);
    }
  }
  return bodies;
}

struct SetAnswer {
  Truth known = Truth::yes;  // else unknown, later or error
  DeciderAnswer answer;      // if known
};

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
  if (result.answer.deciders.empty()) {
    result.answer.bodies = competent_bodies(power, kinds);
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

// Clause 12.10: the costs of the requests and personal interest, as far as they are unknown, reduced.
std::vector<FactRef> own_missing(const Deciding& d) {
  Facts facts(d.model, d.given, d.reference, {});
  (void)amount_of(d, facts);
  (void)facts.personal_interest();
  const auto ordered = in_asking_order(d.model, QuestionKind::decider, facts.candidates());
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
    if (mandate.ceiling && mandate.validity.contains(d.on()) && for_law && for_kind) return true;
  }
  return false;
}

bool any_right(const Deciding& d, OutcomeKind kind) {
  return std::ranges::any_of(d.view.rights, [&](const Outcome* right) { return right->kind == kind; });
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
  if (all_known && !differ) {
    Outcome outcome;
    outcome.kind = OutcomeKind::settled;
    outcome.answer = answers.front().answer;
    return outcome;
  }
  if (differ && any_right(d, OutcomeKind::error)) return not_settled(d.model, d.given, OutcomeKind::error);
  std::vector<FactRef> missing = own_missing(d);
  if (d.kind_sets.size() > 1) {
    for (const Outcome* right : d.view.rights) {
      if (right->kind == OutcomeKind::missing) append_new(missing, right->missing);
    }
  }
  Outcome outcome = not_settled(d.model, d.given, missing.empty() ? OutcomeKind::open : OutcomeKind::missing);
  if (missing.empty()) {
    outcome.open = decision::OpenReason::waits;
    outcome.waits_for = QuestionKind::right;
  }
  outcome.missing = missing;
  return outcome;
}

// Clause 14.3.6.
decision::Derivation derivation_of(const Deciding& d) {
  Facts facts(d.model, d.given, d.reference, {});
  const Power power = power_with(d, facts);
  decision::Derivation derivation;
  for (std::size_t i = 0; i < d.model.mandates.size(); ++i) {
    Truth alive = Truth::yes;
    for (const DecisionKind kind : list_of(d.kind_sets.front())) {
      alive = both(alive, power.is_alive(d.model.mandates[i], kind));
    }
    derivation.mandates.push_back({MandateId(i), alive});
  }
  if (d.given.personal_interest) derivation.barred = *d.given.personal_interest;
  if (power.amount_state == State::known) derivation.amount = Money::from_cents(power.amount);
  return derivation;
}

}  // namespace

QuestionResult answer_decider(const semantics::Model& model, const decision::Case& given, const DecisionView& view) {
  if (const auto outcome = settled_beforehand(model, given, QuestionKind::decider)) return {*outcome, {}};
  if (view.awaited_need) return {waiting_for(model, given, QuestionKind::need, *view.awaited_need), {}};
  if (view.law->kind != OutcomeKind::settled) {  // clause 12.11
    return {waiting_for(model, given, QuestionKind::law, *view.law), {}};
  }

  const CaseDate as_of = model.questions[static_cast<std::size_t>(QuestionKind::decider)].as_of;
  const SourceId law = std::get<SourceId>(view.law->answer);
  Deciding d{model, given, view, *given.dates[static_cast<std::size_t>(as_of)], law, nullptr, all_chains(model), {}};
  d.taken = taken_decision(given, view.person, law);
  d.kind_sets = possible_kind_sets(d);
  if (overflow_matters(d)) return {not_settled(model, given, OutcomeKind::error), derivation_of(d)};
  return {combine(d), derivation_of(d)};
}

}  // namespace klap::reference
