// List functions (clauses 5.12 – 5.14): the same condition about every element of a list.
#include <klap/base/limits.hpp>

#include "reference/conditions.hpp"

namespace klap::reference {
namespace {

using semantics::Expr;

/// What was worked out for one element.
struct Element {
  Truth is_in = Truth::yes;       // the condition; without one, yes
  std::optional<Reading> addend;  // of a sum, where the condition is not no
};

// The condition of a list function and the fact it adds; either may be absent.
struct Parts {
  std::optional<ExprId> condition;
  std::optional<ExprId> added;
};

Parts parts_of(const Expr& expr) {
  Parts parts;
  std::vector<ExprId> arguments = expr.arguments;
  if (expr.op == Op::total) {
    parts.added = arguments.back();
    arguments.pop_back();
  }
  if (!arguments.empty()) parts.condition = arguments.front();
  return parts;
}

// Clause 5.13: `of` over the elements, of none no; `en` over the elements, of none yes.
Reading any_of(const std::vector<Element>& elements) {
  Truth any = Truth::no;
  for (const Element& element : elements) any = either(any, element.is_in);
  return reading_of(any);
}

Reading all_of(const std::vector<Element>& elements) {
  Truth all = Truth::yes;
  for (const Element& element : elements) all = both(all, element.is_in);
  return reading_of(all);
}

// Error, else unknown, else later, of all conditions and of all that is added.
State worst(const std::vector<Element>& elements) {
  State state = State::known;
  for (const Element& element : elements) {
    state = worse(state, reading_of(element.is_in).state);
    if (element.addend) state = worse(state, element.addend->state);
  }
  return state;
}

Reading count(const std::vector<Element>& elements) {
  const State state = worst(elements);
  if (state != State::known) return {state, {}};
  std::int64_t number = 0;
  for (const Element& element : elements) {
    if (element.is_in == Truth::yes) ++number;
  }
  return {State::known, Value::number(number)};
}

// The limit is looked at once, when all is added: with a part that is not known there is no sum yet.
Reading total(const Expr& expr, const std::vector<Element>& elements) {
  const State state = worst(elements);
  if (state != State::known) return {state, {}};
  std::int64_t sum = 0;
  for (const Element& element : elements) {
    if (element.is_in == Truth::yes) sum += element.addend->value.raw;
  }
  const std::int64_t limit = expr.type.kind == TypeKind::money ? limits::cents : limits::number;
  if (sum > limit || sum < -limit) return {State::error, {}};
  return {State::known, Value{expr.type.kind, sum}};
}

Reading result_of(const Expr& expr, const std::vector<Element>& elements) {
  switch (expr.op) {
    case Op::exists: return any_of(elements);
    case Op::for_all: return all_of(elements);
    case Op::count: return count(elements);
    default: return total(expr, elements);
  }
}

}  // namespace

bool is_list_function(Op op) { return op == Op::exists || op == Op::for_all || op == Op::count || op == Op::total; }

Condition work_out_list(const semantics::Model& model, const Expr& expr, Facts& facts, const Entity& entity) {
  const Parts parts = parts_of(expr);
  Condition result;
  result.trace.op = expr.op;
  std::vector<Element> elements;
  for (const Entity& one : facts.elements(static_cast<ListKind>(expr.ref), entity)) {
    Element element;
    if (parts.condition) {
      Condition condition = work_out_condition(model, *parts.condition, facts, one);
      element.is_in = truth_of(condition.reading);
      result.trace.arguments.push_back(std::move(condition.trace));
    }
    if (parts.added && element.is_in != Truth::no) {
      Condition added = work_out_condition(model, *parts.added, facts, one);
      element.addend = added.reading;
      result.trace.arguments.push_back(std::move(added.trace));
    }
    elements.push_back(element);
  }
  result.reading = result_of(expr, elements);
  if (expr.type.kind == TypeKind::boolean) {
    result.trace.truth = truth_of(result.reading);
  } else if (result.reading.state == State::known) {
    result.trace.value = result.reading.value;
  }
  return result;
}

}  // namespace klap::reference
