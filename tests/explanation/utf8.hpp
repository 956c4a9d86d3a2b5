// An own check of UTF-8, so that the texts are not judged by the code that made them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace klap::test::explaining {

/// Well-formed: decoded by value, then held against the shortest length and the range of Unicode.
inline bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    std::size_t length = 1;
    std::uint32_t code = lead;
    if (lead >= 0x80U) {
      length = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
      if (lead < 0xC0U || lead > 0xF7U || i + length > text.size()) return false;
      code = lead & (0x7FU >> length);
    }
    for (std::size_t k = 1; k < length; ++k) {
      const auto next = static_cast<unsigned char>(text[i + k]);
      if (next < 0x80U || next > 0xBFU) return false;
      code = code << 6U | (next & 0x3FU);
    }
    constexpr std::uint32_t shortest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (length > 1 && code < shortest[length]) return false;
    if (code > 0x10FFFFU || (code >= 0xD800U && code <= 0xDFFFU)) return false;
    i += length;
  }
  return true;
}

}  // namespace klap::test::explaining
