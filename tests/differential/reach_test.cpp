// The comparison is worth what it reaches: every outcome of every question, every operator with every truth.
#include <array>
#include <map>

#include "differential/case_maker.hpp"
#include "differential/compare.hpp"
#include "differential/draw.hpp"
#include "support/catch.hpp"

namespace klap::differential {
namespace {

using decision::Outcome;
using decision::OutcomeKind;

using Seen = std::map<std::string, std::size_t>;

constexpr std::array kinds{"settled", "not applicable", "missing", "conflict", "open", "error"};
constexpr std::array reasons{"on purpose", "judgement", "no rule", "waits", "shared ceiling"};
constexpr std::array truths{"no", "error", "unknown", "later", "yes"};

void see(const std::string& question, const Outcome& outcome, Seen& seen) {
  std::string what = question + " " + kinds[static_cast<std::size_t>(outcome.kind)];
  if (outcome.kind == OutcomeKind::open) what += std::string(", ") + reasons[static_cast<std::size_t>(outcome.open)];
  ++seen[what];
  for (const auto& fact : outcome.missing) ++seen["missing fact " + std::to_string(static_cast<int>(fact.kind))];
  if (const auto* payment = std::get_if<decision::PaymentAnswer>(&outcome.answer)) {
    if (payment->uncovered > Money{}) ++seen["uncovered"];
    if (payment->lines.size() > 2) ++seen["three budgets"];
  }
  if (const auto* answer = std::get_if<decision::DeciderAnswer>(&outcome.answer)) {
    if (answer->deciders.size() > 1) ++seen["several deciders"];
    if (answer->claimed.is_some()) ++seen["claimed without power"];
    for (const auto& decider : answer->deciders) ++seen["chain of " + std::to_string(decider.chain.size())];
  }
  if (const auto* list = std::get_if<std::vector<decision::ObligationAnswer>>(&outcome.answer)) {
    for (const auto& o : *list)
      ++seen["obligation " + std::to_string(static_cast<int>(o.kind)) + (o.due ? " due" : "")];
  }
}

void see(const decision::ConditionTrace& trace, Seen& seen) {
  const auto op = std::to_string(static_cast<int>(trace.op));
  ++seen["op " + op + " " + truths[static_cast<std::size_t>(trace.truth)]];
  if (trace.none) ++seen["geen"];
  if (trace.presumed) ++seen["presumed"];
  for (const auto& argument : trace.arguments) see(argument, seen);
}

void see(const decision::Derivation& derivation, Seen& seen) {
  for (const auto& rule : derivation.rules) {
    ++seen[std::string("status ") + truths[static_cast<std::size_t>(rule.status)]];
    if (rule.own == decision::Truth::yes && rule.status == decision::Truth::unknown) ++seen["perhaps lifted"];
    if (rule.lifted_by.size() > 1) ++seen["lifted by two"];
    if (rule.condition) see(*rule.condition, seen);
  }
}

Seen everything_seen(std::size_t recipes) {
  Seen seen;
  for (std::uint64_t seed = 1; seed <= recipes; ++seed) {
    const Recipe recipe = draw(seed);
    const Prepared rules = prepare({write_rules(recipe).in_order()});
    for (const CaseRecipe& facts : recipe.cases) {
      const auto judged = reference::judge(rules.model, make_case(rules.model, facts));
      for (const auto& request : judged.outcome.requests) {
        see("law", request.law, seen);
        see("right", request.right, seen);
        see("payer", request.payer, seen);
        see("follow-up", request.follow_up, seen);
      }
      for (const auto& decision : judged.outcome.decisions) {
        see("decider", decision.decider, seen);
        see("addressee", decision.addressee, seen);
        if (decision.requests.size() > 1) ++seen["several requests in a decision"];
      }
      for (const auto& request : judged.derivation.requests) {
        for (const auto* d : {&request.law, &request.right, &request.payer, &request.follow_up}) see(*d, seen);
      }
    }
  }
  return seen;
}

std::vector<std::string> expected() {
  std::vector<std::string> list;
  for (const std::string question : {"law", "right", "payer", "addressee", "follow-up"}) {
    for (const std::string kind : {"settled", "missing", "conflict", "error", "open, no rule", "open, on purpose"}) {
      // Conditions of the addressee cannot overflow, nor can its parties be geen.
      if (question != "addressee" || kind != "error") list.push_back(question + " " + kind);
    }
    list.push_back(question + " not applicable");
  }
  for (const std::string question : {"law", "right", "payer", "follow-up"})
    list.push_back(question + " open, judgement");
  for (const std::string question : {"right", "payer", "addressee", "follow-up", "decider"}) {
    list.push_back(question + " open, waits");
  }
  for (const std::string rest : {"decider settled", "decider missing", "decider error", "payer open, shared ceiling"}) {
    list.push_back(rest);
  }
  for (int kind = 0; kind < 7; ++kind) list.push_back("missing fact " + std::to_string(kind));
  for (const std::string rest : {"uncovered", "three budgets", "several deciders", "claimed without power",
                                 "chain of 0", "chain of 1", "chain of 2", "chain of 3", "geen", "presumed",
                                 "status error", "perhaps lifted", "lifted by two", "several requests in a decision",
                                 "obligation 0", "obligation 1 due", "obligation 2", "obligation 3", "obligation 4"}) {
    list.push_back(rest);
  }
  for (const Op op : {Op::all_of, Op::any_of, Op::negation, Op::equal, Op::one_of, Op::is_none, Op::less,
                      Op::less_equal, Op::greater, Op::greater_equal, Op::age_at_least, Op::lot_in_force,
                      Op::lot_delivers, Op::ceiling_reached, Op::field, Op::term, Op::answer}) {
    for (const std::string truth : {"no", "unknown", "yes"}) {
      list.push_back("op " + std::to_string(static_cast<int>(op)) + " " + truth);
    }
  }
  for (const Op op : {Op::all_of, Op::any_of, Op::negation, Op::equal, Op::less_equal, Op::answer}) {
    list.push_back("op " + std::to_string(static_cast<int>(op)) + " error");
  }
  return list;
}

TEST_CASE("cases at random reach every outcome, operator and truth") {
  const Seen seen = everything_seen(1500);
  std::string absent;
  for (const std::string& what : expected()) {
    if (!seen.contains(what)) absent += what + "; ";
  }
  CHECK(absent == "");
}

}  // namespace
}  // namespace klap::differential
