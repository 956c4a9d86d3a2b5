// Clause 5.1, exhaustively: five truth values are few enough to try all.
#include <array>

#include <klap/decision/truth.hpp>

#include "support/catch.hpp"

using klap::decision::both;
using klap::decision::either;
using klap::decision::negate;
using klap::decision::Truth;

namespace {
constexpr std::array all{Truth::no, Truth::error, Truth::unknown, Truth::later, Truth::yes};
}

TEST_CASE("5.1 en, of and niet form a De Morgan lattice", "[5.1]") {
  for (const Truth a : all) {
    CHECK(negate(negate(a)) == a);
    CHECK(both(a, a) == a);
    CHECK(either(a, a) == a);
    for (const Truth b : all) {
      CHECK(both(a, b) == both(b, a));
      CHECK(either(a, b) == either(b, a));
      CHECK(negate(both(a, b)) == either(negate(a), negate(b)));
      for (const Truth c : all) {
        CHECK(both(a, both(b, c)) == both(both(a, b), c));
        CHECK(either(a, either(b, c)) == either(either(a, b), c));
      }
    }
  }
}

TEST_CASE("5.1 one no settles en, one yes settles of, and error is not hidden by what is unknown", "[5.1]") {
  for (const Truth a : all) {
    CHECK(both(a, Truth::no) == Truth::no);
    CHECK(both(a, Truth::yes) == a);
    CHECK(either(a, Truth::yes) == Truth::yes);
    CHECK(either(a, Truth::no) == a);
  }
  CHECK(both(Truth::unknown, Truth::error) == Truth::error);
  CHECK(either(Truth::unknown, Truth::error) == Truth::error);
  CHECK(both(Truth::later, Truth::unknown) == Truth::unknown);
  CHECK(either(Truth::later, Truth::unknown) == Truth::unknown);
}
