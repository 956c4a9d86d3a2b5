#include "safeguards.hpp"

#include <algorithm>

#include "answers.hpp"
#include "conditions.hpp"
#include "powers.hpp"

namespace klap::explanation {
namespace {

using decision::OutcomeKind;
using decision::SafeguardTrace;
using decision::Truth;
using program::Pattern;
using program::Safeguard;

std::string somebody(const Telling& t, const Pattern& pattern) {
  switch (pattern.somebody) {
    case SomebodyKind::actor: return actor_name(t, pattern.actor);
    case SomebodyKind::resident: return say(t, Word::the_resident);
    case SomebodyKind::any_body: return say(t, Word::any_body);
    case SomebodyKind::any_function: return say(t, Word::any_function);
    case SomebodyKind::any_provider: return say(t, Word::any_provider);
    case SomebodyKind::any_volunteer: return say(t, Word::any_volunteer);
    case SomebodyKind::any_organisation: return say(t, Word::any_organisation);
    case SomebodyKind::any_person: return say(t, Word::any_person);
    case SomebodyKind::any_municipality: return say(t, Word::any_municipality);
  }
  return say(t, Word::unknown);
}

std::string obliged(const Telling& t, const Pattern& pattern) {
  const std::string to = somebody(t, pattern);
  switch (pattern.obligation) {
    case ObligationKind::message:
      return pattern.message.empty() ? say<Word::some_message_to>(t, to)
                                     : say<Word::message_to>(t, pattern.message, to);
    case ObligationKind::letter: return say<Word::letter_to>(t, to);
    case ObligationKind::order: return say<Word::order_to>(t, to);
    case ObligationKind::forwarding: return say<Word::forwarding_to>(t, to);
    case ObligationKind::nothing:
    case ObligationKind::ratification: break;  // are in no pattern
  }
  return say(t, Word::unknown);
}

std::string pattern_text(const Telling& t, const Pattern& pattern) {
  switch (pattern.kind) {
    case PatternKind::pays: return say<Word::charged>(t, budget_name(t, pattern.budget));
    case PatternKind::decides: return say<Word::decision_by>(t, somebody(t, pattern));
    case PatternKind::orders: return say<Word::order_by>(t, somebody(t, pattern));
    case PatternKind::directs: return say<Word::direction_by>(t, somebody(t, pattern));
    case PatternKind::addressed: return say<Word::decision_to>(t, somebody(t, pattern));
    case PatternKind::copied: return say<Word::copy_to>(t, somebody(t, pattern));
    case PatternKind::obliged: return obliged(t, pattern);
  }
  return say(t, Word::unknown);
}

std::string title(const Telling& t, const Safeguard& safeguard) {
  const std::string name = say<Word::safeguard_named>(t, safeguard.name);
  return safeguard.label.empty() ? name : say<Word::with_value>(t, name, safeguard.label);
}

/// What it says, on what grounds and why.
void tell_text(const Telling& t, Writer& w, const Safeguard& safeguard) {
  w.line(patterns_text(t, safeguard));
  const std::string grounds = grounds_text(t, safeguard.grounds);
  if (!grounds.empty()) w.line(say<Word::ground>(t, grounds));
  if (!safeguard.reason.empty()) w.line(say<Word::because>(t, safeguard.reason));
}

const SafeguardTrace* trace_of(const Asked& asked, SafeguardId id) {
  if (asked.derivation == nullptr) return nullptr;
  const auto& all = asked.derivation->safeguards;
  const auto at = std::find_if(all.begin(), all.end(), [&](const SafeguardTrace& s) { return s.safeguard == id; });
  return at == all.end() ? nullptr : &*at;
}

void tell_with_reasons(const Telling& t, Writer& w, Told& told, const Asked& asked, Word heading,
                       const std::vector<SafeguardId>& ids) {
  if (ids.empty()) return;
  w.line(say(t, heading));
  const Writer::Deeper deeper(w);
  for (const SafeguardId id : ids) {
    const Safeguard* safeguard = find(t.program.safeguards, id);
    if (safeguard == nullptr) continue;
    w.line(title(t, *safeguard));
    const Writer::Deeper details(w);
    tell_text(t, w, *safeguard);
    const SafeguardTrace* trace = trace_of(asked, id);
    if (trace == nullptr || !trace->condition) continue;
    w.line(say(t, Word::condition));
    const Writer::Deeper reasons(w);
    tell_reasons(t, w, told, safeguard->condition, *trace->condition);
  }
}

/// Where the rules leave nothing to be settled, what is missing is missing for the safeguards.
bool rules_settle(const Telling& t, const Asked& asked) {
  const auto& all = asked.derivation->rules;
  return std::all_of(all.begin(), all.end(), [&](const decision::RuleTrace& trace) {
    if (trace.status == Truth::no) return true;
    const program::Rule* rule = find(t.program.rules, trace.rule);
    const bool answers = rule != nullptr && !std::holds_alternative<std::monostate>(trace.answer);
    return trace.status == Truth::yes && answers;
  });
}

/// Of decider and orderer there are no rules: does the condition read what is missing?
bool reads_missing(const Asked& asked, const SafeguardTrace& trace) {
  if (!trace.condition) return false;
  const auto& missing = asked.outcome->missing;
  const auto read = facts_read(*trace.condition);
  return std::any_of(read.begin(), read.end(), [&](const decision::ConditionTrace* node) {
    return std::find(missing.begin(), missing.end(), *node->fact) != missing.end();
  });
}

/// The first source, in id order, by which a rule goes before another, and one of that other.
std::optional<std::pair<SourceId, SourceId>> precedence_of(const Telling& t, RuleId rule, RuleId other) {
  const program::Rule* above = find(t.program.rules, rule);
  const program::Rule* below = find(t.program.rules, other);
  if (above == nullptr || below == nullptr || below->grounds.empty()) return std::nullopt;
  if (!std::binary_search(above->goes_before.begin(), above->goes_before.end(), other)) return std::nullopt;
  for (const program::Ground& g : above->grounds) {
    const program::Source* source = find(t.program.sources, g.source);
    const bool of_all =
        source != nullptr && std::all_of(below->grounds.begin(), below->grounds.end(), [&](const auto& of) {
          return std::binary_search(source->before.begin(), source->before.end(), of.source);
        });
    if (of_all) return std::pair(g.source, below->grounds.front().source);
  }
  return std::nullopt;
}

}  // namespace

std::string patterns_text(const Telling& t, const Safeguard& safeguard) {
  std::string all;  // with commas: of never it is "or", of always too
  for (const Pattern& pattern : safeguard.patterns) all += (all.empty() ? "" : ", ") + pattern_text(t, pattern);
  return safeguard.always ? say<Word::safeguard_always>(t, all) : say<Word::safeguard_never>(t, all);
}

void tell_broken(const Telling& t, Writer& w, const decision::Outcome& outcome) {
  const Writer::Deeper deeper(w);
  for (const SafeguardId id : outcome.safeguards) {
    const Safeguard* safeguard = find(t.program.safeguards, id);
    if (safeguard == nullptr) continue;
    w.line(title(t, *safeguard));
    const Writer::Deeper details(w);
    tell_text(t, w, *safeguard);
  }
}

void tell_safeguards_in(const Telling& t, Writer& w, Told& told, const Asked& asked) {
  tell_with_reasons(t, w, told, asked, Word::safeguards_broken, asked.outcome->safeguards);
  const bool waits = asked.outcome->kind == OutcomeKind::missing || asked.outcome->kind == OutcomeKind::open;
  if (!waits || asked.derivation == nullptr) return;
  std::vector<SafeguardId> unsure;
  const bool by_register = is_by_register(asked.question.kind());
  for (const SafeguardTrace& trace : asked.derivation->safeguards) {
    const bool matters = by_register ? reads_missing(asked, trace) : rules_settle(t, asked);
    if (trace.counts == Truth::unknown && matters) unsure.push_back(trace.safeguard);
  }
  tell_with_reasons(t, w, told, asked, Word::safeguards_unsure, unsure);
}

void tell_all_safeguards(const Telling& t, Writer& w, const Asked& asked) {
  if (asked.derivation == nullptr || asked.derivation->safeguards.empty()) return;
  w.line(say(t, Word::audit_safeguards));
  const Writer::Deeper deeper(w);
  for (const SafeguardTrace& trace : asked.derivation->safeguards) {
    const Safeguard* safeguard = find(t.program.safeguards, trace.safeguard);
    if (safeguard == nullptr) continue;
    w.line(say<Word::audit_safeguard>(t, safeguard->name, trace.safeguard.index, say(t, truth_word(trace.valid)),
                                      say(t, truth_word(trace.counts))));
    const Writer::Deeper details(w);
    if (!safeguard->label.empty()) w.line(say<Word::audit_label>(t, safeguard->label));
    tell_text(t, w, *safeguard);
    w.line(say<Word::audit_validity>(t, period_text(t, safeguard->validity, safeguard->known_from)));
    if (!trace.condition) continue;
    w.line(say(t, Word::condition));
    const Writer::Deeper parts(w);
    tell_condition(t, w, safeguard->condition, *trace.condition);
  }
}

std::string exception_name(const Telling& t, RuleId exception, RuleId lifted) {
  const std::string name = rule_name(t, exception);
  const auto by = precedence_of(t, exception, lifted);
  if (!by) return name;
  return say<Word::exception_by_source>(t, name, source_name(t, by->first), source_name(t, by->second));
}

std::string exception_names(const Telling& t, const std::vector<RuleId>& exceptions, RuleId lifted) {
  std::vector<std::string> names;
  for (const RuleId id : exceptions) names.push_back(exception_name(t, id, lifted));
  return joined(t, names);
}

}  // namespace klap::explanation
