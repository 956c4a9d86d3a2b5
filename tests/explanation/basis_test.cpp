// Which facts a letter shows: those that the answer rests on, and no others.
#include <string>

#include <klap/decision/decide.hpp>
#include <klap/explanation/explain.hpp>
#include <klap/loading/rule_set.hpp>

#include "builder.hpp"
#include "support/catch.hpp"

using klap::Language;
using klap::Value;
using namespace klap::decision;
using namespace klap::test::explaining;

namespace {

const std::string rules = R"(regelset Hulp versie 1 gemeente 0632 taal nl status vastgesteld

bron Wmo "Wet maatschappelijke ondersteuning 2015" soort wet
bron PB "Programmabegroting 2017" soort begroting
bron MB "Mandaatbesluit" soort mandaatbesluit
gemeente Woerden met code 0632
bestuursorgaan College "het college"
functie Consulent bij College
budget Zorg van gemeente Woerden
bevoegd College voor Wmo om toe te kennen, te weigeren grondslag Wmo 2.3.5
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Zorg
parameter nagekeken "zijn de regels nagekeken": ja of nee
  is ja geldt vanaf 2015-01-01
parameter grens "de inkomensgrens": bedrag
  is € 600 geldt vanaf 2015-01-01 grondslag Wmo 2.1.4

persoon
  geboortedatum: datum
  inkomen: bedrag
  bijstand: ja of nee
  wlz: ja of nee, aangenomen nee, tenzij gemeld, omdat "wie in een instelling woont, zegt dat"
  instelling: ja of nee, aangenomen nee, tenzij gemeld, omdat "een instelling meldt zich"
  oud_recht: ja of nee, aangenomen ja, tenzij gemeld, omdat "dat was vroeger zo"
voorziening
  soort: Hulp, Dagbesteding, Werk

Welke wet geldt voor de voorziening?
  regel wmo dan Wmo grondslag Wmo 1.1.1

Heeft de inwoner recht op de voorziening?
  regel arm als nagekeken en inkomen is minder dan grens en (bijstand of oud_recht) dan ja
    grondslag Wmo 2.3.5, PB 3, MB 4
  regel in_instelling, uitzondering op arm als wlz dan nee grondslag Wmo 2.3.5
  regel van_instelling, uitzondering op arm als instelling en soort is Werk dan nee grondslag Wmo 2.3.5
  regel vroeger als oud_recht en soort is Hulp dan ja grondslag Wmo 8.9 geldt tot en met 2016-12-31
  regel rijk als inkomen is ten minste grens dan nee grondslag Wmo 2.3.5

Wie beslist over de voorziening?
  volgens het mandaatregister
)";

const klap::program::Program& program() {
  static const klap::Loaded loaded = klap::load_rules(klap::Documents{klap::Document("hulp.klap", rules)});
  if (!loaded.rules) {
    std::string why;
    for (const klap::Diagnostic& d : loaded.diagnostics.all()) why += render(d, loaded.documents, Language::dutch);
    throw std::logic_error(why);
  }
  return loaded.rules->program;
}

std::size_t field(const char* name) {
  for (std::size_t i = 0; i < program().fields.size(); ++i) {
    if (program().fields[i].name == name) return i;
  }
  throw std::logic_error(name);
}

Case resident(int income) {
  Case facts = empty_case(program(), 1, {0});
  facts.persons[0].facts[field("inkomen")] = known(Value::money(euros(income)));
  facts.persons[0].facts[field("bijstand")] = known(Value::boolean(true));
  facts.requests[0].facts[field("soort")] = known(Value::choice(0));
  return facts;
}

std::string letter(const Case& facts, Language language = Language::dutch) {
  const CaseOutcome outcome = decide(program(), facts);
  return klap::explanation::explain_to(0, program(), facts, outcome, derive(program(), facts, outcome), language);
}

bool tells(const std::string& text, const std::string& what) { return text.find(what) != std::string::npos; }

}  // namespace

TEST_CASE("a letter shows the facts of the rules that hold, and what keeps their exceptions away", "[14.2.1]") {
  const std::string text = letter(resident(500));
  CHECK(tells(text, "- inkomen: € 500"));
  CHECK(tells(text, "- bijstand: ja"));
  CHECK(tells(text, "- wlz: nee. De reden: wie in een instelling woont, zegt dat."));
}

TEST_CASE("a presumption that settles nothing is not shown", "[14.2.1]") {
  const std::string text = letter(resident(500));
  CHECK_FALSE(tells(text, "instelling: nee"));  // the kind of support settles it already
  CHECK_FALSE(tells(text, "oud recht"));        // of a rule that is not in force, and beside social assistance
  Case without = resident(500);
  without.persons[0].facts[field("bijstand")] = known(Value::boolean(false));
  CHECK(tells(letter(without), "- oud recht: ja. De reden: dat was vroeger zo."));
}

TEST_CASE("of the rules’ own values a letter shows only limits that an own fact was held against", "[14.2.1]") {
  const std::string text = letter(resident(500));
  CHECK(tells(text, "- De grens is € 600 (de inkomensgrens)."));
  CHECK(tells(text, "Dit staat in: Wet maatschappelijke ondersteuning 2015, artikel 2.1.4."));
  CHECK_FALSE(tells(text, "nagekeken"));
}

TEST_CASE("a no rests on what refuses", "[14.2.1]") {
  const std::string text = letter(resident(700));
  CHECK(tells(text, "Wij stellen voor dat u deze hulp niet krijgt."));
  CHECK(tells(text, "- inkomen: € 700"));
  CHECK_FALSE(tells(text, "bijstand"));
  CHECK_FALSE(tells(text, "wlz"));
}

TEST_CASE("budgets and mandate decisions are no grounds for a resident", "[14.2]") {
  const std::string text = letter(resident(500));
  CHECK(tells(text, "Wet maatschappelijke ondersteuning 2015, artikel 2.3.5."));
  CHECK_FALSE(tells(text, "Programmabegroting"));
  CHECK_FALSE(tells(text, "Mandaatbesluit"));
}
