// The rule set for the pilot 'Eerst aan de slag': it loads and is checked in silence, its examples pass, and the cases
// beside it are decided.
#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <klap/analysis/examples.hpp>
#include <klap/decision/decide.hpp>
#include <klap/exchange/case_json.hpp>
#include <klap/loading/rule_set.hpp>
#include <klap/semantics/check.hpp>

#include "support/catch.hpp"

using namespace klap;

namespace {

const std::filesystem::path folder = std::filesystem::path(KLAP_SOURCE_DIR) / "rules" / "woerden";

std::string all_of(const Diagnostics& diagnostics, const Documents& documents) {
  std::string text;
  for (const Diagnostic& d : diagnostics.all()) text += render(d, documents, Language::dutch) + "\n";
  return text;
}

const Loaded& loaded() {
  static const Loaded once = load_rules({folder.string()});
  return once;
}

const RuleSet& woerden() {
  INFO(all_of(loaded().diagnostics, loaded().documents));
  REQUIRE(loaded().rules);
  return *loaded().rules;
}

decision::Case read(const std::string& file) {
  std::vector<FileProblem> problems;
  const auto json = load_file((folder / "zaken" / file).string(), limits::case_bytes, problems);
  INFO(file);
  REQUIRE(json);
  Diagnostics diagnostics;
  const auto facts = exchange::read_case(woerden().program, *json, diagnostics);
  std::string reasons;
  for (const Diagnostic& d : diagnostics.all())
    reasons += exchange::render_case_diagnostic(d, *json, Language::dutch) + "\n";
  CHECK(reasons == "");
  REQUIRE(facts);
  return *facts;
}

std::vector<std::string> case_files() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "zaken"))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

/// Every payment adds up: covered and uncovered together are the costs.
void check_sums(const decision::Case& facts, const decision::CaseOutcome& outcome) {
  const FieldId costs = woerden().model.costs;
  for (std::size_t r = 0; r < outcome.requests.size(); ++r) {
    const auto* payment = std::get_if<decision::PaymentAnswer>(&outcome.requests[r].payer.answer);
    const decision::Fact& fact = facts.requests[r].facts[costs.index];
    if (payment == nullptr || fact.state != decision::Fact::State::known) continue;
    std::int64_t cents = payment->uncovered.cents();
    for (const auto& line : payment->lines) cents += line.amount.cents();
    for (const auto& line : payment->elsewhere) cents += line.amount.cents();
    CHECK(cents == fact.value.as_money().cents());
  }
}

const std::string& name_of(ActorId id) { return woerden().model.actors.at(id.index).name; }

std::string_view word_of(ObligationKind kind) {
  switch (kind) {
    case ObligationKind::message: return "bericht";
    case ObligationKind::letter: return "brief";
    case ObligationKind::order: return "opdracht";
    case ObligationKind::nothing: return "niets";
    case ObligationKind::ratification: return "bekrachtiging";
    case ObligationKind::forwarding: return "doorzending";
  }
  return {};
}

/// "inwoner" is the one whom the first request is for; another person is named by the id.
std::string party(const decision::Case& facts, const decision::PartyAnswer& to) {
  switch (to.kind) {
    case decision::PartyAnswer::Kind::person:
      return to.person == facts.requests.at(0).person ? "inwoner" : facts.persons.at(to.person).id;
    case decision::PartyAnswer::Kind::actor: return name_of(to.actor);
    case decision::PartyAnswer::Kind::municipality: return std::to_string(to.municipality);
  }
  return {};
}

/// What follows for the first request, one line each, in the order of the outcome.
std::vector<std::string> follow_up(const decision::Case& facts) {
  const auto outcome = decision::decide(woerden().program, facts);
  const auto* list = std::get_if<std::vector<decision::ObligationAnswer>>(&outcome.requests.at(0).follow_up.answer);
  if (list == nullptr) return {"not settled"};
  std::vector<std::string> lines;
  for (const auto& o : *list) {
    std::string line(word_of(o.kind));
    if (!o.message.empty()) line += " " + o.message;
    line += " aan " + party(facts, o.to);
    if (o.due) line += " uiterlijk " + to_iso(*o.due);
    lines.push_back(line);
  }
  return lines;
}

/// The example whose title has these words in it.
decision::Case example(const std::string& words) {
  for (const auto& e : woerden().model.examples)
    if (e.title.find(words) != std::string::npos) return analysis::case_of(woerden().model, e);
  FAIL("no example: " << words);
  return {};
}

}  // namespace

TEST_CASE("rules/woerden loads and is checked in silence") {
  Diagnostics diagnostics = loaded().diagnostics;
  CHECK(loaded().problems.empty());
  semantics::check(woerden().model, std::nullopt, diagnostics);
  CHECK(all_of(diagnostics, loaded().documents) == "");
}

TEST_CASE("every example of rules/woerden comes out as expected") {
  const auto results = analysis::run_examples(woerden().model, woerden().program);
  CHECK(results.size() >= 200);
  for (const auto& result : results) {
    INFO(result.title);
    std::string differences;
    for (const auto& d : result.differences)
      differences += "expected " + d.expected.dutch + ", got " + d.got.dutch + "\n";
    CHECK(differences == "");
  }
}

TEST_CASE("every example of rules/woerden says where its answer comes from", "[8.5]") {
  for (const auto& example : woerden().model.examples) {
    INFO(example.title);
    CHECK(example.origin != Origin::unstated);
    CHECK_FALSE(example.grounds.empty());
    CHECK_FALSE(example.expectations.empty());
  }
}

TEST_CASE("every rule, competence and mandate of rules/woerden has a ground, every rule a sentence") {
  const semantics::Model& model = woerden().model;
  CHECK(model.rules.size() >= 20);
  for (const auto& rule : model.rules) {
    INFO(rule.name);
    CHECK_FALSE(rule.label.empty());
    CHECK_FALSE(rule.grounds.empty());
  }
  for (const auto& competence : model.competences) CHECK_FALSE(competence.grounds.empty());
  for (const auto& mandate : model.mandates) CHECK_FALSE(mandate.grounds.empty());
}

TEST_CASE("a payer in rules/woerden never rests on the right alone") {
  const semantics::Model& model = woerden().model;
  for (const auto& rule : model.rules) {
    if (rule.question != QuestionKind::payer || !std::holds_alternative<semantics::Payment>(rule.conclusion)) continue;
    INFO(rule.name);
    bool money = false;
    for (const auto& ground : rule.grounds) {
      const auto kind = model.sources.at(ground.source.index).kind;
      money = money || kind == SourceKind::budget || kind == SourceKind::agreement;
    }
    CHECK(money);
  }
}

TEST_CASE("payments of all examples and cases add up to the cent") {
  for (const auto& example : woerden().model.examples) {
    INFO(example.title);
    const auto facts = analysis::case_of(woerden().model, example);
    check_sums(facts, decision::decide(woerden().program, facts));
  }
  for (const std::string& file : case_files()) {
    INFO(file);
    const auto facts = read(file);
    check_sums(facts, decision::decide(woerden().program, facts));
  }
}

TEST_CASE("every case in rules/woerden/zaken is read without a word, and read back the same") {
  const auto files = case_files();
  CHECK(files.size() >= 12);
  for (const std::string& file : files) {
    const auto facts = read(file);
    const Document again("again.json", exchange::write_case(woerden().program, facts));
    Diagnostics diagnostics;
    const auto same = exchange::read_case(woerden().program, again, diagnostics);
    INFO(file);
    CHECK(diagnostics.empty());
    REQUIRE(same);
    CHECK(*same == facts);
  }
}

TEST_CASE("the case it began with: who pays, who decides, who gets the decision, and what follows") {
  const auto facts = read("eads-01.json");
  const auto outcome = decision::decide(woerden().program, facts);
  REQUIRE(outcome.requests.size() == 1);
  REQUIRE(outcome.decisions.size() == 1);
  CHECK(outcome.requests[0].right.kind == decision::OutcomeKind::settled);

  const auto& payment = std::get<decision::PaymentAnswer>(outcome.requests[0].payer.answer);
  REQUIRE(payment.lines.size() == 1);
  CHECK(woerden().model.budgets.at(payment.lines[0].budget.index).name == "Innovatiebudget");
  CHECK(payment.lines[0].amount.cents() == 6000'00);
  CHECK(payment.uncovered.cents() == 0);

  const auto& decider = std::get<decision::DeciderAnswer>(outcome.decisions[0].decider.answer);
  REQUIRE(decider.deciders.size() == 1);
  CHECK(name_of(decider.deciders[0].actor) == "Consulent");
  CHECK(name_of(decider.deciders[0].on_behalf_of) == "College");

  const auto& addressee = std::get<decision::AddresseeAnswer>(outcome.decisions[0].addressee.answer);
  CHECK(party(facts, addressee.to) == "inwoner");
  CHECK(addressee.copies.empty());

  CHECK(follow_up(facts) == std::vector<std::string>{"bericht WMO301 aan Kwintes",
                                                     "brief aan inwoner uiterlijk 2017-03-08", "niets aan Kapper"});
}

TEST_CASE("what follows, and nothing besides") {
  using Lines = std::vector<std::string>;
  const auto of = [](const std::string& title) { return follow_up(example(title)); };
  CHECK(of("eigen kracht is genoeg") == Lines{"brief aan inwoner uiterlijk 2017-03-08", "niets aan Kapper"});
  CHECK(of("weigeren is hier redelijk") == Lines{"brief aan inwoner uiterlijk 2017-03-08", "niets aan Kapper"});
  CHECK(of("een persoonsgebonden budget gaat niet") ==
        Lines{"brief aan inwoner uiterlijk 2017-03-08", "opdracht aan SVB", "niets aan Kapper"});
  CHECK(of("EADS-09") == Lines{"bericht WMO301 aan Zorgpartij", "brief aan inwoner uiterlijk 2017-11-08",
                               "niets aan Kapper", "niets aan Kwintes"});
  CHECK(of("een ander kan leveren") == Lines{"bericht WMO301 aan Zorgpartij", "brief aan inwoner uiterlijk 2018-01-22",
                                             "niets aan Kapper", "niets aan Kwintes"});
  CHECK(of("EADS-07") == Lines{"bericht JW301 aan Zorgpartij", "brief aan inwoner", "brief aan moeder"});
  CHECK(of("een jeugdige die het met het gezin redt") == Lines{"brief aan inwoner", "brief aan opa"});
  CHECK(of("EADS-02") ==
        Lines{"brief aan inwoner", "niets aan Kapper", "niets aan Kwintes", "doorzending aan Bestuur_Ferm_Werk"});
  CHECK(of("onbevoegd, het college bekrachtigt") == Lines{"bericht WMO301 aan Kwintes",
                                                          "brief aan inwoner uiterlijk 2017-03-08", "niets aan Kapper",
                                                          "bekrachtiging aan College"});
}

TEST_CASE("six weeks for the investigation, then two for the decision") {
  using Lines = std::vector<std::string>;
  CHECK(follow_up(example("laatste dag van de zes weken")) == Lines{"brief aan inwoner uiterlijk 2025-04-14"});
  CHECK(follow_up(example("HH-09: de inwoner doet toch een aanvraag")) ==
        Lines{"bericht WMO301 aan Zorgpartij", "brief aan inwoner uiterlijk 2025-04-29"});
}

TEST_CASE("after the end of the lot nobody who may deliver is named: the team manager finds one") {
  for (const char* title : {"nog niemand anders", "mag de penvoerder niet alsnog"}) {
    INFO(title);
    const auto outcome = decision::decide(woerden().program, example(title));
    const auto& answer = outcome.requests.at(0).follow_up;
    CHECK(answer.kind == decision::OutcomeKind::open);
    CHECK(answer.open == decision::OpenReason::on_purpose);
    REQUIRE(answer.accountable);
    CHECK(name_of(answer.accountable->steps.at(0).actor) == "Teammanager");
  }
}
