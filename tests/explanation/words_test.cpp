// The table of words, and the lines it ends up in.
#include <klap/explanation/explain.hpp>
#include <klap/explanation/words.hpp>

#include <set>
#include <string>

#include "scenarios.hpp"
#include "support/catch.hpp"
#include "utf8.hpp"

using klap::Language;
using klap::explanation::Reader;
using namespace klap::explanation;
using namespace klap::test::explaining;

namespace {

std::set<char> part_numbers(std::string_view text) {
  std::set<char> numbers;
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] == '{') numbers.insert(text[i + 1]);
  }
  return numbers;
}

}  // namespace

TEST_CASE("both languages of a text have the same parts, numbered from 0 without holes") {
  for (const WordPair& pair : words) {
    INFO(pair.name);
    const auto dutch = part_numbers(pair.dutch);
    CHECK(dutch == part_numbers(pair.english));
    CHECK(dutch.size() == static_cast<std::size_t>(parts(pair.dutch)));
    CHECK(parts(pair.dutch) == parts(pair.english));
    CHECK_FALSE(pair.dutch.empty());
    CHECK_FALSE(pair.english.empty());
    CHECK(is_utf8(pair.dutch));
    CHECK(is_utf8(pair.english));
  }
}

TEST_CASE("sentences for the resident are short, and address the resident formally") {
  for (const WordPair& pair : words) {
    if (!pair.name.starts_with("resident_")) continue;
    INFO(pair.name);
    std::size_t length = 0;  // words since the last full stop: B1 asks for short sentences
    for (const char c : pair.dutch) {
      length = c == '.' || c == '?' || c == ':' ? 0 : length + (c == ' ' ? 1 : 0);
      CHECK(length <= 20);
    }
    const std::string padded = " " + std::string(pair.dutch) + " ";
    for (const char* informal : {" je ", " jij ", " jouw ", " jullie "})
      CHECK(padded.find(informal) == std::string::npos);
    for (const char* jargon :
         {"besteding", "budget", "mandaat", "beschikking", "bevoegd", "geadresseerde", "derivatie"}) {
      CHECK(padded.find(jargon) == std::string::npos);
    }
  }
}

TEST_CASE("texts of the case cannot break a line or the encoding") {
  for (Scenario& s : scenarios()) {
    if (s.name != "pilot") continue;
    s.facts.requests[0].notes[0].note =
        "eerste\nregel\r\n== Kop ==\t\x1B[2J \xC2\x85 \xE2\x80\xA8 \xFF\xC0\x80 \xED\xA0\x80 einde";
    s.facts.id = "zaak\n1";
    const std::string text = explain(s.program, s.facts, s.outcome, s.derivation, Reader::file, Language::dutch);
    CHECK(is_utf8(text));
    CHECK(text.find("eerste regel  == Kop ==  [2J     \xEF\xBF\xBD") != std::string::npos);
    CHECK(text.find("Zaak zaak 1, peildatum") != std::string::npos);
    CHECK(text.find("einde") != std::string::npos);
    CHECK(text.find('\x1B') == std::string::npos);
  }
}

TEST_CASE("texts of the rule set are never taken for a format") {
  for (Scenario& s : scenarios()) {
    if (s.name != "pilot") continue;
    s.facts.id = "{0} {9} {} {{";
    const std::string text = summarise(s.program, s.facts, s.outcome, s.derivation, Language::dutch);
    CHECK(text.find("Zaak {0} {9} {} {{, peildatum") != std::string::npos);
  }
}

TEST_CASE("a long chain of terms stays within what it tells") {
  Pilot p;
  klap::ExprId meaning = p.b.read(p.bijstand);
  constexpr std::size_t chain = 2000;
  for (std::size_t i = 0; i < chain; ++i) meaning = p.b.term("begrip_" + std::to_string(i), meaning);
  p.b.at(p.gewoon).condition = meaning;
  for (Scenario& s : scenarios()) {
    if (s.name != "pilot") continue;
    s.program = p.program();
    s.derivation.requests[0].payer.rules = {came_out(s.program, s.facts, 0, p.gewoon, klap::decision::Truth::yes)};
    const std::string text = explain(s.program, s.facts, s.outcome, s.derivation, Reader::auditor, Language::dutch);
    CHECK(text.find("begrip_1999: onbekend") != std::string::npos);
    CHECK(text.find("begrip_0: onbekend") != std::string::npos);
    CHECK(text.size() < 20'000 + chain * 100);
  }
}
