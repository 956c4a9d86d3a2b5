// Cutting a file into rows, without looking at what they say.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <klap/simulation/simulate.hpp>

namespace klap::simulation {

/// One row, without its line end.
struct RowText {
  std::uint64_t number = 0;  // from 1
  std::string text;
  bool too_large = false;  // over limits::case_bytes: then the text is not kept
};

/// Reads ahead in pieces of a fixed size; holds at most one row besides.
class Rows {
 public:
  Rows(RowForm form, const ReadBytes& read) : form_(form), read_(&read) {}

  /// The next row; false at the end.
  bool next(RowText& row);
  /// How many bytes were read so far.
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
  /// What stands between cells; until it is known a comma and a semicolon do.
  void set_separator(char separator) { separator_ = separator; }

 private:
  RowForm form_;
  const ReadBytes* read_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::uint64_t bytes_ = 0;
  std::uint64_t number_ = 0;
  char separator_ = '\0';

  /// Where the reading of a row in CSV has come to.
  enum class Inside : std::uint8_t { cell_start, bare, quoted, behind_quote };

  bool fill();
  [[nodiscard]] bool is_separator(char c) const;
  [[nodiscard]] Inside behind(Inside inside, char c) const;
};

/// The cells of a row in CSV. False where a quotation mark is out of place.
[[nodiscard]] bool split_cells(std::string_view row, char separator, std::vector<std::string>& cells);

/// What stands between the cells of the first row: a comma, unless there is none and a semicolon is.
[[nodiscard]] char separator_of(std::string_view first_row);

}  // namespace klap::simulation
