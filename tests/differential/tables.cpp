// Tables: of both policies, as tables or written out as the rules their rows are (clause 5.15).
#include <algorithm>

#include "differential/drafts.hpp"

namespace klap::differential {
namespace {

using Texts = std::vector<std::string>;

// In no order with the rules.
const Texts table_names{"raam", "vis", "eg"};

struct Row {
  Texts cells;
  Texts written_out;
  std::string answer;
  std::string ground;
};

Row row(const Part& part, const std::vector<Column>& columns, Question question, const Setting& setting,
        const Scope& scope) {
  Choices c(part);
  Row result;
  result.answer = conclusion(c, question, setting, scope);
  result.ground = c.of(Texts{"Wmo 2.3.5", "-", "MB 1, Wmo 2"});
  for (const Column& one : columns) {
    if (c.in_16(4)) {
      result.cells.emplace_back("-");
      continue;
    }
    const Column::Cell cell = c.of(one.cells);
    result.cells.push_back(cell.text);
    result.written_out.push_back(cell.written_out);
  }
  return result;
}

std::string between_bars(const Texts& cells) {
  std::string text = "\n        |";
  for (const std::string& cell : cells) text += " " + cell + " |";
  return text;
}

// Every row twice, each for a part of all days: on any day one of the two is what the row was.
void split_rows(Texts& heads, std::vector<Row>& rows) {
  heads.insert(heads.begin(), "de peildatum");
  std::vector<Row> halves;
  for (const Row& one : rows) {
    for (const std::string half : {"is vanaf 2017-03-01", "is vóór 2017-03-01"}) {
      halves.push_back(one);
      halves.back().cells.insert(halves.back().cells.begin(), half);
    }
  }
  rows = halves;
}

}  // namespace

RuleDraft draft_of(const TableRecipe& recipe, std::size_t i, Tables tables, const Setting& setting) {
  const std::size_t rows = std::max<std::size_t>(1, recipe.rows.size());
  return {table_names[i % table_names.size()], question_of(recipe.head, setting),
          tables == Tables::written_out ? rows : 0};
}

Texts table(const TableRecipe& recipe, const RuleDraft& draft, const std::vector<RuleDraft>& before, const Scope& scope,
            const Setting& setting, Tables tables) {
  Choices c(recipe.head);
  (void)c.below(1);  // the question
  const bool first = !c.in_16(6) && (tables == Tables::as_meant || tables == Tables::split);
  const std::string derogates = exceptions(c, before, draft.question);
  const std::string in_force = c.in_16(3) ? "\n        " + period(c) : "";
  const bool grounds = c.in_16(6);
  std::vector<Column> columns(c.below(4));
  for (Column& one : columns) one = column(c, setting, scope);
  std::vector<Row> rows;
  for (const Part& part : recipe.rows) rows.push_back(row(part, columns, draft.question, setting, scope));
  if (rows.empty()) rows.push_back(row({}, columns, draft.question, setting, scope));

  const std::string clauses = "\n        grondslag Wmo 2.3.5" + in_force;
  Texts texts;
  if (tables == Tables::written_out) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::string text = "    regel " + row_name(draft, i + 1) + derogates;
      for (std::size_t j = 0; j < rows[i].written_out.size(); ++j) {
        text += (j == 0 ? "\n        als " : " en ") + rows[i].written_out[j];
      }
      texts.push_back(text + "\n        dan " + rows[i].answer + clauses);
    }
    return texts;
  }
  std::string text = "    tabel " + draft.name + derogates + (first ? " eerste treffer" : " elke treffer") + clauses;
  Texts heads;
  for (const Column& one : columns) heads.push_back(one.head);
  if (tables == Tables::split) split_rows(heads, rows);
  heads.emplace_back("dan");
  if (grounds) heads.emplace_back("grondslag");
  text += between_bars(heads);
  for (Row& one : rows) {
    one.cells.push_back(one.answer);
    if (grounds) one.cells.push_back(one.ground);
    text += between_bars(one.cells);
  }
  return {text};
}

}  // namespace klap::differential
