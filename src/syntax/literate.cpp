#include <klap/syntax/literate.hpp>

#include <algorithm>

namespace klap::syntax {
namespace {

struct Fence {
  char mark = 0;
  std::size_t length = 0;
  std::size_t indent = 0;
  std::string_view info;  // what stands behind the marks, without white space around it
};

std::string_view trimmed(std::string_view s) {
  const std::size_t begin = s.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return s.substr(begin, s.find_last_not_of(" \t") - begin + 1);
}

/// The fence a line is; of length 0 if it is none.
Fence fence_of(std::string_view line) {
  constexpr std::size_t most_indent = 3;
  constexpr std::size_t least_marks = 3;
  const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
  if (indent > most_indent || indent == line.size()) return {};
  const char mark = line[indent];
  if (mark != '`' && mark != '~') return {};
  const std::size_t end = std::min(line.find_first_not_of(mark, indent), line.size());
  if (end - indent < least_marks) return {};
  const std::string_view info = trimmed(line.substr(end));
  if (mark == '`' && info.find('`') != std::string_view::npos) return {};  // code within a line
  return {mark, end - indent, indent, info};
}

/// Behind the one line end that stands here: LF, CR LF or CR.
std::size_t after_line_end(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '\r') ++at;
  if (at < text.size() && text[at] == '\n') return at + 1;
  return at;
}

/// The first word behind the marks names the language.
bool is_klap(std::string_view info) { return info.substr(0, info.find_first_of(" \t")) == "klap"; }

}  // namespace

bool is_literate(std::string_view document_name) { return document_name.ends_with(".klap.md"); }

Code code_of(std::string_view document) {
  Code code;
  code.text.assign(document.size(), ' ');
  Fence open;
  bool rules = false;
  std::size_t opened = 0;
  for (std::size_t begin = 0; begin < document.size();) {
    const std::size_t line_end = std::min(document.find_first_of("\r\n", begin), document.size());
    const std::string_view line = document.substr(begin, line_end - begin);
    const Fence fence = fence_of(line);
    bool opened_now = false;
    if (open.length == 0) {
      if (fence.length > 0) {
        opened_now = true;
        open = fence;
        rules = is_klap(fence.info);
        opened = begin;
      }
    } else if (fence.mark == open.mark && fence.length >= open.length && fence.info.empty()) {
      if (rules) code.blocks.back().end = begin;
      open = {};
      rules = false;
    } else if (rules) {
      std::copy(line.begin(), line.end(), code.text.begin() + static_cast<std::ptrdiff_t>(begin));
    }
    begin = line_end;
    const std::size_t next = after_line_end(document, begin);
    for (; begin < document.size() && (document[begin] == '\r' || document[begin] == '\n'); ++begin)
      code.text[begin] = document[begin];
    if (rules && opened_now) code.blocks.push_back({next, next, open.indent});
  }
  if (rules) code.unclosed = opened;
  if (rules) code.blocks.back().end = document.size();
  return code;
}

}  // namespace klap::syntax
