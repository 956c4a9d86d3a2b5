// Tables: of every policy, as tables or written out as the rules their rows are (clause 5.15).
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
  std::string rests_on;  // by the table where it has no ground of its own
};

// Unieke treffer is of questions with one answer only.
std::string hit_policy(Choices& c, Question question, const Setting& setting) {
  const std::size_t which = c.below(16);
  const bool collects = question >= first_own && setting.own[question - first_own].collects;
  if (which < 9) return " eerste treffer";
  return which < 13 || question == follow_up || collects ? " elke treffer" : " unieke treffer";
}

Row row(const Part& part, const std::vector<Column>& columns, Question question, const Setting& setting,
        const Scope& scope) {
  Choices c(part);
  Row result;
  result.answer = conclusion(c, question, setting, scope);
  result.ground = c.of(Texts{"Wmo 2.3.5", "-", "MB 1, Wmo 2", "Jeugdwet 2.3", "-", "Beleid 1, Jeugdwet 3"});
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

Texts table(const TableRecipe& recipe, RuleDraft& draft, const std::vector<RuleDraft>& before, const Scope& scope,
            const Setting& setting, Writing writing, Footing& footing, Texts& declarations) {
  const Tables tables = writing.tables;
  Choices c(recipe.head);
  (void)c.below(1);  // the question
  const bool as_meant = tables == Tables::as_meant || tables == Tables::split;
  const std::string policy = hit_policy(c, draft.question, setting);
  const std::vector<RuleDraft> exception_to = exceptions(c, before, draft.question);
  const std::string derogates = exception_clause(exception_to);
  const std::string some_period = c.in_16(4) ? period(c) : "";
  const Transition over = transition(c, some_period, reference_date(draft.question, setting), writing.clauses);
  std::string in_force = over.lines();
  const std::string other_grounds = c.of(some_grounds());
  const std::string wanted = c.in_16(4) ? other_grounds : "Wmo 2.3.5";
  const std::string known = known_from(c);
  if (!known.empty()) in_force += "\n        " + known;
  const bool grounds = c.in_16(6);
  std::vector<Column> columns(c.below(4));
  for (Column& one : columns) one = column(c, setting, scope);
  std::vector<Row> rows;
  for (const Part& part : recipe.rows) rows.push_back(row(part, columns, draft.question, setting, scope));
  if (rows.empty()) rows.push_back(row({}, columns, draft.question, setting, scope));

  draft.by_statute = false;
  bool ground_column = grounds;
  for (Row& one : rows) {
    const std::string own = grounds && one.ground != "-" ? one.ground : wanted;
    one.rests_on = footing.grounds(draft, exception_to, own);
    one.ground = one.rests_on == wanted ? "-" : one.rests_on;
    draft.by_statute = draft.by_statute || rests_on_law(one.rests_on);
    ground_column = ground_column || one.rests_on != own;  // of a table without, a row may still need another
  }
  Texts texts;
  if (tables == Tables::written_out) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::string text = "    regel " + row_name(draft, i + 1) + derogates;
      for (std::size_t j = 0; j < rows[i].written_out.size(); ++j) {
        text += (j == 0 ? "\n        als " : " en ") + rows[i].written_out[j];
      }
      for (std::size_t j = 0; j < over.conditions.size(); ++j) {
        text += (j == 0 && rows[i].written_out.empty() ? "\n        als " : " en ") + over.conditions[j];
      }
      texts.push_back(text + "\n        dan " + rows[i].answer + "\n        grondslag " + rows[i].rests_on + in_force);
    }
    return texts;
  }
  std::string text = "    tabel " + draft.name + derogates + (as_meant ? policy : " elke treffer") +
                     "\n        grondslag " + wanted + in_force;
  Texts heads;
  for (const Column& one : columns) heads.push_back(one.head);
  if (tables == Tables::split) split_rows(heads, rows);
  for (std::size_t i = 0; i < over.conditions.size(); ++i) {  // the same in every row
    const std::string term = "overgang_" + draft.name + std::to_string(i + 1);
    declarations.push_back("begrip " + term + " betekent " + over.conditions[i]);
    heads.push_back(term);
    for (Row& one : rows) one.cells.emplace_back("ja");
  }
  heads.emplace_back("dan");
  if (ground_column) heads.emplace_back("grondslag");
  text += between_bars(heads);
  for (Row& one : rows) {
    one.cells.push_back(one.answer);
    if (ground_column) one.cells.push_back(one.ground);
    text += between_bars(one.cells);
  }
  return {text};
}

}  // namespace klap::differential
