// The comparison is worth what it reaches: every outcome of every question, every operator with every truth.
#include <algorithm>
#include <array>

#include "differential/case_maker.hpp"
#include "differential/compare.hpp"
#include "differential/draw.hpp"
#include "differential/reach.hpp"
#include "support/catch.hpp"

namespace klap::differential {
namespace {

using decision::Outcome;
using decision::OutcomeKind;

constexpr std::array kinds{"settled", "not applicable", "missing", "conflict", "open", "error"};
constexpr std::array reasons{"on purpose", "judgement", "no rule", "waits", "shared ceiling"};
constexpr std::array truths{"no", "error", "unknown", "later", "yes"};

void see(const std::string& what, const decision::PartyAnswer& party, Seen& seen) {
  constexpr std::array parties{"person", "actor", "municipality"};
  ++seen[what + " to " + parties[static_cast<std::size_t>(party.kind)]];
}

void see(const std::string& question, const Outcome& outcome, Seen& seen) {
  std::string what = question + " " + kinds[static_cast<std::size_t>(outcome.kind)];
  if (outcome.kind == OutcomeKind::open) what += std::string(", ") + reasons[static_cast<std::size_t>(outcome.open)];
  if (outcome.kind == OutcomeKind::open && outcome.open == decision::OpenReason::waits) {
    ++seen[what + " for " + std::to_string(std::min<std::uint32_t>(outcome.waits_for.index, question_kind_count))];
  }
  ++seen[what];
  for (const auto& fact : outcome.missing) ++seen["missing fact " + std::to_string(static_cast<int>(fact.kind))];
  if (const bool* yes = std::get_if<bool>(&outcome.answer)) ++seen[question + (*yes ? " yes" : " no")];
  if (const auto* party = std::get_if<decision::PartyAnswer>(&outcome.answer)) see(question, *party, seen);
  if (const auto* answer = std::get_if<decision::AddresseeAnswer>(&outcome.answer)) {
    see(question, answer->to, seen);
    for (const auto& copy : answer->copies) see("copy", copy, seen);
  }
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
    for (const auto& o : *list) {
      const std::string obligation = "obligation " + std::to_string(static_cast<int>(o.kind));
      ++seen[obligation + (o.due ? " due" : "")];
      see(obligation, o.to, seen);
    }
  }
}

// `F van P`.
void see_fact_of_person(const decision::ConditionTrace& trace, Seen& seen) {
  const auto& person = trace.arguments.front();
  const std::string whose = person.none ? "of geen" : person.value ? "of somebody" : "of nobody knows whom";
  const bool known = trace.value || trace.truth != decision::Truth::unknown;
  ++seen["fact " + whose + (trace.none ? ", geen" : trace.presumed ? ", presumed" : known ? ", known" : ", unknown")];
}

void see(const decision::ConditionTrace& trace, Seen& seen) {
  const auto op = std::to_string(static_cast<int>(trace.op));
  ++seen["op " + op + " " + truths[static_cast<std::size_t>(trace.truth)]];
  if (trace.none) ++seen["geen"];
  if (trace.presumed) ++seen["presumed"];
  if (trace.op == Op::field && !trace.arguments.empty()) see_fact_of_person(trace, seen);
  if (trace.op == Op::parameter) ++seen[trace.value ? "parameter value" : "parameter without value"];
  see_expression(trace, seen);
  see_suspended(trace, seen);
  for (const auto& argument : trace.arguments) see(argument, seen);
}

void see(const semantics::Model& model, const std::string& question, const decision::Derivation& derivation,
         Seen& seen) {
  see_lists_and_tables(model, question, derivation, seen);
  for (const auto& rule : derivation.rules) {
    ++seen[std::string("status ") + truths[static_cast<std::size_t>(rule.status)]];
    if (rule.own == decision::Truth::yes && rule.status == decision::Truth::unknown) ++seen["perhaps lifted"];
    if (rule.lifted_by.size() > 1) ++seen["lifted by two"];
    if (rule.condition) see(*rule.condition, seen);
  }
}

// What is special about a household: who asks for nothing, what needs no decision, where its facts are.
void see_household(const semantics::Model& model, const decision::Case& facts, const decision::CaseOutcome& outcome,
                   Seen& seen) {
  for (std::size_t p = 0; p < facts.persons.size(); ++p) {
    const bool asks = std::ranges::any_of(facts.requests, [&](const auto& request) { return request.person == p; });
    if (!asks) ++seen["a person without requests"];
  }
  if (facts.requests.empty()) ++seen["no requests"];
  for (const auto& request : outcome.requests) {
    if (!request.decision) ++seen["no decision"];
    for (const auto& fact : request.right.missing) {
      if (fact.kind != decision::FactRef::Kind::field) continue;
      const FieldOwner owner = model.fields[fact.id].owner;
      const auto r = static_cast<std::size_t>(&request - outcome.requests.data());
      if (owner == FieldOwner::plan) ++seen["missing fact of the plan"];
      if (owner == FieldOwner::person && fact.entity != facts.requests[r].person) ++seen["missing fact of another"];
    }
  }
  for (const auto& decision : outcome.decisions) {
    if (decision.requests.size() > 1) ++seen["several requests in a decision"];
    for (std::size_t r = 0; r < facts.requests.size(); ++r) {
      const bool same_law = outcome.requests[r].law.answer == decision::Answer{decision.law};
      if (facts.requests[r].person == decision.person && same_law && !outcome.requests[r].decision) {
        ++seen["a request beside a decision"];
      }
    }
  }
}

void see(const Prepared& rules, const decision::Case& facts, Seen& seen) {
  const auto judged = reference::judge(rules.model, facts);
  see_household(rules.model, facts, judged.outcome, seen);
  see_missing_of_elements(rules.model, facts, judged.outcome, seen);
  see_own_questions(rules.model, judged.outcome, seen);
  see_answers(rules.model, judged, seen);
  see_safeguards(rules.model, facts, judged, seen);
  see_payments(rules.model, judged, seen);
  see_shared(rules.model, facts, judged, seen);
  see_weighing(rules.model, rules.text, judged, seen);
  for (std::size_t d = 0; d < judged.outcome.decisions.size(); ++d) {
    const decision::Derivation& decider = judged.derivation.decisions[d].decider;
    see_power(rules.model, judged.outcome.decisions[d], decider, seen);
    for (const auto& mandate : decider.mandates) {
      if (mandate.condition) see(*mandate.condition, seen);
    }
  }
  for (const auto& request : judged.outcome.requests) {
    see("law", request.law, seen);
    see("need", request.need, seen);
    see("right", request.right, seen);
    see("payer", request.payer, seen);
    see("follow-up", request.follow_up, seen);
    for (const Outcome& own : request.own) see("own question", own, seen);
  }
  for (const auto& decision : judged.outcome.decisions) {
    see("decider", decision.decider, seen);
    see("orderer", decision.orderer, seen);
    see_orders(decision, seen);
    see("addressee", decision.addressee, seen);
  }
  see("direction", judged.outcome.plan.direction, seen);
  see(rules.model, "direction", judged.derivation.plan.direction, seen);
  for (const auto& decision : judged.derivation.decisions) see(rules.model, "addressee", decision.addressee, seen);
  for (const auto& request : judged.derivation.requests) {
    see(rules.model, "law", request.law, seen);
    see(rules.model, "need", request.need, seen);
    see(rules.model, "right", request.right, seen);
    see(rules.model, "payer", request.payer, seen);
    see(rules.model, "follow-up", request.follow_up, seen);
    for (const auto& own : request.own) see(rules.model, "own question", own, seen);
  }
}

Seen everything_seen(std::size_t recipes) {
  Seen seen;
  for (std::uint64_t seed = 1; seed <= recipes; ++seed) {
    const Recipe recipe = draw(seed);
    const Prepared rules = prepare({write_rules(recipe).in_order()});
    for (const CaseRecipe& facts : recipe.cases) see(rules, make_case(rules.model, facts), seen);
  }
  return seen;
}

std::vector<std::string> expected() {
  std::vector<std::string> list;
  for (const std::string question : {"law", "need", "right", "payer", "addressee", "direction", "follow-up"}) {
    for (const std::string kind : {"settled", "missing", "conflict", "error", "open, no rule", "open, on purpose"}) {
      list.push_back(question + " " + kind);
    }
    list.push_back(question + " not applicable");
  }
  for (const std::string question : {"law", "need", "right", "payer", "follow-up"})
    list.push_back(question + " open, judgement");
  for (const std::string question : {"need", "right", "payer", "addressee", "follow-up", "decider", "orderer"}) {
    list.push_back(question + " open, waits for 0");  // the law
  }
  for (const std::string question : {"addressee", "decider", "orderer"})
    list.push_back(question + " open, waits for 1");  // the need
  for (const std::string question : {"payer", "follow-up", "decider"}) list.push_back(question + " open, waits for 2");
  for (const std::string question : {"need", "right"}) {
    list.push_back(question + " yes");
    list.push_back(question + " no");
  }
  for (const std::string party : {"person", "actor", "municipality"}) {
    for (const std::string what : {"addressee", "copy", "direction", "obligation 1", "obligation 3"}) {
      list.push_back(what + " to " + party);
    }
  }
  for (const std::string rest :
       {"obligation 0 to actor", "obligation 2 to person", "obligation 5 to actor", "obligation 5 to municipality",
        "obligation 5 due", "a person without requests", "no requests", "no decision", "a request beside a decision",
        "missing fact of the plan", "missing fact of another", "parameter value", "parameter without value",
        "fact of geen, geen", "fact of somebody, geen", "fact of somebody, presumed", "fact of somebody, known",
        "fact of somebody, unknown", "fact of nobody knows whom, unknown"}) {
    list.push_back(rest);
  }
  for (const std::string rest : {"decider settled", "decider missing", "decider error", "payer open, shared ceiling"}) {
    list.push_back(rest);
  }
  for (int kind = 0; kind < 9; ++kind) list.push_back("missing fact " + std::to_string(kind));
  for (const std::string rest : {"uncovered", "three budgets", "several deciders", "claimed without power",
                                 "chain of 0", "chain of 1", "chain of 2", "chain of 3", "geen", "presumed",
                                 "status error", "perhaps lifted", "lifted by two", "several requests in a decision",
                                 "obligation 0", "obligation 1 due", "obligation 2", "obligation 3", "obligation 4"}) {
    list.push_back(rest);
  }
  for (const Op op : {Op::all_of, Op::any_of, Op::negation, Op::equal, Op::one_of, Op::is_none, Op::less,
                      Op::less_equal, Op::greater, Op::greater_equal, Op::age_at_least, Op::lot_in_force,
                      Op::lot_delivers, Op::ceiling_reached, Op::field, Op::parameter, Op::term, Op::answer}) {
    for (const std::string truth : {"no", "unknown", "yes"}) {
      list.push_back("op " + std::to_string(static_cast<int>(op)) + " " + truth);
    }
  }
  for (const Op op : {Op::all_of, Op::any_of, Op::negation, Op::equal, Op::less_equal, Op::answer}) {
    list.push_back("op " + std::to_string(static_cast<int>(op)) + " error");
  }
  list.push_back("op " + std::to_string(static_cast<int>(Op::resident)) + " unknown");  // a person has no truth
  return list;
}

TEST_CASE("cases at random reach every outcome, operator and truth", "[1.1][3.1]") {
  const Seen seen = everything_seen(2500);
  std::string absent;
  auto wanted = expected();
  for (const std::string& what : expected_of_lists_and_tables()) wanted.push_back(what);
  for (const std::string& what : expected_of_own_questions_and_power()) wanted.push_back(what);
  for (const std::string& what : expected_of_answers()) wanted.push_back(what);
  for (const std::string& what : expected_of_orders()) wanted.push_back(what);
  for (const std::string& what : expected_of_safeguards()) wanted.push_back(what);
  for (const std::string& what : expected_of_payments()) wanted.push_back(what);
  for (const std::string& what : expected_of_shared()) wanted.push_back(what);
  for (const std::string& what : expected_of_weighing()) wanted.push_back(what);
  for (const std::string& what : wanted) {
    if (!seen.contains(what)) absent += what + "; ";
  }
  CHECK(absent == "");
}

}  // namespace
}  // namespace klap::differential
