// List functions (clauses 5.12 – 5.14): the same condition about every element of a list.
#include <klap/base/limits.hpp>

#include "reference/conditions.hpp"

namespace klap::reference {
namespace {

using semantics::Expr;

/// What was worked out for one element.
struct Element {
  Truth is_in = Truth::yes;    // the condition; without one, yes
  std::vector<Reading> facts;  // where the condition is not no: of a sum what it adds, of `F van de voorziening met de
                               // laagste G` F and G
};

// The condition of a list function, which may be absent, and the facts it reads.
struct Parts {
  std::optional<ExprId> condition;
  std::vector<ExprId> facts;
};

bool is_first_by(Op op) { return op == Op::first_by_lowest || op == Op::first_by_highest; }

Parts parts_of(const Expr& expr) {
  const std::size_t facts = expr.op == Op::total ? 1 : is_first_by(expr.op) ? 2 : 0;
  Parts parts;
  parts.facts.assign(expr.arguments.end() - static_cast<std::ptrdiff_t>(facts), expr.arguments.end());
  if (expr.arguments.size() > facts) parts.condition = expr.arguments.front();
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

// Error, else unknown, else later, of all conditions and of all that is read; what is geen is there.
State worst(const std::vector<Element>& elements) {
  State state = State::known;
  for (const Element& element : elements) {
    state = worse(state, reading_of(element.is_in).state);
    for (const Reading& fact : element.facts) {
      if (fact.state != State::none) state = worse(state, fact.state);
    }
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
    if (element.is_in == Truth::yes) sum += element.facts.front().value.raw;
  }
  const std::int64_t limit = expr.type.kind == TypeKind::money ? limits::cents : limits::number;
  if (sum > limit || sum < -limit) return {State::error, {}};
  return {State::known, Value{expr.type.kind, sum}};
}

// Of the elements that come first by G, all F must be the same; of none it is geen.
Reading first_by(const Expr& expr, const std::vector<Element>& elements) {
  const State state = worst(elements);
  if (state != State::known) return {state, {}};
  std::optional<std::int64_t> first;
  for (const Element& element : elements) {
    if (element.is_in != Truth::yes) continue;
    const std::int64_t by = element.facts[1].value.raw;
    const bool before = !first || (expr.op == Op::first_by_lowest ? by < *first : by > *first);
    if (before) first = by;
  }
  std::optional<Reading> wanted;
  for (const Element& element : elements) {
    if (element.is_in != Truth::yes || element.facts[1].value.raw != first) continue;
    const Reading& fact = element.facts[0];
    if (wanted && (wanted->state != fact.state || wanted->value != fact.value)) return {State::error, {}};
    wanted = Reading{fact.state, fact.value};
  }
  return wanted.value_or(Reading{State::none, {}});
}

Reading result_of(const Expr& expr, const std::vector<Element>& elements) {
  switch (expr.op) {
    case Op::exists: return any_of(elements);
    case Op::for_all: return all_of(elements);
    case Op::count: return count(elements);
    case Op::first_by_lowest:
    case Op::first_by_highest: return first_by(expr, elements);
    default: return total(expr, elements);
  }
}

}  // namespace

bool is_list_function(Op op) {
  return op == Op::exists || op == Op::for_all || op == Op::count || op == Op::total || is_first_by(op);
}

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
    for (const ExprId id : parts.facts) {
      if (element.is_in == Truth::no) break;
      Condition fact = work_out_condition(model, id, facts, one);
      element.facts.push_back(fact.reading);
      result.trace.arguments.push_back(std::move(fact.trace));
    }
    elements.push_back(element);
  }
  result.reading = result_of(expr, elements);
  result.trace.none = result.reading.state == State::none;
  if (expr.type.kind == TypeKind::boolean) {
    result.trace.truth = truth_of(result.reading);
  } else if (result.reading.state == State::known) {
    result.trace.value = result.reading.value;
  }
  return result;
}

}  // namespace klap::reference
