// What an expression comes to once its parts are known (clause 5.18).
#pragma once

#include <vector>

#include "reference/facts.hpp"

namespace klap::reference {

/// Is it one of the operators that make an amount, a number or a date of others?
[[nodiscard]] bool is_expression(Op op);

/// The parts are known, as written; the state of the result is known or error.
[[nodiscard]] Reading work_out_expression(const semantics::Expr& expr, const std::vector<Value>& parts);

}  // namespace klap::reference
