#include "writer.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace klap::explanation {
namespace {

// Deeper levels stay at this one: a chain of terms may be long, and the text has to stay bounded by what it tells.
constexpr int deepest = 24;

constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool continues(std::string_view text, std::size_t i) {
  return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
}

/// The length of the well-formed UTF-8 character at `i` (Unicode, table 3-7), or 0.
std::size_t character_at(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
  const unsigned char b = byte(i);
  if (b < 0x80U) return 1;
  if (b >= 0xC2U && b <= 0xDFU) return continues(text, i + 1) ? 2 : 0;
  if (b >= 0xE0U && b <= 0xEFU) {
    if (!continues(text, i + 1) || !continues(text, i + 2)) return 0;
    if (b == 0xE0U && byte(i + 1) < 0xA0U) return 0;   // overlong
    if (b == 0xEDU && byte(i + 1) >= 0xA0U) return 0;  // surrogate
    return 3;
  }
  if (b >= 0xF0U && b <= 0xF4U) {
    if (!continues(text, i + 1) || !continues(text, i + 2) || !continues(text, i + 3)) return 0;
    if (b == 0xF0U && byte(i + 1) < 0x90U) return 0;   // overlong
    if (b == 0xF4U && byte(i + 1) >= 0x90U) return 0;  // past U+10FFFF
    return 4;
  }
  return 0;
}

/// C0 and C1 controls, DEL, and the two line separators of Unicode.
bool is_control(std::string_view character) {
  const auto first = static_cast<unsigned char>(character[0]);
  if (character.size() == 1) return first < 0x20U || first == 0x7FU;
  if (character.size() == 2) return first == 0xC2U && static_cast<unsigned char>(character[1]) < 0xA0U;
  return character == "\xE2\x80\xA8" || character == "\xE2\x80\xA9";
}

}  // namespace

void append_on_one_line(std::string& out, std::string_view text) {
  std::size_t from = 0;  // what is well as it stands is put down in one piece
  for (std::size_t i = 0; i < text.size();) {
    const auto first = static_cast<unsigned char>(text[i]);
    if (first >= 0x20U && first < 0x7FU) {
      ++i;
      continue;
    }
    const std::size_t length = character_at(text, i);
    if (length > 0 && !is_control(text.substr(i, length))) {
      i += length;
      continue;
    }
    out += text.substr(from, i - from);
    out += length == 0 ? replacement : " ";
    i += std::max<std::size_t>(length, 1);
    from = i;
  }
  out += text.substr(from);
}

void Writer::line(std::string_view text) {
  out_.append(static_cast<std::size_t>(2 * std::min(depth_, deepest)), ' ');
  append_on_one_line(out_, text);
  out_ += '\n';
}

void Writer::gap() {
  if (out_.empty() || out_.ends_with("\n\n")) return;
  out_ += '\n';
}

}  // namespace klap::explanation
