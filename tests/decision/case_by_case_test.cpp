// Clauses 4.8 and 5.23 to 5.26: rules that somebody weighs, that depart from others, and that keep the cases of before.
#include <klap/decision/decide.hpp>

#include "decision/trial.hpp"

using namespace klap;
using decision::OutcomeKind;

namespace {

const std::string head = R"klap(regelset Proef versie 1 gemeente 0632 taal nl status concept
bron Wmo soort wet
bron Beleid soort beleidsregel
gemeente Woerden met code 0632
bestuursorgaan College
functie Teammanager, Consulent bij College
budget Zorg van gemeente Woerden
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Zorg
voorziening
  kosten: bedrag
  x: ja of nee
  y: ja of nee
)klap";

const std::string weighed = head + R"klap(
Heeft de inwoner recht op de voorziening?
  regel gewoon dan ja grondslag Wmo 1
  regel weging, uitzondering op gewoon als x dan nee, na afweging door Teammanager grondslag Wmo 2
voorbeeld "er is nog niet gewogen"
  peildatum 2026-03-01
  voorziening kosten € 1, x ja
  verwacht recht open door Teammanager
voorbeeld "het wordt geweigerd"
  peildatum 2026-03-01
  voorziening kosten € 1, x ja
  oordeel weging ja, door Teammanager
  verwacht recht nee
voorbeeld "het wordt niet geweigerd"
  peildatum 2026-03-01
  voorziening kosten € 1, x ja
  oordeel weging nee
  verwacht recht ja
voorbeeld "er valt niets te wegen"
  peildatum 2026-03-01
  voorziening kosten € 1, x nee
  verwacht recht ja
voorbeeld "of er iets te wegen valt, is niet bekend"
  peildatum 2026-03-01
  voorziening kosten € 1
  verwacht recht ontbreekt x, weging
)klap";

const std::string departing = head + R"klap(
Heeft de inwoner recht op de voorziening?
  regel gewoon dan ja grondslag Beleid 1
  regel hardheid, afwijking van gewoon als x tenzij y
    dan nee, na afweging door Teammanager, met toelichting, aangenomen nee, tenzij gemeld, omdat "het is zeldzaam"
    grondslag Beleid 9
voorbeeld "niemand meldt iets"
  peildatum 2026-03-01
  voorziening kosten € 1, x ja, y nee
  verwacht recht ja
voorbeeld "er is gewogen"
  peildatum 2026-03-01
  voorziening kosten € 1, x ja, y nee
  oordeel hardheid ja, door Teammanager op 2026-02-01, "het is schrijnend"
  verwacht recht nee
voorbeeld "gewogen, en toch niet aan de orde"
  peildatum 2026-03-01
  voorziening kosten € 1, x ja, y ja
  oordeel hardheid ja
  verwacht recht ja
)klap";

/// Behind every answer that is given per request.
const std::string everywhere = head + R"klap(
Welke wet geldt voor de voorziening?
  regel welke dan Wmo, na afweging door Consulent grondslag Wmo 1
Heeft de voorziening een besluit nodig?
  regel nodig dan ja, na afweging door Consulent grondslag Wmo 1
Wie betaalt de voorziening?
  regel betaalt dan 50% ten laste van Zorg, de rest ten laste van Zorg, na afweging door Consulent grondslag Beleid 1
Wat moet er nu gebeuren?
  regel schrijft dan brief aan de inwoner, na afweging door Consulent grondslag Wmo 1
Is het bijzonder?
  antwoord bijzonder: ja of nee
  regel oordeelt als bijzonderheid dan y, na afweging door Consulent grondslag Wmo 1
oordeel bijzonderheid door Teammanager, aangenomen nee, tenzij gemeld, omdat "zelden"
voorbeeld "alles is gewogen"
  peildatum 2026-03-01
  voorziening kosten € 1, y nee
  oordeel welke ja oordeel nodig ja oordeel betaalt ja oordeel schrijft ja oordeel bijzonderheid ja oordeel oordeelt ja
  verwacht wet Wmo besluit nodig ja betaler Zorg € 1 brief aan de inwoner bijzonder nee
voorbeeld "niets is gewogen"
  peildatum 2026-03-01
  voorziening kosten € 1
  verwacht wet open door Consulent besluit nodig open door Consulent betaler open door Consulent
    vervolg open door Consulent bijzonder open
)klap";

const std::string transition = head + R"klap(
Heeft de inwoner recht op de voorziening?
  naar de stand op peildatum
  regel oud dan ja grondslag Beleid 1 geldt tot en met 2014-12-31
    blijft van toepassing op aanvragen van vóór 2015-01-01 tot uiterlijk 2015-12-31
  regel nieuw dan nee grondslag Beleid 2 geldt vanaf 2015-01-01
    niet van toepassing op aanvragen van vóór 2015-01-01
Is het zo?
  antwoord zo: ja of nee
  tabel rijen eerste treffer grondslag Beleid 1 geldt tot en met 2014-12-31
    blijft van toepassing op besluiten van vóór 2015-01-01 niet van toepassing op gebeurtenissen van vóór 2000-01-01
    | x | dan |
    | ja | ja |
    | - | nee |
voorbeeld "de oude regel geldt nog voor iedereen"
  peildatum 2014-12-31 gebeurtenisdatum 2010-01-01
  voorziening kosten € 1, x ja
  verwacht recht ja zo ja
voorbeeld "de oude regel blijft"
  peildatum 2015-12-31 aanvraagdatum 2014-12-31 besluitdatum 2014-12-31 gebeurtenisdatum 2000-01-01
  voorziening kosten € 1, x nee
  verwacht recht ja zo nee
voorbeeld "de nieuwe regel"
  peildatum 2015-06-01 aanvraagdatum 2015-01-01 besluitdatum 2015-01-01 gebeurtenisdatum 2010-01-01
  voorziening kosten € 1, x ja
  verwacht recht nee zo open
voorbeeld "wanneer de aanvraag was, is niet bekend"
  peildatum 2015-06-01 gebeurtenisdatum 1999-12-31
  voorziening kosten € 1, x ja
  verwacht recht ontbreekt aanvraagdatum zo open
voorbeeld "de oude regel is helemaal voorbij"
  peildatum 2016-01-01 aanvraagdatum 2014-12-31 besluitdatum 2014-12-31 gebeurtenisdatum 2010-01-01
  voorziening kosten € 1, x ja
  verwacht recht open zo ja
)klap";

}  // namespace

TEST_CASE("what somebody weighs waits for that function, and is as it says", "[5.23]") {
  const Loaded loaded = test::all_examples_hold(weighed);
  const auto outcome = decision::decide(loaded.rules->program, test::example(loaded, 0)).requests.front().right;
  CHECK(outcome.kind == OutcomeKind::open);
  CHECK(outcome.open == decision::OpenReason::judgement);
  const auto& field = loaded.rules->program.fields[outcome.missing.at(0).id];
  CHECK(field.name == "weging");
  CHECK(loaded.rules->program.rule(field.weighs).name == "weging");
  test::prepared_agrees(loaded, QuestionKind::right);
}

TEST_CASE("a weighing that is presumed stands in the derivation as presumed", "[4.8][5.24]") {
  const Loaded loaded = test::all_examples_hold(departing);
  const decision::Case facts = test::example(loaded, 0);
  const auto outcome = decision::decide(loaded.rules->program, facts);
  const auto derivation = decision::derive(loaded.rules->program, facts, outcome);
  const auto& rule = derivation.requests.at(0).right.rules.at(1);
  CHECK(loaded.rules->program.rule(rule.rule).deviates);
  REQUIRE(rule.condition);
  REQUIRE(rule.condition->arguments.size() == 2);  // the condition, and the weighing behind it
  CHECK(rule.condition->arguments.at(1).presumed);
  CHECK(rule.condition->arguments.at(1).truth == decision::Truth::no);
  test::prepared_agrees(loaded, QuestionKind::right);
}

TEST_CASE("every answer that is given per request may be weighed") { test::all_examples_hold(everywhere); }

TEST_CASE("the old rule stays for the cases of before, and the new one does not come yet", "[5.25][5.26]") {
  const Loaded loaded = test::all_examples_hold(transition);
  test::prepared_agrees(loaded, QuestionKind::right);
}
