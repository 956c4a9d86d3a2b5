#include <set>

#include <klap/exchange/outcome_json.hpp>

#include "outcome_parts.hpp"

namespace klap::exchange {

std::string missing_to_json(const program::Program& program, const decision::Case& facts,
                            const decision::CaseOutcome& outcome) {
  const Context context{program, facts};
  std::set<decision::FactRef> seen;
  Json list = Json::array();
  const auto take = [&](const decision::Outcome& question) {
    for (const decision::FactRef& ref : question.missing) {
      if (seen.insert(ref).second) list.push_back(fact_ref_json(context, ref));
    }
  };
  for (const decision::RequestOutcome& request : outcome.requests) {
    for (const auto* question : {&request.law, &request.need, &request.right, &request.payer, &request.follow_up}) take(*question);
    for (const decision::Outcome& own : request.own) take(own);
  }
  for (const decision::DecisionOutcome& decision : outcome.decisions) {
    take(decision.decider);
    take(decision.orderer);
    take(decision.addressee);
  }
  take(outcome.plan.direction);
  return dumped({{"klap", outcome_format}, {"ontbreekt", std::move(list)}});
}

}  // namespace klap::exchange
