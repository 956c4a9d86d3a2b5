// What the rule set's own questions came to, as far as it is the resident's own.
#include <algorithm>
#include <set>
#include <variant>

#include "basis.hpp"
#include "letter_parts.hpp"

namespace klap::explanation {
namespace {

using decision::ConditionTrace;
using decision::FactRef;

/// What budgets, lots and codes of providers are is not for the resident to follow.
bool is_internal(const ConditionTrace& node) {
  switch (node.fact->kind) {
    case FactRef::Kind::field:
    case FactRef::Kind::case_date:
    case FactRef::Kind::parameter:
    case FactRef::Kind::answer: return false;
    case FactRef::Kind::spent:
    case FactRef::Kind::lot_period:
    case FactRef::Kind::lot_lead:
    case FactRef::Kind::agb:
    case FactRef::Kind::personal_interest:
    case FactRef::Kind::primary_decider: break;
  }
  return true;
}

/// Only if all that the answer rests on may be read too.
bool may_be_told(const Letter& letter, const Asked& asked) {
  if (asked.derivation == nullptr) return false;
  const Basis basis = Bases(letter).of(asked);
  if (basis.household || basis.internal) return false;
  return std::none_of(basis.steps.begin(), basis.steps.end(), [](const Step& step) {
    const auto facts = facts_read(*step.trace);
    return std::any_of(facts.begin(), facts.end(), [](const ConditionTrace* node) { return is_internal(*node); });
  });
}

/// A fact of the resident, or a date of the case, that was given; or an answer that rests on one.
bool is_given(const Letter& letter, const ConditionTrace& node, std::size_t request) {
  if (!node.fact || node.presumed) return false;
  if (node.fact->kind == FactRef::Kind::case_date)
    return node.fact->id != static_cast<std::uint32_t>(CaseDate::reference);
  if (node.fact->kind == FactRef::Kind::field) return own_field(letter, *node.fact) != nullptr;
  QuestionId question;
  question.index = node.fact->id;
  const bool own = node.fact->kind == FactRef::Kind::answer && question.is_own();
  return own && concerns_reader(letter, asked_of_request(letter.t, question, request));
}

std::optional<Word> how_collected(const Telling& t, const Asked& asked) {
  switch (collect_of(t, asked)) {
    case Collect::none: return std::nullopt;
    case Collect::sum: return Word::resident_collected_sum;
    case Collect::greatest: return Word::resident_collected_greatest;
    case Collect::least: return Word::resident_collected_least;
  }
  return std::nullopt;
}

/// Does it apply only because of what others told of their own affairs, by facts that nothing says the resident may be
/// asked: that the books need a code, what a volunteer wants?
bool is_for_others(const Letter& letter, const Asked& own) {
  if (own.derivation == nullptr) return false;
  const auto of_others = [&](const ConditionTrace& node) {
    const program::Field* field = node.presumed || !node.fact ? nullptr : own_field(letter, *node.fact);
    return field != nullptr && field->owner != FieldOwner::plan && !field->question.empty() &&
           field->asked_on.empty() && !field->judge.is_some() && !says_you(field->question);
  };
  return std::any_of(own.derivation->rules.begin(), own.derivation->rules.end(), [&](const decision::RuleTrace& trace) {
    const program::Rule* rule = find(letter.t.program.rules, trace.rule);
    const bool out = rule != nullptr && std::holds_alternative<program::NotApplicable>(rule->conclusion) &&
                     trace.condition && trace.condition->truth == decision::Truth::no;
    if (!out) return false;
    const auto facts = facts_read(*trace.condition);
    return !facts.empty() &&
           std::all_of(facts.begin(), facts.end(), [&](const ConditionTrace* node) { return of_others(*node); });
  });
}

/// What an own question that is not settled waits for; empty for what the reader can do without: of a question that no
/// rule answers, and of one on which something else waits that the letter tells already.
std::string why_unknown(const Letter& letter, const Asked& asked) {
  const Telling& t = letter.t;
  const decision::Outcome& outcome = *asked.outcome;
  const decision::Outcome& right = t.outcome.requests[*asked.request].right;
  if (right.kind != decision::OutcomeKind::settled && right.kind != decision::OutcomeKind::not_applicable) return {};
  switch (outcome.kind) {
    case decision::OutcomeKind::conflict: return say(t, Word::resident_conflict);
    case decision::OutcomeKind::error: return say(t, Word::resident_error);
    case decision::OutcomeKind::open:
      if (outcome.open == decision::OpenReason::on_purpose)
        return say_to<Word::resident_open_purpose, Word::resident_open_purpose_other>(letter);
      if (outcome.open == decision::OpenReason::judgement)
        return say_to<Word::resident_open_judgement, Word::resident_open_judgement_other>(letter);
      return {};
    case decision::OutcomeKind::missing: {
      const bool of_reader = std::any_of(outcome.missing.begin(), outcome.missing.end(), [&](const FactRef& fact) {
        const program::Field* field = own_field(letter, fact);
        return field != nullptr && !laid_down(t, field->asked_on).empty();
      });
      return of_reader ? say(t, Word::resident_missing) : std::string();
    }
    case decision::OutcomeKind::settled:
    case decision::OutcomeKind::not_applicable: break;
  }
  return {};
}

}  // namespace

bool concerns_reader(const Letter& letter, const Asked& own) {
  if (own.outcome->kind == decision::OutcomeKind::not_applicable || is_for_others(letter, own)) return false;
  if (own.outcome->kind != decision::OutcomeKind::settled) return true;
  const Basis basis = Bases(letter).of(own);
  if (basis.household) return true;
  const auto given = [&](const ConditionTrace& node) { return is_given(letter, node, *own.request); };
  return std::any_of(basis.values.begin(), basis.values.end(), given) ||
         std::any_of(basis.steps.begin(), basis.steps.end(), [&](const Step& step) {
           const auto facts = facts_read(*step.trace);
           return std::any_of(facts.begin(), facts.end(), [&](const ConditionTrace* node) { return given(*node); });
         });
}

void tell_own_questions(const Letter& letter, Writer& w, std::size_t request) {
  const Telling& t = letter.t;
  std::vector<std::string> lines;
  std::vector<std::string> unknown;
  std::set<std::vector<std::string>> said;
  for (const QuestionId question : own_questions(t)) {
    const Asked asked = asked_of_request(t, question, request);
    const auto* value = std::get_if<Value>(&asked.outcome->answer);
    if (!may_be_told(letter, asked) || !concerns_reader(letter, asked)) continue;
    if (asked.outcome->kind != decision::OutcomeKind::settled || value == nullptr) {
      const std::string why = why_unknown(letter, asked);
      if (why.empty()) continue;
      unknown.push_back(say<Word::item>(t, say<Word::resident_unknown>(t, question_text(t, question), why)));
      const bool by_rule =
          asked.outcome->kind == decision::OutcomeKind::open && asked.outcome->open == decision::OpenReason::on_purpose;
      const std::vector<std::string> reasons = by_rule ? reason_lines(letter, asked, said) : std::vector<std::string>();
      unknown.insert(unknown.end(), reasons.begin(), reasons.end());
      continue;
    }
    std::string answer = own_value(t, question, *value);
    if (value->kind == TypeKind::boolean)
      answer = say(t, value->as_boolean() ? Word::resident_answer_yes : Word::resident_answer_no);
    lines.push_back(say<Word::item>(t, say<Word::resident_own>(t, question_text(t, question), answer)));
    if (const auto how = how_collected(t, asked)) lines.push_back(say(t, *how));
    const std::vector<std::string> reasons = reason_lines(letter, asked, said);
    lines.insert(lines.end(), reasons.begin(), reasons.end());
  }
  tell_part(w, say(t, Word::resident_ask_own), lines, true);
  tell_part(w, say(t, Word::resident_ask_unknown), unknown, true);
}

}  // namespace klap::explanation
