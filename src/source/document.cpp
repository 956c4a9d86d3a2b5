#include <klap/source/document.hpp>

#include <algorithm>

#include <klap/base/limits.hpp>
#include <klap/source/utf8.hpp>

namespace klap {
namespace {

constexpr std::string_view heading_mark = "----";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// A line ends at "\n", "\r\n" or a lone "\r" (old files); all three the same everywhere.
bool ends_line(std::string_view text, std::size_t i) {
  return text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
}

}  // namespace

Document::Document(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {
  const auto start_line = [&](std::size_t at) {
    line_starts_.push_back(static_cast<std::uint32_t>(at));
    if (std::string_view(text_).substr(at).starts_with(heading_mark)) headings_.push_back(static_cast<std::uint32_t>(at));
  };
  start_line(0);
  const std::size_t indexed = std::min(text_.size(), limits::source_bytes + 1);  // a longer text is refused, not read
  for (std::size_t i = 0; i < indexed; ++i) {
    if (text_[i] > '\r') continue;
    if (ends_line(text_, i)) start_line(i + 1);
  }
}

Place Document::place_of(std::uint32_t offset) const {
  offset = static_cast<std::uint32_t>(std::min<std::size_t>(offset, text_.size()));
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const std::uint32_t start = *(next - 1);
  const std::string_view before = std::string_view(text_).substr(start, offset - start);
  auto characters = std::count_if(before.begin(), before.end(), [](char c) { return !utf8::is_continuation(c); });
  if (start == 0 && before.starts_with(byte_order_mark)) --characters;  // the mark is no character of the first line
  return {static_cast<std::uint32_t>(next - line_starts_.begin()), static_cast<std::uint32_t>(characters + 1)};
}

std::string_view Document::line_at(std::uint32_t offset) const {
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const std::size_t start = *(next - 1);
  std::size_t end = next == line_starts_.end() ? text_.size() : *next;
  if (next != line_starts_.end()) {
    --end;
    if (end > start && text_[end] == '\n' && text_[end - 1] == '\r') --end;
  }
  return std::string_view(text_).substr(start, end - start);
}

std::string_view Document::heading_at(std::uint32_t offset) const {
  const auto next = std::upper_bound(headings_.begin(), headings_.end(), offset);
  if (next == headings_.begin()) return {};
  const std::string_view line = line_at(*(next - 1));
  const std::size_t first = line.find_first_not_of("- \t");
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of("- \t") - first + 1);
}

}  // namespace klap
