// Shares: lowest terms, sums, and shares of amounts that never create or lose more than the rounding.
#include <vector>

#include <klap/base/ratio.hpp>

#include "support/catch.hpp"
#include "support/generators.hpp"

using namespace klap;
using test::any_money;
using test::any_ratio;
using test::evenly;

TEST_CASE("a share lies between none and all, in lowest terms, with a small denominator") {
  CHECK(Ratio::make(50, 100).value() == Ratio{1, 2});
  CHECK(Ratio::make(0, 7).value() == Ratio{0, 1});
  CHECK(Ratio::make(7, 7).value() == Ratio{1, 1});
  CHECK(Ratio::make(333'333, 1'000'000).value() == Ratio{333'333, 1'000'000});
  CHECK(Ratio::make(5'000'000, 10'000'000).value() == Ratio{1, 2});
  CHECK_FALSE(Ratio::make(1, 1'000'001));
  CHECK_FALSE(Ratio::make(-1, 2));
  CHECK_FALSE(Ratio::make(3, 2));
  CHECK_FALSE(Ratio::make(1, 0));
  CHECK_FALSE(Ratio::make(0, 0));
  CHECK_FALSE(Ratio::make(-1, -2));
  CHECK(Ratio::make(INT64_MAX, INT64_MAX).value() == Ratio{1, 1});
  KLAP_PROPERTY("scaling both sides changes nothing", [] {
    const Ratio r = *any_ratio();
    const auto k = *evenly<std::int64_t>(1, 1000);
    RC_ASSERT(Ratio::make(r.numerator * k, r.denominator * k) == r);
  });
}

TEST_CASE("shares add up to at most all") {
  CHECK(add(Ratio{1, 3}, Ratio{2, 3}).value() == Ratio{1, 1});
  CHECK(add(Ratio{1, 6}, Ratio{1, 3}).value() == Ratio{1, 2});
  CHECK_FALSE(add(Ratio{1, 2}, Ratio{2, 3}));
  CHECK_FALSE(add(Ratio{1, 999'999}, Ratio{1, 999'998}));
  KLAP_PROPERTY("a share and its complement are all", [] {
    const Ratio r = *any_ratio();
    const Ratio rest = *Ratio::make(r.denominator - r.numerator, r.denominator);
    RC_ASSERT(add(r, rest) == (Ratio{1, 1}));
  });
}

TEST_CASE("a share of an amount is rounded towards zero") {
  CHECK(share_of(*Money::from_cents(100), Ratio{1, 3}).cents() == 33);
  CHECK(share_of(*Money::from_cents(-100), Ratio{1, 3}).cents() == -33);
  CHECK(share_of(*Money::from_cents(100), Ratio{2, 3}).cents() == 66);
  CHECK(share_of(*Money::from_cents(1), Ratio{999'999, 1'000'000}).cents() == 0);
  CHECK(share_of(*Money::from_cents(limits::cents), Ratio{999'999, 1'000'000}).cents() ==
        limits::cents / 1'000'000 * 999'999);
  KLAP_PROPERTY("all is all, none is none, and the mirror holds", [] {
    const Money m = *any_money();
    const Ratio r = *any_ratio();
    RC_ASSERT(share_of(m, Ratio{1, 1}) == m);
    RC_ASSERT(share_of(m, Ratio{0, 1}) == Money{});
    RC_ASSERT(share_of(*Money::from_cents(-m.cents()), r).cents() == -share_of(m, r).cents());
  });
  KLAP_PROPERTY("it is less than one cent from the exact share", [] {
    const Money m = *any_money();
    const Ratio r = *any_ratio();
    __extension__ using Wide = __int128;
    const Wide off = Wide{m.cents()} * r.numerator - Wide{share_of(m, r).cents()} * r.denominator;
    RC_ASSERT(off < r.denominator);
    RC_ASSERT(off > -r.denominator);
  });
  KLAP_PROPERTY("shares that are all together leave fewer cents over than there are shares", [] {
    const auto weights =
        *rc::gen::nonEmpty(rc::gen::container<std::vector<std::int64_t>>(evenly<std::int64_t>(1, 5000)));
    RC_PRE(weights.size() <= 200U);
    std::int64_t whole = 0;
    for (const auto w : weights) whole += w;
    const Money m = *any_money();
    std::int64_t spread = 0;
    for (const auto w : weights) spread += share_of(m, *Ratio::make(w, whole)).cents();
    const std::int64_t left = m.cents() - spread;
    RC_ASSERT((left >= 0) == (m.cents() >= 0 || left == 0));
    RC_ASSERT((left < 0 ? -left : left) < static_cast<std::int64_t>(weights.size()));
  });
}
