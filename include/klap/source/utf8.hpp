// Characters of a text in UTF-8, also where it is not well-formed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace klap::utf8 {

inline constexpr char32_t not_a_character = 0xFFFFFFFF;

struct Character {
  char32_t code = not_a_character;
  std::uint32_t length = 1;  // in bytes; one for a byte that is no character
};

/// The character at `at` (which lies in the text).
[[nodiscard]] Character decode(std::string_view text, std::size_t at);

[[nodiscard]] constexpr bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// Characters nobody sees, or that change how the ones around them look: controls, zero-width and bidirectional ones. A
/// tab and the ends of lines are among them; whoever allows those asks first.
[[nodiscard]] constexpr bool is_hidden(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF ||
         (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE0FFF);
}

}  // namespace klap::utf8
