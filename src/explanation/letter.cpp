#include "letter.hpp"

#include <algorithm>
#include <set>

namespace klap::explanation {

using decision::FactRef;

std::string in_sentence(std::string name) {
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (name.empty() || !capital(name.front())) return name;
  if (std::count_if(name.begin(), name.end(), capital) > 1) return name;
  name.front() = static_cast<char>(name.front() - 'A' + 'a');
  return name;
}

std::string as_sentence(std::string text) {
  const bool ends = text.empty() || text.ends_with('.') || text.ends_with('?') || text.ends_with('!');
  return ends ? text : text + ".";
}

std::string public_name(const Telling& t, ActorId id) {
  const program::Actor* actor = find(t.program.actors, id);
  if (actor == nullptr) return say(t, Word::resident_employee);
  return actor->label.empty() ? actor_name(t, id) : actor->label;
}

std::string receiver_name(const Telling& t, ActorId id) {
  const program::Actor* actor = find(t.program.actors, id);
  const bool internal = actor == nullptr || actor->kind == ActorKind::function;
  return internal ? say(t, Word::resident_employee) : public_name(t, id);
}

const program::Field* own_field(const Letter& letter, const FactRef& fact) {
  const program::Field* field = field_of(letter.t, fact);
  if (field == nullptr) return nullptr;
  if (field->of_person) return fact.entity == letter.person ? field : nullptr;
  const auto& own = letter.requests;
  return std::find(own.begin(), own.end(), std::size_t{fact.entity}) != own.end() ? field : nullptr;
}

std::vector<Asked> open_questions(const Letter& letter) {
  std::vector<Asked> all;
  for (const std::size_t r : letter.requests) {
    all.push_back(asked_of_request(letter.t, QuestionKind::law, r));
    all.push_back(asked_of_request(letter.t, QuestionKind::right, r));
  }
  if (letter.decision) all.push_back(asked_of_decision(letter.t, QuestionKind::addressee, *letter.decision));
  return all;
}

std::vector<Asked> all_questions(const Letter& letter) {
  std::vector<Asked> all = open_questions(letter);
  if (letter.decision) all.push_back(asked_of_decision(letter.t, QuestionKind::decider, *letter.decision));
  for (const std::size_t r : letter.requests) {
    all.push_back(asked_of_request(letter.t, QuestionKind::payer, r));
    all.push_back(asked_of_request(letter.t, QuestionKind::follow_up, r));
  }
  return all;
}

std::vector<const decision::ConditionTrace*> own_facts(const Letter& letter) {
  std::set<FactRef> seen;
  std::vector<const decision::ConditionTrace*> own;
  for (const Asked& asked : open_questions(letter)) {
    if (asked.derivation == nullptr) continue;
    for (const decision::ConditionTrace* node : facts_read(*asked.derivation)) {
      if (own_field(letter, *node->fact) != nullptr && seen.insert(*node->fact).second) own.push_back(node);
    }
  }
  return own;
}

std::vector<Letter> letters_to(const Telling& t, std::size_t person) {
  std::vector<Letter> letters;
  std::vector<bool> told(t.outcome.requests.size(), false);
  for (std::size_t d = 0; d < t.outcome.decisions.size(); ++d) {
    const auto requests = requests_of(t, t.outcome.decisions[d]);
    for (const std::size_t r : requests) told[r] = true;
    if (t.outcome.decisions[d].person != person) continue;
    Letter letter{t, person, d, {}};
    for (const std::size_t r : requests) {  // never another's, whatever the outcome says
      if (r < t.facts.requests.size() && t.facts.requests[r].person == person) letter.requests.push_back(r);
    }
    letters.push_back(letter);
  }
  for (std::size_t r = 0; r < std::min(told.size(), t.facts.requests.size()); ++r) {
    if (!told[r] && t.facts.requests[r].person == person) letters.push_back({t, person, std::nullopt, {r}});
  }
  return letters;
}

}  // namespace klap::explanation
