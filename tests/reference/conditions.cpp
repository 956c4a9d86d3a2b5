#include "reference/conditions.hpp"

#include <algorithm>
#include <vector>

#include <klap/base/date.hpp>

#include "reference/expressions.hpp"

namespace klap::reference {
namespace {

using decision::ConditionTrace;
using decision::FactRef;
using semantics::Expr;

constexpr FactRef case_date_fact(std::uint32_t which) { return {FactRef::Kind::case_date, which, 0}; }

Reading known(bool yes) { return {State::known, Value::boolean(yes)}; }

// Clause 5.3, in one place: any error, else any unknown, else any later; all operands are looked at.
State worst(const std::vector<Condition>& arguments) {
  State state = State::known;
  for (const Condition& argument : arguments) state = worse(state, argument.reading.state);
  return state;
}

bool is_plain(State s) { return s == State::known || s == State::none; }

// Clauses 5.4 and 5.6: comparisons of operands that are all there; with geen they are no.
bool compare(Op op, const std::vector<Condition>& arguments) {
  const Value& left = arguments.front().reading.value;
  const Value& right = arguments[1].reading.value;
  switch (op) {
    case Op::equal: return left == right;
    case Op::less: return left.raw < right.raw;
    case Op::less_equal: return left.raw <= right.raw;
    case Op::greater: return left.raw > right.raw;
    case Op::greater_equal: return left.raw >= right.raw;
    case Op::one_of:
      return std::any_of(arguments.begin() + 1, arguments.end(),
                         [&](const Condition& other) { return other.reading.value == left; });
    case Op::age_at_least: return has_reached_age(left.as_date(), right.raw, arguments[2].reading.value.as_date());
    default: return false;  // no comparison
  }
}

Reading comparison(Op op, const std::vector<Condition>& arguments) {
  const State state = worst(arguments);
  if (!is_plain(state)) return {state, {}};
  if (state == State::none) return known(false);
  return known(compare(op, arguments));
}

// Clause 5.4: `is geen`.
Reading is_none(const Reading& operand) {
  if (!is_plain(operand.state)) return operand;
  return known(operand.state == State::none);
}

// Clauses 5.5 and 5.18: everything is strict.
Reading expression(const Expr& expr, const std::vector<Condition>& arguments) {
  const State state = worst(arguments);
  if (state != State::known) return {state, {}};
  std::vector<Value> parts;
  for (const Condition& argument : arguments) parts.push_back(argument.reading.value);
  return work_out_expression(expr, parts);
}

// Clause 5.7: `perceel geldt op datum`. The period of a lot that is known is read, whatever the date (clause 5.8).
Reading lot_in_force(const std::vector<Condition>& arguments, Facts& facts) {
  State state = worst(arguments);
  const Reading& lot = arguments.front().reading;
  if (lot.state == State::known) {
    const PeriodReading period = facts.lot_period(lot.value.as_lot());
    state = worse(state, period.state);
    if (state == State::known) return known(period.period.contains(arguments[1].reading.value.as_date()));
  }
  if (!is_plain(state)) return {state, {}};
  return known(false);
}

Reading lot_delivers(const semantics::Model& model, const std::vector<Condition>& arguments) {
  const State state = worst(arguments);
  if (!is_plain(state)) return {state, {}};
  if (state == State::none) return known(false);
  const auto& delivers = model.lots[arguments.front().reading.value.as_lot().index].delivers;
  return known(std::ranges::count(delivers, arguments[1].reading.value) > 0);
}

// Clause 5.7: `penvoerder van perceel`; geen for geen.
Reading lead_party(const Reading& lot, Facts& facts) {
  if (lot.state != State::known) return lot;
  return facts.lot_lead(lot.value.as_lot());
}

// Clause 5.7: `X is bereikt`.
Reading ceiling_reached(const semantics::Model& model, BudgetId budget, Facts& facts) {
  const Reading spent = facts.spent(budget);
  if (spent.state != State::known) return spent;
  return known(spent.value.as_money() >= model.budgets[budget.index].ceiling->amount);
}

Reading connective(Op op, const std::vector<Condition>& arguments) {
  Truth t = truth_of(arguments.front().reading);
  if (op == Op::negation) return reading_of(opposite(t));
  for (const Condition& argument : arguments) {
    const Truth other = truth_of(argument.reading);
    t = op == Op::all_of ? both(t, other) : either(t, other);
  }
  return reading_of(t);
}

Reading without_arguments(const semantics::Model& model, const Expr& expr, Facts& facts, const Entity& entity) {
  switch (expr.op) {
    case Op::literal: return {State::known, expr.literal};
    case Op::field: return facts.field(FieldId(std::size_t{expr.ref}), entity);
    case Op::parameter: return facts.parameter(ParameterId(std::size_t{expr.ref}));
    case Op::resident: return {State::known, Value::person(entity.person)};  // clause 5.4
    case Op::case_date: return facts.case_date(static_cast<CaseDate>(expr.ref));
    case Op::answer: return facts.answer(question_of(expr), entity);
    case Op::ceiling_reached: return ceiling_reached(model, BudgetId(std::size_t{expr.ref}), facts);
    default: return {};
  }
}

Reading with_arguments(const semantics::Model& model, const Expr& expr, const std::vector<Condition>& arguments,
                       Facts& facts) {
  if (is_expression(expr.op)) return expression(expr, arguments);
  switch (expr.op) {
    case Op::field: return facts.field_of(FieldId(std::size_t{expr.ref}), arguments.front().reading);
    case Op::all_of:
    case Op::any_of:
    case Op::negation: return connective(expr.op, arguments);
    case Op::equal:
    case Op::one_of:
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
    case Op::age_at_least: return comparison(expr.op, arguments);
    case Op::is_none: return is_none(arguments.front().reading);
    case Op::lot_in_force: return lot_in_force(arguments, facts);
    case Op::lot_delivers: return lot_delivers(model, arguments);
    case Op::lead_party: return lead_party(arguments.front().reading, facts);
    case Op::term: {  // a condition by another name (clause 5.8)
      const Reading& meaning = arguments.front().reading;
      return expr.type.kind == TypeKind::boolean ? reading_of(truth_of(meaning)) : meaning;
    }
    default: return {};
  }
}

// Clause 14.3.4.
std::optional<FactRef> fact_of(const semantics::Model& model, const Expr& expr, const std::vector<Condition>& arguments,
                               const Entity& entity) {
  switch (expr.op) {
    case Op::field: {
      if (arguments.empty()) return field_fact(model, FieldId(std::size_t{expr.ref}), entity);
      const Reading& person = arguments.front().reading;
      if (person.state != State::known) return std::nullopt;
      return FactRef{FactRef::Kind::field, expr.ref, person.value.as_person()};
    }
    case Op::parameter: return FactRef{FactRef::Kind::parameter, expr.ref, 0};
    case Op::case_date: return case_date_fact(expr.ref);
    case Op::answer: return FactRef{FactRef::Kind::answer, expr.ref, static_cast<std::uint32_t>(entity.request)};
    case Op::ceiling_reached: return FactRef{FactRef::Kind::spent, expr.ref, 0};
    case Op::lot_in_force:
    case Op::lead_party: {
      const Reading& lot = arguments.front().reading;
      if (lot.state != State::known) return std::nullopt;
      const auto kind = expr.op == Op::lead_party ? FactRef::Kind::lot_lead : FactRef::Kind::lot_period;
      return FactRef{kind, lot.value.as_lot().index, 0};
    }
    default: return std::nullopt;
  }
}

}  // namespace

Reading reading_of(Truth t) {
  switch (t) {
    case Truth::no: return {State::known, Value::boolean(false)};
    case Truth::yes: return {State::known, Value::boolean(true)};
    case Truth::error: return {State::error, {}};
    case Truth::unknown: return {State::unknown, {}};
    case Truth::later: return {State::later, {}};
  }
  return {};
}

std::vector<ExprId> arguments_of(const semantics::Model& model, const Expr& expr) {
  if (expr.op == Op::term) return {model.terms[expr.ref].meaning};
  return expr.arguments;
}

QuestionId question_of(const Expr& answer) {
  QuestionId id;
  id.index = answer.ref;
  return id;
}

Truth truth_of(const Reading& reading) {
  switch (reading.state) {
    case State::known: return truth_of(reading.value.as_boolean());
    case State::none: return Truth::no;
    case State::later: return Truth::later;
    case State::unknown: return Truth::unknown;
    case State::error: return Truth::error;
  }
  return Truth::error;
}

Condition work_out_condition(const semantics::Model& model, ExprId id, Facts& facts, const Entity& entity) {
  const Expr& expr = model.exprs[id.index];
  if (is_list_function(expr.op)) return work_out_list(model, expr, facts, entity);
  if (expr.op == Op::suspended) return work_out_suspended(model, expr, facts, entity);
  std::vector<Condition> arguments;
  for (const ExprId argument : arguments_of(model, expr)) {
    arguments.push_back(work_out_condition(model, argument, facts, entity));
  }
  Condition result;
  result.reading =
      arguments.empty() ? without_arguments(model, expr, facts, entity) : with_arguments(model, expr, arguments, facts);

  // Clause 14.3.3: truth for a boolean node, a value for any other.
  ConditionTrace& trace = result.trace;
  trace.op = expr.op;
  trace.none = result.reading.state == State::none;
  if (expr.type.kind == TypeKind::boolean) {
    trace.truth = truth_of(result.reading);
  } else if (result.reading.state == State::known) {
    trace.value = result.reading.value;
  }
  trace.fact = fact_of(model, expr, arguments, entity);
  trace.presumed = expr.op == Op::field && result.reading.presumed;
  for (Condition& argument : arguments) trace.arguments.push_back(std::move(argument.trace));
  return result;
}

}  // namespace klap::reference
