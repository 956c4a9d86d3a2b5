#include <klap/source/document.hpp>
#include <klap/source/utf8.hpp>

#include "support/catch.hpp"

using klap::Document;
using klap::first_invalid_utf8;

namespace {

std::string at(const Document& document, std::uint32_t offset) {
  const klap::Place place = document.place_of(offset);
  return std::to_string(place.line) + ":" + std::to_string(place.column);
}

}  // namespace

TEST_CASE("places count lines and characters from one") {
  const Document document("x", "ab\ncé€d\n\nz");
  CHECK(at(document, 0) == "1:1");
  CHECK(at(document, 2) == "1:3");
  CHECK(at(document, 3) == "2:1");
  CHECK(at(document, 4) == "2:2");
  CHECK(at(document, 6) == "2:3");   // behind é: two bytes, one character
  CHECK(at(document, 9) == "2:4");   // behind €: three bytes
  CHECK(at(document, 11) == "3:1");
  CHECK(at(document, 12) == "4:1");
  CHECK(at(document, 13) == "4:2");  // the end
  CHECK(at(document, 99) == "4:2");  // beyond it
}

TEST_CASE("all three line ends count, and are no part of the line") {
  const Document document("x", "a\r\nbb\rccc\n");
  CHECK(document.line_at(0) == "a");
  CHECK(document.line_at(1) == "a");
  CHECK(document.line_at(3) == "bb");
  CHECK(document.line_at(6) == "ccc");
  CHECK(document.line_at(10).empty());
  CHECK(at(document, 3) == "2:1");
  CHECK(at(document, 6) == "3:1");
  CHECK(at(document, 10) == "4:1");
}

TEST_CASE("an empty document has one empty line") {
  const Document document("x", "");
  CHECK(at(document, 0) == "1:1");
  CHECK(document.line_at(0).empty());
}

TEST_CASE("a byte order mark is no character of the first line") {
  const Document document("x", "\xEF\xBB\xBF" "ab\nc");
  CHECK(at(document, 3) == "1:1");
  CHECK(at(document, 4) == "1:2");
  CHECK(at(document, 6) == "2:1");
}

TEST_CASE("what is not UTF-8 is found at its first byte") {
  CHECK(first_invalid_utf8("") == 0);
  CHECK(first_invalid_utf8("twaalf bytes en é€\U0001F600") == 25);
  CHECK(first_invalid_utf8("a\x80") == 1);                  // continuation without a lead
  CHECK(first_invalid_utf8("a\xC3") == 1);                  // cut off
  CHECK(first_invalid_utf8("a\xC3(") == 1);
  CHECK(first_invalid_utf8("\xC0\xAF") == 0);               // overlong
  CHECK(first_invalid_utf8("\xE0\x80\xAF") == 0);
  CHECK(first_invalid_utf8("\xF0\x80\x80\xAF") == 0);
  CHECK(first_invalid_utf8("ab\xED\xA0\x80") == 2);         // surrogate
  CHECK(first_invalid_utf8("\xF4\x90\x80\x80") == 0);       // above U+10FFFF
  CHECK(first_invalid_utf8("12345678\xFF") == 8);
  CHECK(first_invalid_utf8("1234567\xC3\xA9""90") == 11);   // across the eight bytes looked at together
}

TEST_CASE("every code point is read as what was written") {
  std::size_t checked = 0;
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 97) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    if (c < 0x80) text = {static_cast<char>(c)};
    else if (c < 0x800) text = {static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 0x3F))};
    else if (c < 0x10000) text = {static_cast<char>(0xE0 | (c >> 12)), static_cast<char>(0x80 | ((c >> 6) & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
    else text = {static_cast<char>(0xF0 | (c >> 18)), static_cast<char>(0x80 | ((c >> 12) & 0x3F)), static_cast<char>(0x80 | ((c >> 6) & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
    const klap::utf8::Character read = klap::utf8::decode(text, 0);
    if (read.code != c || read.length != text.size() || first_invalid_utf8(text) != text.size()) FAIL_CHECK(static_cast<unsigned>(c));
    ++checked;
  }
  CHECK(checked > 20000);
}

TEST_CASE("places agree with counting by hand") {
  KLAP_PROPERTY("line and column", [](const std::vector<unsigned char>& choice) {
    std::string text;
    for (const unsigned char c : choice) {
      constexpr const char* parts[] = {"a", "é", "€", "\n", "\r\n", "\r", " "};
      text += parts[c % 7];
    }
    const Document document("x", text);
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (!klap::utf8::is_continuation(text[i]) && !(text[i] == '\n' && i > 0 && text[i - 1] == '\r')) {
        const klap::Place place = document.place_of(static_cast<std::uint32_t>(i));
        RC_ASSERT(place.line == line);
        RC_ASSERT(place.column == column);
      }
      if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) {
        ++line;
        column = 1;
      } else if (!klap::utf8::is_continuation(text[i])) {
        ++column;
      }
    }
  });
}
