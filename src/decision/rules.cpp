// The rules of one question in one reading: their own conditions, what lifts them, what they conclude
// (clauses 5.9, 5.16).
#include <algorithm>
#include <stdexcept>

#include <klap/decision/truth.hpp>

#include "columns.hpp"
#include "question.hpp"

namespace klap::decision {

namespace {

/// With fewer rules the index costs more than it saves; the result is the same.
#ifdef KLAP_CHECK_INDEX
constexpr std::size_t worth_an_index = 0;
#else
constexpr std::size_t worth_an_index = 16;
#endif

using Positions = std::vector<std::uint32_t>;
using Truths = std::vector<RuleTruth>;

Positions candidates(const Reading& reading, const program::Index& index) {
  const program::AtomTable& atoms = reading.program().atoms;
  std::vector<std::int64_t> values(atoms.columns.size());
  for (const program::IndexColumn& c : index.columns)
    values[c.column.index] = coded_value(reading, atoms.columns[c.column.index]);
  std::vector<const std::uint64_t*> rows(index.groups.size());
  program::find_rows(index, values.data(), rows.data());
  Positions at;
  program::each_candidate(index, rows.data(), [&](std::uint32_t position) {
    at.push_back(position);
    return position + 1;
  });
  return at;
}

RuleTruth own(const Reading& reading, RuleId id) {
  const program::Rule& rule = reading.program().rule(id);
  RuleTruth s;
  s.rule = id;
  s.valid = truth_of(rule.validity.contains(reading.as_of()) && reading.is_known(rule.known_from));
  const bool needed = s.valid == Truth::yes || reading.collects();
  const Truth condition = rule.condition.is_some() && needed ? truth(reading, rule.condition) : Truth::yes;
  s.own = both(s.valid, condition);
  return s;
}

/// Clause 5.16, of states in order of position: as `status`, whether a row above it holds by itself.
void lift_rows(const program::Program& program, Truths& states) {
  TableId table;
  Truth above = Truth::no;
  RuleId first;
  for (RuleTruth& s : states) {
    const TableId of_rule = program.rule(s.rule).table;
    const bool counts_first = of_rule.is_some() && program.tables[of_rule.index].policy == HitPolicy::first;
    if (!counts_first) continue;
    if (of_rule != table) {
      table = of_rule;
      above = Truth::no;
      first = {};
    }
    s.status = above;
    s.passed_by = first;
    above = either(above, s.own);
    if (!first.is_some() && s.own != Truth::no) first = s.rule;
  }
}

/// Of states in id order, whose `status` is what lifts them so far.
void lift_by_exceptions(const program::Program& program, const program::Question& question, Truths& states) {
  const auto state_of = [&](RuleId rule) -> RuleTruth* {
    const auto at =
        std::lower_bound(states.begin(), states.end(), rule, [](const RuleTruth& s, RuleId id) { return s.rule < id; });
    return at != states.end() && at->rule == rule ? &*at : nullptr;
  };
  const auto turn = [&](const RuleTruth* s) {
    const auto at = std::lower_bound(question.rules.begin(), question.rules.end(), s->rule);
    return question.turn[static_cast<std::size_t>(at - question.rules.begin())];
  };
  std::vector<std::pair<std::uint32_t, RuleTruth*>> in_turn;  // a rule behind its exceptions
  for (RuleTruth& s : states) in_turn.emplace_back(turn(&s), &s);
  std::sort(in_turn.begin(), in_turn.end());
  for (const auto& [at, s] : in_turn) {
    Truth lifted = s->status;
    for (const RuleId e : program.rule(s->rule).exceptions)
      if (const RuleTruth* exception = state_of(e)) lifted = either(lifted, exception->status);
    s->status = both(s->own, negate(lifted));
  }
}

RuleStates states_of(const Reading& reading, const program::Question& question, const Positions& positions) {
  const program::Program& program = reading.program();
  const program::Index& index = program.index(question.id);
  Truths truths;
  truths.reserve(positions.size());
  for (const std::uint32_t at : positions) truths.push_back(own(reading, index.rules[at]));
  lift_rows(program, truths);
  std::sort(truths.begin(), truths.end(), [](const RuleTruth& a, const RuleTruth& b) { return a.rule < b.rule; });
  lift_by_exceptions(program, question, truths);
  RuleStates states;
  states.reserve(truths.size());
  for (const RuleTruth& t : truths)
    states.push_back({t, t.is_live() ? conclude(reading, program.rule(t.rule).conclusion) : Concluded{}});
  return states;
}

Positions all_positions(const program::Question& question) {
  Positions all(question.rules.size());
  for (std::uint32_t i = 0; i < all.size(); ++i) all[i] = i;
  return all;
}

#ifdef KLAP_CHECK_INDEX
/// What the index left out has to be out, and the rest as it is without the index.
void check(const RuleStates& found, const RuleStates& all) {
  auto at = found.begin();
  for (const RuleState& s : all) {
    const bool is_found = at != found.end() && at->rule == s.rule;
    const bool same = is_found ? at->own == s.own && at->status == s.status && at->concluded == s.concluded
                               : s.own == Truth::no && s.status == Truth::no;
    if (!same) throw std::logic_error("the index of a question excludes a rule that can hold");
    if (is_found) ++at;
  }
}
#endif

}  // namespace

RuleStates all_rule_states(const Reading& reading, const program::Question& question) {
  return states_of(reading, question, all_positions(question));
}

RuleStates rule_states(const Reading& reading, const program::Question& question) {
  if (question.rules.size() < worth_an_index) return all_rule_states(reading, question);
  RuleStates found = states_of(reading, question, candidates(reading, reading.program().index(question.id)));
#ifdef KLAP_CHECK_INDEX
  check(found, all_rule_states(reading, question));
#endif
  return found;
}

}  // namespace klap::decision
