// What the three readers are told of answers that are collected, of tables of which one row may hold, of payments in
// parts and amounts, and of what is looked up in a list; and what JSON says of that.
#include <klap/decision/decide.hpp>
#include <klap/exchange/outcome_json.hpp>
#include <klap/explanation/explain.hpp>

#include "counted.hpp"
#include "decision/trial.hpp"

using namespace klap;

namespace {

struct Told {
  std::string resident, file, auditor, english, json;
};

Told told(std::size_t at) {
  const Loaded loaded = test::all_examples_hold(test::explaining::counted_rules);
  const program::Program& program = loaded.rules->program;
  const decision::Case facts = test::example(loaded, at);
  const auto outcome = decision::decide(program, facts);
  const auto derivation = decision::derive(program, facts, outcome);
  const auto explain = [&](explanation::Reader reader, Language language) {
    return explanation::explain(program, facts, outcome, derivation, reader, language);
  };
  using explanation::Reader;
  return {explain(Reader::resident, Language::dutch), explain(Reader::file, Language::dutch),
          explain(Reader::auditor, Language::dutch), explain(Reader::auditor, Language::english),
          exchange::to_json(program, facts, outcome, &derivation)};
}

void holds(const std::string& text, std::initializer_list<const char*> words) {
  for (const char* each : words) {
    INFO(each << "\n---- stands not in\n" << text);
    CHECK(text.find(each) != std::string::npos);
  }
}

}  // namespace

TEST_CASE("of an answer that is collected every reader is told so") {
  const Told one = told(0);
  for (const std::string* text : {&one.file, &one.auditor})
    holds(*text, {"€ 15", "Dat is opgeteld wat de regels die gelden antwoorden.",
                  "Dat is het hoogste van wat de regels die gelden antwoorden."});
  holds(one.resident, {"Er geldt meer dan één regel. Wij hebben alles opgeteld."});
  holds(one.english, {"That is the sum of what the rules that hold answer."});
}

TEST_CASE("amounts, parts and bounds are told as the rule says them, with what they came to") {
  const Told one = told(0);
  holds(one.file,
        {"korting ten laste van potje A, 50% ten laste van potje A ten hoogste grens, de rest ten laste van potje B"});
  holds(one.auditor, {"korting ten laste van A, 50% ten laste van A ten hoogste grens, de rest ten laste van B"});
  for (const std::string* text : {&one.file, &one.auditor}) holds(*text, {"grens = € 300", "korting = € 15"});
  holds(one.english, {"korting charged to A, 50% charged to A at most grens, the rest charged to B"});
  const Told two = told(1);
  holds(two.file, {"1 deel ten laste van potje A, uren delen ten laste van potje B, restcent naar potje A"});
  holds(two.auditor, {"1 deel ten laste van A, uren delen ten laste van B, restcent naar A"});
  for (const std::string* text : {&two.file, &two.auditor}) holds(*text, {"uren = 2"});
  holds(two.english, {"1 part charged to A, uren parts charged to B, leftover cent to A"});
}

TEST_CASE("of a table of which one row may hold every reader is told when more do") {
  const Told one = told(2);
  for (const std::string* text : {&one.file, &one.auditor})
    holds(*text, {"Strijdig: van een tabel waarin maar één rij mag gelden, gelden er meer."});
  holds(one.auditor, {"waarvan maar één rij mag gelden"});
  holds(one.english, {"Conflict: of a table in which only one row may hold, more than one holds.",
                      "of which only one row may hold"});
}

TEST_CASE("what is looked up is told as the rule says it, with what was compared") {
  const Told one = told(0);
  for (const std::string* text : {&one.file, &one.auditor})
    holds(*text, {"soort van de voorziening met de vroegste start waarvoor (x) is D", "start = 1 januari 2026"});
  holds(one.english, {"soort of the provision with the earliest start for which (x) is D"});
  holds(one.json, {"\"van_de_laagste\"", "\"gevraagd\"", "\"vergeleken\""});
  holds(told(1).auditor, {"telt niet mee"});
}
