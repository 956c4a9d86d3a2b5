// Safeguards, sources that go before others, and what was not known yet, as each reader may know them.
#include <klap/analysis/examples.hpp>
#include <klap/decision/decide.hpp>
#include <klap/explanation/explain.hpp>
#include <klap/loading/rule_set.hpp>

#include "support/catch.hpp"

using klap::Language;
using klap::explanation::Reader;

namespace {

const std::string rules = R"klap(regelset Proef versie 1 gemeente 0632 taal nl status concept
bron Jw "Jeugdwet" soort wet gaat vóór Wmo
bron Wmo "Wet maatschappelijke ondersteuning" soort wet
bron MB soort mandaatbesluit bekendgemaakt 2016-01-01
gemeente Woerden met code 0632
bestuursorgaan College
functie Teammanager, Consulent bij College
vrijwilliger Kapper "de kapper"
budget Zorg van gemeente Woerden
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Zorg
parameter grens: bedrag
  is € 600 geldt vanaf 2026-01-01
  is € 620 geldt vanaf 2026-01-01 bekend vanaf 2026-03-15
bevoegd College voor Wmo, Jw om toe te kennen, te weigeren grondslag Wmo 1
mandaat van College aan Teammanager voor Wmo, Jw om toe te kennen, te weigeren grondslag MB 1
mandaat van College aan Consulent voor Wmo, Jw om toe te kennen, te weigeren bekend vanaf 2026-03-15 grondslag MB 2
persoon
  jong: ja of nee
voorziening
  kosten: bedrag
  geld: ja of nee
Welke wet geldt voor de voorziening?
  regel oud dan Wmo grondslag Wmo 1
  regel jeugd als jong dan Jw grondslag Jw 2.3
Heeft de inwoner recht op de voorziening?
  regel wel als kosten is ten hoogste grens dan ja grondslag Wmo 2
  regel niet_meer als kosten is meer dan € 0 dan nee grondslag Jw 3 bekend vanaf 2026-03-15
Wie betaalt de voorziening?
  regel betaalt dan ten laste van Zorg omdat "zo is het begroot"
Wie beslist over de voorziening?
  volgens het mandaatregister
  persoonlijk belang aangenomen nee, tenzij gemeld, omdat "dat meldt men"
Wat moet er nu gebeuren?
  regel doen dan opdracht aan Kapper, brief aan de inwoner omdat "zo doen we het"
waarborg geen_geld "Een vrijwilliger krijgt nooit een opdracht" als geld
  nooit opdracht aan een vrijwilliger, bericht aan een vrijwilliger
  grondslag Wmo 3
  omdat "een vrijwilliger is geen aanbieder"
voorbeeld "een"
  peildatum 2026-02-01 besluitdatum 2026-03-14
  inwoner jong ja
  voorziening kosten € 500, geld ja
  verwacht wet Jw
voorbeeld "onbekend"
  peildatum 2026-02-01 besluitdatum 2026-03-15
  inwoner jong ja
  voorziening kosten € 500
  verwacht wet Jw
)klap";

std::string told(std::size_t example, Reader reader, Language language = Language::dutch) {
  const auto loaded = klap::load_rules(klap::Documents{klap::Document("proef.klap", rules)});
  for (const auto& one : loaded.diagnostics.all())
    UNSCOPED_INFO(klap::render(one, loaded.documents, Language::dutch));
  REQUIRE(loaded.rules);
  const auto facts = klap::analysis::case_of(loaded.rules->model, loaded.rules->model.examples.at(example));
  const auto outcome = klap::decision::decide(loaded.rules->program, facts);
  const auto derivation = klap::decision::derive(loaded.rules->program, facts, outcome);
  return klap::explanation::explain(loaded.rules->program, facts, outcome, derivation, reader, language);
}

bool says(const std::string& text, const std::string& part) {
  UNSCOPED_INFO(text);
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the file says which safeguard an answer goes against, on what grounds, and why it counts") {
  const std::string file = told(0, Reader::file);
  CHECK(says(file, "Strijdig: wat de regels antwoorden, gaat in tegen een waarborg."));
  CHECK(says(file, "waarborg geen_geld: Een vrijwilliger krijgt nooit een opdracht"));
  CHECK(says(file, "nooit opdracht aan een vrijwilliger en bericht aan een vrijwilliger"));
  CHECK(says(file, "Wmo 3"));
  CHECK(says(file, "een vrijwilliger is geen aanbieder"));
  CHECK(says(file, "geld = ja"));
  CHECK(says(told(0, Reader::file, Language::english), "never order to a volunteer and message to a volunteer"));
}

TEST_CASE("the file says which safeguard may still count") {
  const std::string file = told(1, Reader::file);
  CHECK(says(file, "Waarborgen die misschien tellen"));
  CHECK_FALSE(says(file, "Strijdig"));
}

TEST_CASE("the auditor reads every safeguard, its truth and its condition, and which source goes before which") {
  const std::string auditor = told(0, Reader::auditor);
  CHECK(says(auditor, "waarborg geen_geld (nummer 0): in werking: ja; voorwaarde en werking: ja"));
  CHECK(says(auditor, "Jw gaat vóór Wmo"));
  CHECK(says(auditor, "gaat door haar bron vóór: oud"));
  CHECK_FALSE(says(auditor, "uitzondering op: oud"));
  CHECK(says(auditor, "bekend vanaf 15 maart 2026"));
}

TEST_CASE("the resident reads nothing of safeguards") {
  const std::string letter = told(0, Reader::resident);
  CHECK_FALSE(says(letter, "waarborg"));
  CHECK_FALSE(says(letter, "vrijwilliger"));
}

TEST_CASE("a rule that lifts another by its source says which source goes before which") {
  CHECK(says(told(0, Reader::file), "jeugd (Jw gaat vóór Wmo)"));
}

TEST_CASE("what was not known yet is told so: a rule, a mandate, and the value of a parameter that was") {
  const std::string before = told(0, Reader::file);
  CHECK(says(before, "nog niet bekend op 14 maart 2026: niet_meer"));
  CHECK(says(before, "€ 600"));
  const std::string after = told(1, Reader::file);
  CHECK_FALSE(says(after, "nog niet bekend"));
  CHECK(says(told(0, Reader::auditor), "€ 620, geldt vanaf 1 januari 2026, bekend vanaf 15 maart 2026"));
}
