// By the theorem that as much can be paid as the narrowest place lets through: of every set of ceilings the room of
// those in it and the amounts of the streams that can go past it. Each amount is then the largest that leaves as much.
#include "reference/allocation.hpp"

#include <algorithm>

namespace klap::reference {
namespace {

using Rooms = std::map<BudgetId, std::int64_t>;

std::int64_t most_that_can_be_paid(const std::vector<Payees>& streams, const Rooms& rooms) {
  std::vector<BudgetId> all;
  for (const auto& [budget, room] : rooms) all.push_back(budget);
  std::int64_t most = 0;
  for (std::size_t set = 0; set < (std::size_t{1} << all.size()); ++set) {
    const auto is_in = [&](BudgetId budget) {
      const auto at = std::ranges::find(all, budget) - all.begin();
      return ((set >> static_cast<std::size_t>(at)) & 1U) != 0;
    };
    std::int64_t through = 0;
    for (const BudgetId budget : all) through += is_in(budget) ? rooms.at(budget) : 0;
    for (const Payees& stream : streams) {
      const bool past = stream.endless || !std::ranges::all_of(stream.ceilings, is_in);
      through += past ? stream.amount : 0;
    }
    most = set == 0 ? through : std::min(most, through);
  }
  return most;
}

/// The streams and rooms that are left while amounts are fixed one after the other.
struct Left {
  std::vector<Payees> streams;
  Rooms rooms;

  // With so much set apart from a stream for a ceiling, or for who is behind it.
  void set_apart(std::size_t stream, const BudgetId* ceiling, std::int64_t amount) {
    streams[stream].amount -= amount;
    if (ceiling) rooms[*ceiling] -= amount;
  }
};

// The largest amount that can be set apart without less being paid in all.
std::int64_t largest(const Left& left, std::size_t stream, const BudgetId* ceiling, std::int64_t in_all) {
  std::int64_t low = 0;
  std::int64_t high = left.streams[stream].amount;
  if (ceiling) high = std::min(high, left.rooms.at(*ceiling));
  while (low < high) {
    const std::int64_t middle = high - (high - low) / 2;
    Left with = left;
    with.set_apart(stream, ceiling, middle);
    if (middle + most_that_can_be_paid(with.streams, with.rooms) == in_all) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

}  // namespace

std::vector<Paid> allocate(const std::vector<Payees>& streams, Rooms rooms) {
  Left left{streams, std::move(rooms)};
  std::int64_t in_all = most_that_can_be_paid(left.streams, left.rooms);
  std::vector<Paid> result;
  for (std::size_t i = 0; i < streams.size(); ++i) {
    Paid paid;
    const auto fix = [&](const BudgetId* ceiling) {
      const std::int64_t amount = largest(left, i, ceiling, in_all);
      left.set_apart(i, ceiling, amount);
      in_all -= amount;
      paid.push_back(amount);
    };
    for (const BudgetId& ceiling : streams[i].ceilings) {
      fix(&ceiling);
      auto& open = left.streams[i].ceilings;
      open.erase(open.begin());  // what it pays here is fixed
    }
    if (streams[i].endless) fix(nullptr);
    if (!streams[i].endless) paid.push_back(0);
    left.streams[i] = {};
    result.push_back(paid);
  }
  return result;
}

}  // namespace klap::reference
