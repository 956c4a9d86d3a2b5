// What a condition comes to, with every node on the way (clauses 5.1 – 5.8, 14.3).
#pragma once

#include "reference/facts.hpp"
#include "reference/logic.hpp"

namespace klap::reference {

struct Condition {
  Reading reading;
  decision::ConditionTrace trace;
};

[[nodiscard]] Condition work_out_condition(const semantics::Model& model, ExprId id, Facts& facts,
                                           const Entity& entity);

/// The truth of a boolean operand; geen standing as a condition counts as no (clause 5.8).
[[nodiscard]] Truth truth_of(const Reading& reading);

/// Does the condition read the fact, as it is written and through its terms? (clause 6.4)
[[nodiscard]] bool mentions(const semantics::Model& model, ExprId id, const decision::FactRef& fact);

}  // namespace klap::reference
