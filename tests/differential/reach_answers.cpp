// What rules answer: days and mentions of obligations, and niet van toepassing.
#include <algorithm>

#include "differential/reach.hpp"

namespace klap::differential {
namespace {

using decision::ObligationAnswer;
using decision::Outcome;
using decision::OutcomeKind;
using semantics::Model;

void see_obligations(const std::vector<ObligationAnswer>& list, Seen& seen) {
  for (const ObligationAnswer& o : list) {
    const bool said = !o.mention.empty();
    if (o.effective) ++seen[said ? "obligation per a day, with a mention" : "obligation per a day"];
    if (said && !o.effective) ++seen["obligation with a mention"];
    if (o.effective && o.due) ++seen["obligation per a day, by another"];
    for (const ObligationAnswer& other : list) {
      const bool same = o.kind == other.kind && o.message == other.message && o.to == other.to;
      if (same && o.effective != other.effective) ++seen["obligations that differ in the day"];
      if (same && o.mention != other.mention) ++seen["obligations that differ in the mention"];
    }
  }
}

// By a rule that says so, or by a fact that is geen.
void see_not_applicable(const Model& model, const std::string& question, const Outcome& outcome, Seen& seen) {
  if (outcome.kind != OutcomeKind::not_applicable || outcome.rules.empty()) return;
  if (outcome.rules.size() > 1) ++seen[question + " does not apply by several rules"];
  for (const RuleId rule : outcome.rules) {
    const bool said = std::holds_alternative<semantics::NotApplicable>(model.rules[rule.index].conclusion);
    ++seen[question + (said ? " does not apply by a rule" : " does not apply by a fact that is geen")];
  }
}

// In conditions, answers that do not apply.
void see_read(const decision::ConditionTrace& trace, Seen& seen) {
  for (const auto& argument : trace.arguments) {
    if (argument.op == Op::answer && argument.none) ++seen["geen answer in op " + std::to_string(int(trace.op))];
    see_read(argument, seen);
  }
}

}  // namespace

void see_answers(const Model& model, const reference::Judged& judged, Seen& seen) {
  for (const auto& request : judged.outcome.requests) {
    if (const auto* list = std::get_if<std::vector<ObligationAnswer>>(&request.follow_up.answer)) {
      see_obligations(*list, seen);
    }
    see_not_applicable(model, "payer", request.payer, seen);
    for (const Outcome& own : request.own) see_not_applicable(model, "own question", own, seen);
  }
  for (const auto& request : judged.derivation.requests) {
    for (const auto* derivation : {&request.need, &request.right, &request.payer, &request.follow_up}) {
      for (const auto& rule : derivation->rules) {
        if (rule.condition) see_read(*rule.condition, seen);
      }
    }
  }
}

std::vector<std::string> expected_of_answers() {
  std::vector<std::string> list{
      "obligation per a day",
      "obligation per a day, with a mention",
      "obligation with a mention",
      "obligation per a day, by another",
      "obligations that differ in the day",
      "obligations that differ in the mention",
      "payer does not apply by a rule",
      "own question does not apply by a rule",
      "own question does not apply by a fact that is geen",
      "own question does not apply by several rules",
  };
  for (const Op op : {Op::equal, Op::is_none, Op::less}) {
    list.push_back("geen answer in op " + std::to_string(int(op)));
  }
  return list;
}

}  // namespace klap::differential
