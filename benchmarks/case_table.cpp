#include "case_table.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

namespace klap::benchmarks {
namespace {

using decision::Case;
using decision::Fact;
using program::Program;

const Fact& fact_of(const Program& program, std::size_t field, const Case& facts) {
  switch (program.fields[field].owner) {
    case FieldOwner::person: return facts.persons.front().facts[field];
    case FieldOwner::request: return facts.requests.front().facts[field];
    case FieldOwner::plan: break;
  }
  return facts.plan[field];
}

std::string text_of(const Program& program, TypeKind type, FieldId choices, const Value& value) {
  const auto at = static_cast<std::size_t>(value.raw);
  if (type == TypeKind::municipality) return fmt::format("{:04}", value.raw);
  if (type == TypeKind::choice) return program.fields[choices.index].choices[at];
  if (type == TypeKind::lot) return program.lots[at].name;
  if (type == TypeKind::provider) return program.actors[at].name;
  if (type == TypeKind::law) return program.sources[at].name;
  return "inwoner";
}

void set(std::vector<std::uint8_t>& bits, std::size_t at) {
  bits[at / 8] = static_cast<std::uint8_t>(bits[at / 8] | (1U << (at % 8)));
}

}  // namespace

template <class ValueOf>
void CaseTable::add(const Program& program, const std::string& name, TypeKind type, FieldId choices,
                    const std::vector<Case>& cases, ValueOf value_of) {
  const bool known = std::any_of(cases.begin(), cases.end(), [&](const Case& c) { return value_of(c).has_value(); });
  if (!known) return;
  Column& column = columns_.emplace_back();
  column.name = name;
  column.valid.resize(cases.size() / 8 + 1);
  column.bits.resize(cases.size() / 8 + 1);
  column.wide.push_back(0);
  const bool is_text =
      type != TypeKind::boolean && type != TypeKind::date && type != TypeKind::money && type != TypeKind::number;
  for (std::size_t row = 0; row < cases.size(); ++row) {
    const std::optional<Value> value = value_of(cases[row]);
    if (value) set(column.valid, row);
    if (value && type == TypeKind::boolean && value->raw != 0) set(column.bits, row);
    if (value && is_text) column.bytes += text_of(program, type, choices, *value);
    column.days.push_back(value ? static_cast<std::int32_t>(value->raw) : 0);
    column.wide.push_back(is_text ? static_cast<std::int64_t>(column.bytes.size()) : value ? value->raw : 0);
  }
  if (!is_text) column.wide.erase(column.wide.begin());
  column.format = type == TypeKind::boolean ? "b" : type == TypeKind::date ? "tdD" : is_text ? "U" : "l";
  column.buffers.push_back(column.valid.data());
  if (type == TypeKind::boolean)
    column.buffers.push_back(column.bits.data());
  else if (type == TypeKind::date)
    column.buffers.push_back(column.days.data());
  else
    column.buffers.push_back(column.wide.data());
  if (is_text) column.buffers.push_back(column.bytes.data());
  column.schema.format = column.format;
  column.schema.name = column.name.c_str();
  column.schema.flags = ARROW_FLAG_NULLABLE;
  column.array.length = static_cast<std::int64_t>(cases.size());
  column.array.null_count = -1;
  column.array.n_buffers = static_cast<std::int64_t>(column.buffers.size());
  column.array.buffers = column.buffers.data();
}

CaseTable::CaseTable(const Program& program, const std::vector<Case>& cases) {
  constexpr const char* dates[] = {"peildatum", "aanvraagdatum", "gebeurtenisdatum", "besluitdatum",
                                   "bekendmakingsdatum"};
  for (std::size_t d = 0; d < std::size(dates); ++d)
    add(program, dates[d], TypeKind::date, {}, cases,
        [&](const Case& c) { return c.dates[d] ? std::optional(Value::date(*c.dates[d])) : std::nullopt; });
  for (std::size_t f = 0; f < program.fields.size(); ++f) {
    const program::Field& field = program.fields[f];
    const char* const prefix = field.judge.is_some()               ? "oordeel."
                               : field.owner == FieldOwner::person ? "persoon."
                               : field.owner == FieldOwner::plan   ? "plan."
                                                                   : "";
    add(program, prefix + field.name, field.type, field.choices_of, cases, [&](const Case& c) {
      const Fact& fact = fact_of(program, f, c);
      return fact.state == Fact::State::known ? std::optional(fact.value) : std::nullopt;
    });
  }
  for (std::size_t b = 0; b < program.budgets.size(); ++b) {
    const std::string name = "besteed." + program.budgets[b].name;
    add(program, name, TypeKind::money, {}, cases,
        [&](const Case& c) { return c.spent[b] ? std::optional(Value::money(c.spent[b]->amount)) : std::nullopt; });
    add(program, name + ".stand_van", TypeKind::date, {}, cases,
        [&](const Case& c) { return c.spent[b] ? std::optional(Value::date(c.spent[b]->as_of)) : std::nullopt; });
  }
  for (Column& column : columns_) {
    schemas_.push_back(&column.schema);
    arrays_.push_back(&column.array);
  }
  schema.format = "+s";
  schema.name = "";
  schema.n_children = static_cast<std::int64_t>(columns_.size());
  schema.children = schemas_.data();
  array.length = static_cast<std::int64_t>(cases.size());
  array.n_buffers = 1;
  array.buffers = &no_buffer_;
  array.n_children = schema.n_children;
  array.children = arrays_.data();
}

}  // namespace klap::benchmarks
