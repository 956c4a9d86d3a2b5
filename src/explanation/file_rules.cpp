// For the file: the rules that an answer rests on, or that may still hold.
#include <algorithm>

#include "answers.hpp"
#include "condition_text.hpp"
#include "conditions.hpp"
#include "facts.hpp"
#include "file.hpp"
#include "powers.hpp"
#include "safeguards.hpp"
#include "used.hpp"

namespace klap::explanation {
namespace {

using decision::RuleTrace;
using decision::Truth;

std::string exception_text(const Telling& t, const Asked& asked, RuleId id, RuleId lifted) {
  const std::string name = exception_name(t, id, lifted);
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

/// Why it is not certain that a rule holds; empty where it is.
std::string why_uncertain(const Telling& t, const RuleTrace& trace) {
  switch (trace.status) {
    case Truth::unknown:
    case Truth::later: return say(t, Word::why_maybe);
    case Truth::error: return say(t, Word::why_error);
    case Truth::yes:
    case Truth::no: break;
  }
  return {};
}

/// Lines that one rule has said already are not said again.
void tell_reason(const Telling& t, Writer& w, Told& told, const Reason& reason, std::set<std::string>& said) {
  const ExprId meaning = meaning_of(t, reason);
  const std::string text = meaning.is_some() ? reason_text(t, reason) : reason_in_full(t, reason);
  if (!said.insert(text).second) return;
  if (!meaning.is_some()) {
    told.presumptions_of(t, *reason.trace);
    w.line(text);
    tell_lists_in(t, w, reason.condition, *reason.trace);
    return;
  }
  if (!told.is_new(t, reason)) {
    w.line(say<Word::cond_as_above>(t, text));
    return;
  }
  w.line(text);
  const Writer::Deeper deeper(w);
  const decision::ConditionTrace& inside = reason.trace->arguments.front();
  for (const Reason& part : reasons(t, meaning, inside, Terms::named)) tell_reason(t, w, told, part, said);
}

void tell_rule_condition(const Telling& t, Writer& w, Told& told, const program::Rule& rule, const RuleTrace* trace) {
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
  tell_reasons(t, w, told, rule.condition, *trace->condition);
}

/// Of a row of a table in which the first that holds counts: how it stands with the rows above, where it came to that.
void tell_rows_above(const Telling& t, Writer& w, const program::Rule& rule, const RuleTrace* trace) {
  const program::Table* table = find(t.program.tables, rule.table);
  if (table == nullptr || trace == nullptr || table->policy != HitPolicy::first || trace->own == Truth::no) return;
  if (table->rows.empty() || table->rows.front() == trace->rule) return;
  const std::optional<RuleId> above = lifting_of(t, *trace).row_above;
  w.line(above ? say<Word::row_above_maybe>(t, row_number(t, *above)) : say(t, Word::rows_above_out));
}

/// "gebruikt: kosten = € 98; de eigen bijdrage per maand = € 19, uit de regelset, …"; empty where it used nothing.
std::string used_text(const Telling& t, Told& told, const program::Rule& rule) {
  std::string text;
  for (const decision::ConditionTrace& leaf : facts_of_value(t, rule)) {
    told.presumptions_of(t, leaf);
    const std::string source = notable_source(t, leaf);
    text += (text.empty() ? "" : "; ") + say<Word::equals>(t, read_name(t, leaf), fact_value(t, leaf));
    if (!source.empty()) text += ", " + source;
  }
  return text.empty() ? text : say<Word::value_facts>(t, text);
}

void tell_rule(const Telling& t, Writer& w, Told& told, const Asked& asked, RuleId id) {
  const program::Rule* rule = find(t.program.rules, id);
  const RuleTrace* trace = trace_of(asked, id);
  w.line(rule_title(t, id));
  if (rule == nullptr) return;
  const Writer::Deeper deeper(w);
  w.line(say<Word::rule_concludes>(t, conclusion_text(t, rule->conclusion)));
  const std::string used = used_text(t, told, *rule);
  if (!used.empty()) w.line(used);
  const std::string uncertain = trace == nullptr ? std::string() : why_uncertain(t, *trace);
  if (!uncertain.empty()) w.line(uncertain);
  const std::string grounds = grounds_text(t, rule->grounds);
  w.line(with_certainty(t, grounds.empty() ? say(t, Word::no_ground) : say<Word::ground>(t, grounds), rule->checked));
  if (!rule->reason.empty()) w.line(say<Word::because>(t, rule->reason));
  tell_weighing(t, w, *rule);
  tell_rule_condition(t, w, told, *rule, trace);
  tell_rows_above(t, w, *rule, trace);
  if (rule->exceptions.empty()) return;
  std::vector<std::string> exceptions;
  for (const RuleId e : rule->exceptions) exceptions.push_back(exception_text(t, asked, e, id));
  w.line(say<Word::exceptions_tried>(t, joined(t, exceptions)));
}

void tell_rules(const Telling& t, Writer& w, Told& told, const Asked& asked, Word heading,
                const std::vector<RuleId>& rules) {
  if (rules.empty()) return;
  w.line(say(t, heading));
  const Writer::Deeper deeper(w);
  for (const RuleId id : rules) tell_rule(t, w, told, asked, id);
}

}  // namespace

void tell_reasons(const Telling& t, Writer& w, Told& told, ExprId condition, const decision::ConditionTrace& trace) {
  std::set<std::string> said;
  for (const Reason& reason : reasons(t, condition, trace, Terms::named)) tell_reason(t, w, told, reason, said);
}

std::string reasons_on_one_line(const Telling& t, Told& told, ExprId condition, const decision::ConditionTrace& trace) {
  constexpr std::size_t few = 3;  // more are said by the names of what they make up
  std::vector<std::string> texts;
  std::vector<Reason> why = reasons(t, condition, trace, Terms::unfolded);
  if (why.size() > few) why = reasons(t, condition, trace, Terms::named);
  for (const Reason& reason : why) {
    told.presumptions_of(t, *reason.trace);
    const std::string text = reason_in_full(t, reason);
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
  }
  return joined(t, texts);
}

void tell_rules_in(const Telling& t, Writer& w, Told& told, const Asked& asked) {
  const auto& named = asked.outcome->rules;  // in id order
  const bool conflict = asked.outcome->kind == decision::OutcomeKind::conflict && asked.outcome->safeguards.empty();
  tell_rules(t, w, told, asked, conflict ? Word::rules_in_conflict : Word::rules_that_hold, named);
  if (asked.derivation == nullptr) return;
  std::vector<RuleId> waiting;
  for (const RuleTrace& trace : asked.derivation->rules) {
    const bool in = trace.status != Truth::no && !std::binary_search(named.begin(), named.end(), trace.rule);
    if (in) waiting.push_back(trace.rule);
  }
  tell_rules(t, w, told, asked, Word::rules_waiting, waiting);
}

}  // namespace klap::explanation
