#include <klap/decision/timeline.hpp>

#include <stdexcept>
#include <utility>

#include <klap/base/limits.hpp>
#include <klap/decision/decide.hpp>

#include "turning_days.hpp"

namespace klap::decision {
namespace {

void forget_terms(Outcome& outcome) {
  if (outcome.accountable) {
    for (Accountable::Step& step : outcome.accountable->steps) step.until.reset();
  }
  if (auto* obligations = std::get_if<std::vector<ObligationAnswer>>(&outcome.answer)) {
    for (ObligationAnswer& obligation : *obligations) obligation.due.reset();
  }
}

/// What makes two days the same (clause 9.8).
CaseOutcome without_terms(CaseOutcome outcome) {
  for (RequestOutcome& request : outcome.requests) {
    for (Outcome* one : {&request.law, &request.need, &request.right, &request.payer, &request.follow_up})
      forget_terms(*one);
    for (Outcome& own : request.own) forget_terms(own);
  }
  for (DecisionOutcome& decision : outcome.decisions) {
    for (Outcome* one : {&decision.decider, &decision.orderer, &decision.addressee}) forget_terms(*one);
  }
  forget_terms(outcome.plan.direction);
  return outcome;
}

}  // namespace

Case on_day(Case facts, Date day) {
  facts.dates[static_cast<std::size_t>(CaseDate::reference)] = day;
  return facts;
}

std::vector<Stretch> timeline(const program::Program& program, const Case& facts, Date from, Date through) {
  if (through < from || through.days() - from.days() >= limits::timeline_days) {
    throw std::invalid_argument(
        "a time-line needs a period of at least one day, and not of more than limits::timeline_days");
  }
  Case day = on_day(facts, from);
  std::vector<Stretch> stretches{{from, through, decide(program, day)}};
  CaseOutcome last = without_terms(stretches.back().outcome);
  for (const Date turning : turning_days(program, facts, from, through)) {
    day = on_day(std::move(day), turning);
    CaseOutcome outcome = decide(program, day);
    CaseOutcome here = without_terms(outcome);
    if (here == last) continue;
    stretches.back().through = *add_days(turning, -1);
    stretches.push_back({turning, through, std::move(outcome)});
    last = std::move(here);
  }
  return stretches;
}

}  // namespace klap::decision
