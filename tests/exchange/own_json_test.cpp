// Own questions, other municipalities that pay and every kind of power, as JSON: from a rule text, decided.
#include <algorithm>

#include <klap/decision/decide.hpp>
#include <klap/exchange/case_json.hpp>
#include <klap/exchange/outcome_json.hpp>
#include <klap/loading/rule_set.hpp>

#include <nlohmann/json.hpp>

#include "support/catch.hpp"

using namespace klap;
using Json = nlohmann::ordered_json;

namespace {

const std::string rules = R"(regelset Proef versie 1 gemeente 0632 taal nl status concept
bron Wmo "Wet maatschappelijke ondersteuning 2015" soort wet
gemeente Woerden met code 0632
gemeente Utrecht met code 0344
bestuursorgaan College
bestuursorgaan Bestuur
functie Consulent, Jurist bij College
budget Zorg van gemeente Woerden
bevoegd College voor Wmo om toe te kennen, op bezwaar te beslissen als einde is vanaf 2025-01-01
  grondslag Wmo 1 zekerheid fragment, nagekeken 2025-01-02
delegatie van College aan Bestuur voor Wmo om te weigeren grondslag Wmo 2 zekerheid aangenomen
mandaat van College aan Consulent voor Wmo om toe te kennen, op bezwaar te beslissen tenzij dicht
  grondslag Wmo 3 zekerheid gelezen
mandaat van College aan Jurist voor Wmo om op bezwaar te beslissen grondslag Wmo 3
voorbehouden aan College voor Wmo om te weigeren als dicht grondslag Wmo 4
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Zorg
plan
  dicht: ja of nee
voorziening
  kosten: bedrag
  begin: datum
Welke wet geldt voor de voorziening?
  regel wet dan Wmo grondslag Wmo 1 zekerheid gelezen, nagekeken 2025-01-03
Wanneer is het klaar?
  antwoord einde: datum
  verdeelt de besluiten
  regel klaar dan begin min 1 jaar grondslag Wmo 1
Wat voor hulp is het?
  antwoord hulp: licht, zwaar
  regel licht als einde is begin plus 2 werkdagen dan zwaar grondslag Wmo 1
  regel zwaar als niet (einde is begin plus 2 werkdagen) dan licht grondslag Wmo 1
Heeft de inwoner recht op de voorziening?
  regel ja_hoor als hulp is licht dan ja grondslag Wmo 1
Welke gemeente is het?
  antwoord waar: gemeente
  regel hier dan Utrecht grondslag Wmo 1
Wanneer houdt het op?
  antwoord afloop: datum, indien van toepassing
  regel loopt_door als begin is vanaf 2020-01-01 dan niet van toepassing grondslag Wmo 1
  regel loopt_af als begin is vóór 2020-01-01 dan begin grondslag Wmo 1
Wie betaalt de voorziening?
  regel samen dan 50% ten laste van Zorg, de rest ten laste van waar grondslag Wmo 1
  regel niemand, uitzondering op samen als kosten is minder dan € 1 dan niet van toepassing grondslag Wmo 5
Wat moet er nu gebeuren?
  regel verder dan doorzending aan waar, per begin, onder vermelding van "kenmerk 7", brief aan de inwoner grondslag Wmo 1
Wie beslist over de voorziening?
  volgens het mandaatregister
  persoonlijk belang aangenomen nee, tenzij gemeld, omdat "wie een belang heeft, meldt dat"
)";

const program::Program& program_of_rules() {
  static const Loaded loaded = load_rules(Documents{Document("proef.klap", rules)});
  for (const Diagnostic& d : loaded.diagnostics.all()) UNSCOPED_INFO(render(d, loaded.documents, Language::dutch));
  REQUIRE(loaded.rules);
  return loaded.rules->program;
}

decision::Case read(const std::string& text) {
  Diagnostics diagnostics;
  const Document document("zaak.json", text);
  auto facts = exchange::read_case(program_of_rules(), document, diagnostics);
  for (const Diagnostic& d : diagnostics.all()) UNSCOPED_INFO(exchange::render_case_diagnostic(d, document, Language::dutch));
  REQUIRE(facts);
  return *facts;
}

Json decided(const std::string& text) {
  const program::Program& p = program_of_rules();
  const decision::Case facts = read(text);
  const decision::CaseOutcome outcome = decision::decide(p, facts);
  const decision::CaseDerivation derivation = decision::derive(p, facts, outcome);
  return Json::parse(exchange::to_json(p, facts, outcome, &derivation));
}

const std::string objection = R"({"peildatum": "2026-01-05", "plan": {"dicht": false},
  "personen": [{"id": "p1"}],
  "voorzieningen": [{"id": "v1", "persoon": "p1", "kosten": "100.01", "begin": "2026-01-05"},
                    {"id": "v2", "persoon": "p1", "kosten": "1.00"}],
  "besluiten": [{"persoon": "p1", "wet": "Wmo", "soort": "op_bezwaar_beslissen", "primair_besluit_door": "Consulent"}]})";

}  // namespace

TEST_CASE("own questions stand under the name of their answer, with their sentence") {
  const Json json = decided(objection);
  const Json& first = json["voorzieningen"][0]["eigen_vragen"];
  CHECK(first["einde"]["vraag"] == "Wanneer is het klaar?");
  CHECK(first["einde"]["soort"] == "datum");
  CHECK(first["einde"]["uitkomst"]["uitkomst"] == "vastgesteld");
  CHECK(first["einde"]["uitkomst"]["antwoord"] == "2025-01-05");
  CHECK(first["hulp"]["uitkomst"]["antwoord"] == "licht");
  CHECK(first["hulp"]["uitkomst"]["afleiding"]["regels"][1]["antwoord"] == "licht");
  CHECK(first["waar"]["uitkomst"]["antwoord"] == "0344");
  const Json& second = json["voorzieningen"][1]["eigen_vragen"];
  CHECK(second["einde"]["uitkomst"]["ontbreekt"][0]["feit"] == "begin");
  CHECK(json["voorzieningen"][1]["recht"]["ontbreekt"][0]["feit"] == "begin");
}

TEST_CASE("an expression in a derivation says what it moves a date by, and names choices") {
  const Json json = decided(objection);
  const Json& hulp = json["voorzieningen"][0]["eigen_vragen"]["hulp"]["uitkomst"]["afleiding"]["regels"][0];
  const Json& plus = hulp["voorwaarde"]["delen"][1];
  CHECK(plus["soort"] == "datum_plus");
  CHECK(plus["eenheid"] == "werkdagen");
  CHECK(plus["waarde"] == "2026-01-07");
  const Json& right = json["voorzieningen"][0]["recht"]["afleiding"]["regels"][0]["voorwaarde"];
  CHECK(right["delen"][0]["waarde"] == "licht");
  CHECK(right["delen"][0]["feit"]["feit"] == "hulp");
  CHECK(right["delen"][1]["waarde"] == "licht");
}

TEST_CASE("a municipality that pays stands behind the budgets, by its code") {
  CHECK(decided(objection)["voorzieningen"][0]["betaler"]["antwoord"] ==
        Json::parse(R"([{"budget": "Zorg", "bedrag": "50.00"}, {"gemeente": "0344", "bedrag": "50.01"}])"));
}

TEST_CASE("an answer that is not applicable by a rule has that rule, and one that is so by itself has none") {
  const Json json = decided(R"({"peildatum": "2026-01-05", "personen": [{"id": "p1"}],
    "voorzieningen": [{"id": "v1", "persoon": "p1", "kosten": "0.99", "begin": "2026-01-05"}]})");
  const Json& request = json["voorzieningen"][0];
  const Json& end = request["eigen_vragen"]["afloop"]["uitkomst"];
  CHECK(end["uitkomst"] == "niet_van_toepassing");
  CHECK(end["wacht_op"] == "afloop");
  CHECK(end["regels"][0]["naam"] == "loopt_door");
  CHECK_FALSE(end.contains("antwoord"));
  CHECK_FALSE(end["afleiding"]["regels"][1].contains("antwoord"));
  CHECK(request["betaler"]["regels"][0]["naam"] == "niemand");
  CHECK(request["betaler"]["afleiding"]["regels"].size() == 2);
  CHECK(request["besluit_nodig"]["uitkomst"] == "niet_van_toepassing");
  CHECK_FALSE(request["besluit_nodig"].contains("regels"));
}

TEST_CASE("an obligation says from which day it works and what is mentioned, where the rule does") {
  const Json json = decided(objection);
  const Json& sent = json["voorzieningen"][0]["vervolg"]["antwoord"];
  REQUIRE(sent.size() == 2);
  CHECK(sent[0] == Json::parse(R"({"soort": "brief", "bericht": null, "aan": {"inwoner": "p1"}, "uiterlijk": null})"));
  CHECK(sent[1] == Json::parse(R"({"soort": "doorzending", "bericht": null, "aan": {"gemeente": "0344"},
    "uiterlijk": null, "per": "2026-01-05", "vermelding": "kenmerk 7"})"));
}

TEST_CASE("decisions say by which answers they were divided") {
  const Json json = decided(objection);
  REQUIRE(json["besluiten"].size() == 2);
  CHECK(json["besluiten"][0]["verdeeld_op"] == Json({{"einde", "2025-01-05"}}));
  CHECK(json["besluiten"][1]["verdeeld_op"] == Json({{"einde", nullptr}}));
  CHECK(json["besluiten"][1]["beslisser"]["uitkomst"] == "ontbreekt");
}

TEST_CASE("powers in a derivation have their conditions, and how sure their text is") {
  const Json decider = decided(objection)["besluiten"][0]["beslisser"];
  CHECK(decider["antwoord"]["beslissers"][0]["wie"] == "Jurist");
  const Json& why = decider["afleiding"];
  CHECK(why["primair_besluit_door"] == "Consulent");
  REQUIRE(why["bevoegdheden"].size() == 1);
  CHECK(why["bevoegdheden"][0]["bestuursorgaan"] == "College");
  CHECK(why["bevoegdheden"][0]["geldt"] == "ja");
  CHECK(why["bevoegdheden"][0]["zekerheid"] == "fragment");
  CHECK(why["bevoegdheden"][0]["nagekeken"] == "2025-01-02");
  CHECK(why["bevoegdheden"][0]["voorwaarde"]["uitkomst"] == "ja");
  CHECK(why["delegaties"][0] == Json::parse(R"({"van": "College", "aan": "Bestuur",
    "grondslagen": [{"bron": "Wmo", "plaats": "2"}], "geldt": "nee", "zekerheid": "aangenomen"})"));
  CHECK(why["voorbehouden"][0]["aan"] == "College");
  CHECK(why["voorbehouden"][0]["geldt"] == "nee");
  CHECK(why["mandaten"][0]["voorwaarde"]["uitkomst"] == "ja");
  CHECK(why["mandaten"][0]["zekerheid"] == "gelezen");
  const Json law = decided(objection)["voorzieningen"][0]["wet"]["regels"][0];
  CHECK(law["zekerheid"] == "gelezen");
  CHECK(law["nagekeken"] == "2025-01-03");
}

TEST_CASE("who took the decision objected to is a fact that can be missing", "[15.4]") {
  std::string unknown = objection;
  unknown.replace(unknown.find(R"(, "primair_besluit_door": "Consulent")"), 37, "");
  const Json json = decided(unknown);
  CHECK(json["besluiten"][0]["beslisser"]["ontbreekt"] == Json::parse(R"([{"feit": "primair besluit door",
    "soort": "primair_besluit_door", "van": "p1", "vraag": null}])"));
  const decision::Case facts = read(objection);
  CHECK(facts.decisions[0].primary_by.is_some());
  CHECK(read(exchange::write_case(program_of_rules(), facts)) == facts);
}
