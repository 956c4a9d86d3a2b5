// Every file in files/ holds rule text and, behind the line "-- VERWACHT", as comments, what reading it gives: the tree, or
// the diagnostics with their places and texts in both languages. KLAP_UPDATE=1 writes the outcome into the files; read the
// difference before you keep it.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "outcome.hpp"
#include "support/catch.hpp"

namespace {

namespace fs = std::filesystem;
constexpr std::string_view marker = "-- VERWACHT\n";

std::vector<fs::path> files() {
  std::vector<fs::path> list;
  for (const auto& entry : fs::directory_iterator(fs::path(KLAP_SOURCE_DIR) / "tests/syntax/files")) {
    if (entry.path().extension() == ".klap") list.push_back(entry.path());
  }
  std::sort(list.begin(), list.end());
  return list;
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
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

TEST_CASE("every file is read as it says") {
  const std::vector<fs::path> list = files();
  REQUIRE(list.size() > 20);
  for (const fs::path& path : list) {
    const std::string whole = read(path);
    const std::string source = whole.substr(0, std::min(whole.find(marker), whole.size()));
    const std::string outcome = klap::test::outcome_of(source);
    const std::string expected = source + as_comments(outcome);
    if (updating() && expected != whole) std::ofstream(path, std::ios::binary) << expected;
    INFO(path.filename().string());
    CHECK(read(path) == expected);
    CHECK((outcome.front() == 'K') == path.filename().string().starts_with("fail_"));
  }
}

TEST_CASE("both languages give the same tree") {
  const fs::path folder = fs::path(KLAP_SOURCE_DIR) / "tests/syntax/files";
  const auto kinds = [&](const char* name) {
    const klap::Document document("x", read(folder / name));
    klap::Diagnostics diagnostics;
    const klap::syntax::Tree tree = klap::syntax::parse(document, 0, diagnostics);
    CHECK(diagnostics.empty());
    std::vector<klap::syntax::NodeKind> list;
    for (const klap::syntax::Node& node : tree.nodes) list.push_back(node.kind);
    return list;
  };
  CHECK(kinds("whole_dutch.klap").size() > 500);
  CHECK(kinds("whole_dutch.klap") == kinds("whole_english.klap"));
  CHECK(kinds("own_questions.klap") == kinds("own_questions_english.klap"));
  CHECK(kinds("safeguards.klap") == kinds("safeguards_english.klap"));
  CHECK(kinds("payment_sizes.klap") == kinds("payment_sizes_english.klap"));
}

TEST_CASE("every kind of node stands in some file") {
  std::string all;
  for (const fs::path& path : files()) all += read(path);
#define KLAP_NODE(kind) CHECK((#kind == std::string_view("file") || all.find(" " #kind "\n") != std::string::npos || all.find(" " #kind " ") != std::string::npos));
#include <klap/syntax/node_kinds.def>
#undef KLAP_NODE
}
