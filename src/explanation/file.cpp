// For the file: per question the answer, what it rests on, what it is not and why, and what is missing.
#include <algorithm>

#include "answers.hpp"
#include "conditions.hpp"
#include "powers.hpp"
#include "readers.hpp"
#include "used.hpp"

namespace klap::explanation {
namespace {

using decision::RuleTrace;
using decision::Truth;

std::string exception_text(const Telling& t, const Asked& asked, RuleId id) {
  const std::string name = rule_name(t, id);
  const RuleTrace* trace = trace_of(asked, id);
  if (trace == nullptr) return say<Word::exception_untold>(t, name);
  switch (trace->status) {
    case Truth::no: return say<Word::exception_out>(t, name);
    case Truth::error: return say<Word::exception_error>(t, name);
    case Truth::unknown:
    case Truth::later: return say<Word::exception_maybe>(t, name);
    case Truth::yes: return say<Word::exception_live>(t, name);
  }
  return name;
}

/// Why a rule does not give the answer; empty where it does.
std::string why_not(const Telling& t, const Asked& asked, const RuleTrace& trace) {
  switch (trace.status) {
    case Truth::yes: return {};
    case Truth::unknown:
    case Truth::later: return say(t, Word::why_maybe);
    case Truth::error: return say(t, Word::why_error);
    case Truth::no: break;
  }
  if (trace.valid == Truth::no) { return say<Word::why_not_valid>(t, date_text(t, reference_date(t, asked.question))); }
  if (trace.own != Truth::no && !trace.lifted_by.empty()) {
    const Lifting by = lifting_of(t, trace);
    const RuleTrace* above = by.row_above ? trace_of(asked, *by.row_above) : nullptr;
    const bool by_row = by.exceptions.empty() || (above != nullptr && above->own == Truth::yes);
    return by_row ? say<Word::why_row_above>(t, row_number(t, *by.row_above))
                  : say<Word::why_lifted>(t, rule_names(t, by.exceptions));
  }
  return say(t, Word::why_condition);
}

void tell_rule_condition(const Telling& t, Writer& w, const program::Rule& rule, const RuleTrace* trace) {
  if (!rule.condition.is_some()) {
    w.line(say(t, Word::no_condition));
    return;
  }
  if (trace == nullptr || !trace->condition) {
    w.line(say<Word::condition_is>(t, condition_text(t, rule.condition)));
    return;
  }
  w.line(say(t, Word::condition));
  const Writer::Deeper deeper(w);
  tell_condition(t, w, rule.condition, *trace->condition);
}

/// Of a row of a table in which the first that holds counts: how it stands with the rows above, where it came to that.
void tell_rows_above(const Telling& t, Writer& w, const program::Rule& rule, const RuleTrace* trace) {
  const program::Table* table = find(t.program.tables, rule.table);
  if (table == nullptr || trace == nullptr || table->policy != HitPolicy::first || trace->own == Truth::no) return;
  if (table->rows.empty() || table->rows.front() == trace->rule) return;
  const std::optional<RuleId> above = lifting_of(t, *trace).row_above;
  if (!above) {
    w.line(say(t, Word::rows_above_out));
  } else if (trace->status != Truth::no) {
    w.line(say<Word::row_above_maybe>(t, row_number(t, *above)));
  }
}

void tell_rule(const Telling& t, Writer& w, const Asked& asked, RuleId id) {
  const program::Rule* rule = find(t.program.rules, id);
  const RuleTrace* trace = trace_of(asked, id);
  if (rule == nullptr) {
    w.line(say<Word::rule_named>(t, rule_name(t, id)));
    return;
  }
  w.line(rule_title(t, id));
  const Writer::Deeper deeper(w);
  w.line(say<Word::rule_concludes>(t, conclusion_text(t, rule->conclusion)));
  const std::string used = value_facts_text(t, *rule);
  if (!used.empty()) w.line(used);
  const std::string reason = trace == nullptr ? std::string() : why_not(t, asked, *trace);
  if (!reason.empty()) w.line(reason);
  const std::string grounds = grounds_text(t, rule->grounds);
  w.line(grounds.empty() ? say(t, Word::no_ground) : say<Word::ground>(t, grounds));
  const std::string sure = certainty_text(t, rule->checked);
  if (!sure.empty()) w.line(sure);
  if (!rule->reason.empty()) w.line(say<Word::because>(t, rule->reason));
  tell_rule_condition(t, w, *rule, trace);
  tell_rows_above(t, w, *rule, trace);
  if (rule->exceptions.empty()) return;
  std::vector<std::string> exceptions;
  for (const RuleId e : rule->exceptions) exceptions.push_back(exception_text(t, asked, e));
  w.line(say<Word::exceptions_tried>(t, joined(t, exceptions)));
}

void tell_rules(const Telling& t, Writer& w, const Asked& asked, Word heading, const std::vector<RuleId>& rules) {
  if (rules.empty()) return;
  w.line(say(t, heading));
  const Writer::Deeper deeper(w);
  for (const RuleId id : rules) tell_rule(t, w, asked, id);
}

void tell_all_rules(const Telling& t, Writer& w, const Asked& asked) {
  const auto& named = asked.outcome->rules;  // in id order
  const bool conflict = asked.outcome->kind == decision::OutcomeKind::conflict;
  tell_rules(t, w, asked, conflict ? Word::rules_in_conflict : Word::rules_that_hold, named);
  if (asked.derivation == nullptr) return;
  std::vector<RuleId> waiting;
  std::vector<RuleId> out;
  for (const RuleTrace& trace : asked.derivation->rules) {
    if (std::binary_search(named.begin(), named.end(), trace.rule)) continue;
    (trace.status == Truth::no ? out : waiting).push_back(trace.rule);
  }
  tell_rules(t, w, asked, Word::rules_waiting, waiting);
  tell_rules(t, w, asked, Word::other_answers, out);
}

bool waits_for_date(const Telling& t, const Asked& asked) {
  return asked.outcome->kind == decision::OutcomeKind::missing && !reference_date(t, asked.question);
}

void tell_question(const Telling& t, Writer& w, const Section& section, const Asked& asked) {
  if (!is_asked(asked)) return;
  w.gap();
  w.line(question_text(t, asked.question));
  const Writer::Deeper deeper(w);
  tell_answer(t, w, asked);
  if (waits_for_date(t, asked)) w.line(say(t, Word::date_missing_first));
  tell_unsettled(t, w, section, asked);
  tell_presumptions(t, w, asked);
  tell_all_rules(t, w, asked);
  if (is_by_register(asked.question.kind()) && asked.decision) tell_powers(t, w, asked);
}

}  // namespace

std::string tell_file(const Telling& t) {
  Writer w;
  w.line(say(t, Word::file_head));
  tell_head(t, w, 12);
  if (!t.outcome.requests.empty() && t.derivation.requests.empty()) w.line(say(t, Word::no_derivation));
  tell_sections(t, w,
                [&](const Section& section, const Asked& asked) { tell_question(about(t, asked), w, section, asked); });
  return w.take();
}

}  // namespace klap::explanation
