// Worked cases W90 – W93, what their examples cannot say: which rules are named, what is in the derivation, the order
// of obligations.
#include "reference/worked_cases.hpp"

namespace klap::reference {
namespace {

using decision::ObligationAnswer;
using decision::Outcome;
using decision::OutcomeKind;
using decision::Truth;

const Outcome& end_of(const Worked& w) { return w.request().own.front(); }

TEST_CASE("an answer that does not apply is by its rules, and waits for itself", "[2.11]") {
  const Worked& said = titled("W90 het loopt nog");
  CHECK(end_of(said).kind == OutcomeKind::not_applicable);
  CHECK(end_of(said).waits_for == QuestionId::of_own(0));
  CHECK(said.rules(end_of(said)) == Names{"R1"});
  CHECK(end_of(said).answer == decision::Answer{});
  CHECK_FALSE(end_of(said).accountable.has_value());
  const Worked& none = titled("W90 de einddatum is geen");
  CHECK(none.rules(end_of(none)) == Names{"R2"});
  CHECK(end_of(none).waits_for == QuestionId::of_own(0));
}

TEST_CASE("who reads what does not apply reads geen", "[2.11]") {
  const auto& rules = titled("W90 het loopt nog").judged.derivation.requests.front().right.rules;
  REQUIRE(rules.size() == 2);
  CHECK(rules[0].condition->truth == Truth::yes);  // is geen
  CHECK(rules[1].condition->truth == Truth::no);
  const auto& node = rules[1].condition->arguments.front();
  CHECK(node.op == Op::answer);
  CHECK(node.none);
  CHECK(node.value == std::nullopt);
  CHECK(node.fact == decision::FactRef{decision::FactRef::Kind::answer, QuestionId::of_own(0).index, 0});
}

TEST_CASE("in the derivation a rule that says it does not apply has no answer", "[14.3.2]") {
  const auto& end = titled("W90 het loopt nog").judged.derivation.requests.front().own.front();
  REQUIRE(end.rules.size() == 2);
  CHECK(end.rules[0].status == Truth::yes);
  CHECK(end.rules[0].answer == decision::Answer{});
  const auto& payer = titled("W92 vrijwillig, en de kosten doen er niet toe").judged.derivation.requests.front().payer;
  REQUIRE(payer.rules.size() == 2);  // it is worked out, unlike that of a right that is no
  CHECK(payer.rules[0].answer == decision::Answer{});
  const Outcome& nobody = titled("W92 vrijwillig, en de kosten doen er niet toe").request().payer;
  CHECK(nobody.waits_for == QuestionKind::payer);
  CHECK(nobody.rules.size() == 1);
}

TEST_CASE("an exception that says the same changes nothing, and is named while nothing is sure", "[5.10.4]") {
  const Worked& same = titled("W91 de uitzondering zegt hetzelfde");
  CHECK(same.rules(end_of(same)) == Names{"E", "R1"});
  const Worked& none = titled("W91 de uitzondering zegt hetzelfde als een feit dat geen is");
  CHECK(none.rules(end_of(none)) == Names{"E", "R2"});
  const Worked& conflict = titled("W91 iets en niets zijn strijdig");
  CHECK(conflict.rules(conflict.request().own.back()) == Names{"R3", "R4"});
}

TEST_CASE("a yes or no that does not apply counts as no where it stands as a condition", "[5.8]") {
  const auto& rules = titled("W91 wat niet van toepassing is, telt als voorwaarde als nee")
                          .judged.derivation.requests.front()
                          .right.rules;
  REQUIRE(rules.size() == 2);
  CHECK(rules[0].condition->op == Op::equal);  // with yes, which geen is not
  CHECK(rules[0].condition->truth == Truth::no);
  CHECK(rules[0].condition->arguments.front().none);
  CHECK(rules[1].condition->op == Op::negation);
  CHECK(rules[1].condition->truth == Truth::yes);
  CHECK(rules[1].condition->arguments.front().arguments.front().none);
}

TEST_CASE("obligations are in the order of the day and then of what is said, and each once", "[6.9][5.11]") {
  const Worked& w = titled("W93 twee regels, met iets anders erbij");
  const auto actor = std::ranges::find(w.model.actors, "Kwintes", &semantics::Actor::name);
  const ActorId kwintes(static_cast<std::size_t>(actor - w.model.actors.begin()));
  const auto message = [&](std::optional<Date> day, const std::string& mention) {
    const decision::PartyAnswer to{decision::PartyAnswer::Kind::actor, 0, kwintes, 0};
    return ObligationAnswer{ObligationKind::message, "JW301", to, std::nullopt, day, mention};
  };
  const auto leap = Date::from_ymd(2024, 2, 29);
  const auto end = Date::from_ymd(2024, 3, 1);
  const std::vector<ObligationAnswer> expected{message({}, ""), message({}, "reden wijziging 07"), message(leap, ""),
                                               message(end, "reden wijziging 03"), message(end, "reden wijziging 07")};
  CHECK(w.request().follow_up.answer == decision::Answer{expected});
}

TEST_CASE("the day and the term of one obligation are two dates", "[6.9]") {
  const Worked& w = titled("W93 een datum van de zaak");
  const auto& list = std::get<std::vector<ObligationAnswer>>(w.request().follow_up.answer);
  REQUIRE(list.size() == 1);
  CHECK(list.front().effective == Date::from_ymd(2017, 3, 15));
  CHECK(list.front().due == Date::from_ymd(2017, 3, 8));
  CHECK(list.front().mention.empty());
}

}  // namespace
}  // namespace klap::reference
