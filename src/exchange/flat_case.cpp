#include <klap/exchange/flat_case.hpp>

#include <algorithm>
#include <charconv>

#include <klap/base/limits.hpp>
#include <klap/source/utf8.hpp>

#include "listed.hpp"
#include "names.hpp"

namespace klap::exchange {
namespace {

using decision::Case;
using decision::Fact;
using Column = FlatColumn;
using Kind = FlatColumn::Kind;
using program::Program;

constexpr std::string_view name_column = "zaak";
constexpr std::string_view interest_column = "persoonlijk_belang";
constexpr std::string_view of_person = "persoon.";
constexpr std::string_view of_plan = "plan.";
constexpr std::string_view judgement = "oordeel.";
constexpr std::string_view spent = "besteed.";
constexpr std::string_view as_of = ".stand_van";

bool between_backticks(std::string_view text) { return text.size() > 2 && text.front() == '`' && text.back() == '`'; }
std::string_view bare(std::string_view text) {
  return between_backticks(text) ? text.substr(1, text.size() - 2) : text;
}

/// Declarations of one kind stand in order of their names (docs/semantics.md, clause 15.3).
template <class Declared>
std::optional<std::size_t> find(const std::vector<Declared>& declared, std::string_view name) {
  const auto found = std::lower_bound(declared.begin(), declared.end(), name,
                                      [](const Declared& d, std::string_view n) { return d.name < n; });
  if (found == declared.end() || found->name != name) return std::nullopt;
  return static_cast<std::size_t>(found - declared.begin());
}

std::optional<Column> fact_column(const Program& program, std::string_view name, FieldOwner owner, bool judged) {
  const auto found = find(program.fields, bare(name));
  if (!found || program.fields[*found].owner != owner || program.fields[*found].judge.is_some() != judged)
    return std::nullopt;
  return Column{Kind::fact, {}, FieldId(*found), {}};
}

std::optional<Column> spent_column(const Program& program, std::string_view name) {
  const bool date = name.ends_with(as_of);
  if (date) name.remove_suffix(as_of.size());
  const auto found = find(program.budgets, bare(name));
  if (!found) return std::nullopt;
  return Column{date ? Kind::spent_as_of : Kind::spent, {}, {}, BudgetId(*found)};
}

/// Every name that a column can have.
std::vector<std::string> column_names(const Program& program) {
  std::vector<std::string> names(date_keys.begin(), date_keys.end());
  names.emplace_back(name_column);
  names.emplace_back(interest_column);
  for (const program::Field& field : program.fields) {
    const std::string_view prefix = field.judge.is_some()               ? judgement
                                    : field.owner == FieldOwner::person ? of_person
                                    : field.owner == FieldOwner::plan   ? of_plan
                                                                        : std::string_view();
    names.push_back(std::string(prefix) + field.name);
  }
  for (const program::Budget& budget : program.budgets) {
    names.push_back(std::string(spent) + budget.name);
    names.push_back(names.back() + std::string(as_of));
  }
  return names;
}

void refuse_unknown(const Program& program, const std::string& name, Diagnostics& diagnostics) {
  const std::vector<std::string> names = column_names(program);
  std::string as_written = shown(name, limits::echoed_characters);
  const std::string_view meant = nearest(name, {names.begin(), names.end()});
  if (meant.empty()) return diagnostics.add(DiagnosticKind::column_unknown, nowhere, {std::move(as_written)});
  diagnostics.add(DiagnosticKind::column_unknown_did_you_mean, nowhere, {std::move(as_written), std::string(meant)});
}

/// Of what a budget has spent both halves are there, or neither.
bool has_both_halves(const Program& program, const std::vector<Column>& columns, Diagnostics& diagnostics) {
  bool all = true;
  for (const Column& column : columns) {
    if (column.kind != Kind::spent && column.kind != Kind::spent_as_of) continue;
    const Kind other = column.kind == Kind::spent ? Kind::spent_as_of : Kind::spent;
    const bool found = std::any_of(columns.begin(), columns.end(),
                                   [&](const Column& c) { return c.kind == other && c.budget == column.budget; });
    if (found) continue;
    const std::string name = std::string(spent) + program.budgets[column.budget.index].name;
    const std::string day = name + std::string(as_of);
    const bool has_day = column.kind == Kind::spent_as_of;
    diagnostics.add(DiagnosticKind::column_goes_with, nowhere, {has_day ? day : name, has_day ? name : day});
    all = false;
  }
  return all;
}

// ---- cells

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}
bool says_none(std::string_view text) { return is_one_of(text, {"geen", "none"}); }

template <class Made, class Make>
std::optional<Value> as(const std::optional<Made>& made, Make make) {
  return made ? std::optional<Value>(make(*made)) : std::nullopt;
}

std::optional<bool> yes_or_no(std::string_view text) {
  if (is_one_of(text, {"ja", "yes", "true"})) return true;
  if (is_one_of(text, {"nee", "no", "false"})) return false;
  return std::nullopt;
}

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool all = error == std::errc() && end == text.data() + text.size();
  if (!all || number > limits::number || number < -limits::number) return std::nullopt;
  return number;
}

std::optional<int> municipality(const Program& program, std::string_view text) {
  const bool code =
      text.size() == 4 && text != "0000" && text.find_first_not_of("0123456789") == std::string_view::npos;
  if (code) return static_cast<int>(*whole(text));
  const auto found = find(program.municipalities, bare(text));
  return found ? std::optional<int>(program.municipalities[*found].code) : std::nullopt;
}

std::optional<std::size_t> choice(const Program& program, const program::Field& field, std::string_view text) {
  const auto& choices = program.fields[field.choices_of.index].choices;
  const auto found = std::find(choices.begin(), choices.end(), bare(text));
  return found != choices.end() ? std::optional(static_cast<std::size_t>(found - choices.begin())) : std::nullopt;
}

std::optional<ActorId> actor(const Program& program, std::string_view text, bool provider) {
  const auto found = find(program.actors, bare(text));
  if (!found) return std::nullopt;
  const ActorKind kind = program.actors[*found].kind;
  return (provider ? kind == ActorKind::provider : kind != ActorKind::volunteer) ? std::optional(ActorId(*found))
                                                                                 : std::nullopt;
}

std::optional<SourceId> law(const Program& program, std::string_view text) {
  const auto found = find(program.sources, bare(text));
  return found && program.sources[*found].kind == SourceKind::act ? std::optional(SourceId(*found)) : std::nullopt;
}

std::optional<Value> value_of(const Program& program, const program::Field& field, std::string_view text) {
  switch (field.type) {
    case TypeKind::boolean: return as(yes_or_no(text), Value::boolean);
    case TypeKind::date: return as(date_from_iso(text), Value::date);
    case TypeKind::money: return as(money_from_plain(text), Value::money);
    case TypeKind::number: return as(whole(text), Value::number);
    case TypeKind::municipality: return as(municipality(program, text), Value::municipality);
    case TypeKind::choice: return as(choice(program, field, text), Value::choice);
    case TypeKind::lot:
      return as(find(program.lots, bare(text)), [](std::size_t lot) { return Value::lot(LotId(lot)); });
    case TypeKind::provider: return as(actor(program, text, true), Value::provider);
    case TypeKind::law: return as(law(program, text), Value::law);
    case TypeKind::person: return text == "inwoner" ? std::optional(Value::person(0)) : std::nullopt;
  }
  return std::nullopt;
}

/// `;` between names; geen: nobody has one.
std::optional<std::vector<ActorId>> interest(const Program& program, std::string_view text) {
  std::vector<ActorId> who;
  if (says_none(text)) return who;
  while (true) {
    const std::size_t end = std::min(text.find(';'), text.size());
    const auto found = actor(program, text.substr(0, end), false);
    if (!found || std::find(who.begin(), who.end(), *found) != who.end()) return std::nullopt;
    who.push_back(*found);
    if (end == text.size()) break;
    text.remove_prefix(end + 1);
  }
  std::sort(who.begin(), who.end());
  return who;
}

bool is_case_name(std::string_view text) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++characters) {
    const utf8::Character character = utf8::decode(text, i);
    if (character.code == utf8::not_a_character || utf8::is_hidden(character.code)) return false;
    i += character.length;
  }
  return characters <= limits::name_characters;
}

/// True if there is a value, which is put where it belongs.
template <class T, class Into>
bool taken(const std::optional<T>& value, Into& into) {
  if (value) into = *value;
  return value.has_value();
}

bool put(const Program& program, const Column& column, std::string_view text, FlatRow& row) {
  switch (column.kind) {
    case Kind::ignored: return true;
    case Kind::name: row.facts.id = std::string(text); return is_case_name(text);
    case Kind::date: return taken(date_from_iso(text), row.facts.dates[at(column.date)]);
    case Kind::spent: return taken(money_from_plain(text), row.spent[column.budget.index]);
    case Kind::spent_as_of: return taken(date_from_iso(text), row.spent_as_of[column.budget.index]);
    case Kind::interest: return taken(interest(program, text), row.facts.personal_interest);
    case Kind::fact: break;
  }
  Fact& fact = flat_fact(program, column.field, row.facts);
  const program::Field& field = program.fields[column.field.index];
  if (says_none(text) && field.optional) {
    fact.state = Fact::State::none;
    return true;
  }
  const auto value = value_of(program, field, text);
  if (!value) return false;
  fact.state = Fact::State::known;
  fact.value = *value;
  if (field.judge.is_some()) row.facts.requests.front().notes.push_back({column.field, field.judge, {}, {}});
  return true;
}

std::string actors_listed(const Program& program, bool providers) {
  return listed(program.actors, [&](const program::Actor& a) {
    const bool fits = providers ? a.kind == ActorKind::provider : a.kind != ActorKind::volunteer;
    return fits ? std::string_view(a.name) : std::string_view();
  });
}

std::string what_fits_field(const Program& program, const program::Field& field) {
  const auto name = [](const auto& declared) { return std::string_view(declared.name); };
  switch (field.type) {
    case TypeKind::boolean: return list_argument({"@yes_no"});
    case TypeKind::date: return list_argument({"@day"});
    case TypeKind::money: return list_argument({"@amount"});
    case TypeKind::number: return list_argument({"@whole"});
    case TypeKind::municipality: return list_argument({"@municipality"});
    case TypeKind::choice:
      return listed(program.fields[field.choices_of.index].choices,
                    [](const std::string& s) { return std::string_view(s); });
    case TypeKind::lot: return listed(program.lots, name);
    case TypeKind::provider: return actors_listed(program, true);
    case TypeKind::law:
      return listed(program.sources, [](const program::Source& s) {
        return s.kind == SourceKind::act ? std::string_view(s.name) : std::string_view();
      });
    case TypeKind::person: return list_argument({"@resident"});
  }
  return {};
}

}  // namespace

std::optional<FlatColumn> flat_column(const Program& program, std::string_view name) {
  if (name == name_column) return Column{Kind::name, {}, {}, {}};
  if (name == interest_column) return Column{Kind::interest, {}, {}, {}};
  const auto date = std::find(date_keys.begin(), date_keys.end(), name);
  if (date != date_keys.end()) return Column{Kind::date, static_cast<CaseDate>(date - date_keys.begin()), {}, {}};
  const auto behind = [&](std::string_view prefix) { return name.substr(prefix.size()); };
  if (name.starts_with(of_person)) return fact_column(program, behind(of_person), FieldOwner::person, false);
  if (name.starts_with(of_plan)) return fact_column(program, behind(of_plan), FieldOwner::plan, false);
  if (name.starts_with(judgement)) return fact_column(program, behind(judgement), FieldOwner::request, true);
  if (name.starts_with(spent)) return spent_column(program, behind(spent));
  return fact_column(program, name, FieldOwner::request, false);
}

std::optional<std::vector<FlatColumn>> flat_columns(const Program& program, const std::vector<std::string>& names,
                                                    const Program* other, Diagnostics& diagnostics) {
  bool fine = true;
  std::vector<Column> columns;
  for (const std::string& name : names) {
    const auto column = flat_column(program, name);
    const bool ignored = !column && other != nullptr && flat_column(*other, name);
    if (!column && !ignored) refuse_unknown(program, name, diagnostics);
    const bool twice = column && std::find(columns.begin(), columns.end(), *column) != columns.end();
    if (twice) diagnostics.add(DiagnosticKind::column_twice, nowhere, {shown(name, limits::echoed_characters)});
    fine = fine && (column || ignored) && !twice;
    columns.push_back(column.value_or(Column{}));
  }
  fine = has_both_halves(program, columns, diagnostics) && fine;
  return fine ? std::optional(std::move(columns)) : std::nullopt;
}

FlatRow flat_row(const Program& program) {
  FlatRow row;
  const std::size_t fields = program.fields.size();
  row.facts.persons.push_back({"p1", std::vector<Fact>(fields)});
  row.facts.requests.push_back({"v1", 0, std::vector<Fact>(fields), {}});
  row.facts.plan.resize(fields);
  row.facts.spent.resize(program.budgets.size());
  row.spent.resize(program.budgets.size());
  row.spent_as_of.resize(program.budgets.size());
  return row;
}

Fact& flat_fact(const Program& program, FieldId field, Case& facts) {
  switch (program.fields[field.index].owner) {
    case FieldOwner::person: return facts.persons.front().facts[field.index];
    case FieldOwner::request: return facts.requests.front().facts[field.index];
    case FieldOwner::plan: break;
  }
  return facts.plan[field.index];
}

bool put_text(const Program& program, const FlatColumn& column, std::string_view name, std::string_view text,
              FlatRow& row, Diagnostics& diagnostics) {
  if (text.empty() || put(program, column, text, row)) return true;
  const std::string as_written = shown(name, limits::echoed_characters);
  if (column.kind == Kind::fact && says_none(text))
    diagnostics.add(DiagnosticKind::cell_none, nowhere, {as_written});
  else
    diagnostics.add(DiagnosticKind::cell_wrong, nowhere, {as_written, what_fits(program, column)});
  return false;
}

std::optional<Case> finish(const Program& program, FlatRow row, Diagnostics& diagnostics) {
  return complete(program, row, diagnostics) ? std::optional(std::move(row.facts)) : std::nullopt;
}

bool complete(const Program& program, FlatRow& row, Diagnostics& diagnostics) {
  bool fine = true;
  for (std::size_t b = 0; b < row.spent.size(); ++b) {
    if (row.spent[b] && row.spent_as_of[b]) row.facts.spent[b] = decision::Spent{*row.spent[b], *row.spent_as_of[b]};
    if (row.spent[b].has_value() == row.spent_as_of[b].has_value()) continue;
    const std::string name = std::string(spent) + program.budgets[b].name;
    const std::string day = name + std::string(as_of);
    const bool has_day = row.spent_as_of[b].has_value();
    diagnostics.add(DiagnosticKind::cell_goes_with, nowhere, {has_day ? day : name, has_day ? name : day});
    fine = false;
  }
  auto& notes = row.facts.requests.front().notes;
  std::sort(notes.begin(), notes.end(), [](const auto& a, const auto& b) { return a.field < b.field; });
  return fine;
}

std::string what_fits(const Program& program, const FlatColumn& column) {
  switch (column.kind) {
    case Kind::ignored:
    case Kind::name: return list_argument({"@case_name"});
    case Kind::date:
    case Kind::spent_as_of: return list_argument({"@day"});
    case Kind::spent: return list_argument({"@amount"});
    case Kind::interest: return actors_listed(program, false);
    case Kind::fact: return what_fits_field(program, program.fields[column.field.index]);
  }
  return {};
}

}  // namespace klap::exchange
