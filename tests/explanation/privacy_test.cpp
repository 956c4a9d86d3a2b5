// What a letter tells of others: nothing. Whatever another's facts are, as long as the resident's own outcomes stay the
// same, so does every letter about the resident, byte for byte.
#include <array>
#include <string>

#include <klap/decision/decide.hpp>
#include <klap/exchange/outcome_json.hpp>
#include <klap/explanation/explain.hpp>
#include <klap/loading/rule_set.hpp>

#include "builder.hpp"
#include "support/catch.hpp"

using klap::Language;
using klap::Value;
using namespace klap::decision;
using namespace klap::test::explaining;

namespace {

/// Own facts and those of others, mixed in every way that may settle an answer: alone, in a list, by the person that a
/// fact names, under a term, in a row above, in an exception, and through a question of the rule set's own.
const std::string rules = R"(regelset Huis "Huisgenoten" versie 1 gemeente 0632 taal nl status vastgesteld

bron Wmo "Wet maatschappelijke ondersteuning 2015" soort wet
gemeente Woerden met code 0632
bestuursorgaan College "het college"
functie Consulent bij College
budget Zorg van gemeente Woerden
bevoegd College voor Wmo om toe te kennen, te weigeren grondslag Wmo 2.3.5
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Zorg

persoon
  verslaafd: ja of nee, vraag "Bent u verslaafd?"
  inkomen: bedrag per maand
  partner: persoon
voorziening
  soort: Hulp, Dagbesteding
  spoed: ja of nee, aangenomen nee, tenzij gemeld, omdat "wie haast heeft, zegt dat"
plan
  druk: ja of nee

begrip verslaving_in_huis betekent er is een persoon waarvoor (verslaafd)
begrip haast betekent er is een voorziening waarvoor (spoed)

Is het zwaar in dit huis?
  antwoord zwaar: ja of nee
  regel zwaar_huis als verslaving_in_huis of verslaafd dan ja grondslag Wmo 1.1.1
  regel licht_huis als niet (verslaving_in_huis of verslaafd) dan nee grondslag Wmo 1.1.1

Welke wet geldt voor de voorziening?
  tabel welke_wet eerste treffer grondslag Wmo 1.1.1
    | inkomen van partner is meer dan € 400 | de soort     | dan |
    | ja                                    | Hulp         | Wmo |
    | -                                     | Dagbesteding | Wmo |
    | -                                     | -            | Wmo |

Heeft de inwoner recht op de voorziening?
  regel thuis "verslaving in huis" als verslaafd is nee en verslaving_in_huis dan ja omdat "wij zien een verslaving" grondslag Wmo 2.3.5
  regel samen "haast" als spoed of haast dan ja grondslag Wmo 2.3.5
  regel droog als niet verslaving_in_huis en inkomen is meer dan € 200 dan ja grondslag Wmo 2.3.5
  regel paar als inkomen is meer dan € 300 of inkomen van partner is meer dan € 300 dan ja grondslag Wmo 2.3.5
  regel som als inkomen plus inkomen van partner is meer dan € 700 dan ja grondslag Wmo 2.3.5
  regel zwaarte "een zwaar huis" als zwaar dan ja grondslag Wmo 2.3.5
  regel gewoon als soort is Hulp dan ja grondslag Wmo 2.3.5
  regel veel, uitzondering op gewoon als het aantal voorzieningen waarvoor (spoed) is ten minste 2 en niet verslaafd
    dan nee grondslag Wmo 2.3.5
  regel toch, uitzondering op veel als inkomen is minder dan € 100 of verslaving_in_huis dan ja grondslag Wmo 2.3.5

Wie beslist over de voorziening?
  volgens het mandaatregister
)";

const klap::program::Program& program() {
  static const klap::Loaded loaded = klap::load_rules(klap::Documents{klap::Document("huis.klap", rules)});
  if (!loaded.rules) {
    std::string why;
    for (const klap::Diagnostic& d : loaded.diagnostics.all()) why += render(d, loaded.documents, Language::dutch);
    throw std::logic_error(why);
  }
  return loaded.rules->program;
}

std::size_t field(const char* name) {
  for (std::size_t i = 0; i < program().fields.size(); ++i) {
    if (program().fields[i].name == name) return i;
  }
  throw std::logic_error(name);
}

std::size_t below(std::size_t n) { return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, n)); }

/// Now and then unknown.
Fact any(Value value) { return below(5) == 0 ? Fact{} : known(value); }

void any_person(Case& facts, std::size_t p) {
  auto& own = facts.persons[p].facts;
  own[field("verslaafd")] = any(Value::boolean(below(2) == 0));
  own[field("inkomen")] = any(Value::money(euros(static_cast<int>(below(8)) * 100)));
}

void any_request(Case& facts, std::size_t r) {
  auto& own = facts.requests[r].facts;
  own[field("soort")] = any(Value::choice(below(2)));
  own[field("spoed")] = any(Value::boolean(below(2) == 0));
}

Case any_case() {
  const std::size_t persons = 1 + below(3);
  std::vector<std::size_t> requests = {0};
  for (std::size_t i = below(3); i > 0; --i) requests.push_back(below(persons));
  Case facts = empty_case(program(), persons, requests);
  for (std::size_t p = 0; p < persons; ++p) {
    any_person(facts, p);
    facts.persons[p].facts[field("partner")] = known(Value::person(below(persons)));
  }
  for (std::size_t r = 0; r < requests.size(); ++r) any_request(facts, r);
  facts.plan[field("druk")] = any(Value::boolean(below(2) == 0));
  return facts;
}

/// The same for the first person; others have become other people.
Case with_other_others(Case facts) {
  for (std::size_t p = 1; p < facts.persons.size(); ++p) {
    any_person(facts, p);
    facts.persons[p].facts[field("partner")] = known(Value::person(below(facts.persons.size())));
  }
  for (std::size_t r = 0; r < facts.requests.size(); ++r) {
    if (facts.requests[r].person != 0) any_request(facts, r);
  }
  return facts;
}

/// Are all outcomes of the first person the same?
bool same_for_the_first(const Case& facts, const CaseOutcome& a, const CaseOutcome& b) {
  for (std::size_t r = 0; r < facts.requests.size(); ++r) {
    if (facts.requests[r].person == 0 && !(a.requests[r] == b.requests[r])) return false;
  }
  if (a.decisions.size() != b.decisions.size()) return false;
  for (std::size_t d = 0; d < a.decisions.size(); ++d) {
    const bool own = a.decisions[d].person == 0 || b.decisions[d].person == 0;
    if (own && !(a.decisions[d] == b.decisions[d])) return false;
  }
  return a.plan == b.plan;
}

std::string letter(const Case& facts, const CaseOutcome& outcome, Language language) {
  return klap::explanation::explain_to(0, program(), facts, outcome, derive(program(), facts, outcome), language);
}

bool tells(const std::string& text, const std::string& what) { return text.find(what) != std::string::npos; }

/// Two people; the first asks, the second may be anybody.
Case couple(bool first, bool second) {
  Case facts = empty_case(program(), 2, {0});
  for (const std::size_t p : {std::size_t{0}, std::size_t{1}}) {
    facts.persons[p].facts[field("inkomen")] = known(Value::money(euros(150)));
    facts.persons[p].facts[field("partner")] = known(Value::person(1 - p));
    facts.persons[p].facts[field("verslaafd")] = known(Value::boolean(p == 0 ? first : second));
  }
  facts.requests[0].facts[field("soort")] = known(Value::choice(1));
  return facts;
}

std::string letter(const Case& facts) { return letter(facts, decide(program(), facts), Language::dutch); }

const std::string household = "Ook iets van uw huishouden telde mee.";

}  // namespace

TEST_CASE("a letter is the same whatever the facts of others are, if the resident’s outcomes are the same",
          "[14.2.2]") {
  std::size_t compared = 0;
  KLAP_PROPERTY("for every case and every change of others", [&] {
    const Case facts = any_case();
    const CaseOutcome outcome = decide(program(), facts);
    const std::array<std::string, 2> told = {letter(facts, outcome, Language::dutch),
                                             letter(facts, outcome, Language::english)};
    for (int i = 0; i < 6; ++i) {
      const Case other = with_other_others(facts);
      const CaseOutcome came = decide(program(), other);
      if (!same_for_the_first(facts, outcome, came)) continue;
      ++compared;
      RC_ASSERT(letter(other, came, Language::dutch) == told[0]);
      RC_ASSERT(letter(other, came, Language::english) == told[1]);
    }
  });
  CHECK(compared > 50);  // else it says nothing
}

TEST_CASE("a list over others is not told, nor in what words a rule speaks of them", "[14.2.2]") {
  const std::string text = letter(couple(false, true));
  CHECK(tells(text, household));
  CHECK(tells(text, "Dit staat in: Wet maatschappelijke ondersteuning 2015, artikel 2.3.5."));
  for (const char* words : {"verslav", "er is een persoon", "zwaar huis", "Wij keken naar", "Klopt dit"}) {
    INFO(words);
    CHECK_FALSE(tells(text, words));
  }
}

TEST_CASE("a list over what is only the resident’s own is told, also where it is of all requests or persons",
          "[14.2.2]") {
  Case facts = couple(true, false);
  facts.persons.pop_back();
  facts.persons[0].facts[field("partner")] = known(Value::person(0));
  const std::string text = letter(facts);
  CHECK(tells(text, "Klopt dit: “verslaving in huis”? Ja"));
  CHECK(tells(text, "Hier gaat het om: een zwaar huis."));
  CHECK_FALSE(tells(text, household));
}

TEST_CASE("what one’s own facts settle alone is told as such", "[14.2.2]") {
  Case facts = couple(false, false);
  facts.requests[0].facts[field("spoed")] = known(Value::boolean(true));
  const std::string text = letter(facts);
  CHECK(tells(text, "Hier gaat het om: haast."));
  CHECK(tells(text, "spoed: ja"));
}

// ---- facts that say who does not see them (clause 14.2.6)

namespace {

const std::string hiding = R"(regelset Stil "Stille gegevens" versie 1 gemeente 0632 taal nl status vastgesteld

bron Wmo "Wet maatschappelijke ondersteuning 2015" soort wet
gemeente Woerden met code 0632
bestuursorgaan College "het college"
functie Consulent bij College
budget Zorg van gemeente Woerden
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Zorg

persoon
  signaal: ja of nee, niet te tonen aan inwoner
  soort_thuis: Alleen, Samen, Opvang, niet te tonen aan inwoner, niet te tonen in dossier
  vermogen: bedrag, niet te tonen in dossier, doel "de eigen bijdrage", vraag "Wat is uw vermogen?"
voorziening
  spoed: ja of nee

Heeft de inwoner recht op de voorziening?
  regel thuis "een thuis" als soort_thuis is Alleen of Samen dan ja grondslag Wmo 2.3.5
  regel arm als vermogen is minder dan € 500 en vermogen is niet € 250 dan ja grondslag Wmo 2.3.5
  regel haast als spoed of signaal dan ja grondslag Wmo 2.3.5
  regel stil, uitzondering op thuis, arm, haast als signaal en niet spoed dan nee grondslag Wmo 2.3.5
)";

const klap::program::Program& quiet() {
  static const klap::Loaded loaded = klap::load_rules(klap::Documents{klap::Document("stil.klap", hiding)});
  if (!loaded.rules) throw std::logic_error("stil.klap");
  return loaded.rules->program;
}

std::size_t quiet_field(const char* name) {
  for (std::size_t i = 0; i < quiet().fields.size(); ++i) {
    if (quiet().fields[i].name == name) return i;
  }
  throw std::logic_error(name);
}

void any_hidden(Case& facts) {
  auto& own = facts.persons[0].facts;
  own[quiet_field("signaal")] = known(Value::boolean(below(2) == 0));
  own[quiet_field("soort_thuis")] = known(Value::choice(below(3)));
}
void any_wealth(Case& facts) {
  facts.persons[0].facts[quiet_field("vermogen")] = known(Value::money(euros(static_cast<int>(below(8)) * 100)));
}
Case any_quiet() {
  Case facts = empty_case(quiet(), 1, {0});
  any_hidden(facts);
  any_wealth(facts);
  facts.requests[0].facts[quiet_field("spoed")] = any(Value::boolean(below(2) == 0));
  return facts;
}

std::string told(klap::explanation::Reader reader, const Case& facts) {
  const CaseOutcome outcome = decide(quiet(), facts);
  return klap::explanation::explain(quiet(), facts, outcome, derive(quiet(), facts, outcome), reader, Language::dutch);
}

/// The truths alone: what is told in a file of a condition that rests on a hidden fact.
void forget_values(ConditionTrace& trace) {
  trace.value.reset();
  for (ConditionTrace& part : trace.arguments) forget_values(part);
}
CaseDerivation truths(const Case& facts) {
  CaseDerivation all = derive(quiet(), facts, decide(quiet(), facts));
  for (auto& rule : all.requests[0].right.rules)
    if (rule.condition) forget_values(*rule.condition);
  return all;
}

}  // namespace

TEST_CASE("what a fact says that is hidden changes no letter and no file", "[14.2.6]") {
  using klap::explanation::Reader;
  std::size_t letters = 0, files = 0;
  KLAP_PROPERTY("as long as the outcomes, and for the file the truths, stay the same", [&] {
    const Case facts = any_quiet();
    for (int i = 0; i < 6; ++i) {
      Case other = facts;
      any_hidden(other);
      if (!(decide(quiet(), facts) == decide(quiet(), other))) continue;
      letters += other == facts ? 0 : 1;
      RC_ASSERT(told(Reader::resident, facts) == told(Reader::resident, other));
      other = facts;
      any_wealth(other);
      other.persons[0].facts[quiet_field("soort_thuis")] = known(Value::choice(below(3)));
      if (!(truths(facts) == truths(other)) || !(decide(quiet(), facts) == decide(quiet(), other))) continue;
      files += other == facts ? 0 : 1;
      RC_ASSERT(told(Reader::file, facts) == told(Reader::file, other));
    }
  });
  CHECK(letters > 20);
  CHECK(files > 20);
}

TEST_CASE("that a hidden fact counted is told, and the auditor reads what it says") {
  using klap::explanation::Reader;
  Case facts = empty_case(quiet(), 1, {0});
  facts.persons[0].facts[quiet_field("signaal")] = known(Value::boolean(false));
  facts.persons[0].facts[quiet_field("soort_thuis")] = known(Value::choice(1));
  facts.persons[0].facts[quiet_field("vermogen")] = known(Value::money(euros(400)));
  facts.requests[0].facts[quiet_field("spoed")] = known(Value::boolean(false));
  const std::string letter = told(Reader::resident, facts);
  CHECK(tells(letter, "Ook iets anders telde mee."));
  CHECK_FALSE(tells(letter, "soort thuis"));
  CHECK_FALSE(tells(letter, "een thuis"));
  const std::string file = told(Reader::file, facts);
  INFO(file);
  CHECK(tells(file, "soort thuis van de inwoner: niet getoond"));
  CHECK(tells(file, "vermogen van de inwoner = niet getoond"));
  CHECK_FALSE(tells(file, "€ 400"));
  CHECK(tells(told(Reader::auditor, facts), "€ 400"));
}

TEST_CASE("what a fact is for stands where it is asked") {
  using klap::explanation::Reader;
  Case facts = empty_case(quiet(), 1, {0});
  facts.persons[0].facts[quiet_field("signaal")] = known(Value::boolean(false));
  facts.persons[0].facts[quiet_field("soort_thuis")] = known(Value::choice(2));
  facts.persons[0].facts[quiet_field("vermogen")] = Fact{};
  facts.requests[0].facts[quiet_field("spoed")] = known(Value::boolean(false));
  CHECK(tells(told(Reader::file, facts), "Doel: de eigen bijdrage."));
  const std::string next = klap::exchange::missing_to_json(quiet(), facts, decide(quiet(), facts));
  INFO(next);
  CHECK(tells(next, "\"doel\""));
  CHECK(tells(next, "de eigen bijdrage"));
}
