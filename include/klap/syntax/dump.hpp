// The tree as text, for tests and for whoever wants to see how a rule was read.
#pragma once

#include <string>

#include <klap/syntax/tree.hpp>

namespace klap::syntax {

[[nodiscard]] std::string_view to_name(NodeKind kind);

/// One node a line, two spaces per level, leaves with their text: "name Wmo". Never recurses.
[[nodiscard]] std::string dump(const Tree& tree);

}  // namespace klap::syntax
