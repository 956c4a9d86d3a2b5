// Mandate chains and what they are worth for one decision (clauses 12.1 – 12.7).
#pragma once

#include <vector>

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

/// What the power is needed for, and what is known of it.
struct Power {
  const semantics::Model& model;
  const std::vector<Chain>& chains;
  SourceId law;
  Date on;  // the date competence and mandates are read on
  State amount_state = State::unknown;
  std::int64_t amount = 0;  // cents, if known
  Facts& facts;             // for personal interest

  [[nodiscard]] bool is_competent(ActorId body, DecisionKind kind) const;
  [[nodiscard]] Truth is_alive(const semantics::Mandate& mandate, DecisionKind kind) const;
  [[nodiscard]] Truth is_alive(const Chain& chain, DecisionKind kind) const;
  /// Clause 12.6.
  [[nodiscard]] Truth may_decide(ActorId actor, semantics::DecisionKinds kinds) const;
  /// Clause 12.7.
  [[nodiscard]] Truth decides(ActorId actor, semantics::DecisionKinds kinds) const;

 private:
  /// For every kind: some chain to `actor`, through `through` if that is somebody, is alive.
  [[nodiscard]] Truth is_reached(ActorId actor, ActorId through, semantics::DecisionKinds kinds) const;
};

/// The kinds of a set, in order.
[[nodiscard]] std::vector<DecisionKind> list_of(semantics::DecisionKinds kinds);

}  // namespace klap::reference
