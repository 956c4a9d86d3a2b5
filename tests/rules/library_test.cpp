// The library of law says behind each of its rules how sure we are of the text, and nothing assumed is a silent hard
// rule.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include <klap/loading/rule_set.hpp>

#include "support/catch.hpp"

using namespace klap;
namespace fs = std::filesystem;

namespace {

const fs::path rules_folder = fs::path(KLAP_SOURCE_DIR) / "rules";

struct Part {
  std::string name;  // "awb.klap: regel kind"
  std::string text;
};

std::string first_words(const std::string& line) {
  std::istringstream in(line);
  std::string what;
  std::string name;
  in >> what >> name;
  return what + " " + name;
}

/// The rules and competences of the library, as they are written.
std::vector<Part> parts_of_the_library() {
  std::vector<Part> parts;
  for (const auto& entry : fs::directory_iterator(rules_folder / "wet")) {
    std::ifstream in(entry.path());
    bool inside = false;
    for (std::string line; std::getline(in, line);) {
      if (line.rfind("    regel ", 0) == 0 || line.rfind("bevoegd ", 0) == 0) {
        parts.push_back({entry.path().filename().string() + ": " + first_words(line), {}});
        inside = true;
      }
      if (line.empty()) inside = false;
      if (inside) parts.back().text += line + "\n";
    }
  }
  return parts;
}

bool has(const std::string& text, const char* words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("behind the grounds of every rule of law stands how sure we are", "[8.6]") {
  const std::regex form(R"(\n +zekerheid +(gelezen|fragment|aangenomen)(, nagekeken \d{4}-\d{2}-\d{2})?\n)");
  const auto parts = parts_of_the_library();
  CHECK(parts.size() >= 80);
  for (const Part& part : parts) {
    INFO(part.name);
    CHECK(std::regex_search(part.text, form));
  }
}

TEST_CASE("what is assumed may be set aside by the municipality", "[8.6]") {
  std::size_t assumed = 0;
  for (const Part& part : parts_of_the_library()) {
    // a competence says nothing before the law of a case is settled, which the rules with these parameters do
    if (!std::regex_search(part.text, std::regex("zekerheid +aangenomen")) || has(part.name, ": bevoegd ")) continue;
    ++assumed;
    INFO(part.name);
    CHECK(has(part.text, "gemeente mag afwijken"));
  }
  CHECK(assumed >= 8);
}

TEST_CASE("a municipality that checked nothing gets no answer from what is assumed") {
  const Loaded loaded = load_rules({(rules_folder / "zomerstad").string()});
  REQUIRE(loaded.rules);
  for (const auto& parameter : loaded.rules->model.parameters) {
    INFO(parameter.name);
    const bool assumed = has(parameter.name, "_nagekeken") || parameter.name == "zorgkantoor_betaalt" ||
                         parameter.name == "maatregel_van_de_rechter";
    CHECK((!assumed || parameter.values.empty()));
  }
}
