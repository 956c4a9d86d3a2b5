// Worked cases W42 – W51, what their examples cannot say: persons and municipalities as parties, facts of other
// persons, requests without a decision, the plan, parameters.
#include "reference/worked_cases.hpp"

namespace klap::reference {
namespace {

using decision::OpenReason;
using decision::Outcome;
using decision::OutcomeKind;
using decision::Truth;

decision::PartyAnswer person(std::uint32_t index) { return {decision::PartyAnswer::Kind::person, index, {}, 0}; }
decision::PartyAnswer municipality(int code) { return {decision::PartyAnswer::Kind::municipality, 0, {}, code}; }

TEST_CASE("whom a fact names gets the decision, and each copy once", "[2.5]") {
  const auto answer = [](const Worked& w) {
    return std::get<decision::AddresseeAnswer>(w.judged.outcome.decisions.front().addressee.answer);
  };
  CHECK(answer(titled("W42 naar de moeder")) == decision::AddresseeAnswer{person(1), {person(0)}});
  const Worked& herself = titled("W42 wie zichzelf vertegenwoordigt, krijgt één afschrift");
  CHECK(answer(herself) == decision::AddresseeAnswer{person(0), {person(0)}});
  const Worked& ordered = titled("W42 de afschriften staan in de volgorde van de personen");
  CHECK(answer(ordered) == decision::AddresseeAnswer{person(1), {person(0), person(1)}});
}

TEST_CASE("a fact of another person is missing of that person", "[4.9][14.3.4]") {
  const Worked& w = titled("W43 van de moeder is het niet bekend");
  REQUIRE(w.request().right.missing.size() == 1);
  CHECK(w.request().right.missing.front().entity == 1);
  const auto& node = w.judged.derivation.requests.front().right.rules.front().condition->arguments.front();
  CHECK(node.op == Op::field);
  CHECK(node.fact == w.request().right.missing.front());
  REQUIRE(node.arguments.size() == 1);
  CHECK(node.arguments.front().value == Value::person(1));
  CHECK(node.arguments.front().fact->entity == 0);

  const Worked& unknown = titled("W43 niet bekend wie");
  const auto& unread = unknown.judged.derivation.requests.front().right.rules.front().condition->arguments.front();
  CHECK(unread.fact == std::nullopt);
  CHECK(unread.arguments.front().fact == unknown.request().right.missing.front());

  const auto& absent = titled("W43 er is niemand").judged.derivation.requests.front().right.rules.front().condition;
  CHECK(absent->truth == Truth::no);
  CHECK(absent->arguments.front().none);
  CHECK(absent->arguments.front().fact == std::nullopt);
}

TEST_CASE("what needs no decision is in none, and is answered for the rest", "[2.3][2.6]") {
  for (const std::string title : {"W45 geen besluit", "W45 geen besluit, dus niets te bekrachtigen"}) {
    const Worked& w = titled(title);
    CHECK(w.judged.outcome.decisions.empty());
    CHECK(w.judged.derivation.decisions.empty());
    CHECK(w.request().decision == std::nullopt);
    CHECK(std::get<std::vector<decision::ObligationAnswer>>(w.request().follow_up.answer).size() == 1);
  }
  CHECK(titled("W45 een besluit als altijd").request().decision == 0U);
  CHECK(titled("W46 geen besluit, onder welke wet ook").judged.outcome.decisions.empty());
  const Worked& unasked = titled("W45 niet gevraagd");
  CHECK(unasked.request().need.kind == OutcomeKind::not_applicable);
  CHECK(unasked.request().need.waits_for == QuestionKind::need);
}

TEST_CASE("while nobody knows whether a decision is needed, its questions wait and are not worked out",
          "[2.7][14.3.1]") {
  for (const std::string title :
       {"W45 niet bekend of er een besluit nodig is", "W46 open", "W46 eerder dan op de wet"}) {
    const Worked& w = titled(title);
    REQUIRE(w.judged.outcome.decisions.size() == 1);
    CHECK(w.judged.derivation.decisions.front() == decision::DecisionDerivation{});
    CHECK(w.judged.outcome.decisions.front().decider.accountable.has_value());
    CHECK_FALSE(w.judged.derivation.requests.front().need.rules.empty());
  }
  const auto& open = titled("W46 open").judged.outcome.decisions.front();
  for (const Outcome* outcome : {&open.decider, &open.addressee}) {
    CHECK(outcome->open == OpenReason::waits);
    CHECK(outcome->waits_for == QuestionKind::need);
    CHECK(outcome->missing.empty());
  }
  const auto& first = titled("W46 de eerste ontbreekt, de tweede is open").judged.outcome.decisions;
  REQUIRE(first.size() == 1);
  CHECK(first.front().requests == std::vector<std::size_t>{0, 1, 2});
  REQUIRE(first.front().addressee.missing.size() == 1);
  CHECK(first.front().addressee.missing.front().entity == 0);
}

TEST_CASE("the plan has one direction, whatever the number of requests", "[2.2]") {
  CHECK(titled("W47 de hoofdpersoon zelf").judged.outcome.plan.direction.answer == decision::Answer{person(1)});
  const Outcome& missing = titled("W47 niet bekend hoe complex").judged.outcome.plan.direction;
  REQUIRE(missing.missing.size() == 1);
  CHECK(missing.missing.front().entity == 0);
  const auto& rules = titled("W47 complex").judged.derivation.plan.direction.rules;
  REQUIRE(rules.size() == 2);
  CHECK(rules.front().condition->fact->entity == 0);
  CHECK(titled("W47 zonder de datum van de vraag").judged.derivation.plan == decision::PlanDerivation{});
  CHECK(worked("W01").judged.outcome.plan.direction.waits_for == QuestionKind::direction);
}

TEST_CASE("a parameter stands in the derivation as a fact of its own", "[14.3.4][4.10]") {
  const auto parameter = [](const Worked& w) {
    return w.judged.derivation.requests.front().right.rules.front().condition->arguments.back();
  };
  const auto known = parameter(titled("W48 de laatste dag van 2016"));
  CHECK(known.op == Op::parameter);
  CHECK(known.value == Value::money(*Money::from_cents(600'00)));
  CHECK(known.fact == decision::FactRef{decision::FactRef::Kind::parameter, 0, 0});
  const auto unknown = parameter(titled("W48 geschreven als onbekend"));
  CHECK(unknown.value == std::nullopt);
  CHECK(unknown.fact == known.fact);
}

TEST_CASE("an application is forwarded to the municipality of the day") {
  const Outcome& utrecht = titled("W49 naar Utrecht").request().follow_up;
  CHECK(utrecht.answer == decision::Answer{std::vector<decision::ObligationAnswer>{
                              {ObligationKind::forwarding, {}, municipality(344), Date::from_ymd(2017, 3, 15)}}});
  CHECK(titled("W49 nergens heen").request().follow_up.kind == OutcomeKind::error);
}

TEST_CASE("the amount of a decision is that of its own requests", "[12.3]") {
  const Worked& w = titled("W51 één besluit, over één voorziening");
  REQUIRE(w.judged.outcome.decisions.size() == 1);
  CHECK(w.judged.outcome.decisions.front().requests == std::vector<std::size_t>{1});
  CHECK(w.judged.derivation.decisions.front().decider.amount == Money::from_cents(25'000'00));
  CHECK(titled("W51 samen boven het plafond").judged.outcome.requests[0].payer.open == OpenReason::shared_ceiling);
}

}  // namespace
}  // namespace klap::reference
