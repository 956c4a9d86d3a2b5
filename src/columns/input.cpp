#include "input.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

#include <klap/base/limits.hpp>

#include "layout.hpp"

namespace klap::columns {
namespace {

using decision::Fact;
using exchange::FlatColumn;
using exchange::FlatRow;
using Kind = DiagnosticKind;

constexpr std::string_view geen_suffix = ".geen";

bool bit_at(const void* bits, std::int64_t index) {
  return (static_cast<const unsigned char*>(bits)[index / 8] >> static_cast<unsigned>(index % 8) & 1U) != 0;
}

bool null_at(const ArrowArray& array, std::int64_t index) {
  if (array.null_count == 0 || array.n_buffers == 0 || array.buffers[0] == nullptr) return false;
  return !bit_at(array.buffers[0], index);
}

template <class Offset>
std::optional<std::string_view> between_offsets(const ArrowArray& array, std::int64_t index) {
  const auto begin = value_in<Offset>(array.buffers[1], index);
  const auto end = value_in<Offset>(array.buffers[1], index + 1);
  if (begin < 0 || end < begin) return std::nullopt;
  if (begin == end) return std::string_view();
  if (array.buffers[2] == nullptr) return std::nullopt;
  return std::string_view(static_cast<const char*>(array.buffers[2]) + begin, static_cast<std::size_t>(end - begin));
}

/// Sixteen bytes: the length, and the text itself if it has at most twelve; else its first four, in which of the
/// buffers it stands, and where. The last buffer says how long those are.
std::optional<std::string_view> of_view(const ArrowArray& array, std::int64_t index) {
  const char* view = static_cast<const char*>(array.buffers[1]) + static_cast<std::size_t>(index) * 16;
  std::int32_t parts[4];
  std::memcpy(parts, view, sizeof parts);
  const auto [length, prefix, buffer, offset] = parts;
  if (length < 0) return std::nullopt;
  if (length <= 12) return std::string_view(view + 4, static_cast<std::size_t>(length));
  const std::int64_t data_buffers = array.n_buffers - 3;
  if (buffer < 0 || buffer >= data_buffers || offset < 0) return std::nullopt;
  const void* data = array.buffers[2 + buffer];
  const void* lengths = array.buffers[array.n_buffers - 1];
  if (data == nullptr || lengths == nullptr) return std::nullopt;
  if (std::int64_t{offset} + length > value_in<std::int64_t>(lengths, buffer)) return std::nullopt;
  return std::string_view(static_cast<const char*>(data) + offset, static_cast<std::size_t>(length));
}

std::string shown_name(const std::string& name) { return shown(name, limits::echoed_characters); }

}  // namespace

std::optional<std::string_view> Texts::at(std::int64_t index) const {
  switch (form) {
    case Form::small: return between_offsets<std::int32_t>(*array, index);
    case Form::large: return between_offsets<std::int64_t>(*array, index);
    case Form::view: return of_view(*array, index);
  }
  return std::nullopt;
}

std::optional<std::string_view> Texts::word(std::int64_t key) const {
  if (key < 0 || key >= array->length) return std::nullopt;
  if (null_at(*array, array->offset + key)) return std::string_view();  // a word that is null: not known
  return at(array->offset + key);
}

std::optional<std::int64_t> Column::decimal_at(std::int64_t index) const {
  const auto low = value_in<std::int64_t>(array->buffers[1], index * 2);
  const auto high = value_in<std::int64_t>(array->buffers[1], index * 2 + 1);
  return high == (low < 0 ? -1 : 0) ? std::optional(low) : std::nullopt;
}

bool Column::is_null(std::int64_t index) const { return layout == Layout::nothing || null_at(*array, index); }

bool Column::bit(std::int64_t index) const { return bit_at(array->buffers[1], index); }

std::int64_t Column::integer_at(std::int64_t index) const {
  switch (integer) {
    case 'c': return value_in<std::int8_t>(array->buffers[1], index);
    case 'C': return value_in<std::uint8_t>(array->buffers[1], index);
    case 's': return value_in<std::int16_t>(array->buffers[1], index);
    case 'S': return value_in<std::uint16_t>(array->buffers[1], index);
    case 'i': return value_in<std::int32_t>(array->buffers[1], index);
    case 'I': return value_in<std::uint32_t>(array->buffers[1], index);
    case 'L': {
      const auto value = value_in<std::uint64_t>(array->buffers[1], index);
      constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
      return static_cast<std::int64_t>(std::min(value, most));
    }
    default: break;
  }
  return value_in<std::int64_t>(array->buffers[1], index);
}

Input::Input(const program::Program& program, const ArrowSchema& schema, const ArrowArray& table,
             Diagnostics& diagnostics)
    : program_(&program) {
  read(schema, table, diagnostics);
}

void Input::read(const ArrowSchema& schema, const ArrowArray& table, Diagnostics& diagnostics) {
  const std::string_view format = schema.format == nullptr ? std::string_view() : std::string_view(schema.format);
  if (format != "+s") return diagnostics.add(Kind::not_a_table, nowhere, {shown(format, limits::echoed_characters)});
  const auto broken = [&](const char* how) {
    diagnostics.add(Kind::column_broken, nowhere, {"+s", list_argument({how})});
  };
  if (table.length > limits::table_rows) {
    return diagnostics.add(Kind::too_many_rows, nowhere,
                           {std::to_string(table.length), std::to_string(limits::table_rows)});
  }
  const bool no_children = schema.n_children > 0 && (schema.children == nullptr || table.children == nullptr);
  if (table.length < 0 || table.offset < 0 || table.offset > (std::int64_t{1} << 40U) || schema.n_children < 0 ||
      schema.n_children != table.n_children || no_children)
    return broken("@bad_numbers");
  rows_ = table.length;
  if (table.null_count != 0 && table.n_buffers > 0 && table.buffers != nullptr && table.buffers[0] != nullptr) {
    for (std::int64_t row = 0; row < rows_; ++row)
      if (!bit_at(table.buffers[0], table.offset + row)) return diagnostics.add(Kind::column_null, nowhere, {"+s"});
  }
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    if (schema.children[i] == nullptr || table.children[i] == nullptr) return broken("@no_buffers");
    add(*schema.children[i], *table.children[i], table.offset, diagnostics);
  }
  std::vector<std::string> names;
  for (const Column& column : columns_) names.push_back(column.name);
  if (diagnostics.empty()) (void)exchange::flat_columns(*program_, names, nullptr, diagnostics);
}

void Input::add(const ArrowSchema& schema, const ArrowArray& array, std::int64_t begin, Diagnostics& diagnostics) {
  Column column;
  column.name = schema.name == nullptr ? std::string() : std::string(schema.name);
  column.array = &array;
  column.begin = begin + std::max<std::int64_t>(array.offset, 0);
  const std::string_view name = column.name;
  if (name.ends_with(geen_suffix)) {
    const auto of = exchange::flat_column(*program_, name.substr(0, name.size() - geen_suffix.size()));
    if (of && of->kind == FlatColumn::Kind::fact && program_->fields[of->field.index].optional) {
      column.holds = *of;
      const bool fine = lay_out_bits(schema, column, diagnostics) && has_buffers(column, rows_, diagnostics);
      if (fine) geen_.push_back(std::move(column));
      return;
    }
  }
  const auto holds = exchange::flat_column(*program_, name);
  if (!holds) {
    (void)exchange::flat_columns(*program_, {column.name}, nullptr, diagnostics);
    return;
  }
  column.holds = *holds;
  const bool fine = lay_out(*program_, schema, column, diagnostics) && has_buffers(column, rows_, diagnostics);
  if (fine) columns_.push_back(std::move(column));
}

void Input::refuse(const Column& column, Diagnostics& diagnostics) const {
  diagnostics.add(Kind::cell_wrong, nowhere, {shown_name(column.name), exchange::what_fits(*program_, column.holds)});
}

namespace {

/// The value of a cell that is no text; nothing if it is outside what can be.
std::optional<Value> value_at(const Column& column, TypeKind type, std::int64_t index) {
  if (column.layout == Layout::bits) return Value::boolean(column.bit(index));
  std::int64_t raw = 0;
  if (column.layout == Layout::decimals) {
    const auto cents = column.decimal_at(index);
    if (!cents) return std::nullopt;
    raw = *cents;
  } else {
    raw = column.integer_at(index);
  }
  if (column.per_day != 1) {
    if (raw % column.per_day != 0) return std::nullopt;
    raw /= column.per_day;
  }
  if (type == TypeKind::date) {
    const auto date = Date::from_days(raw);
    return date ? std::optional(Value::date(*date)) : std::nullopt;
  }
  if (type == TypeKind::money) {
    const auto amount = Money::from_cents(raw);
    return amount ? std::optional(Value::money(*amount)) : std::nullopt;
  }
  return raw <= limits::number && raw >= -limits::number ? std::optional(Value::number(raw)) : std::nullopt;
}

/// Puts a value where the column holds it.
void put_value(const program::Program& program, const FlatColumn& holds, const Value& value, FlatRow& into) {
  switch (holds.kind) {
    case FlatColumn::Kind::date: into.facts.dates[static_cast<std::size_t>(holds.date)] = value.as_date(); return;
    case FlatColumn::Kind::spent: into.spent[holds.budget.index] = value.as_money(); return;
    case FlatColumn::Kind::spent_as_of: into.spent_as_of[holds.budget.index] = value.as_date(); return;
    case FlatColumn::Kind::fact: break;
    case FlatColumn::Kind::ignored:
    case FlatColumn::Kind::name:
    case FlatColumn::Kind::interest: return;
  }
  Fact& fact = exchange::flat_fact(program, holds.field, into.facts);
  fact.state = Fact::State::known;
  fact.value = value;
  const ActorId judge = program.fields[holds.field.index].judge;
  if (judge.is_some()) into.facts.requests.front().notes.push_back({holds.field, judge, {}, {}});
}

TypeKind value_type(const program::Program& program, const FlatColumn& holds) {
  if (holds.kind == FlatColumn::Kind::fact) return program.fields[holds.field.index].type;
  return holds.kind == FlatColumn::Kind::spent ? TypeKind::money : TypeKind::date;
}

/// The text of a cell. Nothing if what the buffers say cannot be, and then why.
std::optional<std::string_view> text_at(const Column& column, std::int64_t index, const char*& why) {
  why = "@bad_texts";
  if (column.layout == Layout::texts) return column.texts.at(index);
  const std::int64_t key = column.integer_at(index);
  if (key < 0 || key >= column.texts.array->length) why = "@bad_keys";
  return column.texts.word(key);
}

}  // namespace

void Input::put(const Column& column, std::int64_t row, FlatRow& into, Diagnostics& diagnostics) const {
  const std::int64_t index = column.begin + row;
  if (column.is_null(index)) return;
  if (column.layout == Layout::texts || column.layout == Layout::words) {
    const char* why = nullptr;
    const auto text = text_at(column, index, why);
    if (!text) return diagnostics.add(Kind::column_broken, nowhere, {shown_name(column.name), list_argument({why})});
    if (first_invalid_utf8(*text) != text->size()) return refuse(column, diagnostics);
    exchange::put_text(*program_, column.holds, column.name, *text, into, diagnostics);
    return;
  }
  const auto value = value_at(column, value_type(*program_, column.holds), index);
  if (!value) return refuse(column, diagnostics);
  put_value(*program_, column.holds, *value, into);
}

void forget(const program::Program& program, const FlatColumn& column, FlatRow& row) {
  switch (column.kind) {
    case FlatColumn::Kind::ignored: return;
    case FlatColumn::Kind::name: row.facts.id.clear(); return;
    case FlatColumn::Kind::date: row.facts.dates[static_cast<std::size_t>(column.date)].reset(); return;
    case FlatColumn::Kind::interest: row.facts.personal_interest.reset(); return;
    case FlatColumn::Kind::spent:
    case FlatColumn::Kind::spent_as_of:
      row.spent[column.budget.index].reset();
      row.spent_as_of[column.budget.index].reset();
      row.facts.spent[column.budget.index].reset();
      return;
    case FlatColumn::Kind::fact: break;
  }
  Fact& fact = exchange::flat_fact(program, column.field, row.facts);
  fact.state = Fact::State::unknown;
  fact.value = {};
  fact.history.clear();
}

bool Input::read_case(std::int64_t row, FlatRow& into, Diagnostics& diagnostics) const {
  for (const Column& column : columns_) forget(*program_, column.holds, into);
  for (const Column& column : geen_) forget(*program_, column.holds, into);
  into.facts.requests.front().notes.clear();
  for (const Column& column : columns_) put(column, row, into, diagnostics);
  for (const Column& column : geen_) {
    const std::int64_t index = column.begin + row;
    if (column.is_null(index)) {
      diagnostics.add(Kind::column_null, nowhere, {shown_name(column.name)});
      continue;
    }
    if (!column.bit(index)) continue;
    Fact& fact = exchange::flat_fact(*program_, column.holds.field, into.facts);
    if (fact.state == Fact::State::known)
      diagnostics.add(Kind::cell_wrong, nowhere, {shown_name(column.name), list_argument({"false"})});
    fact.state = Fact::State::none;
  }
  return diagnostics.empty() && exchange::complete(*program_, into, diagnostics);
}

}  // namespace klap::columns
