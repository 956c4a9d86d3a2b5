// Worked cases W65 – W89, what their examples cannot say: how decisions are divided, what waits for what, what stands
// in the derivation of own questions and of power.
#include "reference/worked_cases.hpp"

namespace klap::reference {
namespace {

using decision::CaseOutcome;
using decision::ConditionTrace;
using decision::Derivation;
using decision::FactRef;
using decision::OpenReason;
using decision::Outcome;
using decision::OutcomeKind;
using decision::Truth;

std::size_t own(const Worked& w, const std::string& name) {
  const auto found = std::ranges::find(w.model.own_questions, name, &semantics::OwnQuestion::name);
  REQUIRE(found != w.model.own_questions.end());
  return static_cast<std::size_t>(found - w.model.own_questions.begin());
}

const Outcome& answer(const Worked& w, const std::string& name, std::size_t request = 0) {
  return w.judged.outcome.requests[request].own[own(w, name)];
}

const Derivation& decider(const Worked& w, std::size_t decision = 0) {
  return w.judged.derivation.decisions[decision].decider;
}

Value municipality(int code) { return Value::municipality(code); }

TEST_CASE("an own question is settled by rules like any other", "[2.8]") {
  const Worked& w = titled("W65 ingetrokken");
  CHECK(answer(w, "belang").answer == decision::Answer{Value::boolean(false)});
  CHECK(w.rules(answer(w, "belang")) == Names{"E"});
  const auto& rules = w.judged.derivation.requests.front().own.front().rules;
  REQUIRE(rules.size() == 2);
  CHECK(rules.back().status == Truth::no);
  CHECK(rules.front().answer == decision::Answer{Value::boolean(false)});
  const auto& node = w.judged.derivation.requests.front().right.rules.front().condition;
  CHECK(node->op == Op::answer);
  CHECK(node->truth == Truth::no);
  CHECK(node->fact == FactRef{FactRef::Kind::answer, QuestionId::of_own(0).index, 0});
}

TEST_CASE("an answer that is geen is an error of the question, and of who reads it", "[5.18][2.9]") {
  const Worked& w = titled("W66 er is geen adres");
  CHECK(answer(w, "verantwoordelijke_gemeente").kind == OutcomeKind::error);
  CHECK(w.judged.derivation.requests.front().payer.rules.front().condition->truth == Truth::error);
}

TEST_CASE("an own question that divides makes a decision for each answer", "[2.10][2.3]") {
  const CaseOutcome& two = titled("W67 twee besluiten").judged.outcome;
  REQUIRE(two.decisions.size() == 2);
  CHECK(two.decisions[0].divided_by == std::vector<std::optional<Value>>{municipality(344)});
  CHECK(two.decisions[1].divided_by == std::vector<std::optional<Value>>{municipality(632)});
  CHECK(two.requests[0].decision == 0U);
  CHECK(two.requests[1].decision == 1U);
  CHECK(titled("W67 samen één besluit").judged.outcome.decisions.size() == 1);

  const Worked& no_law = titled("W67 de wet is niet bekend");
  REQUIRE(no_law.judged.outcome.decisions.size() == 2);
  CHECK_FALSE(no_law.judged.outcome.decisions[0].law.is_some());
  CHECK(no_law.judged.outcome.decisions[0].divided_by == std::vector<std::optional<Value>>{municipality(344)});
}

TEST_CASE("a decision of which an answer that divides is not settled waits for that answer", "[12.11][2.10]") {
  const Worked& w = titled("W67 van één is niet bekend welke gemeente");
  REQUIRE(w.judged.outcome.decisions.size() == 2);
  const auto& last = w.judged.outcome.decisions.back();  // what is settled goes first
  CHECK(last.requests == std::vector<std::size_t>{0});
  CHECK(last.law.is_some());
  CHECK(last.divided_by == std::vector<std::optional<Value>>{std::nullopt});
  CHECK(decider(w, 1) == Derivation{});
  CHECK(w.judged.derivation.decisions.back().addressee.rules.size() == 2);
}

TEST_CASE("decisions are in the order of the answers that divide, as the choice is written", "[2.3]") {
  const Worked& w = titled("W86 vier besluiten en een dat wacht");
  std::vector<std::vector<std::size_t>> requests;
  for (const auto& decision : w.judged.outcome.decisions) requests.push_back(decision.requests);
  // By haste no and yes; then heavy (written first) and light; last what is not known.
  CHECK(requests == std::vector<std::vector<std::size_t>>{{3}, {5}, {1, 4}, {0}, {2}});
  CHECK(w.judged.outcome.decisions.back().divided_by ==
        std::vector<std::optional<Value>>{Value::boolean(true), std::nullopt});
}

TEST_CASE("who reads an own question that is open waits for it", "[2.9][6.5]") {
  const Worked& w = titled("W73 het recht wacht");
  CHECK(w.request().right.open == OpenReason::waits);
  CHECK(w.request().right.waits_for == QuestionId::of_own(own(w, "spoed")));
  CHECK(answer(w, "spoed").open == OpenReason::on_purpose);
}

TEST_CASE("what an answer misses is missing of the request it is about", "[6.5]") {
  const Worked& w = titled("W85 van de tweede is het niet bekend");
  for (const Outcome* outcome : {&answer(w, "genoeg"), &w.request().right, &w.request().follow_up}) {
    REQUIRE(outcome->missing.size() == 1);
    CHECK(outcome->missing.front().entity == 1);
  }
}

TEST_CASE("an expression has a node for every part, with its value", "[14.3.3]") {
  const Worked& w = titled("W84 nu aanwezig");
  REQUIRE(decider(w).mandates.size() == 2);
  CHECK(decider(w).mandates[0].condition == std::nullopt);
  REQUIRE(decider(w).mandates[1].condition);
  CHECK(decider(w).mandates[1].condition->op == Op::negation);
  CHECK(decider(w).mandates[1].alive == Truth::yes);
}

TEST_CASE("the conditions of powers are facts of the decision", "[12.1]") {
  const Worked& unknown = titled("W77 niet bekend of het voorbehouden is");
  REQUIRE(decider(unknown).reservations.size() == 1);
  CHECK(decider(unknown).reservations.front().alive == Truth::unknown);
  CHECK(decider(unknown).mandates.back().alive == Truth::unknown);
  const Worked& award = titled("W77 bij toekennen doet dat er niet toe");
  CHECK(decider(award).reservations.front().alive == Truth::no);
  CHECK(decider(award).reservations.front().condition->truth == Truth::unknown);
  const Worked& divided = titled("W67 twee besluiten");
  CHECK(decider(divided, 0).competences[0].alive == Truth::no);
  CHECK(decider(divided, 0).competences[1].alive == Truth::yes);
  CHECK(decider(divided, 1).competences[0].alive == Truth::yes);
}

TEST_CASE("what is delegated stands in the derivation, in force or not", "[12.5][14.3.6]") {
  const Worked& w = titled("W75 overgedragen");
  REQUIRE(decider(w).delegations.size() == 2);
  Names alive;
  for (const auto& delegation : decider(w).delegations) {
    if (delegation.alive == Truth::yes) {
      alive.push_back(w.model.actors[w.model.delegations[delegation.power.index].to.index].name);
    }
  }
  CHECK(alive == Names{"Bestuur"});
  const Worked& claimed = titled("W75 de mandataris besliste toch");
  const auto& answer = std::get<decision::DeciderAnswer>(claimed.judged.outcome.decisions.front().decider.answer);
  REQUIRE(answer.bodies.size() == 1);
  CHECK(claimed.model.actors[answer.bodies.front().index].name == "Bestuur");
}

TEST_CASE("who took the decision objected to stands in the derivation of that on the objection only",
          "[14.3.6][12.6]") {
  const Worked& objection = titled("W76 door de consulent");
  REQUIRE(decider(objection).primary.is_some());
  CHECK(objection.model.actors[decider(objection).primary.index].name == "Consulent");
  CHECK_FALSE(decider(titled("W76 zonder bezwaar")).primary.is_some());
  const Worked& unsaid = titled("W76 niet gezegd door wie");
  const auto& missing = unsaid.judged.outcome.decisions.front().decider.missing;
  REQUIRE(missing.size() == 1);
  CHECK(missing.front().kind == FactRef::Kind::primary_decider);
  CHECK(missing.front().entity == 0);
}

TEST_CASE("whether a body is competent counts where nobody decides", "[12.8]") {
  const auto bodies = [](const Worked& w) {
    return std::get<decision::DeciderAnswer>(w.judged.outcome.decisions.front().decider.answer).bodies.size();
  };
  CHECK(bodies(titled("W79 bevoegd, maar met een belang")) == 1);
  CHECK(bodies(titled("W79 niet bevoegd")) == 0);
}

TEST_CASE("the day somebody decided is that of the power, not of the facts", "[12.9]") {
  const Worked& w = titled("W84 nu aanwezig");
  decision::Case given = case_of(w.model, w.example);
  given.decisions.front().on = Date::from_ymd(2016, 12, 31);
  const auto then = judge(w.model, given).outcome.decisions.front().decider;
  CHECK(then == w.judged.outcome.decisions.front().decider);

  const Worked& delegated = titled("W75 de mandataris besliste toch");
  decision::Case before = case_of(delegated.model, delegated.example);
  before.decisions.front().on = Date::from_ymd(2013, 12, 31);
  const auto& answer = judge(delegated.model, before).outcome.decisions.front().decider.answer;
  CHECK(std::get<decision::DeciderAnswer>(answer).deciders.size() == 1);

  const Worked& consent = titled("W78 de dag ervoor");
  decision::Case after = case_of(consent.model, consent.example);
  const auto provider = std::ranges::find(consent.model.actors, "Kwintes", &semantics::Actor::name);
  const ActorId kwintes(static_cast<std::size_t>(provider - consent.model.actors.begin()));
  after.decisions.push_back(
      {0, consent.judged.outcome.decisions.front().law, std::nullopt, kwintes, Date::from_ymd(2017, 2, 1), ActorId{}});
  const auto& taken = judge(consent.model, after).outcome.decisions.front().decider.answer;
  CHECK(std::get<decision::DeciderAnswer>(taken).deciders.size() == 1);
}

TEST_CASE("municipalities have lines of their own, and the first payee keeps a line of zero", "[10.5]") {
  const auto payment = [](const std::string& title) {
    return std::get<decision::PaymentAnswer>(titled(title).request().payer.answer);
  };
  CHECK(payment("W81 niets").elsewhere == std::vector<decision::MunicipalityLine>{{344, Money{}}});
  CHECK(payment("W81 niets").lines.empty());
  CHECK(payment("W80 niets").elsewhere.empty());
  CHECK(payment("W80 een deel, in de volgorde van de codes").elsewhere.front().municipality == 344);
}

TEST_CASE("what a condition of a mandate misses in a list is of that request", "[12.10]") {
  const auto& missing = titled("W87 van één niet bekend").judged.outcome.decisions.front().decider.missing;
  REQUIRE(missing.size() == 1);
  CHECK(missing.front().entity == 1);
}

}  // namespace
}  // namespace klap::reference
