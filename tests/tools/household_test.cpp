// What the commands say of a household: a plan, a representative, a request that needs no decision.
#include <nlohmann/json.hpp>

#include "analysis/household.hpp"
#include "tools/tool.hpp"

using klap::test::Run;
using klap::test::Workplace;
using Json = nlohmann::json;

namespace {

Workplace workplace(const std::string& name) {
  Workplace place(name);
  place.write("regels/gezin.klap",
              klap::test::household_rules + klap::test::household_example(klap::test::household_expectations));
  place.write("zaak.json", klap::test::household_case);
  return place;
}

const std::string decide = "decide --rules regels --case zaak.json --concept";

bool holds(const std::string& text, const std::string& what) { return text.find(what) != std::string::npos; }

}  // namespace

TEST_CASE("decide tells of need, plan, body's budget and representative") {
  const Workplace place = workplace("household");
  const Run run = place.klap(decide);
  CHECK(run.status == 0);
  CHECK(run.err.empty());
  for (const char* words :
       {"Heeft de voorziening een besluit nodig?\n  Ja.\n", "Nee: over deze voorziening komt geen besluit.",
        "het college, uit het regiobudget: € 610", "inwoner moeder (vertegenwoordiger van inwoner kind)",
        "doorzending aan de gemeente Utrecht", "== Het plan van het huishouden ==",
        "Wie heeft de regie over het plan?\n  inwoner moeder (hoofdpersoon van het plan)"}) {
    INFO(words);
    CHECK(holds(run.out, words));
  }
  const std::string english = place.klap(decide + " --language en").out;
  for (const char* words :
       {"No: there will be no decision on this provision.", "het college, from het regiobudget: € 610",
        "forwarding to the municipality of Utrecht", "Who directs the plan?"}) {
    INFO(words);
    CHECK(holds(english, words));
  }
}

TEST_CASE("the letter about a child goes to the representative, and names nobody") {
  const Workplace place = workplace("household_letter");
  const std::string text = place.klap(decide + " --explain inwoner").out;
  for (const char* words : {"U krijgt deze brief als vertegenwoordiger van de inwoner.",
                            "Wij stellen voor dat de inwoner deze hulp krijgt.", "De grens is € 620",
                            "Wij sturen de aanvraag door naar de gemeente Utrecht.", "artikel 2:3",
                            "Hiervoor is geen besluit nodig.", "U hebt zelf de regie over het plan."}) {
    INFO(words);
    CHECK(holds(text, words));
  }
  CHECK(holds(text, "== Brief aan moeder, over kind ==\n"));
  const Json letters = Json::parse(place.klap(decide + " --explain inwoner --json").out)["brieven"];
  for (const Json& letter : letters) {
    CHECK(letter["over"] == "kind");
    CHECK_FALSE(holds(letter["tekst"], "moeder"));
    CHECK_FALSE(holds(letter["tekst"], "1980"));
  }
  REQUIRE_FALSE(letters.empty());
  CHECK(letters[0]["aan"] == "moeder");
  CHECK_FALSE(holds(text, "regiobudget"));
}

TEST_CASE("decide as JSON has need, plan and the three kinds of party") {
  const Workplace place = workplace("household_json");
  const Json json = Json::parse(place.klap(decide + " --json").out);
  const Json& first = json["voorzieningen"][0];
  CHECK(first["besluit_nodig"]["antwoord"] == true);
  CHECK(first["besluit"] == 0);
  CHECK(first["vervolg"]["antwoord"][0]["soort"] == "doorzending");
  CHECK(first["vervolg"]["antwoord"][0]["aan"] == Json({{"gemeente", "0344"}}));
  const Json& second = json["voorzieningen"][1];
  CHECK(second["besluit_nodig"]["antwoord"] == false);
  CHECK(second["besluit"].is_null());
  CHECK(json["besluiten"].size() == 1);
  CHECK(json["besluiten"][0]["beschikking"]["antwoord"]["aan"] == Json({{"inwoner", "moeder"}}));
  CHECK(json["plan"]["regie"]["antwoord"] == Json({{"inwoner", "moeder"}}));
}

TEST_CASE("test prints a difference about the plan without a request") {
  const Workplace place = workplace("household_test");
  place.write("regels/nog.klap",
              "regelset Gezin\n" + klap::test::household_example("regie Makelaar\n    besluit nodig nee"));
  const Run run = place.klap("test regels");
  CHECK(run.status == 1);
  CHECK(holds(run.out, ": een gezin\n  regie\n    verwacht: Makelaar\n    kwam:     inwoner moeder\n"));
  CHECK(holds(run.out, ": een gezin\n  besluit nodig (v1)\n    verwacht: nee\n    kwam:     ja\n"));
  CHECK(holds(place.klap("test regels --language en").out, "\n  decision needed (v1)\n    expected: no\n"));
  const Json json = Json::parse(place.klap("test regels --json").out);
  const Json& differences = json["voorbeelden"][1]["verschillen"];
  REQUIRE(differences.size() == 2);
  CHECK(differences[0]["vraag"] == "regie");
  CHECK(differences[0]["voorziening"].is_null());
  CHECK(differences[1]["vraag"] == "besluit_nodig");
  CHECK(differences[1]["voorziening"] == "v1");
}

TEST_CASE("schema has the plan and its persons") {
  const Workplace place = workplace("household_schema");
  const Json json = Json::parse(place.klap("schema regels").out);
  CHECK(json["properties"]["plan"]["$ref"] == "#/$defs/plan");
  const Json& plan = json["$defs"]["plan"];
  CHECK(plan["additionalProperties"] == false);
  CHECK(plan["properties"]["hoofdpersoon"]["$ref"] == "#/$defs/naam");
  CHECK(plan["properties"]["complex"]["type"] == "boolean");
  CHECK_FALSE(json["$defs"]["persoon"]["properties"].contains("complex"));
  CHECK(json["$defs"]["persoon"]["properties"]["vertegenwoordiger"]["anyOf"].size() == 3);  // or a history, or none
}
