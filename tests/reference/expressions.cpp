#include "reference/expressions.hpp"

#include <algorithm>
#include <chrono>

#include <klap/base/date.hpp>
#include <klap/base/limits.hpp>

namespace klap::reference {
namespace {

// Of everything that fits in a fact the product of two does.
__extension__ using Wide = __int128;

// Clause 5.5: outside the limits the result is an error.
Reading within_limits(TypeKind kind, Wide result) {
  const Wide limit = kind == TypeKind::money ? limits::cents : limits::number;
  if (result > limit || result < -limit) return {State::error, {}};
  return {State::known, Value{kind, static_cast<std::int64_t>(result)}};
}

// A sum is looked at after every part: what leaves the limits does not come back.
Reading sum(Op op, const std::vector<Value>& parts) {
  Reading total{State::known, parts.front()};
  for (std::size_t i = 1; i < parts.size() && total.state == State::known; ++i) {
    const Wide next = op == Op::add ? Wide{parts[i].raw} : -Wide{parts[i].raw};
    total = within_limits(total.value.kind, total.value.raw + next);
  }
  return total;
}

Reading product(const std::vector<Value>& parts) {
  Reading total{State::known, parts.front()};
  for (std::size_t i = 1; i < parts.size() && total.state == State::known; ++i) {
    const bool money = total.value.kind == TypeKind::money || parts[i].kind == TypeKind::money;
    total = within_limits(money ? TypeKind::money : TypeKind::number, Wide{total.value.raw} * parts[i].raw);
  }
  return total;
}

// Clause 5.18.3: how many whole steps an amount is, as if it were above zero; then with its sign.
Reading rounded(Op op, const Value& amount, const Value& step) {
  const Wide size = amount.raw < 0 ? -Wide{amount.raw} : Wide{amount.raw};
  Wide steps = size / step.raw;
  const Wide left = size % step.raw;
  if (op == Op::round_up && left > 0) ++steps;
  if (op == Op::round_half_up && 2 * left >= step.raw) ++steps;
  const Wide result = steps * step.raw;
  return within_limits(TypeKind::money, amount.raw < 0 ? -result : result);
}

// The same day so many months on or back, or the last day of that month.
std::optional<Date> same_day_of_month(Date from, std::int64_t months) {
  using namespace std::chrono;
  const year_month_day ymd = from.ymd();
  const std::int64_t since_year_zero = static_cast<int>(ymd.year()) * std::int64_t{12} +
                                       static_cast<std::int64_t>(static_cast<unsigned>(ymd.month())) - 1 + months;
  if (since_year_zero < 0) return std::nullopt;
  const auto year = since_year_zero / 12;
  if (year > 9999) return std::nullopt;
  const auto month_of = static_cast<unsigned>(since_year_zero % 12) + 1;
  const year_month_day_last last{std::chrono::year{static_cast<int>(year)}, month_day_last{month{month_of}}};
  const unsigned day = std::min(static_cast<unsigned>(ymd.day()), static_cast<unsigned>(last.day()));
  return Date::from_ymd(static_cast<int>(year), month_of, day);
}

// Clause 9.6, in either direction: the N-th working day behind or before a day, counted one by one.
std::optional<Date> working_day(Date from, std::int64_t count, bool forward) {
  std::optional<Date> day = from;
  while (count > 0) {
    day = add_days(*day, forward ? 1 : -1);
    if (!day) return std::nullopt;
    if (is_working_day(*day)) --count;
  }
  return day;
}

// Clause 5.18.4. More than the calendar has is past its end in whatever unit.
Reading moved(const semantics::Expr& expr, const Value& from, const Value& by) {
  constexpr std::int64_t days_of_calendar = std::int64_t{Date::last} - Date::first;
  const std::int64_t count = by.raw;
  if (count < 0 || count > days_of_calendar) return {State::error, {}};
  const bool forward = expr.op == Op::date_forward;
  const std::int64_t signed_count = forward ? count : -count;
  std::optional<Date> result;
  switch (static_cast<DateUnit>(expr.ref)) {
    case DateUnit::days: result = add_days(from.as_date(), signed_count); break;
    case DateUnit::weeks: result = add_days(from.as_date(), 7 * signed_count); break;
    case DateUnit::working_days: result = working_day(from.as_date(), count, forward); break;
    case DateUnit::months: result = same_day_of_month(from.as_date(), signed_count); break;
    case DateUnit::years: result = same_day_of_month(from.as_date(), 12 * signed_count); break;
  }
  if (!result) return {State::error, {}};
  return {State::known, Value::date(*result)};
}

// Clause 5.18.5.
Reading next_working_day(Date day) {
  std::optional<Date> result = day;
  while (result && !is_working_day(*result)) result = add_days(*result, 1);
  if (!result) return {State::error, {}};
  return {State::known, Value::date(*result)};
}

}  // namespace

bool is_expression(Op op) {
  switch (op) {
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::least:
    case Op::greatest:
    case Op::round_down:
    case Op::round_up:
    case Op::round_half_up:
    case Op::date_forward:
    case Op::date_back:
    case Op::next_working_day:
    case Op::days_through: return true;
    default: return false;
  }
}

Reading work_out_expression(const semantics::Expr& expr, const std::vector<Value>& parts) {
  switch (expr.op) {
    case Op::add:
    case Op::subtract: return sum(expr.op, parts);
    case Op::multiply: return product(parts);
    case Op::least: return {State::known, std::ranges::min(parts, {}, &Value::raw)};
    case Op::greatest: return {State::known, std::ranges::max(parts, {}, &Value::raw)};
    case Op::round_down:
    case Op::round_up:
    case Op::round_half_up: return rounded(expr.op, parts[0], parts[1]);
    case Op::date_forward:
    case Op::date_back: return moved(expr, parts[0], parts[1]);
    case Op::next_working_day: return next_working_day(parts[0].as_date());
    case Op::days_through:  // both counted; 0 where the second is before the first
      return {State::known, Value::number(std::max<std::int64_t>(0, parts[1].raw - parts[0].raw + 1))};
    default: return {State::error, {}};
  }
}

}  // namespace klap::reference
