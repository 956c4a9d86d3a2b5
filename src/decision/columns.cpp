#include "columns.hpp"

namespace klap::decision {

namespace {

namespace coded = program::coded;
using State = Operand::State;

const Fact& given(const Reading& reading, const program::Field& field, std::uint32_t id) {
  switch (field.owner) {
    case FieldOwner::person: return reading.facts().persons[reading.person()].facts[id];
    case FieldOwner::request: return reading.facts().requests[reading.request()].facts[id];
    case FieldOwner::plan: break;
  }
  return reading.facts().plan[id];
}

/// As coded_operand of the fact; most are simply known, or not.
std::int64_t coded_field(const Reading& reading, FieldId id) {
  const program::Field& field = reading.program().fields[id.index];
  const Fact& fact = given(reading, field, id.index);
  switch (fact.state) {
    case Fact::State::known: return fact.value.raw;
    case Fact::State::none: return coded::none;
    case Fact::State::unknown: return field.presumed ? field.presumed->raw : coded::unknown;
    case Fact::State::history: break;
  }
  return coded_operand(reading.field(id));
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
