#include "resting.hpp"

#include <algorithm>
#include <tuple>

namespace klap::analysis {
namespace {

using program::Ground;

void add(std::vector<Ground>& all, const std::vector<Ground>& more) { all.insert(all.end(), more.begin(), more.end()); }

/// A competence of the body for the law, whatever its period: a body that decides has one that is in force.
void add_power(const program::Program& program, const decision::Decider& decider, SourceId law, std::vector<Ground>& all) {
  const auto has = [&](const std::vector<SourceId>& laws) { return std::count(laws.begin(), laws.end(), law) > 0; };
  for (const MandateId mandate : decider.chain) add(all, program.mandates[mandate.index].grounds);
  for (const program::Competence& one : program.competences)
    if (one.body == decider.on_behalf_of && has(one.laws)) add(all, one.grounds);
  for (const program::Delegation& one : program.delegations)
    if (one.to == decider.on_behalf_of && has(one.laws)) add(all, one.grounds);
}

bool lies_in(const std::string& article, const std::string& expected) {
  return article.rfind(expected, 0) == 0 &&
         (article.size() == expected.size() || expected.empty() || article[expected.size()] == ' ');
}

}  // namespace

std::vector<Ground> grounds_of(const program::Program& program, const decision::Outcome& outcome, SourceId law) {
  std::vector<Ground> all;
  for (const RuleId rule : outcome.rules) add(all, program.rule(rule).grounds);
  if (const auto* power = std::get_if<decision::DeciderAnswer>(&outcome.answer))
    for (const decision::Decider& decider : power->deciders) add_power(program, decider, law, all);
  const auto order = [](const Ground& a, const Ground& b) {
    return std::tie(a.source, a.article) < std::tie(b.source, b.article);
  };
  const auto same = [](const Ground& a, const Ground& b) { return a.source == b.source && a.article == b.article; };
  std::sort(all.begin(), all.end(), order);
  all.erase(std::unique(all.begin(), all.end(), same), all.end());
  return all;
}

bool rests_on(const std::vector<Ground>& grounds, const std::vector<semantics::Ground>& expected) {
  return std::all_of(expected.begin(), expected.end(), [&](const semantics::Ground& one) {
    return std::any_of(grounds.begin(), grounds.end(), [&](const Ground& ground) {
      return ground.source == one.source && lies_in(ground.article, one.article);
    });
  });
}

}  // namespace klap::analysis
