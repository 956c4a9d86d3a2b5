// What rules and rows of tables are called.
#include <algorithm>

#include "telling.hpp"

namespace klap::explanation {

namespace {

const program::Table* table_of(const Telling& t, RuleId id) {
  const program::Rule* rule = find(t.program.rules, id);
  return rule == nullptr ? nullptr : find(t.program.tables, rule->table);
}

}  // namespace

// Rule names are never changed: the reader looks them up in the rule text. Rows have no names there, only numbers.
std::string rule_name(const Telling& t, RuleId id) {
  const program::Rule* rule = find(t.program.rules, id);
  if (rule == nullptr) return say(t, Word::unknown);
  return t.exact || table_of(t, id) == nullptr ? rule->name : row_name(t, id);
}

std::size_t row_number(const Telling& t, RuleId id) {
  const program::Table* table = table_of(t, id);
  if (table == nullptr) return 0;
  const auto& rows = table->rows;  // in id order too: their names are numbers
  return static_cast<std::size_t>(std::lower_bound(rows.begin(), rows.end(), id) - rows.begin()) + 1;
}

std::string row_name(const Telling& t, RuleId id) { return rows_name(t, id, fmt::format("{}", row_number(t, id))); }

std::string rows_name(const Telling& t, RuleId id, const std::string& rows) {
  const program::Table* table = table_of(t, id);
  if (table == nullptr) return {};
  const bool labelled = !table->label.empty() && !t.exact;
  return labelled ? say<Word::row_of>(t, rows, table->label) : say<Word::row_of_named>(t, rows, table->name);
}

bool are_rows_of_one_table(const Telling& t, RuleId a, RuleId b) {
  const program::Rule* first = find(t.program.rules, a);
  const program::Rule* second = find(t.program.rules, b);
  return first != nullptr && second != nullptr && first->table.is_some() && first->table == second->table;
}

std::string rule_names(const Telling& t, const std::vector<RuleId>& ids) {
  std::vector<std::string> names;
  for (const RuleId id : ids) names.push_back(rule_name(t, id));
  return joined(t, names);
}

}  // namespace klap::explanation
