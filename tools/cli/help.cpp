#include "arguments.hpp"

namespace klap::cli {
namespace {

struct Topic {
  std::string_view name;  // empty: all
  std::string_view dutch;
  std::string_view english;
};

constexpr std::string_view common_dutch = R"(
Bij elke opdracht: --json (uitvoer voor systemen), --language nl|en, --help.
)";
constexpr std::string_view common_english = R"(
With every command: --json (output for systems), --language nl|en, --help.
)";

constexpr Topic topics[] = {
    {"",
     R"(klap: leesbare regels die antwoorden en uitleggen waarom.

  klap check PAD…                          kijk regels na; zwijgt als alles in orde is
  klap decide --rules PAD… --case BESTAND  beantwoord de vragen voor één zaak
  klap simulate --rules PAD… --cases BESTAND  wat de regels doen met veel zaken tegelijk
  klap test PAD…                           werk de voorbeelden uit de regels uit
  klap schema PAD…                         welke gegevens een zaak kan hebben, als JSON Schema
  klap fmt PAD…                            maak de bestanden op, in vaste kolommen
  klap print PAD…                          de regels als één bladzijde HTML, om te lezen en te ondertekenen
  klap compile PAD…                        de regels als beeld, dat sneller laadt
  klap archive PAD… --in MAP               bewaar de regels bij hun vingerafdruk, om een besluit te kunnen herhalen
  klap version                             welke versie dit is
  klap help [OPDRACHT]                     deze uitleg, of die van één opdracht

Een PAD is een bestand dat op .klap eindigt, of een map met zulke bestanden. Voor decide, simulate en schema mag het ook één beeld zijn (.klapi).
Einde: 0 in orde; 1 fouten, bevindingen of verschillen; 2 verkeerd aangeroepen.
)",
     R"(klap: readable rules that answer, and explain why.

  klap check PATH…                       check rules; silent if all is well
  klap decide --rules PATH… --case FILE  answer the questions for one case
  klap simulate --rules PATH… --cases FILE  what the rules do to many cases at once
  klap test PATH…                        work out the examples in the rules
  klap schema PATH…                      which facts a case can have, as JSON Schema
  klap fmt PATH…                         format the files, in fixed columns
  klap print PATH…                       the rules as one page of HTML, to read and to sign
  klap compile PATH…                     the rules as an image, which loads faster
  klap archive PATH… --in FOLDER         keep the rules by their fingerprint, to be able to repeat a decision
  klap version                           which version this is
  klap help [COMMAND]                    this help, or that of one command

A PATH is a file that ends in .klap, or a folder with such files. For decide, simulate and schema it may be one image (.klapi) as well.
Exit: 0 all well; 1 errors, findings or differences; 2 wrong use.
)"},
    {"check",
     R"(klap check PAD… [--op DATUM]

Leest de regels en zegt wat er niet aan klopt: waar, waarom, en wat er dan moet staan. Zwijgt als alles in orde is.
Van een map met alleen mappen worden alle regelsets daarin nagekeken; een map die zij gebruiken (gebruikt "../wet") telt als deel daarvan.

  --op DATUM   kijk na wat op die dag geldt (2017-03-01), en niet de hele looptijd van de regels
)",
     R"(klap check PATH… [--op DATE]

Reads the rules and says what is wrong with them: where, why, and what should be there. Silent if all is well.
Of a folder with only folders in it, every rule set in it is checked; a folder that they use (uses "../wet") counts as part of them.

  --op DATE    check what applies on that day (2017-03-01), and not the whole validity of the rules
)"},
    {"decide",
     R"(klap decide --rules PAD… --case BESTAND [--explain WIE] [--from DATUM --through DATUM] [--concept]

Beantwoordt elke vraag van de regels voor de zaak in BESTAND (JSON). Elk antwoord is een voorstel.

  --rules PAD…     de regels
  --case BESTAND   de zaak
  --explain WIE    leg uit, voor de inwoner, het dossier of de auditor
  --from DATUM     een tijdlijn: de antwoorden op elke dag van deze dag …
  --through DATUM  … tot en met deze; de peildatum van de zaak telt dan niet
  --concept        ook met regels die de status concept hebben
)",
     R"(klap decide --rules PATH… --case FILE [--explain WHO] [--from DATE --through DATE] [--concept]

Answers every question of the rules for the case in FILE (JSON). Every answer is a proposal.

  --rules PATH…    the rules
  --case FILE      the case
  --explain WHO    explain, to the resident, the file or the auditor
  --from DATE      a time-line: the answers on every day from this one …
  --through DATE   … through this one; the reference date of the case does not count then
  --concept        also with rules whose status is draft
)"},
    {"simulate",
     R"(klap simulate --rules PAD… [--against PAD…] --cases BESTAND [--show-facts] [--threads AANTAL] [--concept]

Rekent alle zaken in BESTAND door, en telt op: hoe vaak elke vraag is beantwoord, wie samen wat betaalt, en welke plafonds
vol raken in de volgorde van de rijen. Naast andere regels ook wat er verandert, in hoeveel zaken, en in welke rij de
kleinste zaak staat waarin dat gebeurt. Een BESTAND dat op .jsonl eindigt heeft per regel één zaak; in een .csv is elke
rij een inwoner met één voorziening. Is een rij fout, dan wordt niets opgeteld. Hoe het telt, staat in docs/simulation.md.

  --rules PAD…     de regels
  --against PAD…   de regels om mee te vergelijken, bijvoorbeeld die van nu
  --cases BESTAND  de zaken
  --show-facts     toon ook de gegevens van die kleinste zaken: dat zijn gegevens van mensen
  --threads AANTAL reken met zoveel draden tegelijk; de uitkomst is dezelfde
  --concept        ook met regels die de status concept hebben
)",
     R"(klap simulate --rules PATH… [--against PATH…] --cases FILE [--show-facts] [--threads COUNT] [--concept]

Works out all cases in FILE, and adds up: how often each question is answered, who pays what in all, and which ceilings
are used up in the order of the rows. Beside other rules also what changes, in how many cases, and in which row the
smallest case stands in which it does. A FILE that ends in .jsonl has a case per line; in a .csv every row is a resident
with one request. If a row is wrong, nothing is added up. How it counts stands in docs/simulation.md.

  --rules PATH…    the rules
  --against PATH…  the rules to compare with, for instance those of today
  --cases FILE     the cases
  --show-facts     show the facts of those smallest cases too: they are facts of people
  --threads COUNT  work with that many threads at once; the outcome is the same
  --concept        also with rules whose status is draft
)"},
    {"test",
     R"(klap test PAD…

Werkt elk voorbeeld in de regels uit, en meldt waar de uitkomst anders is dan verwacht.
)",
     R"(klap test PATH…

Works out every example in the rules, and reports where the outcome is not what was expected.
)"},
    {"schema",
     R"(klap schema PAD…

Geeft de vorm van een zaak voor deze regels als JSON Schema (2020-12): welke gegevens er zijn, en wat elk kan zijn.
Mag ook als: klap schema --rules PAD…
)",
     R"(klap schema PATH…

Gives the form of a case for these rules as JSON Schema (2020-12): which facts there are, and what each can be.
May be written too as: klap schema --rules PATH…
)"},
    {"fmt",
     R"(klap fmt PAD… [--check] [--language nl|en]

Zet regelbestanden in hun vaste opmaak: kolommen die u kunt voorlezen. Regels en commentaar blijven wat zij zijn.
Noemt de bestanden die zijn veranderd; een bestand met fouten blijft zoals het is. Neemt bij een map ook de mappen
daarbinnen mee.

  --check            verander niets, en meld welke bestanden niet de vaste opmaak hebben
  --language nl|en   zet ook de vaste woorden in die taal, maar geen namen, teksten en commentaar
  PAD is -           lees van de standaardinvoer en schrijf naar de standaarduitvoer
)",
     R"(klap fmt PATH… [--check] [--language nl|en]

Puts rule files in their fixed layout: columns that can be read aloud. Rules and comments stay what they are.
Names the files that were changed; a file with errors stays as it is. Takes the folders inside a folder along.

  --check            change nothing, and report which files do not have the fixed layout
  --language nl|en   put the fixed words in that language too, but no names, texts and comments
  PATH is -          read from standard input, and write to standard output
)"},
    {"print",
     R"(klap print PAD…

Geeft de hele regelset als één bladzijde HTML: de regels met hun toelichting, waar zij op rusten, wat er nog aan te merken is,
of de voorbeelden uitkomen, het kenmerk van de regels, en ruimte voor een handtekening. Bijvoorbeeld:

  klap print rules/woerden > woerden.html
)",
     R"(klap print PATH…

Gives the whole rule set as one page of HTML: the rules with their prose, what they rest on, what is still to be said about
them, whether the examples come out, the fingerprint of the rules, and room for a signature. For example:

  klap print rules/woerden > woerden.html
)"},
    {"archive",
     R"(klap archive PAD… --in MAP

Bewaart een regelset, met wat zij gebruikt, in de map onder haar vingerafdruk, en schrijft die vingerafdruk. Wat er al staat, blijft zoals het
is. Zo is een besluit te herhalen met de regels van toen; de vingerafdruk staat in elke uitleg en in elke uitkomst.

  --in MAP   de map van het archief; die wordt gemaakt als zij er niet is

  klap archive rules/woerden --in archief
  klap decide --rules c4025113e8cd --archive archief --case zaak.json
)",
     R"(klap archive PATH… --in FOLDER

Keeps a rule set, with what it uses, in the folder under its fingerprint, and writes that fingerprint. What is there already stays as it
is. So a decision can be repeated with the rules of then; the fingerprint stands in every explanation and every outcome.

  --in FOLDER   the folder of the archive; it is made if it is not there

  klap archive rules/woerden --in archive
  klap decide --rules c4025113e8cd --archive archive --case case.json
)"},
    {"compile",
     R"(klap compile PAD…

Maakt van de regels een beeld: alles wat nodig is om te beslissen en uit te leggen, zonder de tekst en de voorbeelden. Een beeld
laadt veel sneller dan de tekst, en geeft dezelfde antwoorden. Alleen dezelfde versie van Klap leest het. Bijvoorbeeld:

  klap compile rules/woerden > woerden.klapi
  klap decide --rules woerden.klapi --case zaak.json
)",
     R"(klap compile PATH…

Makes an image of the rules: all that is needed to decide and explain, without the text and the examples. An image loads much
faster than the text, and gives the same answers. Only the same version of Klap reads it. For example:

  klap compile rules/woerden > woerden.klapi
  klap decide --rules woerden.klapi --case zaak.json
)"},
    {"version", "klap version\n\nZegt welke versie dit is.\n", "klap version\n\nSays which version this is.\n"},
    {"help", "klap help [OPDRACHT]\n\nLegt de opdrachten uit, of één ervan.\n",
     "klap help [COMMAND]\n\nExplains the commands, or one of them.\n"},
};

}  // namespace

std::string help_text(std::string_view topic, Language language) {
  const bool dutch = language == Language::dutch;
  for (const Topic& one : topics) {
    if (one.name == topic)
      return std::string(dutch ? one.dutch : one.english).append(dutch ? common_dutch : common_english);
  }
  return {};
}

}  // namespace klap::cli
