// For the file: the powers behind "who decides" and "who gives the order", and those that do not cover the decision,
// with why.
#include <algorithm>
#include <utility>
#include <variant>

#include "answers.hpp"
#include "file.hpp"
#include "powers.hpp"

namespace klap::explanation {
namespace {

using decision::Truth;

bool is_no(const std::optional<decision::ConditionTrace>& condition) {
  return condition && condition->truth == Truth::no;
}

/// Would it cover the decision, but for its condition?
bool is_for(const Telling& t, const Asked& asked, const program::Competence& competence) {
  const decision::DecisionOutcome& decision = t.outcome.decisions[*asked.decision];
  const std::optional<Date> date = power_date(t, asked);
  const std::optional<std::uint8_t> kinds = kinds_asked(t, asked);
  const bool law = std::find(competence.laws.begin(), competence.laws.end(), decision.law) != competence.laws.end();
  return law && (!kinds || (competence.kinds & *kinds) != 0) && (!date || competence.validity.contains(*date)) &&
         is_known(competence.known_from, power_known_on(t, asked));
}

/// The actors that what the giver would pass on is reserved to: the giver itself, if it is.
bool is_reserved(const Telling& t, const Asked& asked, ActorId giver) {
  return std::any_of(asked.derivation->reservations.begin(), asked.derivation->reservations.end(), [&](const auto& r) {
    const program::Reservation* reservation = find(t.program.reservations, r.power);
    return reservation != nullptr && reservation->to == giver && r.alive == Truth::yes;
  });
}

/// Why a mandate does not cover the decision, as far as it can be told from the outside: in one word, for mandates that
/// are for other decisions; empty for those that could have mattered.
std::string mandate_is_for_others(const Telling& t, const Asked& asked, const program::Mandate& mandate) {
  const decision::DecisionOutcome& decision = t.outcome.decisions[*asked.decision];
  const std::optional<Date> date = power_date(t, asked);
  const std::optional<std::uint8_t> kinds = kinds_asked(t, asked);
  if (std::find(mandate.laws.begin(), mandate.laws.end(), decision.law) == mandate.laws.end())
    return say(t, Word::mandate_law);
  if (kinds && (mandate.kinds & *kinds) != *kinds) return say(t, Word::mandate_kind);
  if (date && !mandate.validity.contains(*date)) return say<Word::mandate_period>(t, date_text(t, *date));
  const std::optional<Date> decided = power_known_on(t, asked);
  if (!is_known(mandate.known_from, decided)) return say<Word::not_known_yet>(t, date_text(t, *decided));
  return {};
}

/// What the ceiling is held against, is known and more.
bool is_above(const program::Mandate& mandate, const decision::Derivation& derivation) {
  const auto& amount = mandate.base == AmountBase::plan     ? derivation.plan_amount
                       : mandate.base == AmountBase::person ? derivation.person_amount
                                                            : derivation.amount;
  return amount && mandate.ceiling && *amount > *mandate.ceiling;
}

std::string above_ceiling(const Telling& t, const std::string& mandate, AmountBase base) {
  switch (base) {
    case AmountBase::decision: return say<Word::mandate_amount>(t, mandate);
    case AmountBase::person: return say<Word::mandate_amount_person>(t, mandate);
    case AmountBase::plan: return say<Word::mandate_amount_plan>(t, mandate);
  }
  return mandate;
}

std::string mandate_reason(const Telling& t, Told& told, const Asked& asked, const program::Mandate& mandate,
                           const decision::MandateTrace& trace) {
  const std::string text = with_certainty(t, mandate_line(t, mandate), mandate.checked);
  const std::optional<Date> date = power_date(t, asked);
  if (date && mandate.consent_since && *date < *mandate.consent_since) return say<Word::mandate_no_consent>(t, text);
  if (is_above(mandate, *asked.derivation)) return above_ceiling(t, text, mandate.base);
  if (is_no(trace.condition))
    return say<Word::mandate_condition>(t, text, reasons_on_one_line(t, told, mandate.condition, *trace.condition));
  if (is_reserved(t, asked, mandate.from)) {
    const std::string giver = actor_name(t, mandate.from);
    return is_for_orders(mandate) ? say<Word::order_reserved>(t, text, giver)
                                  : say<Word::mandate_reserved>(t, text, giver);
  }
  return text;
}

/// Mandates are for decisions, volmachten for orders: the others have nothing to do with the question.
bool is_asked_of(const program::Mandate& mandate, const Asked& asked) {
  return is_for_orders(mandate) == (asked.question == QuestionKind::orderer);
}

template <class Trace, class Power>
void tell_condition_of(const Telling& t, Writer& w, Told& told, const Trace& trace, const Power& power) {
  if (!trace.condition) return;
  const Writer::Deeper deeper(w);
  w.line(say(t, Word::condition));
  const Writer::Deeper parts(w);
  tell_reasons(t, w, told, power.condition, *trace.condition);
}

void tell_uncertain_mandates(const Telling& t, Writer& w, Told& told, const Asked& asked) {
  bool first = true;
  for (const decision::MandateTrace& trace : asked.derivation->mandates) {
    const program::Mandate* mandate = find(t.program.mandates, trace.mandate);
    if (mandate == nullptr || trace.alive == Truth::yes || trace.alive == Truth::no || !is_asked_of(*mandate, asked))
      continue;
    if (first) w.line(say(t, asked.question == QuestionKind::orderer ? Word::attorneys_maybe : Word::mandates_maybe));
    first = false;
    const Writer::Deeper deeper(w);
    w.line(with_certainty(t, mandate_line(t, *mandate), mandate->checked));
    tell_condition_of(t, w, told, trace, *mandate);
  }
}

/// Those that could have mattered one by one; of the others only who gave what to whom.
void tell_dead_mandates(const Telling& t, Writer& w, Told& told, const Asked& asked) {
  std::vector<std::pair<std::string, std::vector<std::string>>> others;
  std::vector<std::string> lines;
  for (const decision::MandateTrace& trace : asked.derivation->mandates) {
    const program::Mandate* mandate = find(t.program.mandates, trace.mandate);
    if (mandate == nullptr || trace.alive != Truth::no || !is_asked_of(*mandate, asked)) continue;
    const std::string why = mandate_is_for_others(t, asked, *mandate);
    if (why.empty()) {
      lines.push_back(mandate_reason(t, told, asked, *mandate, trace));
      continue;
    }
    auto same = std::find_if(others.begin(), others.end(), [&](const auto& other) { return other.first == why; });
    if (same == others.end()) same = others.insert(same, {why, {}});
    const std::string names = say<Word::mandate_short>(t, actor_name(t, mandate->from), actor_name(t, mandate->to));
    if (std::find(same->second.begin(), same->second.end(), names) == same->second.end()) same->second.push_back(names);
  }
  if (lines.empty() && others.empty()) return;
  w.line(say(t, asked.question == QuestionKind::orderer ? Word::attorneys_dead : Word::mandates_dead));
  const Writer::Deeper deeper(w);
  for (const std::string& line : lines) w.line(line);
  for (const auto& [why, names] : others) w.line(say<Word::with_value>(t, why, joined(t, names)));
}

/// Competences whose condition keeps them from counting, and reservations for this decision.
void tell_conditions_of_powers(const Telling& t, Writer& w, Told& told, const Asked& asked) {
  bool first = true;
  for (const auto& trace : asked.derivation->competences) {
    const program::Competence* competence = find(t.program.competences, trace.power);
    if (competence == nullptr || !trace.condition || trace.alive == Truth::yes) continue;
    if (!is_for(t, asked, *competence)) continue;
    if (first) w.line(say(t, Word::competences_out));
    first = false;
    const Writer::Deeper deeper(w);
    const std::string body = actor_name(t, competence->body);
    const std::string why = reasons_on_one_line(t, told, competence->condition, *trace.condition);
    w.line(with_certainty(t, say<Word::competence_out>(t, body, why), competence->checked));
  }
  first = true;
  for (const auto& trace : asked.derivation->reservations) {
    const program::Reservation* reservation = find(t.program.reservations, trace.power);
    if (reservation == nullptr || trace.alive == Truth::no) continue;
    if (first) w.line(say(t, Word::reservations_made));
    first = false;
    const Writer::Deeper deeper(w);
    w.line(with_certainty(t, reservation_line(t, *reservation), reservation->checked));
    tell_condition_of(t, w, told, trace, *reservation);
  }
}

/// What the conditions of powers that hold presumed.
template <class Traces, class Powers>
void presume(const Telling& t, Told& told, const Traces& traces, const Powers& powers) {
  for (std::size_t i = 0; i < std::min(traces.size(), powers.size()); ++i) {
    if (!traces[i].condition || traces[i].alive != Truth::yes) continue;
    for (const Reason& reason : reasons(t, powers[i].condition, *traces[i].condition, Terms::unfolded))
      told.presumptions_of(t, *reason.trace);
  }
}

bool rests_on_delegation(const Telling& t, const Asked& asked) {
  const auto* answer = std::get_if<decision::DeciderAnswer>(&asked.outcome->answer);
  return answer != nullptr && std::any_of(answer->deciders.begin(), answer->deciders.end(), [&](const auto& d) {
           return !delegations_to(t, asked, d.on_behalf_of).empty();
         });
}

std::string taken(const Telling& t, const Done& done) {
  const std::string by = actor_name(t, done.by);
  return done.on ? say<Word::taken_before_on>(t, by, date_text(t, *done.on)) : say<Word::taken_before>(t, by);
}

std::string ordered(const Telling& t, const Done& done) {
  const std::string by = actor_name(t, done.by);
  return done.on ? say<Word::ordered_before_on>(t, by, date_text(t, *done.on)) : say<Word::ordered_before>(t, by);
}

}  // namespace

void tell_powers(const Telling& t, Writer& w, Told& told, const Asked& asked) {
  const bool order = asked.question == QuestionKind::orderer;
  if (const std::optional<Done> done = done_before(t, asked)) w.line(order ? ordered(t, *done) : taken(t, *done));
  for (const std::string& line : amount_lines(t, asked)) w.line(line);
  const std::vector<std::string> powers = power_lines(t, asked, true);
  if (!powers.empty()) {
    w.line(say(t, order ? Word::attorneys_used : Word::powers_used));
    const Writer::Deeper deeper(w);
    for (const std::string& line : powers) w.line(line);
  }
  if (!order && rests_on_delegation(t, asked)) w.line(say(t, Word::delegated));
  if (asked.derivation == nullptr) return;
  if (!asked.derivation->barred.empty()) w.line(say<Word::barred>(t, actors_named(t, asked.derivation->barred)));
  const ActorId primary = asked.derivation->primary;
  if (primary.is_some()) {
    const program::Actor* actor = find(t.program.actors, primary);
    const bool body = actor != nullptr && actor->kind == ActorKind::body;
    w.line(body ? say<Word::primary_decision_own>(t, actor_name(t, primary))
                : say<Word::primary_decision>(t, actor_name(t, primary)));
  }
  presume(t, told, asked.derivation->competences, t.program.competences);
  presume(t, told, asked.derivation->reservations, t.program.reservations);
  presume(t, told, asked.derivation->mandates, t.program.mandates);
  tell_conditions_of_powers(t, w, told, asked);
  tell_uncertain_mandates(t, w, told, asked);
  tell_dead_mandates(t, w, told, asked);
}

}  // namespace klap::explanation
