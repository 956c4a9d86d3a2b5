// Diagnostics as JSON:
//
// { "klap": 1,
//   "meldingen": [ {"code", "niveau": "fout" | "bevinding" | "niet_rijp", "bestand", "regel", "kolom",
//                   "regel_tot", "kolom_tot", "pointer", "tekst", "text"} ],
//   "niet_getoond": number }
//
// Lines and columns count from 1, columns in characters; *_tot is the place behind the last character. What stands in no
// file has null for them. pointer is case_pointer() of case_json.hpp, or null. tekst is Dutch, text English; neither repeats the line of the file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <klap/diagnostics/diagnostic.hpp>
#include <klap/source/document.hpp>

namespace klap::exchange {

inline constexpr int diagnostics_format = 1;

/// Spans are places in `documents`; for a case, give the case's document alone.
[[nodiscard]] std::string to_json(const Diagnostics& diagnostics, const Documents& documents);

/// What is wrong in a row of a file of many cases. `row` counts from 1, `column` is a character of that line; 0: of the
/// whole row. Row 0: of no row, and then it is about the file.
struct RowDiagnostic {
  std::uint64_t row = 0;
  std::uint32_t column = 0;
  Diagnostic diagnostic;  // its span means nothing
  bool operator==(const RowDiagnostic&) const = default;
};

/// The same, of rows of the file with this name; "regel" is the row.
[[nodiscard]] std::string to_json(const std::vector<RowDiagnostic>& diagnostics, std::uint64_t not_shown,
                                  std::string_view file);

/// Each on a line for a terminal: "zaken.csv:12: fout K1104: in kolom 'kosten' …"; of those not kept, how many.
[[nodiscard]] std::string render(const std::vector<RowDiagnostic>& diagnostics, std::uint64_t not_shown,
                                 std::string_view file, Language language);

/// One failure that is no diagnostic, in the same form: a wrong call, a mistake in Klap itself. It has no place.
[[nodiscard]] std::string failure_to_json(std::string_view code, std::string_view dutch, std::string_view english);

}  // namespace klap::exchange
