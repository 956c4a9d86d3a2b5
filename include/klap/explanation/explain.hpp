// Outcomes and their derivations in words (docs/semantics.md, clause 14): Dutch and English, one reader at a time.
// Every function is pure: same arguments, same bytes; no clock, no locale. They may be called by many threads at once.
// Texts that the rule set itself holds (labels, reasons, questions) stay in the language they were written in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include <klap/base/money.hpp>
#include <klap/decision/case.hpp>
#include <klap/decision/outcome.hpp>
#include <klap/program/program.hpp>

namespace klap::explanation {

/// Who reads it. The resident sees no budgets, no chain of mandates and nothing of another person (semantics.md, clause
/// 14.2); the file has what the case worker needs; the auditor sees everything.
enum class Reader : std::uint8_t { resident, file, auditor };

/// The answers of one case on one page: what `klap decide` prints. The case and the outcome belong to the program; the
/// derivation may be empty (presumptions that were used are then not named).
[[nodiscard]] std::string summarise(const program::Program& program, const decision::Case& facts,
                                    const decision::CaseOutcome& outcome, const decision::CaseDerivation& derivation,
                                    Language language);

/// Why, for one reader. For the resident: one part per person that has a request, each under its own heading. A request
/// that needs no decision is told as well.
[[nodiscard]] std::string explain(const program::Program& program, const decision::Case& facts,
                                  const decision::CaseOutcome& outcome, const decision::CaseDerivation& derivation,
                                  Reader reader, Language language);

/// The resident's text about one person of the case (an index in Case::persons), to go into a letter. What a human has
/// to write stands in it as «[…]»; a letter that still has one is not sent. Where a decision goes to another person of
/// the case, the words are to them, by what they are to the resident: never by name or id. One text per reader, under
/// each other.
[[nodiscard]] std::string explain_to(std::size_t person, const program::Program& program, const decision::Case& facts,
                                     const decision::CaseOutcome& outcome, const decision::CaseDerivation& derivation,
                                     Language language);

}  // namespace klap::explanation
