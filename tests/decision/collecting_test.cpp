// Clause 5.20: own questions of which every rule that holds counts.
#include "decision/trial.hpp"

#include <klap/decision/decide.hpp>

using namespace klap;
using decision::OpenReason;
using decision::OutcomeKind;

namespace {

std::string rules(const std::string& how) {
  return R"klap(regelset Proef versie 1 gemeente 0632 taal nl status concept
bron Wmo soort wet
bron Begroting soort begroting
gemeente Woerden met code 0632
bestuursorgaan College
functie Consulent, Adviseur bij College
budget Zorg van gemeente Woerden
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Zorg
voorziening
  kosten: bedrag
  deel_een: bedrag
  x: ja of nee
  y: ja of nee
  z: ja of nee
Heeft de inwoner recht op de voorziening?
  regel recht als korting is meer dan € 6 dan ja grondslag Wmo 1
  regel geen_recht als korting is ten hoogste € 6 dan nee grondslag Wmo 1
Hoeveel korting krijgt de inwoner?
  antwoord korting: bedrag, )klap" +
         how + R"klap(
  regel eerste als x dan € 10 grondslag Wmo 2
  regel tweede als y dan € 5 grondslag Wmo 3
  regel derde als z dan open, door Adviseur grondslag Wmo 4
Hoeveel punten zijn er?
  antwoord punten: getal, )klap" +
         how + R"klap(
  tabel per_punt elke treffer grondslag Wmo 5
    | x  | dan |
    | ja | 3   |
    | ja | 3   |
    | nee | 7  |
  regel extra als y dan 4 grondslag Wmo 6
)klap";
}

}  // namespace

TEST_CASE("all rules that hold are added up, and none of them is in conflict with another", "[5.20]") {
  const Loaded loaded = test::all_examples_hold(rules("opgeteld") + R"klap(
voorbeeld "beide"
  peildatum 2026-03-01
  voorziening x ja, y ja, z nee
  verwacht korting € 15 punten 10 recht ja
voorbeeld "één"
  peildatum 2026-03-01
  voorziening x ja, y nee, z nee
  verwacht korting € 10 punten 6
voorbeeld "of de tweede geldt, is niet bekend"
  peildatum 2026-03-01
  voorziening x ja, z nee
  verwacht korting ontbreekt y punten ontbreekt y recht ontbreekt y
voorbeeld "geen"
  peildatum 2026-03-01
  voorziening x nee, y nee, z nee
  verwacht korting open punten 7 recht open
voorbeeld "een ervan zegt open"
  peildatum 2026-03-01
  voorziening x ja, y ja, z ja
  verwacht korting open door Adviseur
)klap");
  const auto both = decision::decide(loaded.rules->program, test::example(loaded, 0)).requests.front().own;
  CHECK(test::names(loaded, both.at(0).rules) == std::vector<std::string>{"eerste", "tweede"});
  CHECK(test::names(loaded, both.at(1).rules) == std::vector<std::string>{"extra", "per_punt/1", "per_punt/2"});
  const auto open = decision::decide(loaded.rules->program, test::example(loaded, 4)).requests.front().own.at(0);
  CHECK(open.open == OpenReason::on_purpose);
  CHECK(test::names(loaded, open.rules) == std::vector<std::string>{"derde"});
  CHECK(decision::decide(loaded.rules->program, test::example(loaded, 3)).requests.front().own.at(0).open ==
        OpenReason::no_rule);
  test::prepared_agrees(loaded, QuestionKind::right);
}

TEST_CASE("the highest counts, or the lowest", "[5.20]") {
  test::all_examples_hold(rules("het hoogste telt") +
                          "voorbeeld \"a\"\n peildatum 2026-03-01\n voorziening x ja, y ja, z nee\n"
                          " verwacht korting € 10 punten 4\n");
  test::all_examples_hold(rules("het laagste telt") +
                          "voorbeeld \"a\"\n peildatum 2026-03-01\n voorziening x ja, y ja, z nee\n"
                          " verwacht korting € 5 punten 3\n");
}

TEST_CASE("an answer that is not known yet is asked for, and a sum outside its limit is an error", "[5.20]") {
  const std::string more = R"klap(Hoeveel is het samen?
  antwoord samen: bedrag, opgeteld
  regel eerst als x dan deel_een grondslag Wmo 7
  regel alles dan € 10.000.000.000.000 grondslag Wmo 7
  regel minder als z dan € 0 min € 10.000.000.000.000 grondslag Wmo 7
)klap";
  test::all_examples_hold(rules("opgeteld") + more + R"klap(
voorbeeld "onbekend"
  peildatum 2026-03-01
  voorziening x ja, y ja, z nee
  verwacht samen ontbreekt deel_een
voorbeeld "te veel"
  peildatum 2026-03-01
  voorziening x ja, y ja, z nee, deel_een € 0,01
  verwacht samen rekenfout
voorbeeld "te veel onderweg, en in totaal niet"
  peildatum 2026-03-01
  voorziening x ja, y ja, z ja, deel_een € 0,01
  verwacht samen € 0,01
)klap");
}
