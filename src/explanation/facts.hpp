// What a node of a condition read: what it is called, its value, and where that comes from.
#pragma once

#include <string>

#include "telling.hpp"

namespace klap::explanation {

[[nodiscard]] Word truth_word(decision::Truth truth);

/// The name of the fact that a node read; of whom it is, where that is not the resident.
[[nodiscard]] std::string read_name(const Telling& t, const decision::ConditionTrace& node);
[[nodiscard]] std::string fact_value(const Telling& t, const decision::ConditionTrace& node);
/// Where the value comes from: given, presumed and why, or whose judgement and when.
[[nodiscard]] std::string fact_source(const Telling& t, const decision::ConditionTrace& node);

/// The same, where it says more than that the case or another answer gave it; else empty. Of what is presumed not why.
[[nodiscard]] std::string notable_source(const Telling& t, const decision::ConditionTrace& node);

/// Is it not told here what the fact says (clause 14.2.6)? Of a letter see own_field().
[[nodiscard]] bool is_hidden(const Telling& t, const program::Field& field);
/// Did the node, or one below it, read such a fact?
[[nodiscard]] bool reads_hidden(const Telling& t, const decision::ConditionTrace& trace);
/// Would the truth of the node tell what such a fact says: itself, or which of several values?
[[nodiscard]] bool tells_hidden(const Telling& t, const decision::ConditionTrace& trace);

[[nodiscard]] const program::Field* field_of(const Telling& t, const decision::FactRef& fact);

}  // namespace klap::explanation
