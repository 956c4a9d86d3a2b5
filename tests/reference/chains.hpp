// Mandate chains and what they are worth for one decision (clauses 12.1 – 12.7).
#pragma once

#include <array>
#include <vector>

#include "reference/conditions.hpp"
#include "reference/facts.hpp"
#include "reference/logic.hpp"

namespace klap::reference {

/// Clause 12.5: a body and the mandates down from it; no mandate at all is the body itself.
struct Chain {
  std::vector<ActorId> actors;      // from the body down to who gets the power
  std::vector<MandateId> mandates;  // one less than actors
};

/// Every chain the rule set has, by trying all.
[[nodiscard]] std::vector<Chain> all_chains(const semantics::Model& model);

/// The conditions of competences, mandates and reservations, worked out for the decision: absent where there is none.
struct Conditions {
  std::vector<std::optional<Condition>> competences;
  std::vector<std::optional<Condition>> mandates;
  std::vector<std::optional<Condition>> reservations;
};

[[nodiscard]] Conditions work_out_conditions(const semantics::Model& model, Facts& facts, const Entity& entity);

/// What the power is needed for, and what is known of it.
struct Power {
  const semantics::Model& model;
  const std::vector<Chain>& chains;
  std::size_t person = 0;
  SourceId law;
  Date on;                         // the date competences, delegations, mandates and reservations are read on
  std::optional<Date> known_by;    // and by which they must have been known; none: all are (clause 9.9)
  std::array<Reading, 3> amounts;  // by base (clause 12.3); of one that no mandate has, unknown
  Conditions conditions;
  Facts& facts;  // for personal interest and who took the decision objected to

  /// Clause 12.5, with the condition: in force, for this law and kind.
  [[nodiscard]] Truth is_alive(CompetenceId competence, DecisionKind kind) const;
  [[nodiscard]] Truth is_alive(DelegationId delegation, DecisionKind kind) const;
  [[nodiscard]] Truth is_alive(ReservationId reservation, DecisionKind kind) const;
  /// Clause 12.4.
  [[nodiscard]] Truth is_alive(MandateId mandate, DecisionKind kind) const;
  [[nodiscard]] Truth is_alive(const Chain& chain, DecisionKind kind) const;
  [[nodiscard]] Truth is_competent(ActorId body, DecisionKind kind) const;
  /// Clause 12.6.
  [[nodiscard]] Truth may_decide(ActorId actor, semantics::DecisionKinds kinds) const;
  /// Clause 12.7.
  [[nodiscard]] Truth decides(ActorId actor, semantics::DecisionKinds kinds) const;

 private:
  /// By competence or delegation, whether or not it was passed on.
  [[nodiscard]] Truth had(ActorId body, DecisionKind kind) const;
  [[nodiscard]] Truth is_reserved(ActorId to, DecisionKind kind) const;
  [[nodiscard]] Truth is_below_ceiling(const semantics::Mandate& mandate) const;
  [[nodiscard]] Truth took_primary(ActorId actor, semantics::DecisionKinds kinds) const;
  /// For every kind: some chain to `actor`, through `through` if that is somebody, is alive.
  [[nodiscard]] Truth is_reached(ActorId actor, ActorId through, semantics::DecisionKinds kinds) const;
};

/// Is a mandate in force: its period, whether it was known, and what it says on consent (clauses 9.9 and 12.4).
[[nodiscard]] bool is_in_force(const semantics::Mandate& mandate, Date on, const std::optional<Date>& known_by);

/// The kinds of a set, in order.
[[nodiscard]] std::vector<DecisionKind> list_of(semantics::DecisionKinds kinds);

}  // namespace klap::reference
