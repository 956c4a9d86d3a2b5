// Outcomes and their derivations in words (docs/semantics.md, clause 14): Dutch and English, one reader at a time.
// Every function is pure: same arguments, same bytes; no clock, no locale. They may be called by many threads at once.
// Texts that the rule set itself holds (labels, reasons, questions) stay in the language they were written in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <klap/base/money.hpp>
#include <klap/decision/case.hpp>
#include <klap/decision/outcome.hpp>
#include <klap/decision/timeline.hpp>
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

/// The same of every stretch of a time-line, under the days it is of.
[[nodiscard]] std::string summarise(const program::Program& program, const decision::Case& facts,
                                    const std::vector<decision::Stretch>& stretches, Language language);

/// Why, for one reader. For the resident: all letters(), each under a line that says to whom it goes and about whom it
/// is.
[[nodiscard]] std::string explain(const program::Program& program, const decision::Case& facts,
                                  const decision::CaseOutcome& outcome, const decision::CaseDerivation& derivation,
                                  Reader reader, Language language);

/// What one reader reads about one resident.
struct AddressedLetter {
  decision::PartyAnswer to;  // a person of the case, or the institution that gets the decision in the resident's place
  std::size_t about = 0;     // the resident, index in Case::persons; often the same
  std::string text;
  bool operator==(const AddressedLetter&) const = default;
};

/// The letters of a case: about every person that has a request, one to everybody of the case who receives the decision
/// or a copy of it, or to the institution that the decision goes to; to the resident where that is none of these. In
/// order of the persons they are about; of one person those to whom the decisions go before those who receive copies. A
/// request that needs no decision is told as well. What a human has to write stands in a text as «[…]»; a letter that
/// still has one is not sent. A text names no person of the case: others are said by what they are to the resident.
[[nodiscard]] std::vector<AddressedLetter> letters(const program::Program& program, const decision::Case& facts,
                                                   const decision::CaseOutcome& outcome,
                                                   const decision::CaseDerivation& derivation, Language language);

/// The letters about one person, to whomever they go; under lines as in explain() if there are several. Says so if
/// there is nothing to decide about the person.
[[nodiscard]] std::string explain_to(std::size_t person, const program::Program& program, const decision::Case& facts,
                                     const decision::CaseOutcome& outcome, const decision::CaseDerivation& derivation,
                                     Language language);

}  // namespace klap::explanation
