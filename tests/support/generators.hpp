// Random values of the base types for properties, drawn so that edges come up often.
#pragma once

#include <rapidcheck.h>

#include <cstdint>

#include <klap/base/date.hpp>
#include <klap/base/limits.hpp>
#include <klap/base/money.hpp>
#include <klap/base/ratio.hpp>

#include "support/print.hpp"

namespace klap::test {

/// From `low` up to and including `high`, evenly: RapidCheck's own range starts narrow and grows with the test's size.
template <class Int>
rc::Gen<Int> evenly(Int low, Int high) {
  return rc::gen::resize(rc::kNominalSize, rc::gen::inRange<Int>(low, high + 1));
}

inline rc::Gen<Money> any_money() {
  auto cents = rc::gen::oneOf(evenly<std::int64_t>(-limits::cents, limits::cents), evenly<std::int64_t>(-250, 250),
                              evenly<std::int64_t>(-50'000'00, 50'000'00),
                              evenly<std::int64_t>(limits::cents - 250, limits::cents),
                              evenly<std::int64_t>(-limits::cents, -limits::cents + 250));
  return rc::gen::map(cents, [](std::int64_t c) { return *Money::from_cents(c); });
}

inline rc::Gen<Date> any_date() {
  const auto leap_day = rc::gen::map(evenly(250, 2499), [](int fourth) {
    // 29 February of a leap year near it, or the day after 28 February where there is none
    return add_days(*Date::from_ymd(fourth * 4, 2, 28), 1)->days();
  });
  auto days = rc::gen::oneOf(evenly<std::int32_t>(Date::first, Date::last), leap_day,
                             evenly<std::int32_t>(16071, 21914),  // 2014 up to and including 2029
                             evenly<std::int32_t>(Date::first, Date::first + 800),
                             evenly<std::int32_t>(Date::last - 800, Date::last));
  return rc::gen::map(days, [](std::int32_t d) { return *Date::from_days(d); });
}

inline rc::Gen<Ratio> any_ratio() {
  auto denominator = rc::gen::oneOf(evenly<std::int64_t>(1, 12), evenly<std::int64_t>(1, 1000),
                                    evenly<std::int64_t>(999'000, 1'000'000), evenly<std::int64_t>(1, 1'000'000));
  return rc::gen::mapcat(denominator, [](std::int64_t d) {
    return rc::gen::map(evenly<std::int64_t>(0, d), [d](std::int64_t n) { return *Ratio::make(n, d); });
  });
}

}  // namespace klap::test
