// Streams of several requests that charge the same ceilings, all in one (clause 11.4.3).
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include <klap/base/id.hpp>

namespace klap::reference {

/// What a stream pays from: ceilings in the order written, and behind them perhaps somebody who takes all.
struct Payees {
  std::int64_t amount = 0;  // above zero
  std::vector<BudgetId> ceilings;
  bool endless = false;
};

/// What a stream pays to each of its payees, the endless one last; where there is none, that stays zero.
using Paid = std::vector<std::int64_t>;

/// Clause 11.4.3: of all ways that leave the least uncovered, the one in which every amount, one after the other, is as
/// large as it can be. The room of every ceiling is at least zero.
[[nodiscard]] std::vector<Paid> allocate(const std::vector<Payees>& streams, std::map<BudgetId, std::int64_t> rooms);

}  // namespace klap::reference
