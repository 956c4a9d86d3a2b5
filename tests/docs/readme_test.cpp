// The README shows rules and output; both are those of rules/woerden as it stands.
#include <sstream>
#include <string>
#include <vector>

#include <klap/diagnostics/diagnostic.hpp>
#include <klap/loading/rule_set.hpp>

#include "docs/pages.hpp"
#include "support/catch.hpp"

using klap::test::Block;
using klap::test::read_page;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// The page may leave lines out, and says so with a line that has only "…" on it.
bool shows(const std::vector<std::string>& page, const std::vector<std::string>& output) {
  std::size_t at = 0;
  bool gap = false;
  for (const std::string& line : page) {
    if (line == "…") {
      gap = true;
      continue;
    }
    while (gap && at < output.size() && output[at] != line) ++at;
    if (at == output.size() || output[at] != line) return false;
    ++at;
    gap = false;
  }
  return gap || at == output.size();
}

}  // namespace

TEST_CASE("leaving out lines") {
  CHECK(shows({"a", "b"}, {"a", "b"}));
  CHECK(shows({"a", "…", "c"}, {"a", "b", "c"}));
  CHECK(shows({"…"}, {"a", "b"}));
  CHECK_FALSE(shows({"a"}, {"a", "b"}));
  CHECK_FALSE(shows({"a", "…", "d"}, {"a", "b", "c"}));
  CHECK_FALSE(shows({"b"}, {"a", "b"}));
}

TEST_CASE("the rules in the README stand in rules/woerden") {
  const std::string rules = read_page("rules/woerden/eerst_aan_de_slag.klap");
  std::size_t fragments = 0;
  for (const Block& block : klap::test::blocks_of(read_page("README.md"))) {
    if (block.info != "klap fragment") continue;
    ++fragments;
    INFO("line " << block.line);
    CHECK(rules.find(block.text) != std::string::npos);
  }
  CHECK(fragments == 1);
}

TEST_CASE("the output in the README is what the tool prints") {
  std::size_t shown = 0;
  for (const Block& block : klap::test::blocks_of(read_page("README.md"))) {
    if (block.info != "text" || block.text.rfind("$ klap ", 0) != 0) continue;
    ++shown;
    INFO("line " << block.line);
    const std::size_t end = block.text.find('\n');
    const auto run = klap::test::run_tool(block.text.substr(2, end - 2), KLAP_SOURCE_DIR);
    INFO(run.output);
    CHECK(shows(lines_of(block.text.substr(end + 1)), lines_of(run.output)));
    CHECK(run.status == 0);
  }
  CHECK(shown >= 1);
}

TEST_CASE("the numbers in the README are those of today") {
  const std::string page = read_page("README.md");
  const auto says = [&](const std::string& words) {
    INFO("the README should say: " << words);
    CHECK(page.find(words) != std::string::npos);
  };
  says("the " + std::to_string(klap::all_kinds().size()) + " messages");
  const auto woerden = klap::load_rules({std::string(KLAP_SOURCE_DIR) + "/rules/woerden"});
  REQUIRE(woerden.rules);
  says(std::to_string(woerden.rules->model.examples.size()) + " examples");
  CHECK(read_page("tests/differential/compare.hpp").find("comparisons = 20'000;") != std::string::npos);
  says("20,000 random cases");
  CHECK(read_page("docs/semantics.md")
            .find("| W19 | payer: 60% A, de rest B | kosten € 10.000,01 | A € 6.000, B € 4.000,01 |") !=
        std::string::npos);
}
