// Exact shares of an amount (docs/semantics.md, clause 10).
#pragma once

#include <compare>
#include <cstdint>
#include <numeric>
#include <optional>

#include <klap/base/money.hpp>

namespace klap {

/// A share: numerator / denominator in lowest terms, 0 ≤ share ≤ 1, denominator ≤ 1,000,000.
struct Ratio {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;

  [[nodiscard]] static constexpr std::optional<Ratio> make(std::int64_t n, std::int64_t d) {
    if (d <= 0 || n < 0 || n > d) return std::nullopt;
    const std::int64_t g = std::gcd(n, d);
    if (d / g > 1'000'000) return std::nullopt;
    return Ratio{n / g, d / g};
  }
  constexpr bool operator==(const Ratio&) const = default;
};

[[nodiscard]] constexpr std::optional<Ratio> add(Ratio a, Ratio b) {
  return Ratio::make(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/// The share of an amount in whole cents, rounded towards zero, so that negative amounts mirror positive ones.
[[nodiscard]] constexpr Money share_of(Money amount, Ratio share) {
  __extension__ using Wide = __int128;  // 10^15 cents × 10^6 does not fit 64 bits
  const Wide cents = Wide{amount.cents()} * share.numerator / share.denominator;
  return *Money::from_cents(static_cast<std::int64_t>(cents));
}

}  // namespace klap
