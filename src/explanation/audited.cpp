#include "audited.hpp"

#include <algorithm>

#include "answers.hpp"
#include "condition_text.hpp"
#include "powers.hpp"

namespace klap::explanation {
namespace {

using decision::Fact;

/// What all powers have: grounds, certainty, condition, period.
template <class Power>
void tell_power(const Telling& t, Writer& w, const Power& power) {
  const Writer::Deeper details(w);
  const std::string grounds = grounds_text(t, power.grounds);
  w.line(grounds.empty() ? say(t, Word::no_ground) : say<Word::ground>(t, grounds));
  const std::string sure = certainty_text(t, power.checked);
  if (!sure.empty()) w.line(sure);
  if constexpr (requires { power.condition; }) {
    if (power.condition.is_some()) w.line(say<Word::condition_is>(t, condition_text(t, power.condition)));
  }
  w.line(say<Word::audit_validity>(t, period_text(t, power.validity, power.known_from)));
}

void tell_delegations(const Telling& t, Writer& w) {
  if (t.program.delegations.empty()) return;
  w.gap();
  w.line(say(t, Word::audit_delegations));
  const Writer::Deeper deeper(w);
  for (std::size_t i = 0; i < t.program.delegations.size(); ++i) {
    const program::Delegation& d = t.program.delegations[i];
    const std::string text = say<Word::delegation_from_to>(t, actor_name(t, d.from), actor_name(t, d.to));
    w.line(say<Word::audit_delegation>(t, text, i, laws_text(t, d.laws), kinds_text(t, d.kinds)));
    tell_power(t, w, d);
  }
}

void tell_reservations(const Telling& t, Writer& w) {
  if (t.program.reservations.empty()) return;
  w.gap();
  w.line(say(t, Word::audit_reservations));
  const Writer::Deeper deeper(w);
  for (std::size_t i = 0; i < t.program.reservations.size(); ++i) {
    const program::Reservation& r = t.program.reservations[i];
    const std::string text = say<Word::reserved_to>(t, actor_name(t, r.to), kinds_text(t, r.kinds));
    w.line(say<Word::audit_reservation>(t, text, i, laws_text(t, r.laws)));
    tell_power(t, w, r);
  }
}

void tell_competences(const Telling& t, Writer& w) {
  if (t.program.competences.empty()) return;
  w.gap();
  w.line(say(t, Word::audit_competences));
  const Writer::Deeper deeper(w);
  for (std::size_t i = 0; i < t.program.competences.size(); ++i) {
    const program::Competence& c = t.program.competences[i];
    w.line(say<Word::audit_competence>(t, actor_name(t, c.body), i, laws_text(t, c.laws), kinds_text(t, c.kinds)));
    tell_power(t, w, c);
  }
}

void tell_parameters(const Telling& t, Writer& w) {
  if (t.program.parameters.empty()) return;
  w.gap();
  w.line(say(t, Word::audit_parameters));
  const Writer::Deeper deeper(w);
  for (const program::Parameter& parameter : t.program.parameters) {
    w.line(parameter.label.empty() ? parameter.name : say<Word::with_value>(t, parameter.name, parameter.label));
    const Writer::Deeper details(w);
    for (const program::Parameter::From& from : parameter.values) {
      const std::string value =
          from.value ? value_text(t, *from.value, parameter.unit, {}) : say(t, Word::not_established);
      const std::string text = say<Word::audit_parameter>(t, value, period_text(t, from.validity, from.known_from));
      const std::string grounds = grounds_text(t, from.grounds);
      w.line(with_certainty(t, grounds.empty() ? text : say<Word::on_ground>(t, text, grounds), from.checked));
    }
  }
}

void tell_precedence(const Telling& t, Writer& w) {
  const auto& sources = t.program.sources;
  if (std::all_of(sources.begin(), sources.end(), [](const program::Source& s) { return s.before.empty(); })) return;
  w.gap();
  w.line(say(t, Word::audit_precedence));
  const Writer::Deeper deeper(w);
  for (std::size_t s = 0; s < sources.size(); ++s) {
    std::vector<std::string> others;
    for (const SourceId other : sources[s].before) others.push_back(source_name(t, other));
    if (!others.empty()) w.line(say<Word::audit_source_before>(t, source_name(t, SourceId(s)), joined(t, others)));
  }
}

std::string given_text(const Telling& t, const Fact& fact, const program::Field& field) {
  switch (fact.state) {
    case Fact::State::unknown: return {};
    case Fact::State::none: return say(t, Word::none);
    case Fact::State::known: return value_text(t, fact.value, field);
    case Fact::State::history: break;
  }
  std::string text;
  for (const auto& [from, value] : fact.history) {
    if (!text.empty()) text += ", ";
    text += say<Word::audit_history>(t, value_text(t, value, field), date_text(t, from));
  }
  return text;
}

void tell_given(const Telling& t, Writer& w, const std::vector<Fact>& facts) {
  const Writer::Deeper deeper(w);
  bool any = false;
  for (std::size_t i = 0; i < std::min(facts.size(), t.program.fields.size()); ++i) {
    const std::string value = given_text(t, facts[i], t.program.fields[i]);
    if (value.empty()) continue;
    w.line(say<Word::equals>(t, field_name(t, FieldId(i)), value));
    any = true;
  }
  if (!any) w.line(say(t, Word::audit_no_facts));
}

void tell_notes(const Telling& t, Writer& w, const decision::Request& request) {
  const Writer::Deeper deeper(w);
  for (const decision::JudgementNote& note : request.notes) {
    const std::string by = actor_name(t, note.by);
    const std::string who = note.on ? say<Word::judged_on>(t, by, date_text(t, *note.on)) : say<Word::judged>(t, by);
    const std::string what = say<Word::with_value>(t, field_name(t, note.field), who);
    w.line(note.note.empty() ? what : say<Word::judged_note>(t, what, note.note));
  }
}

std::string ceiling_text(const Telling& t, const program::Ceiling& ceiling) {
  const std::string amount = to_text(ceiling.amount, t.language);
  switch (ceiling.period) {
    case CeilingPeriod::calendar_year: return say<Word::per_calendar_year>(t, amount);
    case CeilingPeriod::whole_term: return say<Word::over_the_term>(t, amount);
  }
  return amount;
}

void tell_ordered(const Telling& t, Writer& w, const decision::TakenDecision& taken) {
  const std::string by = actor_name(t, taken.ordered_by);
  const std::string text = say<Word::audit_ordered>(t, person_id(t, taken.person), source_name(t, taken.law), by);
  w.line(taken.ordered_on ? say<Word::audit_taken_on>(t, text, date_text(t, *taken.ordered_on)) : text);
}

void tell_taken(const Telling& t, Writer& w) {
  for (const decision::TakenDecision& taken : t.facts.decisions) {
    if (taken.ordered_by.is_some()) tell_ordered(t, w, taken);
    if (!taken.taken_by.is_some() && !taken.primary_by.is_some() && !taken.kind && taken.ordered_by.is_some()) continue;
    const std::string who = taken.taken_by.is_some() ? actor_name(t, taken.taken_by) : say(t, Word::audit_nobody);
    std::string text = say<Word::audit_taken>(t, person_id(t, taken.person), source_name(t, taken.law), who);
    if (taken.primary_by.is_some()) text = say<Word::audit_taken_primary>(t, text, actor_name(t, taken.primary_by));
    if (taken.kind) text = say<Word::audit_taken_kind>(t, text, say(t, decision_kind_word(*taken.kind)));
    if (taken.on) text = say<Word::audit_taken_on>(t, text, date_text(t, *taken.on));
    w.line(text);
  }
}

}  // namespace

std::string kinds_text(const Telling& t, std::uint8_t kinds) {
  std::vector<std::string> names;
  for (int i = 0; i < decision_kind_count; ++i) {
    if ((kinds & (1U << i)) != 0) names.push_back(say(t, decision_kind_word(static_cast<DecisionKind>(i))));
  }
  return joined(t, names);
}

std::string laws_text(const Telling& t, const std::vector<SourceId>& laws) {
  std::vector<std::string> names;
  for (const SourceId law : laws) names.push_back(source_name(t, law));
  return joined(t, names);
}

void tell_rule_set(const Telling& t, Writer& w) {
  w.line(say<Word::audit_hash>(t, t.program.hash));
  w.line(say(t, t.program.concept_text ? Word::audit_status_concept : Word::audit_status_adopted));
  if (t.program.municipality != 0) {
    const Value code = Value::municipality(t.program.municipality);
    w.line(say<Word::audit_municipality>(t, value_text(t, code, MoneyUnit::once, {})));
  }
  tell_competences(t, w);
  tell_delegations(t, w);
  tell_reservations(t, w);
  tell_parameters(t, w);
  tell_precedence(t, w);
}

void tell_case(const Telling& t, Writer& w) {
  w.gap();
  w.line(say(t, Word::audit_facts));
  const Writer::Deeper deeper(w);
  for (int i = 0; i < case_date_count; ++i) {
    const auto which = static_cast<CaseDate>(i);
    w.line(say<Word::equals>(t, say(t, case_date_word(which)), date_text(t, case_date(t, which))));
  }
  for (std::size_t p = 0; p < t.facts.persons.size(); ++p) {
    w.line(say<Word::audit_person>(t, t.facts.persons[p].id, p));
    tell_given(t, w, t.facts.persons[p].facts);
  }
  for (std::size_t r = 0; r < t.facts.requests.size(); ++r) {
    const decision::Request& request = t.facts.requests[r];
    w.line(say<Word::audit_request>(t, request.id, r, person_id(t, request.person)));
    tell_given(t, w, request.facts);
    tell_notes(t, w, request);
  }
  const auto& fields = t.program.fields;
  const auto of_plan = [](const program::Field& field) { return field.owner == FieldOwner::plan; };
  if (std::any_of(fields.begin(), fields.end(), of_plan)) {
    w.line(say(t, Word::audit_plan));
    tell_given(t, w, t.facts.plan);
  }
  for (std::size_t b = 0; b < t.program.budgets.size(); ++b) {
    const std::optional<program::Ceiling>& ceiling = t.program.budgets[b].ceiling;
    if (ceiling) w.line(say<Word::audit_ceiling>(t, budget_name(t, BudgetId(b)), ceiling_text(t, *ceiling)));
  }
  for (std::size_t b = 0; b < std::min(t.facts.spent.size(), t.program.budgets.size()); ++b) {
    if (!t.facts.spent[b]) continue;
    const decision::Spent& spent = *t.facts.spent[b];
    w.line(say<Word::audit_spent>(t, budget_name(t, BudgetId(b)), to_text(spent.amount, t.language),
                                  date_text(t, spent.as_of)));
  }
  if (t.facts.personal_interest) {
    const std::string who = actors_named(t, *t.facts.personal_interest);
    w.line(say<Word::audit_interest>(t, who.empty() ? say(t, Word::none) : who));
  } else {
    w.line(say(t, Word::audit_interest_unknown));
  }
  tell_taken(t, w);
}

}  // namespace klap::explanation
