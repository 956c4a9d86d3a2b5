// A rule set as product and judge read it, and what a comparison of the two is made of (paths.hpp).
#pragma once

#include <string>

#include <klap/program/program.hpp>

#include "differential/recipe.hpp"
#include "differential/rule_writer.hpp"
#include "reference/judge.hpp"

namespace klap::differential {

/// A rule set, read and compiled.
struct Prepared {
  std::string text;
  semantics::Model model;
  program::Program program;
};

/// Throws std::runtime_error with the text and its errors if the rule set does not load.
[[nodiscard]] Prepared prepare(const std::vector<std::string>& texts);

[[nodiscard]] reference::Judged product(const Prepared& rules, const decision::Case& facts);

/// How many comparisons, from KLAP_COMPARISONS; and where to begin, from KLAP_SEED.
struct Extent {
  std::size_t comparisons = 20'000;
  std::uint64_t seed = 20160701;
  bool is_campaign = false;  // asked for: shows its progress
};
[[nodiscard]] Extent extent();

}  // namespace klap::differential
