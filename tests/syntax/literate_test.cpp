// Rule text in Markdown documents (docs/language.md, "Rules in a document").
#include <klap/syntax/dump.hpp>
#include <klap/syntax/tree.hpp>

#include "support/catch.hpp"
#include "support/generators.hpp"

namespace {

using namespace klap;

struct Parsed {
  std::string tree;
  std::vector<std::string> codes;
  std::vector<Place> places;
};

Parsed parse(const std::string& name, const std::string& text) {
  const Document document(name, text);
  Diagnostics diagnostics;
  const syntax::Tree tree = syntax::parse(document, 0, diagnostics);
  Parsed parsed{syntax::dump(tree), {}, {}};
  for (const Diagnostic& d : diagnostics.all()) {
    parsed.codes.emplace_back(info(d.kind).code);
    parsed.places.push_back(document.place_of(d.span.begin));
  }
  return parsed;
}

const std::string rules = "regelset X\nbron Wmo soort wet\nbron Awb soort wet\n";

TEST_CASE("blocks of klap in a document are rule text and the rest is prose") {
  const std::string document =
      "# Beleid van de ruleset\n\nWij stellen vast:\n\n```klap\nregelset X\nbron Wmo soort wet\n```\n\n"
      "En niet:\n```\nbron Nee soort wet\n```\n~~~ klap\nbron Awb soort wet\n~~~\nEinde \"van het\n";
  const Parsed parsed = parse("beleid.klap.md", document);
  CHECK(parsed.codes.empty());
  CHECK(parsed.tree == parse("x.klap", rules).tree);
}

TEST_CASE("the same text under another name is all rule text") {
  CHECK_FALSE(parse("beleid.klap", "Wij stellen vast:\n```klap\nregelset X\n```\n").codes.empty());
}

TEST_CASE("a place in a document is that of the document") {
  const Parsed parsed = parse("a.klap.md", "prose\n\n   ```klap\nregelset X\n   bron Wmo soort wtt\n   ```\n");
  REQUIRE(parsed.codes.size() == 1);
  CHECK(parsed.places[0].line == 5);
  CHECK(parsed.places[0].column == 19);
}

TEST_CASE("a block that does not end is said, and read") {
  for (const char* end : {"", "\n", "\n``\n", "\n ~~~\n", "\n``` x\n", "\n    ```\n"}) {
    CAPTURE(end);
    const Parsed parsed = parse("a.klap.md", std::string("x\n```klap\nregelset X") + end);
    REQUIRE_FALSE(parsed.codes.empty());
    CHECK(parsed.codes[0] == "K0118");
    CHECK(parsed.places[0].line == 2);
  }
}

TEST_CASE("fences are those of CommonMark") {
  const std::string code = "regelset X\n";
  const auto opens = [&](const std::string& fence, const std::string& close) {
    return parse("a.klap.md", fence + "\n" + code + close + "\n").codes.empty();
  };
  CHECK(opens("```klap", "```"));
  CHECK(opens("   ```klap", "   ````"));
  CHECK(opens("````  klap  title", "````"));
  CHECK(opens("~~~klap", "~~~"));
  CHECK_FALSE(opens("    ```klap", "    ```"));   // indented code
  CHECK_FALSE(opens("``klap", "``"));
  CHECK_FALSE(opens("```klapper", "```"));
  CHECK_FALSE(opens("```klap `x`", "```"));
  CHECK_FALSE(opens("````klap", "```"));          // too short an end
}

TEST_CASE("a document without a block has nothing to read") {
  const Parsed parsed = parse("a.klap.md", "# regelset X\n\nbron Wmo soort wet\n");
  REQUIRE(parsed.codes.size() == 1);
  CHECK(parsed.codes[0] == "K0130");
}

TEST_CASE("line ends of every kind") {
  for (const char* end : {"\n", "\r\n", "\r"}) {
    const std::string e = end;
    const Parsed parsed = parse("a.klap.md", "x" + e + "```klap" + e + "regelset X" + e + "```" + e + "bron y");
    CHECK(parsed.codes.empty());
  }
}

TEST_CASE("characters nobody sees are refused in prose too") {
  const Parsed parsed = parse("a.klap.md", "a\u202eb\n```klap\nregelset X\n```\n");
  REQUIRE(parsed.codes.size() == 1);
  CHECK(parsed.places[0].line == 1);
}

TEST_CASE("however prose is put between the lines, the rules are the same") {
  KLAP_PROPERTY("prose changes no tree", [] {
    const std::vector<std::string> lines = {"regelset X", "bron Wmo soort wet", "functie A,", "B bij", "College",
                                            "begrip x betekent bijstand", "  en niet y -- waarom"};
    std::string document;
    std::string plain;
    bool open = false;
    for (const std::string& line : lines) {
      if (!open || *rc::gen::arbitrary<bool>()) {
        if (open) document += "```\n";
        document += *rc::gen::elementOf(std::vector<std::string>{"", "bron Nee soort wet\n", "# kop \"\n\n", "~~~\nregel\n~~~\n"});
        document += "```klap\n";
        open = true;
      }
      document += line + "\n";
      plain += line + "\n";
    }
    document += "```\n";
    RC_ASSERT(parse("x.klap.md", document).tree == parse("x.klap", plain).tree);
  });
}

}  // namespace
