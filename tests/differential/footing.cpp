// Which sources go before which, and that no circle comes of it (clause 7.3).
#include <algorithm>
#include <iterator>

#include "differential/drafts.hpp"

namespace klap::differential {
namespace {

using Texts = std::vector<std::string>;

/// "Wmo 2.3.5, MB 1": Wmo and MB.
Texts sources_of(const std::string& grounds) {
  Texts result;
  for (std::size_t at = 0; at < grounds.size();) {
    const std::size_t end = std::min(grounds.find(", ", at), grounds.size());
    result.push_back(grounds.substr(at, grounds.find(' ', at) - at));
    at = end + 2;
  }
  return result;
}

}  // namespace

bool rests_on_law(const std::string& grounds) {
  return grounds.find("Wmo") != std::string::npos || grounds.find("Jeugdwet") != std::string::npos;
}

bool Footing::goes_before(const std::string& source, const std::string& other) const {
  return std::ranges::any_of(setting_.precedence, [&](const auto& pair) {
    return pair.first == source && (pair.second == other || goes_before(pair.second, other));
  });
}

bool Footing::is_written(const Node& node, const Node& other) const {
  return std::ranges::any_of(node.exception_to, [&](const std::string& name) {
    if (name == other.name) return true;
    return std::ranges::any_of(nodes_, [&](const Node& next) { return next.name == name && is_written(next, other); });
  });
}

bool Footing::is_exception(const Node& node, const Node& other) const {
  if (std::ranges::count(node.exception_to, other.name) > 0) return true;
  if (node.question != other.question) return false;
  const bool before = std::ranges::any_of(node.sources, [&](const std::string& source) {
    return std::ranges::all_of(other.sources, [&](const std::string& of) { return goes_before(source, of); });
  });
  return before && !is_written(node, other) && !is_written(other, node);
}

// Takes away, again and again, what nothing that is left is an exception to.
bool Footing::has_circle() const {
  std::vector<const Node*> left;
  for (const Node& node : nodes_) left.push_back(&node);
  for (;;) {
    std::vector<const Node*> kept;
    std::ranges::copy_if(left, std::back_inserter(kept), [&](const Node* node) {
      return std::ranges::any_of(left, [&](const Node* other) { return is_exception(*other, *node); });
    });
    if (kept.size() == left.size()) return !left.empty();
    left = kept;
  }
}

std::string Footing::grounds(const RuleDraft& draft, const std::vector<RuleDraft>& exceptions,
                             const std::string& wanted) {
  Node node{draft.name, draft.question, sources_of(wanted), {}};
  for (const RuleDraft& one : exceptions) node.exception_to.push_back(one.name);
  nodes_.push_back(node);
  if (setting_.precedence.empty() || !has_circle()) return wanted;
  nodes_.back().sources = {"Verordening"};
  return "Verordening 3";
}

}  // namespace klap::differential
