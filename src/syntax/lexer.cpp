#include <algorithm>
#include <optional>
#include <string>

#include <klap/base/date.hpp>
#include <klap/base/limits.hpp>
#include <klap/source/utf8.hpp>
#include <klap/syntax/literate.hpp>

#include "characters.hpp"
#include "numbers.hpp"
#include "vocabulary.hpp"

namespace klap::syntax {
namespace {

constexpr std::size_t shown_characters = 40;  // of a token, in a message

/// Of a number that is none of these there is no token.
std::optional<TokenKind> kind_of(NumberForm form) {
  switch (form) {
    case NumberForm::integer: return TokenKind::integer;
    case NumberForm::percent: return TokenKind::percent;
    case NumberForm::date: return TokenKind::date;
    case NumberForm::numbering: return TokenKind::numbering;
    case NumberForm::no_such_date:
    case NumberForm::too_large:
    case NumberForm::none: return std::nullopt;
  }
  return std::nullopt;
}

class Lexer {
 public:
  Lexer(const Document& document, std::uint32_t index, Diagnostics& diagnostics)
      : text_(document.text()), literate_(is_literate(document.name())), document_(index), diagnostics_(diagnostics) {}

  Tokens run();

 private:
  bool refuse();
  void check_characters();
  void leave_prose_out();
  std::size_t gap_end(std::size_t at) const;
  std::size_t word_end(std::size_t at) const;
  std::size_t next_plain_word(std::size_t at, std::string_view& word);

  void one_token();
  void word();
  bool is_name_here(std::string_view word) const;
  bool phrase(const WordEntry& entry, std::size_t begin, std::size_t end);
  void name(std::size_t begin, std::size_t end, bool reported);
  void backticks();
  void quoted();
  void number();
  void amount();
  void symbol();
  void wrong_character();
  void curly_quote(utf8::Character quote);

  void push(TokenKind kind, std::size_t end);
  void push_keyword(Keyword keyword, bool soft, std::size_t end);
  void push_wrong(std::size_t end);
  void report(DiagnosticKind kind, std::size_t begin, std::size_t end, std::vector<std::string> arguments = {});
  [[nodiscard]] std::string_view part(std::size_t begin, std::size_t end) const { return text_.substr(begin, end - begin); }
  [[nodiscard]] char at(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }

  std::string_view text_;
  std::string code_;  // of a literate document: the text with spaces for prose
  bool literate_;
  std::uint32_t document_;
  Diagnostics& diagnostics_;
  Tokens tokens_;
  const Vocabulary* vocabulary_ = nullptr;
  std::size_t at_ = 0;
  std::size_t sentence_ = 0;  // how many more tokens the sentence of a question may have; 0: none is open
};

void Lexer::report(DiagnosticKind kind, std::size_t begin, std::size_t end, std::vector<std::string> arguments) {
  diagnostics_.add(kind, {document_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, std::move(arguments));
}

void Lexer::push(TokenKind kind, std::size_t end) {
  Token token;
  token.kind = kind;
  token.begin = static_cast<std::uint32_t>(at_);
  token.end = static_cast<std::uint32_t>(end);
  tokens_.list.push_back(token);
  at_ = end;
  if (sentence_ > 0) --sentence_;
}

/// A keyword. What opens a question opens a sentence; what is asked in it may be in either language.
void Lexer::push_keyword(Keyword keyword, bool soft, std::size_t end) {
  push(TokenKind::keyword, end);
  tokens_.list.back().keyword = keyword;
  tokens_.list.back().soft = soft;
  if (asks(keyword)) sentence_ = longest_sentence;
  if (keyword == Keyword::rule || keyword == Keyword::table) sentence_ = 0;
}

void Lexer::push_wrong(std::size_t end) {
  push(TokenKind::wrong, end);
  tokens_.list.back().reported = true;
}

/// What is no text at all, or too much of it, is not read any further.
bool Lexer::refuse() {
  if (text_.size() > limits::source_bytes) {
    report(DiagnosticKind::file_too_large, 0, 0, {std::to_string(limits::source_bytes >> 20U)});
  } else if (const std::size_t null = text_.find('\0'); null != std::string_view::npos) {
    report(DiagnosticKind::not_text, null, null + 1);
  } else {
    return false;
  }
  tokens_.refused = true;
  return true;
}

/// Bytes that are no UTF-8 and characters nobody sees are refused wherever they stand, in texts and comments too: they can
/// make a rule look different from what it says.
void Lexer::check_characters() {
  for (std::size_t i = at_; i < text_.size();) {
    if (class_of(text_[i]) != CharacterClass::other) {
      ++i;
      continue;
    }
    const utf8::Character character = utf8::decode(text_, i);
    std::size_t end = i + character.length;
    if (character.code == utf8::not_a_character) {
      while (end < text_.size() && utf8::decode(text_, end).code == utf8::not_a_character) ++end;
      report(DiagnosticKind::not_utf8, i, end);
    } else if (utf8::is_hidden(character.code)) {
      report(DiagnosticKind::hidden_character, i, end, {std::string(part(i, end))});
    }
    i = end;
  }
}

/// From here on the prose of a literate document is white space; places stay those of the document.
void Lexer::leave_prose_out() {
  Code code = code_of(text_);
  if (code.unclosed) report(DiagnosticKind::block_not_closed, *code.unclosed, text_.find_first_of("\r\n", *code.unclosed));
  code_ = std::move(code.text);
  text_ = code_;
}

/// Behind the white space and comments at `i`.
std::size_t Lexer::gap_end(std::size_t i) const {
  while (i < text_.size()) {
    if (class_of(text_[i]) == CharacterClass::space) ++i;
    else if (const std::size_t wide = wide_space(text_, i); wide != 0) i += wide;
    else if (text_[i] == '-' && at(i + 1) == '-') i = std::min(text_.find_first_of("\r\n", i), text_.size());
    else break;
  }
  return i;
}

/// Behind the word at `i`; `i` itself if there is none.
std::size_t Lexer::word_end(std::size_t i) const {
  const std::size_t begin = i;
  while (i < text_.size()) {
    const CharacterClass c = class_of(text_[i]);
    if (c == CharacterClass::letter) {
      ++i;
    } else if (c == CharacterClass::digit || text_[i] == '_') {
      if (i == begin) break;
      ++i;
    } else if (text_[i] == '-') {
      if (i == begin || !continues_word(text_, i + 1)) break;
      ++i;
    } else {
      const std::size_t wide = c == CharacterClass::other ? wide_letter(text_, i) : 0;
      if (wide == 0) break;
      i += wide;
    }
  }
  return i;
}

/// The word behind `i`, articles passed over, and the place behind it; an empty word if something else comes first.
std::size_t Lexer::next_plain_word(std::size_t i, std::string_view& word) {
  do {
    ++tokens_.steps;
    const std::size_t begin = gap_end(i);
    i = word_end(begin);
    word = part(begin, i);
  } while (is_article(word, tokens_.language));
  return i;
}

/// Two words that are names although they read like others: a letter behind `onder`, and the code of a language.
bool Lexer::is_name_here(std::string_view word) const {
  if (word.size() > 2 || tokens_.list.empty() || tokens_.list.back().kind != TokenKind::keyword) return false;
  const Keyword before = tokens_.list.back().keyword;
  return (before == Keyword::under && word.size() == 1) || (before == Keyword::language && (word == "nl" || word == "en"));
}

void Lexer::word() {
  ++tokens_.steps;
  const std::size_t end = word_end(at_);
  const std::string_view word = part(at_, end);
  if (is_name_here(word)) return name(at_, end, false);
  if (is_article(word, tokens_.language)) {
    at_ = end;
    return;
  }
  const WordEntry* entry = vocabulary_->find(word, word_hash(word));
  if (entry == nullptr) return name(at_, end, false);
  if (phrase(*entry, at_, end)) return;
  if (entry->other_hard && asks(entry->other)) return push_keyword(entry->other, false, end);
  const bool foreign = entry->other_hard && sentence_ == 0;
  if (foreign) {
    const bool dutch = tokens_.language == Language::dutch;
    report(dutch ? DiagnosticKind::english_word : DiagnosticKind::dutch_word, at_, end,
           {std::string(word), std::string(spelling(entry->other, tokens_.language))});
  }
  name(at_, end, foreign);
}

/// The longest phrase that begins here. The words behind are read at most once, and never more of them than a phrase has.
bool Lexer::phrase(const WordEntry& entry, std::size_t begin, std::size_t end) {
  std::array<std::string_view, longest_phrase> words{part(begin, end)};
  std::array<std::size_t, longest_phrase> ends{end};
  std::size_t read = 1;
  for (const Phrase& candidate : entry.phrases) {
    std::size_t same = 1;
    for (; same < candidate.count; ++same) {
      if (same == read) {
        ends[read] = next_plain_word(ends[read - 1], words[read]);
        ++read;
      }
      if (words[same] != candidate.words[same]) break;
    }
    if (same < candidate.count) continue;
    push_keyword(candidate.keyword, candidate.soft, ends[same - 1]);
    return true;
  }
  return false;
}

void Lexer::name(std::size_t begin, std::size_t end, bool reported) {
  std::string_view word = part(begin, end);
  if (word.starts_with('`')) word = word.substr(1, word.size() - 2);
  if (word.size() > limits::name_characters) {
    const auto characters = std::count_if(word.begin(), word.end(), [](char c) { return !utf8::is_continuation(c); });
    if (static_cast<std::size_t>(characters) > limits::name_characters) {
      report(DiagnosticKind::name_too_long, begin, end, {std::to_string(limits::name_characters)});
      return push_wrong(end);
    }
  }
  if (mixes_scripts(word)) {
    report(DiagnosticKind::mixed_scripts, begin, end, {std::string(word)});
    return push_wrong(end);
  }
  push(TokenKind::name, end);
  tokens_.list.back().reported = reported;
}

void Lexer::backticks() {
  const std::size_t begin = at_ + 1;
  const std::size_t end = word_end(begin);
  if (end > begin && at(end) == '`') return name(at_, end + 1, false);
  std::size_t close = std::min(text_.find_first_of("`\r\n", begin), text_.size());
  if (at(close) == '`') ++close;
  else close = std::max(end, begin);
  report(DiagnosticKind::bad_backticks, at_, close);
  push_wrong(close);
}

void Lexer::quoted() {
  const std::size_t end = std::min(text_.find_first_of("\"\r\n", at_ + 1), text_.size());
  if (at(end) == '"') return push(TokenKind::text, end + 1);
  report(DiagnosticKind::text_not_closed, at_, end);
  push_wrong(end);
}

void Lexer::number() {
  const std::size_t end = number_end(text_, at_);
  const std::string_view word = part(at_, end);
  const NumberForm form = number_form(word, tokens_.language);
  const auto kind = kind_of(form);
  if (kind) return push(*kind, end);
  if (sentence_ > 0) return push(TokenKind::numbering, end);  // as the other language writes it; it means nothing there
  const std::string seen = shown(word, shown_characters);
  if (form == NumberForm::no_such_date)
    report(DiagnosticKind::bad_date, at_, end, {seen});
  else if (form == NumberForm::too_large)
    report(DiagnosticKind::number_too_large, at_, end, {seen, word.back() == '%' ? "999999999%" : std::to_string(limits::number)});
  else
    report(DiagnosticKind::bad_number, at_, end, {seen, tokens_.language == Language::dutch ? "33,5%" : "33.5%"});
  push_wrong(end);
}

void Lexer::amount() {
  const std::size_t digits = amount_digits(text_, at_);
  const std::size_t end = amount_end(text_, digits);
  const bool dutch = tokens_.language == Language::dutch;
  const AmountForm form = amount_form(part(digits, end), tokens_.language);
  if (form == AmountForm::amount) return push(TokenKind::money, end);
  if (sentence_ > 0) return push(TokenKind::numbering, end);
  if (form == AmountForm::too_large)
    report(DiagnosticKind::number_too_large, at_, end,
           {shown(part(at_, end), shown_characters), to_text(*Money::from_cents(limits::cents), tokens_.language)});
  else
    report(DiagnosticKind::bad_amount, at_, end,
           {shown(part(at_, end), shown_characters), dutch ? "€ 6.000" : "€ 6,000", dutch ? "€ 6.000,10" : "€ 6,000.10"});
  push_wrong(end);
}

void Lexer::symbol() {
  const char next = at(at_ + 1);
  switch (text_[at_]) {
    case ',': return push(TokenKind::comma, at_ + 1);
    case ':': return push(TokenKind::colon, at_ + 1);
    case '?': sentence_ = 0; return push(TokenKind::question_mark, at_ + 1);
    case '|': return push(TokenKind::bar, at_ + 1);
    case '(': return push(TokenKind::open_bracket, at_ + 1);
    case ')': return push(TokenKind::close_bracket, at_ + 1);
    case '+': return push(TokenKind::plus_sign, at_ + 1);
    case '-': return push(TokenKind::minus_sign, at_ + 1);
    case '*': return push(TokenKind::times_sign, at_ + 1);
    case '=': return push(TokenKind::equal_sign, at_ + 1);
    case '<':
      if (next == '>') return push(TokenKind::not_equal_sign, at_ + 2);
      if (next == '=') return push(TokenKind::less_equal_sign, at_ + 2);
      return push(TokenKind::less_sign, at_ + 1);
    case '>':
      if (next == '=') return push(TokenKind::greater_equal_sign, at_ + 2);
      return push(TokenKind::greater_sign, at_ + 1);
    default: return wrong_character();
  }
}

/// One diagnostic for a run of them. Hidden characters and wrong bytes were reported already.
void Lexer::wrong_character() {
  const std::size_t begin = at_;
  std::size_t end = begin;
  bool reported = false;
  while (end < text_.size() && is_wrong(text_, end)) {
    const utf8::Character character = utf8::decode(text_, end);
    const bool visible = character.code != utf8::not_a_character && !utf8::is_hidden(character.code);
    if (visible && is_curly_quote(character.code)) {
      if (end > begin) break;
      return curly_quote(character);
    }
    if (visible && !reported) {
      report(DiagnosticKind::wrong_character, end, end + character.length, {"'" + std::string(part(end, end + character.length)) + "'"});
      reported = true;
    }
    end += character.length;
  }
  push_wrong(end);
}

/// A text between curly quotes is one mistake, not one per word in it.
void Lexer::curly_quote(utf8::Character quote) {
  std::size_t end = at_ + quote.length;
  report(DiagnosticKind::curly_quote, at_, end, {std::string(part(at_, end))});
  for (std::size_t i = end; i < text_.size() && text_[i] != '\n' && text_[i] != '\r';) {
    const utf8::Character character = utf8::decode(text_, i);
    i += character.length;
    if (character.code == '"' || is_curly_quote(character.code)) {
      end = i;
      break;
    }
  }
  push_wrong(end);
}

void Lexer::one_token() {
  switch (class_of(text_[at_])) {
    case CharacterClass::letter: return word();
    case CharacterClass::digit: return number();
    case CharacterClass::other:
      if (starts_amount(text_, at_)) return amount();
      if (wide_letter(text_, at_) != 0) return word();
      return wrong_character();
    case CharacterClass::space:
    case CharacterClass::symbol: break;
  }
  if (text_[at_] == '"') return quoted();
  if (text_[at_] == '`') return backticks();
  symbol();
}

Tokens Lexer::run() {
  if (!refuse()) {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    check_characters();
    if (literate_) leave_prose_out();
    tokens_.language = language_of(text_.substr(at_));
    vocabulary_ = &vocabulary(tokens_.language);
    tokens_.list.reserve(text_.size() / 6 + 16);
    for (at_ = gap_end(at_); at_ < text_.size(); at_ = gap_end(at_)) {
      if (tokens_.list.size() == limits::tokens) {
        report(DiagnosticKind::too_many_words, at_, at_ + 1, {std::to_string(limits::tokens)});
        break;
      }
      one_token();
    }
  }
  at_ = text_.size();
  push(TokenKind::end, at_);
  return std::move(tokens_);
}

}  // namespace

Tokens lex(const Document& document, std::uint32_t document_index, Diagnostics& diagnostics) {
  return Lexer(document, document_index, diagnostics).run();
}

}  // namespace klap::syntax
