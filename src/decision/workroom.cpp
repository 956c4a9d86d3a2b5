#include "workroom.hpp"

#include <algorithm>

namespace klap::decision {

void Workroom::enter(const program::Program& program, const Case& facts) {
  program_ = &program;
  facts_ = &facts;
  const std::size_t count = (facts.requests.size() + 1) * case_date_count;
  if (memos_.size() < count) memos_.resize(count);
  begun_.assign(count, 0);
  accountable_.reset();
  const auto& dates = facts.dates;
  for (std::size_t d = 0; d < dates.size(); ++d)
    same_[d] = static_cast<std::size_t>(std::find(dates.begin(), dates.end(), dates[d]) - dates.begin());
}

Memo& Workroom::memo(QuestionId question, std::uint32_t request) {
  const std::size_t entity = request == Reading::no_entity ? facts_->requests.size() : request;
  const std::size_t at = entity * case_date_count + same_[static_cast<std::size_t>(program_->question(question).as_of)];
  if (begun_[at] == 0) memos_[at].forget(*program_);
  begun_[at] = 1;
  return memos_[at];
}

std::optional<Accountable> Workroom::accountable(ActorId named) {
  if (!program_->ladder) return std::nullopt;
  if (!accountable_) accountable_ = decision::accountable(*program_, *facts_);
  Accountable a = *accountable_;
  if (!named.is_some() || a.steps.empty()) return a;
  const bool twice = std::any_of(a.steps.begin() + 1, a.steps.end(), [&](const auto& s) { return s.actor == named; });
  if (twice) return decision::accountable(*program_, *facts_, named);
  a.steps.front().actor = named;
  return a;
}

}  // namespace klap::decision
