// A letter to one resident: what belongs in it, and what things are called there.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "conditions.hpp"
#include "questions.hpp"
#include "telling.hpp"

namespace klap::explanation {

/// One decision for one person, and what of it the resident may read.
struct Letter {
  const Telling& t;
  std::size_t person;
  std::optional<std::size_t> decision;  // none: a request that no decision holds
  std::vector<std::size_t> requests;
};

/// The letters' parts of one person, in the order of the decisions.
[[nodiscard]] std::vector<Letter> letters_to(const Telling& t, std::size_t person);

/// "Consulent" is "een consulent" inside a sentence; names with more capitals stay as they are.
[[nodiscard]] std::string in_sentence(std::string name);
/// Texts of the rule set often lack the full stop that a sentence for the resident has.
[[nodiscard]] std::string as_sentence(std::string text);
/// What someone is called outside the town hall: the label, where there is one.
[[nodiscard]] std::string public_name(const Telling& t, ActorId id);
/// Someone who receives something: functions stay unnamed, since who works under whom is not the resident's affair.
[[nodiscard]] std::string receiver_name(const Telling& t, ActorId id);

/// Fields of the person and of the letter's requests; null for everything else.
[[nodiscard]] const program::Field* own_field(const Letter& letter, const decision::FactRef& fact);
/// The questions whose workings concern the resident: what they get, and to whom it is sent. Not who pays.
[[nodiscard]] std::vector<Asked> open_questions(const Letter& letter);
/// Every question: for what is missing, and for the dates.
[[nodiscard]] std::vector<Asked> all_questions(const Letter& letter);
/// Facts of the resident that were read for the open questions, each once.
[[nodiscard]] std::vector<const decision::ConditionTrace*> own_facts(const Letter& letter);

}  // namespace klap::explanation
