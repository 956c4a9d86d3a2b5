// Conditions back into words, as the rule language says them, with the values they were worked out with.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "telling.hpp"
#include "writer.hpp"

namespace klap::explanation {

/// "soort is Begeleiding of Dagbesteding". Terms are named, not unfolded.
[[nodiscard]] std::string condition_text(const Telling& t, ExprId condition);

/// Node by node: each part with its truth, and the values it read with their source.
void tell_condition(const Telling& t, Writer& w, ExprId condition, const decision::ConditionTrace& trace);

[[nodiscard]] Word truth_word(decision::Truth truth);

/// The nodes of a condition that read a fact, in the order written, each fact once.
[[nodiscard]] std::vector<const decision::ConditionTrace*> facts_read(const decision::ConditionTrace& trace);
/// The same over all rules of a question.
[[nodiscard]] std::vector<const decision::ConditionTrace*> facts_read(const decision::Derivation& derivation);

[[nodiscard]] std::string fact_value(const Telling& t, const decision::ConditionTrace& node);
/// Where the value comes from: given, presumed and why, or whose judgement and when.
[[nodiscard]] std::string fact_source(const Telling& t, const decision::ConditionTrace& node);

[[nodiscard]] const program::Field* field_of(const Telling& t, const decision::FactRef& fact);

}  // namespace klap::explanation
