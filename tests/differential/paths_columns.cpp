// Cases as the rows of a table, in Arrow's form, and the columns of answers beside what the judge says.
#include <algorithm>

#include <fmt/format.h>

#include <klap/columns/decide.hpp>
#include <klap/decision/fact_name.hpp>
#include <klap/exchange/words.hpp>

#include "columns/table.hpp"
#include "differential/paths.hpp"
#include "differential/show.hpp"

namespace klap::differential {
namespace {

using decision::Case;
using decision::Fact;
using decision::Outcome;
using decision::OutcomeKind;
using program::Program;
using Cell = std::optional<std::string>;

std::string cell_of(const Program& program, const program::Field& field, const Value& value) {
  const auto at = static_cast<std::size_t>(value.raw);
  switch (field.type) {
    case TypeKind::boolean: return value.raw != 0 ? "ja" : "nee";
    case TypeKind::date: return to_iso(value.as_date());
    case TypeKind::money: return to_plain(value.as_money());
    case TypeKind::number: return std::to_string(value.raw);
    case TypeKind::municipality: return fmt::format("{:04}", value.raw);
    case TypeKind::choice: return "`" + program.fields[field.choices_of.index].choices[at] + "`";
    case TypeKind::lot: return "`" + program.lots[at].name + "`";
    case TypeKind::provider: return "`" + program.actors[at].name + "`";
    case TypeKind::law: return "`" + program.sources[at].name + "`";
    case TypeKind::person: return "inwoner";
  }
  return {};
}

Cell cell_of(const Program& program, const program::Field& field, const Fact& fact) {
  if (fact.state == Fact::State::none) return "geen";
  return fact.state == Fact::State::known ? Cell(cell_of(program, field, fact.value)) : std::nullopt;
}

const Fact& fact_of(const program::Field& field, std::size_t f, const Case& facts) {
  switch (field.owner) {
    case FieldOwner::person: return facts.persons.front().facts[f];
    case FieldOwner::request: return facts.requests.front().facts[f];
    case FieldOwner::plan: break;
  }
  return facts.plan[f];
}

std::string column_of(const program::Field& field) {
  if (field.judge.is_some()) return "oordeel." + field.name;
  if (field.owner == FieldOwner::person) return "persoon." + field.name;
  return field.owner == FieldOwner::plan ? "plan." + field.name : field.name;
}

/// Made column by column: `cell` gives that of a row.
template <class CellOf>
void add_column(std::vector<test::MadeColumn>& columns, const std::string& name, const std::vector<Case>& rows,
                CellOf cell) {
  test::Cells<std::string> cells;
  for (const Case& facts : rows) cells.push_back(cell(facts));
  columns.push_back(test::texts(name, columns.size() % 2 == 0 ? "u" : "vu", cells));
}

std::vector<test::MadeColumn> columns_of(const Program& program, const std::vector<Case>& rows) {
  constexpr const char* dates[] = {"peildatum", "aanvraagdatum", "gebeurtenisdatum", "besluitdatum",
                                   "bekendmakingsdatum"};
  std::vector<test::MadeColumn> columns;
  for (std::size_t d = 0; d < std::size(dates); ++d)
    add_column(columns, dates[d], rows,
               [&](const Case& c) { return c.dates[d] ? Cell(to_iso(*c.dates[d])) : std::nullopt; });
  for (std::size_t f = 0; f < program.fields.size(); ++f) {
    const program::Field& field = program.fields[f];
    add_column(columns, column_of(field), rows,
               [&](const Case& c) { return cell_of(program, field, fact_of(field, f, c)); });
  }
  for (std::size_t b = 0; b < program.budgets.size(); ++b) {
    const std::string name = "besteed." + program.budgets[b].name;
    add_column(columns, name, rows,
               [&](const Case& c) { return c.spent[b] ? Cell(to_plain(c.spent[b]->amount)) : std::nullopt; });
    add_column(columns, name + ".stand_van", rows,
               [&](const Case& c) { return c.spent[b] ? Cell(to_iso(c.spent[b]->as_of)) : std::nullopt; });
  }
  add_column(columns, "persoonlijk_belang", rows, [&](const Case& c) -> Cell {
    if (!c.personal_interest) return std::nullopt;
    std::string names;
    for (const ActorId who : *c.personal_interest) names += (names.empty() ? "" : ";") + program.actors[who.index].name;
    return names.empty() ? "geen" : names;
  });
  return columns;
}

/// What the judge says, as the cells of one question; by the name of the column behind that of the question.
std::vector<std::pair<std::string, std::string>> cells_of(const Program& program, QuestionId question,
                                                          const Outcome& outcome) {
  const auto word = [](auto list, auto of) { return std::string(list[static_cast<std::size_t>(of)]); };
  std::vector<std::pair<std::string, std::string>> cells = {
      {"uitkomst", word(exchange::outcome_kind_words, outcome.kind)},
      {"reden", outcome.kind == OutcomeKind::open ? word(exchange::open_reason_words, outcome.open) : "null"},
      {"ontbreekt",
       outcome.missing.empty() ? "null" : std::string(decision::canonical_name(program, outcome.missing.front()))}};
  if (outcome.kind != OutcomeKind::settled) cells.emplace_back("antwoord", "null");
  if (const auto* yes = std::get_if<bool>(&outcome.answer)) cells.emplace_back("antwoord", *yes ? "true" : "false");
  if (const auto* law = std::get_if<SourceId>(&outcome.answer))
    cells.emplace_back("antwoord", program.sources[law->index].name);
  if (const auto* value = std::get_if<Value>(&outcome.answer)) {
    const program::OwnQuestion& own = program.own_questions[question.own()];
    const std::string text = own.type == TypeKind::boolean        ? (value->raw != 0 ? "true" : "false")
                             : own.type == TypeKind::municipality ? fmt::format("{:04}", value->raw)
                             : own.type == TypeKind::choice       ? own.choices[static_cast<std::size_t>(value->raw)]
                                                                  : std::to_string(value->raw);
    cells.emplace_back("antwoord", text);
  }
  if (const auto* payment = std::get_if<decision::PaymentAnswer>(&outcome.answer)) {
    for (std::size_t b = 0; b < program.budgets.size(); ++b) {
      const auto line = std::find_if(payment->lines.begin(), payment->lines.end(),
                                     [&](const decision::PayLine& l) { return l.budget.index == b; });
      const std::string cents = line == payment->lines.end() ? "null" : std::to_string(line->amount.cents());
      cells.emplace_back("bedrag." + program.budgets[b].name, cents);
    }
    const std::int64_t uncovered = payment->uncovered.cents();
    cells.emplace_back("bedrag_ongedekt", uncovered == 0 ? "null" : std::to_string(uncovered));
  }
  if (const auto* decider = std::get_if<decision::DeciderAnswer>(&outcome.answer)) {
    std::string names;
    for (const decision::Decider& one : decider->deciders)
      names += (names.empty() ? "" : "; ") + program.actors[one.actor.index].name;
    cells.emplace_back("antwoord", names.empty() ? "null" : names);
  }
  return cells;
}

Outcome no_decision_needed() {
  Outcome outcome;
  outcome.kind = OutcomeKind::not_applicable;
  return outcome;
}

/// Of the questions that are asked: the name of its columns, and the judge's outcome.
struct Asked {
  std::string name;
  QuestionId id;
  Outcome outcome;
};

std::vector<Asked> asked(const Program& program, const decision::CaseOutcome& of) {
  const decision::RequestOutcome& r = of.requests.front();
  const auto of_decision = [&](Outcome decision::DecisionOutcome::*which) {
    return r.decision ? of.decisions[*r.decision].*which : no_decision_needed();
  };
  using Decision = decision::DecisionOutcome;
  std::vector<Asked> all = {{"wet", QuestionKind::law, r.law},
                            {"besluit_nodig", QuestionKind::need, r.need},
                            {"recht", QuestionKind::right, r.right},
                            {"betaler", QuestionKind::payer, r.payer},
                            {"beslisser", QuestionKind::decider, of_decision(&Decision::decider)},
                            {"opdrachtgever", QuestionKind::orderer, of_decision(&Decision::orderer)},
                            {"beschikking", QuestionKind::addressee, of_decision(&Decision::addressee)},
                            {"regie", QuestionKind::direction, of.plan.direction},
                            {"vervolg", QuestionKind::follow_up, r.follow_up}};
  for (std::size_t own = 0; own < r.own.size(); ++own)
    all.push_back({"eigen." + program.own_questions[own].name, QuestionId::of_own(own), r.own[own]});
  std::erase_if(all, [&](const Asked& one) { return !program.question(one.id).asked; });
  return all;
}

}  // namespace

Case flat(const Program& program, Case facts) {
  const std::size_t person = facts.requests.front().person;
  facts.requests.resize(1);
  facts.requests.front().person = 0;
  facts.requests.front().notes.clear();
  facts.persons = {facts.persons[person]};
  facts.decisions.clear();
  const auto flatten = [&](std::vector<Fact>& all) {
    for (std::size_t f = 0; f < all.size(); ++f) {
      if (all[f].state == Fact::State::history) {
        all[f].value = all[f].history.back().second;
        all[f].state = Fact::State::known;
      }
      all[f].history.clear();
      const bool names_person = program.fields[f].type == TypeKind::person && all[f].state == Fact::State::known;
      if (names_person) all[f].value = Value::person(0);
    }
  };
  flatten(facts.persons.front().facts);
  flatten(facts.requests.front().facts);
  flatten(facts.plan);
  return facts;
}

std::optional<std::string> compare_columns(const Prepared& rules, const std::vector<Case>& rows) {
  const Program& program = rules.program;
  const test::TableMade table(columns_of(program, rows), static_cast<std::int64_t>(rows.size()));
  test::Got got;
  const auto result = columns::decide(program, table.schema, table.array, {{}, 2}, &got.schema, &got.array);
  if (!result.problems.empty()) {
    return rules.text + "the table is refused: " + message(result.problems.front().diagnostic, Language::english) +
           "\n";
  }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const decision::CaseOutcome expected = reference::judge(rules.model, rows[row]).outcome;
    for (const Asked& one : asked(program, expected)) {
      for (const auto& [name, cell] : cells_of(program, one.id, one.outcome)) {
        const std::string column = one.name + "." + name;
        const std::string found = got.at(column, static_cast<std::int64_t>(row));
        if (found == cell) continue;
        return rules.text + show(rules.model, rows[row]) + column + " is " + found + ", judge: " + cell + "\n";
      }
    }
  }
  return std::nullopt;
}

}  // namespace klap::differential
