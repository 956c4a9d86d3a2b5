// Reads C++ as far as the architecture tests need: code without comments and literals, #include lines, words.
#pragma once

#include <cctype>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace klap::test {

/// The code with every comment, and the inside of every string and character literal, replaced by spaces. Line ends
/// stay, so that line numbers do. The file name of an #include in quotes stays too.
class CodeOnly {
 public:
  explicit CodeOnly(std::string_view text) : text_(text), code_(text) {
    while (at_ < text_.size()) step();
  }
  [[nodiscard]] const std::string& code() const { return code_; }

 private:
  std::string_view text_;
  std::string code_;
  std::size_t at_ = 0;

  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  static bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

  void blank_until(std::size_t end) {
    if (end > text_.size()) end = text_.size();
    for (; at_ < end; ++at_) {
      if (code_[at_] != '\n') code_[at_] = ' ';
    }
  }
  void step() {
    if (peek() == '/' && peek(1) == '/') return blank_until(text_.find('\n', at_));
    if (peek() == '/' && peek(1) == '*') {
      const std::size_t end = text_.find("*/", at_ + 2);
      return blank_until(end == std::string_view::npos ? end : end + 2);
    }
    if (std::isdigit(static_cast<unsigned char>(peek())) != 0) {  // 1'000'000 holds no character literal
      while (is_word(peek()) || peek() == '.' || (peek() == '\'' && is_word(peek(1)))) ++at_;
      return;
    }
    if (is_word(peek())) {
      while (is_word(peek())) ++at_;
      if (peek() == '"' && text_[at_ - 1] == 'R') raw_string();
      return;
    }
    if (peek() == '"' || peek() == '\'') return literal(peek());
    ++at_;
  }
  void raw_string() {
    const std::size_t open = text_.find('(', at_);
    if (open == std::string_view::npos) return blank_until(text_.size());
    const std::string close = ")" + std::string(text_.substr(at_ + 1, open - at_ - 1)) + "\"";
    const std::size_t end = text_.find(close, open);
    blank_until(end == std::string_view::npos ? end : end + close.size());
  }
  void literal(char quote) {
    const std::size_t line = text_.rfind('\n', at_) + 1;  // npos + 1 is 0
    const bool is_include =
        text_.substr(line, at_ - line).find("include") != std::string_view::npos && text_[line] == '#';
    const std::size_t begin = at_++;
    while (at_ < text_.size() && peek() != quote && peek() != '\n') at_ += peek() == '\\' ? 2 : 1;
    const std::size_t end = at_ < text_.size() ? at_ : text_.size();
    if (!is_include) {
      at_ = begin + 1;
      blank_until(end);
    }
    at_ = end + 1;
  }
};

struct Include {
  std::size_t line = 0;
  bool quoted = false;
  std::string path;
};

struct Word {
  std::size_t line = 0;
  std::string text;
};

inline std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

/// The #include lines of code without comments.
inline std::vector<Include> includes_of(const std::string& code) {
  std::vector<Include> found;
  const auto lines = lines_of(code);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string_view l = lines[i];
    const auto skip_blanks = [&l] {
      while (!l.empty() && (l.front() == ' ' || l.front() == '\t')) l.remove_prefix(1);
    };
    skip_blanks();
    if (l.empty() || l.front() != '#') continue;
    l.remove_prefix(1);
    skip_blanks();
    if (l.substr(0, 7) != "include") continue;
    l.remove_prefix(7);
    skip_blanks();
    if (l.empty() || (l.front() != '<' && l.front() != '"')) continue;
    const bool quoted = l.front() == '"';
    const std::size_t end = l.find(quoted ? '"' : '>', 1);
    if (end != std::string_view::npos) found.push_back({i + 1, quoted, std::string(l.substr(1, end - 1))});
  }
  return found;
}

/// The words (identifiers and keywords) of code without comments, outside #include lines.
inline std::vector<Word> words_of(const std::string& code) {
  std::vector<Word> found;
  const auto lines = lines_of(code);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string& l = lines[i];
    if (l.find("include") != std::string::npos && l.find('#') != std::string::npos) continue;
    std::string word;
    for (std::size_t at = 0; at <= l.size(); ++at) {
      const char c = at < l.size() ? l[at] : ' ';
      if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_') {
        word += c;
      } else if (!word.empty()) {
        found.push_back({i + 1, word});
        word.clear();
      }
    }
  }
  return found;
}

}  // namespace klap::test
