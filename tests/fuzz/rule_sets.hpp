// The rule sets that cases are tried against.
#pragma once

#include <memory>
#include <vector>

#include <klap/loading/rule_set.hpp>

namespace klap::fuzz {

/// Loaded once: the pilot's, one with every type of fact, one in which everything can go wrong, and one of a household
/// with tables, lists, parameters and a plan.
[[nodiscard]] const std::vector<std::shared_ptr<const RuleSet>>& rule_sets();

}  // namespace klap::fuzz
