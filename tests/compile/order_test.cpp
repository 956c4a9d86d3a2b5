// Clause 5.9: one pass over the rules needs every rule behind its exceptions, however long the row of exceptions is.
#include <algorithm>

#include <klap/compile/compile.hpp>

#include "support/catch.hpp"

using namespace klap;

TEST_CASE("rules are ordered behind their exceptions") {
  constexpr std::size_t count = 10'000;
  semantics::Model model;
  for (std::size_t i = 0; i < count; ++i) {
    semantics::Rule rule;
    rule.name = std::to_string(100'000 + i);
    rule.question = QuestionKind::right;
    rule.conclusion = semantics::YesNo{i % 2 == 0};
    if (i > 0) rule.exception_to.emplace_back(i - 1);
    model.rules.push_back(std::move(rule));
  }
  const program::Program p = compile::compile(model);
  const auto& order = p.question(QuestionKind::right).order;
  REQUIRE(order.size() == count);
  std::vector<std::size_t> place(count);
  for (std::size_t i = 0; i < count; ++i) place[order[i].index] = i;
  CHECK(std::all_of(p.rules.begin(), p.rules.end(), [&](const program::Rule& r) {
    return std::all_of(r.exceptions.begin(), r.exceptions.end(), [&](RuleId e) {
      return place[e.index] < place[static_cast<std::size_t>(&r - p.rules.data())];
    });
  }));
}
