// Columns of a table, by what they hold, and the cases that their rows are.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <klap/arrow.h>
#include <klap/exchange/flat_case.hpp>

namespace klap::columns {

/// How the values of a column stand in its buffers.
enum class Layout : std::uint8_t {
  nothing,  // nowhere known
  bits,
  integers,  // days, instants and whole numbers of any width
  decimals,  // 128 bits
  texts,
  words  // keys of a dictionary of texts
};

/// One value of a buffer; `index` counts values of this type.
template <class T>
[[nodiscard]] T value_in(const void* buffer, std::int64_t index) {
  T value;
  std::memcpy(&value, static_cast<const char*>(buffer) + static_cast<std::size_t>(index) * sizeof(T), sizeof(T));
  return value;
}

/// Texts in any of Arrow's three forms.
struct Texts {
  enum class Form : std::uint8_t { small, large, view } form{};
  const ArrowArray* array = nullptr;

  /// Index from the beginning of the buffers. Nothing where what stands there cannot be.
  [[nodiscard]] std::optional<std::string_view> at(std::int64_t index) const;
  /// Of an array of texts as a dictionary: the word of a key; empty where it is null.
  [[nodiscard]] std::optional<std::string_view> word(std::int64_t key) const;
};

struct Column {
  exchange::FlatColumn holds;
  std::string name;
  Layout layout{};
  char integer = 'l';        // of integers, and of keys: their format
  std::int64_t per_day = 1;  // of instants: how many of their units a day has
  const ArrowArray* array = nullptr;
  std::int64_t begin = 0;  // the index of the first row in the buffers
  Texts texts;

  /// `index` counts from the beginning of the buffers.
  [[nodiscard]] bool is_null(std::int64_t index) const;
  [[nodiscard]] bool bit(std::int64_t index) const;
  /// Clamped to the range of std::int64_t.
  [[nodiscard]] std::int64_t integer_at(std::int64_t index) const;
  /// Of decimals: what of 128 bits fits in 64; what does not is no amount.
  [[nodiscard]] std::optional<std::int64_t> decimal_at(std::int64_t index) const;
};

/// As in a new row.
void forget(const program::Program& program, const exchange::FlatColumn& column, exchange::FlatRow& row);

class Input {
 public:
  /// What is wrong with the table or a whole column is in the diagnostics; nothing else may then be asked.
  Input(const program::Program& program, const ArrowSchema& schema, const ArrowArray& table, Diagnostics& diagnostics);

  [[nodiscard]] std::int64_t rows() const { return rows_; }
  /// Puts the case of a row, from 0, into `into`, that of another row or a new one; false where something is wrong with
  /// it. Any number of threads may ask.
  [[nodiscard]] bool read_case(std::int64_t row, exchange::FlatRow& into, Diagnostics& diagnostics) const;

  [[nodiscard]] const program::Program& program() const { return *program_; }
  [[nodiscard]] const std::vector<Column>& columns() const { return columns_; }
  /// Of bool: where a fact is geen.
  [[nodiscard]] const std::vector<Column>& geen() const { return geen_; }

 private:
  const program::Program* program_;
  std::int64_t rows_ = 0;
  std::vector<Column> columns_;
  std::vector<Column> geen_;  // of bool: where a fact is geen

  void read(const ArrowSchema& schema, const ArrowArray& table, Diagnostics& diagnostics);
  void add(const ArrowSchema& schema, const ArrowArray& array, std::int64_t begin, Diagnostics& diagnostics);
  void put(const Column& column, std::int64_t row, exchange::FlatRow& into, Diagnostics& diagnostics) const;
  void refuse(const Column& column, Diagnostics& diagnostics) const;
};

}  // namespace klap::columns
