// For the auditor: everything, with names as the rule text writes them, numbers, and every condition node by node.
#include <algorithm>

#include "answers.hpp"
#include "conditions.hpp"
#include "readers.hpp"

namespace klap::explanation {
namespace {

using decision::Fact;
using decision::RuleTrace;
using decision::Truth;

// ---- the rule set and the case

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

void tell_competences(const Telling& t, Writer& w) {
  if (t.program.competences.empty()) return;
  w.gap();
  w.line(say(t, Word::audit_competences));
  const Writer::Deeper deeper(w);
  for (std::size_t i = 0; i < t.program.competences.size(); ++i) {
    const program::Competence& c = t.program.competences[i];
    w.line(say<Word::audit_competence>(t, actor_name(t, c.body), i, laws_text(t, c.laws), kinds_text(t, c.kinds)));
    const Writer::Deeper details(w);
    const std::string grounds = grounds_text(t, c.grounds);
    w.line(grounds.empty() ? say(t, Word::no_ground) : say<Word::ground>(t, grounds));
    w.line(say<Word::audit_validity>(t, period_text(t, c.validity)));
  }
}

void tell_rule_set(const Telling& t, Writer& w) {
  w.line(say<Word::audit_hash>(t, t.program.hash));
  w.line(say(t, t.program.concept_text ? Word::audit_status_concept : Word::audit_status_adopted));
  if (t.program.municipality != 0) {
    const Value code = Value::municipality(t.program.municipality);
    w.line(say<Word::audit_municipality>(t, value_text(t, code, MoneyUnit::once, {})));
  }
  tell_competences(t, w);
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

void tell_taken(const Telling& t, Writer& w) {
  for (const decision::TakenDecision& taken : t.facts.decisions) {
    const std::string who = taken.taken_by.is_some() ? actor_name(t, taken.taken_by) : say(t, Word::audit_nobody);
    std::string text = say<Word::audit_taken>(t, person_id(t, taken.person), source_name(t, taken.law), who);
    if (taken.kind) text = say<Word::audit_taken_kind>(t, text, say(t, decision_kind_word(*taken.kind)));
    if (taken.on) text = say<Word::audit_taken_on>(t, text, date_text(t, *taken.on));
    w.line(text);
  }
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

// ---- rules

std::string status_text(const Telling& t, Truth status) {
  switch (status) {
    case Truth::no: return say(t, Word::status_out);
    case Truth::error: return say(t, Word::status_error);
    case Truth::unknown:
    case Truth::later: return say(t, Word::status_maybe);
    case Truth::yes: return say(t, Word::status_holds);
  }
  return say(t, Word::unknown);
}

std::string one_line_answer(const Telling& t, const decision::Answer& answer) {
  std::string text;
  for (const std::string& line : answer_lines(t, answer)) text += (text.empty() ? "" : "; ") + line;
  return text;
}

void tell_condition_of(const Telling& t, Writer& w, const program::Rule& rule, const RuleTrace& trace) {
  if (!rule.condition.is_some()) {
    w.line(say(t, Word::no_condition));
  } else if (!trace.condition) {
    w.line(say<Word::condition_is>(t, condition_text(t, rule.condition)));
  } else {
    w.line(say(t, Word::condition));
    const Writer::Deeper deeper(w);
    tell_condition(t, w, rule.condition, *trace.condition);
  }
}

void tell_rule(const Telling& t, Writer& w, const RuleTrace& trace) {
  w.line(say<Word::audit_rule>(t, rule_name(t, trace.rule), trace.rule.index, status_text(t, trace.status)));
  const program::Rule* rule = find(t.program.rules, trace.rule);
  if (rule == nullptr) return;
  const Writer::Deeper deeper(w);
  if (!rule->label.empty()) w.line(say<Word::audit_label>(t, rule->label));
  w.line(say<Word::audit_truths>(t, say(t, truth_word(trace.valid)), say(t, truth_word(trace.own)),
                                 say(t, truth_word(trace.status))));
  w.line(say<Word::rule_concludes>(t, conclusion_text(t, rule->conclusion)));
  const std::string answer = one_line_answer(t, trace.answer);
  if (!answer.empty()) w.line(say<Word::audit_answer>(t, answer));
  const std::string grounds = grounds_text(t, rule->grounds);
  w.line(grounds.empty() ? say(t, Word::no_ground) : say<Word::ground>(t, grounds));
  if (!rule->reason.empty()) w.line(say<Word::because>(t, rule->reason));
  w.line(say<Word::audit_validity>(t, period_text(t, rule->validity)));
  if (!rule->exception_to.empty()) w.line(say<Word::audit_exception_to>(t, rule_names(t, rule->exception_to)));
  if (!trace.lifted_by.empty()) w.line(say<Word::audit_lifted_by>(t, rule_names(t, trace.lifted_by)));
  tell_condition_of(t, w, *rule, trace);
}

void tell_rules(const Telling& t, Writer& w, const Asked& asked) {
  if (asked.derivation == nullptr || asked.derivation->rules.empty()) {
    if (asked.kind != QuestionKind::decider || asked.derivation == nullptr) w.line(say(t, Word::no_derivation));
    for (const RuleId id : asked.outcome->rules) w.line(rule_line(t, id));
    return;
  }
  w.line(say(t, Word::audit_rules));
  const Writer::Deeper deeper(w);
  for (const RuleTrace& trace : asked.derivation->rules) tell_rule(t, w, trace);
}

// ---- powers

Word alive_word(Truth alive) {
  switch (alive) {
    case Truth::no: return Word::audit_covers_not;
    case Truth::error: return Word::error;
    case Truth::unknown:
    case Truth::later: return Word::audit_covers_maybe;
    case Truth::yes: return Word::audit_covers;
  }
  return Word::unknown;
}

void tell_mandates(const Telling& t, Writer& w, const decision::Derivation& derivation) {
  if (derivation.mandates.empty()) return;
  w.line(say(t, Word::audit_mandates));
  const Writer::Deeper deeper(w);
  for (const decision::MandateTrace& trace : derivation.mandates) {
    const program::Mandate* m = find(t.program.mandates, trace.mandate);
    if (m == nullptr) continue;
    std::string text =
        say<Word::audit_mandate_text>(t, mandate_line(t, *m), laws_text(t, m->laws), kinds_text(t, m->kinds));
    if (m->may_submandate) text = say<Word::audit_may_submandate>(t, text);
    w.line(say<Word::audit_mandate>(t, text, trace.mandate.index, say(t, alive_word(trace.alive))));
    const Writer::Deeper details(w);
    w.line(say<Word::audit_validity>(t, period_text(t, m->validity)));
  }
}

void tell_decider(const Telling& t, Writer& w, const Asked& asked) {
  for (const std::string& line : power_lines(t, asked)) w.line(line);
  if (asked.derivation == nullptr) return;
  if (asked.derivation->amount) w.line(say<Word::decision_amount>(t, to_text(*asked.derivation->amount, t.language)));
  if (!asked.derivation->barred.empty()) w.line(say<Word::barred>(t, actors_named(t, asked.derivation->barred)));
  tell_mandates(t, w, *asked.derivation);
}

void tell_question(const Telling& t, Writer& w, const Section& section, const Asked& asked) {
  w.gap();
  w.line(say(t, question_heading(asked.kind)));
  const Writer::Deeper deeper(w);
  tell_answer(t, w, asked);
  if (!is_asked(asked)) return;
  w.line(say<Word::audit_as_of>(t, say(t, case_date_word(t.program.question(asked.kind).as_of))));
  tell_unsettled(t, w, section, asked);
  tell_presumptions(t, w, asked);
  tell_rules(t, w, asked);
  if (asked.kind == QuestionKind::decider) tell_decider(t, w, asked);
}

}  // namespace

std::string tell_auditor(const Telling& t) {
  Writer w;
  w.line(say(t, Word::audit_head));
  tell_head(t, w, 12);
  tell_rule_set(t, w);
  tell_case(t, w);
  tell_sections(t, w, [&](const Section& section, const Asked& asked) { tell_question(t, w, section, asked); });
  return w.take();
}

}  // namespace klap::explanation
