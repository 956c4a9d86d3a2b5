#include "basis.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <variant>

#include <klap/explanation/lists.hpp>

#include "used.hpp"

namespace klap::explanation {

using decision::ConditionTrace;
using decision::FactRef;
using decision::RuleTrace;
using decision::Truth;
using program::Node;

namespace {

/// The parts of a node that are conditions themselves, each with its trace.
struct Part {
  ExprId id;
  const ConditionTrace& trace;
};

std::vector<Part> parts_of(const Telling& t, const Node& node, const ConditionTrace& trace) {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < std::min<std::size_t>(node.argument_count, trace.arguments.size()); ++i) {
    parts.push_back({argument_of(t, node, i), trace.arguments[i]});
  }
  return parts;
}

/// The node of a trace; null if the trace was not made for it.
const Node* node_of(const Telling& t, ExprId id, const ConditionTrace& trace) {
  const Node* node = find(t.program.nodes, id);
  return node != nullptr && node->op == trace.op ? node : nullptr;
}

/// The meaning of a term that is yes or no.
ExprId meaning_of(const Telling& t, const Node& node, const ConditionTrace& trace) {
  const program::Term* term =
      node.op == Op::term && node.type == TypeKind::boolean ? find(t.program.terms, TermId(node.ref)) : nullptr;
  return term != nullptr && trace.arguments.size() == 1 ? term->meaning : ExprId();
}

bool presumes(const Basis& basis) {
  return std::any_of(basis.steps.begin(), basis.steps.end(), [](const Step& step) {
    const auto facts = facts_read(*step.trace);
    return std::any_of(facts.begin(), facts.end(), [](const ConditionTrace* node) { return node->presumed; });
  });
}

void append(Basis& basis, const Basis& more) {
  basis.steps.insert(basis.steps.end(), more.steps.begin(), more.steps.end());
  basis.household = basis.household || more.household;
}

}  // namespace

std::vector<ConditionTrace> Basis::own_facts(const Letter& letter) const {
  std::vector<ConditionTrace> own;
  const auto add = [&](const ConditionTrace& node) {
    if (own_field(letter, *node.fact) != nullptr) own.push_back(node);
  };
  for (const Step& step : steps) {
    for (const ConditionTrace* node : step.shared ? facts_outside_lists(*step.trace) : facts_read(*step.trace))
      add(*node);
  }
  for (const ConditionTrace& node : values) add(node);
  return own;
}

// ---- what is known without others

Bases::Known Bases::known_of_parts(ExprId id, const ConditionTrace& trace, Known decisive) {
  const Known neutral = decisive == Known::no ? Known::yes : Known::no;
  Known all = neutral;
  for (const Part& part : parts_of(letter_.t, *find(letter_.t.program.nodes, id), trace)) {
    const Known one = known(part.id, part.trace);
    if (one == decisive) return decisive;
    if (one == Known::shared || (one == Known::unsettled && all == neutral)) all = one;
  }
  return all;
}

Bases::Known Bases::known(ExprId id, const ConditionTrace& trace) {
  const Telling& t = letter_.t;
  if (const Node* node = node_of(t, id, trace)) {
    if (node->op == Op::all_of) return known_of_parts(id, trace, Known::no);
    if (node->op == Op::any_of) return known_of_parts(id, trace, Known::yes);
    if (node->op == Op::negation && trace.arguments.size() == 1) {
      const Known positive = known(argument_of(t, *node, 0), trace.arguments.front());
      if (positive == Known::yes) return Known::no;
      return positive == Known::no ? Known::yes : positive;
    }
    if (const ExprId meaning = meaning_of(t, *node, trace); meaning.is_some())
      return known(meaning, trace.arguments.front());
  }
  if (is_shared(id, trace)) return Known::shared;
  if (trace.truth == Truth::yes) return Known::yes;
  return trace.truth == Truth::no ? Known::no : Known::unsettled;
}

// ---- what it rests on

/// Where one part decides, one will do: the first that presumes nothing, else the first. Where others have a part in
/// it, all that they could still decide.
void Bases::add_parts(ExprId id, const ConditionTrace& trace, Known decisive, Basis& basis) {
  const Known whole = known_of_parts(id, trace, decisive);
  std::optional<Basis> enough;
  for (const Part& part : parts_of(letter_.t, *find(letter_.t.program.nodes, id), trace)) {
    const Known one = known(part.id, part.trace);
    if (whole != decisive) {
      const bool counts = one == Known::shared || (decisive == Known::no && one == Known::yes) ||
                          (decisive == Known::yes && one == Known::no && whole == Known::no);
      if (counts) add(part.id, part.trace, basis);
      continue;
    }
    if (one != decisive || (enough && !presumes(*enough))) continue;
    Basis candidate;
    add(part.id, part.trace, candidate);
    if (!enough || !presumes(candidate)) enough = std::move(candidate);
  }
  if (enough) append(basis, *enough);
}

void Bases::add(ExprId id, const ConditionTrace& trace, Basis& basis) {
  const Telling& t = letter_.t;
  if (const Node* node = node_of(t, id, trace)) {
    if (node->op == Op::all_of) return add_parts(id, trace, Known::no, basis);
    if (node->op == Op::any_of) return add_parts(id, trace, Known::yes, basis);
    if (node->op == Op::negation && trace.arguments.size() == 1) {
      return add(argument_of(t, *node, 0), trace.arguments.front(), basis);
    }
    if (const ExprId meaning = meaning_of(t, *node, trace); meaning.is_some()) {
      const std::size_t before = basis.steps.size();
      add(meaning, trace.arguments.front(), basis);
      const bool whole = basis.steps.size() == before + 1 && basis.steps.back().condition == meaning;
      if (whole) basis.steps.back().named = id;
      return;
    }
  }
  const bool shared = is_shared(id, trace);
  basis.household = basis.household || shared;
  basis.steps.push_back({id, &trace, shared, {}});
}

/// Why a rule is out that could have held instead. One that holds itself is told as such; so is what lifts this one.
void Bases::add_out(const Asked& asked, RuleId id, Basis& basis) {
  const auto& held = asked.outcome->rules;
  const program::Rule* rule = find(letter_.t.program.rules, id);
  const RuleTrace* trace = trace_of(asked, id);
  if (rule == nullptr || trace == nullptr || !trace->condition || trace->valid != Truth::yes) return;
  if (std::find(held.begin(), held.end(), id) != held.end()) return;
  const Known is = known(rule->condition, *trace->condition);
  if (is == Known::no || is == Known::shared) add(rule->condition, *trace->condition, basis);
}

/// Exceptions, and of a table of which the first row counts the rows above.
void Bases::add_what_keeps_away(const Asked& asked, RuleId id, Basis& basis) {
  const program::Rule& rule = letter_.t.program.rules[id.index];
  for (const RuleId exception : rule.exceptions) add_out(asked, exception, basis);
  const program::Table* table = find(letter_.t.program.tables, rule.table);
  if (table == nullptr || table->policy != HitPolicy::first) return;
  for (const RuleId row : table->rows) {
    if (row == id) return;
    add_out(asked, row, basis);
  }
}

void Bases::add_value(const Asked& asked, const program::Rule& rule, Basis& basis) {
  const auto* is = std::get_if<program::ValueIs>(&rule.conclusion);
  if (is == nullptr) return;
  basis.household = basis.household || value_is_shared(is->value, asked.request);
  basis.internal = basis.internal || value_is_internal(is->value);
  for (ConditionTrace& leaf : facts_of_value(about(letter_.t, asked), rule)) basis.values.push_back(std::move(leaf));
}

void Bases::add_rule(const Asked& asked, RuleId id, Basis& basis) {
  const program::Rule* rule = find(letter_.t.program.rules, id);
  const RuleTrace* trace = trace_of(asked, id);
  if (rule == nullptr || trace == nullptr) return;
  if (trace->condition) add(rule->condition, *trace->condition, basis);
  add_value(asked, *rule, basis);
}

Basis Bases::of(const Asked& asked, RuleId rule) {
  Basis basis;
  add_rule(asked, rule, basis);
  return basis;
}

Basis Bases::of(const Asked& asked) {
  Basis basis;
  for (const RuleId rule : asked.outcome->rules) add_rule(asked, rule, basis);
  for (const RuleId rule : asked.outcome->rules) {
    if (rule.index < letter_.t.program.rules.size()) add_what_keeps_away(asked, rule, basis);
  }
  return basis;
}

}  // namespace klap::explanation
