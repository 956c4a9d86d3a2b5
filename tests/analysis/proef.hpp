// A small rule set with all six questions, for what works on whole rule sets.
#pragma once

#include <string>

namespace klap::test {

inline const std::string proef_rules = R"(regelset Proef "Proefregels" versie 1.2 gemeente 0632 taal nl status concept

bron Wmo "Wet maatschappelijke ondersteuning 2015" soort wet
bron MB "Mandaatbesluit" soort mandaatbesluit bekendgemaakt 2016-01-04
bron PB "Programmabegroting" soort begroting

gemeente Woerden "gemeente Woerden" met code 0632
bestuursorgaan College "het college"
functie Consulent, Teammanager bij College
aanbieder Kwintes met AGB-code 41000001 fictief
vrijwilliger Kapper

budget Innovatie van gemeente Woerden stroom Wmo plafond € 10.000 per kalenderjaar
budget Regulier van gemeente Woerden stroom Wmo taakveld 6.71

perceel Pilot "de pilot" geldt van 2016-01-01 tot en met 2017-12-31 partijen Kwintes (penvoerder)
  levert Begeleiding ten laste van Innovatie eigenaar Teammanager, evaluatie uiterlijk 2017-09-01

bevoegd College voor Wmo om toe te kennen, te weigeren grondslag Wmo 2.3.5
mandaat van College aan Teammanager voor Wmo om toe te kennen, te weigeren
  tot en met € 50.000 per besluit, mag ondermandateren grondslag MB 3
mandaat van Teammanager aan Consulent voor Wmo om toe te kennen tot en met € 25.000 per besluit grondslag MB 4
ladder Consulent binnen 5 werkdagen, daarna Teammanager binnen 5 werkdagen, daarna College binnen 10 werkdagen
  geteld vanaf aanvraagdatum tussentijds betaalt Regulier

persoon
  geboortedatum: datum
  bijstand: ja of nee, vraag "Ontvangt u bijstand?"
voorziening
  soort: Begeleiding, Dagbesteding
  kosten: bedrag
  perceel: perceel, indien van toepassing
oordeel zelf_redzaam door Consulent, met toelichting grondslag Wmo 2.3.5 lid 3

Welke wet geldt voor de voorziening?
  regel wmo dan Wmo grondslag Wmo 1.1.1

Heeft de inwoner recht op de voorziening?
  regel maatwerk als zelf_redzaam is nee dan ja grondslag Wmo 2.3.5 lid 3
  regel zelf als zelf_redzaam is ja dan nee grondslag Wmo 2.3.5 lid 3

Wie betaalt de voorziening?
  regel gewoon als de soort is Begeleiding of Dagbesteding dan ten laste van Regulier grondslag PB 6.71
  regel pilot, uitzondering op gewoon
    als het perceel is Pilot en het perceel geldt op de peildatum
    dan ten laste van Innovatie, zolang het plafond niet is bereikt, het meerdere ten laste van Regulier
    grondslag PB 6.71

Wie beslist over de voorziening?
  volgens het mandaatregister
  persoonlijk belang aangenomen nee, tenzij gemeld, omdat "wie belang heeft, meldt dat"

Wie krijgt de beschikking?
  regel aanvrager dan de inwoner grondslag Wmo 2.3.5

Wat moet er nu gebeuren?
  regel melding als het recht is ja dan brief aan de inwoner grondslag Wmo 2.3.5
  regel start als het recht is ja en het perceel is Pilot
    dan bericht WMO301 aan penvoerder van perceel grondslag Wmo 2.3.5
  regel niemand dan niets aan Kapper grondslag Wmo 2.3.5
)";

/// A whole example behind the rules, with these expectations.
inline std::string proef_example(const std::string& title, const std::string& expectations) {
  return "\nvoorbeeld \"" + title + R"("
  herkomst lokaal
  grondslag Wmo 2.3.5
  peildatum 2017-03-01
  aanvraagdatum 2017-02-20
  Innovatie besteed € 5.000, stand van 2017-02-01
  inwoner geboortedatum 1980-01-01, bijstand nee
  voorziening soort Begeleiding, kosten € 6.000, perceel Pilot
  oordeel zelf_redzaam nee, door Consulent op 2017-02-25, "verslag"
  verwacht )" + expectations + "\n";
}

inline const std::string proef_expectations = R"(wet Wmo
    recht ja
    betaler Innovatie € 5.000, Regulier € 1.000
    beslisser Consulent, namens College, via Teammanager
    beschikking aan de inwoner
    brief aan de inwoner
    bericht WMO301 aan penvoerder van perceel
    niets aan Kapper)";

inline const std::string proef_case = R"({"zaak":"proef-1","peildatum":"2017-03-01","aanvraagdatum":"2017-02-20",
 "personen":[{"id":"p1","geboortedatum":"1980-01-01","bijstand":false}],
 "voorzieningen":[{"id":"v1","persoon":"p1","soort":"Begeleiding","kosten":"6000.00","perceel":"Pilot",
   "oordelen":{"zelf_redzaam":{"waarde":false,"door":"Consulent","op":"2017-02-25"}}}],
 "besteed":{"Innovatie":{"bedrag":"5000.00","stand_van":"2017-02-01"}}}
)";

}  // namespace klap::test
