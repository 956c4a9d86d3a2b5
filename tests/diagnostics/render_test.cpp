#include <klap/diagnostics/diagnostic.hpp>
#include <klap/source/utf8.hpp>

#include "support/catch.hpp"

using namespace klap;

namespace {

std::string rendered(const std::string& text, std::uint32_t begin, std::uint32_t end, Language language = Language::dutch) {
  Documents documents;
  documents.emplace_back("a.klap", text);
  return render({DiagnosticKind::text_not_closed, {0, begin, end}, {}}, documents, language);
}

/// The source line and the line of carets.
std::string echo(const std::string& text, std::uint32_t begin, std::uint32_t end) {
  const std::string all = rendered(text, begin, end);
  return all.substr(all.find('\n') + 1);
}

}  // namespace

TEST_CASE("place, level, code and text, then the line with carets") {
  CHECK(rendered("x\n  een tekst \"af\n", 14, 17) ==
        "a.klap:2:13: fout K0105: deze tekst heeft geen aanhalingsteken aan het eind; een tekst staat op één regel: zet er \" achter\n"
        "    2 |   een tekst \"af\n"
        "      |             ^^^");
  CHECK(rendered("x", 0, 1, Language::english).starts_with("a.klap:1:1: error K0105: this text"));
}

TEST_CASE("without a document there is no place") {
  CHECK(render({DiagnosticKind::empty_file, {7, 0, 0}, {}}, {}, Language::english) ==
        "error K0130: this file is empty; begin with 'ruleset' and a name, for example: ruleset Woerden");
}

TEST_CASE("carets count characters") {
  CHECK(echo("é€ab", 5, 7) == "    1 | é€ab\n      |   ^^");
  CHECK(echo("é€ab", 0, 2) == "    1 | é€ab\n      | ^");
  CHECK(echo("ab", 2, 2) == "    1 | ab\n      |   ^");    // behind the end
  CHECK(echo("", 0, 0) == "    1 | \n      | ^");
  CHECK(echo("\tab", 1, 2) == "    1 |  ab\n      |  ^");  // a tab is one space, so that the carets fit
}

TEST_CASE("a span over several lines is marked to the end of the first") {
  CHECK(echo("abc\ndef", 1, 6) == "    1 | abc\n      |  ^^");
  CHECK(echo("abc\r\ndef", 1, 6) == "    1 | abc\n      |  ^^");
}

TEST_CASE("hidden characters are escaped, and the carets fit what is shown") {
  CHECK(echo("a\u202Eb cd", 6, 8) == "    1 | a\\u{202E}b cd\n      |            ^^");
  CHECK(echo("\x1B[1m", 1, 4) == "    1 | \\u{1B}[1m\n      |       ^^^");
  CHECK(echo("a\xFFz", 1, 2) == "    1 | a\\x{FF}z\n      |  ^^^^^^");
}

TEST_CASE("a long line is cut around the place") {
  const std::string line(100, 'x');
  CHECK(echo(line + "y" + line, 100, 101) ==
        "    1 | …" + std::string(29, 'x') + "y" + std::string(30, 'x') + "…\n      | " + std::string(30, ' ') + "^");
  CHECK(echo("y" + line, 0, 1) == "    1 | y" + std::string(59, 'x') + "…\n      | ^");
  CHECK(echo(line + "y", 100, 101) == "    1 | …" + std::string(59, 'x') + "y\n      | " + std::string(60, ' ') + "^");
  CHECK(echo(line, 0, 100) == "    1 | " + std::string(60, 'x') + "…\n      | " + std::string(60, '^'));
}

TEST_CASE("a message is bounded and shows nothing hidden, whatever the text") {
  KLAP_PROPERTY("bounded", [](const std::vector<std::uint8_t>& bytes, std::uint32_t begin, std::uint32_t end) {
    std::string text(bytes.begin(), bytes.end());
    for (int i = 0; i < 4; ++i) text += text;
    const auto size = static_cast<std::uint32_t>(text.size() + 1);
    Documents documents;
    documents.emplace_back(text.substr(0, 50), text);
    const Diagnostic diagnostic{DiagnosticKind::unexpected, {0, begin % size, end % size}, {text, list_argument({text, text})}};
    const std::string out = render(diagnostic, documents, Language::dutch);
    RC_ASSERT(out.size() < 10'000U);
    RC_ASSERT(first_invalid_utf8(out) == out.size());
    for (std::size_t i = 0; i < out.size();) {
      const utf8::Character character = utf8::decode(out, i);
      RC_ASSERT(character.code == '\n' || !utf8::is_hidden(character.code));
      i += character.length;
    }
    RC_ASSERT(std::count(out.begin(), out.end(), '\n') == 2);
  });
}

TEST_CASE("a message ends with the heading its line stands under") {
  const std::string text = "---- geld en percelen ----\nbudget \"x\n---- later\n";
  CHECK(rendered(text, 34, 36).ends_with("\n      = onder het kopje 'geld en percelen'"));
  CHECK(rendered(text, 34, 36, Language::english).ends_with("\n      = under the heading 'geld en percelen'"));
  CHECK(rendered("budget \"x\n---- later\n", 7, 9).find("kopje") == std::string::npos);
  CHECK(rendered("----\nbudget \"x\n", 12, 14).find("kopje") == std::string::npos);
}
