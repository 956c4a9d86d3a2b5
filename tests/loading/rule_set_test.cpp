// One call from texts or files to a rule set that answers, or to the reasons why there is none.
#include <filesystem>
#include <fstream>

#include <klap/klap.hpp>

#include "analysis/proef.hpp"
#include "support/catch.hpp"

using namespace klap;

namespace {

Loaded load_text(const std::string& text) { return load_rules(Documents{Document("proef.klap", text)}); }

}  // namespace

TEST_CASE("a rule set of texts is loaded, and decides") {
  const Loaded loaded = load_text(test::proef_rules);
  REQUIRE(loaded.rules);
  CHECK(loaded.problems.empty());
  CHECK_FALSE(loaded.diagnostics.has_errors());
  const program::Program& program = loaded.rules->program;
  CHECK(program.name == "Proef");
  CHECK(program.hash.size() == 64);
  Diagnostics diagnostics;
  const auto facts = exchange::read_case(program, Document("zaak.json", test::proef_case), diagnostics);
  REQUIRE(facts.has_value());
  const auto outcome = decision::decide(program, *facts);
  CHECK(outcome.requests[0].right.answer == decision::Answer(true));
  const auto why = decision::derive(program, *facts, outcome);
  CHECK(explanation::summarise(program, *facts, outcome, why, Language::dutch).find("Innovatie") != std::string::npos);
}

TEST_CASE("a rule set with an error is not loaded by half") {
  const Loaded loaded = load_text(test::proef_rules + "\nbudget Innovatie van gemeente Woerden\n");
  CHECK_FALSE(loaded.rules);
  CHECK(loaded.diagnostics.has_errors());
  CHECK(loaded.documents.size() == 1);
}

TEST_CASE("nothing at all is no rule set") {
  CHECK_FALSE(load_text("").rules);
  const Loaded none = load_rules(Documents{});
  CHECK_FALSE(none.rules);
  REQUIRE(none.diagnostics.all().size() == 1);
  CHECK(info(none.diagnostics.all().front().kind).code == "K1008");
  CHECK(render(none.diagnostics.all().front(), none.documents, Language::english) ==
        "error K1008: no rules were given; name at least one rule file or rule text");
  CHECK_FALSE(load_rules(std::vector<std::string>{}).rules);
}

TEST_CASE("what is wrong with files is said in words, as the command line says it") {
  const Loaded loaded = load_rules(std::vector<std::string>{"er_is_niets.klap", KLAP_SOURCE_DIR "/README.md"});
  CHECK_FALSE(loaded.rules);
  CHECK(loaded.problems.size() == 2);
  CHECK(loaded.text(Language::english) ==
        "error K1001: 'er_is_niets.klap' is not there; check the name, and the folder you work from\n"
        "error K1004: '" KLAP_SOURCE_DIR
        "/README.md' is no rule file; name a file whose name ends in .klap or .klap.md, or a folder with such files\n");
  CHECK(load_rules(std::vector<std::string>{KLAP_SOURCE_DIR "/rules/woerden"}).text(Language::dutch).empty());
}

TEST_CASE("an adopted rule set that is not ripe for use is refused, a draft is not") {
  std::string text = test::proef_rules;
  const std::string code = "met AGB-code 41000001 fictief";
  text.replace(text.find(code), code.size(), "met AGB-code onbekend");
  CHECK(load_text(text).rules);
  text.replace(text.find("status concept"), 14, "status vastgesteld");
  const Loaded loaded = load_text(text);
  CHECK_FALSE(loaded.rules);
  REQUIRE_FALSE(loaded.diagnostics.empty());
  CHECK(info(loaded.diagnostics.all().front().kind).level == Level::unripe);
}

TEST_CASE("the same rules give the same hash, however they are cut into files") {
  const std::size_t cut = test::proef_rules.find("Welke wet");
  const Loaded two = load_rules(Documents{Document("a.klap", test::proef_rules.substr(0, cut)),
                                          Document("b.klap", "regelset Proef\n" + test::proef_rules.substr(cut))});
  REQUIRE(two.rules);
  CHECK(two.rules->program.hash == load_text(test::proef_rules).rules->program.hash);
}

TEST_CASE("rules are loaded from a folder, and a missing file is a problem and not a rule set") {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(KLAP_BINARY_DIR) / "tests" / "loading";
  fs::create_directories(folder);
  std::ofstream(folder / "proef.klap", std::ios::binary) << test::proef_rules;
  CHECK(load_rules({folder.string()}).rules);
  const Loaded loaded = load_rules({folder.string(), (folder / "absent.klap").string()});
  CHECK_FALSE(loaded.rules);
  CHECK(loaded.problems.size() == 1);
}
