// Money: whole cents, bounded, never binary floating point (docs/semantics.md, clause 10).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <klap/base/limits.hpp>

namespace klap {

/// An amount in euro cents, within ±limits::cents. Arithmetic that would leave the range yields no value.
class Money {
 public:
  constexpr Money() = default;

  /// No value where `cents` lies outside ±limits::cents.
  [[nodiscard]] static constexpr std::optional<Money> from_cents(std::int64_t cents) {
    if (cents > limits::cents || cents < -limits::cents) return std::nullopt;
    Money m;
    m.cents_ = cents;
    return m;
  }
  [[nodiscard]] constexpr std::int64_t cents() const { return cents_; }
  constexpr auto operator<=>(const Money&) const = default;

 private:
  std::int64_t cents_ = 0;
};

[[nodiscard]] constexpr std::optional<Money> add(Money a, Money b) { return Money::from_cents(a.cents() + b.cents()); }
[[nodiscard]] constexpr std::optional<Money> subtract(Money a, Money b) { return Money::from_cents(a.cents() - b.cents()); }

/// The interchange form: "6000.10", "-0.05"; always two decimals, no thousands separator.
[[nodiscard]] inline std::string to_plain(Money m) {
  const bool negative = m.cents() < 0;
  const std::int64_t c = negative ? -m.cents() : m.cents();
  std::string s = std::to_string(c / 100);
  const auto rest = static_cast<int>(c % 100);
  s += '.';
  s += static_cast<char>('0' + rest / 10);
  s += static_cast<char>('0' + rest % 10);
  return negative ? "-" + s : s;
}

/// Reads the interchange form, and nothing else: two decimals, no plus sign, no leading zeros, no "-0.00".
[[nodiscard]] constexpr std::optional<Money> money_from_plain(std::string_view s) {
  const bool negative = !s.empty() && s.front() == '-';
  if (negative) s.remove_prefix(1);
  if (s.size() < 4 || s.size() > 20 || s[s.size() - 3] != '.') return std::nullopt;
  if (s.front() == '0' && s.size() > 4) return std::nullopt;
  std::int64_t c = 0;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (i == s.size() - 3) continue;
    if (s[i] < '0' || s[i] > '9') return std::nullopt;
    c = c * 10 + (s[i] - '0');
    if (c > limits::cents) return std::nullopt;
  }
  if (negative && c == 0) return std::nullopt;
  return Money::from_cents(negative ? -c : c);
}

enum class Language : std::uint8_t { dutch, english };

/// As a person reads it: "€ 6.000" or "€ 6.000,10" in Dutch, "€ 6,000.10" in English; the minus stands before the amount.
[[nodiscard]] inline std::string to_text(Money m, Language language) {
  const char point = language == Language::dutch ? '.' : ',';
  const char comma = language == Language::dutch ? ',' : '.';
  const bool negative = m.cents() < 0;
  const std::int64_t c = negative ? -m.cents() : m.cents();
  const std::string whole = std::to_string(c / 100);
  std::string s = "€ ";
  if (negative) s += '-';
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (i != 0 && (whole.size() - i) % 3 == 0) s += point;
    s += whole[i];
  }
  if (c % 100 != 0) {
    s += comma;
    s += static_cast<char>('0' + c % 100 / 10);
    s += static_cast<char>('0' + c % 10);
  }
  return s;
}

}  // namespace klap
