// Safeguards in the JSON of an outcome: by name at the conflict, and all of the question in the derivation.
#include <klap/analysis/examples.hpp>
#include <klap/decision/decide.hpp>
#include <klap/exchange/outcome_json.hpp>
#include <klap/loading/rule_set.hpp>

#include "support/catch.hpp"

using namespace klap;

namespace {

const std::string rules = R"klap(regelset Proef versie 1 gemeente 0632 taal nl status concept
bron Wmo soort wet
gemeente Woerden met code 0632
bestuursorgaan College
functie Consulent bij College
vrijwilliger Kapper
budget Zorg van gemeente Woerden
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Zorg
voorziening
  kosten: bedrag
  geld: ja of nee, aangenomen ja, tenzij gemeld, omdat "dat meldt men"
Wat moet er nu gebeuren?
  regel doen dan opdracht aan Kapper omdat "zo doen we het"
waarborg geen_geld "Geen opdracht" als geld nooit opdracht aan een vrijwilliger grondslag Wmo 3 omdat "geen aanbieder"
waarborg ook_niet nooit brief aan een vrijwilliger
voorbeeld "een"
  peildatum 2026-02-01
  voorziening kosten € 5
  verwacht vervolg strijdig
voorbeeld "twee"
  peildatum 2026-02-01
  voorziening kosten € 5, geld nee
  verwacht opdracht aan Kapper
)klap";

std::string json(std::size_t example, bool with_derivation) {
  const Loaded loaded = load_rules(Documents{Document("proef.klap", rules)});
  REQUIRE(loaded.rules);
  const auto& program = loaded.rules->program;
  const auto facts = analysis::case_of(loaded.rules->model, loaded.rules->model.examples.at(example));
  const auto outcome = decision::decide(program, facts);
  const auto derivation = decision::derive(program, facts, outcome);
  std::string text = exchange::to_json(program, facts, outcome, with_derivation ? &derivation : nullptr);
  std::string plain;  // without layout
  for (const char c : text)
    if (c != '\n' && c != ' ') plain += c;
  return plain;
}

bool says(const std::string& text, const std::string& part) {
  UNSCOPED_INFO(text);
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a conflict says which safeguards it is because of; no other outcome does") {
  CHECK(says(json(0, false), R"("waarborgen":["geen_geld"])"));
  CHECK_FALSE(says(json(1, false), "waarborgen"));
}

TEST_CASE("the derivation has every safeguard of the question, and what its condition presumed is told") {
  const std::string text = json(0, true);
  CHECK(says(text, R"("naam":"geen_geld","label":"Geenopdracht","grondslagen":[{"bron":"Wmo","plaats":"3"}])"));
  CHECK(says(text, R"("omdat":"geenaanbieder","in_werking":"ja","geldt":"ja","voorwaarde":{)"));
  CHECK(says(text, R"("naam":"ook_niet","label":null,"grondslagen":[],"omdat":null,"in_werking":"ja","geldt":"ja"})"));
  CHECK(says(json(0, false), R"("aannames":[{"feit":"geld")"));
}
