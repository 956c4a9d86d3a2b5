// Who may decide: clause 12.
#pragma once

#include <bit>
#include <vector>

#include "question.hpp"

namespace klap::decision {

/// Sets of DecisionKind, a bit each.
using KindSet = std::uint8_t;

[[nodiscard]] constexpr KindSet bit(DecisionKind kind) {
  return static_cast<KindSet>(1U << static_cast<unsigned>(kind));
}

template <class Use>
void each_kind(KindSet kinds, Use use) {
  for (unsigned left = kinds; left != 0; left &= left - 1) use(static_cast<DecisionKind>(std::countr_zero(left)));
}

/// One decision as the register sees it.
struct PowerCase {
  const program::Program* program = nullptr;
  const Case* facts = nullptr;
  const CaseOutcome* answers = nullptr;  // what conditions read
  Workroom* room = nullptr;
  QuestionKind question = QuestionKind::decider;  // or the orderer's
  SourceId law;
  std::uint32_t person = 0;
  const std::vector<std::size_t>* requests = nullptr;  // of the decision
  Date facts_on;                                       // the reference date
  Date as_of;                                          // powers: the same, or the day somebody decided or ordered
  std::optional<Date> known_on;                        // by when something has to be known (9.9); none: whenever
  ActorId taken_by;                                    // who decided or ordered already; may be none
  std::vector<KindSet> kind_sets;                      // possible ones

  /// Of the conditions of powers: about the decision, by its first request.
  [[nodiscard]] Reading reading() const;
  /// In its period, and known.
  template <class Power>
  [[nodiscard]] bool in_force(const Power& p) const {
    return p.validity.contains(as_of) && (!p.known_from || !known_on || *p.known_from <= *known_on);
  }
  [[nodiscard]] KindSet all_kinds() const {
    KindSet all = 0;
    for (const KindSet kinds : kind_sets) all = static_cast<KindSet>(all | kinds);
    return all;
  }
  [[nodiscard]] bool is_objection() const { return (all_kinds() & bit(DecisionKind::decide_objection)) != 0; }
};

/// What the decision is about and when, from the case and the rights of its requests (clauses 12.2, 12.9, 12.14).
[[nodiscard]] PowerCase power_case(const program::Program& program, const Case& facts, const CaseOutcome& answers,
                                   const DecisionOutcome& decision, QuestionKind question, Date as_of);

[[nodiscard]] Outcome answer_decider(const PowerCase& power);
[[nodiscard]] Derivation derive_decider(const PowerCase& power);

}  // namespace klap::decision
