// Columns that are being made, and how they are handed over.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <klap/arrow.h>

#include "zeros.hpp"

namespace klap::columns {

/// What a column holds.
struct Form {
  enum class Kind : std::uint8_t { boolean, days, integer, text, word };
  std::string name;
  Kind kind{};
  std::vector<std::string> words{};  // of word: those it is one of
};

/// Room for all rows of all columns at once, null until it is filled in. Rows of different blocks may be filled in by
/// different threads; those of one block, where they hold text, in order.
class Sheet {
 public:
  static constexpr std::size_t block_rows = 1024;  // a multiple of eight: no two blocks share a byte

  Sheet(const std::vector<Form>& forms, std::size_t rows);

  /// Of boolean 0 or 1, of days a day, of word which.
  void put(std::size_t column, std::size_t row, std::int64_t value) {
    Made& made = columns_[column];
    mark(made.valid, row);
    switch (made.kind) {
      case Form::Kind::boolean:
        if (value != 0) mark(made.values, row);
        return;
      case Form::Kind::word: reinterpret_cast<std::int8_t*>(made.values)[row] = static_cast<std::int8_t>(value); return;
      case Form::Kind::days:
        reinterpret_cast<std::int32_t*>(made.values)[row] = static_cast<std::int32_t>(value);
        return;
      case Form::Kind::integer:
      case Form::Kind::text: break;
    }
    reinterpret_cast<std::int64_t*>(made.values)[row] = value;
  }
  void put(std::size_t column, std::size_t row, std::string_view text) {
    Made& made = columns_[column];
    mark(made.valid, row);
    std::string& all = made.texts[row / block_rows];
    all += text;
    reinterpret_cast<std::int64_t*>(made.values)[row + 1] = static_cast<std::int64_t>(all.size());
  }

  /// Once: they are the receiver's, who releases them.
  void give(const std::vector<Form>& forms, ArrowArray* answers) &&;

 private:
  struct Made {
    Form::Kind kind{};
    unsigned char* valid = nullptr;  // a bit for each row
    unsigned char* values =
        nullptr;                     // of text: where each ends, from row 1 on, counted from the beginning of its block
    std::vector<std::string> texts;  // by block
  };
  static void mark(unsigned char* bits, std::size_t row) {
    bits[row / 8] = static_cast<unsigned char>(bits[row / 8] | 1U << (row % 8));
  }
  [[nodiscard]] std::string joined(Made& made) const;
  void give(const Form& form, Made& made, ArrowArray* out) const;

  std::size_t rows_;
  std::shared_ptr<Zeros> zeros_;
  std::vector<Made> columns_;
};

/// The form of these columns; released by whoever gets it.
void give_form(const std::vector<Form>& columns, ArrowSchema* form);

}  // namespace klap::columns
