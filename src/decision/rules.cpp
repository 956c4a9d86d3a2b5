// The rules of one question in one reading: their own conditions, what lifts them, what they conclude
// (clauses 5.9, 5.16).
#include <algorithm>
#include <stdexcept>

#include <klap/decision/truth.hpp>

#include "question.hpp"
#include "workroom.hpp"

namespace klap::decision {

namespace {

namespace coded = program::coded;

bool counts_first(const program::Program& program, TableId table) {
  return table.is_some() && program.tables[table.index].policy == HitPolicy::first;
}

RuleTruth own(const Reading& reading, RuleId id, std::uint32_t position) {
  const program::Rule& rule = reading.program().rule(id);
  RuleTruth s;
  s.rule = id;
  s.position = position;
  s.valid = truth_of(rule.validity.contains(reading.as_of()));
  const bool needed = s.valid == Truth::yes || reading.collects();
  const Truth condition = rule.condition.is_some() && needed ? truth(reading, rule.condition) : Truth::yes;
  s.own = both(s.valid, condition);
  return s;
}

/// As own(), of a reading with a memo: by the atoms of the rule, where these are all of it.
Truth own_by_atoms(const Reading& reading, Memo& memo, RuleId id) {
  const program::AtomTable& atoms = reading.program().atoms;
  const program::RuleAtoms& of_rule = atoms.rules[id.index];
  if (!of_rule.exact) return own(reading, id, 0).own;
  Truth t = Truth::yes;
  for (std::uint32_t i = 0; i < of_rule.count && t != Truth::no; ++i) {
    const program::Atom& atom = atoms.atoms[atoms.of_rules[of_rule.first + i].index];
    t = both(t, memo.test(reading, atom));
  }
  return t;
}

/// Those whose own is not *no*, in order of position; without rows below one that holds.
void find(const Reading& reading, const program::Index& index, RuleTruths& truths) {
  const program::Program& program = reading.program();
  Workroom& room = *reading.room();
  Memo& memo = *reading.memo();
  room.rows.resize(index.groups.size());
  program::find_rows(index, memo.columns_of(reading, index), room.rows.data());
  truths.clear();
  TableId held;
  program::each_candidate(index, room.rows.data(), [&](std::uint32_t position) {
    const RuleId id = index.rules[position];
    const TableId table = program.rule(id).table;
    if (held.is_some() && table == held) return position + 1;
    const Truth t = own_by_atoms(reading, memo, id);
    if (t == Truth::no) return position + 1;
    truths.push_back({id, position, Truth::yes, t, Truth::no, {}});
    if (t == Truth::yes && counts_first(program, table)) held = table;
    return position + 1;
  });
}

/// Clause 5.16, of states in order of position: as `status`, whether a row above it holds by itself.
void lift_rows(const program::Program& program, RuleTruths& states) {
  TableId table;
  Truth above = Truth::no;
  RuleId first;
  for (RuleTruth& s : states) {
    const TableId of_rule = program.rule(s.rule).table;
    if (!counts_first(program, of_rule)) continue;
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

bool have_exceptions(const program::Program& program, const RuleTruths& states) {
  return std::any_of(states.begin(), states.end(),
                     [&](const RuleTruth& s) { return !program.rule(s.rule).exceptions.empty(); });
}

/// Of states in id order, whose `status` is what lifts them so far.
void lift_by_exceptions(const program::Program& program, const program::Question& question, RuleTruths& states) {
  if (states.size() == 1 || !have_exceptions(program, states)) {
    for (RuleTruth& s : states) s.status = both(s.own, negate(s.status));
    return;
  }
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

/// From truths in order of position, whose status is not worked out yet; they end up in id order.
void put_states(const Reading& reading, const program::Question& question, RuleTruths& truths, RuleStates& states) {
  const program::Program& program = reading.program();
  lift_rows(program, truths);
  std::sort(truths.begin(), truths.end(), [](const RuleTruth& a, const RuleTruth& b) { return a.rule < b.rule; });
  lift_by_exceptions(program, question, truths);
  states.clear();
  states.reserve(truths.size());
  for (const RuleTruth& t : truths)
    states.push_back({t, t.is_live() ? conclude(reading, program.rule(t.rule).conclusion) : Concluded{}});
}

#ifdef KLAP_CHECK_INDEX
/// What was left out has to be out, and the rest as it is when all is worked out.
void check(const RuleStates& found, const RuleStates& all) {
  auto at = found.begin();
  for (const RuleState& s : all) {
    const bool is_found = at != found.end() && at->rule == s.rule;
    const bool same = is_found ? at->own == s.own && at->status == s.status && at->concluded == s.concluded
                               : s.status == Truth::no && (s.own == Truth::no || s.passed_by.is_some());
    if (!same) throw std::logic_error("the index of a question excludes a rule that can hold");
    if (is_found) ++at;
  }
}

/// The same reading without what was worked out before.
Reading afresh(Reading reading) {
  reading.set_room(nullptr, nullptr);
  return reading;
}
#endif

}  // namespace

RuleStates all_rule_states(const Reading& reading, const program::Question& question) {
  const program::Index& index = reading.program().index(question.id);
  RuleTruths truths;
  truths.reserve(index.rules.size());
  for (std::uint32_t at = 0; at < index.rules.size(); ++at) truths.push_back(own(reading, index.rules[at], at));
  RuleStates states;
  put_states(reading, question, truths, states);
  return states;
}

const RuleStates& rule_states(const Reading& reading, const program::Question& question) {
  Workroom& room = *reading.room();
  find(reading, reading.program().index(question.id), room.truths);
  put_states(reading, question, room.truths, room.states);
#ifdef KLAP_CHECK_INDEX
  check(room.states, all_rule_states(afresh(reading), question));
#endif
  return room.states;
}

RuleStates rule_states_later(const Reading& reading, const program::Question& question, const RuleTruths& before) {
  RuleTruths truths;
  truths.reserve(before.size());
  for (const RuleTruth& s : before) {
    truths.push_back({s.rule, s.position, s.valid, s.own, Truth::no, {}});
    if (s.own == Truth::unknown) truths.back().own = own(reading, s.rule, s.position).own;
  }
  std::sort(truths.begin(), truths.end(),
            [](const RuleTruth& a, const RuleTruth& b) { return a.position < b.position; });
  RuleStates states;
  put_states(reading, question, truths, states);
#ifdef KLAP_CHECK_INDEX
  check(states, all_rule_states(afresh(reading), question));
#endif
  return states;
}

}  // namespace klap::decision
