// Clause 7.3: what rests on a source that goes before another is an exception to what rests on that.
#include <klap/analysis/examples.hpp>
#include <klap/decision/decide.hpp>
#include <klap/loading/rule_set.hpp>
#include <klap/semantics/precedence.hpp>

#include "support/catch.hpp"

using namespace klap;

namespace {

const std::string head = R"klap(regelset Proef versie 1 gemeente 0632 taal nl status concept
gemeente Woerden met code 0632
bestuursorgaan College
functie Consulent bij College
budget Zorg van gemeente Woerden
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Zorg
voorziening
  kosten: bedrag
  jong: ja of nee
  x: ja of nee
bron Jw soort wet gaat vóór Wmo
bron Wmo soort wet voorliggend op Verordening, Beleid
bron Verordening soort verordening
bron Beleid soort beleidsregel
bron Los soort wet
)klap";

Loaded load(const std::string& rules) {
  Loaded loaded = load_rules(Documents{Document("proef.klap", head + rules)});
  for (const Diagnostic& one : loaded.diagnostics.all()) UNSCOPED_INFO(render(one, loaded.documents, Language::dutch));
  REQUIRE(loaded.rules);
  return loaded;
}

void holds(const std::string& rules, const std::string& facts, const std::string& expectation) {
  INFO(facts << " : " << expectation);
  const Loaded loaded = load(rules + "voorbeeld \"een\"\n  peildatum 2017-03-01\n  voorziening " + facts +
                             "\n  verwacht " + expectation + "\n");
  for (const auto& one : analysis::run_examples(loaded.rules->model, loaded.rules->program).at(0).differences)
    FAIL_CHECK(one.expected.dutch << " / " << one.got.dutch);
}

/// "a lifts b, c" of the rules that lift others because of their sources.
std::vector<std::string> lifts(const std::string& rules) {
  const Loaded loaded = load("Heeft de inwoner recht op de voorziening?\n" + rules);
  std::vector<std::string> all;
  for (const program::Rule& rule : loaded.rules->program.rules) {
    if (rule.goes_before.empty()) continue;
    std::string text = rule.name + ":";
    for (const RuleId id : rule.goes_before) text += " " + loaded.rules->program.rule(id).name;
    all.push_back(text);
  }
  return all;
}

const std::string two = R"klap(
Heeft de inwoner recht op de voorziening?
  regel algemeen dan nee grondslag Wmo 2.3.5
  regel jeugd als jong dan ja grondslag Jw 2.3
)klap";

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("7.3 W97 the rule of the source that goes before lifts the other, as if it were written", "[7.3]") {
  holds(two, "jong ja", "recht ja");
  holds(two, "jong nee", "recht nee");
  holds(two, "x ja", "recht ontbreekt jong");
}

TEST_CASE("7.3 W98 what is written wins, through others too", "[7.3]") {
  const std::string written = R"klap(
Heeft de inwoner recht op de voorziening?
  regel algemeen, uitzondering op tussen dan nee grondslag Wmo 2.3.5
  regel tussen, uitzondering op jeugd als x dan ja omdat "x"
  regel jeugd als jong dan ja grondslag Jw 2.3
)klap";
  holds(written, "jong ja, x ja", "recht strijdig");  // algemeen lifts tussen, so nothing lifts jeugd
  holds(two + "  regel klem, uitzondering op jeugd als x dan nee grondslag Wmo 1\n", "jong ja, x ja", "recht nee");
}

TEST_CASE("7.3 precedence goes through others, to all grounds of the one from some ground of the other", "[7.3]") {
  CHECK(lifts("  regel a dan ja grondslag Jw\n  regel b dan nee grondslag Verordening 1, Beleid 2\n") == Lines{"a: b"});
  CHECK(lifts("  regel a dan ja grondslag Jw, Los\n  regel b dan nee grondslag Wmo, Beleid\n") == Lines{"a: b"});
  CHECK(lifts("  regel a dan ja grondslag Jw\n  regel b dan nee grondslag Wmo, Los\n") == Lines{});
  CHECK(lifts("  regel a dan ja grondslag Jw\n  regel b dan nee grondslag Wmo, Jw\n") == Lines{});
  CHECK(lifts("  regel a dan ja grondslag Jw\n  regel b dan ja omdat \"x\"\n") == Lines{});
  CHECK(lifts("  regel a dan ja grondslag Verordening\n  regel b dan nee grondslag Beleid\n") == Lines{});
}

TEST_CASE("7.3 rows too; rules of other questions not", "[7.3]") {
  const std::string rules = R"klap(  tabel t elke treffer
    | jong | dan | grondslag |
    | ja   | ja  | Jw 2.3    |
    | -    | nee | Wmo 1     |
Welke wet geldt voor de voorziening?
  regel w dan Wmo grondslag Beleid 1
)klap";
  CHECK(lifts(rules) == Lines{"t/1: t/2"});
  holds("Heeft de inwoner recht op de voorziening?\n" + rules, "jong ja", "recht ja wet Wmo");
}

TEST_CASE("7.3 the written exceptions stay what they are in the model", "[7.3]") {
  const Loaded loaded = load(two);
  for (const semantics::Rule& rule : loaded.rules->model.rules) CHECK(rule.exception_to.empty());
  const program::Program& program = loaded.rules->program;
  CHECK(program.rules[1].name == "jeugd");
  CHECK(program.rules[1].exception_to == std::vector<RuleId>{RuleId(0)});
  CHECK(program.rules[0].exceptions == std::vector<RuleId>{RuleId(1)});
}

TEST_CASE("7.3 precedence is part of the identity, and its two words are one", "[7.3][15.1]") {
  const auto hash = [](const std::string& clause) {
    std::string text = head + two;
    const std::string from = "gaat vóór Wmo";
    text.replace(text.find(from), from.size(), clause);
    const Loaded loaded = load_rules(Documents{Document("proef.klap", text)});
    REQUIRE(loaded.rules);
    return loaded.rules->program.hash;
  };
  CHECK(hash("gaat vóór Wmo") == hash("voorliggend op Wmo"));
  CHECK(hash("gaat vóór Wmo") == hash("gaat vóór Wmo, Wmo"));
  CHECK(hash("gaat vóór Wmo") != hash(""));
  CHECK(hash("gaat vóór Wmo") != hash("gaat vóór Wmo, Los"));
}
