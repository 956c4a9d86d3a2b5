// What the lexer yields. Lossless: white space, comments and articles are the gaps between tokens.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <klap/base/money.hpp>  // Language
#include <klap/diagnostics/diagnostic.hpp>
#include <klap/source/document.hpp>

namespace klap::syntax {

enum class Keyword : std::uint16_t {
#define KLAP_KEYWORD(id, dutch, english, use) id,
#include <klap/syntax/keywords.def>
#undef KLAP_KEYWORD
};

enum class TokenKind : std::uint8_t {
  keyword,    // a keyword or phrase; Token::keyword says which
  name,       // Eerst_aan_de_slag, or `regel` between backticks
  text,       // "between quotes", on one line, no escapes
  integer,    // 25, 0632
  money,      // € 150.000 or € 6.000,10 (Dutch file), € 6,000.10 (English file)
  percent,    // 60% or 33,5% (33.5% in an English file)
  date,       // 2017-03-01
  numbering,  // 2.3.5, 3:41, 6.71, 2026.1, 8a, 2.6.3a: places in a source, versions, codes
  comma, colon, question_mark, bar, open_bracket, close_bracket, plus_sign, minus_sign,
  times_sign, equal_sign, not_equal_sign, less_sign, less_equal_sign, greater_sign, greater_equal_sign,
  wrong,      // bytes that are no token; a diagnostic was given
  end         // behind the last token, of length zero
};

struct Token {
  TokenKind kind{};
  Keyword keyword{};        // of TokenKind::keyword
  bool soft = false;        // a keyword that may also be a name: a soft word without spaces
  bool reported = false;    // a diagnostic was given at it
  std::uint32_t begin = 0;  // byte offsets in the document
  std::uint32_t end = 0;
};

struct Tokens {
  std::vector<Token> list;  // ends with TokenKind::end
  std::size_t steps = 0;    // words looked at, those looked ahead to included: the work done, for tests
  bool refused = false;     // no text, or too large: a diagnostic says so and there are no tokens
  Language language = Language::dutch;  // that of the first keyword regelset / ruleset; Dutch if there is none
};

/// Never fails: what cannot be read becomes a `wrong` token and a diagnostic. Linear in the length of the text.
[[nodiscard]] Tokens lex(const Document& document, std::uint32_t document_index, Diagnostics& diagnostics);

[[nodiscard]] std::string_view spelling(Keyword keyword, Language language);

/// A word that opens a question, in either language.
[[nodiscard]] bool asks(Keyword keyword);

inline constexpr std::size_t longest_sentence = 40;  // tokens of a question, its mark included; the known ones have ten

}  // namespace klap::syntax
