#include "reference/questions.hpp"

#include <algorithm>

#include "reference/rules.hpp"

namespace klap::reference {
namespace {

using decision::FactRef;
using decision::OpenReason;
using decision::Outcome;
using decision::OutcomeKind;

/// What every step below needs to know.
struct Asked {
  const semantics::Model& model;
  const decision::Case& given;
  QuestionId question;
  const Entity& entity;
  Date reference;

  [[nodiscard]] Worked worked_with(const std::set<FactRef>& later) const {
    Facts facts(model, given, reference, later);
    return work_out_rules(model, question, facts, entity);
  }
  [[nodiscard]] Outcome not_settled(OutcomeKind kind, ActorId named = {}) const {
    return reference::not_settled(model, given, kind, named);
  }
};

std::vector<RuleId> ids(const std::vector<const RuleResult*>& rules) {
  std::vector<RuleId> result;
  for (const RuleResult* rule : rules) result.push_back(rule->id);
  return result;
}

// Clause 6.2, for questions with one answer.
bool is_decided(const Worked& worked) {
  const auto holding = worked.with_status(Truth::yes);
  for (const RuleResult* rule : worked.live()) {
    if (rule->answer.state == State::unknown) return false;
    if (rule->status != Truth::unknown) continue;
    const bool same = std::ranges::any_of(holding, [&](auto* h) { return h->answer.same_as(rule->answer); });
    if (!same) return false;
  }
  return true;
}

// Clause 6.2, for the follow-up.
bool is_decided_follow_up(const Worked& worked) {
  return std::ranges::none_of(worked.live(), [](const RuleResult* rule) {
    return rule->status == Truth::unknown || rule->answer.state == State::unknown;
  });
}

Outcome open(const Asked& asked, OpenReason reason, ActorId named = {}) {
  Outcome outcome = asked.not_settled(OutcomeKind::open, named);
  outcome.open = reason;
  return outcome;
}

std::vector<ExprId> conditions_of(const semantics::Model& model, QuestionId question) {
  std::vector<ExprId> conditions;
  for (const RuleId rule : rules_of(model, question)) conditions.push_back(model.rules[rule.index].condition);
  return conditions;
}

// Clauses 6.1 – 6.4.
template <class IsDecided>
Outcome missing(const Asked& asked, const Worked& worked, IsDecided decided) {
  const auto ordered = in_asking_order(asked.model, conditions_of(asked.model, asked.question), worked.candidates);
  const auto reduced = reduce(ordered, [&](const auto& later) { return decided(asked.worked_with(later)); });
  const Replaced replaced = replace_answers(reduced, *asked.entity.answers);
  return replaced.facts.empty() ? waits_for(asked.model, asked.given, *replaced.first_waited_for)
                                : missing_outcome(asked.model, asked.given, replaced.facts);
}

Outcome conflict(const Asked& asked, const std::vector<const RuleResult*>& holding) {
  Outcome outcome = asked.not_settled(OutcomeKind::conflict);
  outcome.rules = ids(holding);
  return outcome;
}

// Clause 5.10.4, with 2.11.
Outcome settled(const Asked& asked, const Answered& answer, const std::vector<const RuleResult*>& rules) {
  Outcome outcome;
  if (answer.open_by.is_some()) {
    outcome = open(asked, OpenReason::on_purpose, answer.open_by);
  } else if (answer.not_applicable) {
    outcome.kind = OutcomeKind::not_applicable;
    outcome.waits_for = asked.question;
  } else {
    outcome.kind = OutcomeKind::settled;
    outcome.answer = answer.answer;
    const auto* payment = std::get_if<decision::PaymentAnswer>(&answer.answer);
    if (payment && payment->uncovered != Money{}) outcome.accountable = accountable(asked.model, asked.given, {});
  }
  outcome.rules = ids(rules);
  return outcome;
}

bool any_error(const std::vector<const RuleResult*>& live) {
  return std::ranges::any_of(
      live, [](const RuleResult* rule) { return rule->status == Truth::error || rule->answer.state == State::error; });
}

// Clause 5.10.
Outcome single_answer(const Asked& asked, const Worked& worked) {
  const auto live = worked.live();
  const auto holding = worked.with_status(Truth::yes);
  if (any_error(live)) return asked.not_settled(OutcomeKind::error);
  if (live.empty()) return open(asked, OpenReason::no_rule);
  for (const RuleResult* one : holding) {
    for (const RuleResult* other : holding) {
      const bool known = one->answer.state == State::known && other->answer.state == State::known;
      if (known && !one->answer.same_as(other->answer)) return conflict(asked, holding);
    }
  }
  const Answered& answer = live.front()->answer;
  const bool same = std::ranges::all_of(live, [&](auto* rule) { return rule->answer.same_as(answer); });
  const bool one_surely = std::ranges::any_of(worked.rules, [](auto& rule) { return rule.own == Truth::yes; });
  if (same && one_surely) return settled(asked, answer, holding.empty() ? live : holding);
  return missing(asked, worked, is_decided);
}

// Clause 5.11.5: an obligation of another kind to somebody who gets nothing.
bool contradicts(const std::vector<decision::ObligationAnswer>& list) {
  for (const auto& nothing : list) {
    for (const auto& other : list) {
      const bool apart = nothing.kind == ObligationKind::nothing && other.kind != ObligationKind::nothing;
      if (apart && nothing.to == other.to) return true;
    }
  }
  return false;
}

// Clause 5.11.
Outcome follow_up(const Asked& asked, const Worked& worked, const std::vector<ActorId>& ratify) {
  const auto live = worked.live();
  const auto holding = worked.with_status(Truth::yes);
  if (any_error(live)) return asked.not_settled(OutcomeKind::error);
  if (!is_decided_follow_up(worked)) return missing(asked, worked, is_decided_follow_up);
  if (live.empty() && ratify.empty()) return open(asked, OpenReason::no_rule);

  std::vector<const RuleResult*> on_purpose;
  std::vector<decision::ObligationAnswer> obligations;
  for (const RuleResult* rule : holding) {
    if (rule->answer.open_by.is_some()) {
      on_purpose.push_back(rule);
    } else {
      const auto& more = std::get<std::vector<decision::ObligationAnswer>>(rule->answer.answer);
      obligations.insert(obligations.end(), more.begin(), more.end());
    }
  }
  if (!on_purpose.empty()) {
    Outcome outcome = open(asked, OpenReason::on_purpose, on_purpose.front()->answer.open_by);
    outcome.rules = ids(on_purpose);
    return outcome;
  }
  for (const ActorId body : ratify) {
    obligations.push_back(
        {ObligationKind::ratification, {}, {decision::PartyAnswer::Kind::actor, 0, body, 0}, std::nullopt, {}, {}});
  }
  make_canonical(obligations);
  if (contradicts(obligations)) return conflict(asked, holding);
  Outcome outcome;
  outcome.kind = OutcomeKind::settled;
  outcome.answer = obligations;
  outcome.rules = ids(holding);
  return outcome;
}

}  // namespace

Outcome not_settled(const semantics::Model& model, const decision::Case& given, OutcomeKind kind, ActorId named) {
  Outcome outcome;
  outcome.kind = kind;
  outcome.accountable = accountable(model, given, named);
  return outcome;
}

CaseDate as_of(const semantics::Model& model, QuestionId question) {
  return question.is_own() ? model.own_questions[question.own()].as_of : model.questions[question.index].as_of;
}

std::optional<Outcome> settled_beforehand(const semantics::Model& model, const decision::Case& given,
                                          QuestionId question) {
  if (!question.is_own() && !model.questions[question.index].asked) {  // clause 2.6
    Outcome outcome;
    outcome.kind = OutcomeKind::not_applicable;
    outcome.waits_for = question;
    return outcome;
  }
  const CaseDate date = as_of(model, question);
  if (!given.dates[static_cast<std::size_t>(date)]) {  // clause 6.6
    Outcome outcome = not_settled(model, given, OutcomeKind::missing);
    outcome.missing = {{FactRef::Kind::case_date, static_cast<std::uint32_t>(date), 0}};
    return outcome;
  }
  return std::nullopt;
}

Outcome waiting_for(const semantics::Model& model, const decision::Case& given, QuestionId question,
                    const Outcome& unsettled) {
  if (unsettled.kind == OutcomeKind::error) return not_settled(model, given, OutcomeKind::error);
  if (unsettled.kind != OutcomeKind::missing) return waits_for(model, given, question);
  Outcome outcome = not_settled(model, given, OutcomeKind::missing);
  outcome.missing = unsettled.missing;
  return outcome;
}

QuestionResult answer_question(const semantics::Model& model, const decision::Case& given, QuestionId question,
                               const Entity& entity, const std::vector<ActorId>& ratify) {
  if (const auto outcome = settled_beforehand(model, given, question)) return {*outcome, {}};
  if (entity.awaited_need) return {waiting_for(model, given, QuestionKind::need, *entity.awaited_need), {}};
  const Date reference = *given.dates[static_cast<std::size_t>(as_of(model, question))];
  const Asked asked{model, given, question, entity, reference};
  const Worked worked = asked.worked_with({});
  QuestionResult result;
  result.derivation.rules = traces(worked);
  result.outcome =
      question == QuestionKind::follow_up ? follow_up(asked, worked, ratify) : single_answer(asked, worked);
  return result;
}

}  // namespace klap::reference
