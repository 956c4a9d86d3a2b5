// For the resident: plain words about the resident's own application. No budgets, no chain of mandates, no rule names,
// nothing of another person. Who is named: the function that decides, the body it decides for, and who receives
// something.
#include <algorithm>
#include <set>
#include <utility>
#include <variant>

#include "conditions.hpp"
#include "letter.hpp"
#include "questions.hpp"
#include "readers.hpp"
#include "writer.hpp"

namespace klap::explanation {
namespace {

using decision::FactRef;
using decision::Outcome;
using decision::OutcomeKind;

/// "Wet maatschappelijke ondersteuning 2015, artikel 2.3.5 lid 3"
template <Word Article, Word Place, Word Whole>
std::string source_place(const Telling& t, const program::Ground& ground) {
  const program::Source* source = find(t.program.sources, ground.source);
  const std::string name = source == nullptr ? say(t, Word::unknown) : spoken(t, *source);
  if (ground.article.empty()) return say<Whole>(t, name);
  const bool articles =
      source != nullptr && source->kind != SourceKind::budget && source->kind != SourceKind::work_instruction;
  return articles ? say<Article>(t, name, ground.article) : say<Place>(t, name, ground.article);
}

// ---- the parts of the letter

/// Lines under a heading of their own; no lines, no heading. The same line is not said twice.
void part(Writer& w, const std::string& heading, const std::vector<std::string>& lines, bool repeat = false) {
  if (lines.empty()) return;
  w.gap();
  w.line(heading);
  const Writer::Deeper deeper(w);
  std::set<std::string> said;
  for (const std::string& line : lines) {
    if (repeat || said.insert(line).second) w.line(line);
  }
}

void tell_application(const Letter& letter, Writer& w, std::size_t request) {
  const Telling& t = letter.t;
  const std::optional<Date> on = case_date(t, CaseDate::application);
  std::vector<std::string> lines = {on ? say<Word::resident_asked_on>(t, date_text(t, *on))
                                       : say(t, Word::resident_asked)};
  if (request < t.facts.requests.size()) {
    const auto& facts = t.facts.requests[request].facts;
    for (std::size_t i = 0; i < std::min(facts.size(), t.program.fields.size()); ++i) {
      const program::Field& field = t.program.fields[i];
      const bool told = field.type == TypeKind::choice || field.type == TypeKind::provider;
      if (!told || field.of_person || facts[i].state != decision::Fact::State::known) continue;
      lines.push_back(say<Word::item>(
          t, say<Word::with_value>(t, field_name(t, FieldId(i)), value_text(t, facts[i].value, field))));
    }
  }
  part(w, say(t, Word::resident_ask_what), lines);
}

std::vector<std::string> not_settled(const Telling& t, const Outcome& outcome) {
  std::vector<std::string> lines = {say(t, Word::resident_not_yet)};
  switch (outcome.kind) {
    case OutcomeKind::settled:
    case OutcomeKind::not_applicable: break;
    case OutcomeKind::missing: lines.push_back(say(t, Word::resident_missing)); break;
    case OutcomeKind::conflict: lines.push_back(say(t, Word::resident_conflict)); break;
    case OutcomeKind::error: lines.push_back(say(t, Word::resident_error)); break;
    case OutcomeKind::open:
      switch (outcome.open) {
        case decision::OpenReason::on_purpose: lines.push_back(say(t, Word::resident_open_purpose)); break;
        case decision::OpenReason::judgement: lines.push_back(say(t, Word::resident_open_judgement)); break;
        case decision::OpenReason::no_rule:
        case decision::OpenReason::shared_ceiling: lines.push_back(say(t, Word::resident_open_no_rule)); break;
        case decision::OpenReason::waits: lines.push_back(say(t, Word::resident_open_waits)); break;
      }
      break;
  }
  return lines;
}

void tell_result(const Letter& letter, Writer& w, std::size_t request) {
  const Telling& t = letter.t;
  const Asked right = asked_of_request(t, QuestionKind::right, request);
  std::vector<std::string> lines;
  if (!is_asked(right) || right.outcome->kind == OutcomeKind::not_applicable) {
    lines.push_back(say(t, Word::resident_no_right_question));
  } else if (const bool* yes = std::get_if<bool>(&right.outcome->answer);
             right.outcome->kind == OutcomeKind::settled && yes != nullptr) {
    lines.push_back(say(t, *yes ? Word::resident_yes : Word::resident_no));
    if (*yes) lines.push_back(say(t, Word::resident_slot_what));
  } else {
    lines = not_settled(t, *right.outcome);
  }
  const Outcome& law = t.outcome.requests[request].law;
  const SourceId* which = std::get_if<SourceId>(&law.answer);
  if (const program::Source* source = which == nullptr ? nullptr : find(t.program.sources, *which)) {
    lines.push_back(say<Word::resident_law>(t, spoken(t, *source)));
  }
  part(w, say(t, Word::resident_ask_result), lines);
}

/// Whether a human has weighed, or has to: a judgement was used, or the answer waits for one.
bool needs_weighing(const Letter& letter, const Asked& asked) {
  if (asked.outcome->kind == OutcomeKind::open) {
    return asked.outcome->open == decision::OpenReason::on_purpose ||
           asked.outcome->open == decision::OpenReason::judgement;
  }
  if (asked.outcome->kind != OutcomeKind::settled || asked.derivation == nullptr) return false;
  const auto facts = facts_read(*asked.derivation);
  return std::any_of(facts.begin(), facts.end(), [&](const decision::ConditionTrace* node) {
    const program::Field* field = own_field(letter, *node->fact);
    return field != nullptr && field->judge.is_some();
  });
}

/// Rules that settle law and right give the reasons; rules about money do not.
void tell_reasons(const Letter& letter, Writer& w, std::size_t request) {
  const Telling& t = letter.t;
  std::vector<std::string> lines;
  bool weighing = false;
  for (const QuestionKind kind : {QuestionKind::law, QuestionKind::right}) {
    const Asked asked = asked_of_request(t, kind, request);
    weighing = weighing || needs_weighing(letter, asked);
    if (asked.outcome->kind != OutcomeKind::settled) continue;
    for (const RuleId id : asked.outcome->rules) {
      const program::Rule* rule = find(t.program.rules, id);
      if (rule == nullptr) continue;
      if (!rule->label.empty()) lines.push_back(say<Word::resident_label>(t, as_sentence(rule->label)));
      if (!rule->reason.empty()) lines.push_back(say<Word::resident_reason>(t, as_sentence(rule->reason)));
      for (const program::Ground& ground : rule->grounds) {
        lines.push_back(source_place<Word::resident_article, Word::resident_place, Word::resident_source>(t, ground));
      }
    }
  }
  if (weighing) lines.push_back(say(t, Word::resident_slot_weighing));
  part(w, say(t, Word::resident_ask_why), lines, true);  // every reason with its own grounds, also if another has them
}

/// The resident's own question with its answer, or the name of the fact with its value.
std::string told_fact(const Letter& letter, const decision::ConditionTrace& node) {
  const Telling& t = letter.t;
  const program::Field& field = *field_of(t, *node.fact);
  std::string value = fact_value(t, node);
  std::string text = say<Word::with_value>(t, field_name(t, FieldId(node.fact->id)), value);
  if (!field.question.empty()) {
    if (field.type == TypeKind::boolean && node.truth == decision::Truth::yes)
      value = say(t, Word::resident_answer_yes);
    if (field.type == TypeKind::boolean && node.truth == decision::Truth::no) value = say(t, Word::resident_answer_no);
    text = say<Word::resident_answered>(t, field.question, value);
  }
  return field.judge.is_some() ? say<Word::resident_judged>(t, text) : text;
}

void tell_facts(const Letter& letter, Writer& w) {
  const Telling& t = letter.t;
  std::vector<std::string> used;
  std::vector<std::string> presumed;
  for (const decision::ConditionTrace* node : own_facts(letter)) {
    const std::string line = told_fact(letter, *node);
    if (node->presumed) {
      const std::string& because = field_of(t, *node->fact)->presumed_because;
      presumed.push_back(say<Word::item>(
          t, because.empty() ? as_sentence(line) : say<Word::resident_presumed>(t, line, as_sentence(because))));
    } else if (fact_value(t, *node) != say(t, Word::unknown)) {
      used.push_back(say<Word::item>(t, line));
    }
  }
  if (letter.decision && interest_presumed(t, asked_of_decision(t, QuestionKind::decider, *letter.decision))) {
    presumed.push_back(say<Word::item>(t, say(t, Word::resident_interest)));
  }
  if (!presumed.empty()) presumed.push_back(say(t, Word::resident_correct));
  part(w, say(t, Word::resident_ask_facts), used);
  part(w, say(t, Word::resident_ask_presumed), presumed);
}

void tell_needed(const Letter& letter, Writer& w) {
  const Telling& t = letter.t;
  std::set<FactRef> seen;
  std::vector<std::string> lines;
  bool look_up = false;
  for (const Asked& asked : all_questions(letter)) {
    for (const FactRef& fact : asked.outcome->missing) {
      if (!seen.insert(fact).second) continue;
      const program::Field* field = own_field(letter, fact);
      if (field != nullptr && field->judge.is_some()) continue;
      if (field == nullptr || field->question.empty()) {
        look_up = true;
        continue;
      }
      lines.push_back(say<Word::item>(t, field->question));
      std::string grounds;
      for (const program::Ground& ground : field->asked_on) {
        if (!grounds.empty()) grounds += "; ";
        grounds +=
            source_place<Word::resident_law_article, Word::resident_law_place, Word::resident_law_whole>(t, ground);
      }
      if (!grounds.empty()) lines.push_back(say<Word::resident_may_ask>(t, grounds));
    }
  }
  if (look_up) lines.push_back(say(t, Word::resident_look_up));
  part(w, say(t, Word::resident_ask_needed), lines);
}

/// "een consulent, namens het college van …"
std::string who_decides(const Telling& t, const decision::Decider& decider) {
  const std::string body = public_name(t, decider.on_behalf_of);
  if (decider.actor == decider.on_behalf_of) return body;
  const program::Actor* actor = find(t.program.actors, decider.actor);
  const std::string name = public_name(t, decider.actor);
  if (actor == nullptr || actor->kind != ActorKind::function) return say<Word::resident_other_for>(t, name, body);
  return say<Word::resident_function_for>(t, in_sentence(name), body);
}

void tell_decider(const Letter& letter, Writer& w) {
  if (!letter.decision) return;
  const Telling& t = letter.t;
  const Asked asked = asked_of_decision(t, QuestionKind::decider, *letter.decision);
  if (!is_asked(asked)) return;
  std::vector<std::string> lines;
  const auto* answer = std::get_if<decision::DeciderAnswer>(&asked.outcome->answer);
  if (asked.outcome->kind != OutcomeKind::settled || answer == nullptr) {
    lines.push_back(say(t, Word::resident_decider_unknown));
  } else if (answer->deciders.empty()) {
    const bool claimed = answer->claimed.is_some();  // else nobody may: naming who may would contradict it
    if (claimed) lines.push_back(say(t, Word::resident_not_competent));
    std::vector<std::string> bodies;
    for (const ActorId body : answer->bodies) bodies.push_back(public_name(t, body));
    lines.push_back(bodies.empty() || !claimed ? say(t, Word::resident_decider_unknown)
                                   : say<Word::resident_competent>(t, joined(t, bodies)));
  } else {
    const bool one = answer->deciders.size() == 1;
    if (!one) lines.push_back(say(t, Word::resident_deciders_more));
    for (const decision::Decider& decider : answer->deciders) {
      const std::string who = who_decides(t, decider);
      lines.push_back(one ? say<Word::resident_decider>(t, who) : say<Word::item>(t, who));
    }
  }
  part(w, say(t, Word::resident_ask_decider), lines);
}

std::string decision_goes_to(const Letter& letter, const decision::PartyAnswer& to) {
  const Telling& t = letter.t;
  if (to.kind != PartyKind::resident) return say<Word::resident_decision_to>(t, receiver_name(t, to.actor));
  return say(t, to.person == letter.person ? Word::resident_decision_to_you : Word::resident_decision_to_other);
}

std::string copy_goes_to(const Letter& letter, const decision::PartyAnswer& to) {
  const Telling& t = letter.t;
  if (to.kind != PartyKind::resident) return say<Word::resident_copy_to>(t, receiver_name(t, to.actor));
  return say(t, to.person == letter.person ? Word::resident_copy_to_you : Word::resident_copy_to_other);
}

/// Empty for what the resident has nothing to do with.
std::string obligation_line(const Letter& letter, const decision::ObligationAnswer& o) {
  const Telling& t = letter.t;
  const bool to_resident = o.to.kind == PartyKind::resident;
  switch (o.kind) {
    case ObligationKind::letter:
      if (!to_resident || o.to.person != letter.person) return {};
      return o.due ? say<Word::resident_letter_by>(t, date_text(t, *o.due)) : say(t, Word::resident_letter);
    case ObligationKind::message:
      return to_resident ? std::string() : say<Word::resident_message>(t, receiver_name(t, o.to.actor));
    case ObligationKind::order:
      return to_resident ? std::string() : say<Word::resident_order>(t, receiver_name(t, o.to.actor));
    case ObligationKind::ratification:
      return to_resident ? std::string() : say<Word::resident_ratification>(t, receiver_name(t, o.to.actor));
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
    unsettled = true;
    for (const auto& step : asked.outcome->accountable->steps) {
      if (step.until && (!last || *last < *step.until)) last = step.until;
    }
  }
  if (!unsettled) return {};
  return last ? say<Word::resident_find_out_by>(t, date_text(t, *last)) : say(t, Word::resident_find_out);
}

void tell_next(const Letter& letter, Writer& w) {
  const Telling& t = letter.t;
  std::vector<std::string> lines;
  bool hears = false;
  const std::string finding = finding_out(letter);
  if (!finding.empty()) lines.push_back(finding);
  if (letter.decision) {
    const Outcome& outcome = *asked_of_decision(t, QuestionKind::addressee, *letter.decision).outcome;
    if (const auto* answer = std::get_if<decision::AddresseeAnswer>(&outcome.answer)) {
      lines.push_back(decision_goes_to(letter, answer->to));
      hears = answer->to.kind == PartyKind::resident && answer->to.person == letter.person;
      for (const decision::PartyAnswer& copy : answer->copies) lines.push_back(copy_goes_to(letter, copy));
    }
  }
  for (const std::size_t r : letter.requests) {
    const Outcome& outcome = *asked_of_request(t, QuestionKind::follow_up, r).outcome;
    const auto* obligations = std::get_if<std::vector<decision::ObligationAnswer>>(&outcome.answer);
    if (obligations == nullptr) continue;
    for (const decision::ObligationAnswer& o : *obligations) {
      const std::string line = obligation_line(letter, o);
      if (!line.empty()) lines.push_back(line);
    }
  }
  if (!hears) lines.push_back(say(t, Word::resident_wait));
  part(w, say(t, Word::resident_ask_next), lines);
}

/// With whom to object: only where there is a decision to object to, taken by someone who may.
std::vector<ActorId> objection_bodies(const Letter& letter) {
  const Telling& t = letter.t;
  if (!letter.decision) return {};
  for (const std::size_t r : letter.requests) {
    const Asked right = asked_of_request(t, QuestionKind::right, r);
    if (is_asked(right) && right.outcome->kind != OutcomeKind::settled) return {};
  }
  const Asked addressee = asked_of_decision(t, QuestionKind::addressee, *letter.decision);
  if (is_asked(addressee) && addressee.outcome->kind != OutcomeKind::settled) return {};
  const Outcome& decider = *asked_of_decision(t, QuestionKind::decider, *letter.decision).outcome;
  const auto* answer = std::get_if<decision::DeciderAnswer>(&decider.answer);
  if (decider.kind != OutcomeKind::settled || answer == nullptr) return {};
  std::vector<ActorId> bodies;
  for (const decision::Decider& d : answer->deciders) {
    if (std::find(bodies.begin(), bodies.end(), d.on_behalf_of) == bodies.end()) bodies.push_back(d.on_behalf_of);
  }
  return bodies;
}

void tell_objection(const Letter& letter, Writer& w) {
  const Telling& t = letter.t;
  std::vector<std::string> lines;
  for (const ActorId body : objection_bodies(letter)) {
    lines.push_back(say<Word::resident_objection>(t, public_name(t, body)));
  }
  if (lines.empty()) return;
  lines.push_back(say(t, Word::resident_objection_law));
  lines.push_back(say(t, Word::resident_objection_how));
  part(w, say(t, Word::resident_ask_objection), lines);
}

void tell_letter(const Letter& letter, Writer& w, bool named) {
  for (const std::size_t r : letter.requests) {
    if (named) {
      w.gap();
      w.line(say<Word::title>(letter.t, say<Word::resident_application>(letter.t, request_id(letter.t, r))));
    }
    tell_application(letter, w, r);
    tell_result(letter, w, r);
    tell_reasons(letter, w, r);
  }
  if (letter.requests.size() > 1) {
    w.gap();
    w.line(say<Word::title>(letter.t, say(letter.t, Word::resident_together)));
  }
  tell_facts(letter, w);
  tell_needed(letter, w);
  tell_decider(letter, w);
  tell_next(letter, w);
  tell_objection(letter, w);
}

void tell_person(const Telling& t, Writer& w, std::size_t person) {
  w.line(say(t, Word::resident_head));
  const std::vector<Letter> letters = letters_to(t, person);
  if (letters.empty()) {
    w.line(say(t, Word::resident_nothing));
    return;
  }
  w.line(say(t, Word::resident_proposal));
  if (t.program.concept_text) w.line(say(t, Word::resident_concept));
  std::size_t count = 0;
  for (const Letter& letter : letters) count += letter.requests.size();
  for (const Letter& letter : letters) tell_letter(letter, w, count > 1);
  w.gap();
  w.line(say(t, Word::resident_slot_contact));
}

}  // namespace

std::string tell_resident(const Telling& t, std::size_t person) {
  Writer w;
  tell_person(t, w, person);
  return w.take();
}

std::string tell_residents(const Telling& t) {
  std::vector<std::size_t> persons;
  for (std::size_t p = 0; p < t.facts.persons.size(); ++p) {
    if (!letters_to(t, p).empty()) persons.push_back(p);
  }
  if (persons.empty()) return tell_resident(t, t.facts.persons.size());
  if (persons.size() == 1) return tell_resident(t, persons.front());
  Writer w;
  for (const std::size_t p : persons) {
    w.gap();
    w.line(say<Word::title>(t, say<Word::resident_for>(t, person_id(t, p))));
    w.gap();
    tell_person(t, w, p);
  }
  return w.take();
}

}  // namespace klap::explanation
