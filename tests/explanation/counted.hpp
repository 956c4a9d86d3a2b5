// A rule set with answers that are collected, a table of which one row may hold, amounts, parts, and what is looked up.
#pragma once

#include <string>

namespace klap::test::explaining {

inline const std::string counted_rules = R"klap(regelset Proef versie 1 gemeente 0632 taal nl status concept
bron Wmo soort wet
bron Begroting soort begroting
gemeente Woerden met code 0632
bestuursorgaan College
functie Consulent bij College
budget A "potje A" van gemeente Woerden
budget B "potje B" van gemeente Woerden
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt A
parameter grens: bedrag
  is € 300 geldt vanaf 2026-01-01 grondslag Begroting 1
voorziening
  soort: D, E, F, G
  start: datum
  kosten: bedrag
  uren: getal
  x: ja of nee
Heeft de inwoner recht op de voorziening?
  regel recht als de soort van de voorziening met de vroegste start waarvoor (x) is D dan ja grondslag Wmo 1
Hoeveel korting krijgt de inwoner?
  antwoord korting: bedrag, opgeteld
  regel eerste als x dan € 10 grondslag Wmo 2 omdat "wie x heeft, krijgt korting"
  regel tweede als soort is D dan € 5 grondslag Wmo 3
Hoeveel uren krijgt de inwoner?
  antwoord meeste: getal, het hoogste telt
  regel uren dan uren grondslag Wmo 2
  regel drie dan 3 grondslag Wmo 2
Hoeveel uren zijn er minder?
  antwoord minste: getal, het laagste telt
  regel vier dan uren grondslag Wmo 2
  regel vijf dan 5 grondslag Wmo 2
Wie betaalt de voorziening?
  tabel wie unieke treffer grondslag Begroting 1
    | soort | dan |
    | D | korting ten laste van A, 50% ten laste van A ten hoogste grens, de rest ten laste van B |
    | E | 1 deel ten laste van A, uren delen ten laste van B, restcent naar A |
    | F | ten laste van A |
    | F | ten laste van A |
voorbeeld "een"
  peildatum 2026-03-01
  voorziening soort D, start 2026-01-01, kosten € 1.010, uren 2, x ja
  verwacht recht ja korting € 15 meeste 3 minste 2 betaler A € 315, B € 695
voorbeeld "twee"
  peildatum 2026-03-01
  voorziening soort E, start 2026-01-01, kosten € 300, uren 2, x nee
  verwacht betaler A € 100, B € 200
voorbeeld "strijdig"
  peildatum 2026-03-01
  voorziening soort F, start 2026-01-01, kosten € 300, uren 2, x ja
  verwacht betaler strijdig
)klap";

}  // namespace klap::test::explaining
