// What is missing, once the answers of other questions are replaced by what those miss (clause 6.5).
#include <algorithm>

#include "reference/questions.hpp"

namespace klap::reference {

using decision::FactRef;
using decision::OpenReason;
using decision::Outcome;
using decision::OutcomeKind;

static bool is_judgement(const semantics::Model& model, const FactRef& fact) {
  return fact.kind == FactRef::Kind::field && model.fields[fact.id].judge.is_some();
}

void append_new(std::vector<FactRef>& list, const std::vector<FactRef>& more) {
  for (const FactRef& fact : more) {
    if (std::ranges::count(list, fact) == 0) list.push_back(fact);
  }
}

Replaced replace_answers(const std::vector<FactRef>& reduced, const decision::CaseOutcome& answers) {
  Replaced result;
  for (const FactRef& fact : reduced) {
    if (fact.kind != FactRef::Kind::answer) result.facts.push_back(fact);
  }
  for (const FactRef& fact : reduced) {
    if (fact.kind != FactRef::Kind::answer) continue;
    QuestionId question;
    question.index = fact.id;
    if (!result.first_waited_for || question < *result.first_waited_for) result.first_waited_for = question;
    const Outcome& other = answered(answers, question, fact.entity);  // of an element too
    if (other.kind == OutcomeKind::missing) append_new(result.facts, other.missing);
  }
  return result;
}

Outcome missing_outcome(const semantics::Model& model, const decision::Case& given, const std::vector<FactRef>& facts) {
  const bool only_judgements = std::ranges::all_of(facts, [&](auto& fact) { return is_judgement(model, fact); });
  Outcome outcome = only_judgements ? not_settled(model, given, OutcomeKind::open, model.fields[facts.front().id].judge)
                                    : not_settled(model, given, OutcomeKind::missing);
  if (only_judgements) outcome.open = OpenReason::judgement;
  outcome.missing = facts;
  return outcome;
}

Outcome waits_for(const semantics::Model& model, const decision::Case& given, QuestionId question) {
  Outcome outcome = not_settled(model, given, OutcomeKind::open);
  outcome.open = OpenReason::waits;
  outcome.waits_for = question;
  return outcome;
}

}  // namespace klap::reference
