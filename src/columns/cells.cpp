#include "cells.hpp"

#include <algorithm>
#include <bit>

#include <klap/base/limits.hpp>
#include <klap/program/atoms.hpp>

namespace klap::columns {
namespace {

namespace coded = program::coded;
using decision::Fact;
using exchange::FlatColumn;

// What a number can say besides what a fact can be.
constexpr std::int64_t wrong = coded::error;
constexpr std::int64_t not_yet = coded::history;

/// A dictionary of more words is read as texts are: who announces many words need not have them.
constexpr std::int64_t most_words = 1 << 16;

bool has_nulls(const ArrowArray& array) {
  return array.null_count != 0 && array.n_buffers > 0 && array.buffers[0] != nullptr;
}

/// Up to 64 bits of a bitmap, from `begin` on; only bytes that hold one of them are read.
std::uint64_t bits_from(const void* bitmap, std::int64_t begin, std::size_t count) {
  const auto* const bytes = static_cast<const unsigned char*>(bitmap) + begin / 8;
  const auto shift = static_cast<unsigned>(begin % 8);
  const std::size_t needed = (shift + count + 7) / 8;  // at most nine
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, std::min<std::size_t>(needed, 8));
  word >>= shift;
  if (needed == 9) word |= std::uint64_t{bytes[8]} << (64 - shift);
  return count == 64 ? word : word & ((std::uint64_t{1} << count) - 1);
}

/// Puts what `read` says of each row that is not null, from `begin` on; the others are unknown.
template <class Read>
void each_cell(const ArrowArray& array, std::int64_t begin, std::size_t count, std::int64_t* into, Read read) {
  if (!has_nulls(array)) {
    for (std::size_t row = 0; row < count; ++row) into[row] = read(begin + static_cast<std::int64_t>(row));
    return;
  }
  for (std::size_t from = 0; from < count; from += 64) {
    const std::size_t some = std::min<std::size_t>(64, count - from);
    const std::int64_t at = begin + static_cast<std::int64_t>(from);
    std::uint64_t valid = bits_from(array.buffers[0], at, some);
    std::fill_n(into + from, some, coded::unknown);
    for (; valid != 0; valid &= valid - 1) {
      const int row = std::countr_zero(valid);
      into[from + static_cast<std::size_t>(row)] = read(at + row);
    }
  }
}

/// Are all numbers that are known from `low` through `high`?
bool all_within(const std::int64_t* numbers, std::size_t count, std::int64_t low, std::int64_t high) {
  bool within = true;
  for (std::size_t i = 0; i < count; ++i)
    within = within && (numbers[i] == coded::unknown || (low <= numbers[i] && numbers[i] <= high));
  return within;
}

bool all_possible(const program::Program& program, const FlatColumn& holds, const std::int64_t* numbers,
                  std::size_t count) {
  const bool is_fact = holds.kind == FlatColumn::Kind::fact;
  const TypeKind type = is_fact                                 ? program.fields[holds.field.index].type
                        : holds.kind == FlatColumn::Kind::spent ? TypeKind::money
                                                                : TypeKind::date;
  if (type == TypeKind::date)
    return std::all_of(numbers, numbers + count,
                       [](std::int64_t day) { return day == coded::unknown || Date::from_days(day).has_value(); });
  const std::int64_t most = type == TypeKind::money ? limits::cents : limits::number;
  return type == TypeKind::boolean || all_within(numbers, count, -most, most);
}

template <class T>
void read_integers(const Column& column, std::int64_t begin, std::size_t count, std::int64_t* into) {
  const void* const buffer = column.array->buffers[1];
  each_cell(*column.array, begin, count, into,
            [buffer](std::int64_t index) { return static_cast<std::int64_t>(value_in<T>(buffer, index)); });
}

void read_integers(const Column& column, std::int64_t begin, std::size_t count, std::int64_t* into) {
  switch (column.integer) {
    case 'i': return read_integers<std::int32_t>(column, begin, count, into);
    case 'l': return read_integers<std::int64_t>(column, begin, count, into);
    case 'c': return read_integers<std::int8_t>(column, begin, count, into);
    case 's': return read_integers<std::int16_t>(column, begin, count, into);
    default: break;
  }
  each_cell(*column.array, begin, count, into, [&](std::int64_t index) { return column.integer_at(index); });
}

/// False where an instant is not at midnight.
bool read_days(const Column& column, std::int64_t begin, std::size_t count, std::int64_t* into) {
  bool fine = true;
  each_cell(*column.array, begin, count, into, [&](std::int64_t index) {
    const std::int64_t instant = column.integer_at(index);
    fine = fine && instant % column.per_day == 0;
    return instant / column.per_day;
  });
  return fine;
}

bool read_decimals(const Column& column, std::int64_t begin, std::size_t count, std::int64_t* into) {
  bool fine = true;
  each_cell(*column.array, begin, count, into, [&](std::int64_t index) {
    const auto cents = column.decimal_at(index);
    fine = fine && cents.has_value();
    return cents.value_or(0);
  });
  return fine;
}

/// A name of a case that is nothing but visible ASCII needs no closer look.
bool is_plain_name(std::string_view text) {
  return text.size() <= limits::name_characters &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

std::size_t hash_of(std::string_view text) {
  std::uint64_t ends[2] = {0, 0};
  const std::size_t some = std::min<std::size_t>(text.size(), 8);
  if (some != 0) {
    std::memcpy(ends, text.data(), some);
    std::memcpy(ends + 1, text.data() + text.size() - some, some);
  }
  std::uint64_t hash = (ends[0] ^ text.size()) * 0x9E3779B97F4A7C15U;
  hash = (hash ^ hash >> 32U ^ ends[1]) * 0xD6E8FEB86659FD93U;
  return hash ^ hash >> 32U;
}

}  // namespace

const std::int64_t* Known::find(std::string_view text) {
  if (entries_.empty()) entries_.resize(size);
  for (at_ = hash_of(text) % size; entries_[at_].used; at_ = (at_ + 1) % size)
    if (entries_[at_].text == text) return &entries_[at_].value;
  return nullptr;
}

void Known::add(std::string_view text, std::int64_t value) {
  if (count_ == size / 2) return;
  ++count_;
  entries_[at_] = {std::string(text), value, true};
}

Cells::Cells(const Input& input, const decision::Prepared& prepared, decision::Block& block)
    : input_(&input), program_(&input.program()), row_(exchange::flat_row(*program_)), trial_(row_) {
  reads_.resize(input.columns().size());
  for (std::size_t i = 0; i < reads_.size(); ++i) {
    Read& read = reads_[i];
    read.column = &input.columns()[i];
    read.into = read.own.data();
    const FlatColumn& holds = read.column->holds;
    if (holds.kind == FlatColumn::Kind::fact) read.into = block.column(prepared.slot(holds.field));
    if (holds.kind == FlatColumn::Kind::date) read.into = block.column(prepared.slot(holds.date));
    const bool words = read.column->layout == Layout::words && read.column->texts.array->length <= most_words;
    if (words) read.of_keys.assign(static_cast<std::size_t>(read.column->texts.array->length), not_yet);
  }
  for (const Read& amount : reads_) {
    if (amount.column->holds.kind != FlatColumn::Kind::spent) continue;
    for (const Read& day : reads_)
      if (day.column->holds.kind == FlatColumn::Kind::spent_as_of &&
          day.column->holds.budget == amount.column->holds.budget)
        spent_.emplace_back(&amount, &day);
    spent_of_.push_back(block.spent(amount.column->holds.budget));
  }
  for (const Column& geen : input.geen()) geen_.push_back(block.column(prepared.slot(geen.holds.field)));
}

/// What a text of a column says, as a number: of a personal interest which; of a name nothing.
std::int64_t Cells::work_out(const Column& column, std::string_view text) {
  const FlatColumn& holds = column.holds;
  Diagnostics diagnostics;
  forget(*program_, holds, trial_);
  trial_.facts.requests.front().notes.clear();
  if (first_invalid_utf8(text) != text.size() ||
      !exchange::put_text(*program_, holds, column.name, text, trial_, diagnostics))
    return wrong;
  const auto day = [](const std::optional<Date>& date) { return date ? date->days() : coded::unknown; };
  switch (holds.kind) {
    case FlatColumn::Kind::ignored:
    case FlatColumn::Kind::name: return coded::unknown;
    case FlatColumn::Kind::date: return day(trial_.facts.dates[static_cast<std::size_t>(holds.date)]);
    case FlatColumn::Kind::spent: {
      const auto& amount = trial_.spent[holds.budget.index];
      return amount ? amount->cents() : coded::unknown;
    }
    case FlatColumn::Kind::spent_as_of: return day(trial_.spent_as_of[holds.budget.index]);
    case FlatColumn::Kind::interest: {
      if (!trial_.facts.personal_interest) return coded::unknown;
      const auto found = std::find(interests_.begin(), interests_.end(), *trial_.facts.personal_interest);
      const auto which = found - interests_.begin();
      if (found == interests_.end()) interests_.push_back(*trial_.facts.personal_interest);
      return which;
    }
    case FlatColumn::Kind::fact: break;
  }
  const Fact& fact = exchange::flat_fact(*program_, holds.field, trial_.facts);
  if (fact.state == Fact::State::known) return fact.value.raw;
  return fact.state == Fact::State::none ? coded::none : coded::unknown;
}

std::int64_t Cells::number_of(Read& read, std::string_view text) {
  if (text.empty()) return coded::unknown;
  if (read.column->holds.kind == FlatColumn::Kind::name)
    return is_plain_name(text) ? coded::unknown : work_out(*read.column, text);
  if (const std::int64_t* known = read.known.find(text)) return *known;
  const std::int64_t number = work_out(*read.column, text);
  if (number != wrong) read.known.add(text, number);
  return number;
}

bool Cells::read_texts(Read& read, std::int64_t begin, std::size_t count) {
  const Column& column = *read.column;
  const bool words = column.layout == Layout::words;
  each_cell(*column.array, begin, count, read.into, [&](std::int64_t index) {
    const auto text = words ? column.texts.word(column.integer_at(index)) : column.texts.at(index);
    return text ? number_of(read, *text) : wrong;
  });
  return std::find(read.into, read.into + count, wrong) == read.into + count;
}

bool Cells::read_words(Read& read, std::int64_t begin, std::size_t count) {
  const Column& column = *read.column;
  bool fine = true;
  const auto of_key = [&](std::int64_t key) {
    if (key < 0 || key >= static_cast<std::int64_t>(read.of_keys.size())) return wrong;
    std::int64_t& number = read.of_keys[static_cast<std::size_t>(key)];
    if (number == not_yet) {
      const auto text = column.texts.word(key);
      number = text ? number_of(read, *text) : wrong;
    }
    return number;
  };
  read_integers(column, begin, count, read.into);
  for (std::size_t row = 0; row < count; ++row) {
    if (read.into[row] == coded::unknown) continue;  // null: no key is as small
    read.into[row] = of_key(read.into[row]);
    fine = fine && read.into[row] != wrong;
  }
  return fine;
}

bool Cells::read(Read& read, std::int64_t first, std::size_t count) {
  const Column& column = *read.column;
  const std::int64_t begin = column.begin + first;
  bool fine = true;
  switch (column.layout) {
    case Layout::nothing: std::fill_n(read.into, count, coded::unknown); return true;
    case Layout::texts: return read_texts(read, begin, count);
    case Layout::words: return read.of_keys.empty() ? read_texts(read, begin, count) : read_words(read, begin, count);
    case Layout::bits:
      each_cell(*column.array, begin, count, read.into,
                [&](std::int64_t index) { return std::int64_t{column.bit(index)}; });
      return true;
    case Layout::decimals: fine = read_decimals(column, begin, count, read.into); break;
    case Layout::integers:
      if (column.per_day == 1)
        read_integers(column, begin, count, read.into);
      else
        fine = read_days(column, begin, count, read.into);
      break;
  }
  return fine && all_possible(*program_, column.holds, read.into, count);
}

bool Cells::put_geen(std::int64_t first, std::size_t count) {
  for (std::size_t i = 0; i < geen_.size(); ++i) {
    const Column& column = input_->geen()[i];
    for (std::size_t row = 0; row < count; ++row) {
      const std::int64_t index = column.begin + first + static_cast<std::int64_t>(row);
      if (column.is_null(index)) return false;
      if (!column.bit(index)) continue;
      if (geen_[i][row] >= coded::lowest) return false;
      geen_[i][row] = coded::none;
    }
  }
  return true;
}

bool Cells::put_spent(std::size_t count) {
  for (std::size_t i = 0; i < spent_.size(); ++i) {
    const auto& [amount, day] = spent_[i];
    for (std::size_t row = 0; row < count; ++row) {
      const bool known = amount->into[row] != coded::unknown;
      if (known != (day->into[row] != coded::unknown)) return false;
      spent_of_[i][row].reset();
      if (known) spent_of_[i][row] = {*Money::from_cents(amount->into[row]), *Date::from_days(day->into[row])};
    }
  }
  return true;
}

bool Cells::read(std::int64_t first, std::size_t count) {
  for (std::int64_t* const geen : geen_) std::fill_n(geen, count, coded::unknown);
  for (Read& one : reads_)
    if (!read(one, first, count)) return false;
  return put_geen(first, count) && put_spent(count);
}

void Cells::put(const FlatColumn& column, std::int64_t number) {
  switch (column.kind) {
    case FlatColumn::Kind::ignored:
    case FlatColumn::Kind::name:
    case FlatColumn::Kind::spent:
    case FlatColumn::Kind::spent_as_of: return;
    case FlatColumn::Kind::interest:
      row_.facts.personal_interest.reset();
      if (number != coded::unknown) row_.facts.personal_interest = interests_[static_cast<std::size_t>(number)];
      return;
    case FlatColumn::Kind::date:
      row_.facts.dates[static_cast<std::size_t>(column.date)] = Date::from_days(number);
      return;
    case FlatColumn::Kind::fact: break;
  }
  Fact& fact = exchange::flat_fact(*program_, column.field, row_.facts);
  const bool known = number >= coded::lowest;
  fact.state = known ? Fact::State::known : number == coded::none ? Fact::State::none : Fact::State::unknown;
  fact.value = known ? Value{program_->fields[column.field.index].type, number} : Value{};
}

const decision::Case& Cells::facts(std::size_t row) {
  for (const Read& read : reads_) put(read.column->holds, read.into[row]);
  for (std::size_t i = 0; i < geen_.size(); ++i) put(input_->geen()[i].holds, geen_[i][row]);
  for (std::size_t i = 0; i < spent_.size(); ++i)
    row_.facts.spent[spent_[i].first->column->holds.budget.index] = spent_of_[i][row];
  return row_.facts;
}

}  // namespace klap::columns
