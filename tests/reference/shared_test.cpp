// Clause 11.4 on rule sets made of worked cases: groups, what is not known of them, and what outcomes hold.
#include "reference/worked_cases.hpp"

namespace klap::reference {
namespace {

using decision::Fact;
using decision::FactRef;
using decision::OpenReason;
using decision::Outcome;
using decision::OutcomeKind;
using decision::PaymentAnswer;

/// W22 with room of € 1.500 in A, in the order of the kosten, the lowest first; and C, with a ceiling too.
struct Shared {
  semantics::Model model = titled("W22 twee voorzieningen passen samen niet").model;
  decision::Case given = case_of(model, titled("W22 twee voorzieningen passen samen niet").example);
  BudgetId a;
  BudgetId b;
  BudgetId c;

  Shared() {
    model.questions[static_cast<std::size_t>(QuestionKind::payer)].first = semantics::GoesFirst{model.costs, true};
    semantics::Budget more = model.budgets.front();
    more.name = "C";
    model.budgets.push_back(more);
    given.spent.push_back(given.spent.front());
    a = BudgetId(std::size_t{0});
    b = BudgetId(std::size_t{1});
    c = BudgetId(std::size_t{2});
    costs(0, 1'000'00);
    costs(1, 900'00);
  }
  Fact& costs(std::size_t request) { return given.requests[request].facts[model.costs.index]; }
  void costs(std::size_t request, std::int64_t cents) {
    costs(request) = {Fact::State::known, Value::money(*Money::from_cents(cents)), {}};
  }
  void add_request(std::int64_t cents) {
    given.requests.push_back(given.requests.front());
    costs(given.requests.size() - 1, cents);
  }
  /// What the one rule charges.
  std::vector<BudgetId>& order() {
    return std::get<semantics::Payment>(model.rules.front().conclusion).shares.front().order;
  }
  [[nodiscard]] Outcome payer(std::size_t request) const { return judge(model, given).outcome.requests[request].payer; }
  [[nodiscard]] std::vector<std::pair<BudgetId, std::int64_t>> paid(std::size_t request) const {
    std::vector<std::pair<BudgetId, std::int64_t>> result;
    const Outcome outcome = payer(request);
    for (const auto& line : std::get<PaymentAnswer>(outcome.answer).lines)
      result.emplace_back(line.budget, line.amount.cents());
    return result;
  }
};

using Lines = std::vector<std::pair<BudgetId, std::int64_t>>;

TEST_CASE("the request that goes first gets the room, whatever the order in the case") {
  Shared s;
  CHECK(s.paid(0) == Lines{{s.a, 600'00}, {s.b, 400'00}});
  CHECK(s.paid(1) == Lines{{s.a, 900'00}});
  for (const std::size_t request : {0U, 1U}) {
    CHECK(s.payer(request).kind == OutcomeKind::settled);
    CHECK(s.payer(request).shared == std::vector<BudgetId>{s.a});
    CHECK(s.payer(request).rules.size() == 1);
    CHECK_FALSE(s.payer(request).accountable.has_value());
  }
  const Lines second = s.paid(1);
  std::swap(s.given.requests[0], s.given.requests[1]);
  CHECK(s.paid(0) == second);
}

TEST_CASE("or the highest") {
  Shared s;
  s.model.questions[static_cast<std::size_t>(QuestionKind::payer)].first->lowest = false;
  CHECK(s.paid(0) == Lines{{s.a, 1'000'00}});
  CHECK(s.paid(1) == Lines{{s.a, 500'00}, {s.b, 400'00}});
}

TEST_CASE("of two that are equal nothing says which goes first, of the whole group", "[11.4.2]") {
  Shared s;
  s.costs(1, 1'000'00);
  s.add_request(1'00);  // it alone is different
  for (const std::size_t request : {0U, 1U, 2U}) {
    CHECK(s.payer(request).kind == OutcomeKind::open);
    CHECK(s.payer(request).open == OpenReason::shared_ceiling);
    CHECK(s.payer(request).rules.size() == 1);
    CHECK(s.payer(request).accountable.has_value());
    CHECK(s.payer(request).shared.empty());
  }
}

TEST_CASE("what nobody passes is charged as if nothing were said") {
  Shared s;
  s.costs(0, 500'00);
  CHECK(s.paid(0) == Lines{{s.a, 500'00}});
  CHECK(s.payer(0).shared.empty());
  CHECK(s.payer(1).shared.empty());
}

TEST_CASE("who only names a ceiling comes into the group, and what that has spent is asked", "[11.4.1]") {
  Shared s;
  s.order() = {s.a, s.c};
  s.given.spent[s.c.index].reset();
  const Outcome missing = s.payer(0);
  CHECK(missing.kind == OutcomeKind::missing);  // by itself A had room for it
  CHECK(missing.missing == std::vector<FactRef>{{FactRef::Kind::spent, s.c.index, 0}});
  CHECK(missing.rules.empty());
  CHECK(missing.accountable.has_value());
  CHECK(s.payer(1) == missing);
}

TEST_CASE("an order that is not known is asked of all in the group, by request") {
  Shared s;
  semantics::Field field = s.model.fields[s.model.costs.index];
  field.name = "zorgzwaarte";
  s.model.fields.push_back(field);
  const FieldId by(s.model.fields.size() - 1);
  for (auto& request : s.given.requests) request.facts.emplace_back();
  for (auto& person : s.given.persons) person.facts.emplace_back();
  s.given.plan.emplace_back();
  s.model.questions[static_cast<std::size_t>(QuestionKind::payer)].first->by = by;
  CHECK(s.payer(0).missing ==
        std::vector<FactRef>{{FactRef::Kind::field, by.index, 0}, {FactRef::Kind::field, by.index, 1}});
  s.given.requests[0].facts[by.index] = s.costs(0);
  CHECK(s.payer(1).missing == std::vector<FactRef>{{FactRef::Kind::field, by.index, 1}});
  s.order() = {s.a, s.c};
  s.given.spent[s.c.index].reset();
  CHECK(s.payer(0).missing ==
        std::vector<FactRef>{{FactRef::Kind::field, by.index, 1}, {FactRef::Kind::spent, s.c.index, 0}});
  s.model.fields[by.index].presumption = semantics::Presumption{s.costs(1).value, "omdat"};
  s.given.spent[s.c.index] = s.given.spent[s.a.index];
  CHECK(s.paid(1) == Lines{{s.a, 900'00}});  // presumed
}

TEST_CASE("who has another budget leaves room to who has none") {
  Shared s;
  s.order() = {s.a, s.c};
  s.add_request(1'000'00);
  s.costs(0, 1'000'00);
  s.costs(1, 999'00);
  s.costs(2, 1'001'00);
  CHECK(s.paid(1) == Lines{{s.a, 999'00}});
  CHECK(s.paid(0) == Lines{{s.a, 501'00}, {s.c, 499'00}});
  CHECK(s.paid(2) == Lines{{s.c, 1'001'00}});
  s.given.requests.pop_back();
  const auto rows = s.model.rules.size();
  semantics::Rule other = s.model.rules.front();  // of the second request: A alone
  other.name = "R2";
  semantics::Expr first = {};
  first.op = Op::less;
  first.type.kind = TypeKind::boolean;
  semantics::Expr cost = {};
  cost.op = Op::field;
  cost.type = s.model.fields[s.model.costs.index].type;
  cost.ref = s.model.costs.index;
  semantics::Expr bound = {};
  bound.op = Op::literal;
  bound.type = cost.type;
  bound.literal = Value::money(*Money::from_cents(1'000'00));
  s.model.exprs.push_back(cost);
  s.model.exprs.push_back(bound);
  first.arguments = {ExprId(s.model.exprs.size() - 2), ExprId(s.model.exprs.size() - 1)};
  s.model.exprs.push_back(first);
  semantics::Expr not_first = first;
  not_first.op = Op::greater_equal;
  s.model.exprs.push_back(not_first);
  s.model.rules.front().condition = ExprId(s.model.exprs.size() - 2);
  other.condition = ExprId(s.model.exprs.size() - 1);
  std::get<semantics::Payment>(other.conclusion).shares.front().order = {s.a};
  s.model.rules.push_back(other);
  REQUIRE(rows == 1);
  s.costs(0, 1'400'00);  // A alone; the one before it has C behind A
  s.costs(1, 900'00);
  CHECK(s.paid(1) == Lines{{s.a, 100'00}, {s.c, 800'00}});
  CHECK(s.paid(0) == Lines{{s.a, 1'400'00}});
  CHECK(s.payer(0).shared == std::vector<BudgetId>{s.a});
  s.costs(0, 1'700'00);
  CHECK(s.paid(0) == Lines{{s.a, 1'500'00}});
  CHECK(s.paid(1) == Lines{{s.c, 900'00}});
  CHECK(std::get<PaymentAnswer>(s.payer(0).answer).uncovered == Money::from_cents(200'00));
  CHECK(s.payer(0).accountable.has_value());
  CHECK_FALSE(s.payer(1).accountable.has_value());
}

TEST_CASE("the derivation stays that of the first working out") {
  Shared s;
  const auto judged = judge(s.model, s.given);
  const auto& first = std::get<PaymentAnswer>(judged.derivation.requests[0].payer.rules.front().answer);
  CHECK(first.lines.front().amount == Money::from_cents(1'000'00));
}

}  // namespace
}  // namespace klap::reference
