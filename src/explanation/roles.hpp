// Who somebody is in a case: not by name, but by the fact that names them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "questions.hpp"
#include "telling.hpp"

namespace klap::explanation {

/// Whom an answer is about: a person, and requests of theirs. Of an answer about the plan: nobody in particular.
struct Subject {
  std::vector<std::size_t> persons;
  std::vector<std::size_t> requests;
};
[[nodiscard]] Subject subject_of(const Telling& t, const Asked& asked);

/// The fact of the subject, or of the plan, that names the person: one that a rule of the outcome names as a party goes
/// first. Nothing if no fact does.
[[nodiscard]] std::optional<decision::FactRef> role_of(const Telling& t, const Subject& subject,
                                                       const decision::Outcome& outcome, std::size_t person);

}  // namespace klap::explanation
