// From the text of a row to a case, for one rule set or two.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <klap/decision/case.hpp>
#include <klap/exchange/flat_case.hpp>

#include "rows.hpp"

namespace klap::simulation {

/// A row that was read. Without `now` it is wrong, and `problems` say why.
struct ReadRow {
  std::optional<decision::Case> now;
  std::optional<decision::Case> before;
  std::vector<exchange::RowDiagnostic> problems;
  std::uint64_t not_shown = 0;
};

/// Reads rows; once the head of a table is taken, any number of threads may.
class Reading {
 public:
  Reading(const program::Program& now, const program::Program* before, RowForm form)
      : now_(&now), before_(before), form_(form) {}

  /// The names of the columns. False if they are wrong.
  bool take_head(const RowText& row, std::vector<exchange::RowDiagnostic>& problems);
  [[nodiscard]] char separator() const { return separator_; }

  [[nodiscard]] ReadRow read(const RowText& row) const;

 private:
  using Columns = std::vector<exchange::FlatColumn>;

  const program::Program* now_;
  const program::Program* before_;
  RowForm form_;
  char separator_ = ',';
  std::vector<std::string> names_;
  Columns columns_now_;
  Columns columns_before_;

  void read_json(const RowText& row, ReadRow& into) const;
  void read_cells(const RowText& row, ReadRow& into) const;
  [[nodiscard]] std::optional<decision::Case> from_cells(const program::Program& program, const Columns& columns,
                                                         const std::vector<std::string>& cells,
                                                         Diagnostics& diagnostics) const;
};

}  // namespace klap::simulation
