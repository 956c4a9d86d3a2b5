// Comments: none is lost, wherever it stands, and those behind and above lines stay there.
#include <array>

#include "format/formatting.hpp"

using namespace klap;
using klap::test::formatted;

namespace {

/// A file with every construct, without what the syntax tests expect of it.
std::string whole_file() {
  const std::string text = test::read_text(std::string(KLAP_SOURCE_DIR) + "/tests/syntax/files/whole_dutch.klap");
  return text.substr(0, text.find("-- VERWACHT"));
}

/// Where a comment can stand: at every white space between words, those of a phrase included.
std::vector<std::size_t> gaps(const std::string& text) {
  std::vector<std::size_t> list;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "--") == 0 && !quoted) {
      i = text.find('\n', i);
      continue;
    }
    if (text[i] == '"') quoted = !quoted;
    const bool space = text[i] == ' ' || text[i] == '\n';
    const bool amount = i >= 3 && text.compare(i - 3, 3, "€") == 0;  // one word
    if (!quoted && space && !amount) list.push_back(i);
  }
  return list;
}

std::vector<std::string> comments_in(const std::string& text) {
  std::vector<std::string> list;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (quoted || text.compare(i, 2, "--") != 0) continue;
    const std::size_t end = text.find('\n', i);
    list.push_back(text.substr(i, end - i));
    i = end;
  }
  return list;
}

void check_keeps(const std::string& text, const std::string& tree) {
  const std::string once = formatted(text);
  const bool same = test::tree_of(once) == tree && comments_in(once) == comments_in(text);
  const bool stable = formatted(once) == once;
  const std::string english = test::in_english(once);
  const bool back = test::in_dutch(english) == once && comments_in(english) == comments_in(text);
  if (same && stable && back) return;
  INFO(text);
  INFO(once);
  CHECK(same);
  CHECK(stable);
  CHECK(back);
}

}  // namespace

TEST_CASE("a comment between any two words is kept") {
  const std::array comments{" -- hier\n", "\n  -- hier\n", "\n-- hier\n\n", "\n\n      -- hier\n-- daar\n",
                            "\n---- kop\n"};
  const std::string text = whole_file();
  const std::string tree = test::tree_of(formatted(text));
  const auto places = gaps(text);
  REQUIRE(places.size() > 1000);
  for (std::size_t i = 0; i < places.size(); ++i) {
    std::string with = text;
    check_keeps(with.insert(places[i], comments[i % comments.size()]), tree);
  }
}

TEST_CASE("a comment between all words is kept") {
  const std::string text = whole_file();
  const std::string tree = test::tree_of(formatted(text));
  for (const char* comment : {" -- c\n", "\n-- c\n", "\n\n    -- c\n\n"}) {
    std::string with = text;
    auto places = gaps(text);
    for (auto place = places.rbegin(); place != places.rend(); ++place) with.insert(*place, comment);
    check_keeps(with, tree);
  }
}

namespace {

void check_form(const std::string& text, const std::string& expected) {
  CHECK(formatted(text) == expected);
  CHECK(formatted(expected) == expected);
}

}  // namespace

TEST_CASE("comments behind the lines of a declaration stand in one column, also those that go on below") {
  check_form(R"(regelset X
perceel P -- een
  levert A  -- twee
            -- drie

  -- vier
  ten laste van Bbbbbbbbb -- vijf
)",
             R"(regelset X

perceel P                       -- een
    levert         A            -- twee
                                -- drie
    -- vier
    ten laste van  Bbbbbbbbb    -- vijf
)");
}

TEST_CASE("a comment that goes on below stays with its line, also before an empty line that is added") {
  check_form(
      "regelset X\nbron A soort wet -- een\n                 -- twee\nladder A binnen 1 werkdagen\n",
      "regelset X\n\nbron A   soort wet    -- een\n                      -- twee\n\nladder  A binnen 1 werkdagen\n");
  check_form("regelset X\nbron A soort wet -- een\n   -- twee\nbron B soort wet\n",
             "regelset X\n\nbron A   soort wet    -- een\n-- twee\nbron B   soort wet\n");
}

TEST_CASE("a comment behind a line that is too long does not push the others away") {
  const std::string text(130, 'x');
  check_form("regelset X\nbron A \"" + text + "\" -- een\nsoort wet -- twee\nbron B soort wet -- drie\n",
             "regelset X\n\nbron A\n     \"" + text +
                 "\"    -- een\n     soort wet        -- twee\nbron B   soort wet    -- drie\n");
}

TEST_CASE("a comment on its own line goes with what follows, or stays further in with what is before it") {
  check_form(R"(-- boven

regelset X
-- bij A
bron A soort wet
Wie betaalt de voorziening?
  -- bij r
  regel r
     -- bij dan
     dan ten laste van A
     -- achter dan
  -- achter r

-- bij B
perceel P
  levert A
  -- achter P

-- aan het eind)",
             R"(-- boven

regelset X

-- bij A
bron A   soort wet

Wie betaalt de voorziening?

    -- bij r
    regel r
        -- bij dan
        dan        ten laste van A
        -- achter dan
    -- achter r

-- bij B
perceel P
    levert  A
    -- achter P

-- aan het eind
)");
  check_form(R"(regelset X
Wie betaalt de voorziening?

    regel r
        dan        ten laste van A
        -- achter dan
    -- achter r
-- en dan

perceel P
    levert  A
    -- achter P
)",
             R"(regelset X

Wie betaalt de voorziening?

    regel r
        dan        ten laste van A
        -- achter dan
    -- achter r
-- en dan

perceel P
    levert  A
    -- achter P
)");
}

TEST_CASE("a heading stands at the margin between empty lines, with the comments that belong to it") {
  check_form(
      "regelset X\n  ---- een\n-- over een\nbron A soort wet\n-- voor twee\n---- twee\nbron B soort wet ---- geen "
      "kop\n---- drie\n---- vier",
      "regelset X\n\n---- een\n-- over een\nbron A   soort wet\n-- voor twee\n---- twee\n\nbron B   soort wet    ---- "
      "geen kop\n\n---- drie\n---- "
      "vier\n");
  check_form("regelset X\nperceel P\n---- geld\nlevert A", "regelset X\n\nperceel P\n\n---- geld\n\n    levert  A\n");
}

TEST_CASE("a comment in the middle of a line breaks it, behind the comma") {
  check_form("regelset X\nperceel P levert A -- a\n, B, -- b\nC",
             "regelset X\n\nperceel P\n    levert  A,    -- a\n            B,    -- b\n            C\n");
  check_form("regelset X begrip t betekent a en (b -- b\n of c) -- c\n",
             "regelset X\n\nbegrip t betekent\n    a\n    en (    b      -- b\n         of c )    -- c\n");
}

TEST_CASE("comments within a phrase or a question go behind it") {
  check_form(
      "regelset X Wie betaalt -- een\n de -- twee\n voorziening -- drie\n? regel r dan ten -- vier\n laste -- vijf\n "
      "van A",
      "regelset X\n\nWie betaalt de voorziening?    -- een\n\n    -- twee\n    -- drie\n    regel r\n        dan       "
      " ten "
      "laste van    -- "
      "vier\n                   -- vijf\n                   A\n");
}
