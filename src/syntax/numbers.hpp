// Everything written with digits: how far it reaches and what it is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <klap/base/money.hpp>

namespace klap::syntax {

enum class NumberForm : std::uint8_t { integer, percent, date, numbering, no_such_date, too_large, none };
enum class AmountForm : std::uint8_t { amount, too_large, none };

/// Behind the digits at `at` and all that is written against them; so that 25x and 1-1-2017 are one mistake.
[[nodiscard]] std::size_t number_end(std::string_view text, std::size_t at);
[[nodiscard]] NumberForm number_form(std::string_view word, Language language);

/// Where the digits (or the minus) of the amount at `at` begin; behind the sign if none follow.
[[nodiscard]] std::size_t amount_digits(std::string_view text, std::size_t at);
[[nodiscard]] std::size_t amount_end(std::string_view text, std::size_t digits);
[[nodiscard]] AmountForm amount_form(std::string_view word, Language language);

/// That of the first word; where it is neither regelset nor ruleset, that of the first such word further on; else Dutch.
[[nodiscard]] Language language_of(std::string_view text);

}  // namespace klap::syntax
