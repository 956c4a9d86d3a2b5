// A case decided in one call: as the command line tool, C and Python do it.
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include <klap/base/limits.hpp>
#include <klap/klap.hpp>

#include "analysis/proef.hpp"
#include "support/catch.hpp"

using namespace klap;
namespace fs = std::filesystem;

namespace {

/// `proef_rules` are a concept.
std::shared_ptr<const RuleSet> rules(bool adopted) {
  std::string text = test::proef_rules;
  if (adopted) text.replace(text.find("status concept"), 14, "status vastgesteld");
  auto loaded = load_rules(Documents{Document("proef.klap", text)});
  REQUIRE(loaded.rules);
  return loaded.rules;
}

std::vector<std::string> codes(const Decided& decided) {
  std::vector<std::string> list;
  for (const Diagnostic& one : decided.diagnostics.all()) list.emplace_back(info(one.kind).code);
  return list;
}

}  // namespace

TEST_CASE("rules that are a concept decide nothing unless asked for", "[13]") {
  const auto set = rules(false);
  const Decided refused = decide(set, test::proef_case);
  CHECK_FALSE(refused.answers);
  CHECK(codes(refused) == std::vector<std::string>{"K1040"});
  CHECK(
      refused.text(Language::english) ==
      "error K1040: the rule set 'Proef' has the status draft and decides no real cases; DecideOptions::allow_concept "
      "shows what it would answer\n");
  const Decided in_other_words = decide(set, test::proef_case, {.allowed_by = "--concept"});
  CHECK(in_other_words.text(Language::english).find("; --concept shows") != std::string::npos);
  CHECK_FALSE(decide(set, Document("a.json", test::proef_case)).answers);
  CHECK_FALSE(decide(set, std::string(limits::case_bytes + 1, ' ')).answers);
  CHECK(codes(decide(set, std::string(limits::case_bytes + 1, ' '))) == std::vector<std::string>{"K1040"});

  const Decided asked = decide(set, test::proef_case, {.allow_concept = true});
  REQUIRE(asked.answers);
  CHECK(asked.diagnostics.empty());
  CHECK(asked.text(Language::dutch).empty());
  CHECK(decide(rules(true), test::proef_case).answers);
}

TEST_CASE("the answers are those of the parts, and keep their rules alive") {
  auto set = rules(true);
  const Decided decided = decide(set, test::proef_case);
  REQUIRE(decided.answers);
  const Answers& answers = *decided.answers;
  set.reset();
  const program::Program& program = answers.program();
  Diagnostics wrong;
  const auto facts = exchange::read_case(program, Document("a.json", test::proef_case), wrong);
  REQUIRE(facts);
  const auto outcome = decision::decide(program, *facts);
  const auto why = decision::derive(program, *facts, outcome);
  CHECK(answers.facts == *facts);
  CHECK(answers.outcome == outcome);
  CHECK(answers.derivation() == why);
  CHECK(answers.json() == exchange::to_json(program, *facts, outcome, nullptr));
  CHECK(answers.json_with_derivation() == exchange::to_json(program, *facts, outcome, &why));
  CHECK(answers.facts_needed() == exchange::missing_to_json(program, *facts, outcome));
  CHECK(answers.summary(Language::dutch) == explanation::summarise(program, *facts, outcome, why, Language::dutch));
  for (const auto reader : {explanation::Reader::resident, explanation::Reader::file, explanation::Reader::auditor}) {
    CHECK(answers.explain(reader, Language::english) ==
          explanation::explain(program, *facts, outcome, why, reader, Language::english));
  }
}

TEST_CASE("a case that cannot be read is refused with its place, and without its values") {
  const auto set = rules(true);
  const Decided decided = decide(set, "{\"zaak\": 4711,\n \"personen\": 4711}");
  CHECK_FALSE(decided.answers);
  CHECK(decided.text(Language::english).starts_with("zaak:1:1: error K0939: "));
  CHECK(decided.text(Language::english).find("\nzaak:1:10: error K0909: at /zaak") != std::string::npos);
  CHECK(decided.text(Language::english).find("4711") == std::string::npos);
  CHECK(decide(set, Document("mijn.json", "[]")).text(Language::dutch).starts_with("mijn.json:1:1: fout K0907: "));

  const std::string large(limits::case_bytes + 1, ' ');
  const Decided too_large = decide(set, large);
  CHECK(codes(too_large) == std::vector<std::string>{"K0904"});
  REQUIRE(too_large.documents.size() == 1);
  CHECK(too_large.documents[0].text().empty());
}

TEST_CASE("of many messages the rest is counted") {
  std::string text = "{";
  for (std::size_t i = 0; i < limits::diagnostics + 5; ++i)
    text += (i > 0 ? ",\"x" : "\"x") + std::to_string(i) + "\":1";
  const Decided decided = decide(rules(true), text + "}");
  const std::size_t more = decided.diagnostics.not_shown();
  CHECK(more >= 5);
  CHECK(decided.text(Language::dutch).ends_with("\nen nog " + std::to_string(more) + " meldingen\n"));
  CHECK(decided.text(Language::english).ends_with("\nand " + std::to_string(more) + " more messages\n"));
}

TEST_CASE("a case in a file") {
  const fs::path folder = fs::path(KLAP_BINARY_DIR) / "tests" / "deciding";
  fs::create_directories(folder);
  const std::string path = (folder / "zaak.json").string();
  std::ofstream(path) << test::proef_case;
  REQUIRE(decide_file(rules(true), path).answers);
  CHECK(codes(decide_file(rules(false), path)) == std::vector<std::string>{"K1040"});
  const Decided none = decide_file(rules(true), "er_is_niets.json");
  CHECK_FALSE(none.answers);
  CHECK(none.problems == std::vector<FileProblem>{{FileProblem::Kind::absent, "er_is_niets.json"}});
  CHECK(none.text(Language::english) ==
        "error K1001: 'er_is_niets.json' is not there; check the name, and the folder you work from\n");
  std::ofstream(path) << std::string(limits::case_bytes + 1, ' ');
  CHECK(decide_file(rules(true), path).text(Language::english).find("is larger than 10 MB") != std::string::npos);
}

TEST_CASE("without rules there is nothing to decide with") {
  CHECK_THROWS_AS(decide(nullptr, "{}"), std::invalid_argument);
  CHECK_THROWS_AS(decide(nullptr, Document("a", "{}")), std::invalid_argument);
  CHECK_THROWS_AS(decide_file(nullptr, "er_is_niets.json"), std::invalid_argument);
}

TEST_CASE("the one include has findings and the schema of a case too") {
  const auto set = rules(true);
  Diagnostics findings;
  semantics::check(set->model, std::nullopt, findings);
  CHECK(exchange::case_schema(set->program).find("\"personen\"") != std::string::npos);
}
