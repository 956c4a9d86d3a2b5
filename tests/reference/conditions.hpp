// What a condition comes to, with every node on the way (clauses 5.1 – 5.8, 5.12 – 5.14, 5.18, 14.3).
#pragma once

#include <vector>

#include "reference/facts.hpp"
#include "reference/logic.hpp"

namespace klap::reference {

struct Condition {
  Reading reading;
  decision::ConditionTrace trace;
};

[[nodiscard]] Condition work_out_condition(const semantics::Model& model, ExprId id, Facts& facts,
                                           const Entity& entity);

/// A list function, with its condition and what it adds worked out for every element; in lists.cpp.
[[nodiscard]] bool is_list_function(Op op);
[[nodiscard]] Condition work_out_list(const semantics::Model& model, const semantics::Expr& expr, Facts& facts,
                                      const Entity& entity);

/// The end of a term that stood still; in suspended.cpp.
[[nodiscard]] Condition work_out_suspended(const semantics::Model& model, const semantics::Expr& expr, Facts& facts,
                                           const Entity& entity);

/// The truth of a boolean operand; geen standing as a condition counts as no (clause 5.8).
[[nodiscard]] Truth truth_of(const Reading& reading);

/// What a truth is as an operand.
[[nodiscard]] Reading reading_of(Truth t);

/// The question of which an `answer` reads the answer.
[[nodiscard]] QuestionId question_of(const semantics::Expr& answer);

/// The operands of a node; of a term its meaning.
[[nodiscard]] std::vector<ExprId> arguments_of(const semantics::Model& model, const semantics::Expr& expr);

}  // namespace klap::reference
