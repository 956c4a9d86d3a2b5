// On which days an outcome may differ from the day before.
#pragma once

#include <vector>

#include <klap/base/date.hpp>
#include <klap/decision/case.hpp>
#include <klap/program/program.hpp>

namespace klap::decision {

/// Every day behind `from`, up to and including `through`, on which the outcome of the case may differ from the day
/// before because of its reference date: ascending, without repeats. Perhaps more than needed, never fewer.
[[nodiscard]] std::vector<Date> turning_days(const program::Program& program, const Case& facts, Date from,
                                             Date through);

}  // namespace klap::decision
