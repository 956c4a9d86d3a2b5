// Worked cases W52 – W64, what their examples cannot say: the facts of elements, the nodes of list functions, which
// rows are named and which lift others.
#include "reference/worked_cases.hpp"

namespace klap::reference {
namespace {

using decision::ConditionTrace;
using decision::FactRef;
using decision::OpenReason;
using decision::Outcome;
using decision::OutcomeKind;
using decision::Truth;

const ConditionTrace& condition(const decision::Derivation& derivation, std::size_t rule = 0) {
  REQUIRE(derivation.rules.size() > rule);
  REQUIRE(derivation.rules[rule].condition);
  return *derivation.rules[rule].condition;
}

Names lifted_by(const Worked& w, const decision::Derivation& derivation, std::size_t rule) {
  REQUIRE(derivation.rules.size() > rule);
  Names names;
  for (const RuleId lifter : derivation.rules[rule].lifted_by) names.push_back(w.model.rules[lifter.index].name);
  return names;
}

TEST_CASE("what is missing of an element is missing of that request or person, whoever asks", "[5.12]") {
  const Worked& requests = titled("W52 één, en van één niet bekend");
  for (const auto& request : requests.judged.outcome.requests) {
    REQUIRE(request.law.missing.size() == 1);
    CHECK(request.law.missing.front().entity == 1);
  }
  const Worked& persons = titled("W57 van wie niets vraagt, is niet alles bekend");
  CHECK(persons.request().right.missing.front().entity == 1);
  const auto& addressee = persons.judged.outcome.decisions.front().addressee;
  REQUIRE(addressee.missing.size() == 2);
  CHECK(addressee.missing[0].entity == 0);
  CHECK(addressee.missing[1].entity == 1);
}

TEST_CASE("no element is no reason to fail", "[5.13]") {
  CHECK(titled("W52 geen enkele").request().law.open == OpenReason::no_rule);
  CHECK(titled("W54 één niet, en van één niet bekend").request().right.open == OpenReason::no_rule);
  const Worked& nobody = titled("W56 niets gevraagd");
  CHECK(nobody.judged.outcome.plan.direction.open == OpenReason::no_rule);
  const auto& direction = nobody.judged.derivation.plan.direction;
  CHECK(condition(direction, 0).arguments.front().value == Value::number(0));
  CHECK(condition(direction, 0).arguments.front().arguments.empty());
  CHECK(condition(direction, 1).truth == Truth::no);
}

TEST_CASE("the direction waits for what it reads of the elements", "[5.14][6.5]") {
  const Outcome& missing = titled("W56 van één voorziening is de wet niet bekend").judged.outcome.plan.direction;
  REQUIRE(missing.missing.size() == 1);
  CHECK(missing.missing.front().entity == 1);
  const Outcome& waits = titled("W56 de regie wacht op een recht dat open is").judged.outcome.plan.direction;
  CHECK(waits.open == OpenReason::waits);
  CHECK(waits.waits_for == QuestionKind::right);
  const Outcome& judgement = titled("W56 op een oordeel").judged.outcome.plan.direction;
  CHECK(judgement.open == OpenReason::judgement);
  CHECK(judgement.missing.size() == 1);
}

TEST_CASE("a list function has a node for every element, in order", "[14.3.3]") {
  const Worked& w = titled("W52 twee");
  const ConditionTrace& count = condition(w.judged.derivation.requests[1].law).arguments.front();
  CHECK(count.op == Op::count);
  CHECK(count.truth == Truth::unknown);
  CHECK(count.value == Value::number(2));
  CHECK(count.fact == std::nullopt);
  REQUIRE(count.arguments.size() == 3);
  for (std::uint32_t r = 0; r < 3; ++r) {
    CHECK(count.arguments[r].truth == (r == 1 ? Truth::no : Truth::yes));
    CHECK(count.arguments[r].arguments.front().fact->entity == r);
  }
  const ConditionTrace& exists = condition(w.judged.derivation.requests[0].need);
  CHECK(exists.op == Op::exists);
  CHECK(exists.truth == Truth::yes);
  CHECK(exists.value == std::nullopt);
  CHECK(exists.arguments.size() == 3);
}

TEST_CASE("a sum has the condition and what it adds, element by element; what is out is not read", "[5.13][14.3.3]") {
  const Worked& w = titled("W58 wat niet meetelt, wordt niet gelezen");
  const ConditionTrace& sum = condition(w.judged.derivation.requests[0].payer).arguments.front().arguments.front();
  CHECK(sum.op == Op::total);
  CHECK(sum.value == Value::money(*Money::from_cents(2'000'00)));
  REQUIRE(sum.arguments.size() == 3);
  CHECK(sum.arguments[0].truth == Truth::yes);
  CHECK(sum.arguments[1].value == sum.value);
  CHECK(sum.arguments[2].truth == Truth::no);
  const ConditionTrace& hours = condition(w.judged.derivation.requests[0].payer).arguments[1].arguments[0].arguments[0];
  REQUIRE(hours.arguments.size() == 2);  // without a condition, only what is added
  CHECK(hours.arguments[1].fact->entity == 1);
  const Worked& error = titled("W58 samen te veel");
  const ConditionTrace& over = condition(error.judged.derivation.requests[0].payer).arguments.front();
  CHECK(over.truth == Truth::error);
  CHECK(over.arguments.front().value == std::nullopt);
}

TEST_CASE("the list of the resident is that of the person of the request", "[5.12]") {
  const auto& requests = titled("W55 twee voor de een, één voor de ander").judged.derivation.requests;
  CHECK(condition(requests[0].right).arguments.front().arguments.size() == 2);
  REQUIRE(condition(requests[1].right).arguments.front().arguments.size() == 1);
  CHECK(condition(requests[1].right).arguments.front().arguments.front().fact->entity == 1);
}

TEST_CASE("in a list of persons each is the resident", "[5.12]") {
  const Worked& w = titled("W57 een kind dat niets vraagt");
  const ConditionTrace& count = condition(w.judged.derivation.decisions.front().addressee).arguments[0].arguments[0];
  REQUIRE(count.arguments.size() == 2);
  CHECK(count.arguments[0].truth == Truth::yes);  // the mother represents herself
  CHECK(count.arguments[1].truth == Truth::no);
  CHECK(count.arguments[1].arguments[1].value == Value::person(1));
}

TEST_CASE("rows are named as rules are", "[5.15]") {
  CHECK(worked("W59").rules(titled("W59 de eerste rij").request().payer) == Names{"wie/1"});
  CHECK(worked("W59").rules(titled("W59 de tweede rij").request().payer) == Names{"wie/2"});
  CHECK(worked("W60").rules(worked("W60").request().right) == Names{"gelijk/1", "gelijk/2"});
  CHECK(worked("W61").rules(worked("W61").request().need) == Names{"elk/1", "elk/2"});
  CHECK(worked("W62").rules(worked("W62").request().payer) == Names{"E"});
  for (const std::string row : {"1", "2", "3"}) {
    const Worked& w = titled("W63 rij " + row);
    CHECK(w.rules(w.request().payer) == Names{"wie/" + row});
    CHECK(w.model.rules[w.request().payer.rules.front().index].label == "Wie betaalt");
  }
}

TEST_CASE("a row is lifted by the first above it that may count, whatever lifts that", "[5.16][14.3.2]") {
  const Worked& unknown = worked("W60");
  const auto& rows = unknown.judged.derivation.requests.front().right.rules;
  CHECK(rows[1].own == Truth::yes);
  CHECK(rows[1].status == Truth::unknown);
  CHECK(rows[1].condition == std::nullopt);
  CHECK(lifted_by(unknown, unknown.judged.derivation.requests.front().right, 1) == Names{"gelijk/1"});

  const Worked& lifted = titled("W62 in plaats van de eerste rij");
  const auto& payer = lifted.judged.derivation.requests.front().payer;
  CHECK(lifted_by(lifted, payer, 1) == Names{"E"});
  CHECK(lifted_by(lifted, payer, 2) == Names{"E", "wie/1"});

  const auto of_last = [](const std::string& title) {
    const Worked& w = titled(title);
    return lifted_by(w, w.judged.derivation.requests.front().payer, 2);
  };
  CHECK(of_last("W63 rij 1") == Names{"wie/1"});  // not by the second as well, of which own is yes too
  CHECK(of_last("W63 rij 2") == Names{"wie/2"});
  CHECK(of_last("W63 rij 3") == Names{});
  CHECK(of_last("W63 de vorm niet bekend") == Names{"wie/1"});
}

TEST_CASE("with every row a rule, none lifts another", "[5.16]") {
  const Worked& w = worked("W61");
  CHECK(lifted_by(w, w.judged.derivation.requests.front().need, 1) == Names{});
  CHECK(w.request().need.kind == OutcomeKind::conflict);
}

TEST_CASE("cells are what they are written out", "[5.15]") {
  for (const std::string title : {"W64 de eerste rij", "W64 de tweede rij", "W64 geen van beide",
                                  "W64 geen is niet nee", "W64 er ontbreekt wat uitgeschreven ontbreekt"}) {
    const auto& request = titled(title).judged.derivation.requests.front();
    INFO(title);
    CHECK(condition(request.payer, 0) == condition(request.need, 0));
    CHECK(condition(request.payer, 1) == condition(request.need, 1));
  }
}

}  // namespace
}  // namespace klap::reference
