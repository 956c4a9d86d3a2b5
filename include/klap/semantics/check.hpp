// What a person must look at in a rule set that loads: findings, and what keeps an adopted rule set from use.
#pragma once

#include <optional>

#include <klap/base/date.hpp>
#include <klap/diagnostics/diagnostic.hpp>
#include <klap/semantics/model.hpp>

namespace klap::semantics {

/// Adds findings and, where the status is adopted, what is not ripe yet. What depends on a date is checked on `on`; if
/// absent, against the rule set's own validity. `model` must have loaded without errors. Sorts the diagnostics.
void check(const Model& model, std::optional<Date> on, Diagnostics& diagnostics);

}  // namespace klap::semantics
