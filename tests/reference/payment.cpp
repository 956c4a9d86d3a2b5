// Who pays how much (clause 10): split in streams, each charged to its budgets in order.
#include "reference/payment.hpp"

#include <algorithm>
#include <set>

#include "reference/answers.hpp"
#include "reference/split.hpp"

namespace klap::reference {
namespace {

using semantics::PayShare;

/// The budgets that a stream before has charged, or not, from behind a room that is not known (clause 6.7).
using InDoubt = std::set<BudgetId>;

// Clauses 10.3 and 10.4, with 6.7 for rooms that are not known.
State charge(const semantics::Model& model, const Stream& stream, Facts& facts, Charges& charges, InDoubt& in_doubt) {
  const std::int64_t share = stream.amount;
  if (share <= 0 && !stream.share.order.empty()) {
    charges.amounts[stream.share.order.front()] += share;
    return State::known;
  }
  State state = State::known;
  std::int64_t left = share;
  bool doubt = false;  // is what is left not known either?
  for (const BudgetId budget : stream.share.order) {
    if (left == 0) return state;
    const auto& ceiling = model.budgets[budget.index].ceiling;
    if (!ceiling) {
      charges.amounts[budget] += left;
      return state;
    }
    const Reading spent = facts.spent(budget);
    state = worse(state, spent.state);
    doubt = doubt || spent.state != State::known || in_doubt.contains(budget);
    if (doubt) {
      in_doubt.insert(budget);
      continue;
    }
    const std::int64_t room = std::max<std::int64_t>(0, ceiling->amount.cents() - spent.value.raw);
    const std::int64_t taken = std::min(left, room - charges.amounts[budget]);
    charges.amounts[budget] += taken;
    left -= taken;
  }
  if (stream.municipality) {
    charges.elsewhere[*stream.municipality] += left;
  } else {
    charges.uncovered += left;
  }
  return state;
}

// Clause 10.5: every municipality is read, whether its turn comes or not.
std::vector<Stream> with_municipalities(const semantics::Payment& payment, Facts& facts, const Entity& entity,
                                        State& state) {
  std::vector<Stream> streams;
  for (const PayShare& share : payment.shares) {
    Stream stream{share, std::nullopt, 0};
    if (share.municipality) {
      const PartyReading reading = work_out_party(*share.municipality, facts, entity);
      state = worse(state, reading.state);
      stream.municipality = reading.party.municipality;
    }
    streams.push_back(stream);
  }
  return streams;
}

// Clause 6.7: kosten, or the size of a stream, is not known; every budget with a ceiling may be reached.
void read_all_rooms(const semantics::Model& model, const semantics::Payment& payment, Facts& facts, State& state) {
  for (const PayShare& stream : payment.shares) {
    for (const BudgetId budget : stream.order) {
      if (!model.budgets[budget.index].ceiling) break;
      state = worse(state, facts.spent(budget).state);
    }
  }
}

}  // namespace

decision::PaymentAnswer canonical(const Stream& first, const Charges& charges) {
  decision::PaymentAnswer answer;
  for (const auto& [budget, cents] : charges.amounts) {
    if (cents != 0) answer.lines.push_back({budget, *Money::from_cents(cents)});
  }
  for (const auto& [municipality, cents] : charges.elsewhere) {
    if (cents != 0) answer.elsewhere.push_back({municipality, *Money::from_cents(cents)});
  }
  if (answer.lines.empty() && answer.elsewhere.empty()) {
    if (first.share.order.empty()) {
      answer.elsewhere.push_back({*first.municipality, Money{}});
    } else {
      answer.lines.push_back({first.share.order.front(), Money{}});
    }
  }
  answer.uncovered = *Money::from_cents(charges.uncovered);
  return answer;
}

std::vector<Stream> streams_of(const semantics::Model& model, const semantics::Payment& payment, Facts& facts,
                               const Entity& entity) {
  State state = State::known;
  std::vector<Stream> streams = with_municipalities(payment, facts, entity, state);
  const Sizes sizes = read_sizes(model, payment, facts, entity);
  const auto shares = split(payment, sizes, facts.field(model.costs, entity).value.as_money().cents());
  for (std::size_t i = 0; i < shares.size(); ++i) streams[i].amount = shares[i];
  return streams;
}

Answered work_out_payment(const semantics::Model& model, const semantics::Payment& payment, Facts& facts,
                          const Entity& entity) {
  const Reading costs = facts.field(model.costs, entity);
  State state = costs.state;
  std::vector<Stream> streams = with_municipalities(payment, facts, entity, state);
  const Sizes sizes = read_sizes(model, payment, facts, entity);
  state = worse(state, sizes.state);
  if (costs.state != State::known || sizes.state != State::known) {
    read_all_rooms(model, payment, facts, state);
    return {state, {}, {}};
  }
  const auto shares = split(payment, sizes, costs.value.as_money().cents());
  Charges charges;
  InDoubt in_doubt;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    streams[i].amount = shares[i];
    state = worse(state, charge(model, streams[i], facts, charges, in_doubt));
  }
  if (state != State::known) return {state, {}, {}};
  return {State::known, canonical(streams.front(), charges), {}};
}

}  // namespace klap::reference
