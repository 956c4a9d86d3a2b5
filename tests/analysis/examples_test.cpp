// Examples are worked out and compared: every form of expectation, as it holds and as it does not.
#include <klap/analysis/examples.hpp>
#include <klap/loading/rule_set.hpp>

#include "analysis/proef.hpp"
#include "support/catch.hpp"

using namespace klap;
using analysis::Difference;

namespace {

struct Worked {
  Documents documents;
  std::vector<analysis::ExampleResult> results;
};

Worked work_out(const std::string& text) {
  Loaded loaded = load_rules(Documents{Document("proef.klap", text)});
  for (const Diagnostic& one : loaded.diagnostics.all()) UNSCOPED_INFO(render(one, loaded.documents, Language::dutch));
  REQUIRE(loaded.rules);
  return {loaded.documents, analysis::run_examples(loaded.rules->model, loaded.rules->program)};
}

std::vector<Difference> differences(const std::string& expectations, const std::string& instead_of = "",
                                    const std::string& facts = "") {
  std::string example = test::proef_example("een proef", expectations);
  if (!instead_of.empty()) {
    const std::size_t at = example.find(instead_of);
    REQUIRE(at != std::string::npos);
    example.replace(at, instead_of.size(), facts);
  }
  const Worked worked = work_out(test::proef_rules + example);
  REQUIRE(worked.results.size() == 1);
  return worked.results.front().differences;
}

/// One expectation that does not hold: what it says and what came out, in both languages.
void check_difference(const std::string& expectation, const analysis::Text& expected, const analysis::Text& got) {
  INFO(expectation);
  const auto all = differences(expectation);
  REQUIRE(all.size() == 1);
  CHECK(all[0].expected.dutch == expected.dutch);
  CHECK(all[0].expected.english == expected.english);
  CHECK(all[0].got.dutch == got.dutch);
  CHECK(all[0].got.english == got.english);
}

const std::string open_judgement = "  oordeel zelf_redzaam nee, door Consulent op 2017-02-25, \"verslag\"\n";

}  // namespace

TEST_CASE("an example that comes out as expected has no differences") {
  CHECK(differences(test::proef_expectations).empty());
  CHECK(differences("beslisser Consulent").empty());
  CHECK(differences("bericht WMO301 aan Kwintes").empty());
}

TEST_CASE("an expectation that does not hold says what was expected and what came out") {
  check_difference("recht nee", {"nee", "no"}, {"ja", "yes"});
  check_difference("betaler Regulier € 6.000", {"Regulier € 6.000", "Regulier € 6,000"},
                   {"Innovatie € 5.000, Regulier € 1.000", "Innovatie € 5,000, Regulier € 1,000"});
  check_difference("betaler Innovatie € 5.000, Regulier € 1.000, open € 5",
                   {"Innovatie € 5.000, Regulier € 1.000, open € 5", "Innovatie € 5,000, Regulier € 1,000, open € 5"},
                   {"Innovatie € 5.000, Regulier € 1.000", "Innovatie € 5,000, Regulier € 1,000"});
  check_difference("beslisser Teammanager, namens College", {"Teammanager, namens College", "Teammanager, on behalf of College"},
                   {"Consulent, namens College, via Teammanager", "Consulent, on behalf of College, via Teammanager"});
  check_difference("beslisser onbevoegd", {"onbevoegd", "not competent"},
                   {"Consulent, namens College, via Teammanager", "Consulent, on behalf of College, via Teammanager"});
  check_difference("beschikking aan Kwintes", {"aan Kwintes", "to Kwintes"}, {"aan de inwoner", "to the resident"});
  check_difference("opdracht aan Kwintes", {"opdracht aan Kwintes", "order to Kwintes"},
                   {"bericht WMO301 aan Kwintes, brief aan de inwoner, niets aan Kapper",
                    "message WMO301 to Kwintes, letter to the resident, nothing to Kapper"});
  check_difference("recht strijdig", {"strijdig", "conflict"}, {"ja", "yes"});
  check_difference("recht open door Teammanager", {"open, door Teammanager", "open, by Teammanager"}, {"ja", "yes"});
  check_difference("recht niet van toepassing", {"niet van toepassing", "not applicable"}, {"ja", "yes"});
  check_difference("recht rekenfout", {"rekenfout", "calculation error"}, {"ja", "yes"});
  check_difference("recht ontbreekt zelf_redzaam", {"ontbreekt zelf_redzaam", "missing zelf_redzaam"}, {"ja", "yes"});
}

TEST_CASE("an outcome that waits for a judgement is open by its function") {
  CHECK(differences("recht open door Consulent", open_judgement, "").empty());
  CHECK(differences("recht open", open_judgement, "").empty());
  const auto by_other = differences("recht open door Teammanager", open_judgement, "");
  REQUIRE(by_other.size() == 1);
  CHECK(by_other[0].got.dutch == "open, door Consulent");
}

TEST_CASE("missing facts are compared by their names, and need not all be named", "[15.4]") {
  const std::string facts = "soort Begeleiding, kosten € 6.000, perceel Pilot";
  CHECK(differences("betaler ontbreekt kosten", facts, "soort Begeleiding, perceel Pilot").empty());
  const auto other = differences("betaler ontbreekt soort", facts, "soort Begeleiding, perceel Pilot");
  REQUIRE(other.size() == 1);
  CHECK(other[0].got.dutch == "ontbreekt kosten");
  CHECK(other[0].got.english == "missing kosten");
  const std::string spent = "  Innovatie besteed € 5.000, stand van 2017-02-01\n";
  CHECK(differences("betaler ontbreekt Innovatie", spent, "").empty());
  CHECK(differences("recht ontbreekt peildatum", "  peildatum 2017-03-01\n", "").empty());
}

TEST_CASE("a decision that was taken without power", "[12.9]") {
  const std::string expectations = "beslisser onbevoegd\n bekrachtiging aan College";
  CHECK(differences(expectations, "  verwacht", "  besluit genomen door Kwintes voor Wmo toe te kennen\n  verwacht").empty());
  const auto all = differences("beslisser Consulent", "  verwacht", "  besluit genomen door Kwintes voor Wmo\n  verwacht");
  REQUIRE(all.size() == 1);
  CHECK(all[0].got.dutch == "onbevoegd: Kwintes (wel bevoegd: College)");
  CHECK(all[0].got.english == "not competent: Kwintes (competent: College)");
}

TEST_CASE("an expectation is about the request it names") {
  const std::string second =
      "  voorziening v1 soort Begeleiding, kosten € 6.000, perceel Pilot\n"
      "  voorziening v2 soort Dagbesteding, kosten € 100, perceel geen\n";
  const auto all = differences("betaler Regulier € 100 voor v2\n betaler Regulier € 100 voor v1\n recht ja voor v1",  // not judged yet
                              
                               "  voorziening soort Begeleiding, kosten € 6.000, perceel Pilot\n", second);
  REQUIRE(all.size() == 2);
  CHECK(all[0].request == "v1");
  CHECK(all[0].question == QuestionKind::payer);
  CHECK(all[1].question == QuestionKind::right);
  CHECK(all[1].got.dutch == "open, door Consulent");
}

TEST_CASE("a difference has the place of its expectation") {
  const Worked worked = work_out(test::proef_rules + test::proef_example("een", "recht ja\n    wet Wmo\n    recht nee"));
  REQUIRE(worked.results.front().differences.size() == 1);
  const Span span = worked.results.front().differences.front().span;
  CHECK(worked.documents[0].line_at(span.begin) == "    recht nee");
  CHECK(worked.results.front().title == "een");
}

TEST_CASE("the case of an example has its facts, and no presumptions") {
  const Loaded loaded = load_rules(Documents{Document("p.klap", test::proef_rules + test::proef_example("een", "recht ja"))});
  REQUIRE(loaded.rules);
  const auto facts = analysis::case_of(loaded.rules->model, loaded.rules->model.examples.front());
  CHECK(facts.persons.size() == 1);
  CHECK(facts.persons[0].id == "inwoner");
  CHECK(facts.requests[0].id == "voorziening");
  CHECK(facts.requests[0].notes.size() == 1);
  CHECK(facts.dates[0] == Date::from_ymd(2017, 3, 1));
  CHECK_FALSE(facts.personal_interest.has_value());
}
