// Clause 5.13: a fact of the provision, or person, that comes first by another fact.
#include "decision/trial.hpp"

#include <klap/decision/decide.hpp>

using namespace klap;
using decision::Truth;

namespace {

const std::string rules = R"klap(regelset Proef versie 1 gemeente 0632 taal nl status concept
bron Wmo soort wet
gemeente Woerden met code 0632
bestuursorgaan College
functie Consulent bij College
budget Zorg van gemeente Woerden
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Zorg
persoon
  leeftijd: getal
  bijnaam: kort, lang, indien van toepassing
voorziening
  soort: A, B
  start: datum
  kosten: bedrag
  spoed: ja of nee
  wonend: gemeente, met verloop
  actief: ja of nee, indien van toepassing
Heeft de inwoner recht op de voorziening?
  regel recht als de soort van de voorziening met de vroegste start is A dan ja grondslag Wmo 1
Is er spoed?
  antwoord met_spoed: ja of nee
  regel spoed als de soort van de voorziening met de laatste start waarvoor (spoed) is A dan ja grondslag Wmo 2
  regel geen_spoed als de soort van de voorziening met de laatste start waarvoor (spoed) is geen dan nee grondslag Wmo 2
Hoeveel kost de duurste?
  antwoord duurste: datum, indien van toepassing
  regel duurste_start dan de start van de voorziening van de inwoner met de hoogste kosten grondslag Wmo 3
Is de jongste kort?
  antwoord jongste_kort: ja of nee
  regel jongste als de bijnaam van de persoon met de laagste leeftijd is kort dan ja grondslag Wmo 4
  regel geen_naam als de bijnaam van de persoon met de laagste leeftijd is geen dan nee grondslag Wmo 4
Is de goedkoopste actief?
  antwoord goedkoopste_actief: ja of nee
  regel actief als de actief van de voorziening met de laagste kosten dan ja grondslag Wmo 5
  regel niet_actief als niet de actief van de voorziening met de laagste kosten dan nee grondslag Wmo 5
Is het Woerden?
  antwoord in_woerden: ja of nee
  regel woerden als de wonend van de voorziening met de hoogste kosten is Woerden dan ja grondslag Wmo 6
)klap";

std::string example(const std::string& facts, const std::string& expected) {
  return "voorbeeld \"" + expected + "\"\n  peildatum 2026-03-01\n" + facts + "  verwacht " + expected + "\n";
}
const std::string persons = "  inwoner p1 leeftijd 40, bijnaam lang\n  persoon p2 leeftijd 9, bijnaam kort\n";

std::string two(const std::string& a, const std::string& b) {
  return persons + "  voorziening eerst voor p1 soort A" + a + "\n  voorziening twee voor p1 soort B" + b + "\n";
}

}  // namespace

TEST_CASE("what comes first by a date is looked up, whichever stands first", "[5.13]") {
  test::all_examples_hold(
      rules + example(two(", start 2026-01-01", ", start 2026-02-01"), "recht ja voor eerst recht ja voor twee") +
      example(two(", start 2026-02-02", ", start 2026-02-01"), "recht open voor eerst") +
      example(two(", start 2026-02-01", ", start 2026-02-01"), "recht rekenfout voor eerst") +
      example(two(", start 2026-02-01", ""), "recht ontbreekt start voor eerst"));
}

TEST_CASE("only what the condition is true of is looked at, and of none it is geen", "[5.13]") {
  test::all_examples_hold(
      rules + example(two(", start 2026-02-01, spoed ja", ", start 2026-02-02, spoed nee"), "met_spoed ja voor eerst") +
      example(two(", start 2026-02-01, spoed nee", ", start 2026-02-02, spoed nee"), "met_spoed nee voor eerst") +
      example(two(", spoed nee", ", spoed nee"), "met_spoed nee voor eerst") +
      example(two(", start 2026-02-01, spoed ja", ", spoed nee"), "met_spoed ja voor eerst") +
      example(two(", start 2026-02-01, spoed ja", ", start 2026-02-02"), "met_spoed ontbreekt spoed voor eerst"));
}

TEST_CASE("facts of every type are looked up, of persons too, and with a history", "[5.13]") {
  test::all_examples_hold(
      rules +
      example(two(", start 2026-02-01, kosten € 5, actief ja, wonend Woerden",
                  ", start 2026-02-02, kosten € 4, actief geen, wonend Woerden"),
              "duurste 2026-02-01 voor eerst jongste_kort ja voor eerst goedkoopste_actief nee voor eerst in_woerden "
              "ja voor eerst") +
      example(two(", kosten € 5, wonend (2026-01-01 Woerden)", ", kosten € 4, wonend (2026-03-02 Woerden)"),
              "in_woerden ontbreekt wonend voor eerst") +
      example(two(", start 2026-02-02, kosten € 5, actief ja", ", start 2026-02-02, kosten € 5, actief ja"),
              "duurste 2026-02-02 voor eerst goedkoopste_actief ja voor eerst") +
      example(two(", start 2026-02-02, kosten € 5, actief ja", ", start 2026-02-01, kosten € 5, actief geen"),
              "duurste rekenfout voor eerst goedkoopste_actief rekenfout voor eerst"));
}

TEST_CASE("the derivation has of every element what was asked of it, what was wanted, and by what", "[14.3.3]") {
  const Loaded loaded = test::all_examples_hold(
      rules + example(two(", start 2026-02-01, spoed ja", ", start 2026-02-02, spoed nee"), "met_spoed ja voor eerst"));
  const decision::Case facts = test::example(loaded, 0);
  const auto outcome = decision::decide(loaded.rules->program, facts);
  const auto derivation = decision::derive(loaded.rules->program, facts, outcome);
  const auto& own = loaded.rules->program.own_questions;
  std::size_t at = 0;
  while (own[at].name != "met_spoed") ++at;
  const auto& traces = derivation.requests.at(0).own.at(at).rules;
  const auto& condition = *traces.at(1).condition;  // geen_spoed comes first
  CHECK(condition.op == Op::equal);
  const auto& looked_up = condition.arguments.at(0);
  CHECK(looked_up.op == Op::first_by_highest);
  REQUIRE(looked_up.arguments.size() == 4);  // spoed, soort, start; spoed
  CHECK(looked_up.arguments[0].truth == Truth::yes);
  CHECK(looked_up.arguments[1].value == looked_up.value);
  CHECK(looked_up.arguments[2].value->as_date() == *Date::from_ymd(2026, 2, 1));
  CHECK(looked_up.arguments[3].truth == Truth::no);
}
