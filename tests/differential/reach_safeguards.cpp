// What safeguards make of answers, which source goes before which, and what was not known yet.
#include <algorithm>
#include <array>

#include "differential/planting.hpp"
#include "differential/reach.hpp"

namespace klap::differential {
namespace {

using decision::Derivation;
using decision::Outcome;
using decision::OutcomeKind;
using decision::Truth;
using semantics::Model;

constexpr std::array kinds{"settled", "not applicable", "missing", "conflict", "open", "error"};
constexpr std::array reasons{"on purpose", "judgement", "no rule", "waits", "shared ceiling"};
constexpr std::array truths{"no", "error", "unknown", "later", "yes"};

struct Named {
  std::string question;
  const Outcome* outcome;
};

std::vector<Named> outcomes_of(const decision::CaseOutcome& all) {
  std::vector<Named> list;
  for (const auto& request : all.requests) {
    list.push_back({"payer", &request.payer});
    list.push_back({"follow-up", &request.follow_up});
  }
  for (const auto& decision : all.decisions) {
    list.push_back({"decider", &decision.decider});
    list.push_back({"orderer", &decision.orderer});
    list.push_back({"addressee", &decision.addressee});
  }
  list.push_back({"direction", &all.plan.direction});
  return list;
}

void see_changed(const Named& with, const Outcome& without, Seen& seen) {
  const Outcome& outcome = *with.outcome;
  if (without.kind != OutcomeKind::settled) return;
  std::string kind = kinds[static_cast<std::size_t>(outcome.kind)];
  if (outcome.kind == OutcomeKind::open) kind += std::string(", ") + reasons[static_cast<std::size_t>(outcome.open)];
  ++seen[with.question + " under safeguards " + kind];
  ++seen["under safeguards " + kind];
  if (outcome.safeguards.size() > 1) ++seen["two safeguards bite"];
  if (outcome.safeguards.empty()) return;
  const auto* answer = std::get_if<decision::DeciderAnswer>(&without.answer);
  if (answer && answer->deciders.empty()) ++seen["a safeguard bites where nobody is competent"];
  const auto* payment = std::get_if<decision::PaymentAnswer>(&without.answer);
  if (payment && payment->uncovered != Money{}) ++seen["a safeguard bites where something is uncovered"];
}

void see_derivation(const Model& model, const Derivation& derivation, Seen& seen) {
  for (const auto& trace : derivation.safeguards) {
    const std::string what = model.safeguards[trace.safeguard.index].always ? "always " : "never ";
    ++seen[what + truths[static_cast<std::size_t>(trace.counts)]];
    if (!trace.condition) ++seen[what + "without condition"];
    if (trace.valid == Truth::no) ++seen[what + "not in force"];
  }
  for (const auto& rule : derivation.rules) {
    const semantics::Rule& written = model.rules[rule.rule.index];
    if (rule.valid == Truth::no && written.known_from) ++seen["a rule that is not known"];
    if (rule.valid == Truth::yes && written.known_from) ++seen["a rule that is known"];
    for (const RuleId other : rule.lifted_by) {
      if (!reference::goes_before(model, other, rule.rule)) continue;
      ++seen[rule.own == Truth::yes && rule.status == Truth::no ? "lifted by its source"
                                                                : "perhaps lifted by its source"];
      if (written.table.is_some()) ++seen["a row lifted by its source"];
      if (model.rules[other.index].table.is_some()) ++seen["lifted by the source of a row"];
      if (written.table.is_some() && model.rules[other.index].table == written.table)
        ++seen["a row lifted by another by its source"];
    }
  }
}

}  // namespace

void see_safeguards(const Model& model, const decision::Case& facts, const reference::Judged& judged, Seen& seen) {
  if (!model.safeguards.empty()) {
    Model none = model;
    none.safeguards.clear();
    const auto without = reference::judge(none, facts);
    const auto list = outcomes_of(judged.outcome);
    const auto others = outcomes_of(without.outcome);
    for (std::size_t i = 0; i < list.size(); ++i) see_changed(list[i], *others[i].outcome, seen);
  }
  for (const auto& request : judged.derivation.requests) {
    for (const auto* d : {&request.law, &request.need, &request.right, &request.payer, &request.follow_up})
      see_derivation(model, *d, seen);
    for (const Derivation& own : request.own) see_derivation(model, own, seen);
  }
  for (const auto& decision : judged.derivation.decisions) {
    for (const auto* d : {&decision.decider, &decision.orderer, &decision.addressee}) see_derivation(model, *d, seen);
  }
  see_derivation(model, judged.derivation.plan.direction, seen);
}

std::vector<std::string> expected_of_safeguards() {
  std::vector<std::string> list{"under safeguards error",
                                "under safeguards open, judgement",
                                "under safeguards open, waits",
                                "two safeguards bite",
                                "a safeguard bites where nobody is competent",
                                "a safeguard bites where something is uncovered",
                                "a rule that is not known",
                                "a rule that is known",
                                "lifted by its source",
                                "perhaps lifted by its source",
                                "a row lifted by its source",
                                "lifted by the source of a row",
                                "a row lifted by another by its source"};
  for (const std::string question : {"payer", "follow-up", "decider", "orderer", "addressee", "direction"}) {
    for (const std::string kind : {"settled", "conflict", "missing"})
      list.push_back(question + " under safeguards " + kind);
  }
  for (const std::string what : {"always ", "never "}) {
    for (const std::string truth : {"no", "error", "unknown", "yes", "without condition", "not in force"})
      list.push_back(what + truth);
  }
  return list;
}

}  // namespace klap::differential
