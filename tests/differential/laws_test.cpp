// Laws of what a rule set can say in two ways, or leave out: of the product, on rule sets and cases at random.
#include <algorithm>
#include <set>

#include <klap/compile/compile.hpp>

#include "differential/planting.hpp"
#include "differential/properties.hpp"
#include "differential/show.hpp"
#include "support/catch.hpp"

namespace klap::differential {
namespace {

using decision::Derivation;
using decision::Outcome;
using decision::OutcomeKind;
using decision::RuleTrace;
using decision::Truth;
using semantics::Model;

/// The same rule set, changed after it was read.
Prepared changed(const Prepared& rules, const std::function<void(Model&)>& change) {
  Model model = rules.model;
  change(model);
  auto program = compile::compile(model);
  return {rules.text, std::move(model), std::move(program)};
}

/// Outcome and derivation are the same.
void check_same(const Prepared& rules, const decision::Case& facts, const reference::Judged& one,
                const reference::Judged& other) {
  if (one.outcome == other.outcome && one.derivation == other.derivation) return;
  RC_FAIL(rules.text + show(rules.model, facts) + difference(rules.model, "as read", one, "changed", other));
}

TEST_CASE("which source goes before which is the same as exceptions that are written", "[7.3]") {
  CHECK(holds_for_recipes("precedence", 150, [](const Recipe& recipe) {
    const Prepared rules = prepare({write_rules(recipe).in_order()});
    const auto some = [](const semantics::Source& source) { return !source.before.empty(); };
    if (std::ranges::none_of(rules.model.sources, some)) return;
    const Prepared written = changed(rules, write_precedence);
    for (const CaseRecipe& one : recipe.cases) {
      const decision::Case facts = make_case(rules.model, one);
      check_same(rules, facts, product(rules, facts), product(written, facts));
    }
  }));
}

template <class List>
void always_known(List& list) {
  for (auto& one : list) one.known_from.reset();
}

// Of the values of one day, which is known last still counts.
TEST_CASE("who decides last of all knows everything") {
  CHECK(holds_for_recipes("known", 150, [](const Recipe& recipe) {
    const Prepared rules = prepare({write_rules(recipe).in_order()});
    const Prepared known = changed(rules, [](Model& model) {
      always_known(model.rules);
      always_known(model.competences);
      always_known(model.mandates);
      always_known(model.delegations);
      always_known(model.reservations);
      always_known(model.safeguards);
    });
    for (const CaseRecipe& one : recipe.cases) {
      decision::Case facts = make_case(rules.model, one);
      facts.dates[static_cast<std::size_t>(CaseDate::decision)] = Date::from_ymd(9999, 1, 1);
      for (auto& taken : facts.decisions) {
        taken.on.reset();
        taken.ordered_on.reset();
      }
      check_same(rules, facts, product(rules, facts), product(known, facts));
    }
  }));
}

/// Only what is settled is looked at; and nothing else is answered in its place.
bool is_left(const Outcome& with, const Outcome& without) {
  if (without.kind != OutcomeKind::settled || with.kind == OutcomeKind::settled) return with == without;
  const bool waits = with.open == decision::OpenReason::judgement || with.open == decision::OpenReason::waits;
  switch (with.kind) {
    case OutcomeKind::conflict: return with.rules == without.rules && !with.safeguards.empty();
    case OutcomeKind::open: return waits && with.safeguards.empty();
    case OutcomeKind::missing:
    case OutcomeKind::error: return with.safeguards.empty();
    case OutcomeKind::settled:
    case OutcomeKind::not_applicable: break;
  }
  return false;
}

/// Without what safeguards came to; with them out of the derivation, everything else is what it was.
reference::Judged without_traces(reference::Judged judged) {
  for (auto& request : judged.derivation.requests) {
    request.payer.safeguards.clear();
    request.follow_up.safeguards.clear();
  }
  for (auto& decision : judged.derivation.decisions) {
    for (Derivation* d : {&decision.decider, &decision.orderer, &decision.addressee}) d->safeguards.clear();
  }
  judged.derivation.plan.direction.safeguards.clear();
  return judged;
}

TEST_CASE("safeguards change nothing but what is settled, and never to another answer", "[5.22]") {
  CHECK(holds_for_recipes("safeguards", 200, [](const Recipe& recipe) {
    if (recipe.safeguards.empty()) return;
    const Prepared rules = prepare({write_rules(recipe).in_order()});
    const Prepared none = changed(rules, [](Model& model) { model.safeguards.clear(); });
    for (const CaseRecipe& one : recipe.cases) {
      const decision::Case facts = make_case(rules.model, one);
      const auto with = without_traces(product(rules, facts));
      auto without = product(none, facts);
      std::vector<const Outcome*> list;
      for_all_outcomes(without.outcome, [&](const Outcome& o) { list.push_back(&o); });
      std::size_t at = 0;
      bool left = with.derivation == without.derivation;
      decision::CaseOutcome outcome = with.outcome;
      for_all_outcomes(outcome, [&](const Outcome& o) { left = left && is_left(o, *list[at++]); });
      for (std::size_t d = 0; d < outcome.decisions.size(); ++d)
        left = left && is_left(outcome.decisions[d].orderer, without.outcome.decisions[d].orderer);
      if (left) continue;
      RC_FAIL(rules.text + show(rules.model, facts) + difference(rules.model, "with", with, "without", without));
    }
  }));
}

/// Every question that is answered per request, with its rules.
void for_all_answers(const reference::Judged& judged,
                     const std::function<void(const Outcome&, const Derivation&)>& check) {
  for (std::size_t r = 0; r < judged.outcome.requests.size(); ++r) {
    const auto& outcome = judged.outcome.requests[r];
    const auto& derivation = judged.derivation.requests[r];
    check(outcome.law, derivation.law);
    check(outcome.need, derivation.need);
    check(outcome.right, derivation.right);
    check(outcome.payer, derivation.payer);
    for (std::size_t own = 0; own < outcome.own.size(); ++own) check(outcome.own[own], derivation.own[own]);
  }
}

TEST_CASE("of rows that exclude each other at most one settles, and two that hold are a conflict", "[5.16]") {
  CHECK(holds_for_recipes("unique", 200, [](const Recipe& recipe) {
    if (recipe.tables.empty()) return;
    for_each_case(recipe, [](const RuleSetText&, const Prepared& rules, const decision::Case& facts) {
      const auto two_of_one_table = [&](const std::vector<RuleId>& list) {
        std::set<TableId> tables;
        return std::ranges::any_of(list, [&](RuleId rule) {
          const TableId table = rules.model.rules[rule.index].table;
          const bool unique = table.is_some() && rules.model.tables[table.index].policy == HitPolicy::unique;
          return unique && !tables.insert(table).second;
        });
      };
      for_all_answers(product(rules, facts), [&](const Outcome& outcome, const Derivation& derivation) {
        std::vector<RuleId> holding;
        for (const RuleTrace& rule : derivation.rules) {
          if (rule.status == Truth::yes) holding.push_back(rule.rule);
        }
        const bool left = outcome.kind == OutcomeKind::settled || outcome.kind == OutcomeKind::missing ||
                          outcome.kind == OutcomeKind::not_applicable;
        if (left) RC_ASSERT(!two_of_one_table(holding));
        if (outcome.kind == OutcomeKind::settled) RC_ASSERT(!two_of_one_table(outcome.rules));
      });
    });
  }));
}

TEST_CASE("what is collected is the sum, the greatest or the least of what holds", "[5.20]") {
  CHECK(holds_for_recipes("collecting", 200, [](const Recipe& recipe) {
    for_each_case(recipe, [](const RuleSetText&, const Prepared& rules, const decision::Case& facts) {
      const auto got = product(rules, facts);
      for (std::size_t r = 0; r < got.outcome.requests.size(); ++r) {
        for (std::size_t own = 0; own < rules.model.own_questions.size(); ++own) {
          const Outcome& outcome = got.outcome.requests[r].own[own];
          const Collect collect = rules.model.own_questions[own].collect;
          if (collect == Collect::none || outcome.kind != OutcomeKind::settled) continue;
          std::int64_t sum = 0;
          std::vector<std::int64_t> parts;
          for (const RuleTrace& rule : got.derivation.requests[r].own[own].rules) {
            if (rule.status == Truth::yes) parts.push_back(std::get<Value>(rule.answer).raw);
          }
          for (const std::int64_t part : parts) sum += part;
          RC_ASSERT(parts.size() == outcome.rules.size());
          const std::int64_t expected = collect == Collect::sum        ? sum
                                        : collect == Collect::greatest ? std::ranges::max(parts)
                                                                       : std::ranges::min(parts);
          RC_ASSERT(std::get<Value>(outcome.answer).raw == expected);
        }
      }
    });
  }));
}

/// Parts that are written out, three times as many.
void three_times_as_many(Model& model) {
  std::set<std::uint32_t> weights;
  for (const auto& rule : model.rules) {
    const auto* payment = std::get_if<semantics::Payment>(&rule.conclusion);
    if (!payment) continue;
    const auto& shares = payment->shares;
    const bool all_written = std::ranges::all_of(shares, [&](const semantics::PayShare& stream) {
      return !stream.weight.is_some() || model.exprs[stream.weight.index].op == Op::literal;
    });
    for (const auto& stream : shares) {
      if (all_written && stream.weight.is_some()) weights.insert(stream.weight.index);
    }
  }
  for (const std::uint32_t weight : weights) model.exprs[weight].literal.raw *= 3;
}

TEST_CASE("parts say in what proportion, not how many", "[10.2.2]") {
  CHECK(holds_for_recipes("parts", 150, [](const Recipe& recipe) {
    const Prepared rules = prepare({write_rules(recipe).in_order()});
    const Prepared more = changed(rules, three_times_as_many);
    for (const CaseRecipe& one : recipe.cases) {
      const decision::Case facts = make_case(rules.model, one);
      check_same(rules, facts, product(rules, facts), product(more, facts));
    }
  }));
}

}  // namespace
}  // namespace klap::differential
