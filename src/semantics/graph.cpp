#include "graph.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/graph/topological_sort.hpp>

namespace klap::semantics {

namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
constexpr std::size_t most_steps = 2'000'000;  // of looking for a shorter cycle in one knot
constexpr std::uint32_t unseen = 0xFFFF'FFFF;

Graph graph_of(std::uint32_t vertices, const std::vector<Edge>& edges) {
  return {edges.begin(), edges.end(), vertices};
}

/// Breadth first from one vertex, inside its component, until it is met again.
class CycleSearch {
 public:
  CycleSearch(const Graph& graph, const std::vector<std::uint32_t>& component)
      : graph_(graph), component_(component), before_(component.size(), unseen) {}

  /// A shortest cycle through `start` of fewer than `best` vertices; empty if there is none.
  std::vector<std::uint32_t> through(std::uint32_t start, std::size_t best, std::size_t& steps) {
    std::vector<std::uint32_t> layer{start}, seen, next;
    std::vector<std::uint32_t> cycle;
    for (std::size_t length = 1; length < best && !layer.empty() && cycle.empty(); ++length) {
      next.clear();
      for (const std::uint32_t v : layer) {
        for (const auto [edge, end] = boost::out_edges(v, graph_);
             const auto e : boost::make_iterator_range(edge, end)) {
          const auto w = static_cast<std::uint32_t>(boost::target(e, graph_));
          ++steps;
          if (component_[w] != component_[start]) continue;
          if (w == start) {
            cycle = path(start, v);
            break;
          }
          if (before_[w] != unseen) continue;
          before_[w] = v;
          seen.push_back(w);
          next.push_back(w);
        }
        if (!cycle.empty()) break;
      }
      std::swap(layer, next);
    }
    for (const std::uint32_t v : seen) before_[v] = unseen;
    return cycle;
  }

 private:
  [[nodiscard]] std::vector<std::uint32_t> path(std::uint32_t start, std::uint32_t last) const {
    std::vector<std::uint32_t> path;
    for (std::uint32_t v = last; v != start; v = before_[v]) path.push_back(v);
    path.push_back(start);
    std::reverse(path.begin(), path.end());
    return path;
  }

  const Graph& graph_;
  const std::vector<std::uint32_t>& component_;
  std::vector<std::uint32_t> before_;
};

}  // namespace

std::vector<std::vector<std::uint32_t>> cycles(std::uint32_t vertices, const std::vector<Edge>& edges) {
  const Graph graph = graph_of(vertices, edges);
  std::vector<std::uint32_t> component(vertices);
  const std::uint32_t count = boost::strong_components(
      graph, boost::make_iterator_property_map(component.begin(), boost::get(boost::vertex_index, graph)));
  std::vector<std::vector<std::uint32_t>> members(count);
  for (std::uint32_t v = 0; v < vertices; ++v) members[component[v]].push_back(v);
  CycleSearch search(graph, component);
  std::vector<std::vector<std::uint32_t>> found;
  for (const auto& knot : members) {
    if (knot.size() == 1 && !boost::edge(knot[0], knot[0], graph).second) continue;
    std::vector<std::uint32_t> shortest;
    std::size_t steps = 0;
    for (const std::uint32_t v : knot) {
      if (!shortest.empty() && (shortest.size() == 1 || steps > most_steps)) break;
      auto cycle = search.through(v, shortest.empty() ? knot.size() + 1 : shortest.size(), steps);
      if (!cycle.empty()) shortest = std::move(cycle);
    }
    std::rotate(shortest.begin(), std::min_element(shortest.begin(), shortest.end()), shortest.end());
    found.push_back(std::move(shortest));
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::uint32_t> in_order(std::uint32_t vertices, const std::vector<Edge>& edges) {
  const Graph graph = graph_of(vertices, edges);
  std::vector<std::uint32_t> order;
  order.reserve(vertices);
  boost::topological_sort(graph, std::back_inserter(order));
  std::reverse(order.begin(), order.end());
  return order;
}

}  // namespace klap::semantics
