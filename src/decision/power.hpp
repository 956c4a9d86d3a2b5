// Who may decide: clause 12.
#pragma once

#include <vector>

#include "question.hpp"

namespace klap::decision {

/// One decision as the mandate register sees it.
struct PowerCase {
  const program::Program* program = nullptr;
  const Case* facts = nullptr;
  SourceId law;
  std::uint32_t person = 0;
  const std::vector<std::size_t>* requests = nullptr;  // of the decision
  Date facts_on;                                       // the reference date
  Date as_of;                                          // competence and mandates: the same, or the day somebody decided
  ActorId taken_by;                                    // who decided already; may be none
  std::vector<std::uint8_t> kind_sets;                 // possible sets of DecisionKind, a bit each
};

/// What the decision is about and when, from the case and the rights of its requests (clauses 12.2, 12.9).
[[nodiscard]] PowerCase power_case(const program::Program& program, const Case& facts, const DecisionOutcome& decision,
                                   const std::vector<const Outcome*>& rights, Date as_of);

[[nodiscard]] Outcome answer_decider(const PowerCase& power, const std::vector<const Outcome*>& rights);
[[nodiscard]] Derivation derive_decider(const PowerCase& power);

}  // namespace klap::decision
