#include <klap/diagnostics/diagnostic.hpp>

#include "support/catch.hpp"

using namespace klap;

namespace {

std::string dutch(DiagnosticKind kind, std::vector<std::string> arguments) {
  return message({kind, {}, std::move(arguments)}, Language::dutch);
}
std::string english(DiagnosticKind kind, std::vector<std::string> arguments) {
  return message({kind, {}, std::move(arguments)}, Language::english);
}

}  // namespace

TEST_CASE("a list reads as a list in the language of the message") {
  CHECK(dutch(DiagnosticKind::unexpected_end, {list_argument({"a"})}) == "het bestand houdt hier op; verwacht: 'a'");
  CHECK(dutch(DiagnosticKind::unexpected_end, {list_argument({"a", "@name"})}) == "het bestand houdt hier op; verwacht: 'a' of een naam");
  CHECK(english(DiagnosticKind::unexpected_end, {list_argument({"a", "b", "@date"})}) ==
        "the file ends here; expected: 'a', 'b' or a date such as 2017-03-01");
  CHECK(dutch(DiagnosticKind::unexpected_end, {list_argument({"a", "b", "@more"})}) == "het bestand houdt hier op; verwacht: 'a', 'b', …");
  CHECK(dutch(DiagnosticKind::unexpected_end, {list_argument({"@nobody"})}) == "het bestand houdt hier op; verwacht: '@nobody'");
}

TEST_CASE("an argument that is missing or one too many does no harm") {
  CHECK(dutch(DiagnosticKind::unexpected, {}) == "hier staat ; verwacht: ");
  CHECK(dutch(DiagnosticKind::empty_file, {"x"}) == "dit bestand is leeg; begin met 'regelset' en een naam, bijvoorbeeld: regelset Woerden");
}

TEST_CASE("braces and percent signs in words mean nothing") {
  CHECK(dutch(DiagnosticKind::bad_date, {"{1}%n"}).starts_with("{1}%n staat niet op de kalender"));
}

TEST_CASE("hidden characters and wrong bytes are shown, long words cut") {
  CHECK(shown("a\tb", 10) == "a\\u{09}b");
  CHECK(shown("a\x1B[31m", 10) == "a\\u{1B}[31m");
  CHECK(shown("a\u202Eb", 10) == "a\\u{202E}b");
  CHECK(shown("a\u200Bb\uFEFF", 10) == "a\\u{200B}b\\u{FEFF}");
  CHECK(shown("\xFF", 10) == "\\x{FF}");
  CHECK(shown("é€\U0001F600", 3) == "é€\U0001F600");
  CHECK(shown("é€\U0001F600x", 3) == "é€\U0001F600…");
  CHECK(shown("\U000E0041", 10) == "\\u{E0041}");
}

TEST_CASE("the first hundred are kept and the rest is counted") {
  Diagnostics diagnostics;
  CHECK(diagnostics.empty());
  CHECK_FALSE(diagnostics.has_errors());
  for (std::uint32_t i = 0; i < 130; ++i) diagnostics.add(DiagnosticKind::empty_file, {0, 130 - i, 130 - i});
  CHECK(diagnostics.all().size() == 100);
  CHECK(diagnostics.not_shown() == 30);
  CHECK(diagnostics.has_errors());
}

TEST_CASE("sorted by document, place and code") {
  Diagnostics diagnostics;
  diagnostics.add(DiagnosticKind::empty_file, {1, 0, 0});
  diagnostics.add(DiagnosticKind::empty_file, {0, 5, 6});
  diagnostics.add(DiagnosticKind::not_text, {0, 5, 6});
  diagnostics.add(DiagnosticKind::empty_file, {0, 2, 9});
  diagnostics.sort();
  std::string order;
  for (const Diagnostic& d : diagnostics.all()) order += std::to_string(d.span.document) + std::to_string(d.span.begin) + std::string(info(d.kind).code) + " ";
  CHECK(order == "02K0130 05K0101 05K0130 10K0130 ");
}

TEST_CASE("the nearest word") {
  const std::vector<std::string_view> words{"regel", "regelset", "voorbeeld", "dan", "en"};
  CHECK(nearest("rgel", words) == "regel");
  CHECK(nearest("regle", words) == "regel");        // two letters exchanged are one edit
  CHECK(nearest("regelsets", words) == "regelset");
  CHECK(nearest("vorbeld", words) == "voorbeeld");
  CHECK(nearest("xyz", words).empty());
  CHECK(nearest("x", words).empty());               // a third of one letter is none
  CHECK(nearest("", words).empty());
  CHECK(nearest("den", words) == "dan");            // as near as "en"; the first wins
  CHECK(nearest("café", {"cafe"}) == "cafe");       // counted in letters, not bytes
  CHECK(nearest(std::string(5000, 'a'), words).empty());
  CHECK(nearest("regel", {}).empty());
}

TEST_CASE("nearest is never farther than a third, and finds what is the same") {
  KLAP_PROPERTY("found words are candidates", [](const std::string& word, const std::vector<std::string>& list) {
    std::vector<std::string_view> candidates(list.begin(), list.end());
    const std::string_view found = nearest(word, candidates);
    if (!found.empty()) RC_ASSERT(std::find(candidates.begin(), candidates.end(), found) != candidates.end());
    candidates.push_back(word);
    if (!word.empty()) RC_ASSERT(nearest(word, candidates) == word);
  });
}
