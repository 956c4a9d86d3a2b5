// The tutorial says what happens; this makes it happen. Every rule set in it loads and its examples pass; every command
// line in it prints what the page shows, for the rule set above it with the changes named there.
#include <sstream>

#include "docs/pages.hpp"
#include "support/catch.hpp"

using klap::test::Block;

namespace {

constexpr const char* file_name = "taxipas.klap";

std::vector<Block> tutorial() { return klap::test::blocks_of(klap::test::read_page("docs/zelfstudie.md")); }

std::string changed(std::string rules, const Block& block) {
  for (const auto& [from, to] : block.changes) {
    const std::size_t at = rules.find(from);
    INFO("line " << block.line << ": to be replaced: " << from);
    REQUIRE(at != std::string::npos);
    REQUIRE(rules.find(from, at + 1) == std::string::npos);
    rules.replace(at, from.size(), to);
  }
  return rules;
}

/// "$ klap …" and what it prints, again and again.
void run_block(const Block& block, const std::filesystem::path& folder) {
  std::istringstream lines(block.text);
  std::string command;
  std::string expected;
  const auto run = [&] {
    if (command.empty()) return;
    INFO("line " << block.line << ": $ " << command);
    CHECK(klap::test::run_tool(command, folder).output == expected);
  };
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("$ ", 0) != 0) {
      expected += line + "\n";
      continue;
    }
    run();
    command = line.substr(2);
    expected.clear();
  }
  REQUIRE_FALSE(command.empty());
  run();
}

}  // namespace

TEST_CASE("every rule set of the tutorial loads in silence and its examples pass") {
  const auto folder = klap::test::fresh_folder("loads");
  std::size_t rule_sets = 0;
  std::size_t with_examples = 0;
  for (const Block& block : tutorial()) {
    if (block.info != "klap") continue;
    ++rule_sets;
    INFO("the rule set on line " << block.line);
    klap::test::write_file(folder / file_name, block.text);
    const auto check = klap::test::run_tool(std::string("klap check ") + file_name, folder);
    CHECK(check.output == "");
    CHECK(check.status == 0);
    if (block.text.find("\nvoorbeeld ") == std::string::npos) continue;
    ++with_examples;
    const auto test = klap::test::run_tool(std::string("klap test ") + file_name, folder);
    INFO(test.output);
    CHECK(test.status == 0);
  }
  CHECK(rule_sets >= 4);
  CHECK(with_examples >= 2);
}

TEST_CASE("every command line of the tutorial prints what the page shows") {
  const auto folder = klap::test::fresh_folder("prints");
  std::string rules;
  std::size_t shown = 0;
  for (const Block& block : tutorial()) {
    if (block.info == "klap") rules = block.text;
    if (block.info != "text") continue;
    ++shown;
    REQUIRE_FALSE(rules.empty());
    klap::test::write_file(folder / file_name, changed(rules, block));
    run_block(block, folder);
  }
  CHECK(shown >= 4);
}
