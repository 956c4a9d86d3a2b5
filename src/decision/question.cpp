// Rules against each other: clauses 5.9 – 5.11.
#include "question.hpp"

#include <algorithm>

#include <klap/decision/truth.hpp>

#include "workroom.hpp"

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
bool is_decided(const RuleStates& states, bool collecting) {
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

/// Clause 6. Only what is unknown can become known later, so nothing else is worked out again: a fact that no rule of
/// unknown status or answer reads, every supposition can do without.
Outcome missing(Reading& reading, QuestionId id, bool collecting, const RuleStates& states) {
  const program::Question& question = reading.program().question(id);
  const RuleTruths before(states.begin(), states.end());
  FactSet candidates;
  reading.set_unknowns(&candidates);
  for (const RuleState& s : states) {
    const program::Rule& rule = reading.program().rule(s.rule);
    if (s.own == Truth::unknown) (void)truth(reading, rule.condition);
    if (s.is_live() && s.concluded.state == State::unknown) (void)conclude(reading, rule.conclusion);
  }
  reading.set_unknowns(nullptr);
  const auto decided = [&](const FactSet& later) {
    if (later.empty()) return false;  // as it is now
    reading.set_later(&later);
    const bool yes = is_decided(rule_states_later(reading, question, before), collecting);
    reading.set_later(nullptr);
    return yes;
  };
  return missing_or_open(reading, reduce(reading.program(), id, std::move(candidates), decided));
}

Outcome unsettled(const Reading& reading, OutcomeKind kind) {
  Outcome outcome;
  outcome.kind = kind;
  outcome.accountable = reading.room()->accountable();
  return outcome;
}

Outcome open(const Reading& reading, OpenReason reason, ActorId by = {}) {
  Outcome outcome;
  outcome.kind = OutcomeKind::open;
  outcome.open = reason;
  outcome.accountable = reading.room()->accountable(by);
  return outcome;
}

Outcome settled(const Reading& reading, Answer answer) {
  Outcome outcome;
  outcome.kind = OutcomeKind::settled;
  outcome.answer = std::move(answer);
  const auto* payment = std::get_if<PaymentAnswer>(&outcome.answer);
  if (payment != nullptr && payment->uncovered != Money{}) outcome.accountable = reading.room()->accountable();
  return outcome;
}

}  // namespace

Outcome answer_single(Reading reading, QuestionId id) {
  const program::Question& question = reading.program().question(id);
  const RuleStates& states = rule_states(reading, question);
  if (any_error(states)) return unsettled(reading, OutcomeKind::error);
  if (std::none_of(states.begin(), states.end(), is_live)) return open(reading, OpenReason::no_rule);
  if (disagree(states)) {
    Outcome outcome = unsettled(reading, OutcomeKind::conflict);
    outcome.rules = with_status(states, holds);
    return outcome;
  }
  const Concluded* answer = agreed(states);
  if (answer == nullptr) return missing(reading, id, false, states);
  Outcome outcome = answer->open_by.is_some() ? open(reading, OpenReason::on_purpose, answer->open_by)
                    : answer->not_applicable  ? not_applicable(id)
                                              : settled(reading, answer->answer);
  outcome.rules = with_status(states, std::any_of(states.begin(), states.end(), holds) ? holds : is_live);
  return outcome;
}

Outcome answer_follow_up(Reading reading, const std::vector<ActorId>& ratify) {
  const program::Question& question = reading.program().question(QuestionKind::follow_up);
  const RuleStates& states = rule_states(reading, question);
  if (any_error(states)) return unsettled(reading, OutcomeKind::error);
  const bool undecided = std::any_of(states.begin(), states.end(), [](const RuleState& s) {
    return s.status == Truth::unknown || (s.is_live() && s.concluded.state == State::unknown);
  });
  if (undecided) return missing(reading, QuestionKind::follow_up, true, states);
  auto held = with_status(states, holds);
  if (held.empty() && ratify.empty()) return open(reading, OpenReason::no_rule);

  std::vector<ObligationAnswer> all;
  for (const ActorId body : ratify)
    all.push_back({ObligationKind::ratification, {}, {PartyAnswer::Kind::actor, 0, body, 0}, {}, {}, {}});
  for (std::size_t i = 0; i < states.size(); ++i) {
    const Concluded& c = states[i].concluded;
    if (!holds(states[i])) continue;
    if (c.open_by.is_some()) {
      Outcome outcome = open(reading, OpenReason::on_purpose, c.open_by);
      outcome.rules = with_status(states, [](const RuleState& s) { return holds(s) && s.concluded.open_by.is_some(); });
      return outcome;
    }
    const auto& list = std::get<std::vector<ObligationAnswer>>(c.answer);
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
  outcome.rules = std::move(held);
  return outcome;
}

}  // namespace klap::decision
