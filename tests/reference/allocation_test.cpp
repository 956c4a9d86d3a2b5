// Clause 11.4.3 against every way there is, over tiny amounts.
#include "reference/allocation.hpp"

#include <algorithm>
#include <optional>

#include "support/catch.hpp"

namespace klap::reference {
namespace {

/// One amount after the other, of all streams: what is compared.
using Amounts = std::vector<std::int64_t>;

struct Best {
  std::int64_t uncovered = 0;
  Amounts amounts;
};

/// Every way to pay, by trying all; written without any of what the allocation is made of.
class Trial {
 public:
  Trial(const std::vector<Payees>& streams, std::map<BudgetId, std::int64_t> rooms)
      : streams_(streams), rooms_(std::move(rooms)) {
    go_on(0, 0, streams.empty() ? 0 : streams.front().amount);
  }
  [[nodiscard]] const Amounts& best() const { return best_->amounts; }

 private:
  void go_on(std::size_t stream, std::size_t payee, std::int64_t left) {
    if (stream == streams_.size()) {
      const bool better =
          !best_ || uncovered_ < best_->uncovered || (uncovered_ == best_->uncovered && so_far_ > best_->amounts);
      if (better) best_ = Best{uncovered_, so_far_};
      return;
    }
    const Payees& of = streams_[stream];
    if (payee > of.ceilings.size()) {
      uncovered_ += left;
      go_on(stream + 1, 0, stream + 1 < streams_.size() ? streams_[stream + 1].amount : 0);
      uncovered_ -= left;
      return;
    }
    const bool last = payee == of.ceilings.size();
    std::int64_t* room = last ? nullptr : &rooms_.at(of.ceilings[payee]);
    const std::int64_t most = last ? (of.endless ? left : 0) : std::min(left, *room);
    for (std::int64_t amount = 0; amount <= most; ++amount) {
      if (room) *room -= amount;
      so_far_.push_back(amount);
      go_on(stream, payee + 1, left - amount);
      so_far_.pop_back();
      if (room) *room += amount;
    }
  }

  const std::vector<Payees>& streams_;
  std::map<BudgetId, std::int64_t> rooms_;
  std::int64_t uncovered_ = 0;
  Amounts so_far_;
  std::optional<Best> best_;
};

Amounts in_a_row(const std::vector<Paid>& paid) {
  Amounts result;
  for (const Paid& of : paid) result.insert(result.end(), of.begin(), of.end());
  return result;
}

BudgetId budget(std::size_t i) { return BudgetId(i); }

TEST_CASE("what is charged anew is the best of all ways") {
  std::uint64_t state = 20161123;
  const auto below = [&](std::uint64_t n) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return (state >> 33U) % n;
  };
  const std::vector<std::vector<BudgetId>> orders{{budget(0)},
                                                  {budget(1)},
                                                  {budget(0), budget(1)},
                                                  {budget(1), budget(0)},
                                                  {budget(2), budget(0)},
                                                  {budget(1), budget(2)},
                                                  {},
                                                  {budget(2), budget(1), budget(0)}};
  std::size_t not_the_simple_way = 0;
  for (int i = 0; i < 4000; ++i) {
    std::vector<Payees> streams(1 + below(4));
    for (Payees& stream : streams) {
      stream.amount = 1 + static_cast<std::int64_t>(below(3));
      stream.ceilings = orders[below(orders.size())];
      stream.endless = stream.ceilings.empty() || below(4) == 0;
    }
    std::map<BudgetId, std::int64_t> rooms;
    for (std::size_t b = 0; b < 3; ++b) rooms[budget(b)] = static_cast<std::int64_t>(below(5));
    const Amounts got = in_a_row(allocate(streams, rooms));
    const Trial trial(streams, rooms);
    INFO("case " << i);
    CHECK(got == trial.best());

    // One after the other, each as it comes.
    Amounts simple;
    for (const Payees& stream : streams) {
      std::int64_t left = stream.amount;
      for (const BudgetId ceiling : stream.ceilings) {
        const std::int64_t amount = std::min(left, rooms[ceiling]);
        rooms[ceiling] -= amount;
        left -= amount;
        simple.push_back(amount);
      }
      simple.push_back(stream.endless ? left : 0);
    }
    if (simple != got) ++not_the_simple_way;
  }
  CHECK(not_the_simple_way > 100);
}

TEST_CASE("amounts at the limit are charged to the cent") {
  constexpr std::int64_t most = 1'000'000'000'000'000;
  const std::vector<Payees> streams{{most, {budget(0), budget(1)}, false}, {most, {budget(0)}, false}};
  const auto paid = allocate(streams, {{budget(0), most - 1}, {budget(1), 2 * most}});
  CHECK(paid == std::vector<Paid>{{0, most, 0}, {most - 1, 0}});
}

TEST_CASE("nobody pays anything where nothing is left") {
  const std::vector<Payees> streams{{5, {budget(0)}, false}, {7, {}, true}};
  CHECK(allocate(streams, {{budget(0), 0}}) == std::vector<Paid>{{0, 0}, {7}});
}

}  // namespace
}  // namespace klap::reference
