// Worked cases W114 – W120, what their examples cannot say: who is waited for, what is presumed, what is named.
#include "reference/worked_cases.hpp"

namespace klap::reference {
namespace {

using decision::OpenReason;
using decision::OutcomeKind;
using decision::RuleTrace;
using decision::Truth;

const RuleTrace& trace_of(const Worked& w, const std::string& name) {
  const auto& rules = w.judged.derivation.requests.front().right.rules;
  const auto found =
      std::ranges::find_if(rules, [&](const RuleTrace& rule) { return w.model.rules[rule.rule.index].name == name; });
  REQUIRE(found != rules.end());
  return *found;
}

TEST_CASE("a rule that somebody has to weigh waits for that function, by the judgement it declares") {
  const Worked& w = titled("W114 nog niet afgewogen");
  CHECK(w.request().right.kind == OutcomeKind::open);
  CHECK(w.request().right.open == OpenReason::judgement);
  REQUIRE(w.request().right.missing.size() == 1);
  const auto& field = w.model.fields[w.request().right.missing.front().id];
  CHECK(field.name == "W");
  CHECK(field.owner == FieldOwner::request);
  CHECK(w.model.actors[field.judge.index].name == "Teammanager");
  REQUIRE(field.weighs.is_some());
  CHECK(w.model.rules[field.weighs.index].name == "W");
  CHECK(w.model.fields[w.model.rules[field.weighs.index].weighing.index].name == "W");
  CHECK(w.model.actors[w.request().right.accountable->steps.front().actor.index].name == "Teammanager");
  CHECK(trace_of(w, "W").own == Truth::unknown);
  CHECK(trace_of(w, "W").condition->arguments.size() == 2);
}

TEST_CASE("what is presumed of a weighing stands in the derivation") {
  const Worked& w = titled("W115 niets gezegd");
  const auto& condition = trace_of(w, "W").condition;
  REQUIRE(condition);
  CHECK(condition->arguments.back().presumed);
  CHECK(condition->arguments.back().truth == Truth::no);
  CHECK(w.model.rules[trace_of(w, "W").rule.index].deviates);
  CHECK_FALSE(w.model.rules[trace_of(w, "R").rule.index].deviates);
}

TEST_CASE("a rule that stays is in force as long as it does, and the new one from its first day") {
  const Worked& w = titled("W116 de nieuwe regel");
  CHECK(trace_of(w, "O").valid == Truth::yes);
  CHECK(trace_of(w, "O").own == Truth::no);
  const Worked& over = titled("W116 de oude regel hield op, de nieuwe geldt niet voor hen");
  CHECK(trace_of(over, "O").valid == Truth::no);
  CHECK(trace_of(over, "N").own == Truth::no);
  CHECK(over.request().right.open == OpenReason::no_rule);
}

TEST_CASE("payers that were worked out together say for which ceilings") {
  const auto shared = [](const Worked& w, std::size_t request) {
    Names names;
    for (const BudgetId budget : w.judged.outcome.requests[request].payer.shared)
      names.push_back(w.model.budgets[budget.index].name);
    return names;
  };
  for (const std::size_t request : {0U, 1U}) {
    CHECK(shared(titled("W119 de een begint voor de ander"), request) == Names{"A"});
    CHECK(shared(titled("W120 niets blijft ongedekt"), request) == Names{"A"});
    CHECK(shared(titled("W119 samen passen zij"), request).empty());
    const auto& equal = titled("W119 op dezelfde dag");
    CHECK(equal.judged.outcome.requests[request].payer.open == OpenReason::shared_ceiling);
    CHECK(equal.rules(equal.judged.outcome.requests[request].payer) == Names{"R1"});
  }
  const Worked& left = titled("W120 niet alles is te dekken");
  CHECK_FALSE(left.judged.outcome.requests[0].payer.accountable.has_value());
  CHECK(left.judged.outcome.requests[1].payer.accountable.has_value());
}

}  // namespace
}  // namespace klap::reference
