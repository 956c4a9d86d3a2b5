#include "letter.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <variant>

#include "basis.hpp"
#include "roles.hpp"

namespace klap::explanation {

using decision::FactRef;
using decision::PartyAnswer;

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

/// The body that an actor is, or works for.
ActorId body_of(const Telling& t, ActorId id) {
  const program::Actor* actor = find(t.program.actors, id);
  return actor != nullptr && actor->kind == ActorKind::function ? actor->body : id;
}

/// Has nobody of the body a turn when something is unsettled? Without a ladder nobody knows whose turns there are.
bool is_outside(const Telling& t, ActorId id) {
  const ActorId body = body_of(t, id);
  if (!t.program.ladder || !body.is_some()) return false;
  const auto& rungs = t.program.ladder->rungs;
  return std::none_of(rungs.begin(), rungs.end(),
                      [&](const program::Rung& rung) { return body_of(t, rung.actor) == body; });
}

/// Do all rules that leave it open leave it to others?
bool is_left_elsewhere(const Telling& t, const decision::Outcome& outcome) {
  return !outcome.rules.empty() && std::all_of(outcome.rules.begin(), outcome.rules.end(), [&](RuleId id) {
    const program::Rule* rule = find(t.program.rules, id);
    const auto* open = rule == nullptr ? nullptr : std::get_if<program::OpenOnPurpose>(&rule->conclusion);
    return open != nullptr && is_outside(t, open->by);
  });
}

/// Can only others decide on it?
bool is_decided_elsewhere(const Letter& letter) {
  if (!letter.decision) return false;
  const Asked asked = asked_of_decision(letter.t, QuestionKind::decider, *letter.decision);
  const auto* answer = std::get_if<decision::DeciderAnswer>(&asked.outcome->answer);
  return answer != nullptr && !answer->deciders.empty() &&
         std::all_of(answer->deciders.begin(), answer->deciders.end(),
                     [&](const decision::Decider& d) { return is_outside(letter.t, d.on_behalf_of); });
}

}  // namespace

std::string reader_line(const Letter& letter) {
  const Telling& t = letter.t;
  // without a decision, it is the letter that follows
  const Asked asked = letter.decision ? asked_of_decision(t, QuestionKind::addressee, *letter.decision)
                                      : asked_of_request(t, QuestionKind::follow_up, letter.requests.front());
  const bool person = letter.reader->kind == PartyAnswer::Kind::person;
  const auto known = person ? known_as(letter, asked, letter.reader->person) : std::nullopt;
  if (!known) return say(t, Word::resident_reader_other);
  const std::string role = without_article(known->role);
  return known->in_plan ? say<Word::resident_reader_plan>(t, role) : say<Word::resident_reader_role>(t, role);
}

std::string other_party(const Letter& letter, const Asked& asked, const PartyAnswer& party) {
  switch (party.kind) {
    case PartyAnswer::Kind::person: return other_person(letter, asked, party.person);
    case PartyAnswer::Kind::actor: return receiver_name(letter.t, party.actor);
    case PartyAnswer::Kind::municipality: return municipality_in_full(letter.t, party.municipality);
  }
  return say(letter.t, Word::unknown);
}

PartyAnswer reader_of(const Letter& letter) {
  return letter.reader.value_or(
      PartyAnswer{PartyAnswer::Kind::person, static_cast<std::uint32_t>(letter.person), {}, 0});
}

bool is_reader(const Letter& letter, const PartyAnswer& party) {
  const PartyAnswer reader = reader_of(letter);
  if (party.kind != reader.kind) return false;
  switch (party.kind) {
    case PartyAnswer::Kind::person: return party.person == reader.person;
    case PartyAnswer::Kind::actor: return party.actor == reader.actor;
    case PartyAnswer::Kind::municipality: return party.municipality == reader.municipality;
  }
  return false;
}

const program::Field* own_field(const Letter& letter, const FactRef& fact) {
  const program::Field* field = field_of(letter.t, fact);
  if (field == nullptr || field->hidden.resident) return nullptr;
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

bool is_taken(const Letter& letter) {
  if (!letter.decision) return false;
  const decision::DecisionOutcome& decision = letter.t.outcome.decisions[*letter.decision];
  const auto* answer = std::get_if<decision::DeciderAnswer>(&decision.decider.answer);
  const bool claimed = answer != nullptr && answer->claimed.is_some();
  return claimed || taken_before(letter.t, decision) != nullptr;
}

bool is_body(const Telling& t, const PartyAnswer& party) {
  if (party.kind == PartyAnswer::Kind::municipality) return true;
  const program::Actor* actor = party.kind == PartyAnswer::Kind::actor ? find(t.program.actors, party.actor) : nullptr;
  return actor != nullptr && actor->kind == ActorKind::body;
}

bool is_forwarded(const Letter& letter, std::size_t request) {
  const auto* next =
      std::get_if<std::vector<decision::ObligationAnswer>>(&letter.t.outcome.requests[request].follow_up.answer);
  return next != nullptr && std::any_of(next->begin(), next->end(), [&](const decision::ObligationAnswer& o) {
           return o.kind == ObligationKind::forwarding && is_body(letter.t, o.to);
         });
}

bool is_anothers(const Letter& letter, std::size_t request) {
  const decision::Outcome& right = letter.t.outcome.requests[request].right;
  if (right.kind != decision::OutcomeKind::open || right.open != decision::OpenReason::on_purpose) return false;
  return is_forwarded(letter, request) || is_left_elsewhere(letter.t, right) || is_decided_elsewhere(letter);
}

bool all_are_anothers(const Letter& letter) {
  const auto& all = letter.requests;
  return !all.empty() && std::all_of(all.begin(), all.end(), [&](std::size_t r) { return is_anothers(letter, r); });
}

std::vector<Asked> open_questions(const Letter& letter) {
  std::vector<Asked> all;
  for (const std::size_t r : letter.requests) {
    all.push_back(asked_of_request(letter.t, QuestionKind::law, r));
    all.push_back(asked_of_request(letter.t, QuestionKind::need, r));
    all.push_back(asked_of_request(letter.t, QuestionKind::right, r));
    for (const QuestionId own : own_questions(letter.t)) {
      const Asked asked = asked_of_request(letter.t, own, r);
      if (concerns_reader(letter, asked)) all.push_back(asked);
    }
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

}  // namespace klap::explanation
