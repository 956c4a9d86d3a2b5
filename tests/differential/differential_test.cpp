// Product and judge on rule sets and cases at random; what must be so for both stands in properties_test.cpp too.
//
// KLAP_COMPARISONS sets the number of comparisons of the first test, KLAP_SEED where they begin; a run with one seed is
// the same everywhere.
#include <cstdio>

#include "differential/paths.hpp"
#include "differential/planted.hpp"
#include "differential/properties.hpp"
#include "differential/show.hpp"
#include "support/catch.hpp"

namespace klap::differential {
namespace {

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

constexpr std::size_t cases_per_recipe = 4;

TEST_CASE("product and judge agree on outcome and derivation", "[14.1][14.3]") {
  const Extent run = extent();
  Progress progress(run);
  CHECK(holds_for_recipes("product = judge", run.comparisons / cases_per_recipe, [&](const Recipe& recipe) {
    Paths paths(prepare({write_rules(recipe).in_order()}));
    for (const CaseRecipe& one : recipe.cases)
      if (const auto different = paths.compare(make_case(paths.rules().model, one))) RC_FAIL(*different);
    progress.add(recipe.cases.size());
  }));
}

TEST_CASE("product and judge agree on the rows of tables") {
  CHECK(holds_for_recipes("columns = judge", extent().comparisons / cases_per_recipe / 5, [](const Recipe& recipe) {
    const Prepared rules = prepare({write_rules(recipe).in_order()});
    std::vector<decision::Case> rows;
    for (const CaseRecipe& one : recipe.cases) {
      decision::Case facts = make_case(rules.model, one);
      if (!facts.requests.empty()) rows.push_back(flat(rules.program, std::move(facts)));
    }
    if (const auto different = compare_columns(rules, rows)) RC_FAIL(*different);
  }));
}

TEST_CASE("product and judge agree in any number of threads") {
  CHECK(holds_for_recipes("threads = judge", extent().comparisons / cases_per_recipe / 25, [](const Recipe& recipe) {
    const Paths paths(prepare({write_rules(recipe).in_order()}));
    std::vector<decision::Case> cases;
    for (const CaseRecipe& one : recipe.cases) cases.push_back(make_case(paths.rules().model, one));
    if (const auto different = paths.compare_in_threads(cases)) RC_FAIL(*different);
  }));
}

TEST_CASE("the order of declarations means nothing", "[7.2]") {
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

TEST_CASE("a row of a table is the rule that is written out from it", "[5.15]") {
  CHECK(holds_for_recipes("rows", 300, [](const Recipe& recipe) {
    if (recipe.tables.empty()) return;
    const Prepared tables = prepare({write_rules(recipe, {Tables::every_hit, Clauses::as_they_are}).in_order()});
    const Prepared written_out = prepare({write_rules(recipe, {Tables::written_out, Clauses::as_they_are}).in_order()});
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

TEST_CASE("clauses mean what they stand for") {
  CHECK(holds_for_recipes("clauses", 300, [](const Recipe& recipe) {
    const Prepared clauses = prepare({write_rules(recipe).in_order()});
    const Prepared spelled_out = prepare({write_rules(recipe, {Tables::as_meant, Clauses::spelled_out}).in_order()});
    for (const CaseRecipe& one : recipe.cases) {
      const decision::Case facts = make_case(clauses.model, one);
      const auto of_clauses = product(clauses, facts);
      const auto of_conditions = product(spelled_out, facts);
      if (of_clauses.outcome == of_conditions.outcome) continue;
      RC_FAIL(clauses.text + spelled_out.text + show(clauses.model, facts) +
              difference("clauses", lines_of(clauses.model, of_clauses), "spelled",
                         lines_of(spelled_out.model, of_conditions)));
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

TEST_CASE("the comparison finds every planted fault") {
  std::vector<Fault> left = planted_faults();
  REQUIRE(left.size() >= 185);
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
