// Who reads about whom.
#include <algorithm>
#include <variant>

#include "letter.hpp"

namespace klap::explanation {
namespace {

using Readers = std::vector<std::optional<std::size_t>>;  // none: the resident

/// The persons of the case who receive the decision or a copy of it, each once. If nobody of the case is to have the
/// decision, or that is not known, the resident is told.
Readers readers_of(const Telling& t, const decision::DecisionOutcome& decision) {
  const auto* answer = std::get_if<decision::AddresseeAnswer>(&decision.addressee.answer);
  if (decision.addressee.kind != decision::OutcomeKind::settled || answer == nullptr) return {std::nullopt};
  Readers readers;
  const auto add = [&](const decision::PartyAnswer& party) {
    if (party.kind != decision::PartyAnswer::Kind::person || party.person >= t.facts.persons.size()) return;
    std::optional<std::size_t> reader;
    if (party.person != decision.person) reader = party.person;
    if (std::find(readers.begin(), readers.end(), reader) == readers.end()) readers.push_back(reader);
  };
  add(answer->to);
  if (readers.empty()) readers.push_back(std::nullopt);
  for (const decision::PartyAnswer& copy : answer->copies) add(copy);
  return readers;
}

/// Who reads about a request without a decision: who gets the decisions about the person, if that is one other person.
std::optional<std::size_t> common_reader(const Readers& firsts) {
  if (firsts.empty()) return std::nullopt;
  const bool all = std::all_of(firsts.begin(), firsts.end(), [&](const auto& one) { return one == firsts.front(); });
  return all ? firsts.front() : std::nullopt;
}

/// Where nothing is decided about the person: who gets the letter that follows, if that is another person of the case.
std::optional<std::size_t> letter_goes_to(const Telling& t, std::size_t request, std::size_t person) {
  const auto* list =
      std::get_if<std::vector<decision::ObligationAnswer>>(&t.outcome.requests[request].follow_up.answer);
  if (list == nullptr) return std::nullopt;
  std::optional<std::size_t> other;
  for (const decision::ObligationAnswer& o : *list) {
    const bool letter = o.kind == ObligationKind::letter && o.to.kind == decision::PartyAnswer::Kind::person;
    if (!letter || o.to.person >= t.facts.persons.size()) continue;
    if (o.to.person == person) return std::nullopt;
    if (!other) other = o.to.person;
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
    for (const std::optional<std::size_t>& reader : readers) {
      letter.reader = reader;
      (reader == readers.front() ? letters : copies).push_back(letter);
    }
  }
  const std::optional<std::size_t> reader = common_reader(firsts);
  for (std::size_t r = 0; r < std::min(told.size(), t.facts.requests.size()); ++r) {
    if (told[r] || t.facts.requests[r].person != person) continue;
    const auto to = firsts.empty() ? letter_goes_to(t, r, person) : reader;
    letters.push_back({t, person, std::nullopt, {r}, to});
  }
  for (const Letter& copy : copies) letters.push_back(copy);
  return letters;
}

}  // namespace klap::explanation
