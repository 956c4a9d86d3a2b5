#include "columns.hpp"

namespace klap::decision {

namespace {

namespace coded = program::coded;
using State = Operand::State;

/// As coded_operand of the fact, without what else may be said of it.
std::int64_t coded_field(const Reading& reading, FieldId field) {
  const Fact& fact = reading.given(reading.field_ref(field));
  if (fact.state == Fact::State::known) return fact.value.raw;
  if (fact.state == Fact::State::none) return coded::none;
  return coded_operand(reading.field(field));
}

std::int64_t age(const Operand& birth, const Operand& day) {
  for (const State s : {State::error, State::unknown, State::later})
    if (birth.state == s || day.state == s) return s == State::error ? coded::error : coded::unknown;
  if (!birth.is_known() || !day.is_known()) return coded::none;
  return age_on(birth.value.as_date(), day.value.as_date());
}

}  // namespace

std::int64_t age_on(Date birth, Date day) {
  if (day < birth) return -1;
  const auto years = static_cast<std::int64_t>(day.year()) - birth.year();
  return has_reached_age(birth, years, day) ? years : years - 1;
}

std::int64_t coded_operand(const Operand& operand) {
  switch (operand.state) {
    case State::known: return operand.value.raw;
    case State::none: return coded::none;
    case State::unknown:
    case State::later: return coded::unknown;
    case State::error: return coded::error;
  }
  return coded::unknown;
}

std::int64_t coded_value(const Reading& reading, const program::Column& column) {
  switch (column.kind) {
    case program::Column::Kind::as_of: return reading.as_of().days();
    case program::Column::Kind::operand: {
      const program::Node& node = reading.program().node(column.operand);
      const bool own_field = node.op == Op::field && node.argument_count == 0;
      return own_field ? coded_field(reading, FieldId(node.ref)) : coded_operand(operand(reading, column.operand));
    }
    case program::Column::Kind::age:
      return age(operand(reading, column.operand), reading.case_date(static_cast<CaseDate>(column.ref)));
    case program::Column::Kind::spent: return coded_operand(reading.spent(BudgetId(column.ref)));
  }
  return coded::unknown;
}

}  // namespace klap::decision
