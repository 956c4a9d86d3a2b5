// The worked cases W01 – W120 of docs/semantics.md: every rule set in worked/ against its own examples, and what
// examples cannot say (rules that are named, accountable steps, derivations) case by case.
#include "reference/worked_cases.hpp"

namespace klap::reference {
namespace {

using decision::OpenReason;
using decision::Outcome;
using decision::OutcomeKind;
using decision::Truth;

TEST_CASE("every worked case of the page is there") {
  for (int i = 1; i <= 120; ++i) {
    const std::string number = std::string(i < 10 ? "W0" : "W") + std::to_string(i);
    INFO(number);
    CHECK(all_worked().count(number) >= 1);
  }
}

TEST_CASE("the judge meets every expectation of the worked cases") {
  for (const auto& [number, w] : all_worked()) {
    INFO(w.example.title);
    const Names nothing;
    CHECK(unmet(w.model, w.example, w.judged.outcome) == nothing);
  }
}

TEST_CASE("rules are named by those that hold, or by all live ones", "[5.10.4][5.10.3][3.6]") {
  CHECK(worked("W05").rules(worked("W05").request().right) == Names{"E", "R1"});
  CHECK(worked("W09").rules(worked("W09").request().right) == Names{"R1", "R2"});
  CHECK(worked("W10").rules(worked("W10").request().right) == Names{"R1", "R2"});
  CHECK(worked("W34").rules(worked("W34").request().right) == Names{"R1"});
  CHECK(worked("W03").request().right.accountable == std::nullopt);
}

TEST_CASE("a presumption stands in the derivation", "[14.1][14.3.5][4.3]") {
  const Worked& w = worked("W07");
  const auto& rules = w.judged.derivation.requests.front().right.rules;
  REQUIRE(rules.size() == 2);
  REQUIRE(rules.front().condition);
  CHECK(rules.front().condition->presumed);
  CHECK(rules.front().condition->truth == Truth::no);
  CHECK(rules.front().status == Truth::no);
  CHECK(rules.back().answer == decision::Answer{true});
}

TEST_CASE("open outcomes have their reasons", "[3.5]") {
  CHECK(worked("W02").request().right.open == OpenReason::no_rule);
  CHECK(worked("W14").request().right.open == OpenReason::no_rule);
  CHECK(worked("W34").request().right.open == OpenReason::on_purpose);
  CHECK(worked("W35").request().right.open == OpenReason::judgement);
  CHECK(worked("W35").request().right.missing.size() == 1);
  CHECK(worked("W22").judged.outcome.requests[0].payer.open == OpenReason::shared_ceiling);
  CHECK(worked("W22").judged.outcome.requests[1].payer.open == OpenReason::shared_ceiling);
  CHECK(worked("W39").request().follow_up.kind == OutcomeKind::conflict);
}

TEST_CASE("who is accountable, and by when", "[3.3][3.8]") {
  const Worked& w = worked("W34");
  REQUIRE(w.request().right.accountable);
  const auto& steps = w.request().right.accountable->steps;
  REQUIRE(steps.size() == 2);  // the team manager comes first and is dropped as the second rung
  CHECK(w.model.actors[steps[0].actor.index].name == "Teammanager");
  CHECK(steps[0].until == Date::from_ymd(2017, 3, 8));
  CHECK(w.model.actors[steps[1].actor.index].name == "College");
  CHECK(steps[1].until == Date::from_ymd(2017, 3, 22));  // five and ten working days after 1 March
  CHECK(worked("W16").request().payer.accountable.has_value());
  CHECK_FALSE(worked("W15").request().payer.accountable.has_value());
}

TEST_CASE("one decision for the requests of one person under one law", "[2.3][12.3]") {
  const Worked& w = worked("W25");
  REQUIRE(w.judged.outcome.decisions.size() == 1);
  CHECK(w.judged.outcome.decisions.front().requests == std::vector<std::size_t>{0, 1});
  CHECK(w.judged.derivation.decisions.front().decider.amount == Money::from_cents(40'000'00));
}

TEST_CASE("a decision without power names who claimed it and who is competent", "[12.9]") {
  const Worked& w = worked("W28");
  const auto& answer = std::get<decision::DeciderAnswer>(w.judged.outcome.decisions.front().decider.answer);
  REQUIRE(answer.bodies.size() == 1);
  CHECK(w.model.actors[answer.bodies.front().index].name == "College");
  REQUIRE(answer.claimed.is_some());
  CHECK(w.model.actors[answer.claimed.index].name == "Consulent");
}

TEST_CASE("who is barred stands in the derivation", "[12.6][14.1]") {
  const auto& decider = worked("W29").judged.derivation.decisions.front().decider;
  CHECK(decider.barred.size() == 1);
  CHECK(decider.mandates.size() == 2);
}

}  // namespace
}  // namespace klap::reference
