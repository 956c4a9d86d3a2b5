// The README shows rules and output; both are those of rules/woerden as it stands.
#include <sstream>

#include "docs/pages.hpp"
#include "support/catch.hpp"

using klap::test::Block;
using klap::test::read_page;

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
    CHECK(run.output == block.text.substr(end + 1));
    CHECK(run.status == 0);
  }
  CHECK(shown >= 1);
}
