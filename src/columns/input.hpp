// Columns of a table, by what they hold, and the cases that their rows are.
#pragma once

#include <cstdint>
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

/// Texts in any of Arrow's three forms.
struct Texts {
  enum class Form : std::uint8_t { small, large, view } form{};
  const ArrowArray* array = nullptr;

  /// Index from the beginning of the buffers. Nothing where what stands there cannot be.
  [[nodiscard]] std::optional<std::string_view> at(std::int64_t index) const;
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
};

class Input {
 public:
  /// What is wrong with the table or a whole column is in the diagnostics; nothing else may then be asked.
  Input(const program::Program& program, const ArrowSchema& schema, const ArrowArray& table, Diagnostics& diagnostics);

  [[nodiscard]] std::int64_t rows() const { return rows_; }
  /// Puts the case of a row, from 0, into `into`, that of another row or a new one; false where something is wrong with
  /// it. Any number of threads may ask.
  [[nodiscard]] bool read_case(std::int64_t row, exchange::FlatRow& into, Diagnostics& diagnostics) const;

 private:
  const program::Program* program_;
  std::int64_t rows_ = 0;
  std::vector<Column> columns_;
  std::vector<Column> geen_;  // of bool: where a fact is geen

  void read(const ArrowSchema& schema, const ArrowArray& table, Diagnostics& diagnostics);
  void add(const ArrowSchema& schema, const ArrowArray& array, std::int64_t begin, Diagnostics& diagnostics);
  void forget(const exchange::FlatColumn& column, exchange::FlatRow& row) const;
  void put(const Column& column, std::int64_t row, exchange::FlatRow& into, Diagnostics& diagnostics) const;
  void refuse(const Column& column, Diagnostics& diagnostics) const;
};

}  // namespace klap::columns
