// Product and judge on rule sets and cases at random, and what must be so for both.
//
// KLAP_COMPARISONS sets the number of comparisons of the first test, KLAP_SEED where they begin; a run with one seed is
// the same everywhere.
#include <cstdio>
#include <set>

#include "differential/case_maker.hpp"
#include "differential/compare.hpp"
#include "differential/draw.hpp"
#include "differential/planted.hpp"
#include "differential/show.hpp"
#include "support/catch.hpp"

namespace klap::differential {
namespace {

using decision::Outcome;
using decision::OutcomeKind;

/// One line that is written over, for whoever waits.
class Progress {
 public:
  explicit Progress(const Extent& run) : run_(run) {}
  void add(std::size_t comparisons) {
    done_ += comparisons;
    if (!run_.is_campaign || (done_ < shown_ + 500 && done_ < run_.comparisons)) return;
    shown_ = done_;
    std::fprintf(stderr, "\r%zu of %zu comparisons", done_, run_.comparisons);
    if (done_ >= run_.comparisons) std::fprintf(stderr, "\n");
  }
  [[nodiscard]] std::size_t done() const { return done_; }

 private:
  Extent run_;
  std::size_t done_ = 0;
  std::size_t shown_ = 0;
};

/// The cases of a recipe, each with its rules; false at the first that does not do.
template <class Check>
void for_each_case(const Recipe& recipe, Check check) {
  const RuleSetText text = write_rules(recipe);
  const Prepared rules = prepare({text.in_order()});
  for (const CaseRecipe& facts : recipe.cases) check(text, rules, make_case(rules.model, facts));
}

/// Property of recipes: KLAP_PROPERTY with its own number of recipes and seed.
template <class Property>
bool holds_for_recipes(const std::string& name, std::size_t recipes, Property property) {
  const Extent run = extent();
  rc::detail::TestMetadata metadata;
  metadata.id = name;
  metadata.description = name;
  rc::detail::TestParams params;
  params.seed = run.seed;
  params.maxSuccess = static_cast<int>(recipes);
  const auto test = [&] { property(*any_recipe()); };
  const auto result = rc::detail::checkTestable(test, metadata, params);
  if (result.template is<rc::detail::SuccessResult>()) return true;
  rc::detail::printResultMessage(result, std::cerr);
  return false;
}

constexpr std::size_t cases_per_recipe = 4;

TEST_CASE("product and judge agree on outcome and derivation") {
  const Extent run = extent();
  Progress progress(run);
  CHECK(holds_for_recipes("product = judge", run.comparisons / cases_per_recipe, [&](const Recipe& recipe) {
    for_each_case(recipe, [](const RuleSetText&, const Prepared& rules, const decision::Case& facts) {
      if (const auto different = compare(rules, facts)) RC_FAIL(*different);
    });
    progress.add(recipe.cases.size());
  }));
}

TEST_CASE("the order of declarations means nothing") {
  CHECK(holds_for_recipes("order", 100, [](const Recipe& recipe) {
    const Prepared turned = prepare(write_rules(recipe).turned_round());
    for_each_case(recipe, [&](const RuleSetText&, const Prepared& rules, const decision::Case& facts) {
      const auto one = product(rules, facts);
      const auto other = product(turned, facts);
      if (one.outcome == other.outcome && one.derivation == other.derivation) return;
      RC_FAIL(rules.text + show(rules.model, facts) + difference(rules.model, "in order", one, "turned  ", other));
    });
  }));
}

TEST_CASE("a row of a table is the rule that is written out from it") {
  CHECK(holds_for_recipes("rows", 300, [](const Recipe& recipe) {
    if (recipe.tables.empty()) return;
    const Prepared tables = prepare({write_rules(recipe, Tables::every_hit).in_order()});
    const Prepared written_out = prepare({write_rules(recipe, Tables::written_out).in_order()});
    for (const CaseRecipe& one : recipe.cases) {
      const decision::Case facts = make_case(tables.model, one);
      const auto of_tables = product(tables, facts);
      const auto of_rules = product(written_out, facts);
      if (of_tables.outcome == of_rules.outcome && of_tables.derivation == of_rules.derivation) continue;
      RC_FAIL(tables.text + written_out.text + show(tables.model, facts) +
              difference(tables.model, "table  ", of_tables, "written", of_rules));
    }
  }));
}

TEST_CASE("a rule that can never hold changes no outcome") {
  CHECK(holds_for_recipes("dead rules", 100, [](const Recipe& recipe) {
    const Prepared more = prepare({with_dead_rules(write_rules(recipe)).in_order()});
    for_each_case(recipe, [&](const RuleSetText&, const Prepared& rules, const decision::Case& facts) {
      const auto one = product(rules, facts);
      const auto other = product(more, facts);
      if (one.outcome == other.outcome) return;
      RC_FAIL(more.text + show(more.model, facts) + difference(more.model, "without", one, "with   ", other));
    });
  }));
}

/// Settled before and settled after, on something else.
bool changed_its_mind(const Outcome& before, const Outcome& after) {
  return before.kind == OutcomeKind::settled && after.kind == OutcomeKind::settled && before.answer != after.answer;
}

/// Knowing more about another request can put it into the same decision (2.3), which has another amount then; and a
/// decider who becomes known can make a follow-up of ratification (5.11). Both are other questions, not other answers.
bool is_sound(const decision::CaseOutcome& before, const decision::CaseOutcome& after) {
  for (std::size_t r = 0; r < before.requests.size(); ++r) {
    const auto& one = before.requests[r];
    const auto& other = after.requests[r];
    if (changed_its_mind(one.law, other.law) || changed_its_mind(one.need, other.need)) return false;
    if (changed_its_mind(one.right, other.right) || changed_its_mind(one.payer, other.payer)) return false;
    if (!one.decision || !other.decision) {  // who needs none has nothing to ratify, before or after
      if (changed_its_mind(one.follow_up, other.follow_up)) return false;
      continue;
    }
    const auto& decision = before.decisions[*one.decision];
    const auto& decision_after = after.decisions[*other.decision];
    if (decision.requests != decision_after.requests) continue;
    if (changed_its_mind(decision.decider, decision_after.decider)) return false;
    if (changed_its_mind(decision.addressee, decision_after.addressee)) return false;
    const bool same_decider = decision.decider.kind == decision_after.decider.kind;
    if (same_decider && changed_its_mind(one.follow_up, other.follow_up)) return false;
  }
  return !changed_its_mind(before.plan.direction, after.plan.direction);
}

TEST_CASE("knowing more never turns one settled answer into another") {
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

TEST_CASE("payments add up to the costs") {
  CHECK(holds_for_recipes("payments", 200, [](const Recipe& recipe) {
    for_each_case(recipe, [](const RuleSetText&, const Prepared& rules, const decision::Case& facts) {
      const auto got = product(rules, facts);
      for (std::size_t r = 0; r < facts.requests.size(); ++r) {
        for (const auto& rule : got.derivation.requests[r].payer.rules) {
          const auto* payment = std::get_if<decision::PaymentAnswer>(&rule.answer);
          if (!payment) continue;
          std::int64_t total = payment->uncovered.cents();
          std::set<BudgetId> budgets;
          for (const auto& line : payment->lines) {
            total += line.amount.cents();
            RC_ASSERT(budgets.insert(line.budget).second);
            RC_ASSERT(line.amount != Money{} || payment->lines.size() == 1);
          }
          const auto& costs = facts.requests[r].facts[rules.model.costs.index];
          if (costs.state == decision::Fact::State::known) RC_ASSERT(total == costs.value.raw);
        }
      }
    });
  }));
}

TEST_CASE("the comparison finds every planted fault") {
  std::vector<Fault> left = planted_faults();
  REQUIRE(left.size() >= 10);
  const Extent run;
  std::size_t compared = 0;
  for (std::uint64_t seed = run.seed; compared < run.comparisons && !left.empty(); ++seed) {
    for_each_case(draw(seed), [&](const RuleSetText&, const Prepared& rules, const decision::Case& facts) {
      const reference::Judged expected = reference::judge(rules.model, facts);
      std::erase_if(left, [&](const Fault& fault) {
        const reference::Judged spoiled = fault.evaluate(rules.model, facts);
        return fault.of_derivation ? spoiled.derivation != expected.derivation : spoiled.outcome != expected.outcome;
      });
      ++compared;
    });
  }
  for (const Fault& fault : left) { UNSCOPED_INFO("not found in " << compared << " comparisons: " << fault.name); }
  CHECK(left.empty());
}

}  // namespace
}  // namespace klap::differential
