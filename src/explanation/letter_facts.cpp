// What was used, what was presumed, and what is still needed.
#include <set>
#include <variant>

#include "basis.hpp"
#include "letter_parts.hpp"

namespace klap::explanation {
namespace {

using decision::FactRef;

/// A value as the resident may read it: of who somebody is, only whether it is the reader.
std::string own_value(const Letter& letter, const decision::ConditionTrace& node) {
  if (!node.value || node.value->kind != TypeKind::person) return fact_value(letter.t, node);
  const decision::PartyAnswer named{
      decision::PartyAnswer::Kind::person, static_cast<std::uint32_t>(node.value->as_person()), {}, 0};
  if (is_reader(letter, named)) return say(letter.t, Word::resident_yourself);
  return say(letter.t, node.value->as_person() == letter.person ? Word::the_resident : Word::resident_known_to_us);
}

/// Of which request, where the letter is about several.
std::string of_application(const Letter& letter, const FactRef& fact, const program::Field& field, std::string text) {
  if (field.owner != FieldOwner::request || letter.requests.size() < 2) return text;
  return say<Word::resident_of_application>(letter.t, text, request_id(letter.t, fact.entity));
}

std::string told_fact(const Letter& letter, const decision::ConditionTrace& node) {
  const Telling& t = letter.t;
  const program::Field& field = *field_of(t, *node.fact);
  std::string value = own_value(letter, node);
  if (!field.question.empty() && field.type == TypeKind::boolean) {
    if (node.truth == decision::Truth::yes) value = say(t, Word::resident_answer_yes);
    if (node.truth == decision::Truth::no) value = say(t, Word::resident_answer_no);
  }
  const std::string text = of_application(letter, *node.fact, field, answered(letter, field, value));
  return field.judge.is_some() ? say<Word::resident_judged>(t, text) : text;
}

/// A fact with a value, or geen: what is not certain is not told.
bool is_known(const Telling& t, const decision::ConditionTrace& node) {
  if (node.none || node.value) return true;
  const program::Field* field = field_of(t, *node.fact);
  const bool certain = node.truth == decision::Truth::yes || node.truth == decision::Truth::no;
  return field != nullptr && field->type == TypeKind::boolean && certain;
}

bool is_limit(const decision::ConditionTrace& parameter) {
  if (!parameter.value) return false;
  const TypeKind kind = parameter.value->kind;
  return kind == TypeKind::money || kind == TypeKind::number || kind == TypeKind::date;
}

std::string may_ask(const Telling& t, const program::Field& field) {
  std::string grounds;
  for (const program::Ground& ground : field.asked_on) {
    if (!is_for_residents(t, ground)) continue;
    if (!grounds.empty()) grounds += "; ";
    grounds += source_place<Word::resident_law_article, Word::resident_law_place, Word::resident_law_whole>(t, ground);
  }
  return grounds.empty() ? grounds : say<Word::resident_may_ask>(t, grounds);
}

/// A fact that the reader can be asked for: an own one, or one of the plan. Asking tells nothing of anybody.
const program::Field* asked_field(const Letter& letter, const FactRef& fact) {
  const program::Field* field = field_of(letter.t, fact);
  const bool of_plan = field != nullptr && field->owner == FieldOwner::plan;
  return of_plan && !field->hidden.resident ? field : own_field(letter, fact);
}

/// What the letter says of a missing fact, by who has to do something about it.
struct Needed {
  std::vector<std::string> to_ask;
  std::vector<std::string> to_establish;
  bool look_up = false;
  bool establish_more = false;  // for a question that is not the resident's: without its name
};

/// Who pays and who decides is not for the resident to follow; nor then what that was worked out with.
bool is_told_why(QuestionId kind) {
  return kind != QuestionKind::payer && !is_by_register(kind.kind()) && kind != QuestionKind::follow_up;
}

void sort_in(const Letter& letter, const FactRef& fact, QuestionId kind, Needed& needed) {
  const Telling& t = letter.t;
  if (fact.kind == FactRef::Kind::parameter) {
    const std::string name = parameter_name(t, ParameterId(fact.id));
    if (is_told_why(kind) && !name.ends_with('?'))  // whether the municipality looked something up is its own affair
      needed.to_establish.push_back(say<Word::resident_not_established>(t, mid_sentence(t, name)));
    else
      needed.establish_more = true;
    return;
  }
  const program::Field* field = asked_field(letter, fact);
  if (field != nullptr && field->judge.is_some()) return;
  const std::string grounds = field == nullptr ? std::string() : may_ask(t, *field);
  if (grounds.empty() || field->question.empty()) {     // what nothing says we may ask, we find out ourselves
    needed.look_up = needed.look_up || !kind.is_own();  // what depends on an own question lacks the fact itself
    return;
  }
  const bool other = letter.reader && says_you(field->question);
  std::string question = other ? say<Word::resident_about_resident>(t, field->question) : field->question;
  needed.to_ask.push_back(say<Word::item>(t, of_application(letter, fact, *field, std::move(question))));
  needed.to_ask.push_back(grounds);
}

/// Of who decides; of somebody who had no power to it says nothing, nor of another body.
bool presumes_no_interest(const Letter& letter) {
  if (!letter.decision || all_are_anothers(letter)) return false;
  const Asked decider = asked_of_decision(letter.t, QuestionKind::decider, *letter.decision);
  const auto* answer = std::get_if<decision::DeciderAnswer>(&decider.outcome->answer);
  return interest_presumed(letter.t, decider) && (answer == nullptr || !answer->deciders.empty());
}

}  // namespace

std::string answered(const Letter& letter, const program::Field& field, const std::string& value) {
  const Telling& t = letter.t;
  if (field.question.empty()) return say<Word::with_value>(t, spoken(t, field), value);
  if (!letter.reader || !says_you(field.question)) return say<Word::resident_answered>(t, field.question, value);
  if (!field.label.empty()) return say<Word::with_value>(t, field.label, value);
  return say<Word::resident_answered>(t, say<Word::resident_about_resident>(t, field.question), value);
}

void tell_facts(const Letter& letter, Writer& w) {
  const Telling& t = letter.t;
  std::vector<std::string> used;
  std::vector<std::string> presumed;
  for (const decision::ConditionTrace& node : own_facts(letter)) {
    if (!is_known(t, node)) continue;
    const std::string line = told_fact(letter, node);
    if (node.presumed) {
      const std::string& because = field_of(t, *node.fact)->presumed_because;
      presumed.push_back(say<Word::item>(
          t, because.empty() ? as_sentence(line) : say<Word::resident_presumed>(t, line, as_sentence(because))));
    } else {
      used.push_back(say<Word::item>(t, line));
    }
  }
  if (presumes_no_interest(letter)) {
    presumed.push_back(say<Word::item>(t, say_to<Word::resident_interest, Word::resident_interest_other>(letter)));
  }
  if (!presumed.empty()) presumed.push_back(say(t, Word::resident_correct));
  tell_part(w, say_to<Word::resident_ask_facts, Word::resident_ask_facts_other>(letter), used);
  tell_part(w, say(t, Word::resident_ask_presumed), presumed);
}

/// Amounts, numbers and dates that an own fact was held against: the municipality's other choices are no facts of the
/// resident.
void tell_limits(const Letter& letter, Writer& w) {
  Bases bases(letter);
  std::set<ParameterId> seen;
  std::vector<std::string> lines;
  for (const Asked& asked : open_questions(letter)) {
    const Telling t = about(letter.t, asked.question);
    const Basis basis = bases.of(asked);
    for (const Step& step : basis.steps) {
      if (step.shared || Basis{{step}, {}, false, false}.own_facts(letter).empty()) continue;
      for (const decision::ConditionTrace* node : facts_read(*step.trace)) {
        if (node->fact->kind != FactRef::Kind::parameter || !is_limit(*node)) continue;
        const ParameterId id(node->fact->id);
        if (!seen.insert(id).second) continue;
        lines.push_back(say<Word::item>(
            t, say<Word::resident_limit>(t, fact_value(t, *node), mid_sentence(t, parameter_name(t, id)))));
        const program::Parameter::From* from = in_force(t, id);
        const std::vector<std::string> grounds =
            from == nullptr ? std::vector<std::string>() : laid_down(t, from->grounds);
        lines.insert(lines.end(), grounds.begin(), grounds.end());
      }
    }
    if (basis.household) continue;
    for (const decision::ConditionTrace& node : basis.values) {  // what an own answer was worked out with
      if (!node.fact || node.fact->kind != FactRef::Kind::parameter || !is_limit(node)) continue;
      const ParameterId id(node.fact->id);
      if (seen.insert(id).second) {
        lines.push_back(say<Word::item>(t, parameter_name(t, id) + ": " + fact_value(t, node)));
      }
    }
  }
  tell_part(w, say(letter.t, Word::resident_ask_limits), lines, true);
}

void tell_needed(const Letter& letter, Writer& w) {
  const Telling& t = letter.t;
  std::set<FactRef> seen;
  Needed needed;
  for (const Asked& asked : all_questions(letter)) {  // those that are told first: a fact counts where it is met first
    for (const FactRef& fact : asked.outcome->missing) {
      if (seen.insert(fact).second) sort_in(letter, fact, asked.question, needed);
    }
  }
  for (const FactRef& fact : asked_of_plan(t).outcome->missing) {  // only to ask: nothing waits for the rest
    Needed of_plan;
    if (seen.insert(fact).second) sort_in(letter, fact, QuestionKind::direction, of_plan);
    needed.to_ask.insert(needed.to_ask.end(), of_plan.to_ask.begin(), of_plan.to_ask.end());
  }
  if (needed.look_up) needed.to_ask.push_back(say(t, Word::resident_look_up));
  tell_part(w, say(t, Word::resident_ask_needed), needed.to_ask);
  if (needed.establish_more) needed.to_establish.push_back(say(t, Word::resident_not_established_unnamed));
  if (!needed.to_establish.empty()) needed.to_establish.push_back(say(t, Word::resident_nothing_to_do));
  tell_part(w, say(t, Word::resident_ask_established), needed.to_establish);
}

}  // namespace klap::explanation
