// The form of a case, as JSON Schema (2020-12), made for one rule set: its facts by name and type, what may be geen,
// what may have a history, and the names it knows. What read_case() takes, in the form write_case() gives it.
//
// Not in it, since JSON Schema has no words for it: that every `persoon`, and every fact that is one, is the id of a
// person, that ids differ, that the dates of a history ascend, that there is one decision per person and law, that a
// whole number is written without point and without e (3.0 is an integer to JSON Schema), that no key stands twice, and
// the limits on bytes and levels. Nor are hidden characters above U+FFFF in a name. read_case() refuses all of these as
// well.
//
// schemas/ holds what is the same for every rule set: case-1, outcome-1, missing-1, diagnostics-1, and tool-1 for what
// the command line says besides.
#pragma once

#include <string>

#include <klap/program/program.hpp>

namespace klap::exchange {

/// Version of the form of a case; schemas/case-<this>.schema.json.
inline constexpr int case_format = 1;

/// Indented, ending in a line end: same rule set, same bytes. May be called by any number of threads.
[[nodiscard]] std::string case_schema(const program::Program& program);

}  // namespace klap::exchange
