// Generated rule texts of any size: the same size gives the same bytes.
#pragma once

#include <cstddef>
#include <string>

namespace klap::benchmarks {

/// A complete rule set with `rules` payer rules over twelve facts and forty budgets; about 330 bytes a rule.
[[nodiscard]] std::string rule_text(std::size_t rules);

}  // namespace klap::benchmarks
