// Worked cases W94 – W96, what their examples cannot say: what is claimed, what is ratified, what stands in the
// derivation of an order.
#include "reference/worked_cases.hpp"

namespace klap::reference {
namespace {

using decision::DeciderAnswer;
using decision::DecisionDerivation;
using decision::DecisionOutcome;
using decision::Derivation;
using decision::ObligationAnswer;
using decision::Outcome;
using decision::OutcomeKind;
using decision::Truth;

const DecisionOutcome& outcome(const Worked& w) { return w.judged.outcome.decisions.front(); }
const DecisionDerivation& derivation(const Worked& w) { return w.judged.derivation.decisions.front(); }
const DeciderAnswer& answer(const Outcome& outcome) { return std::get<DeciderAnswer>(outcome.answer); }

std::string name(const Worked& w, ActorId actor) { return actor.is_some() ? w.model.actors[actor.index].name : "-"; }

TEST_CASE("without any right there is no order, and nothing is worked out", "[3.2][3.7][14.3.1]") {
  for (const std::string title :
       {"W94 zonder recht geen opdracht", "W94 zonder recht geen opdracht, ook als een ander haar gaf"}) {
    const Worked& w = titled(title);
    CHECK(outcome(w).orderer.kind == OutcomeKind::not_applicable);
    CHECK(outcome(w).orderer.waits_for == QuestionId(QuestionKind::right));
    CHECK_FALSE(outcome(w).orderer.accountable.has_value());
    CHECK(derivation(w).orderer == Derivation{});
    CHECK_FALSE(derivation(w).decider == Derivation{});
  }
}

TEST_CASE("what is not asked waits for itself", "[2.6][3.6]") {
  const Worked& w = worked("W23");
  CHECK(outcome(w).orderer.kind == OutcomeKind::not_applicable);
  CHECK(outcome(w).orderer.waits_for == QuestionId(QuestionKind::orderer));
  CHECK(derivation(w).orderer == Derivation{});
}

TEST_CASE("the amount of an order is that of the decision, whatever was refused", "[12.3]") {
  const Worked& w = titled("W94 recht op een van de twee");
  REQUIRE(w.judged.outcome.decisions.size() == 1);
  CHECK(derivation(w).orderer.amount == Money::from_cents(40'000'00));
  CHECK(derivation(w).orderer.amount == derivation(w).decider.amount);
}

TEST_CASE("an order goes by the powers to give orders, a decision by those to decide", "[12.13][14.3.6]") {
  const Worked& w = titled("W94 precies op de grens");
  REQUIRE(derivation(w).orderer.mandates.size() == 4);
  for (const auto& mandate : derivation(w).orderer.mandates) {
    const auto& kinds = w.model.mandates[mandate.mandate.index].kinds;
    const bool orders = kinds.test(static_cast<std::size_t>(DecisionKind::give_order));
    CHECK(mandate.alive == (orders ? Truth::yes : Truth::no));
  }
  for (const auto& mandate : derivation(w).decider.mandates) {
    const auto& kinds = w.model.mandates[mandate.mandate.index].kinds;
    CHECK(mandate.alive == (kinds.test(static_cast<std::size_t>(DecisionKind::give_order)) ? Truth::no : Truth::yes));
  }
  CHECK(derivation(w).orderer.rules.empty());
  CHECK_FALSE(derivation(w).orderer.primary.is_some());
}

TEST_CASE("who gave the order is claimed of the order, who decided of the decision", "[12.14]") {
  const Worked& order = titled("W95 te groot voor de consulent");
  CHECK(name(order, answer(outcome(order).orderer).claimed) == "Consulent");
  CHECK(name(order, answer(outcome(order).decider).claimed) == "-");
  const Worked& decision = titled("W95 het besluit alleen");
  CHECK(name(decision, answer(outcome(decision).orderer).claimed) == "-");
  CHECK(name(decision, answer(outcome(decision).decider).claimed) == "Consulent");
  const Worked& both = titled("W95 het besluit ook");
  CHECK(name(both, answer(outcome(both).orderer).claimed) == "Consulent");
  CHECK(name(both, answer(outcome(both).decider).claimed) == "Consulent");
}

TEST_CASE("a body ratifies once, each body what is its own", "[5.11][12.14]") {
  const auto ratified = [](const decision::CaseOutcome& outcome) {
    std::vector<ActorId> bodies;
    const auto* list = std::get_if<std::vector<ObligationAnswer>>(&outcome.requests.front().follow_up.answer);
    REQUIRE(list);
    for (const ObligationAnswer& o : *list) {
      CHECK(o.kind == ObligationKind::ratification);
      bodies.push_back(o.to.actor);
    }
    return bodies.size();
  };
  const Worked& both = titled("W95 het besluit ook");
  CHECK(ratified(both.judged.outcome) == 1);

  // Another body is competent for orders.
  semantics::Model model = both.model;
  semantics::Competence orders = model.competences.front();
  orders.kinds.reset();
  orders.kinds.set(static_cast<std::size_t>(DecisionKind::give_order));
  model.competences.front().kinds &= ~orders.kinds;
  semantics::Actor council = model.actors[orders.body.index];
  council.name = "Zraad";
  model.actors.push_back(council);
  orders.body = ActorId(model.actors.size() - 1);
  model.competences.push_back(orders);
  const auto judged = judge(model, case_of(both.model, both.example)).outcome;
  CHECK(ratified(judged) == 2);
}

TEST_CASE("the day of an order is that of the power it was given by", "[12.14]") {
  const Worked& w = titled("W95 klein genoeg");
  semantics::Model model = w.model;
  for (auto& mandate : model.mandates) mandate.validity.from = Date::from_ymd(2017, 2, 1);
  decision::Case given = case_of(w.model, w.example);
  REQUIRE(given.decisions.size() == 1);
  CHECK_FALSE(given.decisions.front().taken_by.is_some());
  const auto claimed_on = [&](std::optional<Date> on) {
    given.decisions.front().ordered_on = on;
    return answer(judge(model, given).outcome.decisions.front().orderer).claimed.is_some();
  };
  CHECK(claimed_on(Date::from_ymd(2017, 1, 31)));
  CHECK_FALSE(claimed_on(Date::from_ymd(2017, 2, 1)));
  CHECK_FALSE(claimed_on(std::nullopt));
  given.decisions.front().ordered_by = {};  // a date without anybody means nothing
  CHECK_FALSE(claimed_on(Date::from_ymd(2017, 1, 31)));
}

TEST_CASE("what is presumed of interest at one of the two questions is so for both", "[4.7]") {
  const Worked& w = titled("W94 precies op de grens");
  for (const QuestionKind one : {QuestionKind::decider, QuestionKind::orderer}) {
    semantics::Model model = w.model;
    model.questions[static_cast<std::size_t>(one)].no_interest.reset();
    CHECK(judge(model, case_of(w.model, w.example)).outcome == w.judged.outcome);
  }
  semantics::Model model = w.model;
  for (const QuestionKind one : {QuestionKind::decider, QuestionKind::orderer})
    model.questions[static_cast<std::size_t>(one)].no_interest.reset();
  const auto judged = judge(model, case_of(w.model, w.example)).outcome.decisions.front();
  CHECK(judged.orderer.kind == OutcomeKind::missing);
  CHECK(judged.orderer == judged.decider);
}

}  // namespace
}  // namespace klap::reference
