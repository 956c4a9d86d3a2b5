// The index of a question never excludes a rule that can hold, and does exclude the many that cannot.
#include <set>

#include <klap/compile/compile.hpp>
#include <klap/decision/decide.hpp>

#include "index/random_rules.hpp"
#include "support/catch.hpp"

using namespace klap;

// Linked with the decision that holds every working out by the index against all rules, and throws where they differ.
TEST_CASE("decisions by the index are those by all rules") {
  KLAP_PROPERTY("index = all rules", [](std::uint64_t seed) {
    test::Dice dice(seed);
    const semantics::Model model = test::random_model(dice, dice.one_of<std::size_t>({3, 20, 90}));
    const program::Program program = compile::compile(model);
    for (int i = 0; i < 20; ++i) {
      const decision::Case facts = test::random_case(dice, model, 3, 3);
      const decision::CaseOutcome outcome = decision::decide(program, facts);
      RC_ASSERT(outcome.requests.size() == facts.requests.size());
    }
  });
}

namespace {

/// Rule i holds where the amount lies in [100 i, 100 i + 99], and the choice is i mod 5.
semantics::Model spread_model(std::size_t count) {
  semantics::Model m;
  const auto make = [&](Op op, TypeKind type, std::vector<ExprId> arguments, std::uint32_t ref, Value literal = {}) {
    semantics::Expr e;
    e.op = op;
    e.type.kind = type;
    e.arguments = std::move(arguments);
    e.ref = ref;
    e.literal = literal;
    m.exprs.push_back(std::move(e));
    return ExprId(m.exprs.size() - 1);
  };
  for (const TypeKind type : {TypeKind::number, TypeKind::choice}) {
    semantics::Field& f = m.fields.emplace_back();
    f.owner = FieldOwner::request;
    f.type.kind = type;
    f.type.optional = true;  // else geen, which cannot be, is looked up as not known
  }
  const auto whole = [](std::size_t n) { return Value::number(static_cast<std::int64_t>(n)); };
  for (std::size_t i = 0; i < count; ++i) {
    const ExprId low =
        make(Op::greater_equal, TypeKind::boolean,
             {make(Op::field, TypeKind::number, {}, 0), make(Op::literal, TypeKind::number, {}, 0, whole(100 * i))}, 0);
    const ExprId high = make(
        Op::less, TypeKind::boolean,
        {make(Op::field, TypeKind::number, {}, 0), make(Op::literal, TypeKind::number, {}, 0, whole(100 * i + 100))},
        0);
    const ExprId kind = make(
        Op::equal, TypeKind::boolean,
        {make(Op::field, TypeKind::choice, {}, 1), make(Op::literal, TypeKind::choice, {}, 1, Value::choice(i % 5))},
        0);
    semantics::Rule& rule = m.rules.emplace_back();
    rule.name = std::to_string(10'000 + i);
    rule.question = QuestionKind::right;
    rule.condition = make(Op::all_of, TypeKind::boolean, {low, high, kind}, 0);
    rule.conclusion = semantics::YesNo{true};
  }
  return m;
}

std::vector<RuleId> candidates(const program::Program& p, std::int64_t number, std::int64_t choice) {
  const program::Index& index = p.index(QuestionKind::right);
  std::vector<std::int64_t> values(p.atoms.columns.size());
  for (std::size_t c = 0; c < values.size(); ++c)
    values[c] = p.node(p.atoms.columns[c].operand).ref == 0 ? number : choice;
  std::vector<const std::uint64_t*> rows(index.groups.size());
  program::find_rows(index, values.data(), rows.data());
  std::vector<RuleId> found;
  program::each_candidate(index, rows.data(), [&](std::uint32_t at) {
    found.push_back(index.rules[at]);
    return at + 1;
  });
  return found;
}

}  // namespace

TEST_CASE("a few rules: the index alone finds the one that holds") {
  const program::Program p = compile::compile(spread_model(30));
  for (std::size_t i = 0; i < 30; ++i) {
    const auto n = static_cast<std::int64_t>(100 * i);
    const auto choice = static_cast<std::int64_t>(i % 5);
    CHECK(candidates(p, n, choice) == std::vector{RuleId(i)});
    CHECK(candidates(p, n + 99, choice) == std::vector{RuleId(i)});
    CHECK(candidates(p, n, choice + 1).empty());
  }
  CHECK(candidates(p, -1, 0).empty());
  CHECK(candidates(p, 3000, 4).empty());
}

TEST_CASE("many rules: few candidates, the one that holds among them") {
  constexpr std::size_t count = 5000;
  const program::Program p = compile::compile(spread_model(count));
  for (std::size_t i = 0; i < count; i += 7) {
    const auto found = candidates(p, static_cast<std::int64_t>(100 * i + 99), static_cast<std::int64_t>(i % 5));
    CHECK(found.size() <= 30);
    CHECK(std::set(found.begin(), found.end()).count(RuleId(i)) == 1);
  }
}

TEST_CASE("what is not known excludes nothing, and geen what a comparison with it excludes") {
  namespace coded = program::coded;
  const program::Program p = compile::compile(spread_model(30));
  CHECK(candidates(p, coded::unknown, coded::unknown).size() == 30);
  CHECK(candidates(p, coded::error, coded::unknown).size() == 30);
  CHECK(candidates(p, coded::unknown, 0).size() == 6);
  CHECK(candidates(p, coded::none, coded::unknown).empty());
}

TEST_CASE("the index of ten thousand rules stays small") {
  const program::Program p = compile::compile(spread_model(10'000));
  CHECK(p.index(QuestionKind::right).bytes() + p.atoms.bytes() <= 8U << 20U);
}
