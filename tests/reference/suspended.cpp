// The end of a term that stood still (clause 5.18.7).
#include <klap/base/date.hpp>

#include "reference/conditions.hpp"

namespace klap::reference {
namespace {

// Nothing was suspended, or the term was over by then: whatever came of it is not looked at.
bool is_through_read(const Reading& end, const Reading& from) {
  if (from.state == State::none) return false;
  const bool both_known = end.state == State::known && from.state == State::known;
  return !both_known || from.value.as_date() <= end.value.as_date();
}

// All three are read. While it still stands still there is no end.
Reading resumed(const Reading& end, const Reading& from, const Reading& through) {
  const State of_through = through.state == State::none ? State::error : through.state;
  const State state = worse(worse(end.state, from.state), of_through);
  if (state != State::known) return {state, {}};
  const std::int64_t days = through.value.raw - from.value.raw + 1;
  if (days <= 0) return {State::known, end.value};
  const auto later = add_days(end.value.as_date(), days);
  if (!later) return {State::error, {}};
  return {State::known, Value::date(*later)};
}

}  // namespace

Condition work_out_suspended(const semantics::Model& model, const semantics::Expr& expr, Facts& facts,
                             const Entity& entity) {
  Condition end = work_out_condition(model, expr.arguments[0], facts, entity);
  Condition from = work_out_condition(model, expr.arguments[1], facts, entity);
  Condition result;
  result.trace.op = expr.op;
  result.trace.arguments = {std::move(end.trace), std::move(from.trace)};
  if (is_through_read(end.reading, from.reading)) {
    Condition through = work_out_condition(model, expr.arguments[2], facts, entity);
    result.reading = resumed(end.reading, from.reading, through.reading);
    result.trace.arguments.push_back(std::move(through.trace));
  } else {
    result.reading = {end.reading.state, end.reading.value};
  }
  if (result.reading.state == State::known) result.trace.value = result.reading.value;
  return result;
}

}  // namespace klap::reference
