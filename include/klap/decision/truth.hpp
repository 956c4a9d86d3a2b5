// Three-valued logic with error and later (docs/semantics.md, clause 5.1).
#pragma once

#include <klap/decision/outcome.hpp>

namespace klap::decision {

/// The least in the order no < error < unknown < later < yes.
[[nodiscard]] constexpr Truth both(Truth a, Truth b) { return a < b ? a : b; }

[[nodiscard]] constexpr Truth negate(Truth t) {
  switch (t) {
    case Truth::no: return Truth::yes;
    case Truth::yes: return Truth::no;
    case Truth::error:
    case Truth::unknown:
    case Truth::later: return t;
  }
  return t;
}

/// The greatest in the order no < later < unknown < error < yes.
[[nodiscard]] constexpr Truth either(Truth a, Truth b) {
  if (a == Truth::yes || b == Truth::yes) return Truth::yes;
  if (a == Truth::no) return b;
  if (b == Truth::no) return a;
  return a < b ? a : b;  // error before unknown before later
}

[[nodiscard]] constexpr Truth truth_of(bool b) { return b ? Truth::yes : Truth::no; }

}  // namespace klap::decision
