// What a rule's conclusion comes to for this case: clauses 6.7, 10 and 11.
#include <algorithm>
#include <cstdlib>
#include <map>

#include <klap/base/limits.hpp>
#include <klap/base/ratio.hpp>

#include "reading.hpp"

namespace klap::decision {

namespace {

using State = Operand::State;
using program::Budget;

Money plus(Money a, Money b) { return *add(a, b); }  // parts of one amount stay within it
Money less(Money a, Money b) { return *subtract(a, b); }

/// The budgets of a stream in their order, and the municipality behind them, if there is one.
struct Stream {
  const std::vector<BudgetId>& order;
  std::optional<int> municipality;  // its code
};

/// Charges the streams of one payment to their budgets, each up to its room.
class Charging {
 public:
  explicit Charging(const Reading& reading) : reading_(reading) {}

  void charge(Money amount, const Stream& stream) {
    const std::vector<BudgetId>& order = stream.order;
    if (amount <= Money{}) return put_first(stream, amount);
    for (std::size_t i = 0; i < order.size(); ++i) {
      const auto& ceiling = budget(order[i]).ceiling;
      if (!ceiling) return put(order[i], amount);
      if (!room_known(order[i])) return not_known(order, i);
      const Money room = this->room(order[i]);
      const Money part = std::min(amount, room);
      put(order[i], part);
      amount = less(amount, part);
      if (amount == Money{}) return;
    }
    if (stream.municipality)
      put(*stream.municipality, amount);
    else
      uncovered_ = plus(uncovered_, amount);
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

  [[nodiscard]] PaymentAnswer answer(const Stream& first) const {
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

 private:
  [[nodiscard]] const Budget& budget(BudgetId id) const { return reading_.program().budgets[id.index]; }
  void put(BudgetId id, Money amount) { charged_[id] = plus(charged_[id], amount); }
  void put(int municipality, Money amount) { elsewhere_[municipality] = plus(elsewhere_[municipality], amount); }
  void put_first(const Stream& stream, Money amount) {
    if (stream.order.empty())
      put(*stream.municipality, amount);
    else
      put(stream.order.front(), amount);
  }

  /// An earlier stream that could not be charged may have used the room of this one.
  [[nodiscard]] bool room_known(BudgetId id) const {
    const bool sure = std::find(unsure_.begin(), unsure_.end(), id) == unsure_.end();
    return reading_.spent(id).is_known() && sure;
  }
  [[nodiscard]] Money room(BudgetId id) const {
    const Money spent = reading_.spent(id).value.as_money();
    const auto gross = subtract(budget(id).ceiling->amount, spent);
    const auto at = charged_.find(id);
    const Money used = at == charged_.end() ? Money{} : at->second;
    const Money left = gross ? *gross : *Money::from_cents(limits::cents);  // spent far below zero: more than any costs
    return std::max(Money{}, subtract(left, used).value_or(left));
  }

  const Reading& reading_;
  std::map<BudgetId, Money> charged_;
  std::map<int, Money> elsewhere_;  // by code
  std::vector<BudgetId> unsure_;
  Money uncovered_;
  State state_ = State::known;
};

/// What a stream says in amounts and numbers, where it says it (clause 10.2).
struct Sizes {
  std::int64_t amount = 0;              // of fixed, in cents
  std::int64_t weight = 0;              // of parts
  std::optional<std::int64_t> at_most;  // in cents
};

/// All are read, whatever the others are. None may be below zero, and the parts, once all are known, are some in all: what
/// else is unknown does not hide that.
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

State resolve(const Reading& reading, const program::Party& party, PartyAnswer& out) {
  using Kind = PartyAnswer::Kind;
  Operand named;
  switch (party.kind) {
    case PartyKind::resident: out = {Kind::person, reading.person(), {}, 0}; return State::known;
    case PartyKind::actor: out = {Kind::actor, 0, party.actor, 0}; return State::known;
    case PartyKind::field_provider:
    case PartyKind::field_person:
    case PartyKind::field_municipality: named = reading.field(party.field); break;
    case PartyKind::answer_municipality: named = reading.answer(party.answer); break;
    case PartyKind::lead_party: {
      const Operand lot = reading.field(party.field);
      named = lot.is_known() ? reading.lot_lead(lot.value.as_lot()) : lot;
      break;
    }
  }
  if (named.state == State::none) return State::error;  // clause 6.8
  if (!named.is_known()) return named.state;
  if (party.kind == PartyKind::field_person)
    out = {Kind::person, named.value.as_person(), {}, 0};
  else if (party.kind == PartyKind::field_municipality || party.kind == PartyKind::answer_municipality)
    out = {Kind::municipality, 0, {}, static_cast<int>(named.value.raw)};
  else
    out = {Kind::actor, 0, named.value.as_provider(), 0};
  return State::known;
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

/// Clause 5.18: an answer is a value; a fact that is geen gives none, which only an optional answer may be.
Concluded value(const Reading& reading, const program::ValueIs& c) {
  const Operand o = operand(reading, c.value);
  if (o.is_known()) return {State::known, o.value, {}};
  if (o.state == State::none && c.optional) return {State::known, {}, {}, true};
  return {o.state == State::none ? State::error : o.state, {}, {}};
}

State due_date(const Reading& reading, const program::Due& due, std::optional<Date>& out) {
  const Operand from = reading.case_date(due.from);
  if (!from.is_known()) return from.state;
  switch (due.unit) {
    case TermUnit::working_days: out = add_working_days(from.value.as_date(), due.count); break;
    case TermUnit::days: out = add_days(from.value.as_date(), due.count); break;
    case TermUnit::weeks: out = add_days(from.value.as_date(), std::int64_t{7} * due.count); break;
  }
  return out ? State::known : State::error;
}

/// Clause 6.9: read as an operand is; geen is no day.
State effective_day(const Reading& reading, ExprId day, std::optional<Date>& out) {
  const Operand o = operand(reading, day);
  if (o.is_known()) out = o.value.as_date();
  return o.state == State::none ? State::error : o.state;
}

Concluded oblige(const Reading& reading, const program::Obligations& obligations) {
  State state = State::known;
  std::vector<ObligationAnswer> list;
  for (const program::Obligation& obligation : obligations.list) {
    ObligationAnswer o{obligation.kind, obligation.message, {}, {}, {}, obligation.mention};
    const State party = resolve(reading, obligation.to, o.to);
    state = worse(state, party);
    const bool to_provider = party == State::known && o.to.kind == PartyAnswer::Kind::actor &&
                             reading.program().actors[o.to.actor.index].kind == ActorKind::provider;
    if (obligation.kind == ObligationKind::message && to_provider) state = worse(state, reading.agb(o.to.actor).state);
    if (obligation.due) state = worse(state, due_date(reading, *obligation.due, o.due));
    if (obligation.effective.is_some()) state = worse(state, effective_day(reading, obligation.effective, o.effective));
    list.push_back(std::move(o));
  }
  if (state != State::known) return {state, {}, {}};
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
  return {State::known, std::move(list), {}};
}

Concluded address(const Reading& reading, const program::Addressee& addressee) {
  AddresseeAnswer answer;
  State state = resolve(reading, addressee.to, answer.to);
  for (const program::Party& party : addressee.copies)
    state = worse(state, resolve(reading, party, answer.copies.emplace_back()));
  if (state != State::known) return {state, {}, {}};
  std::sort(answer.copies.begin(), answer.copies.end());  // facts may name one party twice
  answer.copies.erase(std::unique(answer.copies.begin(), answer.copies.end()), answer.copies.end());
  return {State::known, std::move(answer), {}};
}

Concluded direct(const Reading& reading, const program::Director& director) {
  PartyAnswer answer;
  const State state = resolve(reading, director.is, answer);
  if (state != State::known) return {state, {}, {}};
  return {State::known, answer, {}};
}

}  // namespace

Concluded conclude(const Reading& reading, const program::Conclusion& conclusion) {
  struct Visit {
    const Reading& reading;
    Concluded operator()(const program::YesNo& c) const { return {State::known, c.yes, {}}; }
    Concluded operator()(const program::LawIs& c) const { return {State::known, c.law, {}}; }
    Concluded operator()(const program::OpenOnPurpose& c) const { return {State::known, {}, c.by}; }
    Concluded operator()(const program::NotApplicable&) const { return {State::known, {}, {}, true}; }
    Concluded operator()(const program::Payment& c) const { return pay(reading, c); }
    Concluded operator()(const program::Obligations& c) const { return oblige(reading, c); }
    Concluded operator()(const program::Addressee& c) const { return address(reading, c); }
    Concluded operator()(const program::Director& c) const { return direct(reading, c); }
    Concluded operator()(const program::ValueIs& c) const { return value(reading, c); }
  };
  return std::visit(Visit{reading}, conclusion);
}

}  // namespace klap::decision
