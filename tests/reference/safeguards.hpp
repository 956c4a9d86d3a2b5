// What safeguards leave of what was answered (clauses 5.21 and 5.22).
#pragma once

#include <vector>

#include "reference/facts.hpp"

namespace klap::reference {

/// Clause 5.22: of an outcome that is settled. The entity is the one the question was about.
void hold_to_safeguards(const semantics::Model& model, const decision::Case& given, QuestionId question,
                        const Entity& entity, decision::Outcome& outcome);

/// Clause 14.3.7: every safeguard of the question, whatever the answer.
[[nodiscard]] std::vector<decision::SafeguardTrace> safeguard_traces(const semantics::Model& model,
                                                                     const decision::Case& given, QuestionId question,
                                                                     const Entity& entity);

}  // namespace klap::reference
