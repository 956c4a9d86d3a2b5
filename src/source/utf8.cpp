#include <klap/source/utf8.hpp>

#include <cstring>

#include <klap/source/document.hpp>

namespace klap {
namespace utf8 {

Character decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  const std::uint32_t length = lead >= 0xC2 && lead <= 0xDF ? 2U : (lead & 0xF0U) == 0xE0U ? 3U : lead >= 0xF0 && lead <= 0xF4 ? 4U : 0U;
  if (length == 0 || text.size() - at < length) return {};
  char32_t code = lead & (0xFFU >> (length + 1));
  for (std::size_t k = 1; k < length; ++k) {
    if (!is_continuation(text[at + k])) return {};
    code = (code << 6U) | (byte(at + k) & 0x3FU);
  }
  constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code < smallest[length] || surrogate || code > 0x10FFFF) return {};
  return {code, length};
}

}  // namespace utf8

std::size_t first_invalid_utf8(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    std::uint64_t eight = 0;
    if (text.size() - i >= sizeof eight) {
      std::memcpy(&eight, text.data() + i, sizeof eight);
      if ((eight & 0x8080808080808080U) == 0) {
        i += sizeof eight;
        continue;
      }
    }
    const utf8::Character character = utf8::decode(text, i);
    if (character.code == utf8::not_a_character) return i;
    i += character.length;
  }
  return text.size();
}

}  // namespace klap
