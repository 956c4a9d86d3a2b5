#include "reference/safeguards.hpp"

#include <algorithm>

#include "reference/conditions.hpp"
#include "reference/questions.hpp"

namespace klap::reference {
namespace {

using decision::FactRef;
using decision::Outcome;
using decision::OutcomeKind;
using decision::PartyAnswer;
using semantics::Model;
using semantics::Pattern;
using semantics::Safeguard;

/// Of an answer what a pattern may match.
struct Part {
  PatternKind kind{};
  BudgetId budget;                 // of a line of a budget
  std::optional<PartyAnswer> who;  // of all else but lines
  ObligationKind obligation{};     // of an obligation
  std::string message;
};

PartyAnswer actor_party(ActorId actor) { return {PartyAnswer::Kind::actor, 0, actor, 0}; }

/// The parts of every kind of answer, of the question it answers. What has no parts: onbevoegd, and `niets aan`.
struct PartsOf {
  QuestionId question;

  std::vector<Part> operator()(const decision::PaymentAnswer& payment) const {
    std::vector<Part> parts;
    for (const auto& line : payment.lines) parts.push_back({PatternKind::pays, line.budget, std::nullopt, {}, {}});
    for (std::size_t i = 0; i < payment.elsewhere.size(); ++i)
      parts.push_back({PatternKind::pays, {}, std::nullopt, {}, {}});
    return parts;
  }
  std::vector<Part> operator()(const decision::DeciderAnswer& answer) const {
    const auto kind = question == QuestionKind::decider ? PatternKind::decides : PatternKind::orders;
    std::vector<Part> parts;
    for (const auto& decider : answer.deciders) parts.push_back({kind, {}, actor_party(decider.actor), {}, {}});
    return parts;
  }
  std::vector<Part> operator()(const decision::AddresseeAnswer& answer) const {
    std::vector<Part> parts{{PatternKind::addressed, {}, answer.to, {}, {}}};
    for (const auto& copy : answer.copies) parts.push_back({PatternKind::copied, {}, copy, {}, {}});
    return parts;
  }
  std::vector<Part> operator()(const PartyAnswer& director) const {
    return {{PatternKind::directs, {}, director, {}, {}}};
  }
  std::vector<Part> operator()(const std::vector<decision::ObligationAnswer>& list) const {
    std::vector<Part> parts;
    for (const auto& one : list) {
      if (one.kind != ObligationKind::nothing)
        parts.push_back({PatternKind::obliged, {}, one.to, one.kind, one.message});
    }
    return parts;
  }
  template <class Other>
  std::vector<Part> operator()(const Other&) const {  // of questions that have no safeguards
    return {};
  }
};

// Clause 5.21: is it the somebody that a pattern means?
bool is_meant(const Model& model, const Pattern& pattern, const PartyAnswer& who, const Entity& entity) {
  const bool is_actor = who.kind == PartyAnswer::Kind::actor;
  const auto is_any = [&](ActorKind kind) { return is_actor && model.actors[who.actor.index].kind == kind; };
  switch (pattern.somebody) {
    case SomebodyKind::actor: return is_actor && who.actor == pattern.actor;
    case SomebodyKind::resident: return who.kind == PartyAnswer::Kind::person && who.person == entity.person;
    case SomebodyKind::any_body: return is_any(ActorKind::body);
    case SomebodyKind::any_function: return is_any(ActorKind::function);
    case SomebodyKind::any_provider: return is_any(ActorKind::provider);
    case SomebodyKind::any_volunteer: return is_any(ActorKind::volunteer);
    case SomebodyKind::any_organisation: return is_any(ActorKind::organisation);
    case SomebodyKind::any_person: return who.kind == PartyAnswer::Kind::person;
    case SomebodyKind::any_municipality: return who.kind == PartyAnswer::Kind::municipality;
  }
  return false;
}

bool matches(const Model& model, const Pattern& pattern, const Part& part, const Entity& entity) {
  if (pattern.kind != part.kind) return false;
  if (pattern.kind == PatternKind::pays) return part.budget.is_some() && part.budget == pattern.budget;
  if (pattern.kind == PatternKind::obliged) {
    if (pattern.obligation != part.obligation) return false;
    if (!pattern.message.empty() && pattern.message != part.message) return false;
  }
  return is_meant(model, pattern, *part.who, entity);
}

bool bites(const Model& model, const Safeguard& safeguard, const std::vector<Part>& parts, const Entity& entity) {
  const bool any = std::ranges::any_of(parts, [&](const Part& part) {
    return std::ranges::any_of(safeguard.patterns,
                               [&](const Pattern& pattern) { return matches(model, pattern, part, entity); });
  });
  return safeguard.always ? !any : any;
}

std::vector<SafeguardId> safeguards_of(const Model& model, QuestionId question) {
  std::vector<SafeguardId> result;
  for (std::size_t i = 0; i < model.safeguards.size(); ++i) {
    if (QuestionId(model.safeguards[i].question) == question) result.emplace_back(i);
  }
  return result;
}

decision::SafeguardTrace work_out(const Model& model, SafeguardId id, Facts& facts, const Entity& entity) {
  const Safeguard& safeguard = model.safeguards[id.index];
  decision::SafeguardTrace trace;
  trace.safeguard = id;
  trace.valid = truth_of(safeguard.validity.contains(facts.reference()) && facts.is_known(safeguard.known_from));
  trace.counts = trace.valid;
  if (safeguard.condition.is_some()) {
    Condition condition = work_out_condition(model, safeguard.condition, facts, entity);
    trace.counts = both(trace.valid, truth_of(condition.reading));
    trace.condition = std::move(condition.trace);
  }
  return trace;
}

/// The safeguards that bite, worked out with one set of facts.
struct Biting {
  const Model& model;
  const decision::Case& given;
  const Entity& entity;
  Date reference;
  std::vector<SafeguardId> ids;

  [[nodiscard]] std::vector<Truth> truths(Facts& facts) const {
    std::vector<Truth> result;
    for (const SafeguardId id : ids) result.push_back(work_out(model, id, facts, entity).counts);
    return result;
  }
  [[nodiscard]] bool is_decided_by(const std::set<FactRef>& later) const {
    Facts facts(model, given, reference, later);
    return std::ranges::count(truths(facts), Truth::unknown) == 0;
  }
  // Clause 6, with the conditions of the safeguards that bite in place of rules.
  [[nodiscard]] Outcome missing(const std::set<FactRef>& candidates) const {
    std::vector<ExprId> conditions;
    for (const SafeguardId id : ids) conditions.push_back(model.safeguards[id.index].condition);
    const auto ordered = in_asking_order(model, conditions, candidates);
    const auto reduced = reduce(ordered, [&](const std::set<FactRef>& later) { return is_decided_by(later); });
    const Replaced replaced = replace_answers(reduced, *entity.answers);
    return replaced.facts.empty() ? waits_for(model, given, *replaced.first_waited_for)
                                  : missing_outcome(model, given, replaced.facts);
  }
};

Date reference_of(const Model& model, const decision::Case& given, QuestionId question) {
  return *given.dates[static_cast<std::size_t>(as_of(model, question))];
}

}  // namespace

void hold_to_safeguards(const Model& model, const decision::Case& given, QuestionId question, const Entity& entity,
                        Outcome& outcome) {
  if (outcome.kind != OutcomeKind::settled) return;
  Biting biting{model, given, entity, reference_of(model, given, question), {}};
  const auto parts = std::visit(PartsOf{question}, outcome.answer);
  for (const SafeguardId id : safeguards_of(model, question)) {
    if (bites(model, model.safeguards[id.index], parts, entity)) biting.ids.push_back(id);
  }
  Facts facts(model, given, biting.reference, {});
  const std::vector<Truth> truths = biting.truths(facts);
  if (std::ranges::count(truths, Truth::error) > 0) {
    outcome = not_settled(model, given, OutcomeKind::error);
  } else if (std::ranges::count(truths, Truth::yes) > 0) {
    const auto rules = outcome.rules;
    outcome = not_settled(model, given, OutcomeKind::conflict);
    outcome.rules = rules;
    for (std::size_t i = 0; i < truths.size(); ++i) {
      if (truths[i] == Truth::yes) outcome.safeguards.push_back(biting.ids[i]);
    }
  } else if (std::ranges::count(truths, Truth::unknown) > 0) {
    outcome = biting.missing(facts.candidates());
  }
}

std::vector<decision::SafeguardTrace> safeguard_traces(const Model& model, const decision::Case& given,
                                                       QuestionId question, const Entity& entity) {
  Facts facts(model, given, reference_of(model, given, question), {});
  std::vector<decision::SafeguardTrace> result;
  for (const SafeguardId id : safeguards_of(model, question)) result.push_back(work_out(model, id, facts, entity));
  return result;
}

}  // namespace klap::reference
