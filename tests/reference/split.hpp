// How a payment is divided among its streams (clause 10.2).
#pragma once

#include <vector>

#include "reference/facts.hpp"

namespace klap::reference {

/// What the rule set or the case says of the size of one stream.
struct Size {
  std::int64_t amount = 0;              // of a fixed stream, in cents
  std::int64_t parts = 0;               // of a stream that gets parts
  std::optional<std::int64_t> at_most;  // cents
};

/// Of all streams, in order.
struct Sizes {
  State state = State::known;
  std::vector<Size> streams;
};

/// Clauses 10.2.1 – 10.2.3: all of it is read.
[[nodiscard]] Sizes read_sizes(const semantics::Model& model, const semantics::Payment& payment, Facts& facts,
                               const Entity& entity);

/// The share of every stream, in cents, once the sizes are known.
[[nodiscard]] std::vector<std::int64_t> split(const semantics::Payment& payment, const Sizes& sizes,
                                              std::int64_t costs);

}  // namespace klap::reference
