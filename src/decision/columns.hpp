// The columns of a program's atoms (program/atoms.hpp) as one reading sees them.
#pragma once

#include <klap/program/index.hpp>

#include "reading.hpp"

namespace klap::decision {

/// The column as a number (program::coded).
[[nodiscard]] std::int64_t coded_value(const Reading& reading, const program::Column& column);
[[nodiscard]] std::int64_t coded_operand(const Operand& operand);

/// Whole years from birth to day, from the birthday on (clause 9.5); -1 before birth. For every `years` ≥ 0:
/// has_reached_age(birth, years, day) exactly if years ≤ age_on(birth, day).
[[nodiscard]] std::int64_t age_on(Date birth, Date day);

}  // namespace klap::decision
