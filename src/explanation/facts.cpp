#include "facts.hpp"

#include <algorithm>

namespace klap::explanation {

using decision::ConditionTrace;
using decision::FactRef;
using decision::Truth;

namespace {

const decision::JudgementNote* note_of(const Telling& t, const FactRef& fact) {
  if (fact.entity >= t.facts.requests.size()) return nullptr;
  for (const decision::JudgementNote& note : t.facts.requests[fact.entity].notes) {
    if (note.field == FieldId(fact.id)) return &note;
  }
  return nullptr;
}

QuestionId question_of(const FactRef& answer) {
  QuestionId question;
  question.index = answer.id;
  return question;
}

std::string judgement_source(const Telling& t, const FactRef& fact, const program::Field& field) {
  const decision::JudgementNote* note = note_of(t, fact);
  if (note == nullptr) return say<Word::judged>(t, actor_name(t, field.judge));
  const std::string by = actor_name(t, note->by);
  const std::string who = note->on ? say<Word::judged_on>(t, by, date_text(t, *note->on)) : say<Word::judged>(t, by);
  return note->note.empty() ? who : say<Word::judged_note>(t, who, note->note);
}

const program::Parameter* parameter_of(const Telling& t, const FactRef& fact) {
  return fact.kind == FactRef::Kind::parameter ? find(t.program.parameters, ParameterId(fact.id)) : nullptr;
}

/// The period that the value is of, and its grounds.
std::string parameter_source(const Telling& t, ParameterId id) {
  const program::Parameter::From* from = in_force(t, id);
  if (from == nullptr) return say(t, Word::from_rules);
  const std::string text = say<Word::from_rules_applying>(t, period_text(t, from->validity, from->known_from));
  const std::string grounds = grounds_text(t, from->grounds);
  return grounds.empty() ? text : say<Word::on_ground>(t, text, grounds);
}

/// Where no value is there to tell: of the law, no is what stands for an answer that is not known.
bool is_yes_or_no(const Telling& t, const FactRef& answer) {
  const QuestionId question = question_of(answer);
  if (!question.is_own()) return true;
  return question.own() < t.program.own_questions.size() &&
         t.program.own_questions[question.own()].type == TypeKind::boolean;
}

/// Of another person or request than the question is about, as elements of a list can be.
bool is_of_another(const Telling& t, const FactRef& fact) {
  if (fact.kind == FactRef::Kind::answer) return t.request != fact.entity;
  const program::Field* field = field_of(t, fact);
  if (field == nullptr || field->owner == FieldOwner::plan) return false;
  return (field->owner == FieldOwner::person ? t.person : t.request) != fact.entity;
}

}  // namespace

Word truth_word(Truth truth) {
  switch (truth) {
    case Truth::no: return Word::no;
    case Truth::error: return Word::error;
    case Truth::unknown: return Word::unknown;
    case Truth::later: return Word::later;
    case Truth::yes: return Word::yes;
  }
  return Word::unknown;
}

const program::Field* field_of(const Telling& t, const FactRef& fact) {
  return fact.kind == FactRef::Kind::field ? find(t.program.fields, FieldId(fact.id)) : nullptr;
}

bool is_hidden(const Telling& t, const program::Field& field) { return t.in_file && field.hidden.file; }

bool reads_hidden(const Telling& t, const ConditionTrace& trace) {
  if (!t.in_file) return false;
  const program::Field* field = trace.fact ? field_of(t, *trace.fact) : nullptr;
  if (field != nullptr && is_hidden(t, *field)) return true;
  return std::any_of(trace.arguments.begin(), trace.arguments.end(),
                     [&](const ConditionTrace& part) { return reads_hidden(t, part); });
}

bool tells_hidden(const Telling& t, const ConditionTrace& trace) {
  const bool certain = trace.truth == Truth::yes || trace.truth == Truth::no;
  const bool values =
      trace.op == Op::field || trace.op == Op::equal || trace.op == Op::one_of || trace.op == Op::is_none;
  return certain && values && reads_hidden(t, trace);
}

std::string read_name(const Telling& t, const ConditionTrace& node) {
  const FactRef fact = node.fact.value_or(FactRef{});
  const bool of_named = node.op == Op::field && !node.arguments.empty();
  return fact_name(t, fact, of_named || is_of_another(t, fact));
}

std::string fact_value(const Telling& t, const ConditionTrace& node) {
  const program::Field* said = node.fact ? field_of(t, *node.fact) : nullptr;
  const bool certain = node.none || node.value || node.truth == Truth::yes || node.truth == Truth::no;
  if (said != nullptr && certain && is_hidden(t, *said)) return say(t, Word::not_shown);
  if (node.none) return say(t, Word::none);
  const FactRef fact = node.fact.value_or(FactRef{});
  if (fact.kind == FactRef::Kind::spent) {
    const bool known = fact.id < t.facts.spent.size() && t.facts.spent[fact.id].has_value();
    return known ? to_text(t.facts.spent[fact.id]->amount, t.language) : say(t, Word::unknown);
  }
  if (fact.kind == FactRef::Kind::lot_period) {
    const program::Lot* lot = find(t.program.lots, LotId(fact.id));
    return lot != nullptr && lot->period ? period_text(t, *lot->period) : say(t, Word::unknown);
  }
  const program::Field* field = field_of(t, fact);
  const program::Parameter* parameter = parameter_of(t, fact);
  if (node.value) {
    if (field != nullptr) return value_text(t, *node.value, *field);
    if (fact.kind == FactRef::Kind::answer) return own_value(t, question_of(fact), *node.value);
    return value_text(t, *node.value, parameter != nullptr ? parameter->unit : MoneyUnit::once, {});
  }
  const bool yes_or_no = field != nullptr       ? field->type == TypeKind::boolean
                         : parameter != nullptr ? parameter->type == TypeKind::boolean
                                                : fact.kind == FactRef::Kind::answer && is_yes_or_no(t, fact);
  return say(t, yes_or_no ? truth_word(node.truth) : Word::unknown);
}

std::string fact_source(const Telling& t, const ConditionTrace& node) {
  const FactRef fact = node.fact.value_or(FactRef{});
  const program::Field* field = field_of(t, fact);
  if (node.presumed) {
    if (field == nullptr || field->presumed_because.empty()) return say(t, Word::taken_as_no_reason);
    return say<Word::taken_as>(t, field->presumed_because);
  }
  const bool known = node.none || fact_value(t, node) != say(t, Word::unknown);
  switch (fact.kind) {
    case FactRef::Kind::field:
      if (known && field != nullptr && is_hidden(t, *field)) return say(t, Word::given);
      if (known && field != nullptr && field->judge.is_some()) return judgement_source(t, fact, *field);
      return say(t, node.none ? Word::given_none : known ? Word::given : Word::not_given);
    case FactRef::Kind::spent: {
      const bool dated = fact.id < t.facts.spent.size() && t.facts.spent[fact.id].has_value();
      return dated ? say<Word::as_at>(t, date_text(t, t.facts.spent[fact.id]->as_of)) : say(t, Word::not_given);
    }
    case FactRef::Kind::parameter:
      return known ? parameter_source(t, ParameterId(fact.id)) : say(t, Word::not_established);
    case FactRef::Kind::lot_period:
    case FactRef::Kind::lot_lead:
    case FactRef::Kind::agb: return say(t, Word::from_rules);
    case FactRef::Kind::answer: return say<Word::from_answer>(t, question_text(t, question_of(fact)));
    case FactRef::Kind::case_date:
    case FactRef::Kind::primary_decider:
    case FactRef::Kind::personal_interest: return say(t, known ? Word::given : Word::not_given);
  }
  return say(t, Word::given);
}

std::string notable_source(const Telling& t, const ConditionTrace& node) {
  if (node.presumed) return say(t, Word::taken_as_no_reason);
  const FactRef fact = node.fact.value_or(FactRef{});
  const program::Field* field = field_of(t, fact);
  if (fact.kind == FactRef::Kind::parameter && node.op == Op::parameter) {
    const program::Parameter::From* from = in_force(t, ParameterId(fact.id));
    if (from != nullptr && from->grounds.empty() && from->validity == Period{} && !from->known_from)
      return {};  // of all time
  }
  const bool judged = field != nullptr && field->judge.is_some() && !is_hidden(t, *field);
  const bool dated = fact.kind == FactRef::Kind::parameter || fact.kind == FactRef::Kind::spent;
  return judged || dated ? fact_source(t, node) : std::string();
}

}  // namespace klap::explanation
