// Every file in files/ holds the rule text of one rule set and, behind the line "-- VERWACHT", as comments, what
// loading it gives: the diagnostics with their places and texts in both languages, and the model if there are no
// errors.
// "-- BESTAND" begins the next file of the set; a first line "-- OP 2017-03-01" gives the date to check on.
// KLAP_UPDATE=1 writes the outcome into the files; read the difference before you keep it.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "dump.hpp"
#include "loading.hpp"
#include "support/catch.hpp"

namespace {

namespace fs = std::filesystem;
constexpr std::string_view marker = "-- VERWACHT\n";
constexpr std::string_view next_file = "-- BESTAND\n";
constexpr std::string_view on_date = "-- OP ";

std::vector<fs::path> files() {
  std::vector<fs::path> list;
  for (const auto& entry : fs::directory_iterator(fs::path(KLAP_SOURCE_DIR) / "tests/semantics/files"))
    if (entry.path().extension() == ".klap") list.push_back(entry.path());
  std::sort(list.begin(), list.end());
  return list;
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string source_of(const std::string& whole) { return whole.substr(0, std::min(whole.find(marker), whole.size())); }

std::vector<std::string> parts_of(const std::string& source) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t end; (end = source.find(next_file, begin)) != std::string::npos; begin = end + next_file.size())
    parts.push_back(source.substr(begin, end - begin));
  parts.push_back(source.substr(begin));
  return parts;
}

std::optional<klap::Date> date_of(const std::string& source) {
  if (!source.starts_with(on_date)) return std::nullopt;
  return klap::date_from_iso(std::string_view(source).substr(on_date.size(), 10));
}

std::string place(const klap::test::Loaded& loaded, klap::Span span) {
  const klap::Document& document = loaded.documents[span.document];
  const klap::Place begin = document.place_of(span.begin);
  const klap::Place end = document.place_of(span.end);
  return (loaded.documents.size() > 1 ? std::string(document.name()) + ":" : "") + std::to_string(begin.line) + ":" +
         std::to_string(begin.column) + "-" + (end.line == begin.line ? "" : std::to_string(end.line) + ":") +
         std::to_string(end.column);
}

std::string outcome_of(const klap::test::Loaded& loaded) {
  std::string out;
  for (const klap::Diagnostic& d : loaded.diagnostics.all()) {
    out += std::string(info(d.kind).code) + " " + place(loaded, d.span) + "\n";
    out += "  " + message(d, klap::Language::dutch) + "\n";
    out += "  " + message(d, klap::Language::english) + "\n";
  }
  if (!loaded.diagnostics.has_errors()) out += klap::test::dump(loaded.model);
  return out;
}

std::string as_comments(const std::string& outcome) {
  std::string out(marker);
  bool line_start = true;
  for (const char c : outcome) {
    if (line_start) out += "-- ";
    out += c;
    line_start = c == '\n';
  }
  return out;
}

bool updating() {
  const char* wanted = std::getenv("KLAP_UPDATE");
  return wanted != nullptr && std::string_view(wanted) == "1";
}

}  // namespace

TEST_CASE("every file loads as it says") {
  const auto list = files();
  REQUIRE(list.size() > 1);
  for (const fs::path& path : list) {
    const std::string whole = read(path);
    const std::string source = source_of(whole);
    const auto loaded = klap::test::load_and_check(parts_of(source), date_of(source));
    const std::string expected = source + as_comments(outcome_of(loaded));
    if (updating() && expected != whole) std::ofstream(path, std::ios::binary) << expected;
    INFO(path.filename().string());
    CHECK(read(path) == expected);
    CHECK(loaded.diagnostics.has_errors() == path.filename().string().starts_with("fail_"));
  }
}

TEST_CASE("every kind of diagnostic of this layer stands in some file") {
  std::set<klap::DiagnosticKind> seen;
  for (const fs::path& path : files()) {
    const std::string source = source_of(read(path));
    const auto loaded = klap::test::load_and_check(parts_of(source), date_of(source));
    for (const klap::Diagnostic& d : loaded.diagnostics.all()) seen.insert(d.kind);
  }
  for (const klap::DiagnosticKind kind : klap::all_kinds()) {
    const std::string_view code = info(kind).code;
    if (code < "K0200" || code >= "K0900") continue;
    INFO(code << " " << info(kind).name);
    CHECK(seen.contains(kind));
  }
}

TEST_CASE("both languages give the same rule set") {
  const fs::path folder = fs::path(KLAP_SOURCE_DIR) / "tests/semantics/files";
  std::size_t pairs = 0;
  for (const fs::path& path : files()) {
    const std::string stem = path.stem().string();
    if (!stem.ends_with("_english") || stem.starts_with("fail_")) continue;
    const fs::path other = folder / (stem.substr(0, stem.size() - std::string_view("_english").size()) + ".klap");
    const auto english = klap::test::load(parts_of(source_of(read(path))));
    const auto dutch = klap::test::load(parts_of(source_of(read(other))));
    INFO(stem);
    CHECK(hash(english.model) == hash(dutch.model));
    CHECK(klap::test::dump(english.model) == klap::test::dump(dutch.model));
    ++pairs;
  }
  CHECK(pairs > 0);
}
