// A rule set of which some facts are not to be shown, and of which requests share a ceiling in an order.
#include "scenarios.hpp"

namespace klap::test::explaining {

namespace {

const std::string rules =
    R"(regelset Achtergehouden "Wat niet wordt getoond" versie 1 gemeente 0632 taal nl status concept

bron Wmo "Wet maatschappelijke ondersteuning 2015" soort wet
gemeente Woerden met code 0632
bestuursorgaan College "het college"
functie Consulent bij College
budget Proef "de proef" van gemeente Woerden plafond € 1.500 over de looptijd
budget Zorg "het gewone budget" van gemeente Woerden
bevoegd College voor Wmo om toe te kennen, te weigeren grondslag Wmo 2.3.5
mandaat van College aan Consulent voor Wmo om toe te kennen, te weigeren tot en met € 25.000 per besluit
  grondslag Wmo 2.6.3
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Zorg

persoon
  melding_geweld: ja of nee, vraag "Is er een melding van geweld?", doel "hulp die veilig is",
    niet te tonen aan inwoner, niet te tonen in dossier
  verslaafd: ja of nee, vraag "Bent u verslaafd?"
  vertegenwoordiger: persoon, indien van toepassing
voorziening
  nodig: ja of nee, vraag "Is de hulp nodig?", doel "of hulp nodig is", gevraagd op grond van Wmo 2.3.2
  kosten: bedrag
  begin: datum

begrip iemand_verslaafd betekent er is een persoon waarvoor (verslaafd)

Welke wet geldt voor de voorziening?
  regel wmo "De Wmo geldt" dan Wmo grondslag Wmo 1.2.1

Heeft de inwoner recht op de voorziening?
  regel veilig "Hulp die veilig is" als nodig en (melding_geweld of iemand_verslaafd) dan ja grondslag Wmo 2.3.5
  regel gewoon "Hulp die nodig is" als nodig dan ja grondslag Wmo 2.3.5
  regel onnodig "Hulp die niet nodig is" als niet nodig dan nee grondslag Wmo 2.3.5

Wie betaalt de voorziening?
  bij een gedeeld plafond eerst de vroegste begin
  regel proef "De proef betaalt eerst" dan ten laste van Proef, het meerdere ten laste van Zorg grondslag Wmo 2.1.2

Wie beslist over de voorziening?
  volgens het mandaatregister
  persoonlijk belang aangenomen nee, tenzij gemeld, omdat "wie een belang heeft, meldt dat"

Wie krijgt de beschikking?
  regel zelf "De inwoner" als vertegenwoordiger is geen dan de inwoner grondslag Wmo 2.3.5
  regel ouder "Wie de inwoner vertegenwoordigt" als niet (vertegenwoordiger is geen) dan vertegenwoordiger grondslag Wmo 2.3.5

voorbeeld "hidden_alone"
  peildatum 2026-03-01
  besluitdatum 2026-03-01
  Proef besteed € 0, stand van 2026-03-01
  inwoner jonas melding_geweld ja, verslaafd nee
  voorziening een nodig ja, kosten € 800, begin 2026-04-01
  verwacht wet Wmo

voorbeeld "hidden_in_a_household"
  peildatum 2026-03-01
  besluitdatum 2026-03-01
  Proef besteed € 0, stand van 2026-03-01
  inwoner jonas melding_geweld ja, verslaafd nee
  persoon miriam melding_geweld nee, verslaafd ja
  voorziening een voor jonas nodig ja, kosten € 800, begin 2026-04-01
  verwacht wet Wmo

voorbeeld "hidden_of_a_child"
  peildatum 2026-03-01
  besluitdatum 2026-03-01
  Proef besteed € 0, stand van 2026-03-01
  inwoner kind melding_geweld ja, verslaafd nee, vertegenwoordiger miriam
  persoon miriam melding_geweld nee, verslaafd ja
  voorziening een voor kind nodig ja, kosten € 800, begin 2026-04-01
  verwacht wet Wmo

voorbeeld "asked_for_a_purpose"
  peildatum 2026-03-01
  besluitdatum 2026-03-01
  Proef besteed € 0, stand van 2026-03-01
  inwoner jonas verslaafd nee
  voorziening een kosten € 800, begin 2026-04-01
  verwacht wet Wmo

voorbeeld "shared_ceiling"
  peildatum 2026-03-01
  besluitdatum 2026-03-01
  Proef besteed € 0, stand van 2026-03-01
  inwoner jonas melding_geweld nee, verslaafd nee
  voorziening een nodig ja, kosten € 1.000, begin 2026-05-01
  voorziening twee nodig ja, kosten € 800, begin 2026-04-01
  verwacht wet Wmo
)";

}  // namespace

std::vector<Scenario> kept_back_scenarios() { return decided_examples(rules, 'f'); }

}  // namespace klap::test::explaining
