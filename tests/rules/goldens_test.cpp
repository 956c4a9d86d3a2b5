// What the resident and the file read about every example of the rule sets in rules/, whole: goldens/<rule set>/*.txt.
// Rewrite them with KLAP_UPDATE=1, and read the difference as the resident and as a policy officer.
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include <klap/analysis/examples.hpp>
#include <klap/decision/decide.hpp>
#include <klap/explanation/explain.hpp>
#include <klap/loading/rule_set.hpp>

#include "support/catch.hpp"

using namespace klap;
namespace fs = std::filesystem;

namespace {

constexpr const char* rule_sets[] = {"woerden", "zomerstad"};

fs::path folder(const std::string& rule_set) { return fs::path(KLAP_SOURCE_DIR) / "tests/rules/goldens" / rule_set; }

/// "EADS-01: een inwoner …" as a file name: letters without marks, digits, and a dash for all between.
std::string file_name(const std::string& title) {
  static const std::map<std::string, std::string> plain = {
      {"\xC3\xA9", "e"}, {"\xC3\xA8", "e"}, {"\xC3\xAB", "e"}, {"\xC3\xAF", "i"},       {"\xC3\xB6", "o"},
      {"\xC3\xBC", "u"}, {"\xC3\xA1", "a"}, {"\xC3\xB3", "o"}, {"\xE2\x82\xAC", "euro"}};
  std::string name;
  for (std::size_t i = 0; i < title.size();) {
    std::size_t length = 1;
    while (i + length < title.size() && (static_cast<unsigned char>(title[i + length]) & 0xC0U) == 0x80U) ++length;
    const std::string character = title.substr(i, length);
    i += length;
    const auto c = static_cast<unsigned char>(character[0]);
    const auto known = plain.find(character);
    if (known != plain.end()) {
      name += known->second;
    } else if (length == 1 && std::isalnum(c) != 0) {
      name += static_cast<char>(std::tolower(c));
    } else if (!name.empty() && name.back() != '-') {
      name += '-';
    }
  }
  while (!name.empty() && name.back() == '-') name.pop_back();
  return name;
}

/// Every text by the name of its file.
std::map<std::string, std::string> texts_of(const std::string& rule_set) {
  const Loaded loaded = load_rules({(fs::path(KLAP_SOURCE_DIR) / "rules" / rule_set).string()});
  REQUIRE(loaded.rules);
  const program::Program& program = loaded.rules->program;
  std::map<std::string, std::string> texts;
  for (const semantics::Example& example : loaded.rules->model.examples) {
    const decision::Case facts = analysis::case_of(loaded.rules->model, example);
    const auto outcome = decision::decide(program, facts);
    const auto derivation = decision::derive(program, facts, outcome);
    std::string name = file_name(example.title);
    while (texts.count(name + ".inwoner.txt") > 0) name += "-2";
    const auto told = [&](explanation::Reader reader) {
      return explanation::explain(program, facts, outcome, derivation, reader, Language::dutch);
    };
    texts[name + ".inwoner.txt"] = told(explanation::Reader::resident);
    texts[name + ".dossier.txt"] = told(explanation::Reader::file);
  }
  return texts;
}

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void write_all(const fs::path& folder, const std::map<std::string, std::string>& texts) {
  fs::remove_all(folder);
  fs::create_directories(folder);
  for (const auto& [name, text] : texts) std::ofstream(folder / name, std::ios::binary) << text;
}

}  // namespace

TEST_CASE("every example reads as its golden files say, for the resident and for the file") {
  for (const char* rule_set : rule_sets) {
    const auto texts = texts_of(rule_set);
    if (std::getenv("KLAP_UPDATE") != nullptr) write_all(folder(rule_set), texts);
    std::map<std::string, std::string> golden;
    for (const auto& entry : fs::directory_iterator(folder(rule_set)))
      golden[entry.path().filename().string()] = read(entry.path());
    for (const auto& [name, text] : texts) {
      INFO(rule_set << "/" << name);
      CHECK(golden[name] == text);
    }
    for (const auto& [name, text] : golden) {
      INFO("no example writes " << rule_set << "/" << name);
      CHECK(texts.count(name) == 1);
    }
  }
}

TEST_CASE("a list that has a name is told to the resident by that name") {
  const std::string letter = texts_of("woerden").at("hh-14-begeleiding-en-hulp-naar-werk-twee-organen.inwoner.txt");
  CHECK(letter.find("“over alles beslist ons college”? Nee") != std::string::npos);
  CHECK(letter.find("waarvoor (") == std::string::npos);
  CHECK(letter.find("geldt dat (") == std::string::npos);
}

TEST_CASE("the file of the case it began with is for people to read") {
  constexpr std::size_t readable = 40'000;  // bytes; it was 193,000 with every condition written out
  CHECK(texts_of("woerden").at("eads-01-een-inwoner-met-een-vraag-om-begeleiding.dossier.txt").size() < readable);
}
