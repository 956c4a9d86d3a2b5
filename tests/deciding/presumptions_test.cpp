// What was presumed stands with every answer that read it, whether or not the steps are asked for.
#include <nlohmann/json.hpp>

#include <klap/klap.hpp>

#include "support/catch.hpp"

using namespace klap;
using Json = nlohmann::ordered_json;

namespace {

const std::string rules_text =
    "regelset Proef status vastgesteld\n"
    "bron Wmo soort wet\n"
    "gemeente Proefstad met code 9901\n"
    "bestuursorgaan College\n"
    "functie Consulent bij College\n"
    "budget Kas van gemeente Proefstad\n"
    "ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Kas\n"
    "persoon\n"
    "  klant: ja of nee, aangenomen nee, tenzij gemeld, omdat \"wie klant is, meldt dat\"\n"
    "  leeftijd: getal, aangenomen 30, tenzij gemeld, omdat \"bijna iedereen is volwassen\"\n"
    "voorziening soort: Hulp, Zorg, aangenomen Zorg, tenzij gemeld, omdat \"meestal gaat het om zorg\"\n"
    "bevoegd College voor Wmo om toe te kennen, te weigeren grondslag Wmo 2\n"
    "mandaat van College aan Consulent voor Wmo om toe te kennen, te weigeren grondslag Wmo 3\n"
    "Welke wet geldt voor de voorziening?\n"
    "  regel wet als klant of niet klant dan Wmo grondslag Wmo 1\n"
    "Heeft de inwoner recht op de voorziening?\n"
    "  regel hulp als soort is Hulp en leeftijd is ten minste 18 dan ja grondslag Wmo 1\n"
    "  regel zorg als soort is Zorg en niet klant dan ja grondslag Wmo 1\n"
    "Wie beslist over de voorziening?\n"
    "  volgens het mandaatregister\n"
    "  persoonlijk belang aangenomen nee, tenzij gemeld, omdat \"wie dat heeft, meldt het\"\n";

Json outcome(const std::string& more_of_person, const std::string& more_of_request, const std::string& more = "") {
  const Loaded loaded = load_rules(Documents{Document("proef.klap", rules_text)});
  INFO(loaded.text(Language::english));
  REQUIRE(loaded.rules);
  const Decided decided = decide(
      loaded.rules, R"({"peildatum": "2017-03-01", "personen": [{"id": "p")" + more_of_person +
                        R"(}], "voorzieningen": [{"id": "v", "persoon": "p")" + more_of_request + "}]" + more + "}");
  INFO(decided.text(Language::english));
  REQUIRE(decided.answers);
  const Json plain = Json::parse(decided.answers->json());
  Json full = Json::parse(decided.answers->json_with_derivation());
  for (const char* question : {"wet", "recht"}) {
    CHECK_FALSE(plain["voorzieningen"][0][question].contains("afleiding"));
    CHECK(full["voorzieningen"][0][question].contains("afleiding"));
    CHECK(plain["voorzieningen"][0][question]["aannames"] == full["voorzieningen"][0][question]["aannames"]);
  }
  CHECK(plain["besluiten"][0]["beslisser"]["aannames"] == full["besluiten"][0]["beslisser"]["aannames"]);
  return plain;
}

Json presumed(const char* fact, const char* of, const Json& value, const Json& because) {
  return {{"feit", fact}, {"soort", "feit"}, {"van", of}, {"waarde", value}, {"omdat", because}};
}

}  // namespace

TEST_CASE("every answer names what was presumed for it, once", "[4.3]") {
  const Json json = outcome("", "");
  const Json& request = json["voorzieningen"][0];
  const Json klant = presumed("klant", "p", false, "wie klant is, meldt dat");
  CHECK(request["wet"]["aannames"] == Json::array({klant}));
  CHECK(request["recht"]["aannames"] ==
        Json::array({presumed("soort", "v", "Zorg", "meestal gaat het om zorg"),
                     presumed("leeftijd", "p", 30, "bijna iedereen is volwassen"), klant}));
  CHECK(request["betaler"]["aannames"] == Json::array());
  CHECK(json["besluiten"][0]["beschikking"]["aannames"] == Json::array());
  CHECK(json["plan"]["regie"]["aannames"] == Json::array());
}

TEST_CASE("what was given is not presumed", "[4.3]") {
  const Json json = outcome(R"(, "klant": false, "leeftijd": 40)", R"(, "soort": "Hulp")");
  CHECK(json["voorzieningen"][0]["wet"]["aannames"] == Json::array());
  CHECK(json["voorzieningen"][0]["recht"]["aannames"] == Json::array());
}

TEST_CASE("that nobody has a personal interest is presumed of who decides", "[4.7]") {
  const Json interest = {{"feit", "persoonlijk belang"},
                         {"soort", "persoonlijk_belang"},
                         {"van", nullptr},
                         {"waarde", Json::array()},
                         {"omdat", "wie dat heeft, meldt het"}};
  const Json json = outcome("", "");
  const Json& decider = json["besluiten"][0]["beslisser"];
  CHECK(decider["uitkomst"] == "vastgesteld");
  CHECK(decider["aannames"] == Json::array({interest}));
  CHECK(outcome("", "", R"(, "persoonlijk_belang": [])")["besluiten"][0]["beslisser"]["aannames"] == Json::array());
}
