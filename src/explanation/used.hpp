// The facts that an answer was worked out with, conditions and expressions alike.
#pragma once

#include <vector>

#include "questions.hpp"
#include "telling.hpp"

namespace klap::explanation {

/// What a rule's answer reads, if it is the value of an own question, has a day from which it works, or names amounts or
/// parts of a payment: each fact once, in the order written, as the node of a condition would have it. Of such an expression the derivation has no trace.
/// `t` is about the question.
[[nodiscard]] std::vector<decision::ConditionTrace> facts_of_value(const Telling& t, const program::Rule& rule);
/// On one line: "gebruikt: kosten = € 98, gegeven"; empty where there are none.
[[nodiscard]] std::string value_facts_text(const Telling& t, const program::Rule& rule);

/// Every fact that was read for a question: by conditions of rules and powers, and by values of rules that are not out.
[[nodiscard]] std::vector<decision::ConditionTrace> facts_used(const Telling& t, const Asked& asked);

}  // namespace klap::explanation
