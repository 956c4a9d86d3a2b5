// Clause 5.18.7: the end of a term that stood still.
#include <klap/decision/decide.hpp>

#include "decision/trial.hpp"

using namespace klap;

namespace {

const std::string rules = R"klap(regelset Proef versie 1 gemeente 0632 taal nl status concept
bron Awb soort wet
gemeente Woerden met code 0632
bestuursorgaan College
functie Consulent bij College
budget Zorg van gemeente Woerden
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Zorg
voorziening
  kosten: bedrag
  gevraagd: datum, indien van toepassing
  aangevuld: datum, indien van toepassing
Wanneer is de termijn om?
  antwoord einde: datum
  regel termijn dan aanvraagdatum plus 8 weken opgeschort van gevraagd tot en met aangevuld grondslag Awb 4:15
Wanneer is de termijn echt om?
  antwoord werkdag: datum
  regel ook_weekend dan aanvraagdatum plus 8 weken opgeschort van gevraagd tot en met aangevuld of de eerstvolgende werkdag grondslag Awb 4:15
Heeft de inwoner recht op de voorziening?
  regel recht als aanvraagdatum plus 8 weken opgeschort van gevraagd tot en met aangevuld is na 2025-03-05 dan ja grondslag Awb 4:15
voorbeeld "er is niets gevraagd"
  peildatum 2025-03-01 aanvraagdatum 2025-01-06
  voorziening kosten € 1, gevraagd geen
  verwacht einde 2025-03-03
voorbeeld "tien dagen"
  peildatum 2025-03-01 aanvraagdatum 2025-01-06
  voorziening kosten € 1, gevraagd 2025-02-01, aangevuld 2025-02-10
  verwacht einde 2025-03-13
voorbeeld "gevraagd toen de termijn al om was"
  peildatum 2025-03-01 aanvraagdatum 2025-01-06
  voorziening kosten € 1, gevraagd 2025-03-04
  verwacht einde 2025-03-03
voorbeeld "gevraagd op de laatste dag, en zaterdag wordt maandag"
  peildatum 2025-03-01 aanvraagdatum 2025-01-06
  voorziening kosten € 1, gevraagd 2025-03-03, aangevuld 2025-03-07
  verwacht einde 2025-03-08 werkdag 2025-03-10
voorbeeld "het staat nog stil"
  peildatum 2025-03-01 aanvraagdatum 2025-01-06
  voorziening kosten € 1, gevraagd 2025-02-01, aangevuld geen
  verwacht einde rekenfout
voorbeeld "tot wanneer is niet bekend"
  peildatum 2025-03-01 aanvraagdatum 2025-01-06
  voorziening kosten € 1, gevraagd 2025-02-01
  verwacht einde ontbreekt aangevuld
voorbeeld "of er iets gevraagd is, is niet bekend"
  peildatum 2025-03-01 aanvraagdatum 2025-01-06
  voorziening kosten € 1
  verwacht einde ontbreekt gevraagd, aangevuld
voorbeeld "aangevuld voordat het gevraagd was"
  peildatum 2025-03-01 aanvraagdatum 2025-01-06
  voorziening kosten € 1, gevraagd 2025-02-10, aangevuld 2025-02-01
  verwacht einde 2025-03-03
voorbeeld "zonder aanvraagdatum wordt alles gevraagd"
  peildatum 2025-03-01
  voorziening kosten € 1, gevraagd 2025-02-10
  verwacht einde ontbreekt aanvraagdatum, aangevuld
voorbeeld "voorbij het einde van de kalender"
  peildatum 2025-03-01 aanvraagdatum 9999-10-01
  voorziening kosten € 1, gevraagd 9999-11-01, aangevuld 9999-12-31
  verwacht einde rekenfout
)klap";

/// How many parts of the suspension stand in the derivation of the right.
std::size_t parts_of(const Loaded& loaded, std::size_t example) {
  const decision::Case facts = test::example(loaded, example);
  const auto outcome = decision::decide(loaded.rules->program, facts);
  const auto derivation = decision::derive(loaded.rules->program, facts, outcome);
  const auto& condition = derivation.requests.at(0).right.rules.at(0).condition;
  REQUIRE(condition);
  const auto& suspended = condition->arguments.at(0);
  CHECK(suspended.op == Op::suspended);
  return suspended.arguments.size();
}

}  // namespace

TEST_CASE("a term that stood still ends as many days later, both days counted") {
  const Loaded loaded = test::all_examples_hold(rules);
  test::prepared_agrees(loaded, QuestionId::of_own(0));
}

TEST_CASE("until when it stood still is in the derivation only where it was read") {
  const Loaded loaded = test::all_examples_hold(rules);
  CHECK(parts_of(loaded, 0) == 2);  // nothing was asked
  CHECK(parts_of(loaded, 1) == 3);
  CHECK(parts_of(loaded, 2) == 2);  // the term was over
  CHECK(parts_of(loaded, 4) == 3);
  CHECK(parts_of(loaded, 5) == 3);
}
