// Trees → model: names, types, and everything for which a rule set does not load.
#pragma once

#include <vector>

#include <klap/diagnostics/diagnostic.hpp>
#include <klap/semantics/model.hpp>
#include <klap/syntax/tree.hpp>

namespace klap::semantics {

/// Makes one rule set of its files, the trees of one folder in name order. Always returns; the model may be used only
/// if `diagnostics` has no errors. Sorts the diagnostics. Linear in the size of the trees, save for sorting names. The
/// trees may be dropped afterwards. Safe to call from any thread.
[[nodiscard]] Model analyse(const std::vector<syntax::Tree>& trees, Diagnostics& diagnostics);

}  // namespace klap::semantics
