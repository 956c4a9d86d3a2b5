// Which requests are decided together: clauses 2.3 and 2.10.
#pragma once

#include <optional>

#include <klap/decision/case.hpp>
#include <klap/decision/outcome.hpp>
#include <klap/program/program.hpp>

namespace klap::decision {

/// Puts the decisions of the case into the outcome, without answers, and at each request which one it is in. Law, need
/// and the own questions that divide have been answered.
void group_requests(const program::Program& program, const Case& facts, CaseOutcome& outcome);

/// The first question that forms the decision and is not settled: the law, then those that divide, by name.
[[nodiscard]] std::optional<QuestionId> awaited(const program::Program& program, const DecisionOutcome& decision);

/// Of law, right or an own question.
[[nodiscard]] const Outcome& answer_to(const RequestOutcome& request, QuestionId question);

[[nodiscard]] bool is_settled_no(const Outcome& answer);

}  // namespace klap::decision
