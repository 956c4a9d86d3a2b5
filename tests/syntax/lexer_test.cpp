#include <klap/syntax/token.hpp>

#include "support/catch.hpp"

using namespace klap;
using namespace klap::syntax;

namespace {

struct Lexed {
  explicit Lexed(std::string text) : document("x", std::move(text)), tokens(lex(document, 0, diagnostics)) {}
  [[nodiscard]] std::string text(std::size_t i) const {
    const Token& token = tokens.list[i];
    return std::string(document.text().substr(token.begin, token.end - token.begin));
  }
  Document document;
  Diagnostics diagnostics;
  Tokens tokens;
};

/// Only white space, comments and articles may stand between tokens.
bool is_gap(std::string_view gap, Language language) {
  for (std::size_t i = 0; i < gap.size();) {
    const std::string_view rest = gap.substr(i);
    if (rest.front() == ' ' || rest.front() == '\t' || rest.front() == '\n' || rest.front() == '\r') { ++i; continue; }
    if (rest.starts_with("\u00A0")) { i += 2; continue; }
    if (rest.starts_with("\u202F")) { i += 3; continue; }
    if (rest.starts_with("--")) { i += std::min(rest.find_first_of("\r\n"), rest.size()); continue; }
    if (i == 0 && rest.starts_with("\xEF\xBB\xBF")) { i += 3; continue; }
    const std::string_view word = rest.substr(0, rest.find_first_not_of("abcdefghijklmnopqrstuvwxyz"));
    const bool article = language == Language::dutch ? word == "de" || word == "het" || word == "een"
                                                     : word == "the" || word == "a" || word == "an";
    if (!article) return false;
    i += word.size();
  }
  return true;
}

void check_lossless(const Lexed& lexed) {
  RC_ASSERT(!lexed.tokens.list.empty());
  RC_ASSERT(lexed.tokens.list.back().kind == TokenKind::end);
  std::size_t at = 0;
  for (const Token& token : lexed.tokens.list) {
    RC_ASSERT(token.begin >= at);
    RC_ASSERT(token.end >= token.begin);
    RC_ASSERT((token.end > token.begin) == (token.kind != TokenKind::end));
    if (!lexed.tokens.refused) RC_ASSERT(is_gap(lexed.document.text().substr(at, token.begin - at), lexed.tokens.language));
    at = token.end;
  }
  RC_ASSERT(at == lexed.document.text().size());
  for (const Token& token : lexed.tokens.list) RC_ASSERT(token.kind != TokenKind::wrong || !lexed.diagnostics.empty());
}

}  // namespace

TEST_CASE("every keyword of both languages is one token, whatever stands between its words") {
  for (const Language language : {Language::dutch, Language::english}) {
    const std::string opening = language == Language::dutch ? "regelset X " : "ruleset X ";
#define KLAP_KEYWORD(id, dutch, english, use)                                                        \
    for (const std::string_view between : {" ", "  \n ", " -- uitleg\n"}) {                          \
      std::string words;                                                                             \
      for (const char c : std::string(spelling(Keyword::id, language))) {                            \
        if (c == ' ') words += between;                                                              \
        else words += c;                                                                             \
      }                                                                                              \
      const Lexed lexed(opening + words);                                                            \
      INFO(words);                                                                                   \
      REQUIRE(lexed.tokens.list.size() == 4);                                                        \
      CHECK(lexed.tokens.list[2].kind == TokenKind::keyword);                                        \
      CHECK(spelling(lexed.tokens.list[2].keyword, language) == spelling(Keyword::id, language));    \
      CHECK(lexed.diagnostics.empty());                                                              \
    }
#include <klap/syntax/keywords.def>
#undef KLAP_KEYWORD
  }
}

TEST_CASE("the longest phrase wins, and articles in it do not count") {
  const Lexed lexed("regelset X is ten is ten minste ten laste van de rest het meerdere meerdere over de looptijd over looptijd");
  std::string all;
  for (std::size_t i = 2; i + 1 < lexed.tokens.list.size(); ++i) {
    all += (lexed.tokens.list[i].kind == TokenKind::keyword ? "[" : "(") + lexed.text(i) + "] ";
  }
  CHECK(all == "[is] (ten] [is ten minste] [ten laste van] [rest] [meerdere] [meerdere] [over de looptijd] [over looptijd] ");
}

TEST_CASE("soft words of one word may be names, others not") {
  const Lexed lexed("regelset X perceel levert AGB-code");
  CHECK(lexed.tokens.list[2].soft);
  CHECK_FALSE(lexed.tokens.list[3].soft);
  CHECK(lexed.tokens.list[4].soft);
  const Lexed english("ruleset X task field lot AGB code");
  CHECK_FALSE(english.tokens.list[2].soft);
  CHECK(english.tokens.list[3].soft);
  CHECK_FALSE(english.tokens.list[4].soft);
}

TEST_CASE("the language is that of the first word") {
  CHECK(Lexed("-- ruleset\nregelset X").tokens.language == Language::dutch);
  CHECK(Lexed("ruleset X regelset").tokens.language == Language::english);
  CHECK(Lexed("\"regelset\" oeps ruleset X").tokens.language == Language::english);
  CHECK(Lexed("niets van dit alles").tokens.language == Language::dutch);
  CHECK(Lexed("x--ruleset\nregelset").tokens.language == Language::dutch);
}

TEST_CASE("a null character or too large a text is refused before anything is read") {
  const Lexed binary(std::string("regelset X\0; ; ;", 16));
  CHECK(binary.tokens.refused);
  CHECK(binary.tokens.list.size() == 1);
  REQUIRE(binary.diagnostics.all().size() == 1);
  CHECK(binary.diagnostics.all()[0].kind == DiagnosticKind::not_text);
}

TEST_CASE("wrong bytes are one mistake per run, in texts and comments too") {
  const Lexed lexed("regelset X \xFF\xFE -- \x80\x81\n \"\xC3(\" \xE2\x82");
  REQUIRE(lexed.diagnostics.all().size() == 4);
  for (const Diagnostic& diagnostic : lexed.diagnostics.all()) CHECK(diagnostic.kind == DiagnosticKind::not_utf8);
}

TEST_CASE("nothing is lost and nothing fails, whatever the bytes") {
  KLAP_PROPERTY("random bytes", [](const std::string& text) { check_lossless(Lexed(text)); });
  KLAP_PROPERTY("random bytes behind a header", [](const std::vector<std::uint8_t>& bytes) {
    check_lossless(Lexed("ruleset X " + std::string(bytes.begin(), bytes.end())));
  });
}

TEST_CASE("nothing is lost in what looks like rules") {
  KLAP_PROPERTY("random pieces", [](const std::vector<std::uint8_t>& choice, bool dutch) {
    constexpr std::string_view pieces[] = {
        "is", "ten", "minste", "de", "het", "a", "the", "onder", "ten laste van", "naam", "é", "€", "€ 6.000,10", "€ -", "33,5%", "2017-03-01",
        "2017-02-30", "2.3.5", "8a", "12abc", "\"tekst\"", "\"", "`regel`", "`", "--", "-", "(", ")", ",", ";", "<", ">", "=", "?", "“", "”",
        "\u00A0", "\u202E", "\xFF", "_", "%", "1", ".", ":", "Кк", "regel", "rule", "per", "kalenderjaar", "x-", "-x"};
    std::string text = dutch ? "regelset X " : "ruleset X ";
    for (const std::uint8_t c : choice) {
      text += pieces[c % std::size(pieces)];
      text += c % 3 == 0 ? "\n" : c % 3 == 1 ? " " : "";
    }
    check_lossless(Lexed(text));
  });
}
