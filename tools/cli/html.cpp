#include "html.hpp"

#include <algorithm>
#include <memory>
#include <vector>

#include <cmark.h>

#include <klap/syntax/literate.hpp>

namespace klap::cli {
namespace {

using syntax::Token;
using syntax::TokenKind;

/// What a word is, as the style sheet calls it; nothing for what looks like text.
std::string_view style_of(const Token& token) {
  switch (token.kind) {
    case TokenKind::keyword: return "k";
    case TokenKind::text: return "t";
    case TokenKind::integer:
    case TokenKind::money:
    case TokenKind::percent:
    case TokenKind::date:
    case TokenKind::numbering: return "v";
    default: return {};
  }
}

std::string marked(std::string_view style, std::string_view text) {
  if (style.empty()) return escaped(text);
  return "<span class=\"" + std::string(style) + "\">" + escaped(text) + "</span>";
}

/// White space, articles and comments: what stands between words.
std::string between(std::string_view gap) {
  std::string out;
  while (!gap.empty()) {
    const std::size_t comment = std::min(gap.find("--"), gap.size());
    const std::size_t end = std::min(gap.find_first_of("\r\n", comment), gap.size());
    out += escaped(gap.substr(0, comment));
    if (comment < end) out += marked("c", gap.substr(comment, end - comment));
    gap.remove_prefix(end > comment ? end : comment);
  }
  return out;
}

std::string code_html(std::string_view text, const std::vector<Token>& tokens, std::size_t begin, std::size_t end) {
  std::string out;
  auto token =
      std::lower_bound(tokens.begin(), tokens.end(), begin, [](const Token& t, std::size_t b) { return t.begin < b; });
  for (std::size_t at = begin; at < end;) {
    const bool more = token != tokens.end() && token->kind != TokenKind::end && token->begin < end;
    const std::size_t next = more ? token->begin : end;
    out += between(text.substr(at, next - at));
    at = next;
    if (!more) continue;
    const std::size_t stop = std::min<std::size_t>(token->end, end);
    out += marked(style_of(*token), text.substr(at, stop - at));
    at = stop;
    ++token;
  }
  return out;
}

/// Without the empty lines around it; nothing if that leaves nothing.
std::string block_html(std::string_view text, const std::vector<Token>& tokens, std::size_t begin, std::size_t end) {
  const auto is_space = [&](std::size_t i) { return text.find_first_of(" \t\r\n", i) == i; };
  std::size_t line = begin;
  for (std::size_t i = begin; i < end && is_space(i); ++i) {
    if (text[i] == '\n') line = i + 1;
  }
  while (end > line && is_space(end - 1)) --end;
  if (line >= end) return {};
  return "<pre><code>" + code_html(text, tokens, line, end) + "</code></pre>\n";
}

bool is_heading(std::string_view line) { return line.starts_with("----"); }

std::string heading_html(std::string_view line) {
  const std::size_t words = line.find_first_not_of('-');
  if (words == std::string_view::npos) return {};
  const std::size_t first = line.find_first_not_of(" \t\r-", words);
  if (first == std::string_view::npos) return {};
  const std::size_t last = line.find_last_not_of(" \t\r\n-");
  return "<h3>" + escaped(line.substr(first, last - first + 1)) + "</h3>\n";
}

struct Line {
  std::size_t begin;
  std::size_t end;  // of its text and its end
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t stop = text.find('\n', at);
    const std::size_t end = stop == std::string_view::npos ? text.size() : stop + 1;
    lines.push_back({at, end});
    at = end;
  }
  return lines;
}

struct Freed {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
  void operator()(cmark_iter* iter) const { cmark_iter_free(iter); }
  void operator()(char* text) const { std::free(text); }
};

/// Is there rule text in these lines? A block that CommonMark calls one may be none to Klap: inside a list, for one.
bool has_rules(std::string_view code, std::size_t begin, std::size_t end) {
  return code.substr(begin, end - begin).find_first_not_of(" \t\r\n") != std::string_view::npos;
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string rules_html(const Document& document, const syntax::Tokens& tokens, std::size_t begin, std::size_t end) {
  const std::string_view text = document.text();
  std::string out;
  std::size_t block = begin;
  for (const Line& line : lines_of(text.substr(0, end))) {
    if (line.begin < begin || !is_heading(text.substr(line.begin, line.end - line.begin))) continue;
    out += block_html(text, tokens.list, block, line.begin);
    out += heading_html(text.substr(line.begin, line.end - line.begin));
    block = line.end;
  }
  return out + block_html(text, tokens.list, block, end);
}

std::string prose_html(const Document& document, const syntax::Tokens& tokens) {
  const std::string_view text = document.text();
  const std::string code = syntax::code_of(text).text;
  const std::vector<Line> lines = lines_of(text);
  const std::unique_ptr<cmark_node, Freed> root(cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT));
  std::vector<cmark_node*> blocks;
  const std::unique_ptr<cmark_iter, Freed> iter(cmark_iter_new(root.get()));
  while (cmark_iter_next(iter.get()) != CMARK_EVENT_DONE) {
    cmark_node* node = cmark_iter_get_node(iter.get());
    if (cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK) blocks.push_back(node);
  }
  for (cmark_node* node : blocks) {
    const auto first = static_cast<std::size_t>(cmark_node_get_start_line(node));  // from 1: the line of the fence
    const auto last = static_cast<std::size_t>(cmark_node_get_end_line(node));
    if (first == 0 || first >= last || last > lines.size()) continue;
    const std::size_t begin = lines[first - 1].end;
    const std::size_t end = lines[last - 1].begin;
    if (begin >= end || !has_rules(code, begin, end)) continue;
    cmark_node* rules = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
    cmark_node_set_on_enter(rules, rules_html(document, tokens, begin, end).c_str());
    cmark_node_replace(node, rules);
    cmark_node_free(node);
  }
  const std::unique_ptr<char, Freed> html(cmark_render_html(root.get(), CMARK_OPT_DEFAULT));
  return html.get();
}

}  // namespace klap::cli
