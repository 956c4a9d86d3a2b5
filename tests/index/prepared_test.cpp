// Asking by slots is asking decide(), without its allocations.
#include <stdexcept>
#include <thread>

#include <klap/compile/compile.hpp>
#include <klap/decision/block.hpp>
#include <klap/decision/decide.hpp>
#include <klap/decision/prepared.hpp>

#include "index/allocations.hpp"
#include "index/random_rules.hpp"
#include "support/catch.hpp"

using namespace klap;
using decision::Case;
using decision::Decided;
using decision::Fact;
using decision::OpenReason;
using decision::OutcomeKind;
using decision::Prepared;
using decision::Scratch;

namespace {

constexpr QuestionKind questions[] = {QuestionKind::law,       QuestionKind::need,      QuestionKind::right,
                                      QuestionKind::payer,     QuestionKind::decider,   QuestionKind::orderer,
                                      QuestionKind::addressee, QuestionKind::direction, QuestionKind::follow_up};

/// Those, and the program's own.
std::vector<QuestionId> asked_of(const program::Program& program) {
  std::vector<QuestionId> all(std::begin(questions), std::end(questions));
  for (std::size_t own = 0; own < program.own_questions.size(); ++own) all.push_back(QuestionId::of_own(own));
  return all;
}

Fact& fact_of(Case& c, const program::Program& p, std::size_t field) {
  switch (p.fields[field].owner) {
    case FieldOwner::person: return c.persons[c.requests[0].person].facts[field];
    case FieldOwner::request: return c.requests[0].facts[field];
    case FieldOwner::plan: break;
  }
  return c.plan[field];
}

/// Sets in the scratch what `to` says otherwise than `from`.
void change(const Prepared& prepared, Scratch& scratch, Case& from, Case to) {
  const program::Program& p = prepared.program();
  for (std::size_t f = 0; f < p.fields.size(); ++f) {
    const Fact& fact = fact_of(to, p, f);
    if (fact == fact_of(from, p, f)) continue;
    const decision::Slot slot = prepared.slot(FieldId(f));
    switch (fact.state) {
      case Fact::State::unknown: scratch.set_unknown(slot); break;
      case Fact::State::none: scratch.set_none(slot); break;
      case Fact::State::known: scratch.set(slot, fact.value); break;
      case Fact::State::history: scratch.set_history(slot, fact.history); break;
    }
    fact_of(from, p, f) = fact;
  }
  for (std::size_t d = 0; d < to.dates.size(); ++d) {
    const decision::Slot slot = prepared.slot(static_cast<CaseDate>(d));
    if (to.dates[d])
      scratch.set(slot, Value::date(*to.dates[d]));
    else
      scratch.set_unknown(slot);
    from.dates[d] = to.dates[d];
  }
  for (std::size_t b = 0; b < to.spent.size(); ++b) scratch.set_spent(BudgetId(b), to.spent[b]);
  from.spent = to.spent;
}

}  // namespace

TEST_CASE("by slots as by cases, without allocating where it is not by all rules") {
  std::size_t asked = 0;
  std::size_t by_all = 0;
  KLAP_PROPERTY("Prepared::decide = decide", [&](std::uint64_t seed) {
    test::Dice dice(seed);
    const semantics::Model model = test::random_model(dice, dice.one_of<std::size_t>({3, 12, 80}));
    const program::Program program = compile::compile(model);
    const Prepared prepared(program);
    Case facts = test::random_case(dice, model, 2, 1);
    Scratch scratch(prepared, facts);
    for (int i = 0; i < 20; ++i) {
      Case next = test::random_case(dice, model, 1, 1);
      if (i > 0) change(prepared, scratch, facts, std::move(next));
      if (dice.once_in(3)) RC_ASSERT(scratch.facts() == facts);
      const decision::CaseOutcome outcome = decision::decide(program, facts);
      for (const QuestionId q : asked_of(program)) {
        const std::size_t before = test::allocations();
        const Decided quick = prepared.decide(q, scratch);
        const std::size_t taken = test::allocations() - before;
        RC_ASSERT(quick == decision::summary(outcome, q));
        RC_ASSERT(quick.by_all || taken == 0);
        if (is_by_register(q.kind()) || q == QuestionKind::follow_up || !program.own_questions.empty()) continue;
        ++asked;
        by_all += quick.by_all ? 1 : 0;
      }
    }
  });
  CHECK(asked > 1000);
  CHECK(by_all * 3 < asked);
}

TEST_CASE("many rows at once are each as by slots, without allocating") {
  std::size_t answered = 0;
  KLAP_PROPERTY("Block::decide = Prepared::decide, row by row", [&](std::uint64_t seed) {
    test::Dice dice(seed);
    const semantics::Model model = test::random_model(dice, dice.one_of<std::size_t>({3, 12, 80}));
    const program::Program program = compile::compile(model);
    const Prepared prepared(program);
    decision::Block block(prepared);
    std::vector<Case> rows;
    for (std::size_t row = 0; row < dice.one_of<std::size_t>({1, 20, 70}); ++row) {
      Case next = test::random_case(dice, model, 1, 1);
      next.personal_interest.reset();
      next.decisions.clear();
      for (std::size_t f = 0; f < program.fields.size(); ++f) {
        Fact& fact = fact_of(next, program, f);
        if (fact.state == Fact::State::history) fact.state = Fact::State::unknown;
        fact.history.clear();
        const bool known = fact.state == Fact::State::known;
        block.column(prepared.slot(FieldId(f)))[row] = known                             ? fact.value.raw
                                                       : fact.state == Fact::State::none ? program::coded::none
                                                                                         : program::coded::unknown;
      }
      for (std::size_t d = 0; d < next.dates.size(); ++d)
        block.column(prepared.slot(static_cast<CaseDate>(d)))[row] =
            next.dates[d] ? next.dates[d]->days() : program::coded::unknown;
      for (std::size_t b = 0; b < next.spent.size(); ++b) block.spent(BudgetId(b))[row] = next.spent[b];
      rows.push_back(std::move(next));
    }
    std::vector<Decided> decided(decision::Block::rows);
    for (const QuestionId q : asked_of(program)) {
      const std::size_t before = test::allocations();
      block.decide(q, rows.size(), decided.data());
      const std::size_t taken = test::allocations() - before;
      RC_ASSERT(taken == 0);
      for (std::size_t row = 0; row < rows.size(); ++row) {
        Scratch scratch(prepared, rows[row]);
        const Decided by_slots = prepared.decide(q, scratch);
        RC_ASSERT(decided[row].by_all == by_slots.by_all);
        RC_ASSERT(by_slots.by_all || decided[row] == by_slots);
        RC_ASSERT(block.answers(q) || by_slots.by_all);
        answered += by_slots.by_all ? 0 : 1;
      }
    }
  });
  CHECK(answered > 1000);
}

namespace {

/// The right is yes for amounts from 0, 100, 200 …, by a rule each; a person asks for it.
semantics::Model ladder_of_amounts(std::size_t count) {
  semantics::Model m;
  semantics::Field& amount = m.fields.emplace_back();
  amount.name = "bedrag";
  amount.owner = FieldOwner::request;
  amount.type.kind = TypeKind::number;
  semantics::Field& partner = m.fields.emplace_back();
  partner.name = "partner";
  partner.owner = FieldOwner::person;
  partner.type.kind = TypeKind::person;
  m.questions[static_cast<std::size_t>(QuestionKind::right)].asked = true;
  const auto make = [&](Op op, TypeKind type, std::vector<ExprId> arguments, Value literal = {}) {
    semantics::Expr e;
    e.op = op;
    e.type.kind = type;
    e.arguments = std::move(arguments);
    e.literal = literal;
    m.exprs.push_back(std::move(e));
    return ExprId(m.exprs.size() - 1);
  };
  for (std::size_t i = 0; i < count; ++i) {
    const Value v = Value::number(static_cast<std::int64_t>(100 * i));
    semantics::Rule& rule = m.rules.emplace_back();
    rule.name = std::to_string(10'000 + i);
    rule.question = QuestionKind::right;
    rule.condition = make(Op::equal, TypeKind::boolean,
                          {make(Op::field, TypeKind::number, {}), make(Op::literal, TypeKind::number, {}, v)});
    rule.conclusion = semantics::YesNo{true};
  }
  return m;
}

}  // namespace

TEST_CASE("slots are found by name, and a fact keeps its value until it is set again") {
  const program::Program program = compile::compile(ladder_of_amounts(40));
  const Prepared prepared(program);
  const auto amount = prepared.slot("bedrag");
  REQUIRE(amount);
  CHECK(*amount == prepared.slot(FieldId(0)));
  CHECK_FALSE(prepared.slot("bedragen"));
  Scratch scratch(prepared);
  CHECK(prepared.decide(QuestionKind::right, scratch).kind == OutcomeKind::missing);  // the reference date
  scratch.set(prepared.slot(CaseDate::reference), Value::date(*Date::from_ymd(2017, 1, 1)));
  scratch.set(*amount, Value::number(700));
  const Decided d = prepared.decide(QuestionKind::right, scratch);
  CHECK(d.kind == OutcomeKind::settled);
  CHECK(d.rule == RuleId(7));
  CHECK_FALSE(d.by_all);
  CHECK(prepared.decide(QuestionKind::right, scratch) == d);
  scratch.set_unknown(*amount);
  CHECK(prepared.decide(QuestionKind::right, scratch).kind == OutcomeKind::missing);
  scratch.set(*amount, Value::number(701));
  CHECK(prepared.decide(QuestionKind::right, scratch).open == OpenReason::no_rule);
  CHECK(prepared.decide(QuestionKind::payer, scratch).kind == OutcomeKind::not_applicable);
  CHECK(scratch.facts().requests[0].facts[0].value == Value::number(701));
}

TEST_CASE("what does not fit is refused") {
  const program::Program program = compile::compile(ladder_of_amounts(2));
  const Prepared prepared(program);
  Scratch scratch(prepared);
  Case two = scratch.facts();
  two.requests.push_back(two.requests.front());
  CHECK_THROWS_AS(Scratch(prepared, two), std::invalid_argument);
  two.requests.clear();
  CHECK_THROWS_AS(Scratch(prepared, two), std::invalid_argument);
  CHECK_THROWS_AS(Scratch(prepared, Case{}), std::invalid_argument);
  scratch.set(*prepared.slot("partner"), Value::person(1));
  CHECK_THROWS_AS(scratch.facts(), std::invalid_argument);
  scratch.set(*prepared.slot("partner"), Value::person(0));
  CHECK_NOTHROW(scratch.facts());
}

TEST_CASE("one Prepared serves many threads, each with its scratch") {
  const program::Program program = compile::compile(ladder_of_amounts(500));
  const Prepared prepared(program);
  std::vector<int> wrong(4, 0);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < wrong.size(); ++t)
    threads.emplace_back([&, t] {
      Scratch scratch(prepared);
      scratch.set(prepared.slot(CaseDate::reference), Value::date(*Date::from_ymd(2017, 1, 1)));
      for (std::size_t i = t; i < 500; ++i) {
        scratch.set(prepared.slot(FieldId(0)), Value::number(static_cast<std::int64_t>(100 * i)));
        if (prepared.decide(QuestionKind::right, scratch).rule != RuleId(i)) ++wrong[t];
      }
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == std::vector<int>(4, 0));
}
