// Rules against each other: clauses 5.9 – 5.11.
#include "question.hpp"

#include <algorithm>
#include <optional>

#include <klap/base/limits.hpp>
#include <klap/decision/truth.hpp>

namespace klap::decision {

namespace {

using State = Operand::State;

bool any_error(const RuleStates& states) {
  return std::any_of(states.begin(), states.end(), [](const RuleState& s) {
    return s.status == Truth::error || (s.is_live() && s.concluded.state == State::error);
  });
}

std::vector<RuleId> with_status(const RuleStates& states, auto wanted) {
  std::vector<RuleId> rules;
  for (const RuleState& s : states)
    if (wanted(s)) rules.push_back(s.rule);
  return rules;
}

bool holds(const RuleState& s) { return s.status == Truth::yes; }
bool is_live(const RuleState& s) { return s.is_live(); }

/// Clause 5.10.3: two rules that hold, with known and different answers.
bool disagree(const RuleStates& states) {
  const RuleState* first = nullptr;
  for (const RuleState& s : states) {
    if (!holds(s) || !s.concluded.is_known()) continue;
    if (first != nullptr && s.concluded != first->concluded) return true;
    first = &s;
  }
  return false;
}

TableId unique_table(const program::Program& program, RuleId rule) {
  const TableId table = program.rule(rule).table;
  const bool unique = table.is_some() && program.tables[table.index].policy == HitPolicy::unique;
  return unique ? table : TableId();
}

/// Clause 5.16: are two rows of a table in which only one may hold among the rules that `counts`?
bool two_rows(const program::Program& program, const RuleStates& states, auto counts) {
  std::vector<TableId> tables;
  for (const RuleState& s : states) {
    if (!counts(s)) continue;
    const TableId table = unique_table(program, s.rule);
    if (!table.is_some()) continue;
    if (std::find(tables.begin(), tables.end(), table) != tables.end()) return true;
    tables.push_back(table);
  }
  return false;
}

/// Clause 6.2, of such a table: a row that may hold, beside another that may or does.
bool row_may_join(const program::Program& program, const RuleStates& states) {
  return std::any_of(states.begin(), states.end(), [&](const RuleState& s) {
    const TableId table = s.status == Truth::unknown ? unique_table(program, s.rule) : TableId();
    return table.is_some() && std::any_of(states.begin(), states.end(), [&](const RuleState& other) {
             return other.is_live() && other.rule != s.rule && unique_table(program, other.rule) == table;
           });
  });
}

/// Clause 5.10.4: the one answer of all live rules, if one of them is sure to apply.
const Concluded* agreed(const RuleStates& states) {
  const Concluded* one = nullptr;
  bool sure = false;
  for (const RuleState& s : states) {
    sure = sure || s.own == Truth::yes;
    if (!s.is_live()) continue;
    if (!s.concluded.is_known() || (one != nullptr && s.concluded != *one)) return nullptr;
    one = &s.concluded;
  }
  return sure ? one : nullptr;
}

/// Clause 6.2.
bool is_decided(const program::Program& program, const RuleStates& states, bool collecting) {
  if (row_may_join(program, states)) return false;
  for (const RuleState& s : states)
    if (s.is_live() && s.concluded.state == State::unknown) return false;
  for (const RuleState& s : states) {
    if (s.status != Truth::unknown) continue;
    if (collecting || !s.concluded.is_known()) return false;
    const bool same = std::any_of(states.begin(), states.end(),
                                  [&](const RuleState& t) { return holds(t) && t.concluded == s.concluded; });
    if (!same) return false;
  }
  return true;
}

Outcome missing(Reading& reading, QuestionId id, bool collecting) {
  const program::Question& question = reading.program().question(id);
  FactSet candidates;
  reading.set_unknowns(&candidates);
  (void)all_rule_states(reading, question);
  reading.set_unknowns(nullptr);
  const auto decided = [&](const FactSet& later) {
    reading.set_later(&later);
    const bool yes = is_decided(reading.program(), rule_states(reading, question), collecting);
    reading.set_later(nullptr);
    return yes;
  };
  return missing_or_open(reading, reduce(reading.program(), id, std::move(candidates), decided));
}

Outcome unsettled(const Reading& reading, OutcomeKind kind) {
  Outcome outcome;
  outcome.kind = kind;
  outcome.accountable = accountable(reading.program(), reading.facts());
  return outcome;
}

Outcome open(const Reading& reading, OpenReason reason, ActorId by = {}) {
  Outcome outcome;
  outcome.kind = OutcomeKind::open;
  outcome.open = reason;
  outcome.accountable = accountable(reading.program(), reading.facts(), by);
  return outcome;
}

Outcome settled(const Reading& reading, Answer answer) {
  Outcome outcome;
  outcome.kind = OutcomeKind::settled;
  outcome.answer = std::move(answer);
  const auto* payment = std::get_if<PaymentAnswer>(&outcome.answer);
  if (payment != nullptr && payment->uncovered != Money{})
    outcome.accountable = accountable(reading.program(), reading.facts());
  return outcome;
}

/// Clauses 5.11.2 and 5.20.2.
bool is_undecided(const RuleStates& states) {
  return std::any_of(states.begin(), states.end(), [](const RuleState& s) {
    return s.status == Truth::unknown || (s.is_live() && s.concluded.state == State::unknown);
  });
}

/// Where every rule counts: by the function of the first that leaves it open, naming all that do.
std::optional<Outcome> left_open_by_one(const Reading& reading, const RuleStates& states) {
  const auto opens = [](const RuleState& s) { return holds(s) && s.concluded.open_by.is_some(); };
  const auto first = std::find_if(states.begin(), states.end(), opens);
  if (first == states.end()) return std::nullopt;
  Outcome outcome = open(reading, OpenReason::on_purpose, first->concluded.open_by);
  outcome.rules = with_status(states, opens);
  return outcome;
}

/// Of at least one value; nothing where the sum is outside its limit.
std::optional<Value> collected(Collect how, const std::vector<Value>& values) {
  __extension__ using Wide = __int128;  // as many values as there are rules, each within the limit
  Wide sum = 0;
  Value best = values.front();
  for (const Value value : values) {
    sum += value.raw;
    if (how == Collect::greatest ? best.raw < value.raw : value.raw < best.raw) best = value;
  }
  if (how != Collect::sum) return best;
  const std::int64_t limit = best.kind == TypeKind::money ? limits::cents : limits::number;
  if (sum > limit || sum < -limit) return std::nullopt;
  return Value{best.kind, static_cast<std::int64_t>(sum)};
}

/// Clause 5.20.
Outcome answer_collected(Reading reading, QuestionId id) {
  const program::Program& program = reading.program();
  const RuleStates states = rule_states(reading, program.question(id));
  if (any_error(states)) return unsettled(reading, OutcomeKind::error);
  if (is_undecided(states)) return missing(reading, id, true);
  if (auto left_open = left_open_by_one(reading, states)) return *std::move(left_open);
  std::vector<Value> values;
  for (const RuleState& s : states)
    if (holds(s)) values.push_back(std::get<Value>(s.concluded.answer));
  if (values.empty()) return open(reading, OpenReason::no_rule);
  const auto value = collected(program.own_questions[id.own()].collect, values);
  if (!value) return unsettled(reading, OutcomeKind::error);
  Outcome outcome = settled(reading, *value);
  outcome.rules = with_status(states, holds);
  return outcome;
}

}  // namespace

Outcome answer_single(Reading reading, QuestionId id) {
  const program::Program& program = reading.program();
  if (id.is_own() && program.own_questions[id.own()].collect != Collect::none)
    return answer_collected(std::move(reading), id);
  const program::Question& question = program.question(id);
  const RuleStates states = rule_states(reading, question);
  const auto live = with_status(states, is_live);
  const auto held = with_status(states, holds);

  Outcome outcome;
  if (any_error(states)) {
    outcome = unsettled(reading, OutcomeKind::error);
  } else if (live.empty()) {
    outcome = open(reading, OpenReason::no_rule);
  } else if (disagree(states) || two_rows(program, states, holds)) {
    outcome = unsettled(reading, OutcomeKind::conflict);
    outcome.rules = held;
  } else if (const Concluded* answer = two_rows(program, states, is_live) ? nullptr : agreed(states)) {
    outcome = answer->open_by.is_some() ? open(reading, OpenReason::on_purpose, answer->open_by)
              : answer->not_applicable  ? not_applicable(id)
                                        : settled(reading, answer->answer);
    outcome.rules = held.empty() ? live : held;
  } else {
    outcome = missing(reading, id, false);
  }
  return outcome;
}

Outcome answer_follow_up(Reading reading, const std::vector<ActorId>& ratify) {
  const program::Question& question = reading.program().question(QuestionKind::follow_up);
  const RuleStates states = rule_states(reading, question);
  const auto held = with_status(states, holds);
  if (any_error(states)) return unsettled(reading, OutcomeKind::error);
  if (is_undecided(states)) return missing(reading, QuestionKind::follow_up, true);
  if (held.empty() && ratify.empty()) return open(reading, OpenReason::no_rule);

  std::vector<ObligationAnswer> all;
  for (const ActorId body : ratify)
    all.push_back({ObligationKind::ratification, {}, {PartyAnswer::Kind::actor, 0, body, 0}, {}, {}, {}});
  if (auto left_open = left_open_by_one(reading, states)) return *std::move(left_open);
  for (const RuleState& s : states) {
    if (!holds(s)) continue;
    const auto& list = std::get<std::vector<ObligationAnswer>>(s.concluded.answer);
    all.insert(all.end(), list.begin(), list.end());
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  const auto forbidden = [&](const ObligationAnswer& o) {
    return o.kind != ObligationKind::nothing && std::any_of(all.begin(), all.end(), [&](const ObligationAnswer& n) {
             return n.kind == ObligationKind::nothing && n.to == o.to;
           });
  };
  const bool clash = std::any_of(all.begin(), all.end(), forbidden);
  Outcome outcome = clash ? unsettled(reading, OutcomeKind::conflict) : settled(reading, std::move(all));
  outcome.rules = held;
  return outcome;
}

}  // namespace klap::decision
