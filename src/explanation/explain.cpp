#include <klap/explanation/explain.hpp>

#include "readers.hpp"

namespace klap::explanation {

std::string explain(const program::Program& program, const decision::Case& facts, const decision::CaseOutcome& outcome,
                    const decision::CaseDerivation& derivation, Reader reader, Language language) {
  const Telling t{program, facts, outcome, derivation, language, reader == Reader::auditor};
  switch (reader) {
    case Reader::resident: return tell_residents(t);
    case Reader::file: return tell_file(t);
    case Reader::auditor: return tell_auditor(t);
  }
  return {};
}

std::vector<AddressedLetter> letters(const program::Program& program, const decision::Case& facts,
                                     const decision::CaseOutcome& outcome, const decision::CaseDerivation& derivation,
                                     Language language) {
  return letters_of({program, facts, outcome, derivation, language});
}

std::string explain_to(std::size_t person, const program::Program& program, const decision::Case& facts,
                       const decision::CaseOutcome& outcome, const decision::CaseDerivation& derivation,
                       Language language) {
  return tell_resident({program, facts, outcome, derivation, language}, person);
}

}  // namespace klap::explanation
