// For the auditor: everything, with names as the rule text writes them, numbers, and every condition node by node.
#include <algorithm>
#include <iterator>

#include "answers.hpp"
#include "audited.hpp"
#include "conditions.hpp"
#include "powers.hpp"
#include "readers.hpp"
#include "safeguards.hpp"
#include "used.hpp"

namespace klap::explanation {
namespace {

using decision::RuleTrace;
using decision::Truth;

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

std::string one_line_answer(const Telling& t, const Asked& asked, const decision::Answer& answer) {
  std::string text;
  for (const std::string& line : answer_lines(t, asked, answer)) text += (text.empty() ? "" : "; ") + line;
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

std::string row_in_table(const Telling& t, HitPolicy policy, const std::string& row) {
  switch (policy) {
    case HitPolicy::first: return say<Word::audit_row_first>(t, row);
    case HitPolicy::every: return say<Word::audit_row_every>(t, row);
    case HitPolicy::unique: return say<Word::audit_row_unique>(t, row);
  }
  return row;
}

void tell_rule(const Telling& t, Writer& w, const Asked& asked, const RuleTrace& trace) {
  w.line(say<Word::audit_rule>(t, rule_name(t, trace.rule), trace.rule.index, status_text(t, trace.status)));
  const program::Rule* rule = find(t.program.rules, trace.rule);
  if (rule == nullptr) return;
  const Writer::Deeper deeper(w);
  const program::Table* table = find(t.program.tables, rule->table);
  if (table != nullptr) {
    const std::string row = row_name(t, trace.rule);
    w.line(row_in_table(t, table->policy, row));
  }
  if (!rule->label.empty()) w.line(say<Word::audit_label>(t, rule->label));
  w.line(say<Word::audit_truths>(t, say(t, truth_word(trace.valid)), say(t, truth_word(trace.own)),
                                 say(t, truth_word(trace.status))));
  w.line(say<Word::rule_concludes>(t, conclusion_text(t, rule->conclusion)));
  const std::string used = value_facts_text(t, *rule);
  if (!used.empty()) w.line(used);
  const std::string answer = one_line_answer(t, asked, trace.answer);
  if (!answer.empty()) w.line(say<Word::audit_answer>(t, answer));
  const std::string grounds = grounds_text(t, rule->grounds);
  w.line(grounds.empty() ? say(t, Word::no_ground) : say<Word::ground>(t, grounds));
  const std::string sure = certainty_text(t, rule->checked);
  if (!sure.empty()) w.line(sure);
  if (!rule->reason.empty()) w.line(say<Word::because>(t, rule->reason));
  w.line(say<Word::audit_validity>(t, period_text(t, rule->validity, rule->known_from)));
  std::vector<RuleId> written;
  std::set_difference(rule->exception_to.begin(), rule->exception_to.end(), rule->goes_before.begin(),
                      rule->goes_before.end(), std::back_inserter(written));
  if (!written.empty() && !rule->deviates) w.line(say<Word::audit_exception_to>(t, rule_names(t, written)));
  tell_weighing(t, w, *rule);
  if (!rule->goes_before.empty()) w.line(say<Word::audit_goes_before>(t, rule_names(t, rule->goes_before)));
  const Lifting by = lifting_of(t, trace);
  if (!by.exceptions.empty()) w.line(say<Word::audit_lifted_by>(t, exception_names(t, by.exceptions, trace.rule)));
  if (by.row_above) w.line(say<Word::audit_row_above>(t, rule_name(t, *by.row_above)));
  tell_condition_of(t, w, *rule, trace);
}

void tell_rules(const Telling& t, Writer& w, const Asked& asked) {
  if (asked.derivation == nullptr || asked.derivation->rules.empty()) {
    if (!is_by_register(asked.question.kind()) || asked.derivation == nullptr) w.line(say(t, Word::no_derivation));
    for (const RuleId id : asked.outcome->rules) w.line(rule_line(t, id));
    return;
  }
  w.line(say(t, Word::audit_rules));
  const Writer::Deeper deeper(w);
  for (const RuleTrace& trace : asked.derivation->rules) tell_rule(t, w, asked, trace);
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

Word holds_word(Truth alive) {
  if (alive == Truth::yes) return Word::audit_holds;
  return alive == Truth::no ? Word::audit_holds_not : alive_word(alive);
}

template <class Trace, class Power>
void tell_power_condition(const Telling& t, Writer& w, const Trace& trace, const Power& power) {
  if (!trace.condition) return;
  w.line(say(t, Word::condition));
  const Writer::Deeper deeper(w);
  tell_condition(t, w, power.condition, *trace.condition);
}

/// Competences, delegations and reservations as they came out for the decision; what they are stands with the rule set.
void tell_other_powers(const Telling& t, Writer& w, const decision::Derivation& derivation) {
  const auto holds = [&](Truth alive) { return say(t, holds_word(alive)); };
  for (const auto& trace : derivation.competences) {
    const program::Competence* c = find(t.program.competences, trace.power);
    if (c == nullptr) continue;
    w.line(say<Word::audit_competence_here>(t, actor_name(t, c->body), trace.power.index, holds(trace.alive)));
    const Writer::Deeper details(w);
    tell_power_condition(t, w, trace, *c);
  }
  for (const auto& trace : derivation.delegations) {
    const program::Delegation* d = find(t.program.delegations, trace.power);
    if (d != nullptr)
      w.line(say<Word::audit_power_here>(t, delegation_line(t, *d), trace.power.index, holds(trace.alive)));
  }
  for (const auto& trace : derivation.reservations) {
    const program::Reservation* r = find(t.program.reservations, trace.power);
    if (r == nullptr) continue;
    w.line(say<Word::audit_power_here>(t, reservation_line(t, *r), trace.power.index, holds(trace.alive)));
    const Writer::Deeper details(w);
    tell_power_condition(t, w, trace, *r);
  }
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
    w.line(say<Word::audit_validity>(t, period_text(t, m->validity, m->known_from)));
    const std::string sure = certainty_text(t, m->checked);
    if (!sure.empty()) w.line(sure);
    tell_power_condition(t, w, trace, *m);
  }
}

void tell_decider(const Telling& t, Writer& w, const Asked& asked) {
  for (const std::string& line : power_lines(t, asked, true)) w.line(line);
  if (asked.derivation == nullptr) return;
  for (const std::string& line : amount_lines(t, asked)) w.line(line);
  if (!asked.derivation->barred.empty()) w.line(say<Word::barred>(t, actors_named(t, asked.derivation->barred)));
  const ActorId primary = asked.derivation->primary;
  if (primary.is_some()) w.line(say<Word::primary_decision>(t, actor_name(t, primary)));
  tell_other_powers(t, w, *asked.derivation);
  tell_mandates(t, w, *asked.derivation);
}

void tell_question(const Telling& t, Writer& w, const Section& section, const Asked& asked) {
  w.gap();
  w.line(question_text(t, asked.question));
  const Writer::Deeper deeper(w);
  tell_answer(t, w, asked);
  if (!is_asked(asked)) return;
  w.line(say<Word::audit_as_of>(t, say(t, case_date_word(t.program.question(asked.question).as_of))));
  tell_unsettled(t, w, section, asked);
  tell_presumptions(t, w, asked);
  tell_rules(t, w, asked);
  if (is_by_register(asked.question.kind())) tell_decider(t, w, asked);
  tell_all_safeguards(t, w, asked);
}

}  // namespace

std::string tell_auditor(const Telling& t) {
  Writer w;
  w.line(say(t, Word::audit_head));
  tell_head(t, w, 12);
  tell_rule_set(t, w);
  tell_case(t, w);
  tell_sections(t, w,
                [&](const Section& section, const Asked& asked) { tell_question(about(t, asked), w, section, asked); });
  return w.take();
}

}  // namespace klap::explanation
