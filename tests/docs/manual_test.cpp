// The samples of docs/manual.md, put together, are a rule set in Dutch and the same in English, with the library that
// it uses: both load without a finding, each is what `klap fmt` makes of the other, and the examples in it hold.
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <klap/analysis/examples.hpp>
#include <klap/format/format.hpp>
#include <klap/loading/rule_set.hpp>
#include <klap/semantics/check.hpp>
#include <klap/syntax/token.hpp>

#include "docs/pages.hpp"
#include "support/catch.hpp"

using namespace klap;

namespace {

/// A sample stands in a block "klap", and the same in English in the block behind it, "klap english"; those of the
/// library in "klap bibliotheek" and "klap library". What could stand instead of a clause of a sample, one of which a
/// rule set has only once, is in "klap anders" and "klap otherwise": no part of the rule set.
struct Samples {
  std::string town;
  std::string library;
  std::size_t count = 0;
  bool operator==(const Samples&) const = default;
};

Samples samples(const std::string& of_town, const std::string& of_library) {
  Samples all;
  for (const test::Block& block : test::blocks_of(test::read_page("docs/manual.md"))) {
    if (block.info != of_town && block.info != of_library) continue;
    std::string& text = block.info == of_town ? all.town : all.library;
    if (!text.empty()) text += '\n';
    text += block.text;
    ++all.count;
  }
  return all;
}
Samples dutch() { return samples("klap", "klap bibliotheek"); }
Samples english() { return samples("klap english", "klap library"); }

/// The blocks of what could stand instead, put together.
std::string instead(const std::string& info) {
  std::string text;
  for (const test::Block& block : test::blocks_of(test::read_page("docs/manual.md")))
    if (block.info == info) text += (text.empty() ? "" : "\n") + block.text;
  return text;
}

/// The only line that begins so is replaced.
std::string with_line(const std::string& text, const std::string& begin, const std::string& line) {
  const std::size_t at = text.find("\n" + begin);
  REQUIRE(at != std::string::npos);
  REQUIRE(text.find("\n" + begin, at + 1) == std::string::npos);
  return text.substr(0, at + 1) + line + text.substr(text.find('\n', at + 1));
}

Documents documents(const Samples& all) {
  Documents list;
  list.emplace_back("zomerstad/regels.klap", all.town);
  list.emplace_back("wet/wet.klap", all.library);
  return list;
}

Samples formatted(const Samples& all, std::optional<Language> language) {
  Diagnostics diagnostics;
  const Documents list = documents(all);
  const auto texts = format::format(list, language, diagnostics);
  for (const Diagnostic& d : diagnostics.all()) FAIL_CHECK(render(d, list, Language::english));
  REQUIRE(texts.at(0));
  REQUIRE(texts.at(1));
  return {*texts[0], *texts[1], all.count};
}

/// Line by line, so that what differs is seen.
void check_same(const std::string& shown, const std::string& made) {
  std::istringstream a(shown);
  std::istringstream b(made);
  std::string left;
  std::string right;
  for (std::size_t line = 1; std::getline(a, left); ++line) {
    REQUIRE(std::getline(b, right));
    INFO("line " << line << " of the samples put together");
    REQUIRE(left == right);
  }
  REQUIRE_FALSE(std::getline(b, right));
}

void check_same(const Samples& shown, const Samples& made) {
  check_same(shown.town, made.town);
  check_same(shown.library, made.library);
}

Loaded loaded(const Samples& all) {
  Loaded result = load_rules(documents(all));
  for (const Diagnostic& d : result.diagnostics.all()) FAIL_CHECK(render(d, result.documents, Language::english));
  REQUIRE(result.rules);
  return result;
}

}  // namespace

TEST_CASE("every sample of the manual stands there in Dutch, and behind it in English") {
  const auto blocks = test::blocks_of(test::read_page("docs/manual.md"));
  std::size_t pairs = 0;
  for (std::size_t i = 0; i < blocks.size(); i += 2) {
    INFO("line " << blocks[i].line);
    REQUIRE(i + 1 < blocks.size());
    const std::map<std::string, std::string> english_of = {
        {"klap", "klap english"}, {"klap bibliotheek", "klap library"}, {"klap anders", "klap otherwise"}};
    REQUIRE(english_of.count(blocks[i].info) == 1);
    CHECK(blocks[i + 1].info == english_of.at(blocks[i].info));
    ++pairs;
  }
  CHECK(pairs >= 42);
}

TEST_CASE("the samples of the manual are formatted, and each is the translation of the other") {
  check_same(dutch(), formatted(dutch(), std::nullopt));
  check_same(english(), formatted(dutch(), Language::english));
  check_same(dutch(), formatted(english(), Language::dutch));
}

TEST_CASE("the samples of the manual load without a finding, the same in both languages, and the examples hold") {
  const Loaded one = loaded(dutch());
  CHECK(loaded(english()).rules->program.hash == one.rules->program.hash);
  Diagnostics findings;
  semantics::check(one.rules->model, std::nullopt, findings);
  for (const Diagnostic& d : findings.all()) FAIL_CHECK(render(d, one.documents, Language::dutch));
  const auto results = analysis::run_examples(one.rules->model, one.rules->program);
  CHECK(results.size() >= 15);
  for (const auto& result : results) {
    CAPTURE(result.title);
    for (const auto& difference : result.differences)
      FAIL_CHECK(difference.expected.english << " / " << difference.got.english);
  }
}

TEST_CASE("what could stand instead of a clause is formatted and translated, and loads in its place") {
  const Samples one{"regelset Anders\n\n" + instead("klap anders"), dutch().library};
  const Samples two{"ruleset Anders\n\n" + instead("klap otherwise"), english().library};
  check_same(one.town, formatted(one, std::nullopt).town);
  check_same(two.town, formatted(one, Language::english).town);
  check_same(one.town, formatted(two, Language::dutch).town);

  const std::string begin = "    bij een gedeeld plafond ";
  std::set<std::string> hashes = {loaded(dutch()).rules->program.hash};
  std::istringstream lines(one.town);
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind(begin, 0) != 0) continue;
    INFO(line);
    Samples other = dutch();
    other.town = with_line(other.town, begin, line);
    CHECK(hashes.insert(loaded(other).rules->program.hash).second);
  }
  CHECK(hashes.size() == 4);
}

TEST_CASE("every word of the language stands in a sample of the manual") {
  std::set<syntax::Keyword> shown;
  Documents list = documents(dutch());
  list.emplace_back("anders.klap", "regelset Anders\n" + instead("klap anders"));
  for (std::uint32_t d = 0; d < list.size(); ++d) {
    Diagnostics diagnostics;
    for (const syntax::Token& token : syntax::lex(list[d], d, diagnostics).list)
      if (token.kind == syntax::TokenKind::keyword) shown.insert(token.keyword);
  }
  const std::vector<std::pair<syntax::Keyword, std::string>> words = {
#define KLAP_KEYWORD(id, dutch, english, use) {syntax::Keyword::id, dutch},
#include <klap/syntax/keywords.def>
#undef KLAP_KEYWORD
  };
  for (const auto& [keyword, word] : words) {
    if (keyword == syntax::Keyword::starting) continue;  // reserved; no production has it
    INFO(word);
    CHECK(shown.count(keyword) == 1);
  }
}
