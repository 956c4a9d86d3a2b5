// Examples that expect answers of own questions, municipalities that pay, parties that own questions name, objections.
#include <klap/analysis/examples.hpp>
#include <klap/loading/rule_set.hpp>

#include "support/catch.hpp"

using namespace klap;
using analysis::Difference;

namespace {

const std::string rules = R"(regelset Proef versie 1 gemeente 0632 taal nl status concept
bron Wmo "Wet maatschappelijke ondersteuning 2015" soort wet
gemeente Woerden met code 0632
gemeente Utrecht met code 0344
bestuursorgaan College
functie Consulent, Jurist bij College
budget Zorg van gemeente Woerden
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Zorg
persoon
  geboortedatum: datum
bevoegd College voor Wmo om toe te kennen, op bezwaar te beslissen grondslag Wmo 1
mandaat van College aan Consulent voor Wmo om toe te kennen, op bezwaar te beslissen grondslag Wmo 3
mandaat van College aan Jurist voor Wmo om op bezwaar te beslissen grondslag Wmo 3
voorziening
  kosten: bedrag
Welke wet geldt voor de voorziening?
  regel wet dan Wmo grondslag Wmo 1
Heeft de inwoner recht op de voorziening?
  regel recht dan ja grondslag Wmo 1
Welke gemeente is het?
  antwoord waar: gemeente
  regel daar dan Utrecht grondslag Wmo 1
Welke hulp past?
  antwoord hulp: licht, zwaar
  regel past dan zwaar grondslag Wmo 1
Hoeveel is de korting?
  antwoord korting: bedrag
  regel tiende dan (kosten min € 10) naar beneden afgerond op € 1 grondslag Wmo 1
Wanneer is het klaar?
  antwoord einde: datum
  regel klaar dan de peildatum plus 6 weken grondslag Wmo 1
Is er haast bij?
  antwoord haast: ja of nee
  regel ja_hoor dan ja grondslag Wmo 1
Hoe lang duurt het?
  antwoord duur: getal
  regel geteld dan aantal dagen van de peildatum tot en met de besluitdatum grondslag Wmo 1
Wanneer loopt het af?
  antwoord afloop: datum, indien van toepassing
  regel loopt_door als kosten is minder dan € 200 dan niet van toepassing grondslag Wmo 1
  regel loopt_af als kosten is ten minste € 200 dan de peildatum grondslag Wmo 1
Wie betaalt de voorziening?
  regel samen dan 50% ten laste van Zorg, de rest ten laste van waar grondslag Wmo 1
Wie beslist over de voorziening?
  volgens het mandaatregister
  persoonlijk belang aangenomen nee, tenzij gemeld, omdat "wie een belang heeft, meldt dat"
Wat moet er nu gebeuren?
  regel verder dan doorzending aan waar, per einde, onder vermelding van "kenmerk 7" grondslag Wmo 1
voorbeeld "een"
  peildatum 2025-03-03
  inwoner geboortedatum 1983-02-01
  voorziening kosten € 100,50
  bezwaar tegen het besluit van Consulent voor Wmo
  verwacht )";

std::vector<Difference> differences(const std::string& expectations) {
  const Loaded loaded = load_rules(Documents{Document("proef.klap", rules + expectations + "\n")});
  for (const Diagnostic& one : loaded.diagnostics.all()) UNSCOPED_INFO(render(one, loaded.documents, Language::dutch));
  REQUIRE(loaded.rules);
  return analysis::run_examples(loaded.rules->model, loaded.rules->program).at(0).differences;
}

void differs(const std::string& expectation, const std::string& expected, const std::string& got) {
  INFO(expectation);
  const auto all = differences(expectation);
  REQUIRE(all.size() == 1);
  CHECK(all[0].expected.dutch == expected);
  CHECK(all[0].got.dutch == got);
}

}  // namespace

TEST_CASE("expectations of own answers and municipalities hold where they come out") {
  CHECK(differences(
            "waar Utrecht hulp zwaar korting € 90 einde 2025-04-14 haast ja duur ontbreekt besluitdatum "
            "betaler Zorg € 50,25, Utrecht € 50,25 beslisser Jurist doorzending aan waar afloop niet van toepassing")
            .empty());
  CHECK(differences("doorzending aan waar, per 2025-04-14").empty());
  CHECK(differences("doorzending aan waar, onder vermelding van \"kenmerk 7\"").empty());
  CHECK(differences("doorzending aan waar, onder vermelding van \"kenmerk 7\", per 2025-04-14").empty());
}

TEST_CASE("expectations of own answers and municipalities that do not hold are told") {
  differs("waar Woerden", "de gemeente Woerden", "de gemeente Utrecht");
  differs("hulp licht", "licht", "zwaar");
  differs("korting € 90,50", "€ 90,50", "€ 90");
  differs("einde 2025-04-15", "2025-04-15", "2025-04-14");
  differs("haast nee", "nee", "ja");
  differs("duur 3", "3", "ontbreekt besluitdatum");
  differs("betaler Zorg € 50,25", "Zorg € 50,25", "Zorg € 50,25, de gemeente Utrecht € 50,25");
  differs("betaler Utrecht € 100,50", "de gemeente Utrecht € 100,50", "Zorg € 50,25, de gemeente Utrecht € 50,25");
  differs("beslisser Consulent", "Consulent", "Jurist, namens College");
  const std::string sent = "doorzending aan de gemeente Utrecht, per 2025-04-14, onder vermelding van \"kenmerk 7\"";
  differs("doorzending aan waar, per 2025-04-15", "doorzending aan waar, per 2025-04-15", sent);
  differs("doorzending aan waar, onder vermelding van \"kenmerk 8\"",
          "doorzending aan waar, onder vermelding van \"kenmerk 8\"", sent);
  differs("afloop 2025-03-03", "2025-03-03", "niet van toepassing");
  differs("haast niet van toepassing", "niet van toepassing", "ja");
  CHECK(differences("haast nee").at(0).question == QuestionId::of_own(3));
}

TEST_CASE("what an answer rests on is expected by its source, article or part of an article") {
  CHECK(differences("recht ja grondslag Wmo betaler Zorg € 50,25, Utrecht € 50,25 grondslag Wmo 1").empty());
  CHECK(differences("beslisser Jurist grondslag Wmo 3, Wmo 1").empty());  // the mandate, and the competence behind it
  CHECK(differences("afloop niet van toepassing grondslag Wmo 1").empty());
  differs("recht ja grondslag Wmo 1 lid 2", "ja grondslag Wmo 1 lid 2", "ja grondslag Wmo 1");
  differs("beslisser Jurist, namens College grondslag Wmo 5", "Jurist, namens College grondslag Wmo 5",
          "Jurist, namens College grondslag Wmo 1, Wmo 3");
  differs("recht nee grondslag Wmo 1", "nee grondslag Wmo 1", "ja grondslag Wmo 1");
}

TEST_CASE("that nothing of a kind follows can be expected") {
  CHECK(differences("geen bericht geen brief geen opdracht geen doorzending aan de inwoner geen bericht WMO301 aan de inwoner "
                    "geen bericht haast ja geen bericht")
            .empty());
  const std::string sent = "doorzending aan de gemeente Utrecht, per 2025-04-14, onder vermelding van \"kenmerk 7\"";
  differs("geen doorzending", "geen doorzending", sent);
  differs("geen doorzending aan waar", "geen doorzending aan waar", sent);
}
