// Faults in expressions (clause 5.18): the rules of a question with what such a fault would make of each of them.
#include <algorithm>

#include "differential/planting.hpp"
#include "reference/conditions.hpp"
#include "reference/expressions.hpp"
#include "reference/rules.hpp"

namespace klap::differential {
namespace {

using decision::Case;
using reference::Entity;
using reference::Judged;
using semantics::Expr;
using semantics::Model;

/// What a fault makes of an expression whose parts and result are known; nothing if it is the same.
using Faulty = std::function<std::optional<Value>(const Expr&, const std::vector<Value>&, const Value&)>;

/// Replaces every expression below `id` of which the fault makes something else by what it makes of it.
void spoil(Model& model, ExprId id, reference::Facts& facts, const Entity& entity, const Faulty& faulty) {
  const Expr expr = model.exprs[id.index];
  if (reference::is_list_function(expr.op)) return;  // other elements have other values
  for (const ExprId argument : reference::arguments_of(model, expr)) spoil(model, argument, facts, entity, faulty);
  if (!reference::is_expression(expr.op)) return;
  std::vector<Value> parts;
  for (const ExprId argument : expr.arguments) {
    const auto reading = work_out_condition(model, argument, facts, entity).reading;
    if (reading.state == reference::State::known) parts.push_back(reading.value);
  }
  if (parts.size() != expr.arguments.size()) return;
  const auto result = reference::work_out_expression(expr, parts);
  if (result.state != reference::State::known) return;
  const auto other = faulty(expr, parts, result.value);
  if (!other || *other == result.value) return;
  model.exprs[id.index].op = Op::literal;
  model.exprs[id.index].literal = *other;
  model.exprs[id.index].arguments.clear();
}

decision::Outcome spoiled(const Model& model, const Case& facts, QuestionId question, const Entity& entity,
                          const Faulty& faulty) {
  Model other = model;
  const auto date = facts.dates[static_cast<std::size_t>(reference::as_of(model, question))];
  if (!date) return answer_question(model, facts, question, entity).outcome;
  reference::Facts read(model, facts, *date, {});
  for (const RuleId id : reference::rules_of(model, question)) {
    const semantics::Rule& rule = model.rules[id.index];
    if (rule.condition.is_some()) spoil(other, rule.condition, read, entity, faulty);
    if (const auto* value = std::get_if<semantics::ValueIs>(&rule.conclusion)) {
      spoil(other, value->value, read, entity, faulty);
    }
  }
  return answer_question(other, facts, question, entity).outcome;
}

bool has_expressions(const Model& model) {
  return std::ranges::any_of(model.exprs, [](const Expr& expr) { return reference::is_expression(expr.op); });
}

/// The own questions and the right, each with its own expressions spoiled.
Fault in_expressions(const std::string& name, const Faulty& faulty) {
  return in_outcome(name, [faulty](const Model& model, const Case& facts, Judged& judged) {
    if (!has_expressions(model)) return;
    const decision::CaseOutcome answers = judged.outcome;
    for (std::size_t r = 0; r < facts.requests.size(); ++r) {
      const Entity entity{facts.requests[r].person, r, &answers};
      auto& request = judged.outcome.requests[r];
      request.right = spoiled(model, facts, QuestionKind::right, entity, faulty);
      for (std::size_t own = 0; own < request.own.size(); ++own) {
        request.own[own] = spoiled(model, facts, QuestionId::of_own(own), entity, faulty);
      }
    }
  });
}

bool is(const Expr& expr, Op op, DateUnit unit) {
  return expr.op == op && expr.ref == static_cast<std::uint32_t>(unit);
}

// As the last day of a month would do if the months behind it were of one length.
std::optional<Value> overflow_month(const Expr& expr, const std::vector<Value>& parts, const Value& result) {
  const bool months = is(expr, Op::date_forward, DateUnit::months) || is(expr, Op::date_forward, DateUnit::years);
  if (!months) return std::nullopt;
  const auto day = static_cast<unsigned>(parts[0].as_date().ymd().day());
  const auto got = static_cast<unsigned>(result.as_date().ymd().day());
  const auto other = add_days(result.as_date(), std::int64_t{day} - got);
  return other ? std::optional(Value::date(*other)) : std::nullopt;
}

// From the last day of a month to the last day of a month, however long.
std::optional<Value> stick_to_end(const Expr& expr, const std::vector<Value>& parts, const Value& result) {
  if (expr.op != Op::date_forward && expr.op != Op::date_back) return std::nullopt;
  const auto unit = static_cast<DateUnit>(expr.ref);
  if (unit != DateUnit::months && unit != DateUnit::years) return std::nullopt;
  const auto month_of = [](Date date) { return date.ymd().month(); };
  const auto next = add_days(parts[0].as_date(), 1);
  if (!next || month_of(*next) == month_of(parts[0].as_date())) return std::nullopt;
  Date last = result.as_date();
  for (auto day = add_days(last, 1); day && month_of(*day) == month_of(last); day = add_days(*day, 1)) last = *day;
  return Value::date(last);
}

// Down and up as on a line: down is always less.
std::optional<Value> round_down_on_a_line(const Expr& expr, const std::vector<Value>& parts, const Value& result) {
  const bool inexact = parts[0].raw != result.raw;
  if (expr.op != Op::round_down || parts[0].raw >= 0 || !inexact) return std::nullopt;
  const auto other = Money::from_cents(result.raw - parts[1].raw);
  return other ? std::optional(Value::money(*other)) : std::nullopt;
}

std::optional<Value> round_half_on_a_line(const Expr& expr, const std::vector<Value>& parts, const Value& result) {
  if (expr.op != Op::round_half_up || parts[0].raw >= 0) return std::nullopt;
  const bool half = 2 * (parts[0].raw - result.raw) == parts[1].raw;
  return half ? std::optional(Value::money(*Money::from_cents(result.raw + parts[1].raw))) : std::nullopt;
}

std::optional<Value> count_the_first_day(const Expr& expr, const std::vector<Value>& parts, const Value& result) {
  const bool from_working_day =
      is(expr, Op::date_forward, DateUnit::working_days) && parts[1].raw > 0 && is_working_day(parts[0].as_date());
  if (!from_working_day) return std::nullopt;
  auto other = add_days(result.as_date(), -1);
  while (other && !is_working_day(*other)) other = add_days(*other, -1);
  return other ? std::optional(Value::date(*other)) : std::nullopt;
}

void swap_ops(Model& model, Op one, Op other) {
  for (auto& expr : model.exprs) {
    if (expr.op == one) {
      expr.op = other;
    } else if (expr.op == other) {
      expr.op = one;
    }
  }
}

}  // namespace

std::vector<Fault> faults_of_expressions() {
  return {
      in_expressions("a month after the 31st is a day in the month behind it", overflow_month),
      in_expressions("a month after the last day of a month is a last day", stick_to_end),
      in_expressions("down is less, below zero too", round_down_on_a_line),
      in_expressions("half goes up, below zero too", round_half_on_a_line),
      in_expressions("working days count the day itself", count_the_first_day),
      in_expressions("days through a day do not count that day",
                     [](const Expr& expr, const std::vector<Value>&, const Value& result) -> std::optional<Value> {
                       if (expr.op != Op::days_through || result.raw == 0) return std::nullopt;
                       return Value::number(result.raw - 1);
                     }),
      in_expressions("days through a day before are less than none",
                     [](const Expr& expr, const std::vector<Value>& parts, const Value&) -> std::optional<Value> {
                       if (expr.op != Op::days_through) return std::nullopt;
                       return Value::number(parts[1].raw - parts[0].raw + 1);
                     }),
      in_expressions("a working day goes to the next as well",
                     [](const Expr& expr, const std::vector<Value>& parts, const Value&) -> std::optional<Value> {
                       if (expr.op != Op::next_working_day) return std::nullopt;
                       const auto next = add_working_days(parts[0].as_date(), 1);
                       return next ? std::optional(Value::date(*next)) : std::nullopt;
                     }),
      in_rules("the lowest is the highest", [](Model& m) { swap_ops(m, Op::least, Op::greatest); }),
      in_rules("up is down", [](Model& m) { swap_ops(m, Op::round_up, Op::round_down); }),
      in_rules("half is rounded down", [](Model& m) { swap_ops(m, Op::round_half_up, Op::round_down); }),
      in_rules("before is after", [](Model& m) { swap_ops(m, Op::date_forward, Op::date_back); }),
      in_rules("weeks are working days",
               [](Model& m) {
                 for (auto& expr : m.exprs) {
                   if (is(expr, Op::date_forward, DateUnit::weeks)) {
                     expr.ref = static_cast<std::uint32_t>(DateUnit::working_days);
                   }
                 }
               }),
  };
}

}  // namespace klap::differential
