// Conditions as the rule language says them, without values.
#include "condition_text.hpp"

#include <klap/explanation/lists.hpp>
#include <klap/program/choices.hpp>

#include "facts.hpp"

namespace klap::explanation {

using decision::FactRef;
using program::Node;

namespace {

std::string operand(const Telling& t, const Node& node, std::size_t i) {
  const Node* child = argument_node(t, node, i);
  return child == nullptr ? say(t, Word::unknown) : text_of_node(t, *child, choices_among(t, node));
}

bool is_sum(const Node& node) { return node.op == Op::add || node.op == Op::subtract; }

/// Sums and what is moved bind least, then products; what is rounded or made a working day binds most.
int binding(const Node& node) {
  const bool moved = node.op == Op::date_forward || node.op == Op::date_back;
  if (moved || is_sum(node)) return 1;
  return node.op == Op::multiply ? 2 : 3;
}

/// An operand of a calculation, in brackets unless it binds more than `least`.
std::string bound(const Telling& t, const Node& node, std::size_t i, int least) {
  const Node* child = argument_node(t, node, i);
  const std::string text = operand(t, node, i);
  return child == nullptr || binding(*child) > least ? text : say<Word::cond_brackets>(t, text);
}

std::string listed(const Telling& t, const Node& node) {
  std::string text;
  for (std::size_t i = 0; i < node.argument_count; ++i) text += (i == 0 ? "" : ", ") + operand(t, node, i);
  return text;
}

bool is_dated(const Node& node) { return node.type == TypeKind::date; }

std::string duration(const Telling& t, const Node& node) {
  const std::string n = bound(t, node, 1, 2);
  switch (static_cast<DateUnit>(node.ref)) {
    case DateUnit::days: return say<Word::duration_days>(t, n);
    case DateUnit::weeks: return say<Word::duration_weeks>(t, n);
    case DateUnit::working_days: return say<Word::duration_working_days>(t, n);
    case DateUnit::months: return say<Word::duration_months>(t, n);
    case DateUnit::years: return say<Word::duration_years>(t, n);
  }
  return n;
}

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

/// The person whose fact a node reads, as the rule says it: "vertegenwoordiger".
std::string named_person(const Telling& t, const Node& node) {
  const Node* person = argument_node(t, node, 0);
  if (person == nullptr) return say(t, Word::the_resident);
  return person->op == Op::field ? mid_sentence(t, field_name(t, FieldId(person->ref))) : operand(t, node, 0);
}

/// Whose age it is, where the date is somebody's date of birth.
std::string whose_age(const Telling& t, const Node& node) {
  const Node* birth = argument_node(t, node, 0);
  const bool of_person = birth != nullptr && birth->op == Op::field && FieldId(birth->ref) == t.program.birth_date;
  return of_person ? named_person(t, *birth) : operand(t, node, 0);
}

std::string negated(const Telling& t, const Node& node) {
  const Node* child = argument_node(t, node, 0);
  if (child == nullptr) return say(t, Word::unknown);
  const bool ordered = child->op == Op::less || child->op == Op::less_equal || child->op == Op::greater ||
                       child->op == Op::greater_equal;  // of which a rule says what it says, not the opposite
  if (std::string denied = ordered ? std::string() : denied_text(t, *child); !denied.empty()) return denied;
  const std::string text = operand(t, node, 0);
  const bool simple = child->op == Op::field || child->op == Op::parameter || child->op == Op::term ||
                      child->op == Op::answer || child->op == Op::literal || child->op == Op::for_all;
  return say<Word::cond_not>(t, simple ? text : say<Word::cond_brackets>(t, text));
}

/// Dates have words of their own: before and after instead of less and more.
std::string comparison(const Telling& t, const Node& node, Op op) {
  const Node* first = argument_node(t, node, 0);
  const bool dates = first != nullptr && first->type == TypeKind::date;
  if (op == Op::less) return dates ? infix<Word::cond_before>(t, node) : infix<Word::cond_less>(t, node);
  if (op == Op::less_equal) return dates ? infix<Word::cond_through>(t, node) : infix<Word::cond_at_most>(t, node);
  if (op == Op::greater) return dates ? infix<Word::cond_after>(t, node) : infix<Word::cond_more>(t, node);
  return dates ? infix<Word::cond_from>(t, node) : infix<Word::cond_at_least>(t, node);
}

/// What a list goes through: one of it, or all.
Word element_word(ListKind list) {
  switch (list) {
    case ListKind::requests: return Word::list_request;
    case ListKind::requests_of_resident: return Word::list_request_of_resident;
    case ListKind::persons: return Word::list_person;
  }
  return Word::unknown;
}
Word elements_word(ListKind list) {
  switch (list) {
    case ListKind::requests: return Word::list_requests;
    case ListKind::requests_of_resident: return Word::list_requests_of_resident;
    case ListKind::persons: return Word::list_persons;
  }
  return Word::unknown;
}

/// `de laagste`; of dates `de vroegste`.
Word superlative(const Telling& t, const Node& node) {
  const Node* measure = find(t.program.nodes, list_measure(t.program, node));
  const bool dates = measure != nullptr && measure->type == TypeKind::date;
  if (node.op == Op::first_by_lowest) return dates ? Word::looked_up_earliest : Word::looked_up_lowest;
  return dates ? Word::looked_up_latest : Word::looked_up_highest;
}

std::string list_text(const Telling& t, const Node& node) {
  const auto list = static_cast<ListKind>(node.ref);
  const ExprId condition = list_condition(t.program, node);
  const std::string where = condition.is_some() ? condition_text(t, condition) : std::string();
  if (node.op == Op::exists) return say<Word::cond_exists>(t, say(t, element_word(list)), where);
  if (node.op == Op::for_all) return say<Word::cond_for_all>(t, say(t, element_word(list)), where);
  const std::string all = say(t, elements_word(list));
  if (node.op == Op::count) {
    return condition.is_some() ? say<Word::cond_count_where>(t, all, where) : say<Word::cond_count>(t, all);
  }
  const auto fact = [&](ExprId id) {
    const Node* field = find(t.program.nodes, id);
    return field == nullptr ? say(t, Word::unknown) : field_name(t, FieldId(field->ref));
  };
  const std::string what = fact(list_fact(t.program, node));
  if (looks_up(node.op)) {
    const std::string by = fact(list_measure(t.program, node));
    const std::string text =
        say<Word::cond_looked_up>(t, what, say(t, element_word(list)), say(t, superlative(t, node)), by);
    return condition.is_some() ? say<Word::cond_looked_up_where>(t, text, where) : text;
  }
  return condition.is_some() ? say<Word::cond_total_where>(t, what, all, where) : say<Word::cond_total>(t, what, all);
}

}  // namespace

bool is_group(const Node& node) { return node.op == Op::all_of || node.op == Op::any_of; }

ExprId argument_of(const Telling& t, const Node& node, std::size_t i) {
  const std::size_t at = std::size_t{node.first_argument} + i;
  return i < node.argument_count && at < t.program.arguments.size() ? t.program.arguments[at] : ExprId();
}

const Node* argument_node(const Telling& t, const Node& node, std::size_t i) {
  return find(t.program.nodes, argument_of(t, node, i));
}

FieldId choices_among(const Telling& t, const Node& node) {
  for (std::size_t i = 0; i < node.argument_count; ++i) {
    const Node* operand = argument_node(t, node, i);
    if (operand == nullptr || operand->type != TypeKind::choice) continue;
    if (operand->op == Op::literal) return FieldId(operand->ref);
    if (operand->op == Op::answer && operand->ref >= question_kind_count)
      return program::choices_of_own(t.program, operand->ref - question_kind_count);
    if (looks_up(operand->op)) return choices_among(t, *operand);  // G is no choice, so it is that of F
    const program::Field* field = operand->op == Op::field ? find(t.program.fields, FieldId(operand->ref)) : nullptr;
    if (field != nullptr) return field->choices_of;
  }
  return {};
}

std::string text_of_node(const Telling& t, const Node& node, FieldId choices) {
  switch (node.op) {
    case Op::literal: return value_text(t, node.literal, node.unit, choices);
    case Op::field:
      if (node.argument_count > 0)
        return say<Word::of_named>(t, mid_sentence(t, field_name(t, FieldId(node.ref))), named_person(t, node));
      return fact_name(t, {FactRef::Kind::field, node.ref, 0}, false);
    case Op::parameter: return mid_sentence(t, parameter_name(t, ParameterId(node.ref)));
    case Op::resident: return say(t, Word::the_resident);
    case Op::term: {
      const program::Term* term = find(t.program.terms, TermId(node.ref));
      return term == nullptr ? say(t, Word::unknown) : mid_sentence(t, spoken(t, *term));
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
    case Op::greater_equal: return comparison(t, node, node.op);
    case Op::age_at_least: return say<Word::cond_age>(t, whose_age(t, node), operand(t, node, 1));
    case Op::lot_in_force: return infix<Word::cond_in_force>(t, node);
    case Op::lot_delivers: return infix<Word::cond_delivers>(t, node);
    case Op::lead_party: return say<Word::cond_lead>(t, operand(t, node, 0));
    case Op::ceiling_reached: return say<Word::cond_reached>(t, budget_name(t, BudgetId(node.ref)));
    case Op::add: return chained<Word::cond_plus>(t, node, 0);
    case Op::subtract: return chained<Word::cond_minus>(t, node, 0);
    case Op::multiply: return say<Word::cond_times>(t, bound(t, node, 0, 1), bound(t, node, 1, 2));
    case Op::least:
      return is_dated(node) ? say<Word::cond_earliest>(t, listed(t, node)) : say<Word::cond_least>(t, listed(t, node));
    case Op::greatest:
      return is_dated(node) ? say<Word::cond_latest>(t, listed(t, node)) : say<Word::cond_greatest>(t, listed(t, node));
    case Op::round_down: return say<Word::cond_round_down>(t, bound(t, node, 0, 2), operand(t, node, 1));
    case Op::round_up: return say<Word::cond_round_up>(t, bound(t, node, 0, 2), operand(t, node, 1));
    case Op::round_half_up: return say<Word::cond_round_half_up>(t, bound(t, node, 0, 2), operand(t, node, 1));
    case Op::date_forward: return say<Word::cond_plus>(t, operand(t, node, 0), duration(t, node));
    case Op::date_back: return say<Word::cond_minus>(t, operand(t, node, 0), duration(t, node));
    case Op::next_working_day: return say<Word::cond_next_working_day>(t, operand(t, node, 0));
    case Op::suspended:
      return say<Word::cond_suspended>(t, operand(t, node, 0), operand(t, node, 1), operand(t, node, 2));
    case Op::days_through: return say<Word::cond_days_through>(t, bound(t, node, 0, 2), bound(t, node, 1, 2));
    case Op::exists:
    case Op::for_all:
    case Op::count:
    case Op::total:
    case Op::first_by_lowest:
    case Op::first_by_highest: return list_text(t, node);
  }
  return say(t, Word::unknown);
}

std::string hidden_text(const Telling& t, const Node& node) {
  const std::string name = node.op == Op::field ? text_of_node(t, node, {}) : operand(t, node, 0);
  const std::string hidden = say(t, Word::not_shown);
  return name.ends_with('?') ? say<Word::question_and_value>(t, name, hidden) : say<Word::with_value>(t, name, hidden);
}

std::string denied_text(const Telling& t, const Node& node) {
  switch (node.op) {
    case Op::equal: return infix<Word::cond_is_not>(t, node);
    case Op::one_of: return say<Word::cond_is_not>(t, operand(t, node, 0), chained<Word::cond_or>(t, node, 1));
    case Op::age_at_least: return say<Word::cond_younger>(t, whose_age(t, node), operand(t, node, 1));
    case Op::less: return comparison(t, node, Op::greater_equal);
    case Op::less_equal: return comparison(t, node, Op::greater);
    case Op::greater: return comparison(t, node, Op::less_equal);
    case Op::greater_equal: return comparison(t, node, Op::less);
    default: return {};
  }
}

std::string condition_text(const Telling& t, ExprId condition) {
  const Node* node = find(t.program.nodes, condition);
  if (node == nullptr) return say(t, Word::unknown);
  return text_of_node(t, *node, node->op == Op::literal ? FieldId(std::size_t{node->ref}) : FieldId());
}

}  // namespace klap::explanation
