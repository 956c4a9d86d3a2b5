// Rules that somebody weighs, that depart from others and that keep the cases of before, terms that stood still, and
// ceilings per plan: told of rules that are loaded.
#include <klap/analysis/examples.hpp>
#include <klap/decision/decide.hpp>
#include <klap/loading/rule_set.hpp>

#include "scenarios.hpp"
#include "support/catch.hpp"

namespace klap::test::explaining {

namespace {

const std::string rules = R"klap(regelset Proef versie 1 gemeente 0632 taal nl status concept
bron Wmo "Wet maatschappelijke ondersteuning" soort wet
bron Beleid "Beleidsregels Wmo" soort beleidsregel
bron MB soort mandaatbesluit bekendgemaakt 2016-01-01
gemeente Woerden met code 0632
bestuursorgaan College
functie Teammanager, Consulent bij College
budget Zorg van gemeente Woerden
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Zorg
bevoegd College voor Wmo om toe te kennen, te weigeren grondslag Wmo 1
mandaat van College aan Teammanager voor Wmo om toe te kennen, te weigeren
  tot en met € 50.000 per inwoner, mag ondermandateren grondslag MB 1
mandaat van Teammanager aan Consulent voor Wmo om toe te kennen, te weigeren tot en met € 25.000 per plan grondslag MB 2
voorziening
  kosten: bedrag
  eigen_kracht: ja of nee
  gevraagd: datum, indien van toepassing
  aangevuld: datum, indien van toepassing
Welke wet geldt voor de voorziening?
  regel wet dan Wmo grondslag Wmo 1
Heeft de inwoner recht op de voorziening?
  regel gewoon "wie hulp nodig heeft, krijgt die" dan ja grondslag Wmo 2
  regel weigeren "weigeren omdat de eigen kracht genoeg is", uitzondering op gewoon als eigen_kracht
    dan nee, na afweging door Teammanager grondslag Wmo 3
  regel grens "hulp van meer dan € 40.000 past niet", uitzondering op gewoon als kosten is meer dan € 40.000 dan nee
    grondslag Beleid 1
  regel hardheid "de hardheidsclausule", afwijking van grens als kosten is meer dan € 40.000
    dan ja, na afweging door Teammanager, met toelichting, aangenomen nee, tenzij gemeld, omdat "het is een uitzondering"
    grondslag Beleid 9
  regel oud "de oude regel" dan ja grondslag Beleid 2 geldt tot en met 2014-12-31
    blijft van toepassing op aanvragen van vóór 2015-01-01 tot uiterlijk 2099-12-31
Wanneer is de termijn voor het besluit om?
  antwoord einde: datum
  regel termijn dan aanvraagdatum plus 8 weken opgeschort van gevraagd tot en met aangevuld grondslag Wmo 4
Wie beslist over de voorziening?
  volgens het mandaatregister
  persoonlijk belang aangenomen nee, tenzij gemeld, omdat "dat meldt men"
voorbeeld "er is nog niet gewogen"
  peildatum 2026-02-01 aanvraagdatum 2025-12-01
  voorziening kosten € 30.000, eigen_kracht ja, gevraagd 2026-01-05, aangevuld 2026-01-14
  verwacht recht open door Teammanager einde 2026-02-05
voorbeeld "gewogen, en te duur"
  peildatum 2026-02-01 aanvraagdatum 2025-12-01
  voorziening kosten € 41.000, eigen_kracht ja, gevraagd geen
  oordeel weigeren ja, door Teammanager op 2026-01-20, "de zoon kookt"
  verwacht recht nee
voorbeeld "hardheid"
  peildatum 2026-02-01 aanvraagdatum 2025-12-01
  voorziening kosten € 51.000, eigen_kracht nee, gevraagd 2026-03-01
  oordeel hardheid ja, door Teammanager op 2026-01-20, "anders verliest de inwoner de woning"
  verwacht recht ja beslisser College
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

std::vector<Scenario> case_by_case_scenarios() {
  const Loaded loaded = load_rules(Documents{Document("proef.klap", rules)});
  for (const Diagnostic& one : loaded.diagnostics.all()) UNSCOPED_INFO(render(one, loaded.documents, Language::dutch));
  if (!loaded.rules) FAIL("the rules with weighing do not load");
  for (const auto& result : analysis::run_examples(loaded.rules->model, loaded.rules->program))
    CHECK(result.differences.empty());
  return {of_example(*loaded.rules, 0, "weighing"), of_example(*loaded.rules, 1, "weighed"),
          of_example(*loaded.rules, 2, "departing")};
}

}  // namespace klap::test::explaining
