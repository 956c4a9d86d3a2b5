// Clauses of docs/semantics.md that no other test is about: each small enough to be said by an example or two.
#include "decision/trial.hpp"

#include <klap/decision/decide.hpp>

using namespace klap;
using decision::FactRef;
using decision::Outcome;
using decision::OutcomeKind;
using decision::Truth;

namespace {

/// The rule set of these tests, with what a test adds.
std::string rules(const std::string& more) {
  return R"klap(regelset Proef versie 1 gemeente 0632 taal nl status concept
bron Wmo soort wet
bron Begroting soort begroting
gemeente Woerden met code 0632
bestuursorgaan College
functie Consulent, Teammanager bij College
aanbieder Kwintes met AGB-code 41000001
aanbieder Naamloos met AGB-code onbekend
budget A van gemeente Woerden plafond € 1.000 per kalenderjaar
budget B van gemeente Woerden
perceel Vast geldt van 2016-01-01 tot en met 2016-12-31 partijen Kwintes (penvoerder) levert Hulp ten laste van A eigenaar Consulent
perceel Los geldt onbekend partijen Kwintes levert Hulp ten laste van A eigenaar Consulent
perceel Leeg geldt vanaf 2016-01-01 partijen Kwintes ten laste van A eigenaar Consulent
ladder Consulent binnen 5 werkdagen, daarna Teammanager binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt B
voorziening
  soort: Hulp, Werk, Vervoer
  kosten: bedrag
  bedrag_2: bedrag
  perceel: perceel, indien van toepassing
  melddatum: datum
  x: ja of nee
  y: ja of nee
  z: ja of nee, moeite 3
)klap" + more;
}

std::string right(const std::string& text) { return rules("Heeft de inwoner recht op de voorziening?\n" + text); }

decision::CaseOutcome outcome(const Loaded& loaded, std::size_t at = 0) {
  return decision::decide(loaded.rules->program, test::example(loaded, at));
}

std::vector<std::string> missing(const Loaded& loaded, const Outcome& o) {
  std::vector<std::string> list;
  for (const FactRef& fact : o.missing) list.push_back(loaded.rules->program.fields.at(fact.id).name);
  return list;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("what the register does not say is a fact of its own", "[4.5]") {
  test::all_examples_hold(right("regel a als perceel geldt op peildatum dan ja grondslag Wmo 1\n") + R"klap(
Wat moet er nu gebeuren?
  regel b als x dan bericht WMO301 aan Naamloos grondslag Wmo 1
  regel c als niet x dan bericht WMO301 aan penvoerder van perceel grondslag Wmo 1
voorbeeld "de looptijd"
  peildatum 2016-06-01
  voorziening perceel Los, x ja
  verwacht recht ontbreekt Los   vervolg ontbreekt Naamloos
voorbeeld "de penvoerder"
  peildatum 2016-06-01
  voorziening perceel Los, x nee
  verwacht vervolg ontbreekt Los
voorbeeld "wat er wel staat"
  peildatum 2016-06-01
  voorziening perceel Vast, x nee
  verwacht recht ja   bericht WMO301 aan Kwintes
)klap");
}

TEST_CASE("tenzij, niet, and a choice of several values", "[5.2]") {
  test::all_examples_hold(right(R"klap(
  regel a als soort is Hulp of Werk tenzij y dan ja grondslag Wmo 1
  regel b als soort is niet Hulp of Werk dan nee grondslag Wmo 1
  regel c als soort is Hulp tenzij niet y en z dan nee grondslag Wmo 1
voorbeeld "een van beide"
  peildatum 2016-06-01
  voorziening soort Werk, y nee, z nee
  verwacht recht ja
voorbeeld "geen van beide"
  peildatum 2016-06-01
  voorziening soort Vervoer
  verwacht recht nee
voorbeeld "tenzij"
  peildatum 2016-06-01
  voorziening soort Hulp, y ja, z ja
  verwacht recht nee
voorbeeld "niet hoort bij wat erachter staat"
  peildatum 2016-06-01
  voorziening soort Hulp, y nee, z nee
  verwacht recht strijdig
)klap"));
}

TEST_CASE("of operands error goes before unknown", "[5.3]") {
  const Loaded loaded = test::all_examples_hold(right(R"klap(
  regel a als kosten plus kosten is meer dan bedrag_2 dan ja grondslag Wmo 1
voorbeeld "te veel, en het andere niet bekend"
  peildatum 2016-06-01
  voorziening kosten € 10.000.000.000.000
  verwacht recht rekenfout
voorbeeld "het andere niet bekend"
  peildatum 2016-06-01
  voorziening kosten € 5
  verwacht recht ontbreekt bedrag_2
)klap"));
  CHECK(missing(loaded, outcome(loaded, 1).requests[0].right) == Texts{"bedrag_2"});
}

TEST_CASE("a lot delivers what it says, a budget is reached at its ceiling", "[5.7]") {
  test::all_examples_hold(right(R"klap(
  regel a als perceel levert soort dan ja grondslag Wmo 1
  regel b als niet (perceel levert soort) dan nee grondslag Wmo 1
)klap") + R"klap(
Wat moet er nu gebeuren?
  regel c als plafond van A is bereikt dan brief aan de inwoner grondslag Wmo 1
  regel d als niet (plafond van A is bereikt) dan niets aan de inwoner grondslag Wmo 1
voorbeeld "wat het levert"
  peildatum 2016-06-01
  A besteed € 1.000, stand van 2016-05-01
  voorziening soort Hulp, perceel Vast
  verwacht recht ja   brief aan de inwoner
voorbeeld "wat het niet levert"
  peildatum 2016-06-01
  A besteed € 999,99, stand van 2016-05-01
  voorziening soort Werk, perceel Vast
  verwacht recht nee   niets aan de inwoner
voorbeeld "wat niets levert"
  peildatum 2016-06-01
  voorziening soort Hulp, perceel Leeg
  verwacht recht nee
)klap");
}

TEST_CASE("every part of a condition is worked out, whatever the others come to", "[5.8]") {
  const Loaded loaded = test::all_examples_hold(right(R"klap(
  regel a als x en y en perceel geldt op melddatum dan ja grondslag Wmo 1
voorbeeld "nee, en dan nog van alles"
  peildatum 2016-06-01
  voorziening x nee, perceel Vast
  verwacht recht open
)klap"));
  const auto derivation = decision::derive(loaded.rules->program, test::example(loaded, 0), outcome(loaded));
  const auto& condition = derivation.requests.at(0).right.rules.at(0).condition;
  REQUIRE(condition);
  REQUIRE(condition->arguments.size() == 3);
  CHECK(condition->truth == Truth::no);
  CHECK(condition->arguments[1].truth == Truth::unknown);
  CHECK(condition->arguments[2].truth == Truth::unknown);
  CHECK(condition->arguments[2].fact->kind == FactRef::Kind::lot_period);  // read, though the day is not known
}

TEST_CASE("two answers of an own question are equal if their values are", "[5.19]") {
  test::all_examples_hold(rules(R"klap(
Hoeveel is het?
  antwoord bijdrage: bedrag
  regel eerste dan € 14 grondslag Wmo 1
  regel tweede dan kosten plus € 7 grondslag Wmo 1
voorbeeld "gelijk"
  peildatum 2016-06-01
  voorziening kosten € 7
  verwacht bijdrage € 14
voorbeeld "niet gelijk"
  peildatum 2016-06-01
  voorziening kosten € 7,01
  verwacht bijdrage strijdig
)klap"));
}

TEST_CASE("nothing is asked that cannot matter any more, and nothing more than is needed", "[6.1][6.3]") {
  const Loaded loaded = test::all_examples_hold(right(R"klap(
  regel a als x en y dan ja grondslag Wmo 1
  regel b als z dan nee grondslag Wmo 1
voorbeeld "y doet er niet toe"
  peildatum 2016-06-01
  voorziening x nee
  verwacht recht ontbreekt z
voorbeeld "alles kan er nog toe doen"
  peildatum 2016-06-01
  voorziening soort Hulp
  verwacht recht ontbreekt x, y, z
)klap"));
  CHECK(missing(loaded, outcome(loaded, 0).requests[0].right) == Texts{"z"});
  CHECK(missing(loaded, outcome(loaded, 1).requests[0].right) == Texts{"x", "y", "z"});
}

TEST_CASE("the order of asking: effort, then how many rules read it, then the name", "[6.4]") {
  const Loaded loaded = test::all_examples_hold(right(R"klap(
  regel a als z en y en x dan ja grondslag Wmo 1
  regel b als z en y en soort is Werk dan nee grondslag Wmo 1
voorbeeld "niets bekend"
  peildatum 2016-06-01
  voorziening kosten € 1
  verwacht recht ontbreekt x, y, z, soort
)klap"));
  CHECK(missing(loaded, outcome(loaded).requests[0].right) == Texts{"y", "soort", "x", "z"});
}

TEST_CASE("without the date of the question that is what is missing, and nothing is worked out", "[6.6][9.3]") {
  const Loaded loaded = test::all_examples_hold(right(R"klap(
  regel a als x dan ja grondslag Wmo 1
voorbeeld "zonder datum"
  voorziening soort Hulp
  verwacht recht ontbreekt peildatum
)klap"));
  const Outcome o = outcome(loaded).requests[0].right;
  REQUIRE(o.missing.size() == 1);
  CHECK(o.missing[0] == FactRef{FactRef::Kind::case_date, static_cast<std::uint32_t>(CaseDate::reference), 0});
  const auto derivation = decision::derive(loaded.rules->program, test::example(loaded, 0), outcome(loaded));
  CHECK(derivation.requests[0].right == decision::Derivation{});
}

TEST_CASE("a question has its own date, and both days of a validity count", "[9.1][9.2][9.3]") {
  test::all_examples_hold(rules(R"klap(
Heeft de inwoner recht op de voorziening? naar de stand op aanvraagdatum
  regel a dan ja grondslag Wmo 1 geldt van 2016-02-01 tot en met 2016-02-29
Wat moet er nu gebeuren?
  regel b dan brief aan de inwoner grondslag Wmo 1 geldt vanaf 2016-03-01
voorbeeld "de eerste dag van de een"
  aanvraagdatum 2016-02-01
  peildatum 2016-02-29
  voorziening soort Hulp
  verwacht recht ja   vervolg open
voorbeeld "de laatste dag van de een, de eerste van de ander"
  aanvraagdatum 2016-02-29
  peildatum 2016-03-01
  voorziening soort Hulp
  verwacht recht ja   brief aan de inwoner
voorbeeld "ernaast"
  aanvraagdatum 2016-03-01
  peildatum 2016-02-01
  voorziening soort Hulp
  verwacht recht open   vervolg open
voorbeeld "niet gegeven"
  peildatum 2016-03-01
  voorziening soort Hulp
  verwacht recht ontbreekt aanvraagdatum   brief aan de inwoner
)klap"));
}

TEST_CASE("dates are compared as days", "[9.4]") {
  test::all_examples_hold(rules(R"klap(
Welke punten zijn er?
  antwoord punten: getal, opgeteld
  regel a als melddatum is vóór peildatum dan 1 grondslag Wmo 1
  regel b als melddatum is na peildatum dan 2 grondslag Wmo 1
  regel c als melddatum is vanaf peildatum dan 4 grondslag Wmo 1
  regel d als melddatum is tot en met peildatum dan 8 grondslag Wmo 1
  regel e als melddatum is peildatum dan 16 grondslag Wmo 1
voorbeeld "de dag ervoor"
  peildatum 2016-06-01
  voorziening melddatum 2016-05-31
  verwacht punten 9
voorbeeld "de dag zelf"
  peildatum 2016-06-01
  voorziening melddatum 2016-06-01
  verwacht punten 28
voorbeeld "de dag erna"
  peildatum 2016-06-01
  voorziening melddatum 2016-06-02
  verwacht punten 6
)klap"));
}

TEST_CASE("a term runs from its date, and is missing with it", "[9.7][6.7]") {
  const Loaded loaded = test::all_examples_hold(rules(R"klap(
Wat moet er nu gebeuren?
  regel a dan brief aan de inwoner, uiterlijk 5 werkdagen na aanvraagdatum grondslag Wmo 1
voorbeeld "bekend"
  peildatum 2016-06-01
  aanvraagdatum 2016-06-03
  voorziening soort Hulp
  verwacht brief aan de inwoner
voorbeeld "niet bekend"
  peildatum 2016-06-01
  voorziening soort Hulp
  verwacht vervolg ontbreekt aanvraagdatum
)klap"));
  const Outcome follow_up = outcome(loaded).requests[0].follow_up;
  const auto& list = std::get<std::vector<decision::ObligationAnswer>>(follow_up.answer);
  REQUIRE(list.size() == 1);
  CHECK(list[0].due == Date::from_ymd(2016, 6, 10));
}

TEST_CASE("two streams with one ceiling share its room, in the order written", "[10.4]") {
  test::all_examples_hold(rules(R"klap(
Wie betaalt de voorziening?
  regel a dan 50% ten laste van A, het meerdere ten laste van B, de rest ten laste van A grondslag Begroting
voorbeeld "de tweede vindt wat de eerste overlaat"
  peildatum 2016-06-01
  A besteed € 300, stand van 2016-05-01
  voorziening kosten € 1.000
  verwacht betaler A € 700, open € 300
voorbeeld "de eerste neemt alles"
  peildatum 2016-06-01
  A besteed € 700, stand van 2016-05-01
  voorziening kosten € 1.000
  verwacht betaler A € 300, B € 200, open € 500
)klap"));
}

TEST_CASE("below zero all goes to the first budget, whose ceiling is not looked at", "[10.3][10.6]") {
  test::all_examples_hold(rules(R"klap(
Wie betaalt de voorziening?
  regel a dan ten laste van A, het meerdere ten laste van B grondslag Begroting
voorbeeld "vol"
  peildatum 2016-06-01
  A besteed € 1.000, stand van 2016-05-01
  voorziening kosten € -5
  verwacht betaler A € -5
voorbeeld "niet bekend hoe vol"
  peildatum 2016-06-01
  voorziening kosten € -5
  verwacht betaler A € -5
voorbeeld "niet bekend hoe vol, en het telt"
  peildatum 2016-06-01
  voorziening kosten € 0,01
  verwacht betaler ontbreekt A
voorbeeld "kosten niet bekend"
  peildatum 2016-06-01
  A besteed € 1.000, stand van 2016-05-01
  voorziening soort Hulp
  verwacht betaler ontbreekt kosten
)klap"));
}

TEST_CASE("what a budget has spent is what the case says, however often is decided", "[11.1]") {
  const Loaded loaded = test::all_examples_hold(rules(R"klap(
Wie betaalt de voorziening?
  regel a dan ten laste van A, het meerdere ten laste van B grondslag Begroting
voorbeeld "nog € 600"
  peildatum 2016-06-01
  A besteed € 400, stand van 2016-05-01
  voorziening kosten € 600
  verwacht betaler A € 600
)klap"));
  const auto first = outcome(loaded);
  CHECK(outcome(loaded) == first);
  CHECK(outcome(loaded) == first);
}

TEST_CASE("the order of the tests: not asked, a settled no, the date of the question, the need", "[3.7]") {
  const Loaded loaded = test::all_examples_hold(rules(R"klap(
Heeft de voorziening een besluit nodig?
  regel nodig als y dan ja grondslag Wmo 1
Heeft de inwoner recht op de voorziening?
  regel a als x dan ja grondslag Wmo 1
  regel b als niet x dan nee grondslag Wmo 1
Wie betaalt de voorziening? naar de stand op aanvraagdatum
  regel c dan ten laste van B grondslag Begroting
Wie krijgt de beschikking? naar de stand op besluitdatum
  regel d dan de inwoner grondslag Wmo 1
voorbeeld "geen recht, dus geen datum nodig"
  peildatum 2016-06-01
  voorziening x nee, kosten € 1
  verwacht betaler niet van toepassing   beschikking ontbreekt besluitdatum
voorbeeld "wel recht"
  peildatum 2016-06-01
  voorziening x ja, kosten € 1
  verwacht betaler ontbreekt aanvraagdatum   beschikking ontbreekt besluitdatum
voorbeeld "de datum is er, en nu wacht het op de vraag of er een besluit nodig is"
  peildatum 2016-06-01
  besluitdatum 2016-06-01
  voorziening x ja, kosten € 1
  verwacht beschikking ontbreekt y
voorbeeld "wat niet wordt gevraagd, mist geen datum"
  voorziening x nee, kosten € 1
  verwacht wet niet van toepassing   recht ontbreekt peildatum   betaler ontbreekt aanvraagdatum
)klap"));
  const auto first = outcome(loaded).decisions.at(0).addressee;
  REQUIRE(first.missing.size() == 1);
  CHECK(first.missing[0].kind == FactRef::Kind::case_date);
}

TEST_CASE("an outcome holds what its kind says, and nothing besides", "[3.6]") {
  const Loaded loaded = test::all_examples_hold(right(R"klap(
  regel a als x dan ja grondslag Wmo 1
  regel b als y dan nee grondslag Wmo 1
  regel c als soort is Werk dan open, door Teammanager grondslag Wmo 1
voorbeeld "vastgesteld"
  peildatum 2016-06-01
  voorziening x ja, y nee, soort Hulp
  verwacht recht ja
voorbeeld "strijdig"
  peildatum 2016-06-01
  voorziening x ja, y ja, soort Hulp
  verwacht recht strijdig
voorbeeld "ontbreekt"
  peildatum 2016-06-01
  voorziening x ja, soort Hulp
  verwacht recht ontbreekt y
voorbeeld "open"
  peildatum 2016-06-01
  voorziening x nee, y nee, soort Werk
  verwacht recht open door Teammanager
)klap"));
  const auto of = [&](std::size_t at) { return outcome(loaded, at).requests.at(0).right; };
  Outcome settled = of(0);
  CHECK(test::names(loaded, settled.rules) == Texts{"a"});
  settled.rules.clear();
  CHECK(settled == Outcome{OutcomeKind::settled, decision::Answer{true}, {}, {}, {}, {}, {}});
  Outcome conflict = of(1);
  CHECK(test::names(loaded, conflict.rules) == Texts{"a", "b"});
  REQUIRE(conflict.accountable);
  CHECK(conflict == Outcome{OutcomeKind::conflict, {}, conflict.rules, {}, {}, {}, conflict.accountable});
  Outcome lacking = of(2);
  REQUIRE(lacking.accountable);
  CHECK(missing(loaded, lacking) == Texts{"y"});
  CHECK(lacking == Outcome{OutcomeKind::missing, {}, {}, lacking.missing, {}, {}, lacking.accountable});
  Outcome open = of(3);
  REQUIRE(open.accountable);
  CHECK(test::names(loaded, open.rules) == Texts{"c"});
  CHECK(open == Outcome{OutcomeKind::open, {}, open.rules, {}, decision::OpenReason::on_purpose, {}, open.accountable});
}

TEST_CASE("the ladder at the end of the calendar, and where there is none", "[3.8]") {
  const Loaded loaded = test::all_examples_hold(right(R"klap(
  regel a als x dan ja grondslag Wmo 1
voorbeeld "bijna het einde"
  peildatum 9999-12-20
  voorziening x nee
  verwacht recht open
)klap"));
  const Outcome o = outcome(loaded).requests[0].right;
  REQUIRE(o.accountable);
  REQUIRE(o.accountable->steps.size() == 2);
  CHECK(o.accountable->steps[0].until == Date::from_ymd(9999, 12, 27));  // Christmas is a weekend
  CHECK(o.accountable->steps[1].until == std::nullopt);
  program::Program none = loaded.rules->program;
  none.ladder.reset();
  CHECK_FALSE(decision::decide(none, test::example(loaded, 0)).requests[0].right.accountable);
}
