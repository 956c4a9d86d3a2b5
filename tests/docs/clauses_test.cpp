// docs/semantics.md is kept by tests that carry the numbers of its clauses: no clause without a test, and no number
// that names no clause. A number stands in the tags of a TEST_CASE, "[5.10][5.18.4]", or, where a rule file is the test
// (a worked case, a file that must load or fail), in a comment of that file: "-- Bepalingen: [5.10]".
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "docs/pages.hpp"
#include "support/catch.hpp"

namespace fs = std::filesystem;

namespace {

/// The clauses of the page, in order: "5.10", "5.10.4", and "16" for a section that has no numbers in it. Lines that go
/// on with a number in the middle of a list that began in a sentence are no clauses: those count from one.
std::vector<std::string> clauses_of(const std::string& page) {
  const std::regex heading(R"(## (\d+)\. .*)");
  const std::regex clause(R"((\d+)\. .*)");
  const std::regex part(R"( {3,4}(\d+)\. .*)");
  std::vector<std::string> clauses;
  std::string section;
  int last = 0;
  int last_part = 0;
  const auto close = [&] {
    if (!section.empty() && last == 0) clauses.push_back(section);
  };
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    const std::string start = line.substr(0, 40);
    std::smatch found;
    if (start.rfind("## ", 0) == 0) {
      close();
      section = std::regex_match(start, found, heading) ? found[1].str() : std::string();
      last = last_part = 0;
    } else if (!section.empty() && std::regex_match(start, found, clause) && std::stoi(found[1]) == last + 1) {
      ++last;
      last_part = 0;
      clauses.push_back(section + "." + std::to_string(last));
    } else if (last > 0 && std::regex_match(start, found, part) && std::stoi(found[1]) == last_part + 1) {
      ++last_part;
      clauses.push_back(section + "." + std::to_string(last) + "." + std::to_string(last_part));
    }
  }
  close();
  return clauses;
}

void collect_tags(const std::string& text, const std::string& where, std::map<std::string, std::string>& tags) {
  static const std::regex number(R"(\[(\d+(\.\d+)*)\])");
  for (std::sregex_iterator it(text.begin(), text.end(), number), end; it != end; ++it) tags.emplace((*it)[1], where);
}

std::size_t past_space(const std::string& text, std::size_t at) {
  while (at < text.size() && std::isspace(static_cast<unsigned char>(text[at])) != 0) ++at;
  return at;
}

/// The literals at `at`, put together; `at` is left behind them.
std::string literals(const std::string& text, std::size_t& at) {
  std::string all;
  for (at = past_space(text, at); at < text.size() && text[at] == '"'; at = past_space(text, at)) {
    for (++at; at < text.size() && text[at] != '"'; ++at) {
      if (text[at] == '\\') ++at;
      all += text[at];
    }
    ++at;
  }
  return all;
}

/// The second arguments of the test cases of a source.
std::string tags_of_source(const std::string& text) {
  const std::string opens = "TEST_CASE(";
  std::string all;
  for (std::size_t at = 0; (at = text.find(opens, at)) != std::string::npos;) {
    at += opens.size();
    const std::string name = literals(text, at);
    if (name.empty() || at >= text.size() || text[at] != ',') continue;
    ++at;
    all += literals(text, at);
  }
  return all;
}

std::string tags_of_rules(const std::string& text) {
  std::string all;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    if (line.rfind("-- Bepalingen:", 0) == 0) all += line;
  return all;
}

/// Every number that a test carries, with a file it stands in.
std::map<std::string, std::string> tested() {
  std::map<std::string, std::string> tags;
  const fs::path tests = fs::path(KLAP_SOURCE_DIR) / "tests";
  for (const auto& entry : fs::recursive_directory_iterator(tests)) {
    const std::string where = fs::relative(entry.path(), tests).generic_string();
    const bool source = where.ends_with("_test.cpp");
    // Rule files that some test loads as they are, and holds against what stands in them.
    const bool rules = (where.rfind("reference/worked/", 0) == 0 || where.rfind("semantics/files/", 0) == 0) &&
                       where.ends_with(".klap");
    if (!source && !rules) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    collect_tags(source ? tags_of_source(text) : tags_of_rules(text), where, tags);
  }
  return tags;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("reading numbers of clauses") {
  CHECK(clauses_of(
            "## 1. A\n\n1. a\n   goes on\n    1. b\n    2. c\n2. d: 1. e;\n    2. f\n### B\n3. g\n## 2. C\n\nh\n## "
            "Worked\n1. i\n") == Texts{"1.1", "1.1.1", "1.1.2", "1.2", "1.3", "2"});
  CHECK(tags_of_source("TEST_CASE(\"a\" \"b\\\"[1.1]\", \"[5.10]\"\n  \"[x]\")\nTEST_CASE(\"c\")") == "[5.10][x]");
  CHECK(tags_of_rules("-- Bepalingen: [1.2]\n-- [1.3]\n") == "-- Bepalingen: [1.2]");
  std::map<std::string, std::string> tags;
  collect_tags("[5.10][x][16] [5.18.4]", "a", tags);
  CHECK(tags.size() == 3);
}

TEST_CASE("every clause of the semantics has a test that carries its number") {
  const auto clauses = clauses_of(klap::test::read_page("docs/semantics.md"));
  CHECK(clauses.size() >= 140);
  CHECK(std::set<std::string>(clauses.begin(), clauses.end()).size() == clauses.size());
  const auto tags = tested();
  std::string without;
  for (const std::string& clause : clauses)
    if (tags.count(clause) == 0) without += clause + " ";
  INFO("clauses without a test: " << without);
  CHECK(without.empty());
}

TEST_CASE("every number that a test carries is that of a clause") {
  const auto clauses = clauses_of(klap::test::read_page("docs/semantics.md"));
  for (const auto& [tag, where] : tested()) {
    INFO(where << " carries " << tag);
    CHECK(std::count(clauses.begin(), clauses.end(), tag) == 1);
  }
}
