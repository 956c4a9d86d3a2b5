#include "grouping.hpp"

#include <algorithm>
#include <map>

namespace klap::decision {

namespace {

/// What the requests of one decision have in common; less by law, then by the answers that divide.
struct Common {
  SourceId law;
  std::vector<std::optional<Value>> divided_by;
  auto operator<=>(const Common&) const = default;

  [[nodiscard]] bool is_settled() const {
    return law.is_some() &&
           std::all_of(divided_by.begin(), divided_by.end(), [](const auto& v) { return v.has_value(); });
  }
};

std::vector<QuestionId> dividing(const program::Program& program) {
  std::vector<QuestionId> questions;
  for (std::size_t own = 0; own < program.own_questions.size(); ++own)
    if (program.own_questions[own].divides) questions.push_back(QuestionId::of_own(own));
  return questions;
}

Common common_of(const RequestOutcome& request, const std::vector<QuestionId>& questions) {
  Common common;
  if (request.law.kind == OutcomeKind::settled) common.law = std::get<SourceId>(request.law.answer);
  for (const QuestionId question : questions) {
    const Outcome& answer = answer_to(request, question);
    std::optional<Value>& value = common.divided_by.emplace_back();
    if (answer.kind == OutcomeKind::settled) value = std::get<Value>(answer.answer);
  }
  return common;
}

}  // namespace

bool is_settled_no(const Outcome& answer) {
  const bool* yes = std::get_if<bool>(&answer.answer);
  return answer.kind == OutcomeKind::settled && yes != nullptr && !*yes;
}

const Outcome& answer_to(const RequestOutcome& request, QuestionId question) {
  if (question.is_own()) return request.own[question.own()];
  return question == QuestionKind::law ? request.law : request.right;
}

std::optional<QuestionId> awaited(const program::Program& program, const DecisionOutcome& decision) {
  if (!decision.law.is_some()) return QuestionKind::law;
  auto divided = decision.divided_by.begin();
  for (std::size_t own = 0; own < program.own_questions.size(); ++own)
    if (program.own_questions[own].divides && !(divided++)->has_value()) return QuestionId::of_own(own);
  return std::nullopt;
}

void group_requests(const program::Program& program, const Case& facts, CaseOutcome& outcome) {
  const std::vector<QuestionId> questions = dividing(program);
  if (facts.requests.size() == 1) {  // as nearly always: a decision of its own, or none
    RequestOutcome& request = outcome.requests.front();
    if (is_settled_no(request.need)) return;
    Common common = common_of(request, questions);
    outcome.decisions.push_back({facts.requests.front().person, common.law, std::move(common.divided_by), {0}, {}, {}});
    request.decision = 0;
    return;
  }
  for (std::size_t person = 0; person < facts.persons.size(); ++person) {
    std::map<Common, std::vector<std::size_t>> together;
    std::vector<std::pair<Common, std::size_t>> alone;
    for (std::size_t r = 0; r < facts.requests.size(); ++r) {
      if (facts.requests[r].person != person || is_settled_no(outcome.requests[r].need)) continue;
      Common common = common_of(outcome.requests[r], questions);
      if (common.is_settled())
        together[std::move(common)].push_back(r);
      else
        alone.emplace_back(std::move(common), r);
    }
    for (auto& [common, requests] : together)
      outcome.decisions.push_back({person, common.law, common.divided_by, std::move(requests), {}, {}});
    for (auto& [common, r] : alone)
      outcome.decisions.push_back({person, common.law, std::move(common.divided_by), {r}, {}, {}});
  }
  for (std::size_t d = 0; d < outcome.decisions.size(); ++d)
    for (const std::size_t r : outcome.decisions[d].requests) outcome.requests[r].decision = d;
}

}  // namespace klap::decision
