// Expressions: clauses 5.5 and 5.18. Whole numbers throughout; every part is worked out, whatever the others are.
#include <algorithm>

#include <klap/base/limits.hpp>

#include "reading.hpp"

namespace klap::decision {

namespace {

using State = Operand::State;
__extension__ using Wide = __int128;  // the product of two values within their limits does not fit 64 bits

Operand within_limits(TypeKind type, Wide value) {
  const std::int64_t limit = type == TypeKind::money ? limits::cents : limits::number;
  if (value > limit || value < -limit) return Operand::of(State::error);
  return Operand::known({type, static_cast<std::int64_t>(value)});
}

/// Geen cannot occur: optional parts are a static error.
State state_of(const Operand& o) { return o.state == State::none ? State::error : o.state; }

/// From left to right, each step within the limits; nothing is allocated, also of many parts.
Operand folded(const Reading& reading, const program::Node& node, std::span<const ExprId> arguments) {
  Operand result = operand(reading, arguments.front());
  State state = state_of(result);
  for (const ExprId id : arguments.subspan(1)) {
    const Operand next = operand(reading, id);
    state = worse(state, state_of(next));
    if (state != State::known || !result.is_known()) continue;
    const std::int64_t a = result.value.raw;
    const std::int64_t b = next.value.raw;
    if (node.op == Op::least || node.op == Op::greatest)
      result = (node.op == Op::least) == (b < a) ? next : result;
    else
      result = within_limits(node.type, node.op == Op::add ? Wide{a} + b : Wide{a} - b);
  }
  if (state != State::known) return Operand::of(state);
  return result.is_known() ? Operand::known(result.value) : result;  // what is worked out is not presumed
}

/// To a multiple of `unit`, which is above zero; negative amounts mirror positive ones.
Operand rounded(Op op, std::int64_t amount, std::int64_t unit) {
  const std::int64_t size = amount < 0 ? -amount : amount;
  const std::int64_t over = size % unit;
  const bool up = op == Op::round_up ? over != 0 : op == Op::round_half_up && over >= unit - over;
  const Wide result = Wide{size} - over + (up ? unit : 0);
  return within_limits(TypeKind::money, amount < 0 ? -result : result);
}

std::optional<Date> moved(Date from, std::int64_t n, DateUnit unit, bool back) {
  constexpr std::int64_t most = 10'000'000;  // days: more leave the calendar, whatever the unit
  if (n < 0 || n > most) return std::nullopt;
  const std::int64_t by = back ? -n : n;
  switch (unit) {
    case DateUnit::days: return add_days(from, by);
    case DateUnit::weeks: return add_days(from, 7 * by);
    case DateUnit::working_days: return back ? subtract_working_days(from, n) : add_working_days(from, n);
    case DateUnit::months: return add_months(from, by);
    case DateUnit::years: return add_months(from, 12 * by);
  }
  return std::nullopt;
}

Operand of_date(const std::optional<Date>& date) {
  return date ? Operand::known(Value::date(*date)) : Operand::of(State::error);
}

bool stood_still(const Operand& end, const Operand& from) {
  const bool over = end.is_known() && from.is_known() && from.value.raw > end.value.raw;
  return from.state != State::none && !over;
}

}  // namespace

bool reads_through(const Reading& reading, std::span<const ExprId> arguments) {
  return stood_still(operand(reading, arguments[0]), operand(reading, arguments[1]));
}

// The end of a term that stood still for a while (Awb 4:15; clause 5.18.7). Until when is only read where that matters.
Operand suspended(const Reading& reading, std::span<const ExprId> arguments) {
  const Operand end = operand(reading, arguments[0]);
  const Operand from = operand(reading, arguments[1]);
  if (!stood_still(end, from)) return end.is_known() ? Operand::known(end.value) : Operand::of(state_of(end));
  const Operand through = operand(reading, arguments[2]);
  const State state = worse(worse(state_of(end), state_of(from)), state_of(through));
  if (state != State::known) return Operand::of(state);
  const std::int64_t days = std::max<std::int64_t>(0, through.value.raw - from.value.raw + 1);
  return of_date(moved(end.value.as_date(), days, DateUnit::days, false));
}

Operand calculated(const Reading& reading, const program::Node& node, std::span<const ExprId> arguments) {
  const bool many = node.op == Op::add || node.op == Op::subtract || node.op == Op::least || node.op == Op::greatest;
  if (many) return folded(reading, node, arguments);
  const Operand first = operand(reading, arguments[0]);
  const Operand second = arguments.size() > 1 ? operand(reading, arguments[1]) : first;
  const State state = worse(state_of(first), state_of(second));
  if (state != State::known) return Operand::of(state);
  const std::int64_t a = first.value.raw;
  const std::int64_t b = second.value.raw;
  switch (node.op) {
    case Op::multiply: return within_limits(node.type, Wide{a} * b);
    case Op::round_down:
    case Op::round_up:
    case Op::round_half_up: return rounded(node.op, a, b);
    case Op::date_forward:
    case Op::date_back:
      return of_date(moved(first.value.as_date(), b, static_cast<DateUnit>(node.ref), node.op == Op::date_back));
    case Op::next_working_day: return of_date(working_day_from(first.value.as_date()));
    case Op::days_through: return Operand::known(Value::number(std::max<std::int64_t>(0, b - a + 1)));
    case Op::suspended:
    case Op::add:
    case Op::subtract:
    case Op::least:
    case Op::greatest:
    case Op::literal:
    case Op::field:
    case Op::parameter:
    case Op::resident:
    case Op::term:
    case Op::case_date:
    case Op::answer:
    case Op::all_of:
    case Op::any_of:
    case Op::negation:
    case Op::equal:
    case Op::one_of:
    case Op::is_none:
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
    case Op::age_at_least:
    case Op::lot_in_force:
    case Op::lot_delivers:
    case Op::lead_party:
    case Op::ceiling_reached:
    case Op::exists:
    case Op::for_all:
    case Op::count:
    case Op::total:
    case Op::first_by_lowest:
    case Op::first_by_highest: break;
  }
  return {};
}

}  // namespace klap::decision
