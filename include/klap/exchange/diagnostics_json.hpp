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

#include <string>
#include <string_view>

#include <klap/diagnostics/diagnostic.hpp>
#include <klap/source/document.hpp>

namespace klap::exchange {

inline constexpr int diagnostics_format = 1;

/// Spans are places in `documents`; for a case, give the case's document alone.
[[nodiscard]] std::string to_json(const Diagnostics& diagnostics, const Documents& documents);

/// One failure that is no diagnostic, in the same form: a wrong call, a mistake in Klap itself. It has no place.
[[nodiscard]] std::string failure_to_json(std::string_view code, std::string_view dutch, std::string_view english);

}  // namespace klap::exchange
