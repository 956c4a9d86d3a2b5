// Sentences that must not stand beside each other, and words that are not for who reads the letter.
#include <algorithm>
#include <string>
#include <vector>

#include <klap/explanation/explain.hpp>

#include "scenarios.hpp"
#include "support/catch.hpp"

using klap::Language;
using namespace klap::decision;
using namespace klap::test::explaining;

namespace {

const Scenario& scenario(const std::string& name) {
  static const std::vector<Scenario> all = scenarios();
  for (const Scenario& s : all) {
    if (s.name == name) return s;
  }
  throw std::logic_error(name);
}

std::vector<std::string> letters(const Scenario& s, Language language = Language::dutch) {
  std::vector<std::string> all;
  for (const auto& letter : klap::explanation::letters(s.program, s.facts, s.outcome, s.derivation, language)) {
    all.push_back(letter.text);
  }
  return all;
}

std::string first_letter(const Scenario& s) { return letters(s).at(0); }

void says(const std::string& text, const std::vector<std::string>& sentences, bool expected) {
  for (const std::string& sentence : sentences) {
    INFO(sentence);
    CHECK((text.find(sentence) != std::string::npos) == expected);
  }
}

klap::FieldId field(const Scenario& s, const std::string& name) {
  for (std::size_t i = 0; i < s.program.fields.size(); ++i) {
    if (s.program.fields[i].name == name) return klap::FieldId(i);
  }
  throw std::logic_error(name);
}

}  // namespace

TEST_CASE("of what another body decides on we propose nothing and find nothing out") {
  Scenario s = scenario("forwarded");
  Accountable who;
  who.steps.push_back({klap::ActorId(0), day("2017-04-05")});
  s.outcome.requests[0].right = open(OpenReason::on_purpose, who);
  const std::string text = first_letter(s);
  says(text,
       {"Dit is informatie. Het is geen besluit.", "Wij doen geen voorstel, want wij gaan hier zelf niet over.",
        "Wij gaan daar zelf niet over."},
       true);
  says(text,
       {"Een medewerker bekijkt", "Wij zoeken uit", "Dit is een voorstel", "U krijgt het besluit", "motiveert",
        "heeft er zelf geen belang bij", "bezwaar"},
       false);
}

TEST_CASE("a decision that was taken is no proposal, and there is objection to it, also if nobody might take it") {
  const std::string text = first_letter(scenario("not_competent"));
  says(text,
       {"Er is al een besluit genomen over deze aanvraag.", "Volgens onze regels is er recht op deze hulp.",
        "beslist door iemand die dat niet mocht", "Dan kunt u bezwaar maken bij het college"},
       true);
  says(text, {"Dit is een voorstel", "Wij stellen voor", "heeft er zelf geen belang bij"}, false);
}

TEST_CASE("who pays what is not the reader’s to wait for") {
  Scenario s = scenario("pilot");
  Accountable who;
  who.steps.push_back({klap::ActorId(0), day("2017-04-05")});
  s.outcome.requests[0].payer = open(OpenReason::no_rule, who);
  says(first_letter(s), {"Wij zoeken uit"}, false);
  s.outcome.requests[0].follow_up = open(OpenReason::no_rule, who);
  says(first_letter(s), {"Wij zoeken uit wat nog niet zeker is. Wij willen dat uiterlijk 5 april 2017 weten."}, true);
}

TEST_CASE("who needs no decision did not apply for one") {
  const std::string text = first_letter(scenario("no_decision"));
  says(text, {"Over hulp van de gemeente", "Hiervoor is geen besluit nodig."}, true);
  says(text, {"aanvraag", "U vraagt", "motiveert"}, false);
}

TEST_CASE("to another reader “u” is never the resident") {
  Scenario s = scenario("represented");
  s.program.fields[field(s, "aangemeld").index].asked_on = {{klap::SourceId(0), "2.3.2"}};
  s.outcome.requests[2].right = missing({field_ref(field(s, "aangemeld"), 2)}, {});
  const std::string text = first_letter(s);
  says(text,
       {"Deze brief gaat over «[naam van de inwoner]». Verder noemen wij die persoon “de inwoner”.",
        "Over de inwoner: “Hebt u zich aangemeld?”"},
       true);
  says(text, {"- Hebt u"}, false);
}

TEST_CASE("a resident is asked only what a law says we may ask; the rest we find out") {
  Scenario s = scenario("missing");
  says(first_letter(s), {"Ontvangt u een bijstandsuitkering?", "Sommige gegevens zoeken wij zelf op."}, true);
  says(first_letter(s), {"In welke gemeente woont u?", "Programmabegroting"}, false);
  auto& grounds = s.program.fields[field(s, "bijstand").index].asked_on;
  grounds.erase(std::remove_if(grounds.begin(), grounds.end(),
                               [&](const klap::program::Ground& ground) {
                                 return s.program.sources[ground.source.index].kind != klap::SourceKind::budget;
                               }),
                grounds.end());
  REQUIRE(grounds.size() == 1);
  says(first_letter(s), {"Ontvangt u een bijstandsuitkering?"}, false);  // a budget allows no question
}

TEST_CASE("where a letter is about several requests, a fact of one says of which") {
  const std::string text = first_letter(scenario("lists"));
  says(text, {"- soort: Hulp (aanvraag v1)", "- soort: Hulp (aanvraag v3)", "(aanvraag v1)"}, true);
  says(first_letter(scenario("pilot")), {"(aanvraag"}, false);
}

TEST_CASE("a place in a law is said in the language of the letter") {
  for (const Scenario& s : scenarios()) {
    for (const std::string& text : letters(s, Language::english)) says(text, {" lid ", " onder a"}, false);
  }
  says(letters(scenario("pilot"), Language::english).at(0), {"article 2.3.5 paragraph 3", "1.2.1 under a"}, true);
  says(first_letter(scenario("pilot")), {"artikel 2.3.5 lid 3", "1.2.1 onder a"}, true);
}

TEST_CASE("what is not certain is no fact to tell") {
  for (const Scenario& s : scenarios()) {
    for (const std::string& text : letters(s)) says(text, {": later", ": onbekend", ": rekenfout"}, false);
  }
}
