// What the explanations print, whole, for every kind of outcome, every reader and both languages: golden/*.txt.
// Rewrite them with KLAP_UPDATE=1 and read the difference aloud.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include <klap/explanation/explain.hpp>
#include <klap/explanation/words.hpp>

#include "scenarios.hpp"
#include "support/catch.hpp"

using klap::Language;
using klap::explanation::Reader;
using klap::test::explaining::Scenario;
using klap::test::explaining::scenarios;

namespace {

std::string rendered(const Scenario& s, Language language) {
  const auto told = [&](Reader reader) {
    return klap::explanation::explain(s.program, s.facts, s.outcome, s.derivation, reader, language);
  };
  std::string text = "#### summary\n";
  text += klap::explanation::summarise(s.program, s.facts, s.outcome, s.derivation, language);
  text += "\n#### resident\n" + told(Reader::resident);
  text += "\n#### file\n" + told(Reader::file);
  text += "\n#### auditor\n" + told(Reader::auditor);
  if (s.stretches.empty()) return text;
  text += "\n#### timeline\n" + klap::explanation::summarise(s.program, s.facts, s.stretches, language);
  return text;
}

std::filesystem::path golden(const Scenario& s, Language language) {
  const std::string name = s.name + (language == Language::dutch ? ".nl.txt" : ".en.txt");
  return std::filesystem::path(KLAP_SOURCE_DIR) / "tests/explanation/golden" / name;
}

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// A text of the table without its parts: what must be seen literally.
std::vector<std::string> fragments(std::string_view text) {
  std::vector<std::string> all;
  std::string one;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i + 2 < text.size() && text[i] == '{' && text[i + 2] == '}') {
      if (!one.empty()) all.push_back(one);
      one.clear();
      i += 2;
    } else {
      one += text[i];
    }
  }
  if (!one.empty()) all.push_back(one);
  return all;
}

}  // namespace

TEST_CASE("every scenario reads as its golden file says") {
  const bool update = std::getenv("KLAP_UPDATE") != nullptr;
  for (const Scenario& s : scenarios()) {
    for (const Language language : {Language::dutch, Language::english}) {
      const std::string text = rendered(s, language);
      if (update) std::ofstream(golden(s, language), std::ios::binary) << text;
      INFO(golden(s, language).string());
      CHECK(text == read(golden(s, language)));
    }
  }
}

TEST_CASE("there is no golden file without a scenario") {
  std::set<std::string> expected;
  for (const Scenario& s : scenarios()) {
    for (const Language language : {Language::dutch, Language::english})
      expected.insert(golden(s, language).filename());
  }
  std::set<std::string> found;
  for (const auto& entry :
       std::filesystem::directory_iterator(golden(scenarios().front(), Language::dutch).parent_path())) {
    found.insert(entry.path().filename());
  }
  CHECK(found == expected);
}

TEST_CASE("every sentence of the table is said in some golden file, in both languages") {
  for (const Language language : {Language::dutch, Language::english}) {
    std::string all;
    for (const Scenario& s : scenarios()) all += rendered(s, language);
    for (std::size_t i = 0; i < klap::explanation::word_count; ++i) {
      const auto word = static_cast<klap::explanation::Word>(i);
      INFO(klap::explanation::words[i].name);
      for (const std::string& fragment : fragments(text_of(word, language))) {
        INFO(fragment);
        CHECK(all.find(fragment) != std::string::npos);
      }
    }
  }
}
