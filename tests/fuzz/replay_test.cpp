// What libFuzzer found, what it begins with, and a few thousand changes of that, through the very functions that are
// fuzzed: where there is no libFuzzer these still run. Also whether the seeds hold what they should, and whether what
// the targets hold to can fail at all.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <klap/decision/decide.hpp>
#include <klap/exchange/case_json.hpp>
#include <klap/loading/rule_set.hpp>

#include "fuzz/leaks.hpp"
#include "fuzz/rule_files.hpp"
#include "fuzz/rule_sets.hpp"
#include "fuzz/said.hpp"
#include "fuzz/targets.hpp"
#include "support/catch.hpp"
#include "syntax/tree_faults.hpp"

namespace fs = std::filesystem;
using namespace klap;

namespace {

struct Input {
  std::string name;
  std::string bytes;
};

std::vector<Input> inputs_in(const fs::path& folder) {
  std::vector<Input> inputs;
  if (!fs::is_directory(folder)) return inputs;
  for (const auto& entry : fs::directory_iterator(folder)) {
    std::ifstream in(entry.path(), std::ios::binary);
    inputs.push_back({entry.path().filename().string(), {std::istreambuf_iterator<char>(in), {}}});
  }
  std::sort(inputs.begin(), inputs.end(), [](const Input& a, const Input& b) { return a.name < b.name; });
  return inputs;
}

const fs::path here = fs::path(KLAP_SOURCE_DIR) / "tests/fuzz";

/// The seeds, and the crashes too, of every target of this kind of input.
std::vector<Input> inputs_of(std::string_view kind) {
  std::vector<Input> all;
  for (const fuzz::Target& target : fuzz::targets) {
    if (target.input != kind) continue;
    for (const char* folder : {"seeds", "crashes"}) {
      std::vector<Input> more = inputs_in(here / folder / target.name);
      std::move(more.begin(), more.end(), std::back_inserter(all));
    }
  }
  return all;
}

syntax::Tree tree_of(const Document& document, Diagnostics& diagnostics) {
  return syntax::parse(document, 0, diagnostics);
}

}  // namespace

TEST_CASE("every seed and every crash holds, in every target of its kind") {
  for (const fuzz::Target& target : fuzz::targets) {
    const std::vector<Input> inputs = inputs_of(target.input);
    CHECK(inputs.size() >= 5);
    for (const Input& input : inputs) {
      INFO(target.name << " " << input.name);
      CHECK_NOTHROW(target.run(input.bytes));
    }
  }
}

TEST_CASE("no bytes at all, and each byte alone") {
  for (const fuzz::Target& target : fuzz::targets) {
    CHECK_NOTHROW(target.run({}));
    for (int byte = 0; byte < 256; ++byte) {
      INFO(target.name << " " << byte);
      CHECK_NOTHROW(target.run(std::string(1, static_cast<char>(byte))));
    }
  }
}

TEST_CASE("seeds that were changed hold") {
  constexpr unsigned changes = 200;        // of each seed
  constexpr std::size_t longest = 20'000;  // what has grown beyond this has been tried while it grew
  for (const fuzz::Target& target : fuzz::targets) {
    for (const Input& input : inputs_of(target.input)) {
      fuzz::Random random(20160701);
      std::string bytes = input.bytes;
      for (unsigned i = 0; i < changes; ++i) {
        std::string changed = target.mutate(bytes, random);
        INFO(target.name << " " << input.name << ", change " << i);
        CHECK_NOTHROW(target.run(changed));
        bytes = i % 4 == 3 || changed.size() > longest ? input.bytes : std::move(changed);
      }
    }
  }
}

TEST_CASE("the seeds hold every kind of node and every word, and those of rule sets load") {
  std::set<syntax::NodeKind> kinds;
  std::set<syntax::Keyword> words;
  for (const Input& input : inputs_of("klap")) {
    const Document document(input.name, input.bytes);
    Diagnostics diagnostics;
    const syntax::Tree tree = tree_of(document, diagnostics);
    for (const syntax::Node& node : tree.nodes) kinds.insert(node.kind);
    for (const syntax::Token& token : tree.tokens.list) {
      if (token.kind == syntax::TokenKind::keyword) words.insert(token.keyword);
    }
  }
#define KLAP_NODE(kind) CHECK((#kind != std::string_view() && kinds.count(syntax::NodeKind::kind) == 1));
#include <klap/syntax/node_kinds.def>
#undef KLAP_NODE
#define KLAP_KEYWORD(id, dutch, english, use) \
  CHECK((dutch != std::string_view() && words.count(syntax::Keyword::id) == 1));
#include <klap/syntax/keywords.def>
#undef KLAP_KEYWORD
  for (const Input& input : inputs_in(here / "seeds/check")) {
    INFO(input.name);
    const Loaded loaded = load_rules(fuzz::files_in(input.bytes));
    for (const Diagnostic& one : loaded.diagnostics.all())
      UNSCOPED_INFO(render(one, loaded.documents, Language::english));
    CHECK(loaded.rules != nullptr);
  }
}

TEST_CASE("the seeds of cases hold one that each rule set reads, and every kind of outcome") {
  std::set<decision::OutcomeKind> kinds;
  for (const auto& rules : fuzz::rule_sets()) {
    std::size_t read = 0;
    for (const Input& input : inputs_in(here / "seeds/decide")) {
      Diagnostics wrong;
      const auto facts = exchange::read_case(rules->program, Document(input.name, input.bytes), wrong);
      if (!facts || input.name == "kort.json") continue;
      ++read;
      const auto outcome = decision::decide(rules->program, *facts);
      for (const auto& request : outcome.requests) {
        for (const auto* one : {&request.law, &request.right, &request.payer, &request.follow_up})
          kinds.insert(one->kind);
      }
    }
    INFO(rules->program.name);
    CHECK(read >= 1);
  }
  CHECK(kinds.size() == 6);
}

TEST_CASE("the files of a rule set in one text") {
  const auto named = [](std::string_view text, bool reversed) {
    std::string all;
    for (const Document& file : fuzz::files_in(text, reversed))
      all += file.name() + "=" + std::string(file.text()) + ";";
    return all;
  };
  CHECK(named("", false) == "5000.klap=;");
  CHECK(named("a\n", false) == "5000.klap=a\n;");
  CHECK(named("a\n-- BESTAND\nb\n-- BESTAND", false) == "5000.klap=a\n;5001.klap=b\n;5002.klap=;");
  CHECK(named("a\n-- BESTAND\nb\n-- BESTAND", true) == "4998.klap=;4999.klap=b\n;5000.klap=a\n;");
  CHECK(named("-- BESTAND wet/w.klap\na -- BESTAND\n-- BESTAND a.klap.md\nb", true) ==
        "a.klap.md=b;wet/w.klap=a -- BESTAND\n;");
  CHECK(named("-- BESTAND \x01\n-- BESTANDEN a b\n", false) == "5000.klap=;5001.klap=;");
}

TEST_CASE("what a target holds to can fail") {
  const Document document("x", "regelset X begrip t betekent ja en nee");
  Diagnostics diagnostics;
  syntax::Tree tree = tree_of(document, diagnostics);
  CHECK(test::fault_of(tree, diagnostics).empty());
  tree.nodes[1].end = static_cast<std::uint32_t>(tree.nodes.size() + 1);
  CHECK_FALSE(test::fault_of(tree, diagnostics).empty());

  CHECK_NOTHROW(fuzz::hold_readable("één\n"));
  for (const char* text : {"\xC3", "\u202E", "\x1B[31m"}) CHECK_THROWS_AS(fuzz::hold_readable(text), fuzz::Fault);
  CHECK_NOTHROW(fuzz::hold_json("{\"a\": 1}"));
  CHECK_THROWS_AS(fuzz::hold_json("{\"a\": }"), fuzz::Fault);

  Diagnostics outside;
  outside.add(DiagnosticKind::empty_file, {0, 2, 99});
  CHECK_THROWS_AS(fuzz::hold_diagnostics(outside, {document}), fuzz::Fault);
  Diagnostics elsewhere;
  elsewhere.add(DiagnosticKind::empty_file, {1, 0, 0});
  CHECK_THROWS_AS(fuzz::hold_diagnostics(elsewhere, {document}), fuzz::Fault);
}

TEST_CASE("a value that an error says back is found, and words that are said anyway are not") {
  const auto echo = [](const std::string& json) { return "not a case: " + json; };
  const auto silent = [](const std::string&) { return std::string("bij /personen: vul geboortedatum in"); };
  CHECK(fuzz::leaked(R"({"naam": "Kanarie77x"})", echo) == "Kanarie77x");
  CHECK(fuzz::leaked(R"({"naam": ["kort", "\u004banarie77x"], )", [](const std::string& json) {
          return json.find("\\u004b") != std::string::npos ? "Kanarie77x" : json;
        }) == "Kanarie77x");
  CHECK(fuzz::leaked(R"({"naam": "geboortedatum"})", silent).empty());
  CHECK(fuzz::leaked(R"({"Kanarie77x": 1, "b" "Kanarie77x)", echo).empty());  // a key, and a text without its end
  const auto texts = fuzz::text_values(R"({"a": "b", "c": ["d", {"e": "f"}], "g" "h"}, "i)");
  CHECK(texts.size() == 5);
}
