// Who decides, what happens next, and what can be done against it.
#include <algorithm>
#include <set>
#include <variant>

#include "letter_parts.hpp"
#include "powers.hpp"

namespace klap::explanation {
namespace {

using decision::ObligationAnswer;
using decision::Outcome;
using decision::OutcomeKind;
using decision::PartyAnswer;

/// "een consulent, namens het college van …"
std::string who_decides(const Telling& t, const decision::Decider& decider) {
  const std::string body = public_name(t, decider.on_behalf_of);
  if (decider.actor == decider.on_behalf_of) return body;
  const program::Actor* actor = find(t.program.actors, decider.actor);
  const std::string name = public_name(t, decider.actor);
  if (actor == nullptr || actor->kind != ActorKind::function) return say<Word::resident_other_for>(t, name, body);
  return say<Word::resident_function_for>(t, in_sentence(name), body);
}

/// Awb 10:19: who decides by delegation says so, and where that is laid down.
std::vector<std::string> delegated(const Telling& t, const Asked& asked) {
  const auto* answer = std::get_if<decision::DeciderAnswer>(&asked.outcome->answer);
  std::vector<std::string> lines;
  std::set<ActorId> bodies;
  if (asked.outcome->kind != OutcomeKind::settled || answer == nullptr) return lines;
  for (const decision::Decider& decider : answer->deciders) {
    if (!bodies.insert(decider.on_behalf_of).second) continue;
    for (const program::Delegation* d : delegations_to(t, asked, decider.on_behalf_of)) {
      std::vector<std::string> one = {say<Word::resident_delegated>(t, public_name(t, d->to))};
      for (const program::Ground& ground : d->grounds) one.push_back(laid_down(t, ground));
      // delegated law by law, it reads the same every time
      if (std::search(lines.begin(), lines.end(), one.begin(), one.end()) != lines.end()) continue;
      lines.insert(lines.end(), one.begin(), one.end());
    }
  }
  return lines;
}

/// Of somebody who gets what the reader has nothing to do with: whoever works at the town hall.
bool is_internal(const Letter& letter, const PartyAnswer& party) {
  if (party.kind != PartyAnswer::Kind::actor) return false;
  const program::Actor* actor = find(letter.t.program.actors, party.actor);
  return actor == nullptr || actor->kind == ActorKind::function;
}

std::string letter_line(const Letter& letter, const Asked& asked, const ObligationAnswer& o) {
  const Telling& t = letter.t;
  if (is_reader(letter, o.to)) {
    return o.due ? say<Word::resident_letter_by>(t, date_text(t, *o.due)) : say(t, Word::resident_letter);
  }
  if (is_internal(letter, o.to)) return {};
  const std::string to = other_party(letter, asked, o.to);
  return o.due ? say<Word::resident_letter_to_by>(t, to, date_text(t, *o.due)) : say<Word::resident_letter_to>(t, to);
}

std::string forwarding_line(const Letter& letter, const Asked& asked, const ObligationAnswer& o) {
  const std::string to = other_party(letter, asked, o.to);
  if (!o.due) return say_to<Word::resident_forwarding, Word::resident_forwarding_other>(letter, to);
  return say_to<Word::resident_forwarding_by, Word::resident_forwarding_by_other>(letter, to,
                                                                                  date_text(letter.t, *o.due));
}

/// Did somebody decide without power?
bool is_claimed(const Letter& letter) {
  if (!letter.decision) return false;
  const Outcome& decider = letter.t.outcome.decisions[*letter.decision].decider;
  const auto* answer = std::get_if<decision::DeciderAnswer>(&decider.answer);
  return answer != nullptr && answer->claimed.is_some();
}

/// None for what the resident has nothing to do with.
std::vector<std::string> obligation_lines(const Letter& letter, const Asked& asked, const ObligationAnswer& o) {
  const Telling& t = letter.t;
  const bool to_reader = is_reader(letter, o.to);
  switch (o.kind) {
    case ObligationKind::letter: {
      const std::string line = letter_line(letter, asked, o);
      return line.empty() ? std::vector<std::string>() : std::vector<std::string>{line};
    }
    case ObligationKind::forwarding: {
      if (to_reader) return {};
      std::vector<std::string> lines = {forwarding_line(letter, asked, o)};
      if (is_body(t, o.to)) lines.push_back(say(t, Word::resident_forwarding_law));
      return lines;
    }
    case ObligationKind::message:
      if (to_reader || is_claimed(letter)) return {};  // nothing is sent before it is confirmed
      return {say<Word::resident_message>(t, other_party(letter, asked, o.to))};
    case ObligationKind::order:
      if (to_reader || is_claimed(letter) || is_internal(letter, o.to)) return {};
      return {say<Word::resident_order>(t, other_party(letter, asked, o.to))};
    case ObligationKind::ratification:
      if (to_reader || !is_claimed(letter)) return {};  // of an order: between the municipality and who delivers
      return {say<Word::resident_ratification>(t, other_party(letter, asked, o.to))};
    case ObligationKind::nothing: return {};
  }
  return {};
}

/// The last day of all turns: by then even the last in line has settled it.
std::string finding_out(const Letter& letter) {
  const Telling& t = letter.t;
  bool unsettled = false;
  std::optional<Date> last;
  for (const Asked& asked : all_questions(letter)) {
    if (asked.outcome->kind == OutcomeKind::settled || !asked.outcome->accountable) continue;
    if (asked.question == QuestionKind::payer) continue;  // between the municipality's own budgets, or its partners
    if (asked.question.is_own()) continue;                // what depends on it is unsettled itself
    if (asked.request ? is_anothers(letter, *asked.request) : all_are_anothers(letter)) continue;
    unsettled = true;
    for (const auto& step : asked.outcome->accountable->steps) {
      if (step.until && (!last || *last < *step.until)) last = step.until;
    }
  }
  if (!unsettled) return {};
  return last ? say<Word::resident_find_out_by>(t, date_text(t, *last)) : say(t, Word::resident_find_out);
}

/// Where the decision goes, and its copies.
std::vector<std::string> decision_lines(const Letter& letter, const Asked& asked,
                                        const decision::AddresseeAnswer& answer) {
  const Telling& t = letter.t;
  std::vector<std::string> lines;
  lines.push_back(is_reader(letter, answer.to)
                      ? say(t, Word::resident_decision_to_you)
                      : say<Word::resident_decision_to>(t, other_party(letter, asked, answer.to)));
  for (const PartyAnswer& copy : answer.copies) {
    lines.push_back(is_reader(letter, copy) ? say(t, Word::resident_copy_to_you)
                                            : say<Word::resident_copy_to>(t, other_party(letter, asked, copy)));
  }
  return lines;
}

bool is_on_objection(const Letter& letter) {
  const auto kinds = certain_kinds(letter.t, letter.t.outcome.decisions[*letter.decision]);
  return kinds && (*kinds & (1U << static_cast<unsigned>(DecisionKind::decide_objection))) != 0;
}

/// Does the body decide on objections itself, by a competence or a delegation? A decision of one that does not is none
/// of the Awb, or goes to court at once.
bool hears_objections(const Telling& t, const Asked& asked, ActorId body) {
  const decision::DecisionOutcome& decision = t.outcome.decisions[*asked.decision];
  const std::optional<Date> date = power_date(t, asked);
  const auto covers = [&](const auto& power) {
    return (power.kinds & (1U << static_cast<unsigned>(DecisionKind::decide_objection))) != 0 &&
           std::find(power.laws.begin(), power.laws.end(), decision.law) != power.laws.end() &&
           (!date || power.validity.contains(*date));
  };
  const auto& competences = t.program.competences;
  const auto* traces = asked.derivation == nullptr ? nullptr : &asked.derivation->competences;
  for (std::size_t i = 0; i < competences.size(); ++i) {
    if (competences[i].body != body || !covers(competences[i])) continue;
    const bool traced = traces != nullptr && traces->size() == competences.size() && (*traces)[i].condition;
    if (!traced || (*traces)[i].condition->truth != decision::Truth::no) return true;
  }
  const auto& delegations = t.program.delegations;
  return std::any_of(delegations.begin(), delegations.end(),
                     [&](const program::Delegation& d) { return d.to == body && covers(d); });
}

/// With whom to object: only where there is a decision to object to, or will be, and only with who decides on that.
std::vector<ActorId> objection_bodies(const Letter& letter) {
  const Telling& t = letter.t;
  if (!letter.decision) return {};
  for (const std::size_t r : letter.requests) {
    const Asked right = asked_of_request(t, QuestionKind::right, r);
    if (is_asked(right) && right.outcome->kind != OutcomeKind::settled) return {};
  }
  const Asked addressee = asked_of_decision(t, QuestionKind::addressee, *letter.decision);
  if (is_asked(addressee) && addressee.outcome->kind != OutcomeKind::settled) return {};
  const Asked deciding = asked_of_decision(t, QuestionKind::decider, *letter.decision);
  const Outcome& decider = *deciding.outcome;
  const auto* answer = std::get_if<decision::DeciderAnswer>(&decider.answer);
  if (decider.kind != OutcomeKind::settled || answer == nullptr) return {};
  std::vector<ActorId> bodies;
  for (const decision::Decider& d : answer->deciders) {
    if (std::find(bodies.begin(), bodies.end(), d.on_behalf_of) == bodies.end()) bodies.push_back(d.on_behalf_of);
  }
  if (answer->claimed.is_some()) bodies = answer->bodies;  // taken without power, but taken
  if (is_on_objection(letter)) return bodies;
  bodies.erase(
      std::remove_if(bodies.begin(), bodies.end(), [&](ActorId body) { return !hears_objections(t, deciding, body); }),
      bodies.end());
  return bodies;
}

/// "een sociaal makelaar": who directs the plan is somebody to turn to.
std::string director(const Letter& letter, const Asked& asked, const PartyAnswer& party) {
  const Telling& t = letter.t;
  const program::Actor* actor = party.kind == PartyAnswer::Kind::actor ? find(t.program.actors, party.actor) : nullptr;
  if (actor == nullptr) return other_party(letter, asked, party);
  const std::string name = public_name(t, party.actor);
  return actor->kind == ActorKind::function ? say<Word::resident_function>(t, in_sentence(name)) : name;
}

}  // namespace

void tell_decider(const Letter& letter, Writer& w) {
  if (!letter.decision) return;
  const Telling& t = letter.t;
  const Asked asked = asked_of_decision(t, QuestionKind::decider, *letter.decision);
  if (!is_asked(asked)) return;
  std::vector<std::string> lines;
  const auto* answer = std::get_if<decision::DeciderAnswer>(&asked.outcome->answer);
  if (asked.outcome->kind != OutcomeKind::settled || answer == nullptr) {
    lines.push_back(say_to<Word::resident_decider_unknown, Word::resident_decider_unknown_other>(letter));
  } else if (answer->deciders.empty()) {
    const bool claimed = answer->claimed.is_some();  // else nobody may: naming who may would contradict it
    if (claimed) lines.push_back(say_to<Word::resident_not_competent, Word::resident_not_competent_other>(letter));
    std::vector<std::string> bodies;
    for (const ActorId body : answer->bodies) bodies.push_back(public_name(t, body));
    lines.push_back(bodies.empty() || !claimed
                        ? say_to<Word::resident_decider_unknown, Word::resident_decider_unknown_other>(letter)
                        : say<Word::resident_competent>(t, joined(t, bodies)));
  } else {
    const bool one = answer->deciders.size() == 1;
    if (!one) lines.push_back(say_to<Word::resident_deciders_more, Word::resident_deciders_more_other>(letter));
    for (const decision::Decider& decider : answer->deciders) {
      const std::string who = who_decides(t, decider);
      lines.push_back(one ? say_to<Word::resident_decider, Word::resident_decider_other>(letter, who)
                          : say<Word::item>(t, who));
    }
  }
  for (const std::string& line : delegated(t, asked)) lines.push_back(line);
  tell_part(w, say(t, Word::resident_ask_decider), lines, true);
}

void tell_next(const Letter& letter, Writer& w) {
  const Telling& t = letter.t;
  std::vector<std::string> lines;
  const auto add = [&](const std::vector<std::string>& more) { lines.insert(lines.end(), more.begin(), more.end()); };
  bool hears = !letter.decision;
  for (const std::size_t r : letter.requests) hears = hears && needs_no_decision(t, r);
  const std::string finding = finding_out(letter);
  if (!finding.empty()) lines.push_back(finding);
  if (letter.decision) {
    const Asked asked = asked_of_decision(t, QuestionKind::addressee, *letter.decision);
    const auto* answer = std::get_if<decision::AddresseeAnswer>(&asked.outcome->answer);
    if (all_are_anothers(letter)) {
      hears = true;  // from whom it is forwarded to
    } else if (answer != nullptr) {
      add(decision_lines(letter, asked, *answer));
      const auto& copies = answer->copies;
      hears = is_reader(letter, answer->to) ||
              std::any_of(copies.begin(), copies.end(), [&](const PartyAnswer& p) { return is_reader(letter, p); });
    }
  }
  for (const std::size_t r : letter.requests) {
    const Asked asked = asked_of_request(t, QuestionKind::follow_up, r);
    const auto* obligations = std::get_if<std::vector<ObligationAnswer>>(&asked.outcome->answer);
    if (obligations == nullptr) continue;
    for (const ObligationAnswer& o : *obligations) add(obligation_lines(letter, asked, o));
  }
  if (!hears) lines.push_back(say(t, Word::resident_wait));
  tell_part(w, say(t, Word::resident_ask_next), lines);
}

void tell_objection(const Letter& letter, Writer& w) {
  const Telling& t = letter.t;
  std::vector<std::string> lines;
  const std::vector<ActorId> bodies = objection_bodies(letter);
  if (bodies.empty()) return;
  if (is_on_objection(letter)) {  // against that one goes to court (Awb 8:1)
    return tell_part(w, say(t, Word::resident_ask_objection),
                     {say(t, Word::resident_appeal), say(t, Word::resident_appeal_law)});
  }
  for (const ActorId body : bodies) lines.push_back(say<Word::resident_objection>(t, public_name(t, body)));
  lines.push_back(say(t, Word::resident_objection_law));
  lines.push_back(say(t, Word::resident_objection_how));
  tell_part(w, say(t, Word::resident_ask_objection), lines);
}

void tell_direction(const Letter& letter, Writer& w) {
  const Telling& t = letter.t;
  const Asked asked = asked_of_plan(t);
  if (!is_asked(asked)) return;
  const auto* party = std::get_if<PartyAnswer>(&asked.outcome->answer);
  std::string line;
  if (asked.outcome->kind != OutcomeKind::settled || party == nullptr) {
    line = say(t, Word::resident_direction_unknown);
  } else if (is_reader(letter, *party)) {
    line = say(t, Word::resident_direction_you);
  } else {
    line = say<Word::resident_direction>(t, director(letter, asked, *party));
  }
  tell_part(w, say(t, Word::ask_direction), {line});
}

}  // namespace klap::explanation
