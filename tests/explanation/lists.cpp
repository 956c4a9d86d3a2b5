// Lists and tables, from a rule text and decided: which elements and rows there are is what the texts are about.
#include <stdexcept>

#include <klap/decision/decide.hpp>
#include <klap/loading/rule_set.hpp>

#include "scenarios.hpp"

namespace klap::test::explaining {

namespace {

const std::string rules = R"(regelset Gezin "Lijsten en tabellen" versie 1 gemeente 0632 taal nl status concept

bron Wmo "Wet maatschappelijke ondersteuning 2015" soort wet
bron Awb "Algemene wet bestuursrecht" soort wet
gemeente Woerden met code 0632
bestuursorgaan College "het college"
functie Consulent bij College
budget Zorg "het gewone budget" van gemeente Woerden
budget Proef "het proefbudget" van gemeente Woerden plafond € 10.000 per kalenderjaar
bevoegd College voor Wmo om toe te kennen, te weigeren grondslag Wmo 2.3.5
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Zorg

persoon
  geboortedatum: datum
  inkomen: bedrag per maand
  vertegenwoordiger: persoon, indien van toepassing
voorziening
  soort: Hulp, Dagbesteding
  kosten: bedrag per jaar
  spoed: ja of nee, aangenomen nee, tenzij gemeld, omdat "wie haast heeft, zegt dat"
begrip veel_hulp betekent het aantal voorzieningen waarvoor (soort is Hulp) is ten minste 2
begrip duur_gezin betekent de som van kosten over voorzieningen waarvoor (niet spoed) is meer dan € 30.000

Welke wet geldt voor de voorziening?
  tabel welke_wet elke treffer grondslag Wmo 1.1.1
    | de soort             | dan |
    | Hulp                 | Wmo |
    | Hulp of Dagbesteding | Wmo |

Heeft de inwoner recht op de voorziening?
  regel gezin "een gezin met kinderen" als er is een persoon waarvoor (de inwoner is jonger dan 18 jaar) en veel_hulp
    dan ja grondslag Wmo 2.3.5
  regel rond als voor elke persoon geldt dat (inkomen is meer dan € 500) en het aantal personen is ten minste 2
    dan ja grondslag Wmo 2.3.5
  regel duur als duur_gezin is ja of de som van inkomen over personen is meer dan € 5.000
    dan nee grondslag Wmo 2.3.5
  regel eigen als niet voor elke voorziening van de inwoner geldt dat (spoed)
      en niet (er is een voorziening van de inwoner waarvoor (de wet is niet Wmo))
    dan ja grondslag Wmo 2.3.5
  regel eigen_kosten als de som van kosten over voorzieningen van de inwoner waarvoor (niet spoed) is meer dan € 100
    dan ja grondslag Wmo 2.3.5
  regel ruim als er is een voorziening waarvoor (niet (Proef is bereikt)) dan ja grondslag Wmo 2.3.5

Wie betaalt de voorziening?
  tabel wie_betaalt "Wie betaalt per soort" eerste treffer grondslag Wmo 2.1.1
    | de soort | de kosten           | dan                    |
    | Hulp     | is meer dan € 1.000 | ten laste van Proef, zolang het plafond niet is bereikt, het meerdere ten laste van Zorg |
    | Hulp     | -                   | ten laste van Zorg     |
    | -        | -                   | ten laste van Zorg     |
  regel kleintje als kosten is minder dan € 10 dan open, door Consulent omdat "dat rekenen wij niet uit"

Wie beslist over de voorziening?
  volgens het mandaatregister
  persoonlijk belang aangenomen nee, tenzij gemeld, omdat "wie een belang heeft, meldt dat"

Wie krijgt de beschikking?
  regel zelf dan de inwoner grondslag Awb 3:41
  regel kind, uitzondering op zelf als de inwoner is jonger dan 18 jaar dan vertegenwoordiger grondslag Awb 3:41

Wie heeft de regie over het plan?
  regel licht als het aantal voorzieningen is ten hoogste 2 en voor elke voorziening geldt dat (niet spoed)
    dan College grondslag Wmo 2.3.2
  regel zwaar als het aantal voorzieningen is meer dan 2 en er is een voorziening waarvoor (geboortedatum van de inwoner is vóór 2000-01-01)
    dan Consulent grondslag Wmo 2.3.2
)";

/// A parent with two requests and a child with one; of one of the parent's the costs are not known.
decision::Case family(const program::Program& program) {
  const auto field = [&](const char* name) {
    for (std::size_t i = 0; i < program.fields.size(); ++i) {
      if (program.fields[i].name == name) return i;
    }
    throw std::logic_error(name);
  };
  decision::Case facts = empty_case(program, 2, {0, 1, 0});
  facts.persons[0].id = "ouder";
  facts.persons[1].id = "kind";
  facts.persons[0].facts[field("geboortedatum")] = known(Value::date(day("1980-01-01")));
  facts.persons[0].facts[field("inkomen")] = known(Value::money(euros(771)));
  facts.persons[0].facts[field("vertegenwoordiger")] = {decision::Fact::State::none, {}, {}};
  facts.persons[1].facts[field("geboortedatum")] = known(Value::date(day("2010-05-17")));
  facts.persons[1].facts[field("inkomen")] = known(Value::money(euros(533)));
  facts.persons[1].facts[field("vertegenwoordiger")] = known(Value::person(0));
  facts.requests[0].facts[field("soort")] = known(Value::choice(0));
  facts.requests[0].facts[field("kosten")] = known(Value::money(euros(2345)));
  facts.requests[1].facts[field("soort")] = known(Value::choice(1));
  facts.requests[1].facts[field("kosten")] = known(Value::money(euros(456)));
  facts.requests[2].facts[field("soort")] = known(Value::choice(0));
  facts.requests[2].facts[field("spoed")] = known(Value::boolean(true));
  for (std::size_t b = 0; b < program.budgets.size(); ++b) {
    if (program.budgets[b].ceiling) facts.spent[b] = decision::Spent{euros(9000), day("2017-02-28")};
  }
  return facts;
}

void work_out(Scenario& s) {
  s.outcome = decision::decide(s.program, s.facts);
  s.derivation = decision::derive(s.program, s.facts, s.outcome);
}

}  // namespace

std::vector<Scenario> list_scenarios() {
  const Loaded loaded = load_rules(Documents{Document("gezin.klap", rules)});
  if (!loaded.rules) {
    std::string why;
    for (const Diagnostic& d : loaded.diagnostics.all()) why += render(d, loaded.documents, Language::dutch) + "\n";
    throw std::logic_error(why);
  }
  program::Program program = loaded.rules->program;
  program.hash = std::string(64, 'c');  // what the texts are about, not how the rules are written
  Scenario lists = begin("lists", program, family(program));
  work_out(lists);
  Scenario empty = begin("lists_empty", program, family(program));
  empty.facts.requests.clear();
  work_out(empty);
  return {lists, empty};
}

}  // namespace klap::test::explaining
