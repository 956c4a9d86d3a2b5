// Clauses 5.21 and 5.22: what may never, or must always, be in an answer.
#include <algorithm>

#include <klap/analysis/examples.hpp>
#include <klap/decision/decide.hpp>
#include <klap/decision/prepared.hpp>
#include <klap/loading/rule_set.hpp>

#include "support/catch.hpp"

using namespace klap;
using decision::Outcome;
using decision::OutcomeKind;

namespace {

const std::string head = R"klap(regelset Proef versie 1 gemeente 0632 taal nl status concept
bron Wmo soort wet
bron MB soort mandaatbesluit bekendgemaakt 2016-01-01
gemeente Woerden met code 0632
gemeente Utrecht met code 0344
bestuursorgaan College
functie Teammanager, Consulent bij College
aanbieder Kwintes met AGB-code 41000001
vrijwilliger Kapper
organisatie Ferm
budget A van gemeente Woerden
budget B van gemeente Woerden plafond € 1.000 per kalenderjaar
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt A
bevoegd College voor Wmo om toe te kennen, te weigeren, opdracht te geven grondslag Wmo 1
mandaat van College aan Kwintes voor Wmo om toe te kennen, te weigeren
  instemming volgens de wet
  grondslag MB 1
volmacht van College aan Consulent voor Wmo om opdracht te geven grondslag MB 1
persoon
  jong: ja of nee
  vertegenwoordiger: persoon, indien van toepassing
voorziening
  kosten: bedrag
  x: ja of nee
  y: ja of nee, moeite 3
  sterk: ja of nee, aangenomen nee, tenzij gemeld, omdat "dat meldt men"
  uitvoerder: aanbieder
oordeel past door Consulent
Welke wet geldt voor de voorziening?
  regel w dan Wmo grondslag Wmo 1
Wie betaalt de voorziening?
  regel betaalt dan 60% ten laste van A, de rest ten laste van B omdat "zo is het"
Wie beslist over de voorziening?
  volgens het mandaatregister
  persoonlijk belang aangenomen nee, tenzij gemeld, omdat "dat meldt men"
Wie geeft de opdracht?
  volgens het mandaatregister
Wie krijgt de beschikking?
  regel krijgt dan inwoner, afschrift aan Kwintes omdat "zo is het"
Wie heeft de regie over het plan?
  regel voert dan Consulent omdat "zo is het"
Wat moet er nu gebeuren?
  regel doen dan opdracht aan Kapper, bericht WMO301 aan uitvoerder, brief aan de inwoner omdat "zo is het"
)klap";

std::string text_of(const std::string& safeguards, const std::string& facts) {
  return head + safeguards +
         "\nvoorbeeld \"een\"\n  peildatum 2017-03-01\n  B besteed € 0, stand van 2017-02-01\n  inwoner p " +
         "jong nee, vertegenwoordiger geen\n  voorziening v voor p kosten € 1.000, uitvoerder Kwintes" + facts +
         "\n  verwacht wet Wmo\n";
}

struct Decided {
  Loaded loaded;
  decision::Case facts;
  decision::CaseOutcome outcome;
  [[nodiscard]] const program::Program& program() const { return loaded.rules->program; }
  [[nodiscard]] const decision::RequestOutcome& request() const { return outcome.requests.front(); }
  [[nodiscard]] const decision::DecisionOutcome& decision() const { return outcome.decisions.front(); }
};

Decided decided(const std::string& safeguards, const std::string& facts = {}) {
  Decided all{load_rules(Documents{Document("proef.klap", text_of(safeguards, facts))}), {}, {}};
  for (const Diagnostic& one : all.loaded.diagnostics.all())
    UNSCOPED_INFO(render(one, all.loaded.documents, Language::dutch));
  REQUIRE(all.loaded.rules);
  all.facts = analysis::case_of(all.loaded.rules->model, all.loaded.rules->model.examples.at(0));
  all.outcome = decision::decide(all.program(), all.facts);
  return all;
}

using Names = std::vector<std::string>;

Names broken(const Decided& all, const Outcome& outcome) {
  Names names;
  for (const SafeguardId id : outcome.safeguards) names.push_back(all.program().safeguard(id).name);
  return names;
}
Names rules(const Decided& all, const Outcome& outcome) {
  Names names;
  for (const RuleId id : outcome.rules) names.push_back(all.program().rule(id).name);
  return names;
}
Names missing(const Decided& all, const Outcome& outcome) {
  Names names;
  for (const auto& ref : outcome.missing) names.push_back(all.program().fields[ref.id].name);
  return names;
}

const Outcome& outcome_of(const Decided& all, QuestionKind question) {
  switch (question) {
    case QuestionKind::payer: return all.request().payer;
    case QuestionKind::decider: return all.decision().decider;
    case QuestionKind::orderer: return all.decision().orderer;
    case QuestionKind::addressee: return all.decision().addressee;
    case QuestionKind::direction: return all.outcome.plan.direction;
    default: return all.request().follow_up;
  }
}

}  // namespace

TEST_CASE("5.22 W110 an answer with a part that may never be in it is a conflict, with the rules and the safeguards",
          "[5.22]") {
  const Decided all =
      decided("waarborg w nooit opdracht aan een vrijwilliger\nwaarborg v nooit brief aan een vrijwilliger");
  const Outcome& o = all.request().follow_up;
  CHECK(o.kind == OutcomeKind::conflict);
  CHECK(broken(all, o) == Names{"w"});
  CHECK(rules(all, o) == Names{"doen"});
  CHECK(o.accountable);
  CHECK(std::holds_alternative<std::monostate>(o.answer));
  CHECK(all.request().payer.kind == OutcomeKind::settled);
}

TEST_CASE("5.22 every kind of part, and everybody it can be for", "[5.21][5.22]") {
  struct One {
    QuestionKind question;
    std::string bites, passes;
  };
  using enum QuestionKind;
  const std::vector<One> all = {
      {payer, "ten laste van B", ""},
      {decider, "besluit door een aanbieder", "besluit door een functie"},
      {decider, "besluit door Kwintes", "besluit door College"},
      {orderer, "opdracht door Consulent", "opdracht door een bestuursorgaan"},
      {orderer, "opdracht door een functie", "opdracht door een aanbieder"},
      {addressee, "beschikking aan inwoner", "beschikking aan Kwintes"},
      {addressee, "beschikking aan een persoon", "beschikking aan een organisatie"},
      {addressee, "afschrift aan Kwintes", "afschrift aan de inwoner"},
      {direction, "regie door Consulent", "regie door een gemeente"},
      {direction, "regie door een functie", "regie door een persoon"},
      {follow_up, "bericht aan een aanbieder", "bericht aan een vrijwilliger"},
      {follow_up, "bericht WMO301 aan Kwintes", "bericht WMO305 aan Kwintes"},
      {follow_up, "brief aan de inwoner", "brief aan een gemeente"},
      {follow_up, "opdracht aan Kapper", "opdracht aan Kwintes"},
      {follow_up, "opdracht aan een organisatie, opdracht aan een vrijwilliger", "doorzending aan Kapper"},
  };
  for (const One& one : all) {
    INFO(one.bites << " / " << one.passes);
    const auto kind = [&](const std::string& safeguard) {
      return outcome_of(decided("waarborg w " + safeguard), one.question).kind;
    };
    CHECK(kind("nooit " + one.bites) == OutcomeKind::conflict);
    CHECK(kind("altijd " + one.bites) == OutcomeKind::settled);
    if (one.passes.empty()) continue;
    CHECK(kind("nooit " + one.passes) == OutcomeKind::settled);
    CHECK(kind("altijd " + one.passes) == OutcomeKind::conflict);
  }
}

TEST_CASE("5.22 W111 its condition: yes, no, and what is missing", "[5.22]") {
  const std::string safeguard = "waarborg w als x nooit opdracht aan een vrijwilliger";
  CHECK(decided(safeguard, ", x ja").request().follow_up.kind == OutcomeKind::conflict);
  CHECK(decided(safeguard, ", x nee").request().follow_up.kind == OutcomeKind::settled);
  const Decided unknown = decided(safeguard);
  CHECK(unknown.request().follow_up.kind == OutcomeKind::missing);
  CHECK(missing(unknown, unknown.request().follow_up) == Names{"x"});
  CHECK(broken(unknown, unknown.request().follow_up) == Names{});
}

TEST_CASE("5.22 what is missing is what could matter, cheapest first; and no more where one is certain",
          "[5.22][6.3]") {
  const std::string one = "waarborg a als y en x nooit opdracht aan Kapper\n";
  const std::string other = "waarborg b als y nooit brief aan de inwoner\n";
  const Decided both = decided(one + other);
  CHECK(missing(both, both.request().follow_up) == Names{"x", "y"});  // y alone does not settle a
  const Decided only = decided(one, ", y ja");
  CHECK(missing(only, only.request().follow_up) == Names{"x"});
  const Decided out = decided(one, ", y nee");
  CHECK(out.request().follow_up.kind == OutcomeKind::settled);
  const Decided certain = decided(one + "waarborg c nooit brief aan de inwoner");
  CHECK(broken(certain, certain.request().follow_up) == Names{"c"});
  const Decided judged = decided("waarborg w als niet past nooit opdracht aan Kapper");
  CHECK(judged.request().follow_up.kind == OutcomeKind::open);
  CHECK(judged.request().follow_up.open == decision::OpenReason::judgement);
}

TEST_CASE("5.22 an error in a condition is an error", "[5.22]") {
  const std::string many = "waarborg w als kosten keer 1000000000000 is meer dan € 1 nooit ten laste van A";
  CHECK(decided(many).request().payer.kind == OutcomeKind::error);
}

TEST_CASE("5.22 in force on the reference date, and known", "[5.22]") {
  const auto kind = [](const std::string& clause) {
    return decided("waarborg w nooit opdracht aan Kapper " + clause).request().follow_up.kind;
  };
  CHECK(kind("geldt vanaf 2017-03-02") == OutcomeKind::settled);
  CHECK(kind("geldt tot en met 2017-03-01") == OutcomeKind::conflict);
  CHECK(kind("bekend vanaf 2017-03-02") == OutcomeKind::conflict);  // not decided yet
}

TEST_CASE("5.22 W112 always, unless", "[5.22]") {
  const std::string safeguard = "waarborg w tenzij jong altijd afschrift aan Consulent, beschikking aan Kwintes";
  const Decided all = decided(safeguard);
  CHECK(all.decision().addressee.kind == OutcomeKind::conflict);
  CHECK(rules(all, all.decision().addressee) == Names{"krijgt"});
}

TEST_CASE("5.22 after all else: what was done without power is still to be ratified", "[5.22]") {
  const Decided all =
      decided("waarborg w altijd besluit door Teammanager", "\n  besluit genomen door Consulent voor Wmo");
  CHECK(all.decision().decider.kind == OutcomeKind::conflict);
  const auto& duties = std::get<std::vector<decision::ObligationAnswer>>(all.request().follow_up.answer);
  CHECK(
      std::any_of(duties.begin(), duties.end(), [](const auto& o) { return o.kind == ObligationKind::ratification; }));
}

TEST_CASE("5.22 what reads the answer reads what is left, and a presumption stays one", "[5.22]") {
  const Decided all = decided("waarborg w als niet sterk nooit ten laste van A");
  CHECK(all.request().payer.kind == OutcomeKind::conflict);
  CHECK(decided("waarborg w als niet sterk nooit ten laste van A", ", sterk ja").request().payer.kind ==
        OutcomeKind::settled);
}

TEST_CASE("14.3.7 the derivation has every safeguard of the question, whatever the answer was", "[14.3.7]") {
  const Decided all = decided(
      "waarborg a als x nooit opdracht aan Kapper\nwaarborg b als x nooit opdracht aan Kwintes geldt tot en met "
      "2016-01-01\nwaarborg c nooit ten laste van A\nwaarborg d nooit besluit door College",
      ", x ja");
  const auto derivation = decision::derive(all.program(), all.facts, all.outcome);
  const auto& of_follow_up = derivation.requests.front().follow_up.safeguards;
  REQUIRE(of_follow_up.size() == 2);
  CHECK(of_follow_up[0].safeguard == SafeguardId(0));
  CHECK(of_follow_up[0].counts == decision::Truth::yes);
  REQUIRE(of_follow_up[0].condition);
  CHECK(of_follow_up[1].valid == decision::Truth::no);
  CHECK(of_follow_up[1].counts == decision::Truth::no);
  CHECK(of_follow_up[1].condition);
  CHECK(derivation.requests.front().payer.safeguards.size() == 1);
  CHECK_FALSE(derivation.requests.front().payer.safeguards[0].condition);
  CHECK(derivation.decisions.front().decider.safeguards.size() == 1);
  CHECK(derivation.decisions.front().addressee.safeguards.empty());
}

TEST_CASE("5.22 who asks by the index gets the same, by all only where a safeguard may go against the answer",
          "[5.22]") {
  const Decided other =
      decided("waarborg w nooit beschikking aan een vrijwilliger\nwaarborg v nooit regie door Kwintes");
  const decision::Prepared apart(other.program());
  decision::Scratch facts(apart, other.facts);
  CHECK_FALSE(apart.decide(QuestionKind::addressee, facts).by_all);
  CHECK_FALSE(apart.decide(QuestionKind::direction, facts).by_all);
  const Decided copies =
      decided("waarborg w nooit afschrift aan een aanbieder\nwaarborg v altijd regie door Consulent");
  const decision::Prepared by_all(copies.program());
  decision::Scratch room(by_all, copies.facts);
  CHECK(by_all.decide(QuestionKind::addressee, room).kind == OutcomeKind::conflict);
  CHECK(by_all.decide(QuestionKind::direction, room).kind == OutcomeKind::settled);
  CHECK(by_all.decide(QuestionKind::direction, room).by_all);

  const Decided all = decided("waarborg w als x nooit ten laste van A");
  const decision::Prepared prepared(all.program());
  decision::Scratch scratch(prepared, all.facts);
  CHECK(prepared.decide(QuestionKind::payer, scratch).kind == OutcomeKind::missing);
  CHECK(prepared.decide(QuestionKind::payer, scratch).by_all);
  scratch.set(*prepared.slot("x"), Value::boolean(true));
  CHECK(prepared.decide(QuestionKind::payer, scratch).kind == OutcomeKind::conflict);
  CHECK_FALSE(prepared.decide(QuestionKind::law, scratch).by_all);
}

TEST_CASE("5.21 a safeguard is part of the identity", "[5.21][15.1]") {
  const auto hash = [](const std::string& safeguard) { return decided(safeguard).program().hash; };
  const std::string one = hash("waarborg w als x nooit opdracht aan Kapper");
  CHECK(one == hash("waarborg w   als x nooit de opdracht aan Kapper"));
  for (const char* other :
       {"", "waarborg v als x nooit opdracht aan Kapper", "waarborg w als y nooit opdracht aan Kapper",
        "waarborg w als x altijd opdracht aan Kapper", "waarborg w als x nooit opdracht aan Kwintes",
        "waarborg w als x nooit opdracht aan Kapper omdat \"zo\"",
        "waarborg w als x nooit opdracht aan Kapper grondslag Wmo 1",
        "waarborg w als x nooit opdracht aan Kapper geldt vanaf 2016-01-01"}) {
    INFO(other);
    CHECK(hash(other) != one);
  }
}
