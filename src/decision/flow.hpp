// Who pays what where several streams charge the same ceilings: clause 11.4.3, in plain numbers.
#pragma once

#include <cstdint>
#include <vector>

namespace klap::decision {

/// What is to be paid in a group, the streams in the order in which they go first.
struct ToPay {
  struct Stream {
    std::int64_t cents = 0;               // above zero
    std::vector<std::uint32_t> ceilings;  // places in `rooms`, each once, as written
    bool rest_is_paid = false;            // by a budget without ceiling or a municipality behind them
  };
  std::vector<Stream> streams;
  std::vector<std::int64_t> rooms;  // in cents, zero or more
};

/// What each stream pays from each of its ceilings; what is then left of it is paid behind them, or not at all. Of all
/// ways that leave the least uncovered in sum, the one in which every amount, in order, is as large as it can be.
/// Exact; with E ceilings named in all, at most of the order of E² searches, each of the order of E.
[[nodiscard]] std::vector<std::vector<std::int64_t>> paid(const ToPay& to_pay);

}  // namespace klap::decision
