// The letters of a case as JSON, for systems that print or send them.
//
// { "klap": 1, "lezer": "inwoner", "brieven": [ {"aan": id, "over": id, "tekst", "instelling"} ] }
//
// "aan" and "over" are ids of persons of the case; in order of explanation::letters(). Empty: nothing is to be told. Of
// a letter to an institution "aan" is its name in the rule set, of a municipality its four-digit code, and "instelling"
// is true; else that is not there.
#pragma once

#include <string>
#include <vector>

#include <klap/decision/case.hpp>
#include <klap/explanation/explain.hpp>
#include <klap/program/program.hpp>

namespace klap::exchange {

[[nodiscard]] std::string letters_to_json(const program::Program& program, const decision::Case& facts,
                                          const std::vector<explanation::AddressedLetter>& letters);

}  // namespace klap::exchange
