// Clause 12.3: ceilings per decision, per person and per plan; clause 5.18.7: terms that stood still. On rule sets made
// of worked cases.
#include <klap/base/limits.hpp>

#include "reference/worked_cases.hpp"

namespace klap::reference {
namespace {

using decision::DeciderAnswer;
using decision::DecisionOutcome;
using decision::Fact;
using decision::FactRef;
using decision::OutcomeKind;

/// W25: two requests of € 20.000; the ceiling of the Consulent, € 25.000, has another base.
struct Based {
  semantics::Model model = titled("W25 twee voorzieningen, één besluit").model;
  decision::Case given = case_of(model, titled("W25 twee voorzieningen, één besluit").example);

  explicit Based(AmountBase base) {
    for (auto& mandate : model.mandates) {
      if (mandate.ceiling == Money::from_cents(25'000'00)) mandate.base = base;
    }
  }
  void of_two_persons() {
    given.persons.push_back(given.persons.front());
    given.requests[1].person = 1;
  }
  [[nodiscard]] std::string decider(std::size_t decision = 0) const {
    const auto outcome = judge(model, given).outcome.decisions.at(decision).decider;
    if (outcome.kind != OutcomeKind::settled) return "-";
    return model.actors[std::get<DeciderAnswer>(outcome.answer).deciders.front().actor.index].name;
  }
  [[nodiscard]] decision::Derivation derivation(std::size_t decision) const {
    return judge(model, given).derivation.decisions.at(decision).decider;
  }
};

TEST_CASE("a ceiling per person counts all requests of the person, one per plan all of the case") {
  Based person(AmountBase::person);
  CHECK(person.decider() == "Teammanager");
  person.of_two_persons();
  CHECK(person.decider(0) == "Consulent");
  CHECK(person.decider(1) == "Consulent");
  CHECK(person.derivation(1).person_amount == Money::from_cents(20'000'00));
  CHECK(person.derivation(1).amount == Money::from_cents(20'000'00));
  CHECK_FALSE(person.derivation(1).plan_amount.has_value());
  Based plan(AmountBase::plan);
  plan.of_two_persons();
  CHECK(plan.decider(0) == "Teammanager");
  CHECK(plan.decider(1) == "Teammanager");
  CHECK(plan.derivation(0).plan_amount == Money::from_cents(40'000'00));
  CHECK_FALSE(plan.derivation(0).person_amount.has_value());
}

TEST_CASE("costs of a request outside the decision are asked for a ceiling that counts them, and for no other") {
  for (const AmountBase base : {AmountBase::decision, AmountBase::person, AmountBase::plan}) {
    Based s(base);
    s.of_two_persons();
    s.given.requests[1].facts[s.model.costs.index] = {};
    const auto outcome = judge(s.model, s.given).outcome.decisions.front().decider;
    if (base != AmountBase::plan) {
      CHECK(s.decider() == "Consulent");
      continue;
    }
    CHECK(outcome.kind == OutcomeKind::missing);
    CHECK(outcome.missing == std::vector<FactRef>{{FactRef::Kind::field, s.model.costs.index, 1}});
    CHECK_FALSE(s.derivation(0).plan_amount.has_value());
  }
}

TEST_CASE("a sum over the limit is an error only for the base that has a ceiling") {
  for (const AmountBase base : {AmountBase::decision, AmountBase::plan}) {
    Based s(base);
    s.of_two_persons();
    const Fact most{Fact::State::known, Value::money(*Money::from_cents(limits::cents)), {}};
    for (auto& request : s.given.requests) request.facts[s.model.costs.index] = most;
    const auto outcome = judge(s.model, s.given).outcome.decisions.front().decider;
    CHECK(outcome.kind == (base == AmountBase::plan ? OutcomeKind::error : OutcomeKind::settled));
    CHECK(s.derivation(0).amount == Money::from_cents(limits::cents));
    CHECK_FALSE(s.derivation(0).plan_amount.has_value());
  }
}

/// W82, of which the first day is made the end of a term that ends on 2017-04-01 and stood still from `van_dag` through
/// `tot_dag`.
struct Suspended {
  semantics::Model model = worked("W82").model;
  decision::Case given = case_of(model, worked("W82").example);
  FieldId from;
  FieldId through;
  std::size_t own = 0;

  Suspended() {
    for (auto& expr : model.exprs) {
      if (expr.op != Op::least || expr.arguments.size() != 3) continue;
      expr.op = Op::suspended;
      expr.arguments = {expr.arguments[2], expr.arguments[0], expr.arguments[1]};
    }
    const auto field = [&](const std::string& name) {
      return FieldId(static_cast<std::size_t>(std::ranges::find(model.fields, name, &semantics::Field::name) -
                                              model.fields.begin()));
    };
    from = field("van_dag");
    through = field("tot_dag");
    own = static_cast<std::size_t>(std::ranges::find(model.own_questions, "eerste", &semantics::OwnQuestion::name) -
                                   model.own_questions.begin());
    stood_still("2017-03-10", "2017-03-19");
  }
  void set(FieldId field, const std::string& day) {
    Fact& fact = given.requests.front().facts[field.index];
    fact = {};
    if (day == "geen") fact.state = Fact::State::none;
    if (const auto date = date_from_iso(day)) fact = {Fact::State::known, Value::date(*date), {}};
  }
  void stood_still(const std::string& a, const std::string& b) {
    set(from, a);
    set(through, b);
  }
  [[nodiscard]] std::string end() const {
    const auto outcome = judge(model, given).outcome.requests.front().own[own];
    if (outcome.kind == OutcomeKind::settled) return to_iso(std::get<Value>(outcome.answer).as_date());
    std::string text = outcome.kind == OutcomeKind::error ? "error" : "missing";
    for (const FactRef& fact : outcome.missing) text += " " + name_of(model, fact);
    return text;
  }
};

TEST_CASE("the end of a term that stood still", "[5.18.7]") {
  Suspended s;
  CHECK(s.end() == "2017-04-11");
  s.stood_still("2017-04-01", "2017-04-01");
  CHECK(s.end() == "2017-04-02");
  s.stood_still("2017-04-02", "2017-04-05");  // it was over
  CHECK(s.end() == "2017-04-01");
  s.stood_still("2017-04-02", "unknown");
  CHECK(s.end() == "2017-04-01");
  s.stood_still("2017-04-02", "geen");
  CHECK(s.end() == "2017-04-01");
  s.stood_still("geen", "unknown");
  CHECK(s.end() == "2017-04-01");
  s.stood_still("geen", "geen");
  CHECK(s.end() == "2017-04-01");
  s.stood_still("2017-03-10", "2017-03-09");
  CHECK(s.end() == "2017-04-01");
  s.stood_still("2017-03-10", "geen");
  CHECK(s.end() == "error");
  s.stood_still("2017-03-10", "unknown");
  CHECK(s.end() == "missing tot_dag");
  s.stood_still("unknown", "unknown");
  CHECK(s.end() == "missing tot_dag van_dag");
  s.stood_still("unknown", "geen");
  CHECK(s.end() == "error");
  s.stood_still("2017-03-10", "9999-12-31");
  CHECK(s.end() == "error");
}

TEST_CASE("where nothing is asked of the day it went on, that day does not stand in the derivation") {
  Suspended s;
  s.given.requests.front().facts[s.through.index] = {};
  const auto trace_of = [&] {  // of the answer of an own question nothing stands there: put it in a condition
    semantics::Model model = s.model;
    semantics::Rule& rule = model.rules.front();
    semantics::Expr compared = {};
    compared.op = Op::less;
    compared.type.kind = TypeKind::boolean;
    for (std::size_t i = 0; i < model.exprs.size(); ++i) {
      if (model.exprs[i].op == Op::suspended) compared.arguments = {ExprId(i), ExprId(i)};
    }
    model.exprs.push_back(compared);
    rule.condition = ExprId(model.exprs.size() - 1);
    const auto judged = judge(model, s.given);
    for (const auto& own : judged.derivation.requests.front().own) {
      for (const auto& one : own.rules) {
        if (one.condition) return one.condition->arguments.front();
      }
    }
    return decision::ConditionTrace{};
  };
  CHECK(trace_of().op == Op::suspended);
  CHECK(trace_of().arguments.size() == 3);
  CHECK_FALSE(trace_of().value.has_value());
  s.set(s.from, "geen");
  CHECK(trace_of().arguments.size() == 2);
  CHECK(trace_of().arguments.back().none);
  CHECK_FALSE(trace_of().none);
  CHECK(trace_of().value == Value::date(*date_from_iso("2017-04-01")));
}

}  // namespace
}  // namespace klap::reference
