#include "reference/questions.hpp"

#include <algorithm>

#include <klap/base/limits.hpp>

#include "reference/rules.hpp"
#include "reference/safeguards.hpp"

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

// Clause 5.15: different rows of a table with unieke treffer.
bool exclude_each_other(const Asked& asked, const RuleResult& one, const RuleResult& other) {
  const TableId table = asked.model.rules[one.id.index].table;
  if (one.id == other.id || !table.is_some() || table != asked.model.rules[other.id.index].table) return false;
  return asked.model.tables[table.index].policy == HitPolicy::unique;
}

bool say_the_same(const Asked& asked, const RuleResult& one, const RuleResult& other) {
  return one.answer.same_as(other.answer) && !exclude_each_other(asked, one, other);
}

// Clause 6.2, for questions with one answer; with 5.15.
bool is_decided(const Asked& asked, const Worked& worked) {
  const auto holding = worked.with_status(Truth::yes);
  const auto live = worked.live();
  for (const RuleResult* rule : live) {
    if (rule->answer.state == State::unknown) return false;
    if (rule->status != Truth::unknown) continue;
    const bool same = std::ranges::any_of(holding, [&](auto* h) { return h->answer.same_as(rule->answer); });
    const bool alone = std::ranges::none_of(live, [&](auto* l) { return exclude_each_other(asked, *rule, *l); });
    if (!same || !alone) return false;
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
      if (exclude_each_other(asked, *one, *other)) return conflict(asked, holding);  // known or not (clause 5.15)
    }
  }
  const bool same = std::ranges::all_of(live, [&](auto* one) {
    return std::ranges::all_of(live, [&](auto* other) { return say_the_same(asked, *one, *other); });
  });
  const bool one_surely = std::ranges::any_of(worked.rules, [](auto& rule) { return rule.own == Truth::yes; });
  if (same && one_surely) return settled(asked, live.front()->answer, holding.empty() ? live : holding);
  return missing(asked, worked, [&](const Worked& with) { return is_decided(asked, with); });
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

// Clauses 5.11.4 and 5.20.4: of several the function of the first rule, naming all that say so.
std::optional<Outcome> on_purpose(const Asked& asked, const std::vector<const RuleResult*>& holding) {
  std::vector<const RuleResult*> rules;
  for (const RuleResult* rule : holding) {
    if (rule->answer.open_by.is_some()) rules.push_back(rule);
  }
  if (rules.empty()) return std::nullopt;
  Outcome outcome = open(asked, OpenReason::on_purpose, rules.front()->answer.open_by);
  outcome.rules = ids(rules);
  return outcome;
}

// Clause 5.20.5: looked at once, when all is added.
std::optional<Value> collect(const semantics::OwnQuestion& question, const std::vector<const RuleResult*>& holding) {
  __extension__ using Wide = __int128;
  std::vector<std::int64_t> parts;
  for (const RuleResult* rule : holding) parts.push_back(std::get<Value>(rule->answer.answer).raw);
  Wide result = 0;
  switch (question.collect) {
    case Collect::none: break;
    case Collect::sum:
      for (const std::int64_t part : parts) result += part;
      break;
    case Collect::greatest: result = std::ranges::max(parts); break;
    case Collect::least: result = std::ranges::min(parts); break;
  }
  const Wide limit = question.type.kind == TypeKind::money ? limits::cents : limits::number;
  if (result > limit || result < -limit) return std::nullopt;
  return Value{question.type.kind, static_cast<std::int64_t>(result)};
}

// Clause 5.20.
Outcome collected(const Asked& asked, const Worked& worked) {
  const auto live = worked.live();
  const auto holding = worked.with_status(Truth::yes);
  if (any_error(live)) return asked.not_settled(OutcomeKind::error);
  if (!is_decided_follow_up(worked)) return missing(asked, worked, is_decided_follow_up);
  if (live.empty()) return open(asked, OpenReason::no_rule);
  if (const auto left_open = on_purpose(asked, holding)) return *left_open;
  const auto value = collect(asked.model.own_questions[asked.question.own()], holding);
  if (!value) return asked.not_settled(OutcomeKind::error);
  Outcome outcome;
  outcome.kind = OutcomeKind::settled;
  outcome.answer = *value;
  outcome.rules = ids(holding);
  return outcome;
}

// Clause 5.11.
Outcome follow_up(const Asked& asked, const Worked& worked, const std::vector<ActorId>& ratify) {
  const auto live = worked.live();
  const auto holding = worked.with_status(Truth::yes);
  if (any_error(live)) return asked.not_settled(OutcomeKind::error);
  if (!is_decided_follow_up(worked)) return missing(asked, worked, is_decided_follow_up);
  if (live.empty() && ratify.empty()) return open(asked, OpenReason::no_rule);

  if (const auto left_open = on_purpose(asked, holding)) return *left_open;
  std::vector<decision::ObligationAnswer> obligations;
  for (const RuleResult* rule : holding) {
    const auto& more = std::get<std::vector<decision::ObligationAnswer>>(rule->answer.answer);
    obligations.insert(obligations.end(), more.begin(), more.end());
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
  result.derivation.safeguards = safeguard_traces(model, given, question, entity);
  const bool collects = question.is_own() && model.own_questions[question.own()].collect != Collect::none;
  if (question == QuestionKind::follow_up) {
    result.outcome = follow_up(asked, worked, ratify);
  } else {
    result.outcome = collects ? collected(asked, worked) : single_answer(asked, worked);
  }
  return result;
}

}  // namespace klap::reference
