// Markdown documents with rules in them (docs/language.md, "Formatting"): rules in form, prose untouched.
#include "format/formatting.hpp"
#include "support/generators.hpp"

using namespace klap;

namespace {

struct Page {
  std::optional<std::string> text;
  Diagnostics diagnostics;
};

Page try_page(const std::string& text, std::optional<Language> language = std::nullopt) {
  Page page;
  page.text = format::format({Document("x.klap.md", text)}, language, page.diagnostics).front();
  return page;
}

std::string page(const std::string& text, std::optional<Language> language = std::nullopt) {
  const Page page = try_page(text, language);
  for (const Diagnostic& one : page.diagnostics.all()) UNSCOPED_INFO(message(one, Language::english));
  INFO(text);
  REQUIRE(page.text);
  return *page.text;
}

const std::string head = "Wij:\n```klap\nregelset X\n```\n";

}  // namespace

TEST_CASE("the rules of a document are in form and its prose is as it was") {
  CHECK(page("#  Kop \n\n```klap\n\n\nregelset   X\n\n```\n\tEn  dan\n~~~ klap\nbron  Awb soort wet\nbron Wmo_2015 soort wet\n~~~\n"
             "```\nbron  Niet   soort\n```\nslot") ==
        "#  Kop \n\n```klap\nregelset X\n```\n\tEn  dan\n~~~ klap\nbron Awb        soort wet\nbron Wmo_2015   soort wet\n~~~\n"
        "```\nbron  Niet   soort\n```\nslot");
}

TEST_CASE("a document is formatted once and for all") {
  const std::string once = page(head + "x\n```klap\nbron Wmo soort wet -- a\n\n-- b\n```\n");
  CHECK(page(once) == once);
}

TEST_CASE("a declaration that goes on in the next block is cut where it was cut") {
  const std::string cut = head + "```klap\nbron  Wmo soort wet\nfunctie A, B\n```\nwant:\n```klap\n  bij   College\n```\n";
  const std::string text = page(cut);
  CHECK(text.find("want:\n```klap\n") != std::string::npos);
  CHECK(text.find("functie") < text.find("want:"));
  CHECK(text.find("want:") < text.find("bij College"));
  CHECK(page(text) == text);
  Diagnostics diagnostics;
  CHECK(format::says_the_same(Document("x.klap.md", cut), 0, text, diagnostics));
}

TEST_CASE("rules stand as far in as the fence around them") {
  CHECK(page("1. Eerst\n\n   ```klap\nregelset X\nbron Wmo soort wet\n   ```\n") ==
        "1. Eerst\n\n   ```klap\n   regelset X\n\n   bron Wmo   soort wet\n   ```\n");
}

TEST_CASE("a document keeps its line ends") {
  CHECK(page("a\r\n```klap\r\nregelset  X\r\nbron Wmo soort wet\r\n```\r\nb\r\n") ==
        "a\r\n```klap\r\nregelset X\r\n\r\nbron Wmo   soort wet\r\n```\r\nb\r\n");
}

TEST_CASE("a block without rules stays, and so does a document without blocks of rules") {
  CHECK(page(head + "```klap\n\n\n```\n```klap\n```\n") == head + "```klap\n```\n```klap\n```\n");
  CHECK(page(head + "```klap\n-- nog te doen\n```\n") == head + "```klap\n-- nog te doen\n```\n");
}

TEST_CASE("a comment like the border of two blocks is a comment") {
  const std::string text = page(head + "```klap\n--|\n--||\nbron Wmo   soort wet\n```\n");
  CHECK(text == head + "```klap\n--|\n--||\nbron Wmo   soort wet\n```\n");
}

TEST_CASE("a document goes to the other language and back, its prose as it was") {
  const std::string text = page(head + "De  bron:\n```klap\nbron Wmo soort wet\n```\n");
  const std::string english = page(text, Language::english);
  CHECK(english.find("De  bron:") != std::string::npos);
  CHECK(english.find("ruleset X") != std::string::npos);
  CHECK(english.find("source Wmo   kind act") != std::string::npos);
  CHECK(page(english, Language::dutch) == text);
}

TEST_CASE("a document that cannot be read is left alone") {
  CHECK_FALSE(try_page("```klap\nregelset X\nbron Wmo soort wtt\n```\n").text);
  CHECK_FALSE(try_page("```klap\nregelset X\n").text);
}

TEST_CASE("every file cut into blocks at any line: in form it says the same, once and for all") {
  const auto files = test::readable_files();
  KLAP_PROPERTY("a document of any blocks", [&] {
    std::string text = test::read_text(*rc::gen::elementOf(files));
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);  // may stand at the beginning of a file only
    std::string document = "```klap\n";
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
      document += text.substr(begin, end - begin);
      if (!document.ends_with('\n')) document += '\n';
      if (*rc::gen::inRange(0, 12) == 0) document += "```\n  prose  \n\n```klap\n";
      begin = end;
    }
    document += "```\n";
    const Page once = try_page(document);
    RC_ASSERT(once.text.has_value());
    Diagnostics diagnostics;
    RC_ASSERT(format::says_the_same(Document("x.klap.md", document), 0, *once.text, diagnostics));
    RC_ASSERT(try_page(*once.text).text == once.text);
  });
}
