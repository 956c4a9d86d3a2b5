// Holds the tree against the architecture: every #include, banned words, third parties, the CMake edges.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "architecture/rules.hpp"
#include "support/catch.hpp"

namespace fs = std::filesystem;
using klap::test::FileCheck;
using klap::test::may_see;

namespace {

const fs::path root = KLAP_SOURCE_DIR;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// The C and C++ files the rule is about, by path from the root, in order.
std::vector<std::string> files_under_the_rule() {
  static const std::set<std::string> endings = {".hpp", ".h", ".cpp", ".c", ".def"};
  std::vector<std::string> found;
  for (const char* top : {"include", "src", "tests/reference", "bindings"}) {
    if (!fs::exists(root / top)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
      if (!entry.is_regular_file() || endings.count(entry.path().extension().string()) == 0) continue;
      found.push_back(entry.path().lexically_relative(root).generic_string());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// The list KLAP_EDGES of a CMake file.
std::map<std::string, std::set<std::string>> edges_in(const std::string& cmake) {
  std::map<std::string, std::set<std::string>> edges;
  const std::size_t begin = cmake.find("set(KLAP_EDGES");
  if (begin == std::string::npos) return edges;
  std::istringstream lines(cmake.substr(begin, cmake.find("\n)", begin) - begin));
  for (std::string line; std::getline(lines, line);) {
    const std::size_t open = line.find('"');
    const std::size_t colon = line.find(':');
    if (open == std::string::npos || colon == std::string::npos) continue;
    std::istringstream seen(line.substr(colon + 1, line.rfind('"') - colon - 1));
    auto& into = edges[line.substr(open + 1, colon - open - 1)];
    for (std::string folder; seen >> folder;) into.insert(folder);
  }
  return edges;
}

std::size_t faults(const std::string& path, const std::string& text) {
  return FileCheck(path, text).violations().size();
}

}  // namespace

TEST_CASE("every file keeps the rule", "[1.3]") {
  const auto files = files_under_the_rule();
  std::size_t own_includes = 0;
  for (const std::string& path : files) {
    const std::string text = read(root / path);
    const FileCheck check(path, text);
    for (const auto& v : check.violations()) FAIL_CHECK(to_string(v));
    for (const auto& i : check.includes()) own_includes += i.path.rfind("klap/", 0) == 0 ? 1U : 0U;
  }
  CHECK(files.size() >= 13);
  CHECK(own_includes >= 30);
}

TEST_CASE("CMake links along the same edges") {
  const auto edges = edges_in(read(root / "cmake/edges.cmake"));
  CHECK(edges.size() == may_see.size());
  for (const auto& [folder, sees] : may_see) {
    INFO("folder: " << folder);
    REQUIRE(edges.count(folder) == 1);
    CHECK(edges.at(folder) == sees);
  }
  const std::string layers = read(root / "cmake/layers.cmake");
  CHECK(layers.find("IN LISTS KLAP_EDGES") != std::string::npos);
  CHECK(layers.find("klap_${layer} ${visibility} ${sees}") != std::string::npos);
}

TEST_CASE("every folder of the tree is in the rule") {
  for (const char* top : {"include/klap", "src"}) {
    if (!fs::exists(root / top)) continue;
    for (const auto& entry : fs::directory_iterator(root / top)) {
      if (!entry.is_directory()) continue;
      INFO("folder: " << entry.path().lexically_relative(root).generic_string());
      CHECK(may_see.count(entry.path().filename().string()) == 1);
    }
  }
  CHECK(fs::exists(root / "include/klap/base"));
}

TEST_CASE("the rule itself says what it should") {
  using Folders = std::set<std::string>;
  CHECK(may_see.at("decision") == Folders{"base", "program"});
  CHECK(may_see.at("program") == Folders{"base"});
  CHECK(may_see.at("exchange").count("semantics") == 0);
  for (const auto& [folder, sees] : may_see) {
    INFO("folder: " << folder);
    CHECK(sees.count(folder) == 0);
    for (const auto& seen : sees) {
      INFO("sees: " << seen);
      REQUIRE(may_see.count(seen) == 1);
      CHECK(may_see.at(seen).count(folder) == 0);                                    // no way back
      for (const auto& further : may_see.at(seen)) CHECK(sees.count(further) == 1);  // nothing through the back door
    }
  }
  for (const auto& [path, lines] : klap::test::longer_files) {
    INFO("exemption: " << path);
    CHECK(fs::exists(root / path));
    CHECK(lines > klap::test::header_lines);
  }
  for (const auto& e : klap::test::exempt_words) {
    INFO("exemption: " << e.path);
    CHECK(fs::exists(root / e.path));
    CHECK_FALSE(e.why.empty());
  }
}

TEST_CASE("planted violations are found", "[1.3]") {
  const std::string once = "#pragma once\n";
  SECTION("who sees whom") {
    CHECK(faults("src/decision/a.cpp", "#include <klap/semantics/model.hpp>\n") == 1);
    CHECK(faults("src/decision/a.cpp", "  #  include\t<klap/semantics/model.hpp> // why\n") == 1);
    CHECK(faults("src/decision/a.cpp", "/* x */ #include <klap/semantics/model.hpp>\n") == 1);
    CHECK(faults("src/decision/a.cpp", "#include \"klap/program/program.hpp\"\n") == 1);
    CHECK(faults("src/exchange/a.cpp", "#include <klap/semantics/model.hpp>\n") == 1);
    CHECK(faults("src/program/a.cpp", "#include <klap/source/span.hpp>\n") == 1);
    CHECK(faults("include/klap/base/a.hpp", once + "#include <klap/klap.hpp>\n") == 1);
    CHECK(faults("src/decision/a.cpp", "#include <klap/nowhere/a.hpp>\n") == 1);
    CHECK(faults("src/nowhere/a.cpp", "int a;\n") == 1);
    CHECK(faults("src/a.cpp", "int a;\n") == 1);
    CHECK(faults("src/decision/a.cpp", "#include \"../semantics/hidden.hpp\"\n") == 1);
    CHECK(faults("src/decision/a.cpp", "#include \"semantics/hidden.hpp\"\n") == 1);
  }
  SECTION("the judge and the bindings") {
    CHECK(faults("tests/reference/judge.cpp", "#include <klap/decision/decide.hpp>\n") == 1);
    CHECK(faults("tests/reference/judge.cpp", "#include <klap/program/program.hpp>\n") == 1);
    CHECK(faults("tests/reference/judge.cpp", "#include <klap/klap.hpp>\n") == 1);
    CHECK(faults("bindings/c/klap.cpp", "#include \"../../src/decision/hidden.hpp\"\n") == 1);
  }
  SECTION("third parties") {
    CHECK(faults("include/klap/syntax/a.hpp", once + "#include <boost/spirit/home/x3.hpp>\n") == 1);
    CHECK(faults("include/klap/exchange/a.hpp", once + "#include <nlohmann/json.hpp>\n") == 1);
    CHECK(faults("include/klap/base/a.hpp", once + "#include <fmt/format.h>\n") == 1);
    CHECK(faults("include/klap/compile/a.hpp", once + "#include <sha256.h>\n") == 1);
    CHECK(faults("src/decision/a.cpp", "#include <boost/graph/adjacency_list.hpp>\n") == 1);
    CHECK(faults("src/decision/a.cpp", "#include <nlohmann/json.hpp>\n") == 1);
  }
  SECTION("banned words and headers") {
    CHECK(faults("src/decision/a.cpp", "#include <regex>\n") == 1);
    CHECK(faults("src/decision/a.cpp", "double x = 0;\n") == 1);
    CHECK(faults("src/decision/a.cpp", "auto n = 1'000'000; float y; char c = '\\'';\n") == 1);
    CHECK(faults("src/decision/a.cpp", "auto s = R\"x(\")x\"; float y;\n") == 1);
    CHECK(faults("src/decision/a.cpp", "auto t = std::localtime(nullptr);\n") == 1);
  }
  SECTION("shape") {
    CHECK(faults("include/klap/base/a.hpp", "// why\nint a;\n#pragma once\n") == 1);
    CHECK(faults("include/klap/base/a.hpp", "// why\n") == 1);
    CHECK(faults("include/klap/base/a.hpp", once + std::string(300, '\n')) == 1);
    CHECK(faults("src/base/a.cpp", std::string(501, '\n')) == 1);
  }
}

TEST_CASE("what is allowed is not reported") {
  const std::string once = "// why\n\n#pragma once\n";
  CHECK(faults("src/decision/a.cpp", "#include <klap/program/program.hpp>\n#include \"hidden.hpp\"\n") == 0);
  CHECK(faults("src/decision/a.cpp", "#include <klap/decision/case.hpp>\n#include <vector>\n#include <fmt/core.h>\n") ==
        0);
  CHECK(faults("src/syntax/grammar.cpp", "#include <boost/spirit/home/x3.hpp>\n") == 0);
  CHECK(faults("src/exchange/a.cpp", "#include <nlohmann/json.hpp>\n") == 0);
  CHECK(faults("src/compile/a.cpp", "#include <sha256.h>\n") == 0);
  CHECK(faults("include/klap/klap.hpp", once + "#include <klap/exchange/json.hpp>\n") == 0);
  CHECK(faults("tests/reference/judge.cpp", "#include <klap/decision/outcome.hpp>\n") == 0);
  CHECK(faults("tests/reference/judge_test.cpp", "#include <klap/decision/decide.hpp>\n") == 0);
  CHECK(faults("bindings/python/a.cpp", "#include <klap/klap.hpp>\n") == 0);
  CHECK(faults("src/decision/a.cpp",
               "// a double, a float\n/* float\n */ auto s = \"double \\\" float\"; int double_entry;\n") == 0);
  CHECK(faults("src/decision/a.cpp", "// #include <klap/semantics/model.hpp>\n") == 0);
  CHECK(faults("src/decision/a.cpp", "auto s = R\"(float \" double)\"; auto n = 1'0; char c = '\"';\n") == 0);
  CHECK(faults("include/klap/base/a.hpp", once + std::string(240, '\n')) == 0);
  CHECK(faults("include/klap/syntax/a.def", std::string(900, '\n')) == 0);
}
