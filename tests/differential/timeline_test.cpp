// A time-line against the judge, who works out every single day.
#include <klap/decision/timeline.hpp>

#include "differential/case_maker.hpp"
#include "differential/compare.hpp"
#include "differential/draw.hpp"
#include "differential/show.hpp"
#include "support/catch.hpp"

namespace klap::differential {
namespace {

using decision::Outcome;
using decision::Stretch;

constexpr int recipes = 60;
constexpr int days_before = 20;
constexpr int days_after = 20;

/// Dates that are counted from the reference date move with it (clause 9.8).
Outcome without_terms(Outcome outcome) {
  if (outcome.accountable) {
    for (auto& step : outcome.accountable->steps) step.until.reset();
  }
  if (auto* list = std::get_if<std::vector<decision::ObligationAnswer>>(&outcome.answer)) {
    for (auto& obligation : *list) obligation.due.reset();
  }
  return outcome;
}

decision::CaseOutcome without_terms(decision::CaseOutcome all) {
  for (auto& request : all.requests) {
    for (Outcome* one : {&request.law, &request.need, &request.right, &request.payer, &request.follow_up})
      *one = without_terms(*one);
    for (Outcome& one : request.own) one = without_terms(one);
  }
  for (auto& decision : all.decisions) {
    decision.decider = without_terms(decision.decider);
    decision.orderer = without_terms(decision.orderer);
    decision.addressee = without_terms(decision.addressee);
  }
  all.plan.direction = without_terms(all.plan.direction);
  return all;
}

/// The days of the stretches, one after the other, as the judge has them; what is wrong, or nothing.
std::string wrong_with(const Prepared& rules, const decision::Case& facts, const std::vector<Stretch>& stretches,
                       Date from, Date through) {
  Date next = from;
  const decision::CaseOutcome* before = nullptr;
  decision::CaseOutcome of_before;
  for (const Stretch& stretch : stretches) {
    if (stretch.from != next || stretch.through < stretch.from) return "stretches do not follow each other";
    for (Date day = stretch.from; day <= stretch.through; day = *add_days(day, 1)) {
      const auto judged = reference::judge(rules.model, decision::on_day(facts, day)).outcome;
      if (day == stretch.from && judged != stretch.outcome) return "not what the judge says on " + to_iso(day);
      if (without_terms(judged) != without_terms(stretch.outcome))
        return "another outcome within a stretch, on " + to_iso(day);
    }
    if (before != nullptr && of_before == without_terms(stretch.outcome)) return "two stretches of the same outcome";
    of_before = without_terms(stretch.outcome);
    before = &of_before;
    next = *add_days(stretch.through, 1);
  }
  return *add_days(next, -1) == through ? "" : "the last stretch does not end the period";
}

}  // namespace

TEST_CASE("a time-line is what the judge says of each day", "[9.8]") {
  std::size_t compared = 0;
  std::size_t turns = 0;
  for (std::uint64_t seed = Extent().seed; compared < recipes; ++seed) {
    const Recipe recipe = draw(seed);
    const Prepared rules = prepare({write_rules(recipe).in_order()});
    for (const CaseRecipe& one : recipe.cases) {
      const decision::Case facts = make_case(rules.model, one);
      const auto middle = facts.dates[static_cast<std::size_t>(CaseDate::reference)];
      if (!middle) continue;
      const auto from = add_days(*middle, -days_before);
      const auto through = add_days(*middle, days_after);
      if (!from || !through) continue;
      const auto stretches = decision::timeline(rules.program, facts, *from, *through);
      const std::string wrong = wrong_with(rules, facts, stretches, *from, *through);
      INFO(wrong << "\n" << rules.text << show(rules.model, facts));
      REQUIRE(wrong.empty());
      turns += stretches.size() - 1;
      ++compared;
      break;
    }
  }
  CHECK(turns > recipes / 2);  // else nothing was tested
}

}  // namespace klap::differential
