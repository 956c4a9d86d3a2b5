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

}  // namespace

bool concerns_reader(const Letter& letter, const Asked& own) {
  if (own.outcome->kind == decision::OutcomeKind::not_applicable) return false;
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
  std::set<std::vector<std::string>> said;
  for (const QuestionId question : own_questions(t)) {
    const Asked asked = asked_of_request(t, question, request);
    const auto* value = std::get_if<Value>(&asked.outcome->answer);
    if (asked.outcome->kind != decision::OutcomeKind::settled || value == nullptr) continue;
    if (!may_be_told(letter, asked) || !concerns_reader(letter, asked)) continue;
    std::string answer = own_value(t, question, *value);
    if (value->kind == TypeKind::boolean)
      answer = say(t, value->as_boolean() ? Word::resident_answer_yes : Word::resident_answer_no);
    lines.push_back(say<Word::item>(t, say<Word::resident_own>(t, question_text(t, question), answer)));
    if (const auto how = how_collected(t, asked)) lines.push_back(say(t, *how));
    const std::vector<std::string> reasons = reason_lines(letter, asked, said);
    lines.insert(lines.end(), reasons.begin(), reasons.end());
  }
  tell_part(w, say(t, Word::resident_ask_own), lines, true);
}

}  // namespace klap::explanation
