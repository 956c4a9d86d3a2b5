// The register of powers as it comes out for one decision: who is competent, which mandates are alive, who may decide
// and who decides (clauses 12.4 – 12.8).
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "power.hpp"

namespace klap::decision {

/// The facts the register reads, in one supposition about what is still to be asked.
struct Supposed {
  /// By AmountBase; of a person and of the plan only where a mandate of the question is held against it.
  std::array<Operand, 3> amounts{};
  Operand primary;  // who took the decision objected to; read only for a decision on an objection
  Operand::State interest = Operand::State::known;
  const std::vector<ActorId>* interested = nullptr;        // if known
  std::vector<Truth> competences, mandates, reservations;  // their conditions, of what counts; yes where there is none
};

/// Has a mandate of the question a ceiling that is held against that?
[[nodiscard]] bool counts(const PowerCase& power, AmountBase base);

/// With `later`, those facts count as known later; with `unknowns`, what is read and not known is collected there.
[[nodiscard]] Supposed suppose(const PowerCase& power, const FactSet* later, FactSet* unknowns = nullptr);

/// On the day and for the law of the decision, and known.
template <class Power>
[[nodiscard]] bool in_force(const PowerCase& power, const Power& p) {
  return power.in_force(p) && std::binary_search(p.laws.begin(), p.laws.end(), power.law);
}

/// Truths per actor for one kind set; of who is not reached it is *no*.
struct Standing {
  std::vector<Truth> may;
  std::vector<Truth> decides;
};

class Register {
 public:
  Register(const PowerCase& power, Supposed supposed);

  [[nodiscard]] const Supposed& supposed() const { return supposed_; }
  [[nodiscard]] Truth alive(MandateId id, DecisionKind kind) const;
  [[nodiscard]] Truth alive(CompetenceId id, DecisionKind kind) const;
  [[nodiscard]] Truth alive(DelegationId id, DecisionKind kind) const;
  [[nodiscard]] Truth alive(ReservationId id, DecisionKind kind) const;
  [[nodiscard]] Truth competent(ActorId body, DecisionKind kind) const { return of(kind, Part::competent)[body.index]; }
  [[nodiscard]] Truth competent(ActorId body, KindSet kinds) const;
  [[nodiscard]] Standing standing(KindSet kinds) const;
  /// For one kind set. State known; else unknown, later or error.
  [[nodiscard]] std::optional<DeciderAnswer> answer(KindSet kinds, Operand::State& state) const;

 private:
  template <class Power>
  [[nodiscard]] bool covers(const Power& p, DecisionKind kind) const {
    return (p.kinds & bit(kind)) != 0 && in_force(power_, p);
  }
  [[nodiscard]] Truth covered_amount(const program::Mandate& m) const;
  [[nodiscard]] Truth alive(std::uint32_t chain, DecisionKind kind) const { return of(kind, Part::chains)[chain]; }
  [[nodiscard]] Truth all_alive(const program::Chain& chain, DecisionKind kind) const;
  [[nodiscard]] Truth interested(ActorId actor) const;
  [[nodiscard]] Truth took_primary(ActorId actor) const;
  [[nodiscard]] Decider decider(ActorId actor, KindSet kinds) const;
  [[nodiscard]] Truth may_decide(ActorId actor, KindSet kinds) const;
  void find_through(ActorId actor, KindSet kinds, Truth* through, Truth* of_kind) const;
  void work_out(DecisionKind kind);

  const PowerCase& power_;
  const program::Program& program_;
  Supposed supposed_;
  /// Of one kind in question, in one piece of `truths_`: by actor, and of chains by place in their table. No chain to
  /// an actor who is not reached is alive, and those are not worked out.
  enum class Part : std::uint8_t { competent, reserved, reached, chains };
  [[nodiscard]] Truth* of(DecisionKind kind, Part part);
  [[nodiscard]] const Truth* of(DecisionKind kind, Part part) const {
    return const_cast<Register*>(this)->of(kind, part);
  }

  std::vector<Truth> truths_;  // of mandates: alive but for the kind, and for what is reserved; then by kind
  std::array<std::size_t, decision_kind_count> begin_{};
  std::vector<ActorId> reached_;  // for some kind, in id order: nobody else may decide, or stands above who does
};

}  // namespace klap::decision
