// What a payment comes to: clauses 10 and 11.2.
#include "payment.hpp"

#include <algorithm>
#include <cstdlib>

#include <klap/base/limits.hpp>
#include <klap/base/ratio.hpp>

namespace klap::decision {

namespace {

using State = Operand::State;
using program::Budget;

Money plus(Money a, Money b) { return *add(a, b); }  // parts of one amount stay within it

}  // namespace

void Lines::put(BudgetId budget, Money amount) { charged_[budget] = plus(charged_[budget], amount); }
void Lines::put(int municipality, Money amount) { elsewhere_[municipality] = plus(elsewhere_[municipality], amount); }

void Lines::put_first(const Stream& stream, Money amount) {
  if (stream.order.empty())
    put(*stream.municipality, amount);
  else
    put(stream.order.front(), amount);
}

void Lines::put_last(const Stream& stream, Money amount) {
  if (stream.municipality)
    put(*stream.municipality, amount);
  else
    uncovered_ = plus(uncovered_, amount);
}

Money Lines::charged(BudgetId budget) const {
  const auto at = charged_.find(budget);
  return at == charged_.end() ? Money{} : at->second;
}

PaymentAnswer Lines::answer(const Stream& first) const {
  PaymentAnswer a;
  a.uncovered = uncovered_;
  for (const auto& [budget, amount] : charged_)
    if (amount != Money{}) a.lines.push_back({budget, amount});
  for (const auto& [municipality, amount] : elsewhere_)
    if (amount != Money{}) a.elsewhere.push_back({municipality, amount});
  if (!a.lines.empty() || !a.elsewhere.empty()) return a;
  if (first.order.empty())
    a.elsewhere.push_back({*first.municipality, Money{}});
  else
    a.lines.push_back({first.order.front(), Money{}});
  return a;
}

namespace {

Money less(Money a, Money b) { return *subtract(a, b); }

/// Charges the streams of one payment to their budgets, each up to its room.
class Charging {
 public:
  explicit Charging(const Reading& reading) : reading_(reading) {}

  void charge(Money amount, const Stream& stream) {
    const std::vector<BudgetId>& order = stream.order;
    if (amount <= Money{}) return lines_.put_first(stream, amount);
    for (std::size_t i = 0; i < order.size(); ++i) {
      const auto& ceiling = budget(order[i]).ceiling;
      if (!ceiling) return lines_.put(order[i], amount);
      if (!room_known(order[i])) return not_known(order, i);
      const Money room = this->room(order[i]);
      const Money part = std::min(amount, room);
      lines_.put(order[i], part);
      amount = less(amount, part);
      if (amount == Money{}) return;
    }
    lines_.put_last(stream, amount);
  }

  /// Reads the spent of every ceiling from order[i] on: each may be reached, and none can be charged yet.
  void not_known(const std::vector<BudgetId>& order, std::size_t i) {
    for (; i < order.size(); ++i) {
      if (!budget(order[i]).ceiling) return;
      const Operand spent = reading_.spent(order[i]);
      state_ = worse(state_, spent.state);
      if (std::find(unsure_.begin(), unsure_.end(), order[i]) == unsure_.end()) unsure_.push_back(order[i]);
    }
  }

  void wait_for(State state) { state_ = worse(state_, state); }
  [[nodiscard]] State state() const { return state_; }

  [[nodiscard]] PaymentAnswer answer(const Stream& first) const { return lines_.answer(first); }

 private:
  [[nodiscard]] const Budget& budget(BudgetId id) const { return reading_.program().budgets[id.index]; }
  /// An earlier stream that could not be charged may have used the room of this one.
  [[nodiscard]] bool room_known(BudgetId id) const {
    const bool sure = std::find(unsure_.begin(), unsure_.end(), id) == unsure_.end();
    return reading_.spent(id).is_known() && sure;
  }
  [[nodiscard]] Money room(BudgetId id) const {
    const Money spent = reading_.spent(id).value.as_money();
    const auto gross = subtract(budget(id).ceiling->amount, spent);
    const Money used = lines_.charged(id);
    const Money left = gross ? *gross : *Money::from_cents(limits::cents);  // spent far below zero: more than any costs
    return std::max(Money{}, subtract(left, used).value_or(left));
  }

  const Reading& reading_;
  Lines lines_;
  std::vector<BudgetId> unsure_;
  State state_ = State::known;
};

/// What a stream says in amounts and numbers, where it says it (clause 10.2).
struct Sizes {
  std::int64_t amount = 0;              // of fixed, in cents
  std::int64_t weight = 0;              // of parts
  std::optional<std::int64_t> at_most;  // in cents
};

/// All are read, whatever the others are. None may be below zero, and the parts, once all are known, are some in all:
/// what else is unknown does not hide that.
State read_sizes(const Reading& reading, const program::Payment& payment, std::vector<Sizes>& sizes) {
  State state = State::known;
  State of_parts = State::known;
  const auto read = [&](ExprId id, State& read_so_far) {
    const Operand o = operand(reading, id);
    const bool refused = o.state == State::none || (o.is_known() && o.value.raw < 0);
    read_so_far = worse(read_so_far, refused ? State::error : o.state);
    return o.is_known() ? o.value.raw : 0;
  };
  std::int64_t all_parts = 0;  // exact: as many streams as a rule can have, times the limit, fit
  bool in_parts = false;
  for (const program::PayShare& share : payment.shares) {
    Sizes& size = sizes.emplace_back();
    if (share.amount.is_some()) size.amount = read(share.amount, state);
    if (share.weight.is_some()) size.weight = read(share.weight, of_parts);
    if (share.at_most.is_some()) size.at_most = read(share.at_most, state);
    in_parts = in_parts || share.weight.is_some();
    all_parts += size.weight;
  }
  const bool divisible = !in_parts || (all_parts > 0 && all_parts <= limits::number);
  if (of_parts == State::known && !divisible) of_parts = State::error;
  return worse(state, of_parts);
}

/// The share of each stream; they add up to the costs. Worked out without the sign of the costs.
std::vector<Money> stream_amounts(const program::Payment& payment, Money costs, const std::vector<Sizes>& sizes) {
  using Kind = program::PayShare::Kind;
  __extension__ using Wide = __int128;  // an amount times a number does not fit 64 bits
  const auto& shares = payment.shares;
  std::vector<std::int64_t> cents(shares.size());
  std::int64_t left = std::abs(costs.cents());
  std::int64_t all_parts = 0;
  for (std::size_t i = 0; i < cents.size(); ++i) {
    all_parts += sizes[i].weight;
    if (shares[i].kind != Kind::fixed) continue;
    cents[i] = std::min(sizes[i].amount, left);
    left -= cents[i];
  }
  const std::int64_t divided = left;
  for (std::size_t i = 0; i < cents.size(); ++i) {
    if (shares[i].kind == Kind::fixed || shares[i].kind == Kind::rest) continue;
    if (shares[i].kind == Kind::whole) cents[i] = divided;
    if (shares[i].kind == Kind::ratio) cents[i] = share_of(*Money::from_cents(divided), shares[i].ratio).cents();
    if (shares[i].kind == Kind::parts)
      cents[i] = static_cast<std::int64_t>(Wide{divided} * sizes[i].weight / all_parts);
    left -= cents[i];
  }
  for (std::size_t i = 0; i < cents.size(); ++i) {
    const std::int64_t cut = std::max<std::int64_t>(0, cents[i] - sizes[i].at_most.value_or(cents[i]));
    cents[i] -= cut;
    left += cut;
  }
  for (std::size_t i = 0; i < cents.size(); ++i) {
    const bool takes = payment.leftover.is_some()
                           ? !shares[i].order.empty() && shares[i].order.front() == payment.leftover
                           : shares[i].kind == Kind::rest;
    if (!takes) continue;
    cents[i] += left;
    break;
  }
  std::vector<Money> amounts;
  for (const std::int64_t size : cents) amounts.push_back(*Money::from_cents(costs < Money{} ? -size : size));
  return amounts;
}

/// The streams of a payment; the municipalities in it are all read, and the worst of their states is returned.
State read_streams(const Reading& reading, const program::Payment& payment, std::vector<Stream>& streams) {
  State state = State::known;
  for (const program::PayShare& share : payment.shares) {
    Stream& stream = streams.emplace_back(Stream{share.order, {}});
    if (!share.municipality) continue;
    PartyAnswer party;
    state = worse(state, resolve(reading, *share.municipality, party));
    stream.municipality = party.municipality;
  }
  return state;
}

}  // namespace

Concluded pay(const Reading& reading, const program::Payment& payment) {
  const Operand costs = reading.field(reading.program().costs);
  std::vector<Stream> streams;
  Charging charging(reading);
  charging.wait_for(read_streams(reading, payment, streams));
  std::vector<Sizes> sizes;
  const State of_sizes = read_sizes(reading, payment, sizes);
  if (costs.is_known() && of_sizes == State::known) {
    const std::vector<Money> amounts = stream_amounts(payment, costs.value.as_money(), sizes);
    for (std::size_t i = 0; i < amounts.size(); ++i) charging.charge(amounts[i], streams[i]);
  } else {
    charging.wait_for(worse(costs.state, of_sizes));
    for (const auto& share : payment.shares) charging.not_known(share.order, 0);
  }
  if (charging.state() != State::known) return {charging.state(), {}, {}};
  return {State::known, charging.answer(streams.front()), {}};
}

std::vector<SizedStream> sized_streams(const Reading& reading, const program::Payment& payment) {
  std::vector<Stream> streams;
  std::vector<Sizes> sizes;
  const State state = worse(read_streams(reading, payment, streams), read_sizes(reading, payment, sizes));
  const Operand costs = reading.field(reading.program().costs);
  std::vector<SizedStream> sized;
  if (state != State::known || !costs.is_known()) return sized;
  const std::vector<Money> amounts = stream_amounts(payment, costs.value.as_money(), sizes);
  for (std::size_t i = 0; i < amounts.size(); ++i) sized.push_back({streams[i], amounts[i]});
  return sized;
}

}  // namespace klap::decision
