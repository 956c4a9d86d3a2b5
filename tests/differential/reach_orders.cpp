// Who gives the order, beside who decides.
#include "differential/reach.hpp"

namespace klap::differential {
namespace {

using decision::DeciderAnswer;
using decision::Outcome;
using decision::OutcomeKind;

// "by power", "without power", or not said.
std::string claimed(const Outcome& outcome) {
  const auto* answer = std::get_if<DeciderAnswer>(&outcome.answer);
  if (!answer) return "not settled";
  if (answer->claimed.is_some()) return "without power";
  return answer->deciders.empty() ? "nobody" : "with power";
}

}  // namespace

void see_orders(const decision::DecisionOutcome& decision, Seen& seen) {
  const Outcome& orderer = decision.orderer;
  if (orderer.kind == OutcomeKind::not_applicable) {
    const bool unasked = orderer.waits_for == QuestionId(QuestionKind::orderer);
    ++seen[unasked ? "no order asked" : "no order where there is no right"];
    return;
  }
  ++seen["ordered " + claimed(orderer) + ", decided " + claimed(decision.decider)];
  const auto* answer = std::get_if<DeciderAnswer>(&orderer.answer);
  if (!answer) return;
  if (answer->deciders.size() > 1) ++seen["several may order"];
  for (const auto& one : answer->deciders) ++seen["ordered by a chain of " + std::to_string(one.chain.size())];
  const auto* decider = std::get_if<DeciderAnswer>(&decision.decider.answer);
  if (decider && !answer->deciders.empty() && !decider->deciders.empty() &&
      answer->deciders.front().actor != decider->deciders.front().actor) {
    ++seen["ordered by another than who decides"];
  }
  if (decider && answer->claimed.is_some() && decider->claimed.is_some() && answer->bodies != decider->bodies)
    ++seen["ratified by two"];
}

std::vector<std::string> expected_of_orders() {
  return {"orderer settled",
          "orderer missing",
          "orderer error",
          "orderer not applicable",
          "orderer open, judgement",
          "no order asked",
          "no order where there is no right",
          "ordered with power, decided with power",
          "ordered without power, decided with power",
          "ordered with power, decided without power",
          "ordered without power, decided without power",
          "ordered with power, decided not settled",
          "ordered nobody, decided with power",
          "several may order",
          "ordered by a chain of 0",
          "ordered by a chain of 1",
          "ordered by a chain of 2",
          "ordered by another than who decides",
          "ratified by two"};
}

}  // namespace klap::differential
