// Faults in safeguards (clauses 5.21 and 5.22).
#include <algorithm>

#include "differential/planting.hpp"

namespace klap::differential {
namespace {

using decision::Case;
using decision::Outcome;
using decision::OutcomeKind;
using reference::judge;
using reference::Judged;
using semantics::Model;
using semantics::Pattern;

void for_all_patterns(Model& model, const std::function<void(Pattern&)>& change) {
  for (auto& safeguard : model.safeguards) {
    for (Pattern& pattern : safeguard.patterns) change(pattern);
  }
}

// Both outcomes, one as it is and one as if there were no safeguards.
void for_all_pairs(Judged& judged, Judged& without, const std::function<void(Outcome&, Outcome&)>& change) {
  std::vector<Outcome*> list;
  for_all_outcomes(without.outcome, [&](Outcome& o) { list.push_back(&o); });
  std::size_t at = 0;
  for_all_outcomes(judged.outcome, [&](Outcome& o) { change(o, *list[at++]); });
}

Judged without_safeguards(const Model& model, const Case& facts) {
  Model other = model;
  other.safeguards.clear();
  return judge(other, facts);
}

/// What is not known does not count against an answer.
void let_what_is_not_known_pass(const Model& model, const Case& facts, Judged& judged) {
  Judged without = without_safeguards(model, facts);
  for_all_pairs(judged, without, [](Outcome& o, Outcome& other) {
    if (o.kind == OutcomeKind::missing) o = other;
  });
}

void let_errors_pass(const Model& model, const Case& facts, Judged& judged) {
  Judged without = without_safeguards(model, facts);
  for_all_pairs(judged, without, [](Outcome& o, Outcome& other) {
    if (o.kind == OutcomeKind::error) o = other;
  });
}

/// The rules are not named beside the safeguards.
void name_no_rules(const Model&, const Case&, Judged& judged) {
  for_all_outcomes(judged.outcome, [](Outcome& o) {
    if (!o.safeguards.empty()) o.rules.clear();
  });
}

void name_one(const Model&, const Case&, Judged& judged) {
  for_all_outcomes(judged.outcome, [](Outcome& o) {
    if (o.safeguards.size() > 1) o.safeguards.resize(1);
  });
}

/// Who has to ratify is nobody, where a safeguard made something else of the decider.
void ratify_nothing(const Model& model, const Case& facts, Judged& judged) {
  const Judged without = without_safeguards(model, facts);
  for (std::size_t d = 0; d < judged.outcome.decisions.size(); ++d) {
    if (judged.outcome.decisions[d].decider == without.outcome.decisions[d].decider) continue;
    for (const std::size_t r : judged.outcome.decisions[d].requests) {
      auto* list = std::get_if<std::vector<decision::ObligationAnswer>>(&judged.outcome.requests[r].follow_up.answer);
      if (list) std::erase_if(*list, [](const auto& o) { return o.kind == ObligationKind::ratification; });
    }
  }
}

}  // namespace

std::vector<Fault> faults_of_safeguards() {
  std::vector<Fault> faults{
      in_rules("safeguards are looked at by nobody", [](Model& m) { m.safeguards.clear(); }),
      in_rules("what must always be is what must never be",
               [](Model& m) {
                 for (auto& safeguard : m.safeguards) safeguard.always = !safeguard.always;
               }),
      in_rules("a safeguard counts whatever its condition",
               [](Model& m) {
                 for (auto& safeguard : m.safeguards) safeguard.condition = {};
               }),
      in_rules("a safeguard was always known",
               [](Model& m) {
                 for (auto& safeguard : m.safeguards) safeguard.known_from.reset();
               }),
      in_rules("a safeguard begins a day early",
               [](Model& m) {
                 for (auto& safeguard : m.safeguards) day_earlier(safeguard.validity.from);
               }),
      in_rules("every message is meant",
               [](Model& m) { for_all_patterns(m, [](Pattern& pattern) { pattern.message.clear(); }); }),
      in_rules("only the first pattern is looked at",
               [](Model& m) {
                 for (auto& safeguard : m.safeguards) safeguard.patterns.resize(1);
               }),
      in_rules("any person is the resident",
               [](Model& m) {
                 for_all_patterns(m, [](Pattern& pattern) {
                   if (pattern.somebody == SomebodyKind::resident) pattern.somebody = SomebodyKind::any_person;
                 });
               }),
      in_rules("a body is a function",
               [](Model& m) {
                 for_all_patterns(m, [](Pattern& pattern) {
                   if (pattern.somebody == SomebodyKind::any_function) pattern.somebody = SomebodyKind::any_body;
                 });
               }),
      in_rules("who gets a copy is addressed",
               [](Model& m) {
                 for_all_patterns(m, [](Pattern& pattern) {
                   if (pattern.kind == PatternKind::copied) pattern.kind = PatternKind::addressed;
                 });
               }),
      in_outcome("a safeguard of which the condition is not known does not count", let_what_is_not_known_pass),
      in_outcome("a safeguard of which the condition is in error does not count", let_errors_pass),
      in_outcome("beside safeguards no rules are named", name_no_rules),
      in_outcome("of several safeguards one is named", name_one),
      in_outcome("nothing is ratified of what a safeguard is against", ratify_nothing),
      in_outcome("safeguards do not stand in the derivation",
                 [](const Model&, const Case&, Judged& j) {
                   for (auto& request : j.derivation.requests) {
                     request.payer.safeguards.clear();
                     request.follow_up.safeguards.clear();
                   }
                 }),
  };
  faults.back().of_derivation = true;
  return faults;
}

}  // namespace klap::differential
