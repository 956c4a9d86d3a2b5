// What is weighed (clause 5.23), terms that stood still (5.18.7), and how rules go over to others (5.24 – 5.26).
#include <algorithm>

#include "differential/reach.hpp"

namespace klap::differential {
namespace {

using decision::ConditionTrace;
using decision::Derivation;
using decision::FactRef;
using decision::Outcome;
using decision::OutcomeKind;
using decision::Truth;
using semantics::Model;

/// The node of a fact in a condition.
const ConditionTrace* node_of(const ConditionTrace& trace, FieldId field) {
  const bool is_it = trace.op == Op::field && trace.fact && trace.fact->id == field.index && trace.arguments.empty();
  if (is_it) return &trace;
  for (const ConditionTrace& argument : trace.arguments) {
    if (const ConditionTrace* found = node_of(argument, field)) return found;
  }
  return nullptr;
}

void see_weighed(const Model& model, const std::string& question, const Outcome& outcome, const Derivation& derivation,
                 Seen& seen) {
  for (const auto& rule : derivation.rules) {
    const FieldId weighing = model.rules[rule.rule.index].weighing;
    const ConditionTrace* node = weighing.is_some() && rule.condition ? node_of(*rule.condition, weighing) : nullptr;
    if (!node) continue;
    ++seen["weighed for " + question];
    if (node->presumed) ++seen["weighed, presumed"];
    if (!node->presumed && node->truth == Truth::no) ++seen["weighed, no"];
    if (node->truth == Truth::yes) ++seen["weighed, yes"];
    if (rule.status == Truth::yes) ++seen["weighed, and it holds"];
    if (node->truth == Truth::unknown && rule.status == Truth::unknown) ++seen["weighed, not yet"];
    if (model.rules[rule.rule.index].deviates) ++seen["deviates"];
  }
  const bool waits = std::ranges::any_of(outcome.missing, [&](const FactRef& fact) {
    return fact.kind == FactRef::Kind::field && model.fields[fact.id].weighs.is_some();
  });
  if (waits && outcome.kind == OutcomeKind::open) ++seen[question + " waits for a weighing"];
  if (waits && outcome.kind == OutcomeKind::missing) ++seen["a weighing is missing beside a fact"];
}

std::size_t count(const std::string& text, const std::string& words) {
  std::size_t result = 0;
  for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++result;
  return result;
}

}  // namespace

void see_suspended(const ConditionTrace& trace, Seen& seen) {
  if (trace.op != Op::suspended) return;
  const ConditionTrace& end = trace.arguments[0];
  const ConditionTrace& from = trace.arguments[1];
  if (trace.arguments.size() == 2) {
    const bool known = trace.value.has_value();
    ++seen[from.none ? known ? "suspended, never" : "suspended, never, end not known" : "suspended, when it was over"];
    return;
  }
  const ConditionTrace& through = trace.arguments[2];
  if (trace.value) {
    ++seen[trace.value == end.value ? "suspended, ended before it began" : "suspended, later"];
    return;
  }
  if (through.none) ++seen["suspended, still"];
  if (through.none && !end.value) ++seen["suspended, still, end not known"];
  if (end.value && from.value && through.value) ++seen["suspended, beyond the calendar"];
  if (end.value && from.value && !through.value && !through.none) ++seen["suspended, until when not known"];
  if (end.value && !from.value) ++seen["suspended, from when not known"];
}

void see_weighing(const Model& model, const std::string& text, const reference::Judged& judged, Seen& seen) {
  for (std::size_t r = 0; r < judged.outcome.requests.size(); ++r) {
    const auto& outcome = judged.outcome.requests[r];
    const auto& derivation = judged.derivation.requests[r];
    see_weighed(model, "law", outcome.law, derivation.law, seen);
    see_weighed(model, "need", outcome.need, derivation.need, seen);
    see_weighed(model, "right", outcome.right, derivation.right, seen);
    see_weighed(model, "payer", outcome.payer, derivation.payer, seen);
    see_weighed(model, "follow-up", outcome.follow_up, derivation.follow_up, seen);
    for (std::size_t own = 0; own < outcome.own.size(); ++own)
      see_weighed(model, "own question", outcome.own[own], derivation.own[own], seen);
  }
  for (const std::string words :
       {"blijft van toepassing op aanvragen", "blijft van toepassing op besluiten",
        "blijft van toepassing op gebeurtenissen", "niet van toepassing op aanvragen", "tot uiterlijk"})
    seen[words] += count(text, words);
}

std::vector<std::string> expected_of_weighing() {
  std::vector<std::string> list{"blijft van toepassing op aanvragen",
                                "blijft van toepassing op besluiten",
                                "blijft van toepassing op gebeurtenissen",
                                "niet van toepassing op aanvragen",
                                "tot uiterlijk",
                                "deviates",
                                "a weighing is missing beside a fact"};
  for (const std::string question : {"law", "need", "right", "payer", "follow-up", "own question"}) {
    list.push_back("weighed for " + question);
    list.push_back(question + " waits for a weighing");
  }
  for (const std::string what : {"presumed", "no", "yes", "and it holds", "not yet"})
    list.push_back("weighed, " + what);
  for (const std::string what :
       {"never", "never, end not known", "when it was over", "ended before it began", "later", "still",
        "still, end not known", "beyond the calendar", "until when not known", "from when not known"})
    list.push_back("suspended, " + what);
  return list;
}

}  // namespace klap::differential
