// One comparison: a rule set and a case through the whole product and through the judge.
#pragma once

#include <optional>
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

/// What is different, in words, with the rules and the facts; nothing if all is the same.
[[nodiscard]] std::optional<std::string> compare(const Prepared& rules, const decision::Case& facts);

/// How many comparisons, from KLAP_COMPARISONS; and where to begin, from KLAP_SEED.
struct Extent {
  std::size_t comparisons = 10'000;
  std::uint64_t seed = 20160701;
  bool is_campaign = false;  // asked for: shows its progress
};
[[nodiscard]] Extent extent();

}  // namespace klap::differential
