// What rules and tables have in common while they are written: their names and questions, conclusions and exceptions.
#pragma once

#include <string>
#include <vector>

#include "differential/rule_writer.hpp"
#include "differential/setting.hpp"

namespace klap::differential {

/// From `first_own` on: the own questions of the setting.
enum Question : std::size_t {
  law,
  need,
  right,
  payer,
  decider,
  orderer_,
  addressee_,
  direction_,
  follow_up,
  first_own
};

[[nodiscard]] Question own_question(std::size_t own);

/// A rule, or a table: what others can be an exception to.
struct RuleDraft {
  std::string name;
  Question question = right;
  std::size_t rows = 0;  // of a table that is written out: rules of that name with a number behind it
};

/// Which question a rule or a table is of: its first choice, so that it stays when the rest shrinks.
[[nodiscard]] Question question_of(const Part& part, const Setting& setting);

[[nodiscard]] std::string conclusion(Choices& choices, Question question, const Setting& setting, const Scope& scope);

/// ", uitzondering op …", or nothing.
[[nodiscard]] std::string exceptions(Choices& choices, const std::vector<RuleDraft>& before, Question question);

/// The name of a row, from 1, of a table that is written out; in the order of the rows.
[[nodiscard]] std::string row_name(const RuleDraft& draft, std::size_t row);

/// The i-th table.
[[nodiscard]] RuleDraft draft_of(const TableRecipe& recipe, std::size_t i, Tables tables, const Setting& setting);

/// One text for a table, or one for each of its rows; in tables.cpp.
[[nodiscard]] std::vector<std::string> table(const TableRecipe& recipe, const RuleDraft& draft,
                                             const std::vector<RuleDraft>& before, const Scope& scope,
                                             const Setting& setting, Tables tables);

}  // namespace klap::differential
