// What a letter says in words that mean something to its reader, and what it leaves out because it is no affair of
// theirs.
#include <string>
#include <variant>
#include <vector>

#include <klap/explanation/explain.hpp>

#include "scenarios.hpp"
#include "support/catch.hpp"

using klap::Language;
using klap::explanation::Reader;
using namespace klap::test::explaining;

namespace {

const Scenario& scenario(const std::string& name) {
  static const std::vector<Scenario> all = scenarios();
  for (const Scenario& s : all) {
    if (s.name == name) return s;
  }
  throw std::logic_error(name);
}

std::string told(const Scenario& s, Reader reader) {
  return klap::explanation::explain(s.program, s.facts, s.outcome, s.derivation, reader, Language::dutch);
}

std::string letter(const std::string& name) { return told(scenario(name), Reader::resident); }

void says(const std::string& text, const std::vector<std::string>& sentences, bool expected) {
  for (const std::string& sentence : sentences) {
    INFO(sentence);
    CHECK((text.find(sentence) != std::string::npos) == expected);
  }
}

}  // namespace

TEST_CASE("what only the plan still needs, the proposal does not wait for") {
  const std::string text = letter("stops");
  says(text, {"Wij zoeken nog uit wie de regie over het plan heeft.", "- Is er een gezinsplan?"}, true);
  says(text, {"Wij zoeken uit wat nog niet zeker is", "Sommige gegevens zoeken wij zelf op", "meer problemen"}, false);
}

TEST_CASE("of what the rules leave to another body we propose nothing, and call it no help") {
  const std::string text = letter("elsewhere");
  says(text,
       {"Dit is informatie.", "Wij doen geen voorstel, want wij gaan hier zelf niet over.",
        "Bij de gemeente is een vraag binnengekomen die over u gaat.", "beslist de leerplichtambtenaar"},
       true);
  says(text, {"deze hulp", "Een medewerker", "U vraagt hulp", "U krijgt het besluit"}, false);
  says(letter("elsewhere_guardian"), {"Bij de gemeente is een vraag binnengekomen die over de inwoner gaat."}, true);
  says(letter("own_unknown"), {"Wij doen geen voorstel"}, false);
}

TEST_CASE("who decides on no objections is not named for one") {
  const Reader resident = Reader::resident;
  Scenario s = scenario("stops");
  says(told(s, resident), {"Dan kunt u bezwaar maken bij het college."}, true);
  for (klap::program::Competence& competence : s.program.competences)
    competence.kinds &= static_cast<std::uint8_t>(~kind_bit(klap::DecisionKind::decide_objection));
  says(told(s, resident), {"bezwaar"}, false);
  const klap::decision::DecisionOutcome& decision = s.outcome.decisions.at(0);
  const klap::ActorId body =
      std::get<klap::decision::DeciderAnswer>(decision.decider.answer).deciders.at(0).on_behalf_of;
  const auto objections = kind_bit(klap::DecisionKind::decide_objection);
  s.program.delegations = {{body, body, {decision.law}, objections, {}, {}, {}}};
  says(told(s, resident), {"Dan kunt u bezwaar maken bij het college."}, true);
}

TEST_CASE("only who decided in mandate is barred from the objection") {
  says(told(scenario("objection_own"), Reader::file), {"is genomen door College zelf; alleen wie het in mandaat nam"},
       true);
  says(told(scenario("objection_own"), Reader::file), {"die beslist niet op het bezwaar"}, false);
  says(told(scenario("objection"), Reader::file), {"is genomen door Consulent; die beslist niet op het bezwaar"}, true);
}

TEST_CASE("what was asked is told in the words of the question, as far as anybody may be asked it", "[14.2.3]") {
  const std::string own = letter("stops");
  says(own, {"  - Welke hulp is nodig? Hulp\n", "  - Wilt u hulp of een budget? in natura\n"}, true);
  says(own, {"liep al:", "soort:", "Liep deze hulp al? oud"}, false);
  const std::string other = letter("guardian");
  says(other, {"  - Over de inwoner: “Wilt u hulp of een budget?” pgb\n"}, true);
  says(other, {"vorm:", "- Wilt u"}, false);
}

TEST_CASE("to another reader a label goes before the question that says “u”") {
  Scenario s = scenario("guardian");
  for (klap::program::Field& field : s.program.fields) {
    if (field.name == "vorm") field.label = "de vorm van de hulp";
  }
  says(told(s, Reader::resident), {"  - de vorm van de hulp: pgb\n"}, true);
}

TEST_CASE("what the books ask, and orders to the own staff, are no affair of the resident", "[14.2.3]") {
  const std::string text = letter("own_unknown");
  says(text, {"code van de kosten", "boekhouding", "Wij geven een opdracht"}, false);
  says(text, {"Wij sturen een bericht naar Kwintes."}, true);
  says(told(scenario("own_unknown"), Reader::file), {"Wat is de code van de kosten?", "opdracht aan Consulent"}, true);
}

TEST_CASE("what the reader needs and is not known yet is told with what it waits for") {
  const std::string text = letter("own_unknown");
  says(text,
       {"Wat weten wij nog niet?",
        "Wij weten nog niet: “Welke eigen bijdrage is er?” Een medewerker moet uw situatie eerst beoordelen.",
        "Wij weten nog niet: “Welke eigen bijdrage is er?” Wij weten daarvoor nog niet genoeg."},
       true);
  says(text,
       {"Wij weten nog niet: “Wat kost de opvang?” Een medewerker bekijkt uw situatie en maakt een keuze.\n"
        "  Hier gaat het om: De prijs van opvang staat hier niet.\n  De reden: de consulent vraagt het na.\n"
        "  Dit staat in: Wet maatschappelijke ondersteuning 2015, artikel 2.1.5.\n"},
       true);
  says(letter("stops"), {"Wij weten nog niet"}, false);
}

TEST_CASE("help that is withdrawn stops, and on which day if that is known") {
  says(letter("stops"), {"Wij stellen voor dat deze hulp per 31 maart 2017 stopt."}, true);
  says(letter("stops_some_day"), {"Wij stellen voor dat deze hulp stopt."}, true);
  for (const char* name : {"stops", "stops_some_day"}) says(letter(name), {"deze hulp niet krijgt"}, false);
}

TEST_CASE("how many requests there are the reader knows") {
  says(letter("own_unknown"), {"het aantal voorzieningen", "Waar keken wij nog meer naar?"}, false);
  says(letter("lists"), {"Klopt dit: “voor elke voorziening van de inwoner"}, true);
}

TEST_CASE("a label inside a sentence has no capital, a name keeps it") {
  says(told(scenario("stops"), Reader::file), {"keer de dwangsom per dag", "de dwangsom per dag = € 23"}, true);
  says(letter("stops"), {"- De dwangsom per dag: € 23"}, true);
  says(told(scenario("stops"), Reader::auditor), {"dagbedrag"}, true);
  Scenario s = scenario("stops");
  for (klap::program::Parameter& parameter : s.program.parameters) {
    if (parameter.name == "dagbedrag") parameter.label = "Wlz-bedrag per dag";
  }
  says(told(s, Reader::file), {"keer Wlz-bedrag per dag"}, true);
}

TEST_CASE("nothing is sent before a decision that was taken without power is confirmed") {
  const std::string text = letter("claimed");
  says(text, {"beslist door iemand die dat niet mocht"}, true);
  says(text, {"Wij sturen een bericht", "Wij geven een opdracht"}, false);
}

TEST_CASE("the summary names what was presumed where a reason rests on it, and nothing else") {
  const auto summary = [](const std::string& name) {
    const Scenario& s = scenario(name);
    return klap::explanation::summarise(s.program, s.facts, s.outcome, s.derivation, Language::dutch);
  };
  says(summary("claimed"), {"gemeld = ja"}, true);
  says(summary("stops"), {"gemeld = ja"}, false);  // of a rule that the need keeps away
}
