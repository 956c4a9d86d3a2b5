// The inventory says of each of the 145 things in the documents where it comes back: every number once, and everything
// it names exists.
#include <filesystem>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include <klap/loading/rule_set.hpp>

#include "docs/pages.hpp"
#include "support/catch.hpp"

using klap::test::read_page;

namespace {

constexpr int items = 145;

const klap::semantics::Model& woerden() {
  static const klap::Loaded once = klap::load_rules({std::string(KLAP_SOURCE_DIR) + "/rules/woerden"});
  if (!once.rules) FAIL("rules/woerden does not load");
  return once.rules->model;
}

bool names_rule(const std::string& name) {
  for (const auto& rule : woerden().rules)
    if (rule.name == name) return true;
  return false;
}

bool names_example(const std::string& words) {
  for (const auto& example : woerden().examples)
    if (example.title.find(words) != std::string::npos) return true;
  return false;
}

/// `regel …`, `voorbeeld …`, or a file or folder.
bool exists(const std::string& name) {
  const std::string rule = "regel ";
  const std::string example = "voorbeeld ";
  if (name.rfind(rule, 0) == 0) return names_rule(name.substr(rule.size()));
  if (name.rfind(example, 0) == 0) return names_example(name.substr(example.size()));
  return std::filesystem::exists(std::filesystem::path(KLAP_SOURCE_DIR) / name);
}

std::vector<std::string> named_in(const std::string& text) {
  const std::regex quoted("`([^`]*)`");
  std::vector<std::string> names;
  for (std::sregex_iterator it(text.begin(), text.end(), quoted), end; it != end; ++it) names.push_back((*it)[1]);
  return names;
}

}  // namespace

TEST_CASE("the inventory has every number once, in order, each with a place or a reason") {
  const std::regex row(R"(\| (\d+) \| [^|]+ \| ([^|]+) \|)");
  std::istringstream page(read_page("docs/inventaris.md"));
  int last = 0;
  for (std::string line; std::getline(page, line);) {
    std::smatch found;
    if (!std::regex_match(line, found, row)) continue;
    INFO(line);
    CHECK(std::stoi(found[1]) == last + 1);
    last = std::stoi(found[1]);
    const std::string where = found[2];
    CHECK((!named_in(where).empty() || where.rfind("Geen ", 0) == 0));
  }
  CHECK(last == items);
}

TEST_CASE("every rule, example and file that the inventory names exists") {
  const auto names = named_in(read_page("docs/inventaris.md"));
  CHECK(names.size() >= items);
  for (const std::string& name : names) {
    INFO(name);
    CHECK(exists(name));
  }
}
