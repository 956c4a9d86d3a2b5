// Who reads about whom.
#include <algorithm>
#include <variant>

#include "letter.hpp"

namespace klap::explanation {
namespace {

using decision::PartyAnswer;
using Reader = std::optional<PartyAnswer>;  // none: the resident
using Readers = std::vector<Reader>;

/// An institution that gets the decision instead of the resident: whoever has the guardianship, say. Somebody at the
/// town hall is none.
bool is_institution(const Telling& t, const PartyAnswer& party) {
  if (party.kind == PartyAnswer::Kind::municipality) return true;
  const program::Actor* actor = party.kind == PartyAnswer::Kind::actor ? find(t.program.actors, party.actor) : nullptr;
  return actor != nullptr && actor->kind != ActorKind::function;
}

Reader person_reader(std::size_t person) {
  return PartyAnswer{PartyAnswer::Kind::person, static_cast<std::uint32_t>(person), {}, 0};
}

/// The persons of the case who receive the decision or a copy of it, each once; or the institution that receives the
/// decision. If nobody of these is to have the decision, or that is not known, the resident is told.
Readers readers_of(const Telling& t, const decision::DecisionOutcome& decision) {
  const auto* answer = std::get_if<decision::AddresseeAnswer>(&decision.addressee.answer);
  if (decision.addressee.kind != decision::OutcomeKind::settled || answer == nullptr) return {std::nullopt};
  Readers readers;
  const auto add = [&](const PartyAnswer& party) {
    if (party.kind != PartyAnswer::Kind::person || party.person >= t.facts.persons.size()) return;
    const Reader reader = party.person == decision.person ? Reader() : person_reader(party.person);
    if (std::find(readers.begin(), readers.end(), reader) == readers.end()) readers.push_back(reader);
  };
  add(answer->to);
  if (is_institution(t, answer->to)) readers.emplace_back(answer->to);
  if (readers.empty()) readers.push_back(std::nullopt);
  for (const PartyAnswer& copy : answer->copies) add(copy);
  return readers;
}

/// Who reads about a request without a decision: who gets the decisions about the person, if that is one other.
Reader common_reader(const Readers& firsts) {
  if (firsts.empty()) return std::nullopt;
  const bool all = std::all_of(firsts.begin(), firsts.end(), [&](const auto& one) { return one == firsts.front(); });
  return all ? firsts.front() : std::nullopt;
}

/// Where nothing is decided about the person: who gets the letter that follows, if that is another person of the case.
Reader letter_goes_to(const Telling& t, std::size_t request, std::size_t person) {
  const auto* list =
      std::get_if<std::vector<decision::ObligationAnswer>>(&t.outcome.requests[request].follow_up.answer);
  if (list == nullptr) return std::nullopt;
  Reader other;
  for (const decision::ObligationAnswer& o : *list) {
    const bool letter = o.kind == ObligationKind::letter && o.to.kind == PartyAnswer::Kind::person;
    if (!letter || o.to.person >= t.facts.persons.size()) continue;
    if (o.to.person == person) return std::nullopt;
    if (!other) other = person_reader(o.to.person);
  }
  return other;
}

}  // namespace

std::vector<Letter> letters_to(const Telling& t, std::size_t person) {
  std::vector<Letter> letters;
  Readers firsts;
  std::vector<Letter> copies;
  std::vector<bool> told(t.outcome.requests.size(), false);
  for (std::size_t d = 0; d < t.outcome.decisions.size(); ++d) {
    const auto requests = requests_of(t, t.outcome.decisions[d]);
    for (const std::size_t r : requests) told[r] = true;
    if (t.outcome.decisions[d].person != person) continue;
    Letter letter{t, person, d, {}, std::nullopt};
    for (const std::size_t r : requests) {  // never another's, whatever the outcome says
      if (r < t.facts.requests.size() && t.facts.requests[r].person == person) letter.requests.push_back(r);
    }
    const Readers readers = readers_of(t, t.outcome.decisions[d]);
    firsts.push_back(readers.front());
    for (const Reader& reader : readers) {
      letter.reader = reader;
      (reader == readers.front() ? letters : copies).push_back(letter);
    }
  }
  const Reader reader = common_reader(firsts);
  for (std::size_t r = 0; r < std::min(told.size(), t.facts.requests.size()); ++r) {
    if (told[r] || t.facts.requests[r].person != person) continue;
    const auto to = firsts.empty() ? letter_goes_to(t, r, person) : reader;
    letters.push_back({t, person, std::nullopt, {r}, to});
  }
  for (const Letter& copy : copies) letters.push_back(copy);
  return letters;
}

}  // namespace klap::explanation
