#include "reference/precedence.hpp"

#include <algorithm>

namespace klap::reference {
namespace {

using semantics::Ground;
using semantics::Model;

// What goes before A goes before what A goes before. Ends, for there is no circle (clause 7.3).
bool goes_before(const Model& model, SourceId source, SourceId other) {
  const auto& before = model.sources[source.index].before;
  return std::ranges::any_of(before, [&](SourceId next) { return next == other || goes_before(model, next, other); });
}

// Directly or through others. Ends, for exceptions have no cycle (clause 7.1).
bool is_written_exception(const Model& model, RuleId rule, RuleId other) {
  const auto& to = model.rules[rule.index].exception_to;
  return std::ranges::any_of(to,
                             [&](RuleId next) { return next == other || is_written_exception(model, next, other); });
}

}  // namespace

bool goes_before(const Model& model, RuleId rule, RuleId other) {
  const semantics::Rule& one = model.rules[rule.index];
  const semantics::Rule& two = model.rules[other.index];
  if (one.question != two.question || two.grounds.empty()) return false;
  const bool before_all = std::ranges::any_of(one.grounds, [&](const Ground& ground) {
    return std::ranges::all_of(two.grounds,
                               [&](const Ground& of) { return goes_before(model, ground.source, of.source); });
  });
  return before_all && !is_written_exception(model, rule, other) && !is_written_exception(model, other, rule);
}

std::vector<RuleId> exceptions_to(const Model& model, RuleId rule) {
  std::vector<RuleId> result;
  for (std::size_t i = 0; i < model.rules.size(); ++i) {
    const bool written = std::ranges::count(model.rules[i].exception_to, rule) > 0;
    if (written || goes_before(model, RuleId(i), rule)) result.emplace_back(i);
  }
  return result;
}

}  // namespace klap::reference
