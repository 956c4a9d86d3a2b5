// What holds for every tree, whatever was read.
#include "outcome.hpp"
#include "support/catch.hpp"
#include "tree_faults.hpp"

using namespace klap;
using namespace klap::syntax;

namespace {

std::string fault_in(const std::string& text) {
  const Document document("x", text);
  Diagnostics diagnostics;
  const Tree tree = parse(document, 0, diagnostics);
  return test::fault_of(tree, diagnostics);
}

std::vector<std::string> words(Language language) {
  std::vector<std::string> list{"x", "y", ",", ":", "(", ")", "?", "\"t\"", "3", "2.3", "2017-03-01", "€ 5", "60%", "=", "-", ";", "€ 6.0.0"};
#define KLAP_KEYWORD(id, dutch, english, use) list.emplace_back(spelling(Keyword::id, language));
#include <klap/syntax/keywords.def>
#undef KLAP_KEYWORD
  return list;
}

}  // namespace

TEST_CASE("a tree is well-formed, whatever was read") {
  const std::vector<std::string> dutch = words(Language::dutch);
  const std::vector<std::string> english = words(Language::english);
  KLAP_PROPERTY("random words", [&](const std::vector<std::uint16_t>& choice, bool in_dutch) {
    const std::vector<std::string>& list = in_dutch ? dutch : english;
    std::string text = in_dutch ? "regelset X\n" : "ruleset X\n";
    for (const std::uint16_t c : choice) text += list[c % list.size()] + (c % 5 == 0 ? "\n" : " ");
    RC_ASSERT(fault_in(text) == "");
  });
  KLAP_PROPERTY("random bytes", [](const std::string& text) { RC_ASSERT(fault_in(text) == ""); });
}

TEST_CASE("a rule text with one thing changed still gives a well-formed tree") {
  const std::string whole =
      "regelset X\npersoon\n a: b, c, vraag \"?\"\n d: bedrag per jaar\nperceel p geldt van 2017-01-01 tot en met 2018-01-01 levert b, evaluatie uiterlijk 2017-09-01\n"
      "Wie betaalt de voorziening?\n regel r, uitzondering op q als niet (a is b en d is meer dan € 5) tenzij ja\n dan 60% ten laste van p, de rest ten laste van q\n"
      " grondslag W 3 lid 2 onder a\n regel s dan nee\nvoorbeeld \"v\"\n inwoner jan a b\n voorziening v soort x, d (2017-01-01 € 5, 2018-01-01 geen)\n"
      " oordeel o ja, door p op 2017-01-01\n verwacht betaler p € 5, open € 3\n recht ontbreekt a, b\n";
  for (std::size_t i = 0; i <= whole.size(); ++i) {
    const std::string fault = fault_in(whole.substr(0, i));
    if (!fault.empty()) FAIL_CHECK(whole.substr(0, i) << ": " << fault);
  }
  KLAP_PROPERTY("cut, doubled or replaced", [&] {
    std::string text = whole;
    const auto at = *rc::gen::inRange<std::size_t>(0, whole.size());
    const auto count = *rc::gen::inRange<std::size_t>(0, 30);
    switch (*rc::gen::inRange(0, 3)) {
      case 0: text.erase(at, count); break;
      case 1: text.insert(at, whole.substr(*rc::gen::inRange<std::size_t>(0, whole.size()), count)); break;
      default: text[at] = static_cast<char>(*rc::gen::inRange(1, 256)); break;
    }
    RC_ASSERT(fault_in(text) == "");
  });
}

TEST_CASE("a name is its text without backticks, and knows when it is a keyword") {
  const Document document("x", "regelset X begrip `regel` betekent wet van bron");
  Diagnostics diagnostics;
  const Tree tree = parse(document, 0, diagnostics);
  CHECK(diagnostics.empty());
  std::string names;
  for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
    const NodeRef node(tree, i);
    if (node.kind() == NodeKind::name) names += std::string(node.text()) + (node.token().kind == TokenKind::keyword ? "! " : " ");
  }
  CHECK(names == "X regel wet! bron! ");
}

TEST_CASE("a wrong word is not corrected into something that may not stand there") {
  CHECK(test::outcome_of("regelset X begrip t betekend y").find("bedoelde") == std::string::npos);  // said by "verwacht" already
  CHECK(test::outcome_of("regelset X begrip t betekend y").starts_with("K0132"));
}
