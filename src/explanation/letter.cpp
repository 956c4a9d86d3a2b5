#include "letter.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <variant>

#include "basis.hpp"
#include "roles.hpp"

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

namespace {

constexpr std::string_view articles[] = {"de ", "het ", "een ", "the ", "a ", "an "};

std::string without_article(std::string name) {
  for (const std::string_view article : articles) {
    if (name.starts_with(article)) return name.substr(article.size());
  }
  return name;
}

/// Labels are written in the language of the rules; a Dutch one may have its article, which only Dutch can keep.
std::string with_article(const Telling& t, const std::string& name) {
  const std::string bare = without_article(name);
  return t.language == Language::dutch && bare != name ? name : say<Word::resident_the>(t, bare);
}

/// By what a person is known to the resident.
struct KnownAs {
  std::string role;
  bool in_plan = false;
};

std::optional<KnownAs> known_as(const Letter& letter, const Asked& asked, std::size_t person) {
  const Telling t = about(letter.t, asked.question);
  const auto fact = role_of(t, {{letter.person}, letter.requests}, *asked.outcome, person);
  if (!fact) return std::nullopt;
  const program::Field* field = field_of(t, *fact);
  return KnownAs{in_sentence(field_name(t, FieldId(fact->id))), field != nullptr && field->owner == FieldOwner::plan};
}

std::string other_person(const Letter& letter, const Asked& asked, std::size_t person) {
  const Telling& t = letter.t;
  if (person == letter.person) return say(t, Word::the_resident);
  const auto known = known_as(letter, asked, person);
  if (!known) return say(t, Word::resident_someone_else);
  if (known->in_plan) return say<Word::resident_role_in_plan>(t, with_article(t, known->role));
  return letter.reader ? say<Word::of_resident>(t, with_article(t, known->role))
                       : say<Word::resident_your>(t, without_article(known->role));
}

}  // namespace

std::string reader_line(const Letter& letter) {
  const Telling& t = letter.t;
  const Asked asked = asked_of_decision(t, QuestionKind::addressee, *letter.decision);
  const auto known = known_as(letter, asked, *letter.reader);
  if (!known) return say(t, Word::resident_reader_other);
  const std::string role = without_article(known->role);
  return known->in_plan ? say<Word::resident_reader_plan>(t, role) : say<Word::resident_reader_role>(t, role);
}

std::string other_party(const Letter& letter, const Asked& asked, const decision::PartyAnswer& party) {
  switch (party.kind) {
    case decision::PartyAnswer::Kind::person: return other_person(letter, asked, party.person);
    case decision::PartyAnswer::Kind::actor: return receiver_name(letter.t, party.actor);
    case decision::PartyAnswer::Kind::municipality: return municipality_in_full(letter.t, party.municipality);
  }
  return say(letter.t, Word::unknown);
}

bool is_reader(const Letter& letter, const decision::PartyAnswer& party) {
  return party.kind == decision::PartyAnswer::Kind::person && party.person == reader_of(letter);
}

const program::Field* own_field(const Letter& letter, const FactRef& fact) {
  const program::Field* field = field_of(letter.t, fact);
  if (field == nullptr) return nullptr;
  const auto& requests = letter.requests;
  bool own = false;
  switch (field->owner) {
    case FieldOwner::person: own = fact.entity == letter.person; break;
    case FieldOwner::request:
      own = std::find(requests.begin(), requests.end(), std::size_t{fact.entity}) != requests.end();
      break;
    case FieldOwner::plan: own = letter.t.facts.persons.size() <= 1; break;  // else it may be about the others
  }
  return own ? field : nullptr;
}

std::vector<Asked> open_questions(const Letter& letter) {
  std::vector<Asked> all;
  for (const std::size_t r : letter.requests) {
    all.push_back(asked_of_request(letter.t, QuestionKind::law, r));
    all.push_back(asked_of_request(letter.t, QuestionKind::need, r));
    all.push_back(asked_of_request(letter.t, QuestionKind::right, r));
    for (const QuestionId own : own_questions(letter.t)) all.push_back(asked_of_request(letter.t, own, r));
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
  all.push_back(asked_of_plan(letter.t));
  return all;
}

std::vector<decision::ConditionTrace> own_facts(const Letter& letter) {
  Bases bases(letter);
  std::set<FactRef> seen;
  std::vector<decision::ConditionTrace> own;
  for (const Asked& asked : open_questions(letter)) {
    for (const decision::ConditionTrace& node : bases.of(asked).own_facts(letter)) {
      if (seen.insert(*node.fact).second) own.push_back(node);
    }
  }
  return own;
}

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
    if (!told[r] && t.facts.requests[r].person == person) letters.push_back({t, person, std::nullopt, {r}, reader});
  }
  for (const Letter& copy : copies) letters.push_back(copy);
  return letters;
}

}  // namespace klap::explanation
