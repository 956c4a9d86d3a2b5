#include "page.hpp"

#include <vector>

#include <klap/syntax/literate.hpp>

#include "formatter.hpp"

namespace klap::format {
namespace {

using syntax::Block;

/// A comment that stands for the border of two blocks. It is no heading, and no comment of the document is like it.
std::string border_for(std::string_view document) {
  std::string border = "--|";
  while (document.find(border) != std::string_view::npos) border += '|';
  return border;
}

std::string_view line_end_of(std::string_view text) {
  const std::size_t first = text.find('\n');
  if (first == std::string_view::npos) return text.find('\r') == std::string_view::npos ? "\n" : "\r";
  return first > 0 && text[first - 1] == '\r' ? "\r\n" : "\n";
}

/// All blocks one after the other, with a border on a line of its own between each two. A heading of a comment stands at
/// the margin in any case; so does all else that the blocks say.
std::string joined(std::string_view code, const std::vector<Block>& blocks, const std::string& border) {
  std::string text;
  for (const Block& block : blocks) {
    if (!text.empty()) text += "\n" + border + "\n";
    text += code.substr(block.begin, block.end - block.begin);
  }
  return text + "\n";
}

/// The lines of a text, their ends and white space behind them left out.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) end = text.size();
    std::string_view line = text.substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    begin = end + 1;
  }
  return lines;
}

/// What was written, per block, without empty lines before or behind it.
std::vector<std::vector<std::string_view>> split(std::string_view text, std::string_view border) {
  std::vector<std::vector<std::string_view>> parts(1);
  for (std::string_view line : lines_of(text)) {
    const std::size_t first = line.find_first_not_of(' ');
    if (first != std::string_view::npos && line.substr(first) == border)
      parts.emplace_back();
    else if (first != std::string_view::npos || !parts.back().empty())
      parts.back().push_back(line);
  }
  for (auto& part : parts) {
    while (!part.empty() && part.back().empty()) part.pop_back();
  }
  return parts;
}

std::string with_blocks(std::string_view document, const std::vector<Block>& blocks,
                        const std::vector<std::vector<std::string_view>>& parts) {
  const std::string_view line_end = line_end_of(document);
  std::string page;
  std::size_t at = 0;
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    page += document.substr(at, blocks[b].begin - at);
    for (const std::string_view line : parts[b]) {
      if (!line.empty()) page += std::string(blocks[b].indent, ' ');
      page += line;
      page += line_end;
    }
    at = blocks[b].end;
  }
  return page += document.substr(at);
}

}  // namespace

std::optional<std::string> write_page(const Document& document, std::uint32_t index, Language language,
                                      Diagnostics& diagnostics) {
  const std::string_view text = document.text();
  const syntax::Code code = syntax::code_of(text);
  if (code.blocks.empty()) return std::string(text);
  const std::string border = border_for(text);
  const auto unsafe = [&]() -> std::optional<std::string> {
    diagnostics.add(DiagnosticKind::format_unsafe, {index, 0, 0}, {document.name()});
    return std::nullopt;
  };

  const Document rules("page.klap", joined(code.text, code.blocks, border));
  Diagnostics own;
  const File file(syntax::parse(rules, index, own));
  if (own.has_errors()) return unsafe();  // the document could be read, and so can this
  const auto written = write(rules, file, language, own);
  if (!written) return unsafe();
  const auto parts = split(*written, border);
  if (parts.size() != code.blocks.size()) return unsafe();
  std::string page = with_blocks(text, code.blocks, parts);
  // Rules may not end their own block, nor prose come to be rules: what the page says is held against what it said.
  Diagnostics ignored;
  const File before(syntax::parse(document, index, ignored));
  const Document again(document.name(), page);
  const File after(syntax::parse(again, index, ignored));
  if (ignored.has_errors() || difference(before.side(), after.side())) return unsafe();
  return page;
}

}  // namespace klap::format
