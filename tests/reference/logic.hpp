// Clause 5.1: five truth values, written out as the two orders they have.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include <klap/decision/outcome.hpp>

namespace klap::reference {

using decision::Truth;

/// The place of a value in an order of the five.
[[nodiscard]] inline std::size_t place_in(const std::array<Truth, 5>& order, Truth t) {
  std::size_t place = 0;
  while (order[place] != t) ++place;
  return place;
}

/// `en`: the least in the order no < error < unknown < later < yes.
[[nodiscard]] inline Truth both(Truth a, Truth b) {
  constexpr std::array order{Truth::no, Truth::error, Truth::unknown, Truth::later, Truth::yes};
  return place_in(order, a) < place_in(order, b) ? a : b;
}

/// `of`: the greatest in the order no < later < unknown < error < yes.
[[nodiscard]] inline Truth either(Truth a, Truth b) {
  constexpr std::array order{Truth::no, Truth::later, Truth::unknown, Truth::error, Truth::yes};
  return place_in(order, a) > place_in(order, b) ? a : b;
}

/// `niet`: swaps yes and no and leaves the rest.
[[nodiscard]] inline Truth opposite(Truth t) {
  if (t == Truth::yes) return Truth::no;
  if (t == Truth::no) return Truth::yes;
  return t;
}

[[nodiscard]] inline Truth truth_of(bool b) { return b ? Truth::yes : Truth::no; }

}  // namespace klap::reference
