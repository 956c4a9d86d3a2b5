// What the checks ask of a graph of declarations.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace klap::semantics {

using Edge = std::pair<std::uint32_t, std::uint32_t>;

/// One cycle of every knot (strongly connected component), each the shortest there is, beginning at its smallest
/// vertex; empty if the graph has none. Of a knot so large that trying every vertex is too much work, the shortest of
/// those tried.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> cycles(std::uint32_t vertices, const std::vector<Edge>& edges);

/// The vertices so that every edge leads from an earlier one to a later one. The graph must have no cycles.
[[nodiscard]] std::vector<std::uint32_t> in_order(std::uint32_t vertices, const std::vector<Edge>& edges);

}  // namespace klap::semantics
