// Clause 12.3: ceilings of mandates per decision, per resident and per plan.
#include <klap/decision/decide.hpp>

#include "decision/trial.hpp"

using namespace klap;

namespace {

std::string rules(const std::string& base) {
  return R"klap(regelset Proef versie 1 gemeente 0632 taal nl status concept
bron Wmo soort wet
bron Jw soort wet
bron MB soort mandaatbesluit bekendgemaakt 2016-01-01
gemeente Woerden met code 0632
bestuursorgaan College
functie Teammanager, Consulent bij College
budget Zorg van gemeente Woerden
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Zorg
bevoegd College voor Wmo, Jw om toe te kennen, te weigeren, opdracht te geven grondslag Wmo 1
mandaat van College aan Teammanager voor Wmo, Jw om toe te kennen, te weigeren
  tot en met € 50.000 per besluit, mag ondermandateren grondslag MB 1
mandaat van Teammanager aan Consulent voor Wmo, Jw om toe te kennen, te weigeren tot en met € 25.000 )klap" +
         base + R"klap( grondslag MB 2
persoon
  naam: A, B
voorziening
  kosten: bedrag
  jeugd: ja of nee
  nodig: ja of nee
Welke wet geldt voor de voorziening?
  regel jeugdwet als jeugd dan Jw grondslag Jw 1
  regel anders als niet jeugd dan Wmo grondslag Wmo 1
Heeft de voorziening een besluit nodig?
  regel nodig_of_niet als nodig dan ja grondslag Wmo 1
  regel niet_nodig als niet nodig dan nee grondslag Wmo 1
Heeft de inwoner recht op de voorziening?
  regel recht dan ja grondslag Wmo 1
Wie beslist over de voorziening?
  volgens het mandaatregister
  persoonlijk belang aangenomen nee, tenzij gemeld, omdat "dat meldt men"
Wie geeft de opdracht?
  volgens het mandaatregister
)klap";
}

const std::string two_persons = R"klap(voorbeeld "twee personen"
  peildatum 2017-03-01
  persoon p1 naam A
  persoon p2 naam B
  voorziening v1 voor p1 kosten € 20.000, jeugd nee, nodig ja
  voorziening v2 voor p2 kosten € 20.000, jeugd nee, nodig ja
)klap";
const std::string one_person = R"klap(voorbeeld "één persoon, twee wetten, en van één is geen besluit nodig"
  peildatum 2017-03-01
  persoon p1 naam A
  voorziening v1 voor p1 kosten € 20.000, jeugd nee, nodig ja
  voorziening v2 voor p1 kosten € 20.000, jeugd ja, nodig nee
)klap";
const std::string unknown = R"klap(voorbeeld "de kosten van de ander zijn niet bekend"
  peildatum 2017-03-01
  persoon p1 naam A
  persoon p2 naam B
  voorziening v1 voor p1 kosten € 20.000, jeugd nee, nodig ja
  voorziening v2 voor p2 jeugd nee, nodig ja
)klap";

decision::Derivation derived(const Loaded& loaded, std::size_t example) {
  const decision::Case facts = test::example(loaded, example);
  const auto outcome = decision::decide(loaded.rules->program, facts);
  return decision::derive(loaded.rules->program, facts, outcome).decisions.at(0).decider;
}

std::optional<Money> euros(std::int64_t n) { return Money::from_cents(100 * n); }

}  // namespace

TEST_CASE("per plan all requests count, whoever they are for", "[12.3]") {
  const std::string mandates = "  verwacht beslisser Teammanager, namens College voor v1\n";
  const Loaded loaded = test::all_examples_hold(rules("per plan") + two_persons + mandates +
                                                "    beslisser Teammanager, namens College voor v2\n" + one_person +
                                                mandates + unknown + "  verwacht beslisser ontbreekt kosten voor v1\n");
  CHECK(derived(loaded, 0).amount == euros(20'000));
  CHECK(derived(loaded, 0).plan_amount == euros(40'000));
  CHECK_FALSE(derived(loaded, 0).person_amount);
  CHECK_FALSE(derived(loaded, 2).plan_amount);
}

TEST_CASE("per resident those of the person count, of every law, also where no decision is needed") {
  const Loaded loaded =
      test::all_examples_hold(rules("per inwoner") + two_persons +
                              "  verwacht beslisser Consulent, namens College, via Teammanager voor v1\n"
                              "    beslisser Consulent, namens College, via Teammanager voor v2\n" +
                              one_person + "  verwacht beslisser Teammanager, namens College voor v1\n" + unknown +
                              "  verwacht beslisser Consulent, namens College, via Teammanager voor v1\n");
  CHECK(derived(loaded, 0).person_amount == euros(20'000));
  CHECK(derived(loaded, 1).person_amount == euros(40'000));
  CHECK_FALSE(derived(loaded, 1).plan_amount);
}

TEST_CASE("per decision only those of the decision count") {
  const Loaded loaded = test::all_examples_hold(
      rules("per besluit") + one_person + "  verwacht beslisser Consulent, namens College, via Teammanager voor v1\n");
  CHECK(derived(loaded, 0).amount == euros(20'000));
  CHECK_FALSE(derived(loaded, 0).person_amount);
}

TEST_CASE("an amount of the plan out of range is a calculation error only where a ceiling is held against it") {
  const std::string case_text = R"klap(voorbeeld "samen te veel"
  peildatum 2017-03-01
  persoon p1 naam A
  persoon p2 naam B
  voorziening v1 voor p1 kosten € 20.000, jeugd nee, nodig ja
  voorziening v2 voor p2 kosten € 9.999.999.999.999, jeugd nee, nodig ja
  verwacht beslisser )klap";
  test::all_examples_hold(rules("per plan") + case_text + "rekenfout voor v1\n");
  test::all_examples_hold(rules("per inwoner") + case_text + "Consulent, namens College, via Teammanager voor v1\n");
}
