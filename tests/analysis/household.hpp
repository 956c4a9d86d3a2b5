// A small rule set with need, direction, forwarding, parties that facts name, and a parameter.
#pragma once

#include <string>

namespace klap::test {

inline const std::string household_rules =
    R"(regelset Gezin "Gezinsregels" versie 1 gemeente 0632 taal nl status concept

bron Wmo "Wet maatschappelijke ondersteuning 2015" soort wet
bron Awb "Algemene wet bestuursrecht" soort wet
bron MB "Mandaatbesluit" soort mandaatbesluit bekendgemaakt 2016-01-04

gemeente Utrecht met code 0344
gemeente Woerden met code 0632
bestuursorgaan College "het college"
functie Consulent bij College
functie Makelaar "sociaal makelaar" bij College

budget Regiobudget "het regiobudget" van College

parameter grens "de inkomensgrens": bedrag
  is € 600 geldt van 2016-01-01 tot en met 2016-12-31 grondslag Wmo 2.1.4
  is € 620 geldt van 2017-01-01 tot en met 2017-12-31 grondslag Wmo 2.1.4

bevoegd College voor Wmo om toe te kennen, te weigeren grondslag Wmo 2.3.5
mandaat van College aan Consulent voor Wmo om toe te kennen, te weigeren grondslag MB 3
ladder Consulent binnen 5 werkdagen, daarna College binnen 10 werkdagen
  geteld vanaf aanvraagdatum tussentijds betaalt Regiobudget

persoon
  geboortedatum: datum
  woongemeente: gemeente, met verloop, vraag "In welke gemeente woont u?"
  vertegenwoordiger: persoon, indien van toepassing, met verloop
voorziening
  kosten: bedrag
  aangemeld: ja of nee
plan
  complex: ja of nee, vraag "Is er veel tegelijk aan de hand?"
  hoofdpersoon: persoon

Welke wet geldt voor de voorziening?
  regel wmo dan Wmo grondslag Wmo 1.1.1

Heeft de voorziening een besluit nodig?
  regel vrij "een algemene voorziening is er voor iedereen" als aangemeld is nee dan nee grondslag Wmo 2.1.2
  regel op_aanvraag als aangemeld dan ja grondslag Wmo 2.3.2

Heeft de inwoner recht op de voorziening?
  regel onder_grens als kosten is ten hoogste grens dan ja grondslag Wmo 2.1.4
  regel boven_grens als kosten is meer dan grens dan nee grondslag Wmo 2.1.4

Wie betaalt de voorziening?
  regel regio dan ten laste van Regiobudget grondslag Wmo 2.1.4

Wie beslist over de voorziening?
  volgens het mandaatregister
  persoonlijk belang aangenomen nee, tenzij gemeld, omdat "wie belang heeft, meldt dat"

Wie krijgt de beschikking?
  regel minderjarig
    als de inwoner is jonger dan 18 jaar
    dan vertegenwoordiger, afschrift aan de inwoner
    grondslag Awb 2:1
  regel volwassen als de inwoner is ten minste 18 jaar oud dan de inwoner grondslag Awb 3:41

Wie heeft de regie over het plan?
  regel zwaar als complex dan Makelaar grondslag Wmo 2.3.2
  regel licht als niet complex dan hoofdpersoon grondslag Wmo 2.3.2

Wat moet er nu gebeuren?
  regel elders als woongemeente van de inwoner is niet Woerden
    dan doorzending aan woongemeente grondslag Awb 2:3
  regel hier als woongemeente van de inwoner is Woerden dan brief aan de inwoner grondslag Awb 3:41
)";

/// A child and a mother, one request; the child lives in Utrecht since March 2017.
inline std::string household_example(const std::string& expectations) {
  return R"(
voorbeeld "een gezin"
  herkomst lokaal
  grondslag Wmo 2.3.5
  peildatum 2017-03-01
  aanvraagdatum 2017-02-20
  persoon kind geboortedatum 2007-01-01, woongemeente (2016-01-01 Woerden, 2017-03-01 Utrecht),
    vertegenwoordiger (2007-01-01 vader, 2017-01-01 moeder)
  persoon moeder geboortedatum 1980-01-01, woongemeente Woerden
  persoon vader geboortedatum 1979-01-01
  plan complex nee, hoofdpersoon moeder
  voorziening v1 voor kind kosten € 610, aangemeld ja
  verwacht )" +
         expectations + "\n";
}

inline const std::string household_expectations = R"(besluit nodig ja
    recht ja
    betaler Regiobudget € 610
    beslisser Consulent, namens College
    beschikking aan vertegenwoordiger
    regie hoofdpersoon
    doorzending aan woongemeente)";

inline const std::string household_case = R"({"zaak":"gezin-1","peildatum":"2017-03-01","aanvraagdatum":"2017-02-20",
 "personen":[{"id":"kind","geboortedatum":"2007-01-01","woongemeente":"0344","vertegenwoordiger":"moeder"},
             {"id":"moeder","geboortedatum":"1980-01-01","woongemeente":"0632"}],
 "voorzieningen":[{"id":"v1","persoon":"kind","kosten":"610.00","aangemeld":true},
                  {"id":"v2","persoon":"kind","kosten":"10.00","aangemeld":false}],
 "plan":{"complex":false,"hoofdpersoon":"moeder"}}
)";

}  // namespace klap::test
