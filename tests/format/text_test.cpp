// Files as they come: with the line ends of Windows, tabs, byte order marks, without an end, empty, broken.
#include <klap/base/limits.hpp>

#include "format/formatting.hpp"

using namespace klap;
using klap::test::formatted;
using klap::test::try_format;

namespace {

DiagnosticKind refusal(const std::string& text) {
  const auto result = try_format(text);
  CHECK_FALSE(result.text);
  REQUIRE_FALSE(result.diagnostics.empty());
  return result.diagnostics.all().front().kind;
}

}  // namespace

TEST_CASE("line ends stay those of Windows where the file has those, and become plain ones otherwise") {
  CHECK(formatted("regelset X\r\n-- c\r\nbron A\r\nsoort wet") == "regelset X\r\n\r\n-- c\r\nbron A   soort wet\r\n");
  CHECK(formatted("regelset X\rbron A soort wet -- c\r") == "regelset X\n\nbron A   soort wet    -- c\n");
  CHECK(formatted("regelset X\nbron A soort wet\r\n") == "regelset X\n\nbron A   soort wet\n");
}

TEST_CASE("a byte order mark, tabs, no-break spaces and spaces at line ends go; a missing line end comes") {
  CHECK(formatted("\xEF\xBB\xBFregelset\tX   \n\t\n\tbron\u00A0A  \"a\tb\" soort wet -- c \t\u00A0") ==
        "regelset X\n\nbron A  \"a\tb\"   soort wet    -- c\n");
}

TEST_CASE("a byte order mark moves nothing on the first line") {
  CHECK(formatted("\xEF\xBB\xBFregelset X -- a\n           -- b\n") == "regelset X    -- a\n              -- b\n");
}

TEST_CASE("a very long line is a line like any other") {
  std::string rules = "regelset X Wat moet er nu gebeuren? ";
  for (int i = 0; i < 10'000; ++i) rules += "regel r" + std::to_string(i) + " als a en b dan niets aan K ";
  const std::string text = formatted(rules);
  CHECK(std::count(text.begin(), text.end(), '\n') == 3 + 10'000 * 5);
  CHECK(formatted(text) == text);
}

TEST_CASE("a comment of any length stays on its line") {
  const std::string comment = "-- " + std::string(100'000, 'c');
  CHECK(formatted("regelset X " + comment) == "regelset X    " + comment + "\n");
}

TEST_CASE("what cannot be read is not formatted, and it is said why") {
  CHECK(refusal("") == DiagnosticKind::empty_file);
  CHECK(refusal("-- alleen commentaar\n") == DiagnosticKind::empty_file);
  CHECK(refusal("regelset X\nbron A soort\n") == DiagnosticKind::unexpected_end);
  CHECK(refusal("regelset X -- \xFF\n") == DiagnosticKind::not_utf8);
  CHECK(refusal("regelset X -- \u202E\n") == DiagnosticKind::hidden_character);
  CHECK(refusal(std::string("regelset X\0", 11)) == DiagnosticKind::not_text);
}

TEST_CASE("one file that cannot be read leaves the others alone") {
  Diagnostics diagnostics;
  const Documents documents{{"a.klap", "regelset X\nbron A soort wet"},
                            {"b.klap", "regelset X\nbron"},
                            {"c.klap", "ruleset X source A kind act"}};
  const auto texts = format::format(documents, std::nullopt, diagnostics);
  CHECK(texts[0] == "regelset X\n\nbron A   soort wet\n");
  CHECK_FALSE(texts[1]);
  CHECK(texts[2] == "ruleset X\n\nsource A   kind act\n");
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all().front().span.document == 1);
}

TEST_CASE("a file that its form would make too large is refused") {
  std::string text = "regelset X begrip a betekent ";
  for (int i = 0; i < limits::nesting_levels; ++i) text += "(b en ";
  text += '\n';
  for (std::size_t i = 0; i < limits::source_bytes / 150; ++i) text += "--\n";
  text += "b" + std::string(limits::nesting_levels, ')');
  CHECK(refusal(text) == DiagnosticKind::file_too_large);
}

TEST_CASE("what says something else is found out, and the message is in both languages") {
  const Document document("x.klap", "regelset X\nbegrip a betekent b is € 1.500 -- c\n");
  const auto same = [&](const std::string& text) {
    Diagnostics diagnostics;
    const bool is_same = format::says_the_same(document, 0, text, diagnostics);
    CHECK(is_same == diagnostics.empty());
    if (!is_same) CHECK(diagnostics.all().front().kind == DiagnosticKind::format_unsafe);
    return is_same;
  };
  CHECK(same("regelset X begrip `a` betekent b is de € 1500 -- c"));
  CHECK(same("ruleset X term `a` means b is € 1,500 -- c"));
  CHECK_FALSE(same("regelset Y begrip a betekent b is € 1.500 -- c"));
  CHECK_FALSE(same("regelset X begrip a betekent b is € 1.501 -- c"));
  CHECK_FALSE(same("regelset X begrip a betekent b is € 1.500,00 -- d"));
  CHECK_FALSE(same("regelset X begrip a betekent b is niet € 1.500 -- c"));
  CHECK_FALSE(same("regelset X begrip a betekent (b is € 1.500) -- c"));
  CHECK_FALSE(same("regelset X begrip a betekent b is € 1.500"));
  CHECK_FALSE(same("regelset X begrip a betekent b is € 1.500 -- c\n-- c"));
  CHECK_FALSE(same("regelset X begrip a betekent b is € 1.500 -- c\nbron"));
  CHECK_FALSE(same("regelset X begrip a betekent wet is € 1.500 -- c"));
  CHECK_FALSE(same("regelset X begrip a betekent b is € 1.500 en c -- c"));
  const Diagnostic unsafe{DiagnosticKind::format_unsafe, {}, {"x.klap"}};
  CHECK(message(unsafe, Language::dutch).find("het bestand is niet veranderd") != std::string::npos);
  CHECK(message(unsafe, Language::english).find("the file was not changed") != std::string::npos);
}

TEST_CASE("the answer wet and a fact called `wet` are not the same") {
  const Document document("x.klap", "regelset X begrip a betekent wet is b");
  Diagnostics diagnostics;
  CHECK_FALSE(format::says_the_same(document, 0, "regelset X begrip a betekent `wet` is b", diagnostics));
}
