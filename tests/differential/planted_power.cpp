// Faults in power (clause 12): conditions, delegation, reservation, consent, objections.
#include <algorithm>

#include "differential/planting.hpp"

namespace klap::differential {
namespace {

using decision::Case;
using decision::DecisionOutcome;
using decision::TakenDecision;
using reference::Judged;
using semantics::Model;

// What both are for, and when.
template <class Power>
std::optional<Power> narrowed(Power power, const semantics::Delegation& by) {
  std::erase_if(power.laws, [&](SourceId law) { return std::ranges::count(by.laws, law) == 0; });
  power.kinds &= by.kinds;
  if (by.validity.from) power.validity.from = std::max(power.validity.from, by.validity.from);
  const auto through = by.validity.through;
  if (through && (!power.validity.through || *through < *power.validity.through)) power.validity.through = through;
  return power;
}

// Whoever receives a body's power is competent as that body was, and that body still is.
void keep_delegated(Model& model) {
  const auto delegations = model.delegations;
  for (std::size_t step = 0; step < delegations.size(); ++step) {
    for (const auto& delegation : delegations) {
      const auto competences = model.competences;
      for (const auto& competence : competences) {
        if (competence.body != delegation.from || model.competences.size() > 200) continue;
        auto passed_on = narrowed(competence, delegation);
        passed_on->body = delegation.to;
        model.competences.push_back(*passed_on);
      }
    }
  }
  model.delegations.clear();
}

// Who received power by delegation has none to delegate.
void delegate_once(Model& model) {
  const auto delegations = model.delegations;
  std::erase_if(model.delegations, [&](const semantics::Delegation& delegation) {
    return std::ranges::any_of(delegations, [&](const auto& other) { return other.to == delegation.from; });
  });
}

bool is_body(const Model& model, ActorId actor) { return model.actors[actor.index].kind == ActorKind::body; }

ActorId some_body(const Model& model) {
  const auto found = std::ranges::find(model.actors, ActorKind::body, &semantics::Actor::kind);
  return ActorId(static_cast<std::size_t>(found - model.actors.begin()));
}

void for_all_objections(Case& facts, const std::function<void(TakenDecision&)>& change) {
  for (TakenDecision& taken : facts.decisions) {
    if (taken.kind == DecisionKind::decide_objection) change(taken);
  }
}

// Awb 10:3 lid 3 as if it were of bodies too: who took it is barred.
void bar_bodies(const Model& model, Case& facts) {
  const bool presumed = model.questions[static_cast<std::size_t>(QuestionKind::decider)].no_interest.has_value();
  for_all_objections(facts, [&](const TakenDecision& taken) {
    if (!taken.primary_by.is_some() || !is_body(model, taken.primary_by)) return;
    if (!facts.personal_interest && !presumed) return;
    auto list = facts.personal_interest.value_or(std::vector<ActorId>{});
    if (std::ranges::count(list, taken.primary_by) == 0) list.push_back(taken.primary_by);
    std::ranges::sort(list);
    facts.personal_interest = list;
  });
}

// The conditions of powers on the day somebody took the decision.
void read_on_day_taken(const Model& model, const Case& facts, Judged& judged) {
  for (DecisionOutcome& decision : judged.outcome.decisions) {
    const auto* taken = reference::taken_decision(facts, decision.person, decision.law);
    const bool named = taken && taken->taken_by.is_some() && taken->on;
    if (!named || judged.derivation.decisions[*judged.outcome.requests[decision.requests.front()].decision].decider ==
                      decision::Derivation{}) {
      continue;
    }
    Case other = facts;
    other.dates[static_cast<std::size_t>(reference::as_of(model, QuestionKind::decider))] = taken->on;
    decision.decider = answer_decider(model, other, view_of(judged.outcome, decision)).outcome;
  }
}

std::vector<Fault> faults_of_objections() {
  return {
      in_case("who took the decision objected to may decide on it",
              [](const Model& m, Case& c) {
                for_all_objections(c, [&](TakenDecision& taken) { taken.primary_by = some_body(m); });
              }),
      in_case("that nobody says who took it means that nobody did",
              [](const Model& m, Case& c) {
                for_all_objections(c, [&](TakenDecision& taken) {
                  if (!taken.primary_by.is_some()) taken.primary_by = some_body(m);
                });
              }),
      in_case("a body that took the decision objected to may not decide on it", bar_bodies),
  };
}

std::vector<Fault> faults_of_conditions() {
  return {
      in_rules("the condition of a competence does not count",
               [](Model& m) {
                 for (auto& competence : m.competences) competence.condition = {};
               }),
      in_rules("the condition of a mandate does not count",
               [](Model& m) {
                 for (auto& mandate : m.mandates) mandate.condition = {};
               }),
      in_rules("the condition of a reservation does not count",
               [](Model& m) {
                 for (auto& reservation : m.reservations) reservation.condition = {};
               }),
      in_outcome("the condition of a power is read on the day somebody decided", read_on_day_taken),
      in_outcome("the conditions of powers do not stand in the derivation",
                 [](const Model&, const Case&, Judged& j) {
                   for (auto& decision : j.derivation.decisions) {
                     for (auto& competence : decision.decider.competences) competence.condition.reset();
                   }
                 }),
  };
}

}  // namespace

std::vector<Fault> faults_of_power() {
  std::vector<Fault> all{
      in_rules("who delegates may still decide", keep_delegated),
      in_rules("delegations do not count", [](Model& m) { m.delegations.clear(); }),
      in_rules("what was delegated is not delegated further", delegate_once),
      in_rules("reservations do not count", [](Model& m) { m.reservations.clear(); }),
      in_rules("a mandate that needs consent is in force the day after",
               [](Model& m) {
                 for (auto& mandate : m.mandates) {
                   if (mandate.consent && mandate.consent->since)
                     mandate.consent->since = add_days(*mandate.consent->since, 1);
                 }
               }),
      in_rules("consent is not looked at",
               [](Model& m) {
                 for (auto& mandate : m.mandates) mandate.consent.reset();
               }),
  };
  for (auto& fault : faults_of_objections()) all.push_back(fault);
  for (auto& fault : faults_of_conditions()) all.push_back(fault);
  all.back().of_derivation = true;
  return all;
}

}  // namespace klap::differential
