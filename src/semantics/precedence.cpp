#include <klap/semantics/precedence.hpp>

#include <algorithm>
#include <map>

#include <klap/base/limits.hpp>

#include "graph.hpp"

namespace klap::semantics {

namespace {

/// Rules of one question that rest on the same sources.
struct Group {
  std::vector<SourceId> sources;  // in id order
  std::vector<RuleId> rules;
};
using Groups = std::vector<Group>;

/// What is left of limits::precedences, as pairs that are kept and steps that look for them.
class Allowance {
 public:
  [[nodiscard]] bool spend(std::size_t n = 1) {
    spent_ += n;
    return spent_ <= limits::precedences;
  }

 private:
  std::size_t spent_ = 0;
};

std::vector<std::vector<SourceId>> closed(const Model& model, Allowance& left, bool& too_much) {
  std::vector<Edge> edges;
  for (std::uint32_t s = 0; s < model.sources.size(); ++s)
    for (const SourceId other : model.sources[s].before) edges.emplace_back(s, other.index);
  std::vector<std::vector<SourceId>> before(model.sources.size());
  if (edges.empty()) return before;
  const auto count = static_cast<std::uint32_t>(model.sources.size());
  if (!cycles(count, edges).empty()) return before;
  const auto order = in_order(count, edges);
  for (auto s = order.rbegin(); s != order.rend(); ++s) {  // what a source goes before has its own list already
    auto& all = before[*s];
    for (const SourceId direct : model.sources[*s].before) {
      const auto& through = before[direct.index];
      too_much = too_much || !left.spend(1 + through.size());
      if (too_much) return before;
      all.push_back(direct);
      all.insert(all.end(), through.begin(), through.end());
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
  }
  return before;
}

std::vector<Groups> groups_of(const Model& model) {
  std::map<std::pair<QuestionId, std::vector<SourceId>>, std::vector<RuleId>> by_sources;
  for (std::size_t r = 0; r < model.rules.size(); ++r) {
    const Rule& rule = model.rules[r];
    std::vector<SourceId> sources;  // grounds stand in source id order
    for (const Ground& g : rule.grounds)
      if (g.source.is_some() && (sources.empty() || sources.back() != g.source)) sources.push_back(g.source);
    if (!sources.empty()) by_sources[{rule.question, std::move(sources)}].emplace_back(r);
  }
  std::vector<Groups> all;
  QuestionId last;
  for (auto& [key, rules] : by_sources) {
    if (all.empty() || key.first != last) all.emplace_back();
    last = key.first;
    all.back().push_back({key.second, std::move(rules)});
  }
  return all;
}

class Lifting {
 public:
  Lifting(const Model& model, Precedence& result, Allowance& left) : model_(model), result_(result), left_(left) {
    lifted_by_.resize(model.rules.size());
    for (std::size_t r = 0; r < model.rules.size(); ++r)
      for (const RuleId to : model.rules[r].exception_to) lifted_by_[to.index].emplace_back(r);
    seen_.resize(model.rules.size());
  }

  /// False where it is too much.
  [[nodiscard]] bool between(const Groups& groups) {
    for (const Group& above : groups) {
      std::vector<const Group*> below;
      for (const Group& other : groups) {
        if (!left_.spend(above.sources.size())) return false;
        if (goes_before(above, other)) below.push_back(&other);
      }
      if (below.empty()) continue;
      for (const RuleId rule : above.rules)
        if (!of_rule(rule, below)) return false;
    }
    return true;
  }

 private:
  /// Some source of the one goes before every source of the other.
  [[nodiscard]] bool goes_before(const Group& above, const Group& other) const {
    return std::any_of(above.sources.begin(), above.sources.end(), [&](SourceId s) {
      const auto& before = result_.sources[s.index];
      return !before.empty() && std::includes(before.begin(), before.end(), other.sources.begin(), other.sources.end());
    });
  }

  [[nodiscard]] bool of_rule(RuleId rule, const std::vector<const Group*>& below) {
    marked_.clear();
    const bool walked = mark(
                            rule, [&](RuleId r) -> const auto& { return model_.rules[r.index].exception_to; }) &&
                        mark(
                            rule, [&](RuleId r) -> const auto& { return lifted_by_[r.index]; });
    auto& lifts = result_.rules[rule.index];
    for (const Group* group : below) {
      if (!walked || !left_.spend(group->rules.size())) return false;
      for (const RuleId other : group->rules)
        if (!seen_[other.index]) lifts.push_back(other);
    }
    std::sort(lifts.begin(), lifts.end());
    for (const RuleId r : marked_) seen_[r.index] = false;
    return true;
  }

  /// Every rule that is reached from `rule` by what is written.
  template <class Next>
  [[nodiscard]] bool mark(RuleId rule, Next next) {
    std::vector<RuleId> open{rule};
    while (!open.empty()) {
      const RuleId at = open.back();
      open.pop_back();
      if (!left_.spend(next(at).size())) return false;
      for (const RuleId r : next(at)) {
        if (seen_[r.index]) continue;
        seen_[r.index] = true;
        marked_.push_back(r);
        open.push_back(r);
      }
    }
    return true;
  }

  const Model& model_;
  Precedence& result_;
  Allowance& left_;
  std::vector<std::vector<RuleId>> lifted_by_;  // what is written, the other way round
  std::vector<bool> seen_;
  std::vector<RuleId> marked_;
};

}  // namespace

Precedence precedence(const Model& model) {
  Precedence result;
  Allowance left;
  result.rules.resize(model.rules.size());
  result.sources = closed(model, left, result.too_much);
  const bool some = std::any_of(result.sources.begin(), result.sources.end(), [](const auto& b) { return !b.empty(); });
  if (!some || result.too_much) return result;
  Lifting lifting(model, result, left);
  for (const Groups& groups : groups_of(model)) {
    if (lifting.between(groups)) continue;
    result.too_much = true;
    break;
  }
  return result;
}

}  // namespace klap::semantics
