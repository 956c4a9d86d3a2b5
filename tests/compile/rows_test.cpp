// A row knows its place in its table, whatever the order of the names.
#include <klap/compile/compile.hpp>

#include "support/catch.hpp"

using namespace klap;

TEST_CASE("the place of a row is that in its table") {
  semantics::Model model;
  for (const char* name : {"t/1", "t/10", "t/2", "z"}) {
    semantics::Rule& rule = model.rules.emplace_back();
    rule.name = name;
    rule.question = QuestionKind::right;
    rule.conclusion = semantics::YesNo{true};
    if (rule.name != "z") rule.table = TableId(0);
  }
  semantics::Table& table = model.tables.emplace_back();
  table.name = "t";
  table.rows = {RuleId(0), RuleId(2), RuleId(1)};
  const program::Program p = compile::compile(model);
  CHECK(p.rules[0].row == 0);
  CHECK(p.rules[2].row == 1);
  CHECK(p.rules[1].row == 2);
}
