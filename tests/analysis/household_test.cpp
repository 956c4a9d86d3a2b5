// Examples about a household: need, direction, forwarding, and parties that facts name.
#include <klap/analysis/examples.hpp>
#include <klap/decision/decide.hpp>
#include <klap/loading/rule_set.hpp>

#include "analysis/household.hpp"
#include "support/catch.hpp"

using namespace klap;
using analysis::Difference;

namespace {

std::vector<Difference> differences(const std::string& expectations, const std::string& instead_of = "",
                                    const std::string& facts = "") {
  std::string example = test::household_example(expectations);
  if (!instead_of.empty()) {
    const std::size_t at = example.find(instead_of);
    REQUIRE(at != std::string::npos);
    example.replace(at, instead_of.size(), facts);
  }
  const Loaded loaded = load_rules(Documents{Document("gezin.klap", test::household_rules + example)});
  for (const Diagnostic& one : loaded.diagnostics.all()) UNSCOPED_INFO(render(one, loaded.documents, Language::dutch));
  REQUIRE(loaded.rules);
  return analysis::run_examples(loaded.rules->model, loaded.rules->program).at(0).differences;
}

void check_difference(const std::string& expectation, QuestionKind question, const std::string& request,
                      const analysis::Text& expected, const analysis::Text& got) {
  INFO(expectation);
  const auto all = differences(expectation);
  REQUIRE(all.size() == 1);
  CHECK(all[0].question == question);
  CHECK(all[0].request == request);
  CHECK(all[0].expected.dutch == expected.dutch);
  CHECK(all[0].expected.english == expected.english);
  CHECK(all[0].got.dutch == got.dutch);
  CHECK(all[0].got.english == got.english);
}

}  // namespace

TEST_CASE("a household's example that comes out as expected has no differences") {
  CHECK(differences(test::household_expectations).empty());
  CHECK(differences("regie Makelaar", "complex nee", "complex ja").empty());
  CHECK(differences("regie ontbreekt complex", "complex nee, ", "").empty());
  CHECK(differences("recht ontbreekt grens", "peildatum 2017-03-01", "peildatum 2018-01-01").empty());
  CHECK(differences("beschikking aan vertegenwoordiger", "vertegenwoordiger (2007-01-01 vader, 2017-01-01 moeder)",
                    "vertegenwoordiger vader")
            .empty());
}

TEST_CASE("a household's expectation that does not hold says what was expected and what came out") {
  check_difference("besluit nodig nee", QuestionKind::need, "v1", {"nee", "no"}, {"ja", "yes"});
  check_difference("beschikking aan de inwoner", QuestionKind::addressee, "v1", {"aan de inwoner", "to the resident"},
                   {"aan inwoner moeder, afschrift aan inwoner kind", "to resident moeder, copy to resident kind"});
  check_difference("regie Makelaar", QuestionKind::direction, "", {"Makelaar", "Makelaar"},
                   {"inwoner moeder", "resident moeder"});
  check_difference("doorzending aan College", QuestionKind::follow_up, "v1",
                   {"doorzending aan College", "forwarding to College"},
                   {"doorzending aan de gemeente Utrecht", "forwarding to the municipality of Utrecht"});
  check_difference("brief aan woongemeente", QuestionKind::follow_up, "v1",
                   {"brief aan woongemeente", "letter to woongemeente"},
                   {"doorzending aan de gemeente Utrecht", "forwarding to the municipality of Utrecht"});
  check_difference("regie open", QuestionKind::direction, "", {"open", "open"}, {"inwoner moeder", "resident moeder"});
}

TEST_CASE("a party that a fact names is the one it names in the example, on the day of the question") {
  const std::string represented = "vertegenwoordiger (2007-01-01 vader, 2017-01-01 moeder)";
  CHECK(differences("beschikking aan vertegenwoordiger", represented,
                    "vertegenwoordiger (2007-01-01 vader, 2017-03-02 moeder)")
            .empty());
  const auto later =
      differences("beschikking aan vertegenwoordiger", represented, "vertegenwoordiger (2017-03-02 moeder)");
  REQUIRE(later.size() == 1);
  CHECK(later[0].got.dutch == "ontbreekt vertegenwoordiger");
  const auto here = differences("doorzending aan woongemeente", "2017-03-01 Utrecht", "2017-03-02 Utrecht");
  REQUIRE(here.size() == 1);
  CHECK(here[0].got.dutch == "brief aan inwoner kind");
  const auto other = differences("regie hoofdpersoon", "complex nee", "complex ja");
  REQUIRE(other.size() == 1);
  CHECK(other[0].expected.dutch == "hoofdpersoon");
  CHECK(other[0].got.dutch == "Makelaar");
}

TEST_CASE("a request without a decision has no decider and no addressee") {
  CHECK(differences("besluit nodig nee\n beslisser niet van toepassing\n beschikking niet van toepassing",
                    "aangemeld ja", "aangemeld nee")
            .empty());
  const auto all = differences("beslisser Consulent", "aangemeld ja", "aangemeld nee");
  REQUIRE(all.size() == 1);
  CHECK(all[0].got.dutch == "niet van toepassing");
  CHECK(all[0].got.english == "not applicable");
}

TEST_CASE("the case of an example has its plan") {
  const Loaded loaded =
      load_rules(Documents{Document("p.klap", test::household_rules + test::household_example("regie hoofdpersoon"))});
  REQUIRE(loaded.rules);
  const auto facts = analysis::case_of(loaded.rules->model, loaded.rules->model.examples.front());
  REQUIRE(facts.plan.size() == loaded.rules->program.fields.size());
  std::size_t known = 0;
  for (std::size_t i = 0; i < facts.plan.size(); ++i) {
    if (facts.plan[i].state == decision::Fact::State::unknown) continue;
    ++known;
    const bool person = loaded.rules->program.fields[i].name == "hoofdpersoon";
    CHECK(facts.plan[i].value == (person ? Value::person(1) : Value::boolean(false)));
  }
  CHECK(known == 2);
}
