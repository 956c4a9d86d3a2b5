// Own questions, expressions, who pays elsewhere, and every kind of power, from a rule text and decided.
#include <stdexcept>

#include <klap/analysis/examples.hpp>
#include <klap/decision/decide.hpp>
#include <klap/loading/rule_set.hpp>

#include "scenarios.hpp"

namespace klap::test::explaining {

namespace {

const std::string rules =
    R"(regelset Verblijf "Eigen vragen en bevoegdheid" versie 1 gemeente 0632 taal nl status concept

bron Wmo "Wet maatschappelijke ondersteuning 2015" soort wet
bron Awb "Algemene wet bestuursrecht" soort wet
bron RW "Gemeenschappelijke regeling" soort verordening
bron MB "Mandaatbesluit" soort mandaatbesluit
gemeente Woerden met code 0632
gemeente Utrecht met code 0344
bestuursorgaan College "het college"
bestuursorgaan Bestuur "het dagelijks bestuur"
functie Consulent, Jurist, Teammanager bij College
aanbieder Kwintes "Kwintes" met AGB-code 41000001
budget Zorg "het gewone budget" van gemeente Woerden

bevoegd College voor Wmo om toe te kennen, te weigeren, op bezwaar te beslissen
  grondslag Wmo 2.3.5 zekerheid gelezen, nagekeken 2017-02-01
bevoegd Bestuur voor Wmo om terug te vorderen als verantwoordelijke_gemeente is Woerden tenzij opschorting
  grondslag RW 3 zekerheid aangenomen
bevoegd College voor Wmo om terug te vorderen als opschorting grondslag Wmo 2.4.1
delegatie van College aan Bestuur voor Wmo om te weigeren
  grondslag RW 2, Awb 10:15 zekerheid fragment, nagekeken 2017-02-02
mandaat van College aan Teammanager voor Wmo om toe te kennen, op bezwaar te beslissen
  tot en met € 50.000 per besluit, mag ondermandateren grondslag MB 3 zekerheid gelezen
mandaat van Teammanager aan Consulent voor Wmo om toe te kennen, op bezwaar te beslissen
  tenzij opschorting grondslag MB 4
mandaat van Teammanager aan Jurist voor Wmo om op bezwaar te beslissen grondslag MB 5
bevoegd College voor Wmo om opdracht te geven grondslag RW 5
volmacht van College aan Teammanager voor Wmo om opdracht te geven
  tot en met € 500 per besluit, mag ondermandateren grondslag MB 9 zekerheid gelezen
volmacht van Teammanager aan Consulent voor Wmo om opdracht te geven tot en met € 100 per besluit
  tenzij opschorting grondslag MB 10
volmacht van College aan Jurist voor Wmo om opdracht te geven tot en met € 100 per besluit grondslag MB 12
voorbehouden aan Teammanager voor Wmo om opdracht te geven geldt vanaf 2017-11-01 grondslag MB 11
mandaat van College aan Kwintes voor Wmo om toe te kennen met instemming van 2018-01-01 grondslag MB 6
voorbehouden aan Teammanager voor Wmo om toe te kennen als opschorting
  grondslag MB 7 zekerheid aangenomen, nagekeken 2017-02-03
voorbehouden aan Teammanager voor Wmo om toe te kennen geldt vanaf 2017-11-01 grondslag MB 8
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Zorg

parameter dagbedrag: bedrag is € 23 geldt vanaf 2017-01-01 grondslag Awb 4:17 zekerheid gelezen

persoon
  geboortedatum: datum
  woongemeente: gemeente, vraag "In welke gemeente woont u?"
  moeder: persoon, indien van toepassing
plan
  opschorting: ja of nee, aangenomen nee, tenzij gemeld, omdat "opschorten is een uitzondering"
voorziening
  kosten: bedrag
  melding: datum
  dagental: getal
  verblijf: ja of nee, vraag "Blijft u ergens slapen?"
  zwaar: ja of nee

Welke wet geldt voor de voorziening?
  regel wmo dan Wmo grondslag Wmo 1.2.1

Heeft de inwoner recht op de voorziening?
  regel kort_traject als traject is kort en niet zwaar dan ja grondslag Wmo 2.3.5
  regel lang_traject als traject is lang en duur is meer dan 300 dan nee grondslag Wmo 2.3.5
  regel zwaar_traject als zwaar en dwangsom is meer dan € 0 dan ja grondslag Wmo 2.3.5 zekerheid fragment

Welke gemeente is verantwoordelijk?
  verdeelt de besluiten
  antwoord verantwoordelijke_gemeente: gemeente
  regel elders "Wie ergens verblijft, blijft bij de eigen gemeente" als verblijf dan woongemeente
    grondslag Wmo 1.2.1 omdat "wie tijdelijk ergens slaapt, verhuist niet"
  regel hier als niet verblijf dan Woerden grondslag Wmo 1.2.1

Welke aanpak past erbij?
  antwoord traject: kort, lang
  regel kort als einde is vóór 2017-06-01 en kosten is meer dan € 1 dan kort omdat "het is bijna klaar"
  regel lang als niet (einde is vóór 2017-06-01) en kosten is meer dan € 1 dan lang omdat "het duurt nog even"

Hoeveel is de dwangsom?
  antwoord dwangsom: bedrag
  regel per_dag dan het laagste van (14, dagental) keer dagbedrag plus het hoogste van (€ 0, kosten min € 500)
    grondslag Awb 4:17

Hoeveel is de korting?
  antwoord korting: bedrag
  regel naar_beneden als zwaar dan (kosten min € 1) naar beneden afgerond op € 5 omdat "wij ronden af op vijf euro"
  regel naar_boven als niet zwaar en kosten is meer dan € 100 dan kosten naar boven afgerond op € 5 omdat "wij ronden af"
  regel halverwege als niet zwaar en kosten is ten hoogste € 100 dan kosten rekenkundig afgerond op € 5 omdat "wij ronden af"

Wanneer moet het klaar zijn?
  antwoord einde: datum
  regel termijn
    dan de vroegste van (melding plus 6 weken of de eerstvolgende werkdag, melding plus 3 maanden, melding plus 1 jaar)
    grondslag Awb 4:13

Wanneer begint het?
  antwoord begin: datum
  regel begint dan de laatste van (melding min dagental dagen, melding plus 5 werkdagen) omdat "eerder kan niet"

Hoe lang duurt het?
  antwoord duur: getal
  regel dagen_geteld dan aantal dagen van melding tot en met de peildatum omdat "alle dagen tellen mee"

Wanneer houdt het op?
  antwoord afloop: datum, indien van toepassing
  regel loopt_door "Dit loopt door tot er iets verandert" als niet zwaar dan niet van toepassing omdat "er is geen einde"
  regel loopt_af als zwaar dan einde omdat "daarna bekijken wij het opnieuw"

Waar woont de moeder?
  antwoord bij_moeder: gemeente
  regel bij_haar dan woongemeente van moeder omdat "dat is van belang voor het plan"

Is er haast bij?
  antwoord haast: ja of nee
  regel wel als zwaar dan ja omdat "wie het zwaar heeft, wacht niet"
  regel niet_nodig als niet zwaar dan nee omdat "het kan wachten"

Wie betaalt de voorziening?
  regel gratis, uitzondering op elders_betaald als kosten is ten hoogste € 1 dan niet van toepassing
    grondslag Wmo 2.1.4 omdat "voor zo weinig sturen wij geen rekening"
  regel gewoon als verantwoordelijke_gemeente is Woerden en niet zwaar dan ten laste van Zorg grondslag Wmo 2.1.1
  regel samen als verantwoordelijke_gemeente is Woerden en zwaar
    dan 60% ten laste van Zorg, de rest ten laste van woongemeente grondslag Wmo 2.1.1
  regel elders_betaald als verantwoordelijke_gemeente is niet Woerden dan ten laste van verantwoordelijke_gemeente
    grondslag Wmo 2.1.1

Wie beslist over de voorziening?
  volgens het mandaatregister
  persoonlijk belang aangenomen nee, tenzij gemeld, omdat "wie een belang heeft, meldt dat"

Wie geeft de opdracht?
  volgens het mandaatregister

Wat moet er nu gebeuren?
  regel opdragen als zwaar dan bericht WMO305 aan Kwintes, per afloop, onder vermelding van "reden 07",
    brief aan de inwoner, per 2017-04-01, onder vermelding van "kenmerk 7", uiterlijk 2 weken na de peildatum
    omdat "Kwintes begint"
  regel wachten als niet zwaar dan opdracht aan Kwintes, per de peildatum omdat "het kan wachten"

Wie krijgt de beschikking?
  regel zelf dan de inwoner, afschrift aan verantwoordelijke_gemeente grondslag Awb 3:41

voorbeeld "own"
  peildatum 2017-03-01
  inwoner jonas woongemeente Utrecht, moeder anna
  persoon anna woongemeente Woerden
  voorziening v1 voor jonas kosten € 1.003, melding 2017-02-01, dagental 20, verblijf ja, zwaar nee
  voorziening v2 voor jonas kosten € 98, melding 2017-02-01, dagental 3, verblijf nee, zwaar ja
  voorziening v3 voor jonas kosten € 98, melding 2017-02-01, dagental 3, verblijf nee, zwaar ja
  verwacht wet Wmo

voorbeeld "own_missing"
  peildatum 2017-03-01
  inwoner woongemeente Utrecht, moeder geen
  voorziening kosten € 98, dagental 3, verblijf ja, zwaar nee
  verwacht wet Wmo

voorbeeld "refused_elsewhere"
  peildatum 2017-12-01
  inwoner woongemeente Utrecht
  voorziening kosten € 98, melding 2017-02-01, dagental 3, verblijf ja, zwaar ja
  plan opschorting ja
  besluit genomen voor Wmo te weigeren
  verwacht wet Wmo

voorbeeld "objection"
  peildatum 2017-03-01
  inwoner woongemeente Utrecht
  voorziening kosten € 98, melding 2017-02-01, dagental 3, verblijf ja, zwaar nee
  bezwaar tegen het besluit van Consulent voor Wmo
  verwacht wet Wmo

voorbeeld "suspended"
  peildatum 2017-03-01
  inwoner woongemeente Utrecht
  voorziening kosten € 98, melding 2017-02-01, dagental 3, verblijf ja, zwaar nee
  plan opschorting ja
  verwacht wet Wmo

voorbeeld "reserved"
  peildatum 2017-12-01
  inwoner woongemeente Utrecht
  voorziening kosten € 98, melding 2017-02-01, dagental 3, verblijf ja, zwaar ja
  verwacht wet Wmo

voorbeeld "ordered"
  peildatum 2017-03-01
  inwoner woongemeente Utrecht
  voorziening kosten € 300, melding 2017-02-01, dagental 3, verblijf ja, zwaar ja
  opdracht gegeven door Consulent op 2017-02-28 voor Wmo
  verwacht opdrachtgever onbevoegd

voorbeeld "order_waiting"
  peildatum 2017-03-01
  inwoner woongemeente Utrecht
  voorziening melding 2017-02-01, dagental 3, verblijf ja, zwaar ja
  opdracht gegeven door Teammanager voor Wmo
  verwacht opdrachtgever ontbreekt kosten

voorbeeld "order_nobody"
  peildatum 2017-03-01
  persoonlijk belang College, Teammanager, Consulent, Jurist
  inwoner woongemeente Utrecht
  voorziening kosten € 98, melding 2017-02-01, dagental 3, verblijf ja, zwaar ja
  verwacht opdrachtgever onbevoegd

voorbeeld "orders_more"
  peildatum 2017-03-01
  inwoner woongemeente Utrecht
  voorziening kosten € 98, melding 2017-02-01, dagental 3, verblijf ja, zwaar ja
  verwacht opdrachtgever Consulent opdrachtgever Jurist

voorbeeld "own_open"
  peildatum 2017-03-01
  inwoner woongemeente Utrecht
  voorziening kosten € 1, melding 2017-02-01, dagental 3, verblijf ja, zwaar nee
  verwacht wet Wmo
)";

}  // namespace

std::vector<Scenario> decided_examples(const std::string& text, char hash) {
  const Loaded loaded = load_rules(Documents{Document("proef.klap", text)});
  if (!loaded.rules) {
    std::string why;
    for (const Diagnostic& d : loaded.diagnostics.all()) why += render(d, loaded.documents, Language::dutch) + "\n";
    throw std::logic_error(why);
  }
  program::Program program = loaded.rules->program;
  program.hash = std::string(64, hash);  // what the texts are about, not how the rules are written
  std::vector<Scenario> all;
  for (const semantics::Example& example : loaded.rules->model.examples) {
    Scenario s = begin(example.title, program, analysis::case_of(loaded.rules->model, example));
    s.outcome = decision::decide(s.program, s.facts);
    s.derivation = decision::derive(s.program, s.facts, s.outcome);
    all.push_back(std::move(s));
  }
  return all;
}

std::vector<Scenario> own_scenarios() {
  std::vector<Scenario> all = decided_examples(rules, 'd');
  // What examples cannot say: nobody knows who took the decision objected to; nobody may recover.
  Scenario unknown = all[3];
  unknown.name = "objection_unknown";
  unknown.facts.decisions.front().primary_by = {};
  Scenario recovered = all[3];
  recovered.name = "recovered";
  recovered.facts.decisions.front().kind = DecisionKind::recover;
  for (Scenario* s : {&unknown, &recovered}) {
    s->outcome = decision::decide(s->program, s->facts);
    s->derivation = decision::derive(s->program, s->facts, s->outcome);
    all.push_back(std::move(*s));
  }
  // One day, and a month behind it.
  const Date day = *date_from_iso("2025-04-14");
  Scenario& first = all.front();
  first.stretches = {{day, day, first.outcome}, {*add_days(day, 1), *add_days(day, 30), first.outcome}};
  return all;
}

}  // namespace klap::test::explaining
