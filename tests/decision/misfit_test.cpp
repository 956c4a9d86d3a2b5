// decide() refuses a case that was not made for its program, instead of reading past it.
#include <stdexcept>

#include <klap/decision/decide.hpp>

#include "support/catch.hpp"

using namespace klap;

TEST_CASE("a case of another program is refused") {
  program::Program program;
  program.fields.resize(2);
  program.budgets.resize(1);
  decision::Case facts;
  CHECK_THROWS_AS(decision::decide(program, facts), std::invalid_argument);
  facts.spent.resize(1);
  CHECK_THROWS_AS(decision::decide(program, facts), std::invalid_argument);
  facts.plan.resize(2);
  CHECK_NOTHROW(decision::decide(program, facts));
  facts.persons.resize(1);
  CHECK_THROWS_AS(decision::decide(program, facts), std::invalid_argument);
  facts.persons[0].facts.resize(2);
  CHECK_NOTHROW(decision::decide(program, facts));
  facts.requests.resize(1);
  CHECK_THROWS_AS(decision::decide(program, facts), std::invalid_argument);
  facts.requests[0].facts.resize(2);
  facts.requests[0].person = 1;
  CHECK_THROWS_AS(decision::decide(program, facts), std::invalid_argument);
  facts.requests[0].person = 0;
  CHECK_NOTHROW(decision::decide(program, facts));
}

TEST_CASE("a fact that names a person outside the case is refused") {
  program::Program program;
  program.fields.resize(1);
  program.fields[0].type = TypeKind::person;
  program.person_fields = {FieldId(0)};
  decision::Case facts;
  facts.plan.resize(1);
  facts.persons.resize(1);
  facts.persons[0].facts.resize(1);
  facts.plan[0] = {decision::Fact::State::known, Value::person(0), {}};
  CHECK_NOTHROW(decision::decide(program, facts));
  facts.plan[0].value = Value::person(1);
  CHECK_THROWS_AS(decision::decide(program, facts), std::invalid_argument);
  facts.plan[0] = {};
  facts.persons[0].facts[0] = {decision::Fact::State::history, {}, {{*date_from_iso("2017-01-01"), Value::person(1)}}};
  CHECK_THROWS_AS(decision::decide(program, facts), std::invalid_argument);
}
