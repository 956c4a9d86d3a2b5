// Conditions as the rule language says them, and the way through their nodes.
#pragma once

#include <cstddef>
#include <string>

#include "telling.hpp"

namespace klap::explanation {

[[nodiscard]] ExprId argument_of(const Telling& t, const program::Node& node, std::size_t i);
[[nodiscard]] const program::Node* argument_node(const Telling& t, const program::Node& node, std::size_t i);

/// `en` or `of`.
[[nodiscard]] bool is_group(const program::Node& node);

/// The field whose choices name the values that `node` compares: of its first operand of a choice type. (Also of
/// `perceel levert Begeleiding`, where the literal stands alone.)
[[nodiscard]] FieldId choices_among(const Telling& t, const program::Node& node);

/// `choices` names the value of a literal.
[[nodiscard]] std::string text_of_node(const Telling& t, const program::Node& node, FieldId choices);

/// Of a node whose truth would tell what a fact says that is hidden: "soort: niet getoond".
[[nodiscard]] std::string hidden_text(const Telling& t, const program::Node& node);

/// The opposite of a comparison: "soort is niet Begeleiding", "kosten is ten minste € 5"; empty for any other node.
/// Where an operand is geen, neither holds.
[[nodiscard]] std::string denied_text(const Telling& t, const program::Node& node);

/// "soort is Begeleiding of Dagbesteding". Terms are named, not unfolded.
[[nodiscard]] std::string condition_text(const Telling& t, ExprId condition);

}  // namespace klap::explanation
