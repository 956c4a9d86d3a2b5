// Clause 5.16: tables of which only one row may hold.
#include "decision/trial.hpp"

#include <klap/decision/decide.hpp>

using namespace klap;
using decision::OutcomeKind;

namespace {

const std::string rules = R"klap(regelset Proef versie 1 gemeente 0632 taal nl status concept
bron Wmo soort wet
bron Begroting soort begroting
gemeente Woerden met code 0632
bestuursorgaan College
functie Consulent bij College
budget Zorg van gemeente Woerden
budget Hulp van gemeente Woerden plafond € 1.000 per kalenderjaar
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Zorg
voorziening
  soort: A, B, C, D
  kosten: bedrag
  x: ja of nee
  y: ja of nee
Heeft de inwoner recht op de voorziening?
  tabel recht_per_soort unieke treffer grondslag Wmo 1
    | soort | x  | dan |
    | A     | ja | ja  |
    | A     | -  | ja  |
    | B     | -  | nee |
    | D     | ja | ja  |
    | D     | ja | open, door Consulent |
  regel ook als soort is A of C dan ja grondslag Wmo 2
  regel weg, uitzondering op recht_per_soort als y en soort is A dan ja grondslag Wmo 3
Wie betaalt de voorziening?
  tabel wie_betaalt unieke treffer grondslag Begroting 1
    | soort | kosten               | dan               |
    | A     | -                    | ten laste van Zorg |
    | -     | is ten minste € 500  | ten laste van Zorg |
    | B     | -                    | ten laste van Hulp |
voorbeeld "één rij geldt"
  peildatum 2026-03-01
  voorziening soort A, kosten € 100, x nee, y nee
  verwacht recht ja betaler Zorg € 100
voorbeeld "twee rijen met hetzelfde antwoord"
  peildatum 2026-03-01
  voorziening soort A, kosten € 500, x ja, y nee
  verwacht recht strijdig betaler strijdig
voorbeeld "of de tweede rij ook geldt, is niet bekend"
  peildatum 2026-03-01
  voorziening soort A, y nee
  verwacht recht ontbreekt x betaler ontbreekt kosten
voorbeeld "een andere regel met hetzelfde antwoord telt niet als rij"
  peildatum 2026-03-01
  voorziening soort C, kosten € 100, x ja, y nee
  verwacht recht ja betaler open
voorbeeld "een uitzondering neemt beide rijen weg"
  peildatum 2026-03-01
  voorziening soort A, kosten € 100, x ja, y ja
  verwacht recht ja betaler Zorg € 100
voorbeeld "open en ja zijn twee rijen"
  peildatum 2026-03-01
  voorziening soort D, kosten € 100, x ja, y nee
  verwacht recht strijdig
voorbeeld "twee rijen gelden, en wat zij antwoorden is nog niet bekend"
  peildatum 2026-03-01
  voorziening soort B, kosten € 500, x ja, y nee
  verwacht recht nee
voorbeeld "ook zonder te weten wat is besteed zijn het er twee"
  peildatum 2026-03-01
  voorziening soort C, kosten € 500, x ja, y nee
  verwacht recht ja betaler Zorg € 500
)klap";

}  // namespace

TEST_CASE("of a table with a unique hit two rows that hold are a conflict, whatever they answer", "[5.16]") {
  const Loaded loaded = test::all_examples_hold(rules);
  const auto outcome = decision::decide(loaded.rules->program, test::example(loaded, 1));
  const auto& request = outcome.requests.front();
  CHECK(test::names(loaded, request.payer.rules) == std::vector<std::string>{"wie_betaalt/1", "wie_betaalt/2"});
  CHECK(test::names(loaded, request.right.rules) ==
        std::vector<std::string>{"ook", "recht_per_soort/1", "recht_per_soort/2"});
  CHECK(request.right.accountable);
}

TEST_CASE("two rows of one table that hold are a conflict before their answers are known", "[5.16]") {
  std::string with_spent = rules;
  const std::string row = "    | B     | -                    | ten laste van Hulp |\n";
  const std::string two = "    | D     | -                    | ten laste van Hulp |\n";
  with_spent.replace(with_spent.find(row), row.size(), two + two);
  with_spent.erase(with_spent.find("voorbeeld \"één"));
  with_spent +=
      "voorbeeld \"x\"\n  peildatum 2026-03-01\n  voorziening soort D, kosten € 9, x nee\n  verwacht betaler "
      "strijdig\n";
  test::all_examples_hold(with_spent);
}

TEST_CASE("asked by slots, a table with a unique hit comes to the same") {
  const Loaded loaded = test::all_examples_hold(rules);
  test::prepared_agrees(loaded, QuestionKind::right);
}
