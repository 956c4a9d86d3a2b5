// Conditions back into words, as the rule language says them, with the values they were worked out with.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "condition_text.hpp"
#include "facts.hpp"
#include "telling.hpp"
#include "writer.hpp"

namespace klap::explanation {

/// Node by node: each part with its truth, and the values it read with their source.
void tell_condition(const Telling& t, Writer& w, ExprId condition, const decision::ConditionTrace& trace);

/// Under a part that is told on one line: the lists in it, element by element.
void tell_lists_in(const Telling& t, Writer& w, ExprId condition, const decision::ConditionTrace& trace);

/// The nodes of a condition that read a fact, in the order written, each fact once.
[[nodiscard]] std::vector<const decision::ConditionTrace*> facts_read(const decision::ConditionTrace& trace);
/// The same, without what a list function read of its elements.
[[nodiscard]] std::vector<const decision::ConditionTrace*> facts_outside_lists(const decision::ConditionTrace& trace);
/// The same as facts_read, over all rules of a question.
[[nodiscard]] std::vector<const decision::ConditionTrace*> facts_read(const decision::Derivation& derivation);

}  // namespace klap::explanation
