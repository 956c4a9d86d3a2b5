#include "reading.hpp"

#include <klap/base/limits.hpp>
#include <klap/exchange/case_json.hpp>

namespace klap::simulation {
namespace {

using exchange::RowDiagnostic;

void take(const Diagnostics& diagnostics, std::uint64_t row, const Document* line, ReadRow& into) {
  for (const Diagnostic& one : diagnostics.all()) {
    const std::uint32_t column = line != nullptr ? line->place_of(one.span.begin).column : 0;
    into.problems.push_back({row, column, one});
    into.problems.back().diagnostic.span = nowhere;
  }
  into.not_shown += diagnostics.not_shown();
}

RowDiagnostic in_row(std::uint64_t row, DiagnosticKind kind, std::vector<std::string> arguments = {}) {
  return {row, 0, Diagnostic{kind, nowhere, std::move(arguments)}};
}

}  // namespace

bool Reading::take_head(const RowText& row, std::vector<RowDiagnostic>& problems) {
  const auto refuse = [&](DiagnosticKind kind) {
    problems.push_back(in_row(1, kind));
    return false;
  };
  if (row.too_large || row.text.empty()) return refuse(DiagnosticKind::table_without_header);
  if (first_invalid_utf8(row.text) != row.text.size()) return refuse(DiagnosticKind::case_not_utf8);
  separator_ = separator_of(row.text);
  if (!split_cells(row.text, separator_, names_)) return refuse(DiagnosticKind::row_quotes);
  Diagnostics diagnostics;
  const auto now = exchange::flat_columns(*now_, names_, before_, diagnostics);
  std::optional<Columns> before;
  if (now && before_ != nullptr) before = exchange::flat_columns(*before_, names_, now_, diagnostics);
  for (const Diagnostic& one : diagnostics.all()) problems.push_back({1, 0, one});
  if (!diagnostics.empty()) return false;
  columns_now_ = *now;
  if (before) columns_before_ = *before;
  return true;
}

ReadRow Reading::read(const RowText& row) const {
  ReadRow read;
  if (row.too_large)
    read.problems.push_back(
        in_row(row.number, DiagnosticKind::case_too_large, {std::to_string(limits::case_bytes >> 20U)}));
  else if (form_ == RowForm::json_lines)
    read_json(row, read);
  else
    read_cells(row, read);
  if (!read.problems.empty()) read.now.reset();
  return read;
}

void Reading::read_json(const RowText& row, ReadRow& into) const {
  const Document line(std::string(), row.text);
  Diagnostics diagnostics;
  into.now = exchange::read_case(*now_, line, diagnostics, before_);
  if (into.now && before_ != nullptr) into.before = exchange::read_case(*before_, line, diagnostics, now_);
  take(diagnostics, row.number, &line, into);
}

void Reading::read_cells(const RowText& row, ReadRow& into) const {
  const auto refuse = [&](DiagnosticKind kind, std::vector<std::string> arguments = {}) {
    into.problems.push_back(in_row(row.number, kind, std::move(arguments)));
  };
  if (first_invalid_utf8(row.text) != row.text.size()) return refuse(DiagnosticKind::case_not_utf8);
  std::vector<std::string> cells;
  if (!split_cells(row.text, separator_, cells)) return refuse(DiagnosticKind::row_quotes);
  if (cells.size() != names_.size())
    return refuse(DiagnosticKind::row_cells, {std::to_string(cells.size()), std::to_string(names_.size())});
  Diagnostics diagnostics;
  into.now = from_cells(*now_, columns_now_, cells, diagnostics);
  if (into.now && before_ != nullptr) into.before = from_cells(*before_, columns_before_, cells, diagnostics);
  take(diagnostics, row.number, nullptr, into);
}

std::optional<decision::Case> Reading::from_cells(const program::Program& program, const Columns& columns,
                                                  const std::vector<std::string>& cells,
                                                  Diagnostics& diagnostics) const {
  exchange::FlatRow row = exchange::flat_row(program);
  for (std::size_t i = 0; i < cells.size(); ++i)
    exchange::put_text(program, columns[i], names_[i], cells[i], row, diagnostics);
  if (!diagnostics.empty()) return std::nullopt;
  return exchange::finish(program, std::move(row), diagnostics);
}

}  // namespace klap::simulation
