// Every limit of the language in one place. Limits count things (levels, rules, cents, days), never time or stack, so
// that a refusal is the same on every machine (docs/semantics.md, clause 1).
#pragma once

#include <cstddef>
#include <cstdint>

namespace klap::limits {

inline constexpr int nesting_levels = 64;                     // brackets and "niet" in one condition
inline constexpr std::size_t source_bytes = 64U << 20U;       // one rule file
inline constexpr std::size_t image_bytes = 1024U << 20U;      // one image
inline constexpr std::size_t tokens = 16'000'000;             // one rule file
inline constexpr std::size_t diagnostics = 100;               // reported per run; the rest is counted
inline constexpr std::size_t echoed_characters = 60;          // of a source line, in a message
inline constexpr std::size_t name_characters = 100;
inline constexpr std::size_t declarations = 1'000'000;        // of one kind in one rule set
inline constexpr std::size_t condition_parts = 1'000'000;     // of one condition, with the parts of its terms
inline constexpr std::size_t rule_parts = 100'000;            // of the conditions of all rules, likewise; or 16 × the text
inline constexpr std::size_t precedences = 4'000'000;         // pairs of rules and sources of which one goes before the other, in one rule set
inline constexpr std::size_t mandate_chains = 4096;           // in one rule set
inline constexpr std::size_t case_bytes = 10U << 20U;         // one case as JSON
inline constexpr std::size_t case_values = 1'000'000;         // of one case as JSON: keys, values, lists and objects
inline constexpr std::size_t case_persons = 1000;
inline constexpr std::size_t case_requests = 1000;
inline constexpr std::int64_t table_rows = 10'000'000;        // of one table of cases in columns
inline constexpr std::size_t threads = 64;                    // that one call may use
inline constexpr std::size_t json_levels = 64;
inline constexpr std::int64_t timeline_days = 36'600;         // of one time-line: a hundred years
inline constexpr std::int64_t cents = 1'000'000'000'000'000;  // ten trillion euro, either side of zero
inline constexpr std::int64_t number = 1'000'000'000'000;     // whole numbers, either side of zero

}  // namespace klap::limits
