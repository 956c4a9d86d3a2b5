// For the file: the powers behind "who decides" and "who gives the order", and those that do not cover the decision,
// with why.
#include <algorithm>
#include <variant>

#include "answers.hpp"
#include "conditions.hpp"
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
  return law && (!kinds || (competence.kinds & *kinds) != 0) && (!date || competence.validity.contains(*date));
}

/// The actors that what the giver would pass on is reserved to: the giver itself, if it is.
bool is_reserved(const Telling& t, const Asked& asked, ActorId giver) {
  return std::any_of(asked.derivation->reservations.begin(), asked.derivation->reservations.end(), [&](const auto& r) {
    const program::Reservation* reservation = find(t.program.reservations, r.power);
    return reservation != nullptr && reservation->to == giver && r.alive == Truth::yes;
  });
}

/// Why a mandate does not cover the decision, as far as it can be told from the outside.
std::string mandate_reason(const Telling& t, const Asked& asked, const program::Mandate& mandate,
                           const decision::MandateTrace& trace) {
  const std::string text = with_certainty(t, mandate_line(t, mandate), mandate.checked);
  const decision::DecisionOutcome& decision = t.outcome.decisions[*asked.decision];
  const std::optional<Date> date = power_date(t, asked);
  const std::optional<std::uint8_t> kinds = kinds_asked(t, asked);
  if (std::find(mandate.laws.begin(), mandate.laws.end(), decision.law) == mandate.laws.end()) {
    return say<Word::mandate_law>(t, text);
  }
  if (kinds && (mandate.kinds & *kinds) != *kinds) return say<Word::mandate_kind>(t, text);
  if (date && !mandate.validity.contains(*date)) return say<Word::mandate_period>(t, text, date_text(t, *date));
  if (date && mandate.consent_since && *date < *mandate.consent_since) return say<Word::mandate_no_consent>(t, text);
  const std::optional<Money>& amount = asked.derivation->amount;
  if (amount && mandate.ceiling && *amount > *mandate.ceiling) return say<Word::mandate_amount>(t, text);
  if (is_no(trace.condition)) return say<Word::mandate_condition>(t, text);
  if (is_reserved(t, asked, mandate.from)) {
    const std::string giver = actor_name(t, mandate.from);
    return is_for_orders(mandate) ? say<Word::order_reserved>(t, text, giver)
                                  : say<Word::mandate_reserved>(t, text, giver);
  }
  return text;
}

template <class Trace, class Power>
void tell_condition_of(const Telling& t, Writer& w, const Trace& trace, const Power& power) {
  if (!trace.condition) return;
  const Writer::Deeper deeper(w);
  w.line(say(t, Word::condition));
  const Writer::Deeper parts(w);
  tell_condition(t, w, power.condition, *trace.condition);
}

void tell_mandates(const Telling& t, Writer& w, const Asked& asked, Word heading, bool certain) {
  bool first = true;
  for (const decision::MandateTrace& trace : asked.derivation->mandates) {
    const program::Mandate* mandate = find(t.program.mandates, trace.mandate);
    if (mandate == nullptr || trace.alive == Truth::yes || (trace.alive == Truth::no) != certain) continue;
    if (is_for_orders(*mandate) != (asked.question == QuestionKind::orderer)) continue;  // has nothing to do with it
    if (first) w.line(say(t, heading));
    first = false;
    const Writer::Deeper deeper(w);
    const std::string text = with_certainty(t, mandate_line(t, *mandate), mandate->checked);
    w.line(certain ? mandate_reason(t, asked, *mandate, trace) : text);
    tell_condition_of(t, w, trace, *mandate);
  }
}

/// Competences whose condition keeps them from counting, and reservations for this decision.
void tell_conditions_of_powers(const Telling& t, Writer& w, const Asked& asked) {
  bool first = true;
  for (const auto& trace : asked.derivation->competences) {
    const program::Competence* competence = find(t.program.competences, trace.power);
    if (competence == nullptr || !trace.condition || trace.alive == Truth::yes) continue;
    if (!is_for(t, asked, *competence)) continue;
    if (first) w.line(say(t, Word::competences_out));
    first = false;
    const Writer::Deeper deeper(w);
    w.line(with_certainty(t, say<Word::competent>(t, actor_name(t, competence->body)), competence->checked));
    tell_condition_of(t, w, trace, *competence);
  }
  first = true;
  for (const auto& trace : asked.derivation->reservations) {
    const program::Reservation* reservation = find(t.program.reservations, trace.power);
    if (reservation == nullptr || trace.alive == Truth::no) continue;
    if (first) w.line(say(t, Word::reservations_made));
    first = false;
    const Writer::Deeper deeper(w);
    w.line(with_certainty(t, reservation_line(t, *reservation), reservation->checked));
    tell_condition_of(t, w, trace, *reservation);
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

void tell_powers(const Telling& t, Writer& w, const Asked& asked) {
  const bool order = asked.question == QuestionKind::orderer;
  if (const std::optional<Done> done = done_before(t, asked)) w.line(order ? ordered(t, *done) : taken(t, *done));
  if (asked.derivation != nullptr && asked.derivation->amount) {
    const std::string amount = to_text(*asked.derivation->amount, t.language);
    w.line(order ? say<Word::order_amount>(t, amount) : say<Word::decision_amount>(t, amount));
  }
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
  if (primary.is_some()) w.line(say<Word::primary_decision>(t, actor_name(t, primary)));
  tell_conditions_of_powers(t, w, asked);
  tell_mandates(t, w, asked, order ? Word::attorneys_maybe : Word::mandates_maybe, false);
  tell_mandates(t, w, asked, order ? Word::attorneys_dead : Word::mandates_dead, true);
}

}  // namespace klap::explanation
