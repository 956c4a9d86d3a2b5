#include "conditions.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <set>

#include <klap/explanation/lists.hpp>
#include <klap/program/choices.hpp>

namespace klap::explanation {
namespace {

using decision::ConditionTrace;
using decision::FactRef;
using decision::Truth;
using program::Node;

struct Gathered {
  std::set<FactRef> seen;
  std::vector<const ConditionTrace*> nodes;
};

void gather(const ConditionTrace& trace, bool into_lists, Gathered& all) {
  if (trace.fact && all.seen.insert(*trace.fact).second) all.nodes.push_back(&trace);
  if (is_list(trace.op) && !into_lists) return;
  for (const ConditionTrace& part : trace.arguments) gather(part, into_lists, all);
}

/// "soort = Begeleiding, gegeven"; a fact that is a condition by itself has its value said already.
std::string fact_note(const Telling& t, const ConditionTrace& node, bool said) {
  const std::string source = fact_source(t, node);
  if (said) return source;
  return say<Word::equals>(t, read_name(t, node), fact_value(t, node)) + ", " + source;
}

/// A fact or parameter that is a condition by itself: its truth is its value.
bool says_itself(const ConditionTrace& trace) { return trace.op == Op::field || trace.op == Op::parameter; }

/// Not the facts in lists: these are told element by element.
std::string facts_note(const Telling& t, const ConditionTrace& trace) {
  Gathered read;
  gather(trace, false, read);
  std::string text;
  for (const ConditionTrace* node : read.nodes) {
    if (!text.empty()) text += "; ";
    text += fact_note(t, *node, node == &trace && says_itself(trace));
  }
  return text;
}

/// What the node itself read; the auditor sees what its operands read at the operands.
std::string own_note(const Telling& t, const ConditionTrace& trace) {
  return trace.fact ? fact_note(t, trace, says_itself(trace)) : std::string();
}

void tell_elements(const Telling& t, Writer& w, const Node& node, const ConditionTrace& trace);

std::string value_of_node(const Telling& t, const Node& node, const ConditionTrace& trace, FieldId choices) {
  if (trace.fact) return fact_value(t, trace);
  if (is_list(node.op) && reads_hidden(t, trace)) return say(t, Word::not_shown);
  if (trace.value) return value_text(t, *trace.value, node.unit, choices);
  return say(t, trace.none ? Word::none : node.type == TypeKind::boolean ? truth_word(trace.truth) : Word::unknown);
}

void tell_operands(const Telling& t, Writer& w, const Node& node, const ConditionTrace& trace);

/// For the auditor: an operand on a line of its own, with what it came to.
void tell_operand(const Telling& t, Writer& w, ExprId id, const ConditionTrace& trace, FieldId choices) {
  const Node* node = find(t.program.nodes, id);
  if (node == nullptr || node->op != trace.op || node->op == Op::literal) return;
  const std::string value = value_of_node(t, *node, trace, choices);
  const std::string text = say<Word::equals>(t, text_of_node(t, *node, choices), value);
  w.line(trace.fact ? say<Word::in_brackets>(t, text, fact_source(t, trace)) : text);
  tell_operands(t, w, *node, trace);
}

void tell_operands(const Telling& t, Writer& w, const Node& node, const ConditionTrace& trace) {
  if (is_list(node.op)) {
    tell_elements(t, w, node, trace);
    return;
  }
  const Writer::Deeper deeper(w);
  if (node.op == Op::term) {
    const program::Term* term = find(t.program.terms, TermId(node.ref));
    if (term != nullptr && trace.arguments.size() == 1) tell_operand(t, w, term->meaning, trace.arguments.front(), {});
    return;
  }
  const std::size_t count = std::min<std::size_t>(node.argument_count, trace.arguments.size());
  for (std::size_t i = 0; i < count; ++i) {
    tell_operand(t, w, argument_of(t, node, i), trace.arguments[i], choices_among(t, node));
  }
}

/// The lists in a condition that is told on one line, each with its value and its elements.
void tell_lists(const Telling& t, Writer& w, ExprId id, const ConditionTrace& trace, bool told) {
  const Node* node = find(t.program.nodes, id);
  if (node == nullptr || node->op != trace.op) return;
  if (is_list(node->op)) {
    if (told) {
      tell_elements(t, w, *node, trace);
      return;
    }
    const Writer::Deeper deeper(w);
    w.line(say<Word::equals>(t, condition_text(t, id),
                             value_of_node(t, *node, trace, program::choices_of(t.program, *node))));
    tell_elements(t, w, *node, trace);
    return;
  }
  if (node->op == Op::term && trace.arguments.size() == 1) {
    const program::Term* term = find(t.program.terms, TermId(node->ref));
    if (term != nullptr) tell_lists(t, w, term->meaning, trace.arguments.front(), false);
    return;
  }
  for (std::size_t i = 0; i < std::min<std::size_t>(node->argument_count, trace.arguments.size()); ++i) {
    tell_lists(t, w, argument_of(t, *node, i), trace.arguments[i], false);
  }
}

void tell_leaf(const Telling& t, Writer& w, ExprId condition, const ConditionTrace& trace) {
  if (tells_hidden(t, trace)) {
    w.line(hidden_text(t, *find(t.program.nodes, condition)));
    return;
  }
  const std::string text = say<Word::with_value>(t, condition_text(t, condition), say(t, truth_word(trace.truth)));
  const std::string note = t.exact ? own_note(t, trace) : facts_note(t, trace);
  w.line(note.empty() ? text : say<Word::in_brackets>(t, text, note));
  const Node* node = find(t.program.nodes, condition);
  if (t.exact && node != nullptr)
    tell_operands(t, w, *node, trace);
  else
    tell_lists(t, w, condition, trace, true);
}

/// A named condition, for whom and what and on which day; what is behind it is told the first time.
std::string key_of_term(const Telling& t, const Node& node, const ConditionTrace& trace) {
  const auto number = [](const std::optional<std::size_t>& index) {
    return index ? static_cast<std::int64_t>(*index) : -1;
  };
  const std::int64_t day = t.as_of ? t.as_of->days() : std::numeric_limits<std::int64_t>::max();
  return fmt::format("{} {} {} {} {}", node.ref, number(t.person), number(t.request), day,
                     static_cast<int>(trace.truth));
}

void tell_term(const Telling& t, Writer& w, const Node& node, const ConditionTrace& trace) {
  const std::string text = say<Word::with_value>(t, text_of_node(t, node, {}), say(t, truth_word(trace.truth)));
  const program::Term* term = find(t.program.terms, TermId(node.ref));
  const bool explained = term != nullptr && trace.arguments.size() == 1;
  if (explained && !w.first_time(key_of_term(t, node, trace))) {
    w.line(say<Word::cond_as_above>(t, text));
    return;
  }
  w.line(text);
  if (!explained) return;
  const Writer::Deeper deeper(w);
  tell_condition(t, w, term->meaning, trace.arguments.front());
}

void tell_parts(const Telling& t, Writer& w, const Node& node, const ConditionTrace& trace) {
  const Writer::Deeper deeper(w);
  const std::size_t count = std::min<std::size_t>(node.argument_count, trace.arguments.size());
  for (std::size_t i = 0; i < count; ++i) tell_condition(t, w, argument_of(t, node, i), trace.arguments[i]);
}

/// "voorziening v1"
std::string element_name(const Telling& t, const ListElement& element) {
  if (element.request) return say<Word::request_named>(t, request_id(t, *element.request));
  return say<Word::resident_named>(t, person_id(t, element.person));
}

/// Of an element: what was looked up, and by what.
std::string looked_up(const Telling& t, const ListElement& element) {
  std::string text = fact_note(t, *element.fact, false);
  if (element.measure == nullptr) return text;
  return fact_note(t, *element.measure, false) + "; " + text;
}

std::string element_text(const Telling& t, const ListElement& element, const Node& node) {
  const std::string name = element_name(t, element);
  if (node.op != Op::total && !looks_up(node.op))
    return say<Word::with_value>(
        t, name, say(t, tells_hidden(t, *element.condition) ? Word::not_shown : truth_word(element.condition->truth)));
  if (element.fact == nullptr) return say<Word::element_left_out>(t, name);
  if (looks_up(node.op)) return say<Word::with_value>(t, name, looked_up(t, element));
  const std::string value = say<Word::with_value>(t, name, value_of_node(t, node, *element.fact, {}));
  return element.fact->fact ? say<Word::in_brackets>(t, value, fact_source(t, *element.fact)) : value;
}

/// The elements of a list, one by one. A number of all of them is told by the number.
void tell_elements(const Telling& t, Writer& w, const Node& node, const ConditionTrace& trace) {
  const ExprId condition = list_condition(t.program, node);
  if (node.op == Op::count && !condition.is_some()) return;
  const Writer::Deeper deeper(w);
  const std::vector<ListElement> elements = list_elements(t.program, t.facts, t.person, node, trace);
  if (elements.empty()) w.line(say(t, Word::list_empty));
  for (const ListElement& element : elements) {
    Telling own = t;
    own.person = element.person;
    own.request = element.request;
    w.line(element_text(own, element, node));
    const Writer::Deeper parts(w);
    if (element.condition != nullptr) tell_condition(own, w, condition, *element.condition);
  }
}

}  // namespace

void tell_condition(const Telling& t, Writer& w, ExprId condition, const ConditionTrace& trace) {
  const Node* node = find(t.program.nodes, condition);
  if (node == nullptr || node->op != trace.op) {  // not made for this program: say what can be said
    w.line(condition_text(t, condition));
    return;
  }
  const std::string truth = say(t, truth_word(trace.truth));
  if (node->op == Op::all_of) {
    w.line(say<Word::cond_all>(t, truth));
    tell_parts(t, w, *node, trace);
    return;
  }
  if (node->op == Op::any_of) {
    w.line(say<Word::cond_any>(t, truth));
    tell_parts(t, w, *node, trace);
    return;
  }
  if (node->op == Op::term && node->type == TypeKind::boolean) {
    tell_term(t, w, *node, trace);
    return;
  }
  if (node->op == Op::negation) {
    const Node* child = argument_node(t, *node, 0);
    if (child != nullptr && (is_group(*child) || child->op == Op::term || child->op == Op::negation)) {
      w.line(say<Word::cond_none_of>(t, truth));
      tell_parts(t, w, *node, trace);
      return;
    }
  }
  tell_leaf(t, w, condition, trace);
}

void tell_lists_in(const Telling& t, Writer& w, ExprId condition, const ConditionTrace& trace) {
  tell_lists(t, w, condition, trace, true);
}

std::vector<const ConditionTrace*> facts_read(const ConditionTrace& trace) {
  Gathered read;
  gather(trace, true, read);
  return read.nodes;
}

std::vector<const ConditionTrace*> facts_outside_lists(const ConditionTrace& trace) {
  Gathered read;
  gather(trace, false, read);
  return read.nodes;
}

std::vector<const ConditionTrace*> facts_read(const decision::Derivation& derivation) {
  Gathered read;
  for (const decision::RuleTrace& rule : derivation.rules) {
    if (rule.condition) gather(*rule.condition, true, read);
  }
  return read.nodes;
}

}  // namespace klap::explanation
