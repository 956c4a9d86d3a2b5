// The texts of a rule set, and places in them as people count: lines and characters from 1.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <klap/source/span.hpp>

namespace klap {

struct Place {
  std::uint32_t line = 1;    // from 1
  std::uint32_t column = 1;  // from 1, in characters (code points), not bytes
};

/// One rule file: its name as the user gave it and its text. The text is owned; views into it live as long as it does.
class Document {
 public:
  Document(std::string name, std::string text);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] Place place_of(std::uint32_t offset) const;
  /// The line (without its end) in which `offset` lies.
  [[nodiscard]] std::string_view line_at(std::uint32_t offset) const;
  /// The words of the nearest heading at or above `offset` — a line that opens with `----` — or nothing.
  [[nodiscard]] std::string_view heading_at(std::uint32_t offset) const;

 private:
  std::string name_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;
  std::vector<std::uint32_t> headings_;  // where a heading's line starts
};

/// The documents of one rule set, in name order; Span::document is an index into it.
using Documents = std::vector<Document>;

/// The offset of the first byte that is not well-formed UTF-8 (overlong, surrogate and out of range count as wrong), or
/// text.size().
[[nodiscard]] std::size_t first_invalid_utf8(std::string_view text);

}  // namespace klap
