#include "reasons.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include <klap/explanation/lists.hpp>

#include "condition_text.hpp"
#include "conditions.hpp"
#include "facts.hpp"

namespace klap::explanation {
namespace {

using decision::ConditionTrace;
using decision::FactRef;
using decision::Truth;
using program::Node;

/// Of every fact that the trace read.
template <class Such>
bool all_facts(const ConditionTrace& trace, Such such) {
  if (trace.fact && !such(trace)) return false;
  return std::all_of(trace.arguments.begin(), trace.arguments.end(),
                     [&](const ConditionTrace& part) { return all_facts(part, such); });
}

bool is_given(const ConditionTrace& node) { return !node.presumed; }

bool is_law(const FactRef& fact) {
  return fact.kind == FactRef::Kind::answer && fact.id == QuestionId(QuestionKind::law).index;
}

bool is_kind(const Telling& t, const ConditionTrace& node) {
  if (is_law(*node.fact)) return true;
  const program::Field* field = field_of(t, *node.fact);
  return field != nullptr && field->type == TypeKind::choice && !field->judge.is_some() && !node.presumed &&
         node.value.has_value();
}

bool is_time(const ConditionTrace& node) {
  return node.fact->kind == FactRef::Kind::case_date || node.fact->kind == FactRef::Kind::lot_period;
}

/// What one way of saying why takes; the least is said.
struct Cost {
  int subject = 0;  // 0: the kind of thing, 1: time, 2: anything else
  bool presumes = false;
  std::size_t parts = 0;

  void add(const Cost& other) {
    subject = std::max(subject, other.subject);
    presumes = presumes || other.presumes;
    parts += other.parts;
  }
  /// Where it holds, what it is about does not matter.
  [[nodiscard]] bool less(const Cost& other, bool failed) const {
    return std::tuple(failed ? subject : 0, presumes, parts) <
           std::tuple(failed ? other.subject : 0, other.presumes, other.parts);
  }
};

struct Why {
  std::vector<Reason> reasons;
  Cost cost;
};

class Search {
 public:
  Search(const Telling& t, Terms terms) : t_(t), terms_(terms) {}

  [[nodiscard]] Why why(ExprId id, const ConditionTrace& trace) const {
    const Node* node = find(t_.program.nodes, id);
    if (node == nullptr || node->op != trace.op || node->type != TypeKind::boolean) return leaf(id, trace);
    if (node->op == Op::all_of) return of_parts(id, *node, trace, Truth::no);
    if (node->op == Op::any_of) return of_parts(id, *node, trace, Truth::yes);
    if (node->op == Op::negation && trace.arguments.size() == 1)
      return why(argument_of(t_, *node, 0), trace.arguments.front());
    if (const ExprId meaning = meaning_of(t_, {id, &trace}); meaning.is_some()) {
      Why unfolded = why(meaning, trace.arguments.front());
      if (terms_ == Terms::named) unfolded.reasons = {{id, &trace}};
      return unfolded;
    }
    return leaf(id, trace);
  }

 private:
  [[nodiscard]] Why leaf(ExprId id, const ConditionTrace& trace) const {
    const Reason reason{id, &trace};
    const int subject = is_about_kind(t_, reason) ? 0 : all_facts(trace, is_time) ? 1 : 2;
    return {{reason}, {subject, !all_facts(trace, is_given), 1}};
  }

  /// One part settles it if that comes to `decisive`; else all that came to the same as the whole.
  [[nodiscard]] Why of_parts(ExprId id, const Node& node, const ConditionTrace& trace, Truth decisive) const {
    const std::size_t count = std::min<std::size_t>(node.argument_count, trace.arguments.size());
    const bool one = trace.truth == decisive;
    Why all;
    for (std::size_t i = 0; i < count; ++i) {
      if (trace.arguments[i].truth != trace.truth) continue;
      Why part = why(argument_of(t_, node, i), trace.arguments[i]);
      if (one) {
        if (all.reasons.empty() || part.cost.less(all.cost, decisive == Truth::no)) all = std::move(part);
        continue;
      }
      all.reasons.insert(all.reasons.end(), part.reasons.begin(), part.reasons.end());
      all.cost.add(part.cost);
    }
    return all.reasons.empty() ? leaf(id, trace) : all;
  }

  const Telling& t_;
  Terms terms_;
};

/// "X is nee", of which the value says all.
const ConditionTrace* yes_or_no_in(const Telling& t, const Node& node, const ConditionTrace& trace) {
  if (node.op != Op::equal || trace.arguments.size() != 2) return nullptr;
  const Node* first = argument_node(t, node, 0);
  const Node* second = argument_node(t, node, 1);
  const bool plain = first != nullptr && second != nullptr && first->type == TypeKind::boolean &&
                     first->op != Op::literal && second->op == Op::literal;
  return plain && !trace.arguments.front().none ? &trace.arguments.front() : nullptr;
}

bool reads_itself(Op op) { return op == Op::field || op == Op::parameter || op == Op::answer; }

/// "aangevraagd: ja"; of a label that is a question, "Is casemanagement ingekocht? ja".
std::string said(const Telling& t, const std::string& text, Truth truth) {
  const std::string answer = say(t, truth_word(truth));
  return text.ends_with('?') ? say<Word::question_and_value>(t, text, answer) : say<Word::with_value>(t, text, answer);
}

/// Its own value is in the sentence already.
bool says_value(const Telling& t, const Node& node, const ConditionTrace& trace, const ConditionTrace& read) {
  if (&read == &trace || yes_or_no_in(t, node, trace) == &read) return true;
  const Node* second = node.op == Op::equal ? argument_node(t, node, 1) : nullptr;
  return trace.truth == Truth::yes && second != nullptr && second->op == Op::literal;
}

std::string value_of_fact(const Telling& t, const ConditionTrace& read) {
  const std::string name = read_name(t, read);
  const std::string value = fact_value(t, read);
  return name.ends_with('?') ? say<Word::question_and_value>(t, name, value) : say<Word::equals>(t, name, value);
}

bool is_known(const Telling& t, const ConditionTrace& read) {
  return read.none || fact_value(t, read) != say(t, Word::unknown);
}

}  // namespace

std::vector<Reason> reasons(const Telling& t, ExprId condition, const ConditionTrace& trace, Terms terms) {
  return Search(t, terms).why(condition, trace).reasons;
}

bool is_about_kind(const Telling& t, const Reason& reason) {
  if (is_list(reason.trace->op) || facts_outside_lists(*reason.trace).empty()) return false;
  return all_facts(*reason.trace, [&](const ConditionTrace& node) { return is_kind(t, node); });
}

ExprId meaning_of(const Telling& t, const Reason& reason) {
  const Node* node = find(t.program.nodes, reason.condition);
  if (node == nullptr || node->op != Op::term || node->type != TypeKind::boolean || node->op != reason.trace->op)
    return {};
  const program::Term* term = find(t.program.terms, TermId(node->ref));
  return term != nullptr && reason.trace->arguments.size() == 1 ? term->meaning : ExprId();
}

std::string reason_text(const Telling& t, const Reason& reason) {
  const ConditionTrace& trace = *reason.trace;
  const Node* node = find(t.program.nodes, reason.condition);
  const std::string text = condition_text(t, reason.condition);
  if (node == nullptr || node->op != trace.op) return text;
  if (tells_hidden(t, trace)) return hidden_text(t, *node);
  if (const ConditionTrace* only = yes_or_no_in(t, *node, trace))
    return said(t, text_of_node(t, *argument_node(t, *node, 0), {}), only->truth);
  if (reads_itself(node->op) || node->op == Op::term) return said(t, text, trace.truth);
  if (trace.truth == Truth::yes) return text;
  const bool none = std::any_of(trace.arguments.begin(), trace.arguments.end(),
                                [](const ConditionTrace& operand) { return operand.none; });
  const std::string denied = trace.truth == Truth::no && !none ? denied_text(t, *node) : std::string();
  return denied.empty() ? said(t, text, trace.truth) : denied;
}

std::string reason_note(const Telling& t, const Reason& reason) {
  const Node* node = find(t.program.nodes, reason.condition);
  if (node == nullptr || meaning_of(t, reason).is_some()) return {};
  if (tells_hidden(t, *reason.trace)) return {};
  std::string note;
  const auto add = [&](const std::string& text) {
    if (!text.empty()) note += (note.empty() ? "" : "; ") + text;
  };
  for (const ConditionTrace* read : facts_outside_lists(*reason.trace)) {
    const bool reference =
        read->fact->kind == FactRef::Kind::case_date && read->value && t.as_of && read->value->raw == t.as_of->days();
    const bool same = node->op == Op::equal && reason.trace->truth == Truth::yes && !note.empty();  // as the first
    if (reference || same || !is_known(t, *read)) continue;
    const std::string source = notable_source(t, *read);
    if (says_value(t, *node, *reason.trace, *read)) {
      add(source);
    } else {
      const std::string value = value_of_fact(t, *read);
      add(source.empty() ? value : value + ", " + source);
    }
  }
  return note;
}

std::string reason_in_full(const Telling& t, const Reason& reason) {
  const std::string note = reason_note(t, reason);
  const std::string text = reason_text(t, reason);
  return note.empty() ? text : say<Word::in_brackets>(t, text, note);
}

std::vector<std::string> facts_of(const Telling& t, const Reason& reason) {
  std::vector<std::string> all;
  for (const ConditionTrace* read : facts_outside_lists(*reason.trace)) all.push_back(value_of_fact(t, *read));
  return all;
}

}  // namespace klap::explanation
