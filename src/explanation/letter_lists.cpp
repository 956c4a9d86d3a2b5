// What was worked out over several requests, where an answer rests on it: whether it is so, if all of them are the
// resident's own. Of anything that others have a part in, only that there is such a thing.
#include <algorithm>

#include <klap/explanation/lists.hpp>

#include "basis.hpp"
#include "letter_parts.hpp"

namespace klap::explanation {
namespace {

using decision::ConditionTrace;
using decision::Truth;
using program::Node;

bool has_list(const ConditionTrace& trace) {
  return is_list(trace.op) || std::any_of(trace.arguments.begin(), trace.arguments.end(), has_list);
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

/// Does it only count, without saying what? How much was asked for, the resident knows.
bool only_counts(const Telling& t, ExprId id) {
  const Node* node = find(t.program.nodes, id);
  if (node == nullptr) return true;
  if (is_list(node->op)) return node->op == Op::count && !list_condition(t.program, *node).is_some();
  for (std::size_t i = 0; i < node->argument_count; ++i) {
    if (!only_counts(t, argument_of(t, *node, i))) return false;
  }
  return true;
}

/// Empty for what is no list, or not certain.
std::string told_list(const Letter& letter, const Step& step) {
  const Telling& t = letter.t;
  const Truth truth = step.trace->truth;
  const bool certain = truth == Truth::yes || truth == Truth::no;
  if (step.shared || !certain || !has_list(*step.trace) || names_budget(t, step.condition)) return {};
  if (only_counts(t, step.condition)) return {};
  const std::string answer = say(t, truth == Truth::yes ? Word::resident_answer_yes : Word::resident_answer_no);
  const ExprId said = step.named.is_some() ? step.named : step.condition;  // a name reads better than a list
  const std::string outcome = say<Word::resident_list_outcome>(t, condition_text(t, said), answer);
  const std::string looked = say_to<Word::resident_list_own, Word::resident_list_own_other>(letter);
  return say<Word::item>(t, looked + " " + outcome);
}

/// Something that the letter does not tell. What it is about, the case and the rule set say by themselves.
std::string more_counted(const Letter& letter) {
  const auto& fields = letter.t.program.fields;
  const bool hides = std::any_of(fields.begin(), fields.end(), [](const auto& field) { return field.hidden.resident; });
  if (!hides) return say_to<Word::resident_household, Word::resident_household_other>(letter);
  if (letter.t.facts.persons.size() <= 1) return say(letter.t, Word::resident_not_shown);
  return say_to<Word::resident_household_or_not_shown, Word::resident_household_or_not_shown_other>(letter);
}

}  // namespace

void tell_lists(const Letter& letter, Writer& w) {
  Bases bases(letter);
  std::vector<std::string> lines;
  bool household = false;
  for (const Asked& asked : open_questions(letter)) {
    const Basis basis = bases.of(asked);
    for (const Step& step : basis.steps) {
      if (std::string line = told_list(letter, step); !line.empty()) lines.push_back(std::move(line));
    }
    household = household || basis.household;
  }
  if (household) lines.push_back(more_counted(letter));
  tell_part(w, say(letter.t, Word::resident_ask_lists), lines);
}

}  // namespace klap::explanation
