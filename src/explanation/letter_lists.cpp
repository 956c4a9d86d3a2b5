// What was worked out over several requests or persons, where an answer rests on it: only whether it is so, never of
// whom it is so, or how much.
#include <algorithm>

#include <klap/explanation/lists.hpp>

#include "letter_parts.hpp"

namespace klap::explanation {
namespace {

using decision::ConditionTrace;
using decision::Truth;
using program::Node;

/// A condition with a list in it: the least that is yes or no by itself.
struct Condition {
  ExprId id;
  Truth truth{};
  ListKind list{};
};

void gather(const Telling& t, ExprId id, const ConditionTrace& trace, Condition within, std::vector<Condition>& all) {
  const Node* node = find(t.program.nodes, id);
  if (node == nullptr || node->op != trace.op) return;
  if (node->type == TypeKind::boolean) within = {id, trace.truth, {}};
  if (is_list(node->op)) {
    within.list = static_cast<ListKind>(node->ref);
    all.push_back(within);
    return;
  }
  if (node->op == Op::term && trace.arguments.size() == 1) {
    const program::Term* term = find(t.program.terms, TermId(node->ref));
    if (term != nullptr) gather(t, term->meaning, trace.arguments.front(), within, all);
    return;
  }
  for (std::size_t i = 0; i < std::min<std::size_t>(node->argument_count, trace.arguments.size()); ++i) {
    gather(t, argument_of(t, *node, i), trace.arguments[i], within, all);
  }
}

/// Whether its words would name a budget, which is not for the resident to follow.
bool names_budget(const Telling& t, ExprId id) {
  const Node* node = find(t.program.nodes, id);
  if (node == nullptr) return false;
  if (node->op == Op::ceiling_reached) return true;  // terms are named, not unfolded
  for (std::size_t i = 0; i < node->argument_count; ++i) {
    if (names_budget(t, argument_of(t, *node, i))) return true;
  }
  return false;
}

bool is_about_others(const Telling& t, ListKind list) {
  return list != ListKind::requests_of_resident && t.facts.persons.size() > 1;
}

std::string gone_through(const Letter& letter, ListKind list) {
  if (list == ListKind::persons) {
    return say_to<Word::resident_list_persons, Word::resident_list_persons_other>(letter);
  }
  return is_about_others(letter.t, list)
             ? say_to<Word::resident_list_requests, Word::resident_list_requests_other>(letter)
             : say_to<Word::resident_list_own, Word::resident_list_own_other>(letter);
}

}  // namespace

void tell_lists(const Letter& letter, Writer& w) {
  const Telling& t = letter.t;
  std::vector<Condition> all;
  for (const Asked& asked : open_questions(letter)) {
    if (asked.outcome->kind != decision::OutcomeKind::settled) continue;
    for (const RuleId id : asked.outcome->rules) {
      const program::Rule* rule = find(t.program.rules, id);
      const decision::RuleTrace* trace = trace_of(asked, id);
      if (rule == nullptr || trace == nullptr || !trace->condition) continue;
      gather(t, rule->condition, *trace->condition, {}, all);
    }
  }
  std::vector<std::string> lines;
  bool others = false;
  for (const Condition& condition : all) {
    const bool certain = condition.truth == Truth::yes || condition.truth == Truth::no;
    if (!certain || !condition.id.is_some() || names_budget(t, condition.id)) continue;
    const bool yes = condition.truth == Truth::yes;
    const std::string answer = say(t, yes ? Word::resident_answer_yes : Word::resident_answer_no);
    const std::string outcome = say<Word::resident_list_outcome>(t, condition_text(t, condition.id), answer);
    lines.push_back(say<Word::item>(t, gone_through(letter, condition.list) + " " + outcome));
    others = others || is_about_others(t, condition.list);
  }
  if (others) lines.push_back(say(t, Word::resident_list_private));
  tell_part(w, say(t, Word::resident_ask_lists), lines);
}

}  // namespace klap::explanation
