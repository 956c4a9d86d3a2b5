// Safeguards, sources that go before others, and what was not known yet: told of rules that are loaded.
#include <klap/analysis/examples.hpp>
#include <klap/decision/decide.hpp>
#include <klap/loading/rule_set.hpp>

#include "scenarios.hpp"
#include "support/catch.hpp"

namespace klap::test::explaining {

namespace {

const std::string rules = R"klap(regelset Proef versie 1 gemeente 0632 taal nl status concept
bron Jw "Jeugdwet" soort wet gaat vóór Wmo
bron Wmo "Wet maatschappelijke ondersteuning" soort wet
bron MB soort mandaatbesluit bekendgemaakt 2016-01-01
gemeente Woerden met code 0632
bestuursorgaan College
functie Teammanager, Consulent bij College
vrijwilliger Kapper "de kapper"
budget Zorg van gemeente Woerden
budget Apart van gemeente Woerden
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Zorg
parameter grens: bedrag
  is € 600 geldt vanaf 2026-01-01
  is € 620 geldt vanaf 2026-01-01 bekend vanaf 2026-03-15
bevoegd College voor Wmo, Jw om toe te kennen, te weigeren grondslag Wmo 1
mandaat van College aan Teammanager voor Wmo, Jw om toe te kennen, te weigeren grondslag MB 1
mandaat van College aan Consulent voor Wmo, Jw om toe te kennen, te weigeren bekend vanaf 2026-03-15 grondslag MB 2
persoon
  jong: ja of nee
voorziening
  kosten: bedrag
  geld: ja of nee
Welke wet geldt voor de voorziening?
  regel oud dan Wmo grondslag Wmo 1
  regel jeugd als jong dan Jw grondslag Jw 2.3
Heeft de inwoner recht op de voorziening?
  regel wel als kosten is ten hoogste grens dan ja grondslag Wmo 2
  regel niet_meer als kosten is meer dan € 0 dan nee grondslag Jw 3 bekend vanaf 2026-03-15
Wie betaalt de voorziening?
  regel betaalt dan ten laste van Zorg omdat "zo is het begroot"
Wie geeft de opdracht?
  volgens het mandaatregister
Wie krijgt de beschikking?
  regel krijgt dan inwoner omdat "zo doen we het"
Wie heeft de regie over het plan?
  regel voert dan Consulent omdat "zo doen we het"
Wie beslist over de voorziening?
  volgens het mandaatregister
  persoonlijk belang aangenomen nee, tenzij gemeld, omdat "dat meldt men"
Wat moet er nu gebeuren?
  regel doen dan opdracht aan Kapper, brief aan de inwoner omdat "zo doen we het"
waarborg geen_geld "Een vrijwilliger krijgt nooit een opdracht" als geld
  nooit opdracht aan een vrijwilliger, bericht aan een vrijwilliger
  grondslag Wmo 3
  omdat "een vrijwilliger is geen aanbieder"
waarborg elk_ander nooit opdracht aan een aanbieder, bericht WMO301 aan een organisatie, brief aan een gemeente,
  doorzending aan een bestuursorgaan, brief aan Kapper
waarborg beslissen nooit besluit door een aanbieder
waarborg opdrachten nooit opdracht door een aanbieder
waarborg post altijd beschikking aan de inwoner, afschrift aan een persoon geldt vanaf 2016-01-01 bekend vanaf 2016-02-01
waarborg plannen altijd regie door een functie
waarborg betalen nooit ten laste van Apart
voorbeeld "een"
  peildatum 2026-02-01 besluitdatum 2026-03-14
  inwoner jong ja
  voorziening kosten € 500, geld ja
  verwacht wet Jw
voorbeeld "onbekend"
  peildatum 2026-02-01 besluitdatum 2026-03-15
  inwoner jong ja
  voorziening kosten € 500
  verwacht wet Jw
)klap";

Scenario of_example(const RuleSet& rule_set, std::size_t example, const std::string& name) {
  Scenario s;
  s.name = name;
  s.program = rule_set.program;
  s.program.hash = std::string(64, 'e');  // the hash of the text is not what is told here
  s.facts = analysis::case_of(rule_set.model, rule_set.model.examples.at(example));
  s.outcome = decision::decide(s.program, s.facts);
  s.derivation = decision::derive(s.program, s.facts, s.outcome);
  return s;
}

}  // namespace

std::vector<Scenario> safeguard_scenarios() {
  const Loaded loaded = load_rules(Documents{Document("proef.klap", rules)});
  for (const Diagnostic& one : loaded.diagnostics.all()) UNSCOPED_INFO(render(one, loaded.documents, Language::dutch));
  if (!loaded.rules) FAIL("the rules with safeguards do not load");
  return {of_example(*loaded.rules, 0, "safeguards"), of_example(*loaded.rules, 1, "safeguards_unsure")};
}

}  // namespace klap::test::explaining
