// A sum of amounts that is exact however many there are: a sum of a million households may lie outside limits::cents.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

#include <klap/base/limits.hpp>
#include <klap/base/money.hpp>

namespace klap::simulation {

/// Holds more than 2⁶² amounts of any size.
class Total {
 public:
  constexpr void add(Money amount) {
    low_ += amount.cents();  // which lies within ± one whole
    const std::int64_t carry = low_ >= whole ? 1 : low_ < 0 ? -1 : 0;
    low_ -= carry * whole;
    high_ += carry;
  }
  constexpr auto operator<=>(const Total&) const = default;

  /// As an amount of the case format: "6000.10", "-0.05".
  [[nodiscard]] std::string to_plain() const;
  /// As a person reads it: "€ 6.000" or "€ 6.000,10" in Dutch.
  [[nodiscard]] std::string to_text(Language language) const;

 private:
  static constexpr std::int64_t whole = limits::cents;
  std::int64_t high_ = 0;  // times `whole`, plus `low_`, which is 0 up to and not including `whole`
  std::int64_t low_ = 0;
};

}  // namespace klap::simulation
