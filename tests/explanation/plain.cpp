// A rule set for what letters leave out, and for whom they are: guardians, other bodies, withdrawals, the books.
#include "scenarios.hpp"

namespace klap::test::explaining {

namespace {

const std::string rules =
    R"(regelset Brieven "Brieven in gewone woorden" versie 1 gemeente 0632 taal nl status concept

bron Wmo "Wet maatschappelijke ondersteuning 2015" soort wet
bron Leerplichtwet "Leerplichtwet 1969" soort wet
gemeente Woerden met code 0632
bestuursorgaan College "het college"
bestuursorgaan Ambtenaar "de leerplichtambtenaar"
bestuursorgaan Instelling "de gecertificeerde instelling"
functie Consulent bij College
functie Medewerker_leerplicht bij Ambtenaar
aanbieder Kwintes "Kwintes" met AGB-code 41000001
budget Zorg "het gewone budget" van gemeente Woerden

bevoegd College voor Wmo om toe te kennen, te weigeren, in te trekken, op bezwaar te beslissen grondslag Wmo 2.3.5
bevoegd Ambtenaar voor Leerplichtwet om toe te kennen, te weigeren, te herzien grondslag Leerplichtwet 16
mandaat van College aan Consulent voor Wmo om te weigeren, in te trekken, op bezwaar te beslissen grondslag Wmo 2.3.5
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Zorg

parameter dagbedrag "De dwangsom per dag": bedrag is € 23 geldt vanaf 2017-01-01 grondslag Wmo 1.1
parameter bijdrage_per_maand "De eigen bijdrage": bedrag is € 19 geldt vanaf 2017-01-01 grondslag Wmo 2.1.4

persoon
  voogdij: ja of nee, vraag "Heeft een instelling de voogdij?", gevraagd op grond van Wmo 2.3.2,
    aangenomen nee, tenzij gemeld, omdat "een instelling die voogd is, meldt zich"
  inkomen: bedrag per maand, vraag "Wat is uw inkomen?", gevraagd op grond van Wmo 2.3.2
plan
  complex: ja of nee, vraag "Zijn er meer problemen tegelijk?"
  gezin: ja of nee, vraag "Is er een gezinsplan?", gevraagd op grond van Wmo 2.3.2
voorziening
  soort: Hulp, Verzuim, vraag "Welke hulp is nodig?", gevraagd op grond van Wmo 2.3.2
  vorm: in_natura, pgb, vraag "Wilt u hulp of een budget?", gevraagd op grond van Wmo 2.3.6
  liep_al: nieuw, oud, vraag "Liep deze hulp al?"
  nodig: ja of nee, vraag "Is de hulp nodig?", gevraagd op grond van Wmo 2.3.2
  te_laat: getal
  opvang: ja of nee, aangenomen nee, tenzij gemeld, omdat "wie opvang vraagt, zegt dat"
  einde: datum
  boeken: ja of nee, vraag "Vraagt de boekhouding erom?", aangenomen nee, tenzij gemeld, omdat "wie boekt, vraagt het"
  gemeld: ja of nee, aangenomen ja, tenzij gemeld, omdat "wie hulp vraagt, heeft zich gemeld"
  terecht: ja of nee, aangenomen nee, tenzij gemeld, omdat "dat gebeurt bijna nooit"
  in_geding: ja of nee, vraag "Staat de bijdrage in de weg?", gevraagd op grond van Wmo 2.3.2
oordeel schaadt door Consulent, met toelichting grondslag Wmo 2.1.4

Welke wet geldt voor de voorziening?
  regel leerplicht als soort is Verzuim dan Leerplichtwet grondslag Leerplichtwet 21
  regel hulp als soort is Hulp dan Wmo grondslag Wmo 1.2.1

Heeft de inwoner recht op de voorziening?
  regel verzuim als soort is Verzuim dan open, door Medewerker_leerplicht grondslag Leerplichtwet 16
  regel twee als soort is Hulp en nodig en het aantal voorzieningen van de inwoner is meer dan 1 dan ja
    grondslag Wmo 2.3.5
  regel alleen_dit als soort is Hulp en nodig en gemeld en het aantal voorzieningen van de inwoner is ten hoogste 1 dan ja
    grondslag Wmo 2.3.5
  regel onnodig als soort is Hulp en niet nodig dan nee grondslag Wmo 2.3.5
  regel arm, uitzondering op onnodig als terecht en inkomen is minder dan € 10 en vorm is pgb dan ja grondslag Wmo 2.3.5

Hoeveel is de dwangsom?
  antwoord dwangsom: bedrag
  regel per_dag dan te_laat keer dagbedrag grondslag Wmo 1.1

Wat is de code van de kosten?
  antwoord code: getal, indien van toepassing
  regel niet_geboekt als niet boeken dan niet van toepassing grondslag Wmo 1.1
  regel geboekt als boeken en soort is Hulp dan 671 grondslag Wmo 1.1

Welke eigen bijdrage is er?
  antwoord eigen_bijdrage: bedrag, indien van toepassing
  regel bijdrage als niet in_geding dan bijdrage_per_maand grondslag Wmo 2.1.4
  regel geen_bijdrage als in_geding en schaadt dan niet van toepassing grondslag Wmo 2.1.4
  regel toch_bijdrage als in_geding en niet schaadt dan bijdrage_per_maand grondslag Wmo 2.1.4

Wat kost de opvang?
  antwoord opvangprijs: bedrag, indien van toepassing
  regel geen_opvang als niet opvang dan niet van toepassing grondslag Wmo 2.1.4
  regel opvang_elders "De prijs van opvang staat hier niet" als opvang en nodig dan open, door Consulent
    grondslag Wmo 2.1.5 omdat "de consulent vraagt het na"
  regel onnodige_opvang als opvang en niet nodig dan niet van toepassing grondslag Wmo 2.1.4

Wie beslist over de voorziening?
  volgens het mandaatregister
  persoonlijk belang aangenomen nee, tenzij gemeld, omdat "wie een belang heeft, meldt dat"

Wie krijgt de beschikking?
  regel zelf dan de inwoner grondslag Wmo 1.1
  regel voogd, uitzondering op zelf als voogdij van de inwoner dan Instelling grondslag Wmo 1.1

Wie heeft de regie over het plan?
  regel zwaar als complex en gezin dan Consulent grondslag Wmo 1.1

Wat moet er nu gebeuren?
  regel beginnen als het recht is ja dan bericht WMO301 aan Kwintes, opdracht aan Consulent grondslag Wmo 1.1
  regel ophouden als het recht is nee en liep_al is oud dan bericht WMO305 aan Kwintes, per einde grondslag Wmo 1.1
  regel bericht_van_niets als het recht is nee en liep_al is nieuw dan brief aan de inwoner grondslag Wmo 1.1

voorbeeld "guardian"
  peildatum 2017-03-01
  inwoner kind voogdij ja
  voorziening v1 soort Hulp, vorm pgb, liep_al nieuw, nodig ja, te_laat 0, in_geding nee
  verwacht wet Wmo

voorbeeld "elsewhere"
  peildatum 2017-03-01
  inwoner jonas inkomen € 900
  voorziening v1 soort Verzuim, te_laat 0, in_geding nee
  verwacht wet Leerplichtwet

voorbeeld "elsewhere_guardian"
  peildatum 2017-03-01
  inwoner jonas voogdij ja
  voorziening v1 soort Verzuim, te_laat 0, in_geding nee
  verwacht wet Leerplichtwet

voorbeeld "stops"
  peildatum 2017-03-01
  inwoner jonas inkomen € 900
  voorziening v1 soort Hulp, vorm in_natura, liep_al oud, nodig nee, einde 2017-03-31, te_laat 3, in_geding nee
  besluit genomen voor Wmo in te trekken
  verwacht wet Wmo

voorbeeld "stops_some_day"
  peildatum 2017-03-01
  inwoner jonas inkomen € 900
  voorziening v1 soort Hulp, vorm in_natura, liep_al nieuw, nodig nee, te_laat 3, in_geding nee
  besluit genomen voor Wmo in te trekken
  verwacht wet Wmo

voorbeeld "own_unknown"
  peildatum 2017-03-01
  inwoner jonas inkomen € 900
  voorziening v1 soort Hulp, vorm pgb, liep_al nieuw, nodig ja, te_laat 3, boeken ja, opvang ja, in_geding ja
  voorziening v2 soort Hulp, vorm in_natura, nodig ja, te_laat 3
  verwacht wet Wmo

voorbeeld "claimed"
  peildatum 2017-03-01
  inwoner jonas inkomen € 900
  voorziening v1 soort Hulp, vorm in_natura, nodig ja, te_laat 3, in_geding nee
  besluit genomen door Consulent voor Wmo toe te kennen
  verwacht wet Wmo

voorbeeld "objection_own"
  peildatum 2017-03-01
  inwoner jonas inkomen € 900
  voorziening v1 soort Hulp, vorm in_natura, liep_al nieuw, nodig nee, te_laat 3, in_geding nee
  bezwaar tegen het besluit van College voor Wmo
  verwacht wet Wmo
)";

}  // namespace

std::vector<Scenario> plain_scenarios() { return decided_examples(rules, 'e'); }

}  // namespace klap::test::explaining
