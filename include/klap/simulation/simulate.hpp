// What rules would do to many cases, beside what other rules do: before a change is law.
//
//     std::ifstream file("zaken.csv", std::ios::binary);
//     const simulation::Simulated done = simulation::simulate(proposed->program, &present->program,
//     simulation::RowForm::csv,
//                                                             simulation::bytes_of(file), {});
//     if (done.report) std::cout << to_text(*done.report, Language::dutch);
//
// A file is read row by row, in constant memory: as many rows at a time as a block has. A row is a case: a line of JSON
// (exchange/case_json.hpp), or a row of a table in CSV (exchange/flat_case.hpp) behind one with the names of its
// columns. Rows count from 1 and are numbered as a spreadsheet does: in CSV the names are row 1.
//
// A ceiling is shared by all rows, in their order, under each of the rule sets by itself: what the payers of earlier
// rows were settled on counts as spent for later ones, on top of what a row itself says under `besteed`. For a ceiling
// per calendar year that is what was promised with a reference date in the year of the row's `stand_van`. Where a row
// does not say what a budget has spent, that stays unknown.
//
// Where a row is wrong there is no report: every number would leave it out, and what later rows find of a ceiling
// depends on it. All rows are read all the same, so that all that is wrong is told at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <vector>

#include <klap/exchange/diagnostics_json.hpp>
#include <klap/program/program.hpp>
#include <klap/simulation/report.hpp>

namespace klap::simulation {

/// CSV as RFC 4180 has it, in UTF-8: cells between commas — or semicolons, if the first row has those and no comma —,
/// and between quotation marks where they hold one of these, a line end or a quotation mark, which is then written
/// twice.
enum class RowForm : std::uint8_t { json_lines, csv };

/// Puts at most `room` bytes at `into`, and tells how many; 0 at the end.
using ReadBytes = std::function<std::size_t(char* into, std::size_t room)>;

/// Of a stream, which has to outlive it.
[[nodiscard]] ReadBytes bytes_of(std::istream& stream);

struct Settings {
  std::size_t threads = 1;  // from 1 up to limits::threads; the report does not depend on it
  bool keep_facts = false;  // of the smallest examples
  /// Called now and then by the calling thread, with how many bytes were read.
  std::function<void(std::uint64_t bytes)> progress;
};

struct Simulated {
  std::optional<Report> report;                   // if all rows are right
  std::vector<exchange::RowDiagnostic> problems;  // by row; the first limits::diagnostics
  std::uint64_t not_shown = 0;                    // diagnostics that were not kept
  std::uint64_t wrong_rows = 0;
};

/// Decides every case under `rules`, and, if given, under the older rules `before`, which keep their own names: a fact
/// or budget that only one of them knows is passed over by the other. Refuses no concept: `DecideOptions` do. Throws
/// what `read` throws, std::invalid_argument for a number of threads that cannot be, and std::bad_alloc.
[[nodiscard]] Simulated simulate(const program::Program& rules, const program::Program* before, RowForm form,
                                 const ReadBytes& read, const Settings& settings);

}  // namespace klap::simulation
