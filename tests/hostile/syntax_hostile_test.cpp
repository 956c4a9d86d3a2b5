// Texts made to break a reader. None may crash, hang, or go unnoticed; the work is counted in steps, never in time.
#include <klap/syntax/dump.hpp>

#include "support/catch.hpp"

using namespace klap;
using namespace klap::syntax;

namespace {

std::string repeated(std::string_view part, std::size_t count) {
  std::string all;
  all.reserve(part.size() * count);
  for (; count > 0; --count) all += part;
  return all;
}

struct Read {
  explicit Read(std::string text) {
    documents.emplace_back("vijandig.klap", std::move(text));
    tree = parse(documents[0], 0, diagnostics);
    for (const Diagnostic& d : diagnostics.all()) {
      codes += std::string(info(d.kind).code) + " ";
      longest = std::max(longest, render(d, documents, Language::dutch).size());
    }
  }
  [[nodiscard]] std::size_t steps() const { return tree.steps + tree.tokens.steps + tree.nodes.size() + tree.tokens.list.size(); }

  Documents documents;
  Diagnostics diagnostics;
  Tree tree;
  std::string codes;
  std::size_t longest = 0;  // of the messages
};

constexpr std::string_view header = "regelset X\n";
std::string condition(const std::string& text) { return std::string(header) + "begrip t betekent " + text; }

/// Four times the text is four times the work, and no more.
void check_growth(const std::string& before, std::string_view part, const std::string& behind, std::size_t count) {
  const std::size_t once = Read(before + repeated(part, count) + behind).steps();
  const std::size_t four = Read(before + repeated(part, 4 * count) + behind).steps();
  INFO(part);
  CHECK(four <= 4 * once + 1000);
}

}  // namespace

TEST_CASE("no text at all") {
  CHECK(Read("").codes == "K0130 ");
  CHECK(Read(" \n\t\r\n").codes == "K0130 ");
  CHECK(Read("\xEF\xBB\xBF").codes == "K0130 ");
  CHECK(Read(repeated("\n", 1'000'000)).codes == "K0130 ");
  CHECK(Read("-- " + std::string(4'000'000, 'x')).codes == "K0130 ");
  CHECK(Read("de het een").codes == "K0130 ");
}

TEST_CASE("no rule file") {
  CHECK(Read(std::string("\x7F" "ELF\x02\0\0\0", 8)).codes == "K0101 ");
  CHECK(Read(std::string("r\0e\0g\0", 6)).codes == "K0101 ");  // UTF-16
  CHECK(Read("<html><body>").codes == "K0131 ");
  CHECK(Read("{\"a\": 1}").codes == "K0103 K0103 ");
  CHECK(Read("../../etc/passwd").codes == "K0103 K0103 ");
}

TEST_CASE("wrong UTF-8: cut off, overlong, surrogates, too large, a mark in the middle") {
  for (const std::string_view bytes : {"\xC3", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF\xFE", "\x80"}) {
    CHECK(Read(std::string(header) + "begrip t betekent " + std::string(bytes)).codes == "K0102 ");
    CHECK(Read(std::string(header) + "-- " + std::string(bytes)).codes == "K0102 ");
    CHECK(Read(std::string(header) + "bron a \"" + std::string(bytes) + "\" soort wet").codes == "K0102 ");
  }
  CHECK(Read(std::string(header) + "begrip \xEF\xBB\xBFt betekent x").codes == "K0116 ");
}

TEST_CASE("brackets and negations by the hundred thousand") {
  CHECK(Read(condition(repeated("(", 100'000))).codes == "K0136 ");
  CHECK(Read(condition(repeated("(", 100'000) + "x" + repeated(")", 100'000))).codes == "K0136 ");
  CHECK(Read(condition(repeated("niet ", 1'000'000))).codes == "K0136 ");
  CHECK(Read(condition(repeated("niet (", 100'000))).codes == "K0136 ");
  CHECK(Read(std::string(header) + "voorbeeld \"x\" inwoner f " + repeated("(2017-01-01 ", 100'000)).codes == "K0136 ");
  CHECK(Read(std::string(header) + repeated(")", 100'000)).codes == "K0132 ");
}

TEST_CASE("a million operands side by side are read") {
  const Read read(condition("x" + repeated(" + x", 999'999)));
  CHECK(read.codes.empty());
  CHECK(read.tree.nodes.size() > 3'000'000);
}

TEST_CASE("texts, names, numbers and phrases without end") {
  CHECK(Read(condition("\"" + std::string(4'000'000, 'x'))).codes == "K0105 ");
  CHECK(Read(condition("`" + std::string(4'000'000, 'x'))).codes == "K0114 ");
  CHECK(Read(condition(std::string(1'000'000, 'x'))).codes == "K0110 ");
  CHECK(Read(condition(std::string(1'000'000, '9'))).codes == "K0109 ");
  CHECK(Read(condition(repeated("1.", 500'000) + "1")).codes == "K0108 ");
  CHECK(Read(condition("€ " + repeated("1.", 500'000) + "1")).codes == "K0106 ");
  CHECK(Read(condition("1e309")).codes == "K0108 ");
  CHECK(Read(condition("x is " + repeated("de ", 1'000'000) + "y")).codes.empty());
  CHECK(Read(condition(repeated("“", 1'000'000))).diagnostics.has_errors());
}

TEST_CASE("ten megabytes on one line, with mistakes in it") {
  const Read read(std::string("regelset X ") + repeated("begrip t betekent x en (y of z), ", 320'000));
  CHECK(read.codes == "K0132 ");
  CHECK(read.longest < 1000);
  const Read many("regelset X " + repeated("begrip t betekent € 6.00 ", 400'000));
  CHECK(many.diagnostics.all().size() == 100);
  CHECK(many.diagnostics.not_shown() == 399'900);
  CHECK(many.longest < 1000);
}

TEST_CASE("a hundred thousand mistakes in one file") {
  const Read read(std::string(header) + repeated("begrip t betkent x\n", 100'000));
  CHECK(read.diagnostics.all().size() == 100);
  CHECK(read.diagnostics.not_shown() == 99'900);
}

TEST_CASE("characters that hide or turn around what is written") {
  const Read read(std::string(header) + "bron a \"Wet \u202Ecilbup\u202C\" soort wet -- \u2066\nbegrip Kap\u200Bper betekent \x1B[31m");
  CHECK(read.codes == "K0116 K0116 K0116 K0116 K0116 K0103 ");
  for (const Diagnostic& d : read.diagnostics.all()) {
    const std::string out = render(d, read.documents, Language::dutch);
    CHECK(out.find('\x1B') == std::string::npos);
    CHECK(out.find("\u202E") == std::string::npos);
    CHECK(out.find("\u200B") == std::string::npos);
  }
  CHECK(Read(std::string(header) + "begrip Kappеr betekent x").codes == "K0117 ");  // the е is Cyrillic
}

TEST_CASE("formats, markup and paths in a text are only text") {
  const Read read(std::string(header) + "bron a \"%n%s {0} </script> ../../etc/passwd $(reboot)\" soort wet");
  CHECK(read.codes.empty());
  CHECK(Read(condition("\"%n{0}\" \"%n{1}\"")).codes == "K0132 ");
}

TEST_CASE("work grows with the text and not faster") {
  check_growth(condition("x"), " en x is ten", "", 2000);
  check_growth(condition("x"), " en (x of niet y)", "", 2000);
  check_growth(condition(""), "(", "", 2000);
  check_growth(condition(""), "niet ", "", 2000);
  check_growth(condition("x is "), "de -- uitleg\n ", "y", 2000);
  check_growth(std::string(header), "is -- uitleg\n het ", "", 2000);
  check_growth(std::string(header), "zolang plafond ", "", 2000);
  check_growth(std::string(header), "begrip t betekent x en\n", "", 2000);
  check_growth(std::string(header), "oordeel t ja\n", "", 2000);
  check_growth(std::string(header), "Wie betaalt de voorziening\n", "", 2000);
  check_growth(std::string(header), "Wie betaalt de voorziening? regel a dan 3\n", "", 2000);
  check_growth(std::string(header) + "perceel p levert a", ", a", ", evaluatie", 2000);
  check_growth(std::string(header) + "persoon a: a", " of a", "", 2000);
  check_growth(std::string(header) + "persoon\n", " a: b, c, vraag \"x\"\n", "", 2000);
  check_growth(std::string(header) + "voorbeeld \"x\"", " inwoner a b", "", 2000);
  check_growth(std::string(header) + "voorbeeld \"x\"", " voorziening a b c,", "", 2000);
  check_growth(std::string(header) + "voorbeeld \"x\" inwoner f ", "(2017-01-01 ", "", 2000);
  check_growth(std::string(header) + "Wie betaalt de voorziening? regel a dan ten laste van b", ", ten laste van c", "", 2000);
  check_growth(std::string(header), "“", "", 2000);
  check_growth(std::string(header), "; x ", "", 2000);
  check_growth(std::string(header), "\"", "\n", 2000);
}
