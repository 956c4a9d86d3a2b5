#include "tally.hpp"

#include <algorithm>

#include <klap/exchange/case_json.hpp>

namespace klap::simulation {
namespace {

RulesReport about(const program::Program& program) {
  return {program.name, program.version, program.hash, program.concept_text, {}};
}

bool is(const SharedQuestion& question, QuestionKind kind) {
  const auto id = question.now ? question.now : question.before;
  return id && id->kind() == kind;
}

/// Once per case, and not per request.
bool is_of_plan(const SharedQuestion& question) { return is(question, QuestionKind::direction); }

bool same_keys(const Payees& a, const Payees& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const auto& one, const auto& other) { return one.first == other.first; });
}

}  // namespace

Tally::Tally(const program::Program& now, const program::Program* before, bool keep_facts)
    : now_(&now), before_(before), keep_facts_(keep_facts), questions_(shared_questions(now, before)) {
  report_.now = about(now);
  if (before != nullptr) report_.before = about(*before);
  for (const SharedQuestion& question : questions_) {
    QuestionReport& one = report_.questions.emplace_back();
    one.name = question.name;
    one.own = is(question, QuestionKind::own);
  }
}

void Tally::count(const Side& side, Counts QuestionReport::*counts) {
  const bool is_now = counts == &QuestionReport::now;
  for (std::size_t q = 0; q < questions_.size(); ++q) {
    const std::size_t entities = is_of_plan(questions_[q]) ? 1 : side.outcome.requests.size();
    for (std::size_t r = 0; r < entities; ++r) {
      const Came came = answered(side, is_now ? questions_[q].now : questions_[q].before, r).came;
      ++(report_.questions[q].*counts)[static_cast<std::size_t>(came)];
    }
  }
}

void Tally::pay(const Side& side, Total std::pair<Total, Total>::*of) {
  for (const decision::RequestOutcome& request : side.outcome.requests) {
    for (const auto& [payee, amount] : payees(side.program, request.payer)) (payees_[payee].*of).add(amount);
  }
}

void Tally::compare_payers(std::size_t question, const Side& now, const Answered& a, const Side& before,
                           const Answered& b, Seen& seen) const {
  const Payees pays = a.outcome != nullptr ? payees(now.program, *a.outcome) : Payees();
  const Payees paid = b.outcome != nullptr ? payees(before.program, *b.outcome) : Payees();
  const bool same_payer = same(now, a, before, b, questions_[question]) && same_keys(pays, paid);
  if (same_payer && pays == paid) return;
  seen.questions[question] = true;
  seen.payer = seen.payer || !same_payer;
  seen.amount = seen.amount || pays != paid;
  seen.keys.emplace_back(same_payer ? questions_.size() : question, b.came, a.came);
}

void Tally::compare(const Side& now, const Side& before, Seen& seen) const {
  seen.questions.resize(questions_.size());
  for (std::size_t q = 0; q < questions_.size(); ++q) {
    const SharedQuestion& question = questions_[q];
    const std::size_t entities = is_of_plan(question) ? 1 : now.outcome.requests.size();
    for (std::size_t r = 0; r < entities; ++r) {
      const Answered a = answered(now, question.now, r);
      const Answered b = answered(before, question.before, r);
      if (is(question, QuestionKind::payer)) {
        compare_payers(q, now, a, before, b, seen);
      } else if (!same(now, a, before, b, question)) {
        seen.questions[q] = true;
        seen.keys.emplace_back(q, b.came, a.came);
      }
    }
  }
}

void Tally::note(std::uint64_t row, const decision::Case& facts, const Seen& seen) {
  if (seen.keys.empty()) return;
  ++report_.changed;
  report_.changed_payer += seen.payer ? 1U : 0U;
  report_.changed_amount += seen.amount ? 1U : 0U;
  for (std::size_t q = 0; q < questions_.size(); ++q) {
    if (!seen.questions[q]) continue;
    ++report_.questions[q].changed;
    if (is(questions_[q], QuestionKind::decider)) ++report_.changed_decider;
    if (is(questions_[q], QuestionKind::addressee)) ++report_.changed_addressee;
  }
  std::vector<Key> keys = seen.keys;
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  const std::uint64_t size = size_of(facts);
  for (const Key& key : keys) {
    Change& change = changes_[key];
    ++change.cases;
    if (change.row != 0 && change.size <= size) continue;
    change.row = row;
    change.size = size;
    if (keep_facts_) change.facts = facts;
  }
}

void Tally::add(std::uint64_t row, const decision::Case& facts, const decision::CaseOutcome& now,
                const decision::CaseOutcome* before) {
  ++report_.cases;
  report_.requests += now.requests.size();
  const Side now_side{*now_, now};
  count(now_side, &QuestionReport::now);
  pay(now_side, &std::pair<Total, Total>::first);
  if (before == nullptr) return;
  const Side before_side{*before_, *before};
  count(before_side, &QuestionReport::before);
  pay(before_side, &std::pair<Total, Total>::second);
  Seen seen;
  compare(now_side, before_side, seen);
  note(row, facts, seen);
}

Report Tally::report() const {
  Report report = report_;
  for (const auto& [payee, totals] : payees_)
    report.payees.push_back({payee.kind, payee.name, totals.first, totals.second});
  for (const auto& [key, change] : changes_) {
    const auto& [question, before, now] = key;
    ChangeReport& one = report.changes.emplace_back();
    one.question = question < questions_.size() ? questions_[question].name : "bedrag";
    one.own = question < questions_.size() && is(questions_[question], QuestionKind::own);
    one.before = before;
    one.now = now;
    one.cases = change.cases;
    one.row = change.row;
    if (change.facts) one.facts = exchange::write_case(*now_, *change.facts);
  }
  return report;
}

}  // namespace klap::simulation
