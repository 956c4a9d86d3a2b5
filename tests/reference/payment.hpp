// The streams of a payment and what they do to budgets (clause 10), for one request and for several together.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "reference/facts.hpp"

namespace klap::reference {

/// A stream with the municipality at its end, if there is one (clause 10.5): a code. And what it gets, in cents.
struct Stream {
  const semantics::PayShare& share;
  std::optional<int> municipality;
  std::int64_t amount = 0;
};

/// What streams have charged.
struct Charges {
  std::map<BudgetId, std::int64_t> amounts;
  std::map<int, std::int64_t> elsewhere;  // by the code of a municipality
  std::int64_t uncovered = 0;
};

/// Of a payment that was worked out before: all it reads is known but, perhaps, what budgets have spent.
[[nodiscard]] std::vector<Stream> streams_of(const semantics::Model& model, const semantics::Payment& payment,
                                             Facts& facts, const Entity& entity);

/// Clause 10.5.
[[nodiscard]] decision::PaymentAnswer canonical(const Stream& first, const Charges& charges);

}  // namespace klap::reference
