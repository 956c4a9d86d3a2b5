// Formatting as tests ask for it: one text in, one text out.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include <klap/format/format.hpp>
#include <klap/syntax/dump.hpp>

#include "support/catch.hpp"

namespace klap::test {

struct Formatting {
  std::optional<std::string> text;
  Diagnostics diagnostics;
};

inline Formatting try_format(const std::string& text, std::optional<Language> language = std::nullopt) {
  Formatting result;
  result.text = format::format({Document("x.klap", text)}, language, result.diagnostics).front();
  return result;
}

/// For a text that can be formatted.
inline std::string formatted(const std::string& text, std::optional<Language> language = std::nullopt) {
  const Formatting result = try_format(text, language);
  for (const Diagnostic& one : result.diagnostics.all()) UNSCOPED_INFO(message(one, Language::english));
  INFO(text);
  REQUIRE(result.text);
  return *result.text;
}
inline std::string in_english(const std::string& text) { return formatted(text, Language::english); }
inline std::string in_dutch(const std::string& text) { return formatted(text, Language::dutch); }

inline std::string read_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline bool reads_without_errors(const std::string& text) {
  Diagnostics diagnostics;
  (void)syntax::parse(Document("x.klap", text), 0, diagnostics);
  return !diagnostics.has_errors();
}

inline std::string tree_of(const std::string& text) {
  Diagnostics diagnostics;
  const Document document("x.klap", text);
  return syntax::dump(syntax::parse(document, 0, diagnostics));
}

/// Every rule file of the project that reads without errors: what the tests are about, and the rule sets.
inline std::vector<std::filesystem::path> readable_files() {
  namespace fs = std::filesystem;
  std::vector<fs::path> list;
  for (const char* folder :
       {"tests/syntax", "tests/semantics", "tests/reference", "tests/schema", "tests/format", "rules"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(KLAP_SOURCE_DIR) / folder)) {
      if (entry.path().extension() == ".klap" && reads_without_errors(read_text(entry.path())))
        list.push_back(entry.path());
    }
  }
  std::sort(list.begin(), list.end());
  return list;
}

}  // namespace klap::test
