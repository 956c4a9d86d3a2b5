// To whom letters go, and about whom they are.
#include <string>
#include <vector>

#include <klap/explanation/explain.hpp>

#include "scenarios.hpp"
#include "support/catch.hpp"

using klap::Language;
using klap::explanation::AddressedLetter;
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

std::vector<AddressedLetter> letters(const Scenario& s) {
  return klap::explanation::letters(s.program, s.facts, s.outcome, s.derivation, Language::dutch);
}

std::string id_of(const Scenario& s, const PartyAnswer& to) {
  if (to.kind == PartyAnswer::Kind::person) return s.facts.persons[to.person].id;
  return to.kind == PartyAnswer::Kind::actor ? s.program.actors[to.actor.index].name : std::to_string(to.municipality);
}

bool is_own(const AddressedLetter& letter) {
  return letter.to.kind == PartyAnswer::Kind::person && letter.to.person == letter.about;
}

/// "aan/over"
std::vector<std::string> addressed(const Scenario& s) {
  std::vector<std::string> all;
  for (const AddressedLetter& letter : letters(s)) {
    all.push_back(id_of(s, letter.to) + "/" + s.facts.persons[letter.about].id);
  }
  return all;
}

bool tells(const std::string& text, const std::string& what) { return text.find(what) != std::string::npos; }

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a letter goes to whom the decision goes, one per person it is about") {
  CHECK(addressed(scenario("pilot")) == Names{"p1/p1"});
  CHECK(addressed(scenario("lists")) == Names{"ouder/ouder", "ouder/kind"});
  CHECK(addressed(scenario("no_requests")).empty());
}

TEST_CASE("who receives a copy of a decision gets a letter too") {
  CHECK(addressed(scenario("forwarded")) == Names{"p1/p1", "moeder/p1", "p3/p1", "tante/p1"});
  const std::vector<AddressedLetter> all = letters(scenario("forwarded"));
  REQUIRE(all.size() == 4);
  CHECK(tells(all[0].text, "U krijgt het besluit."));
  CHECK(tells(all[1].text, "U krijgt deze brief als wettelijke vertegenwoordiger van de inwoner."));
  CHECK(tells(all[1].text, "Het besluit gaat naar de inwoner."));
  CHECK(tells(all[1].text, "U krijgt er een kopie van."));
}

TEST_CASE("where an institution gets the decision, the letter is to it, and there is none to the child") {
  CHECK(addressed(scenario("guardian")) == Names{"Instelling/kind"});
  CHECK(addressed(scenario("not_competent")) == Names{"Kwintes/p1"});
  const Scenario& s = scenario("guardian");
  const std::string text = klap::explanation::explain(s.program, s.facts, s.outcome, s.derivation,
                                                      klap::explanation::Reader::resident, Language::dutch);
  CHECK(tells(letters(s).front().text, "Over de aanvraag voor de inwoner"));
  CHECK(tells(letters(s).front().text, "U krijgt het besluit."));
  CHECK_FALSE(tells(text, "Over uw aanvraag"));
}

TEST_CASE("what goes to several readers is in several letters, each with its own words only") {
  // decisions to the representative with copies to child and partner; one to the contact of the plan; and one of
  // another
  CHECK(addressed(scenario("represented")) == Names{"p2/p1", "p3/p1", "p1/p1", "632/p3"});
  for (const AddressedLetter& letter : letters(scenario("represented"))) {
    CHECK(tells(letter.text, "Deze brief gaat over «[naam van de inwoner]».") == !is_own(letter));
  }
}

TEST_CASE("together the letters are what the resident’s explanation shows") {
  const Scenario& s = scenario("lists");
  std::string text;
  for (const AddressedLetter& letter : letters(s)) {
    const std::string to = id_of(s, letter.to);
    const bool own = is_own(letter);
    text += (text.empty() ? "" : "\n");
    text += "== Brief aan " + to + ", over " + (own ? to + " zelf" : s.facts.persons[letter.about].id) + " ==\n\n";
    text += letter.text;
  }
  using klap::explanation::Reader;
  CHECK(klap::explanation::explain(s.program, s.facts, s.outcome, s.derivation, Reader::resident, Language::dutch) ==
        text);
  const auto about = [&](std::size_t person) {
    return klap::explanation::explain_to(person, s.program, s.facts, s.outcome, s.derivation, Language::dutch);
  };
  CHECK(about(0) == letters(s)[0].text);
  CHECK(about(1) == letters(s)[1].text);
  CHECK(tells(about(2), "Er is geen aanvraag van u waarover wij moeten beslissen."));
}
