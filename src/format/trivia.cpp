#include "trivia.hpp"

#include <algorithm>

#include <klap/source/utf8.hpp>

namespace klap::format {
namespace {

using syntax::Token;
using syntax::TokenKind;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

class Scanner {
 public:
  explicit Scanner(const syntax::Tree& tree) : text_(tree.text) {
    if (text_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
  }

  Lead lead_of(const Token& token) {
    Lead lead;
    lead.first_comment = count();
    scan(token.begin, &lead);
    lead.blank_before = blank_;
    if (lead.article.empty()) lead.column = column_;
    lead.inner_comment = count();
    if (token.kind == TokenKind::keyword) {
      scan(token.end, nullptr);
    } else {  // two dashes in a text are no comment
      while (at_ < token.end) step();
    }
    lead.end_comment = count();
    lead.line = line_;
    forget_lines();
    text_on_line_ = true;
    return lead;
  }
  std::vector<Comment> take_comments() { return std::move(comments_); }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 0;
  std::uint32_t column_ = 0;
  std::uint32_t line_ends_ = 0;  // since the last word or comment
  bool blank_ = false;           // an empty line was seen since the last token or comment
  bool text_on_line_ = false;
  std::vector<Comment> comments_;

  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(comments_.size()); }
  void forget_lines() {
    line_ends_ = 0;
    blank_ = false;
  }

  /// One character on; a line ends with LF, CR LF or CR.
  void step() {
    const char c = text_[at_++];
    const bool first_of_two = c == '\r' && at_ < text_.size() && text_[at_] == '\n';
    if ((c == '\n' || c == '\r') && !first_of_two) {
      ++line_;
      column_ = 0;
      text_on_line_ = false;
      if (++line_ends_ > 1) blank_ = true;
    } else if (!utf8::is_continuation(c)) {
      ++column_;
    }
  }

  /// Comments and words up to `end`; the words before a token are articles.
  void scan(std::size_t end, Lead* lead) {
    while (at_ < end) {
      if (text_.substr(at_, 2) == "--") {
        comment();
        continue;
      }
      const char c = text_[at_];
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter) {
        step();
        continue;
      }
      word(end, lead);
    }
  }

  void word(std::size_t end, Lead* lead) {
    const std::size_t begin = at_;
    const std::uint32_t column = column_;
    while (at_ < end && class_is_word(text_[at_])) step();
    text_on_line_ = true;
    line_ends_ = 0;
    if (lead == nullptr) return;
    lead->article = text_.substr(begin, at_ - begin);
    lead->column = column;
  }
  static bool class_is_word(char c) {
    return c != ' ' && c != '\t' && c != '\r' && c != '\n' && c != '-' && static_cast<signed char>(c) > 0;
  }

  void comment() {
    Comment comment;
    comment.line = line_;
    comment.column = column_;
    comment.own_line = !text_on_line_;
    comment.blank_before = blank_;
    const std::size_t end = std::min(text_.find_first_of("\r\n", at_), text_.size());
    comment.text = without_space_behind(text_.substr(at_, end - at_));
    comments_.push_back(comment);
    while (at_ < end) step();
    forget_lines();
    text_on_line_ = true;
  }

  static std::string_view without_space_behind(std::string_view text) {
    constexpr std::string_view no_break = "\xC2\xA0", narrow_no_break = "\xE2\x80\xAF";
    while (true) {
      if (text.ends_with(' ') || text.ends_with('\t'))
        text.remove_suffix(1);
      else if (text.ends_with(no_break))
        text.remove_suffix(no_break.size());
      else if (text.ends_with(narrow_no_break))
        text.remove_suffix(narrow_no_break.size());
      else
        return text;
    }
  }
};

}  // namespace

Trivia trivia_of(const syntax::Tree& tree) {
  Trivia trivia;
  Scanner scanner(tree);
  trivia.leads.reserve(tree.tokens.list.size());
  for (const Token& token : tree.tokens.list) trivia.leads.push_back(scanner.lead_of(token));
  trivia.comments = scanner.take_comments();
  return trivia;
}

}  // namespace klap::format
