// Columns that are being made, and how they are handed over.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <klap/arrow.h>

namespace klap::columns {

/// One column: values, or texts, or nulls, appended row by row.
class Made {
 public:
  enum class Kind : std::uint8_t { boolean, days, integer, text, word };

  Made(std::string name, Kind kind, std::vector<std::string> words = {})
      : name_(std::move(name)), kind_(kind), words_(std::move(words)) {}

  void add_null();
  void add(std::int64_t value);  // of text: none; of word: which
  void add(std::string_view text);
  /// Behind what is here.
  void append(const Made& more);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }
  [[nodiscard]] std::size_t rows() const { return valid_.size(); }

 private:
  friend class Exported;
  std::string name_;
  Kind kind_;
  std::vector<std::string> words_;
  std::vector<bool> valid_;
  std::vector<std::int64_t> values_;  // of text: where each ends
  std::string bytes_;
};

/// The form of these columns; released by whoever gets it.
void give_form(const std::vector<Made>& columns, ArrowSchema* form);

/// The columns themselves, of that many rows.
void give_columns(std::vector<Made> columns, std::int64_t rows, ArrowArray* answers);

}  // namespace klap::columns
