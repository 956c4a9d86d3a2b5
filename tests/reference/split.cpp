#include "reference/split.hpp"

#include <algorithm>

#include <klap/base/limits.hpp>

#include "reference/conditions.hpp"

namespace klap::reference {
namespace {

using semantics::PayShare;
__extension__ using Wide = __int128;

// Below zero is an error, and so is geen.
std::int64_t read_size(const semantics::Model& model, ExprId id, Facts& facts, const Entity& entity, State& state) {
  const Reading reading = work_out_condition(model, id, facts, entity).reading;
  State of = reading.state == State::none ? State::error : reading.state;
  if (of == State::known && reading.value.raw < 0) of = State::error;
  state = worse(state, of);
  return of == State::known ? reading.value.raw : 0;
}

Wide all_parts(const Sizes& sizes) {
  Wide sum = 0;
  for (const Size& size : sizes.streams) sum += size.parts;
  return sum;
}

Wide at_most(const Size& size, Wide share) { return size.at_most ? std::min<Wide>(share, *size.at_most) : share; }

// What a stream gets of what the fixed ones leave, before anything is cut off.
Wide share_of(const PayShare& stream, Wide parts, Wide all, Wide divided) {
  switch (stream.kind) {
    case PayShare::Kind::whole: return divided;
    case PayShare::Kind::ratio: return divided * stream.ratio.numerator / stream.ratio.denominator;  // rounded down
    case PayShare::Kind::parts: return divided * parts / all;
    case PayShare::Kind::fixed:
    case PayShare::Kind::rest: break;
  }
  return 0;
}

}  // namespace

Sizes read_sizes(const semantics::Model& model, const semantics::Payment& payment, Facts& facts, const Entity& entity) {
  Sizes sizes;
  State parts = State::known;
  bool any_parts = false;
  for (const PayShare& stream : payment.shares) {
    Size size;
    if (stream.kind == PayShare::Kind::fixed) size.amount = read_size(model, stream.amount, facts, entity, sizes.state);
    if (stream.kind == PayShare::Kind::parts) {
      any_parts = true;
      size.parts = read_size(model, stream.weight, facts, entity, parts);
    }
    if (stream.at_most.is_some()) size.at_most = read_size(model, stream.at_most, facts, entity, sizes.state);
    sizes.streams.push_back(size);
  }
  const Wide all = all_parts(sizes);
  if (any_parts && parts == State::known && (all == 0 || all > limits::number)) parts = State::error;
  sizes.state = worse(sizes.state, parts);
  return sizes;
}

std::vector<std::int64_t> split(const semantics::Payment& payment, const Sizes& sizes, std::int64_t costs) {
  const Wide size = costs < 0 ? -Wide{costs} : Wide{costs};
  std::vector<Wide> shares(payment.shares.size());
  Wide divided = size;  // what the fixed streams leave
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (payment.shares[i].kind != PayShare::Kind::fixed) continue;
    shares[i] = std::min<Wide>(sizes.streams[i].amount, divided);
    divided -= shares[i];
  }
  const Wide all = all_parts(sizes);
  Wide left = size;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    shares[i] += share_of(payment.shares[i], sizes.streams[i].parts, all, divided);
    shares[i] = at_most(sizes.streams[i], shares[i]);
    left -= shares[i];
  }
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const bool rest = payment.shares[i].kind == PayShare::Kind::rest;
    const auto& order = payment.shares[i].order;
    const bool named = payment.leftover.is_some() && !order.empty() && order.front() == payment.leftover;
    if (!rest && !named) continue;
    shares[i] += left;
    break;
  }
  std::vector<std::int64_t> result;
  for (const Wide share : shares) result.push_back(static_cast<std::int64_t>(costs < 0 ? -share : share));
  return result;
}

}  // namespace klap::reference
