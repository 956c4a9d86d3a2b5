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
  std::size_t person;                   // whom it is about
  std::optional<std::size_t> decision;  // none: a request that no decision holds
  std::vector<std::size_t> requests;
  std::optional<decision::PartyAnswer>
      reader;  // another person, or an institution, who receives the decision or a copy
};

/// The letters' parts about one person, in the order of the decisions; requests without a decision behind them, and
/// behind those what goes to who receives a copy.
[[nodiscard]] std::vector<Letter> letters_to(const Telling& t, std::size_t person);

/// Who reads the letter: "u".
[[nodiscard]] decision::PartyAnswer reader_of(const Letter& letter);

/// Does the case say that somebody took the decision already?
[[nodiscard]] bool is_taken(const Letter& letter);
/// Another administrative body has to decide on the request: it gets it from us, or the rules leave the right to it
/// while none of ours has a turn. Then there is nothing to propose.
[[nodiscard]] bool is_anothers(const Letter& letter, std::size_t request);
[[nodiscard]] bool all_are_anothers(const Letter& letter);
/// Is it sent on to another body?
[[nodiscard]] bool is_forwarded(const Letter& letter, std::size_t request);
/// Awb 2:3 is about what another administrative body has to decide on.
[[nodiscard]] bool is_body(const Telling& t, const decision::PartyAnswer& party);

/// A sentence in which "u" is the resident, or the one that says the same to another reader.
template <Word Own, Word Other, class... Parts>
[[nodiscard]] std::string say_to(const Letter& letter, const Parts&... part) {
  return letter.reader ? say<Other>(letter.t, part...) : say<Own>(letter.t, part...);
}

/// "Consulent" is "een consulent" inside a sentence; names with more capitals stay as they are.
[[nodiscard]] std::string in_sentence(std::string name);
/// Does it speak to who reads it ("u", "you")? Then it is only for the resident.
[[nodiscard]] bool says_you(const std::string& question);
/// A place in a source, "2.3.5 lid 3", in the language of the letter: "2.3.5 paragraph 3".
[[nodiscard]] std::string place_text(const Telling& t, const std::string& place);
/// What the municipality settles with itself, in a budget or a mandate, gives a resident no right.
[[nodiscard]] bool is_for_residents(const Telling& t, const program::Ground& ground);
/// Texts of the rule set often lack the full stop that a sentence for the resident has.
[[nodiscard]] std::string as_sentence(std::string text);
/// What someone is called outside the town hall: the label, where there is one.
[[nodiscard]] std::string public_name(const Telling& t, ActorId id);
/// Someone who receives something: functions stay unnamed, since who works under whom is not the resident's affair.
[[nodiscard]] std::string receiver_name(const Telling& t, ActorId id);

/// Why a reader who is not the resident gets the letter, which is about a decision.
[[nodiscard]] std::string reader_line(const Letter& letter);
/// Somebody in a sentence who is not the reader: "uw vertegenwoordiger", "de gemeente Utrecht"; never by name or id if
/// it is a person.
[[nodiscard]] std::string other_party(const Letter& letter, const Asked& asked, const decision::PartyAnswer& party);
[[nodiscard]] bool is_reader(const Letter& letter, const decision::PartyAnswer& party);

/// Fields of the person and of the letter's requests, and of the plan of who lives alone; null for everything else, and
/// for what is hidden from the resident.
[[nodiscard]] const program::Field* own_field(const Letter& letter, const decision::FactRef& fact);
/// The questions whose workings concern the resident: what they get, and to whom it is sent. Not who pays.
[[nodiscard]] std::vector<Asked> open_questions(const Letter& letter);
/// Every question but that of the plan: for what is missing, and for the dates. What the plan still needs is not what
/// the proposal waits for.
[[nodiscard]] std::vector<Asked> all_questions(const Letter& letter);
/// Facts of the resident that the answers rest on (basis.hpp), each once.
[[nodiscard]] std::vector<decision::ConditionTrace> own_facts(const Letter& letter);

}  // namespace klap::explanation
