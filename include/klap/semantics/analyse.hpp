// Trees → model: names, types, and everything for which a rule set does not load.
#pragma once

#include <vector>

#include <klap/diagnostics/diagnostic.hpp>
#include <klap/semantics/model.hpp>
#include <klap/syntax/tree.hpp>

namespace klap::semantics {

/// Of which folder a file is (clause 8): 0 for the rule set itself, else the number of a library.
using Folders = std::vector<std::uint32_t>;

enum class Part : std::uint8_t {
  rule_set,
  library   // by itself: what it leaves to who uses it may be missing
};

/// Makes one rule set of its files and those of its libraries. `folders` goes with `trees`; empty: all are of the rule set. Always returns; the model may be used only
/// if `diagnostics` has no errors. Sorts the diagnostics. Linear in the size of the trees, save for sorting names. The
/// trees may be dropped afterwards. Safe to call from any thread.
[[nodiscard]] Model analyse(const std::vector<syntax::Tree>& trees, Diagnostics& diagnostics, const Folders& folders = {},
                            Part part = Part::rule_set);

}  // namespace klap::semantics
