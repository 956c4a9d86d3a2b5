#include "conditions.hpp"

#include <algorithm>
#include <cstdint>
#include <set>

namespace klap::explanation {
namespace {

using decision::ConditionTrace;
using decision::FactRef;
using decision::Truth;
using program::Node;

ExprId argument(const Telling& t, const Node& node, std::size_t i) {
  const std::size_t at = std::size_t{node.first_argument} + i;
  return i < node.argument_count && at < t.program.arguments.size() ? t.program.arguments[at] : ExprId();
}

const Node* argument_node(const Telling& t, const Node& node, std::size_t i) {
  return find(t.program.nodes, argument(t, node, i));
}

/// The field whose choices name the values that `node` compares: of its first operand of a choice type. (Also of
/// `perceel levert Begeleiding`, where the literal stands alone.)
FieldId choices_among(const Telling& t, const Node& node) {
  for (std::size_t i = 0; i < node.argument_count; ++i) {
    const Node* operand = argument_node(t, node, i);
    if (operand == nullptr || operand->type != TypeKind::choice) continue;
    if (operand->op == Op::literal) return FieldId(operand->ref);
    const program::Field* field = operand->op == Op::field ? find(t.program.fields, FieldId(operand->ref)) : nullptr;
    if (field != nullptr) return field->choices_of;
  }
  return {};
}

std::string text_of_node(const Telling& t, const Node& node, FieldId choices);

std::string operand(const Telling& t, const Node& node, std::size_t i) {
  const Node* child = argument_node(t, node, i);
  return child == nullptr ? say(t, Word::unknown) : text_of_node(t, *child, choices_among(t, node));
}

bool is_group(const Node& node) { return node.op == Op::all_of || node.op == Op::any_of; }
bool is_sum(const Node& node) { return node.op == Op::add || node.op == Op::subtract; }

/// An operand in brackets where the rule text would need them.
std::string bracketed(const Telling& t, const Node& node, std::size_t i) {
  const Node* child = argument_node(t, node, i);
  const std::string text = operand(t, node, i);
  if (child == nullptr) return text;
  const bool needs = (is_group(*child) && child->op != node.op) || (is_sum(*child) && is_sum(node) && i > 0);
  return needs ? say<Word::cond_brackets>(t, text) : text;
}

template <Word W>
std::string infix(const Telling& t, const Node& node) {
  return say<W>(t, operand(t, node, 0), operand(t, node, 1));
}

template <Word W>
std::string chained(const Telling& t, const Node& node, std::size_t from) {
  std::string text = bracketed(t, node, from);
  for (std::size_t i = from + 1; i < node.argument_count; ++i) text = say<W>(t, text, bracketed(t, node, i));
  return text;
}

/// Whose age it is: the resident, where the date is the resident's date of birth.
std::string whose_age(const Telling& t, const Node& node) {
  const Node* birth = argument_node(t, node, 0);
  const bool resident = birth != nullptr && birth->op == Op::field && FieldId(birth->ref) == t.program.birth_date;
  return resident ? say(t, Word::the_resident) : operand(t, node, 0);
}

std::string negated(const Telling& t, const Node& node) {
  const Node* child = argument_node(t, node, 0);
  if (child == nullptr) return say(t, Word::unknown);
  if (child->op == Op::equal) return infix<Word::cond_is_not>(t, *child);
  if (child->op == Op::one_of)
    return say<Word::cond_is_not>(t, operand(t, *child, 0), chained<Word::cond_or>(t, *child, 1));
  if (child->op == Op::age_at_least) return say<Word::cond_younger>(t, whose_age(t, *child), operand(t, *child, 1));
  const std::string text = operand(t, node, 0);
  const bool simple =
      child->op == Op::field || child->op == Op::term || child->op == Op::answer || child->op == Op::literal;
  return say<Word::cond_not>(t, simple ? text : say<Word::cond_brackets>(t, text));
}

/// Dates have words of their own: before and after instead of less and more.
std::string comparison(const Telling& t, const Node& node) {
  const Node* first = argument_node(t, node, 0);
  const bool dates = first != nullptr && first->type == TypeKind::date;
  if (node.op == Op::less) return dates ? infix<Word::cond_before>(t, node) : infix<Word::cond_less>(t, node);
  if (node.op == Op::less_equal) return dates ? infix<Word::cond_through>(t, node) : infix<Word::cond_at_most>(t, node);
  if (node.op == Op::greater) return dates ? infix<Word::cond_after>(t, node) : infix<Word::cond_more>(t, node);
  return dates ? infix<Word::cond_from>(t, node) : infix<Word::cond_at_least>(t, node);
}

std::string text_of_node(const Telling& t, const Node& node, FieldId choices) {
  switch (node.op) {
    case Op::literal: return value_text(t, node.literal, node.unit, choices);
    case Op::field: return fact_name(t, {FactRef::Kind::field, node.ref, 0}, false);
    case Op::term: {
      const program::Term* term = find(t.program.terms, TermId(node.ref));
      return term == nullptr ? say(t, Word::unknown) : spoken(t, *term);
    }
    case Op::case_date: return fact_name(t, {FactRef::Kind::case_date, node.ref, 0}, false);
    case Op::answer: return fact_name(t, {FactRef::Kind::answer, node.ref, 0}, false);
    case Op::all_of: return chained<Word::cond_and>(t, node, 0);
    case Op::any_of: return chained<Word::cond_or>(t, node, 0);
    case Op::negation: return negated(t, node);
    case Op::equal: return infix<Word::cond_is>(t, node);
    case Op::one_of: return say<Word::cond_is>(t, operand(t, node, 0), chained<Word::cond_or>(t, node, 1));
    case Op::is_none: return say<Word::cond_is_none>(t, operand(t, node, 0));
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal: return comparison(t, node);
    case Op::age_at_least: return say<Word::cond_age>(t, whose_age(t, node), operand(t, node, 1));
    case Op::lot_in_force: return infix<Word::cond_in_force>(t, node);
    case Op::lot_delivers: return infix<Word::cond_delivers>(t, node);
    case Op::lead_party: return say<Word::cond_lead>(t, operand(t, node, 0));
    case Op::ceiling_reached: return say<Word::cond_reached>(t, budget_name(t, BudgetId(node.ref)));
    case Op::add: return chained<Word::cond_plus>(t, node, 0);
    case Op::subtract: return chained<Word::cond_minus>(t, node, 0);
  }
  return say(t, Word::unknown);
}

void gather(const ConditionTrace& trace, std::set<FactRef>& seen, std::vector<const ConditionTrace*>& nodes) {
  if (trace.fact && seen.insert(*trace.fact).second) nodes.push_back(&trace);
  for (const ConditionTrace& part : trace.arguments) gather(part, seen, nodes);
}

const decision::JudgementNote* note_of(const Telling& t, const FactRef& fact) {
  if (fact.entity >= t.facts.requests.size()) return nullptr;
  for (const decision::JudgementNote& note : t.facts.requests[fact.entity].notes) {
    if (note.field == FieldId(fact.id)) return &note;
  }
  return nullptr;
}

std::string judgement_source(const Telling& t, const FactRef& fact, const program::Field& field) {
  const decision::JudgementNote* note = note_of(t, fact);
  if (note == nullptr) return say<Word::judged>(t, actor_name(t, field.judge));
  const std::string by = actor_name(t, note->by);
  const std::string who = note->on ? say<Word::judged_on>(t, by, date_text(t, *note->on)) : say<Word::judged>(t, by);
  return note->note.empty() ? who : say<Word::judged_note>(t, who, note->note);
}

/// "soort = Begeleiding, gegeven"; a fact that is a condition by itself has its value said already.
std::string fact_note(const Telling& t, const ConditionTrace& node, bool said) {
  const std::string source = fact_source(t, node);
  if (said) return source;
  return say<Word::equals>(t, fact_name(t, *node.fact, false), fact_value(t, node)) + ", " + source;
}

std::string facts_note(const Telling& t, const ConditionTrace& trace) {
  std::string text;
  for (const ConditionTrace* node : facts_read(trace)) {
    if (!text.empty()) text += "; ";
    text += fact_note(t, *node, node == &trace && trace.op == Op::field);
  }
  return text;
}

/// What the node itself read; the auditor sees what its operands read at the operands.
std::string own_note(const Telling& t, const ConditionTrace& trace) {
  return trace.fact ? fact_note(t, trace, trace.op == Op::field) : std::string();
}

/// For the auditor: every operand on a line of its own, with what it came to.
void tell_operands(const Telling& t, Writer& w, const Node& node, const ConditionTrace& trace) {
  const Writer::Deeper deeper(w);
  const std::size_t count = std::min<std::size_t>(node.argument_count, trace.arguments.size());
  for (std::size_t i = 0; i < count; ++i) {
    const Node* child = argument_node(t, node, i);
    const ConditionTrace& part = trace.arguments[i];
    if (child == nullptr || child->op != part.op || child->op == Op::literal) continue;
    std::string value;
    if (part.fact) {
      value = fact_value(t, part);
    } else if (part.value) {
      value = value_text(t, *part.value, child->unit, choices_among(t, node));
    } else {
      value = say(t, part.none ? Word::none : truth_word(part.truth));
    }
    const std::string text = say<Word::equals>(t, text_of_node(t, *child, choices_among(t, node)), value);
    w.line(part.fact ? say<Word::in_brackets>(t, text, fact_source(t, part)) : text);
    tell_operands(t, w, *child, part);
  }
}

void tell_leaf(const Telling& t, Writer& w, ExprId condition, const ConditionTrace& trace) {
  const std::string text = say<Word::with_value>(t, condition_text(t, condition), say(t, truth_word(trace.truth)));
  const std::string note = t.exact ? own_note(t, trace) : facts_note(t, trace);
  w.line(note.empty() ? text : say<Word::in_brackets>(t, text, note));
  const Node* node = find(t.program.nodes, condition);
  if (t.exact && node != nullptr) tell_operands(t, w, *node, trace);
}

void tell_term(const Telling& t, Writer& w, const Node& node, const ConditionTrace& trace) {
  w.line(say<Word::with_value>(t, text_of_node(t, node, {}), say(t, truth_word(trace.truth))));
  const program::Term* term = find(t.program.terms, TermId(node.ref));
  if (term == nullptr || trace.arguments.size() != 1) return;
  const Writer::Deeper deeper(w);
  tell_condition(t, w, term->meaning, trace.arguments.front());
}

void tell_parts(const Telling& t, Writer& w, const Node& node, const ConditionTrace& trace) {
  const Writer::Deeper deeper(w);
  const std::size_t count = std::min<std::size_t>(node.argument_count, trace.arguments.size());
  for (std::size_t i = 0; i < count; ++i) tell_condition(t, w, argument(t, node, i), trace.arguments[i]);
}

}  // namespace

std::string condition_text(const Telling& t, ExprId condition) {
  const Node* node = find(t.program.nodes, condition);
  return node == nullptr ? say(t, Word::unknown) : text_of_node(t, *node, {});
}

void tell_condition(const Telling& t, Writer& w, ExprId condition, const ConditionTrace& trace) {
  const Node* node = find(t.program.nodes, condition);
  if (node == nullptr || node->op != trace.op) {  // not made for this program: say what can be said
    w.line(condition_text(t, condition));
    return;
  }
  const std::string truth = say(t, truth_word(trace.truth));
  if (node->op == Op::all_of) {
    w.line(say<Word::cond_all>(t, truth));
    tell_parts(t, w, *node, trace);
    return;
  }
  if (node->op == Op::any_of) {
    w.line(say<Word::cond_any>(t, truth));
    tell_parts(t, w, *node, trace);
    return;
  }
  if (node->op == Op::term && node->type == TypeKind::boolean) {
    tell_term(t, w, *node, trace);
    return;
  }
  if (node->op == Op::negation) {
    const Node* child = argument_node(t, *node, 0);
    if (child != nullptr && (is_group(*child) || child->op == Op::term || child->op == Op::negation)) {
      w.line(say<Word::cond_none_of>(t, truth));
      tell_parts(t, w, *node, trace);
      return;
    }
  }
  tell_leaf(t, w, condition, trace);
}

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

std::vector<const ConditionTrace*> facts_read(const ConditionTrace& trace) {
  std::set<FactRef> seen;
  std::vector<const ConditionTrace*> nodes;
  gather(trace, seen, nodes);
  return nodes;
}

std::vector<const ConditionTrace*> facts_read(const decision::Derivation& derivation) {
  std::set<FactRef> seen;
  std::vector<const ConditionTrace*> nodes;
  for (const decision::RuleTrace& rule : derivation.rules) {
    if (rule.condition) gather(*rule.condition, seen, nodes);
  }
  return nodes;
}

const program::Field* field_of(const Telling& t, const FactRef& fact) {
  return fact.kind == FactRef::Kind::field ? find(t.program.fields, FieldId(fact.id)) : nullptr;
}

std::string fact_value(const Telling& t, const ConditionTrace& node) {
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
  if (node.value) {
    const program::Field* field = field_of(t, fact);
    return field != nullptr ? value_text(t, *node.value, *field) : value_text(t, *node.value, MoneyUnit::once, {});
  }
  const program::Field* field = field_of(t, fact);
  const bool yes_or_no = field != nullptr ? field->type == TypeKind::boolean : fact.kind == FactRef::Kind::answer;
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
      if (known && field != nullptr && field->judge.is_some()) return judgement_source(t, fact, *field);
      return say(t, node.none ? Word::given_none : known ? Word::given : Word::not_given);
    case FactRef::Kind::spent: {
      const bool dated = fact.id < t.facts.spent.size() && t.facts.spent[fact.id].has_value();
      return dated ? say<Word::as_at>(t, date_text(t, t.facts.spent[fact.id]->as_of)) : say(t, Word::not_given);
    }
    case FactRef::Kind::lot_period:
    case FactRef::Kind::lot_lead:
    case FactRef::Kind::agb: return say(t, Word::from_rules);
    case FactRef::Kind::answer:
      return say<Word::from_answer>(t, say(t, question_heading(static_cast<QuestionKind>(fact.id))));
    case FactRef::Kind::case_date:
    case FactRef::Kind::personal_interest: return say(t, known ? Word::given : Word::not_given);
  }
  return say(t, Word::given);
}

}  // namespace klap::explanation
