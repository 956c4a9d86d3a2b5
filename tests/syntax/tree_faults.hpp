// What holds for every tree, whatever was read; for the properties of trees and for fuzzing.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <klap/syntax/dump.hpp>

namespace klap::test {

#define HOLDS(...)                           \
  do {                                       \
    if (!(__VA_ARGS__)) return #__VA_ARGS__; \
  } while (false)
/// The first thing that does not hold; empty if all does.
inline std::string fault_of(const syntax::Tree& tree, const Diagnostics& diagnostics) {
  using namespace syntax;
  HOLDS(!tree.nodes.empty());
  HOLDS(tree.nodes[0].kind == NodeKind::file);
  HOLDS(tree.nodes[0].end == tree.nodes.size());
  std::vector<std::uint32_t> around;
  bool unreadable = false;
  for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
    const Node& node = tree.nodes[i];
    while (!around.empty() && tree.nodes[around.back()].end <= i) around.pop_back();
    HOLDS(node.end > i);
    HOLDS(node.first_token <= node.last_token);
    HOLDS(node.last_token < tree.tokens.list.size());
    if (!around.empty()) {
      HOLDS(node.end <= tree.nodes[around.back()].end);
      HOLDS(node.first_token >= tree.nodes[around.back()].first_token);
      HOLDS(node.last_token <= tree.nodes[around.back()].last_token);
    }
    if (node.kind <= NodeKind::word) HOLDS(node.end == i + 1 && node.last_token == node.first_token + 1);
    for (std::uint32_t t = node.first_token; t < node.last_token && node.kind <= NodeKind::word; ++t) {
      HOLDS(tree.tokens.list[t].kind != TokenKind::wrong);
    }
    unreadable = unreadable || node.kind == NodeKind::unreadable;
    around.push_back(i);
  }
  HOLDS(!unreadable || diagnostics.has_errors());
  std::vector<std::uint32_t> places;  // of what the grammar said: never two at one place
  for (const Diagnostic& d : diagnostics.all()) {
    if (info(d.kind).code >= "K0130") places.push_back(d.span.begin);
  }
  std::sort(places.begin(), places.end());
  HOLDS(std::adjacent_find(places.begin(), places.end()) == places.end());
  HOLDS(std::string_view(dump(tree)).starts_with("file\n"));
  return {};
}
#undef HOLDS

}  // namespace klap::test
