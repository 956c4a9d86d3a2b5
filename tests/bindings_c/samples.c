// Rules and cases that the tests of klap.h share.
#include "test.h"

#define TAXI(status)                                                                           \
  "regelset Zomerstad \"Taxipas\"  versie 1  taal nl  status " status                          \
  "  geldt vanaf 2016-01-01\n"                                                                 \
  "gemeente Zomerstad \"gemeente Zomerstad\" met code 9901\n"                                  \
  "bestuursorgaan College \"het college\"\n"                                                   \
  "budget Vervoer \"het budget voor vervoer\" van gemeente Zomerstad\n"                        \
  "ladder College binnen 10 werkdagen  geteld vanaf peildatum  tussentijds betaalt Vervoer\n"  \
  "bron Verordening \"Verordening taxipas\" soort verordening bekendgemaakt 2015-12-01\n"      \
  "persoon\n"                                                                                  \
  "  geboortedatum: datum, vraag \"Wat is uw geboortedatum?\"\n"                               \
  "  rijdt_auto: ja of nee, vraag \"Rijdt u zelf nog auto?\"\n"                                \
  "voorziening\n"                                                                              \
  "  kosten: bedrag per jaar, vraag \"Wat kost de taxipas per jaar?\"\n"                       \
  "Heeft de inwoner recht op de voorziening?\n"                                                \
  "  regel vanaf_75 \"Wie 75 jaar of ouder is, krijgt een taxipas\"\n"                         \
  "    als de inwoner is ten minste 75 jaar oud\n"                                             \
  "    dan ja\n"                                                                               \
  "    grondslag Verordening 2 lid 1\n"                                                        \
  "  regel onder_75 \"Wie jonger is, krijgt geen taxipas\"\n"                                  \
  "    als de inwoner is jonger dan 75 jaar\n"                                                 \
  "    dan nee\n"                                                                              \
  "    grondslag Verordening 2 lid 1\n"                                                        \
  "  regel autorijder \"Wie zelf autorijdt, krijgt geen taxipas\", uitzondering op vanaf_75\n" \
  "    als rijdt_auto van de inwoner\n"                                                        \
  "    dan nee\n"                                                                              \
  "    grondslag Verordening 2 lid 2\n"

const char taxi_rules[] = TAXI("vastgesteld");
const char taxi_concept[] = TAXI("concept");

const char taxi_case[] =
    "{\"zaak\": \"taxi 1\", \"peildatum\": \"2017-03-01\",\n"
    " \"personen\": [{\"id\": \"p1\", \"geboortedatum\": \"1940-05-05\", \"rijdt_auto\": false}],\n"
    " \"voorzieningen\": [{\"id\": \"v1\", \"persoon\": \"p1\"}]}\n";

const char taxi_case_empty[] =
    "{\"peildatum\": \"2017-03-01\", \"personen\": [{\"id\": \"p1\"}],\n"
    " \"voorzieningen\": [{\"id\": \"v1\", \"persoon\": \"p1\"}]}\n";
