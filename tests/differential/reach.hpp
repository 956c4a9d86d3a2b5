// What cases at random reach, counted by name.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <klap/decision/case.hpp>
#include <klap/decision/outcome.hpp>
#include <klap/semantics/model.hpp>

#include "reference/judge.hpp"

namespace klap::differential {

using Seen = std::map<std::string, std::size_t>;

/// In the rules of one question.
void see_lists_and_tables(const semantics::Model& model, const std::string& question,
                          const decision::Derivation& derivation, Seen& seen);

/// Missing facts of a request, where the question is about another or about none.
void see_missing_of_elements(const semantics::Model& model, const decision::Case& facts,
                             const decision::CaseOutcome& outcome, Seen& seen);

/// Own questions, what divides decisions, who else pays, and power.
void see_own_questions(const semantics::Model& model, const decision::CaseOutcome& outcome, Seen& seen);
void see_power(const semantics::Model& model, const decision::DecisionOutcome& decision,
               const decision::Derivation& decider, Seen& seen);
void see_expression(const decision::ConditionTrace& trace, Seen& seen);

[[nodiscard]] std::vector<std::string> expected_of_own_questions_and_power();

/// Who gives the order, beside who decides.
void see_orders(const decision::DecisionOutcome& decision, Seen& seen);
[[nodiscard]] std::vector<std::string> expected_of_orders();

/// Days and mentions of obligations, and niet van toepassing.
void see_answers(const semantics::Model& model, const reference::Judged& judged, Seen& seen);
[[nodiscard]] std::vector<std::string> expected_of_answers();

/// What safeguards make of answers, which source goes before which, and what was not known yet.
void see_safeguards(const semantics::Model& model, const decision::Case& facts, const reference::Judged& judged,
                    Seen& seen);
[[nodiscard]] std::vector<std::string> expected_of_safeguards();

/// Payments in fixed amounts and parts, what own questions collect, and rows that exclude each other.
void see_payments(const semantics::Model& model, const reference::Judged& judged, Seen& seen);
[[nodiscard]] std::vector<std::string> expected_of_payments();

/// What requests charge together in an order, and the bases of ceilings.
void see_shared(const semantics::Model& model, const decision::Case& facts, const reference::Judged& judged,
                Seen& seen);
[[nodiscard]] std::vector<std::string> expected_of_shared();

/// What is weighed, terms that stood still, and transitions, which are looked for in the text.
void see_weighing(const semantics::Model& model, const std::string& text, const reference::Judged& judged, Seen& seen);
void see_suspended(const decision::ConditionTrace& trace, Seen& seen);
[[nodiscard]] std::vector<std::string> expected_of_weighing();

/// The names of which none may be absent.
[[nodiscard]] std::vector<std::string> expected_of_lists_and_tables();

}  // namespace klap::differential
