// Conditions: one comparison a line, with `en` and `of` in a column of their own.
#pragma once

#include "sheet.hpp"

namespace klap::format {

/// Where the lines of a condition begin. The first comparison was put in its place by the caller.
struct ConditionColumns {
  std::uint32_t first = 0;    // of the first comparison
  std::uint32_t joint = 0;    // of `en` and `of` …
  std::uint32_t operand = 0;  // … and of what stands behind them
};

/// Each comparison that `en` or `of` joins on its own line. `is A of B`, which is one comparison, stays together.
void lay_out_condition(Sheet& sheet, syntax::NodeRef condition, ConditionColumns columns);

/// For a condition without a word before it: on one line if that reads easily, else as above with `en` at `indent`.
void lay_out_alone(Sheet& sheet, syntax::NodeRef condition, std::uint32_t indent);

/// The columns behind a word, as `als` in a rule.
[[nodiscard]] ConditionColumns columns_behind(const Sheet& sheet, syntax::NodeRef condition, std::uint32_t column);

}  // namespace klap::format
