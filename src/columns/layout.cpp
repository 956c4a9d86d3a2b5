#include "layout.hpp"

#include <array>
#include <charconv>

#include <klap/base/limits.hpp>

namespace klap::columns {
namespace {

using exchange::FlatColumn;
using Kind = DiagnosticKind;

std::string_view format_of(const ArrowSchema& schema) {
  return schema.format == nullptr ? std::string_view() : std::string_view(schema.format);
}

/// The type of the fact that a column holds; text where it is no fact.
TypeKind type_of(const program::Program& program, const FlatColumn& holds) {
  switch (holds.kind) {
    case FlatColumn::Kind::fact: return program.fields[holds.field.index].type;
    case FlatColumn::Kind::date:
    case FlatColumn::Kind::spent_as_of: return TypeKind::date;
    case FlatColumn::Kind::spent: return TypeKind::money;
    case FlatColumn::Kind::ignored:
    case FlatColumn::Kind::name:
    case FlatColumn::Kind::interest: break;
  }
  return TypeKind::choice;  // by its text
}

/// What of Arrow a type may come in, as an argument of a message.
std::string forms_of(TypeKind type) {
  switch (type) {
    case TypeKind::boolean: return list_argument({"@bool"});
    case TypeKind::date: return list_argument({"@date32"});
    case TypeKind::money: return list_argument({"@cents"});
    case TypeKind::number: return list_argument({"@integers"});
    case TypeKind::municipality:
    case TypeKind::choice:
    case TypeKind::lot:
    case TypeKind::provider:
    case TypeKind::law:
    case TypeKind::person: break;
  }
  return list_argument({"@texts"});
}

bool is_integer(std::string_view format) {
  return format.size() == 1 && std::string_view("cCsSiIlL").find(format.front()) != std::string_view::npos;
}

std::optional<Texts::Form> text_form(std::string_view format) {
  if (format == "u") return Texts::Form::small;
  if (format == "U") return Texts::Form::large;
  if (format == "vu") return Texts::Form::view;
  return std::nullopt;
}

/// Of "tsn:" and the like, without a time zone: how many units a day has.
std::optional<std::int64_t> units_per_day(std::string_view format) {
  constexpr std::int64_t seconds = 86'400;
  if (format == "tss:") return seconds;
  if (format == "tsm:") return seconds * 1000;
  if (format == "tsu:") return seconds * 1'000'000;
  if (format == "tsn:") return seconds * 1'000'000'000;
  return std::nullopt;
}

/// Of "d:38,2": two digits behind the point, in 128 bits.
bool is_decimal(std::string_view format) {
  if (!format.starts_with("d:")) return false;
  format.remove_prefix(2);
  const std::size_t comma = format.find(',');
  return comma != std::string_view::npos && (format.substr(comma) == ",2" || format.substr(comma) == ",2,128");
}

bool lay_out_plain(std::string_view format, TypeKind type, Column& column) {
  if (format == "n") {
    column.layout = Layout::nothing;
    return true;
  }
  if (const auto form = text_form(format)) {
    column.layout = Layout::texts;
    column.texts = {*form, column.array};
    return true;
  }
  column.layout = Layout::integers;
  if (type == TypeKind::date && format == "tdD") {
    column.integer = 'i';
    return true;
  }
  if (const auto units = units_per_day(format); units && type == TypeKind::date) {
    column.per_day = *units;
    return true;
  }
  if (is_integer(format) && (type == TypeKind::number || (type == TypeKind::money && format == "l"))) {
    column.integer = format.front();
    return true;
  }
  column.layout = Layout::decimals;
  if (type == TypeKind::money && is_decimal(format)) return true;
  column.layout = Layout::bits;
  return type == TypeKind::boolean && format == "b";
}

/// How many buffers a layout has; of views at least.
std::int64_t buffers_of(const Column& column) {
  if (column.layout == Layout::nothing) return 0;
  if (column.layout != Layout::texts) return 2;
  return 3;
}

bool all_there(const ArrowArray& array, std::int64_t count) {
  if (count == 0) return true;
  if (array.n_buffers < count || array.buffers == nullptr) return false;
  if (array.length == 0) return true;  // buffers of nothing may be absent
  for (std::int64_t i = 1; i < count; ++i)
    if (array.buffers[i] == nullptr) return false;
  return true;
}

bool texts_there(const Texts& texts) {
  const ArrowArray& array = *texts.array;
  if (texts.form != Texts::Form::view) {
    if (array.n_buffers != 3 || array.buffers == nullptr) return false;
    return array.length == 0 || array.buffers[1] != nullptr;  // of texts that are all empty the third may be absent
  }
  return array.n_buffers >= 3 && array.buffers != nullptr && (array.length == 0 || array.buffers[1] != nullptr);
}

bool sane(const ArrowArray& array) {
  constexpr std::int64_t most = std::int64_t{1} << 40U;
  return array.length >= 0 && array.offset >= 0 && array.length <= most && array.offset <= most &&
         array.null_count >= -1 && array.n_buffers >= 0 && array.n_children >= 0;
}

}  // namespace

bool lay_out_bits(const ArrowSchema& schema, Column& column, Diagnostics& diagnostics) {
  column.layout = Layout::bits;
  if (format_of(schema) == "b" && schema.dictionary == nullptr) return true;
  diagnostics.add(Kind::column_type, nowhere,
                  {shown(column.name, limits::echoed_characters), shown(format_of(schema), limits::echoed_characters),
                   list_argument({"@bool"})});
  return false;
}

bool lay_out(const program::Program& program, const ArrowSchema& schema, Column& column, Diagnostics& diagnostics) {
  const TypeKind type = type_of(program, column.holds);
  const std::string_view format = format_of(schema);
  if (schema.dictionary != nullptr && is_integer(format)) {
    const auto form = text_form(format_of(*schema.dictionary));
    if (form && column.array->dictionary != nullptr && schema.dictionary->dictionary == nullptr) {
      column.layout = Layout::words;
      column.integer = format.front();
      column.texts = {*form, column.array->dictionary};
      return true;
    }
  } else if (schema.dictionary == nullptr && lay_out_plain(format, type, column)) {
    return true;
  }
  const std::string_view told = schema.dictionary != nullptr ? format_of(*schema.dictionary) : format;
  diagnostics.add(
      Kind::column_type, nowhere,
      {shown(column.name, limits::echoed_characters), shown(told, limits::echoed_characters), forms_of(type)});
  return false;
}

bool has_buffers(const Column& column, std::int64_t rows, Diagnostics& diagnostics) {
  const auto broken = [&](const char* how) {
    diagnostics.add(Kind::column_broken, nowhere,
                    {shown(column.name, limits::echoed_characters), list_argument({how})});
    return false;
  };
  const ArrowArray& array = *column.array;
  if (!sane(array)) return broken("@bad_numbers");
  if (column.begin + rows > array.length + array.offset) return broken("@too_short");
  if (column.layout == Layout::texts) return texts_there(column.texts) || broken("@no_buffers");
  if (!all_there(array, buffers_of(column))) return broken("@no_buffers");
  if (column.layout != Layout::words) return true;
  if (!sane(*column.texts.array) || column.texts.array->offset > (std::int64_t{1} << 40U))
    return broken("@bad_numbers");
  return texts_there(column.texts) || broken("@no_buffers");
}

}  // namespace klap::columns
