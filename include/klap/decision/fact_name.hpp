// What a fact is called wherever it must be the same everywhere: in the order of asking, in expectations and as JSON
// (docs/semantics.md, clause 15.4).
#pragma once

#include <array>
#include <string_view>

#include <klap/decision/outcome.hpp>
#include <klap/program/program.hpp>

namespace klap::decision {

/// By CaseDate.
inline constexpr std::array<std::string_view, case_date_count> case_date_names = {
    "peildatum", "aanvraagdatum", "gebeurtenisdatum", "besluitdatum", "bekendmakingsdatum"};

/// Lives as long as the program. `ref` belongs to the program.
[[nodiscard]] std::string_view canonical_name(const program::Program& program, const FactRef& ref);

}  // namespace klap::decision
