// What must be so for every rule set and case: of the product, on rule sets and cases at random.
#include <algorithm>
#include <set>

#include "differential/properties.hpp"
#include "differential/show.hpp"
#include "support/catch.hpp"

namespace klap::differential {
namespace {

using decision::Outcome;
using decision::OutcomeKind;

/// Settled before, and after on something else, or in conflict.
bool changed_its_mind(const Outcome& before, const Outcome& after) {
  if (before.kind != OutcomeKind::settled) return false;
  return after.kind == OutcomeKind::conflict || (after.kind == OutcomeKind::settled && before.answer != after.answer);
}

/// Knowing more about another request can put it into the same decision (2.3), which has another amount then, or charge
/// the same ceiling (11.4); and a decider or orderer who becomes known can make a follow-up of ratification (5.11).
/// Those are other questions, not other answers.
bool is_sound(const decision::CaseOutcome& before, const decision::CaseOutcome& after) {
  for (std::size_t r = 0; r < before.requests.size(); ++r) {
    const auto& one = before.requests[r];
    const auto& other = after.requests[r];
    if (changed_its_mind(one.law, other.law) || changed_its_mind(one.need, other.need)) return false;
    if (changed_its_mind(one.right, other.right)) return false;
    const bool alone = one.payer.shared.empty() && other.payer.shared.empty();
    if (alone && changed_its_mind(one.payer, other.payer)) return false;
    for (std::size_t own = 0; own < one.own.size(); ++own) {
      if (changed_its_mind(one.own[own], other.own[own])) return false;
    }
    if (!one.decision || !other.decision) {  // who needs none has nothing to ratify, before or after
      if (changed_its_mind(one.follow_up, other.follow_up)) return false;
      continue;
    }
    const auto& decision = before.decisions[*one.decision];
    const auto& decision_after = after.decisions[*other.decision];
    if (decision.requests != decision_after.requests) continue;
    if (changed_its_mind(decision.decider, decision_after.decider)) return false;
    if (changed_its_mind(decision.orderer, decision_after.orderer)) return false;
    if (changed_its_mind(decision.addressee, decision_after.addressee)) return false;
    const bool same_decider =
        decision.decider.kind == decision_after.decider.kind && decision.orderer.kind == decision_after.orderer.kind;
    if (same_decider && changed_its_mind(one.follow_up, other.follow_up)) return false;
  }
  return !changed_its_mind(before.plan.direction, after.plan.direction);
}

TEST_CASE("knowing more never turns one settled answer into another", "[6.2]") {
  CHECK(holds_for_recipes("more known", 300, [](const Recipe& recipe) {
    const Part more = recipe.setup;
    for_each_case(recipe, [&](const RuleSetText&, const Prepared& rules, const decision::Case& facts) {
      const decision::Case known = know_more(rules.model, facts, more);
      const auto one = product(rules, facts);
      const auto other = product(rules, known);
      if (is_sound(one.outcome, other.outcome)) return;
      RC_FAIL(rules.text + show(rules.model, facts) + "\n-- more known\n" + show(rules.model, known) +
              difference(rules.model, "less", one, "more", other));
    });
  }));
}

/// Every line once, none of zero but the only one; together with what is open, the costs.
void check_payment(const decision::PaymentAnswer& payment, const decision::Fact& costs) {
  std::int64_t total = payment.uncovered.cents();
  std::set<BudgetId> budgets;
  std::set<int> municipalities;
  const bool only_one = payment.lines.size() + payment.elsewhere.size() == 1;
  for (const auto& line : payment.lines) {
    total += line.amount.cents();
    RC_ASSERT(budgets.insert(line.budget).second);
    RC_ASSERT(line.amount != Money{} || only_one);
  }
  for (const auto& line : payment.elsewhere) {
    total += line.amount.cents();
    RC_ASSERT(municipalities.insert(line.municipality).second);
    RC_ASSERT(line.amount != Money{} || only_one);
  }
  RC_ASSERT(std::ranges::is_sorted(payment.lines) && std::ranges::is_sorted(payment.elsewhere));
  if (costs.state == decision::Fact::State::known) RC_ASSERT(total == costs.value.raw);
}

TEST_CASE("payments add up to the costs", "[10.5]") {
  CHECK(holds_for_recipes("payments", 200, [](const Recipe& recipe) {
    for_each_case(recipe, [](const RuleSetText&, const Prepared& rules, const decision::Case& facts) {
      const auto got = product(rules, facts);
      for (std::size_t r = 0; r < facts.requests.size(); ++r) {
        const auto* paid = std::get_if<decision::PaymentAnswer>(&got.outcome.requests[r].payer.answer);
        if (paid) check_payment(*paid, facts.requests[r].facts[rules.model.costs.index]);
        for (const auto& rule : got.derivation.requests[r].payer.rules) {
          const auto* payment = std::get_if<decision::PaymentAnswer>(&rule.answer);
          if (payment) check_payment(*payment, facts.requests[r].facts[rules.model.costs.index]);
        }
      }
    });
  }));
}

/// Messages go to providers only, what is sent on to nobody who is a person, ratification to bodies; and nobody is
/// named who is not of this case or rule set.
void check_party(const semantics::Model& model, const decision::Case& facts, const decision::ObligationAnswer& o) {
  using Kind = decision::PartyAnswer::Kind;
  std::optional<ActorKind> actor;
  if (o.to.kind == Kind::actor) actor = model.actors.at(o.to.actor.index).kind;
  if (o.to.kind == Kind::person) RC_ASSERT(o.to.person < facts.persons.size());
  if (o.to.kind == Kind::municipality) {
    RC_ASSERT(std::ranges::count(model.municipalities, o.to.municipality, &semantics::Municipality::code) == 1);
  }
  switch (o.kind) {
    case ObligationKind::message: RC_ASSERT(actor == ActorKind::provider); break;
    case ObligationKind::ratification: RC_ASSERT(actor == ActorKind::body); break;
    case ObligationKind::forwarding: RC_ASSERT(o.to.kind != Kind::person && actor != ActorKind::volunteer); break;
    case ObligationKind::letter:
    case ObligationKind::order:
    case ObligationKind::nothing: break;
  }
  RC_ASSERT((o.kind == ObligationKind::message) == !o.message.empty());
  const bool no_clauses = o.kind == ObligationKind::nothing || o.kind == ObligationKind::ratification;
  if (no_clauses) RC_ASSERT(!o.effective && o.mention.empty());
}

TEST_CASE("obligations are only to parties that may have them") {
  CHECK(holds_for_recipes("obligations", 200, [](const Recipe& recipe) {
    for_each_case(recipe, [](const RuleSetText&, const Prepared& rules, const decision::Case& facts) {
      for (const auto& request : product(rules, facts).outcome.requests) {
        const auto* list = std::get_if<std::vector<decision::ObligationAnswer>>(&request.follow_up.answer);
        if (!list) continue;
        for (const auto& o : *list) check_party(rules.model, facts, o);
      }
    });
  }));
}

/// Not yet: what is missing and in which order may differ, for more rules read the same facts.
bool is_not_yet(const Outcome& outcome) {
  const bool waits = outcome.open == decision::OpenReason::judgement || outcome.open == decision::OpenReason::waits;
  return outcome.kind == OutcomeKind::missing || (outcome.kind == OutcomeKind::open && waits);
}

bool is_same_answer(const Outcome& one, const Outcome& other) {
  if (is_not_yet(one) || is_not_yet(other)) return is_not_yet(one) && is_not_yet(other);
  return one.kind == other.kind && one.answer == other.answer && one.open == other.open &&
         one.waits_for == other.waits_for && one.accountable == other.accountable;
}

bool are_same_answers(const decision::CaseOutcome& one, const decision::CaseOutcome& other) {
  const auto same_own = [](const decision::RequestOutcome& a, const decision::RequestOutcome& b) {
    return std::ranges::equal(a.own, b.own, is_same_answer);
  };
  const auto same_request = [&](const decision::RequestOutcome& a, const decision::RequestOutcome& b) {
    return is_same_answer(a.law, b.law) && is_same_answer(a.need, b.need) && is_same_answer(a.right, b.right) &&
           is_same_answer(a.payer, b.payer) && is_same_answer(a.follow_up, b.follow_up) && same_own(a, b) &&
           a.decision == b.decision;
  };
  const auto same_decision = [](const decision::DecisionOutcome& a, const decision::DecisionOutcome& b) {
    return a.person == b.person && a.law == b.law && a.divided_by == b.divided_by && a.requests == b.requests &&
           is_same_answer(a.decider, b.decider) && is_same_answer(a.orderer, b.orderer) &&
           is_same_answer(a.addressee, b.addressee);
  };
  return std::ranges::equal(one.requests, other.requests, same_request) &&
         std::ranges::equal(one.decisions, other.decisions, same_decision) &&
         is_same_answer(one.plan.direction, other.plan.direction);
}

TEST_CASE("a row of a table that is split in two changes no answer") {
  CHECK(holds_for_recipes("split rows", 300, [](const Recipe& recipe) {
    if (recipe.tables.empty()) return;
    const Prepared whole = prepare({write_rules(recipe).in_order()});
    const Prepared split = prepare({write_rules(recipe, {Tables::split, Clauses::as_they_are}).in_order()});
    for (const CaseRecipe& one : recipe.cases) {
      const decision::Case facts = make_case(whole.model, one);
      if (!facts.dates[static_cast<std::size_t>(CaseDate::reference)]) continue;  // what the rows are split by
      const auto of_whole = product(whole, facts);
      const auto of_split = product(split, facts);
      if (are_same_answers(of_whole.outcome, of_split.outcome)) continue;
      RC_FAIL(whole.text + split.text + show(whole.model, facts) +
              difference("whole", lines_of(whole.model, of_whole), "split", lines_of(split.model, of_split)));
    }
  }));
}

}  // namespace
}  // namespace klap::differential
