// The cells of a block of rows as numbers, column by column.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <klap/decision/block.hpp>
#include <klap/exchange/flat_case.hpp>

#include "input.hpp"

namespace klap::columns {

/// What texts of one column say, by the texts: each is read once. Of texts that are hardly ever the same, only the
/// first.
class Known {
 public:
  [[nodiscard]] const std::int64_t* find(std::string_view text);
  /// Of a text that was just not found.
  void add(std::string_view text, std::int64_t value);

 private:
  struct Entry {
    std::string text;
    std::int64_t value = 0;
    bool used = false;
  };
  static constexpr std::size_t size = 1024;  // a power of two
  std::vector<Entry> entries_;
  std::size_t count_ = 0;
  std::size_t at_ = 0;  // where what was looked for would stand
};

/// Where a thread reads one block of rows after another.
class Cells {
 public:
  static constexpr std::size_t most_rows = decision::Block::rows;
  using Numbers = std::array<std::int64_t, most_rows>;

  /// Facts and what budgets have spent are put into `block`. All have to outlive it.
  Cells(const Input& input, const decision::Prepared& prepared, decision::Block& block);

  /// False where something may be wrong with a row: Input::read_case() says whether, and what.
  [[nodiscard]] bool read(std::int64_t first, std::size_t count);

  /// The case of a row of the block that was read.
  [[nodiscard]] const decision::Case& facts(std::size_t row);

 private:
  struct Read {
    const Column* column = nullptr;
    std::int64_t* into = nullptr;  // none: a name of the case, which decides nothing
    Numbers own{};                 // where it is no fact
    Known known;
    std::vector<std::int64_t> of_keys;  // of a dictionary: what each word says, or `not_yet`
  };

  [[nodiscard]] bool read(Read& read, std::int64_t first, std::size_t count);
  [[nodiscard]] bool read_texts(Read& read, std::int64_t begin, std::size_t count);
  [[nodiscard]] bool read_words(Read& read, std::int64_t begin, std::size_t count);
  [[nodiscard]] bool put_geen(std::int64_t first, std::size_t count);
  [[nodiscard]] bool put_spent(std::size_t count);
  [[nodiscard]] std::int64_t number_of(Read& read, std::string_view text);
  [[nodiscard]] std::int64_t work_out(const Column& column, std::string_view text);
  void put(const exchange::FlatColumn& column, std::int64_t coded);

  const Input* input_;
  const program::Program* program_;
  std::vector<Read> reads_;                                 // parallel to the columns of the input
  std::vector<std::int64_t*> geen_;                         // parallel to its columns of geen
  std::vector<std::pair<const Read*, const Read*>> spent_;  // the two halves
  std::vector<std::optional<decision::Spent>*> spent_of_;   // parallel to it
  std::vector<std::vector<ActorId>> interests_;             // what a cell of personal interest stands for
  exchange::FlatRow row_;                                   // the case of a row
  exchange::FlatRow trial_;                                 // where a text is read
};

}  // namespace klap::columns
