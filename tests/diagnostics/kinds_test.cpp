// The register of diagnostics: its form, and that some test produces each.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include <klap/diagnostics/diagnostic.hpp>

#include "support/catch.hpp"

using namespace klap;

namespace {

namespace fs = std::filesystem;

// Kinds no test produces, and why that is right.
const std::map<std::string_view, std::string_view> exempt{};

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Every "K" with four digits behind it.
void collect_codes(const std::string& text, std::set<std::string>& codes) {
  for (std::size_t i = text.find('K'); i != std::string::npos && i + 5 <= text.size(); i = text.find('K', i + 1)) {
    const std::string code = text.substr(i, 5);
    if (code.find_first_not_of("0123456789", 1) == std::string::npos) codes.insert(code);
  }
}

std::set<std::string> numbers_in(std::string_view text) {
  std::set<std::string> found;
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] == '{' && text[i + 2] == '}' && text[i + 1] >= '0' && text[i + 1] <= '9') found.insert(std::string(text.substr(i, 3)));
  }
  return found;
}

}  // namespace

TEST_CASE("codes are unique, of one form, and in order") {
  REQUIRE_FALSE(all_kinds().empty());
  std::string_view last;
  for (const DiagnosticKind kind : all_kinds()) {
    const std::string_view code = info(kind).code;
    INFO(info(kind).name);
    CHECK(code.size() == 5);
    CHECK(code.front() == 'K');
    CHECK(code.find_first_not_of("0123456789", 1) == std::string_view::npos);
    CHECK(last < code);
    last = code;
  }
}

TEST_CASE("texts are one sentence in people's words, in both languages") {
  for (const DiagnosticKind kind : all_kinds()) {
    const KindInfo& of = info(kind);
    INFO(of.code);
    CHECK(numbers_in(of.dutch) == numbers_in(of.english));
    for (const std::string_view text : {of.dutch, of.english}) {
      INFO(text);
      REQUIRE_FALSE(text.empty());
      CHECK_FALSE((text.front() >= 'A' && text.front() <= 'Z'));
      CHECK(text.back() != '.');
      CHECK(text.find('\n') == std::string_view::npos);
      for (const std::string_view word : {"token", "std::", "parse", "syntax", "null pointer", "iterator"}) {
        CHECK(text.find(word) == std::string_view::npos);
      }
    }
  }
}

TEST_CASE("every kind is produced by a test") {
  std::set<std::string> produced;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(KLAP_SOURCE_DIR) / "tests")) {
    if (!entry.is_regular_file() || entry.path().filename() == "kinds_test.cpp") continue;
    const std::string text = read(entry.path());
    collect_codes(text, produced);
    for (const DiagnosticKind kind : all_kinds()) {
      const std::string name = "DiagnosticKind::" + std::string(info(kind).name);
      for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
        const std::size_t behind = at + name.size();
        if (behind == text.size() || (text[behind] != '_' && !std::isalnum(static_cast<unsigned char>(text[behind])))) {
          produced.insert(std::string(info(kind).code));
        }
      }
    }
  }
  std::string missing;
  for (const DiagnosticKind kind : all_kinds()) {
    const KindInfo& of = info(kind);
    if (!produced.contains(std::string(of.code)) && !exempt.contains(of.code)) missing += std::string(of.code) + " " + std::string(of.name) + "\n";
  }
  CHECK(missing == "");
}
