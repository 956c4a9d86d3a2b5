#include "compare.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include <klap/exchange/words.hpp>

namespace klap::simulation {
namespace {

using decision::AddresseeAnswer;
using decision::Answer;
using decision::DeciderAnswer;
using decision::Fact;
using decision::ObligationAnswer;
using decision::OpenReason;
using decision::Outcome;
using decision::OutcomeKind;
using decision::PartyAnswer;
using decision::PaymentAnswer;
using program::Program;

Came came(const Outcome& outcome, QuestionId question) {
  switch (outcome.kind) {
    case OutcomeKind::settled: return Came::settled;
    case OutcomeKind::not_applicable:  // waits for itself if nobody asks it, and if its own rules say so (clause 2.11)
      return outcome.waits_for == question && outcome.rules.empty() ? Came::not_asked : Came::not_applicable;
    case OutcomeKind::missing: return Came::missing;
    case OutcomeKind::conflict: return Came::conflict;
    case OutcomeKind::error: return Came::error;
    case OutcomeKind::open: break;
  }
  switch (outcome.open) {
    case OpenReason::on_purpose: return Came::open_on_purpose;
    case OpenReason::judgement: return Came::open_judgement;
    case OpenReason::no_rule: return Came::open_no_rule;
    case OpenReason::waits: return Came::open_waits;
    case OpenReason::shared_ceiling: return Came::open_shared_ceiling;
  }
  return Came::error;
}

/// Two ids by the names that they stand for.
struct Names {
  const Program& now;
  const Program& before;

  [[nodiscard]] bool same(ActorId a, ActorId b) const {
    if (!a.is_some() || !b.is_some()) return a.is_some() == b.is_some();
    return now.actors[a.index].name == before.actors[b.index].name;
  }
  [[nodiscard]] bool same(SourceId a, SourceId b) const {
    return now.sources[a.index].name == before.sources[b.index].name;
  }
  [[nodiscard]] bool same(const PartyAnswer& a, const PartyAnswer& b) const {
    return a.kind == b.kind && a.person == b.person && same(a.actor, b.actor) && a.municipality == b.municipality;
  }
  [[nodiscard]] bool same(const decision::Decider& a, const decision::Decider& b) const {
    return same(a.actor, b.actor) && same(a.on_behalf_of, b.on_behalf_of) && all_same(a.via, b.via);
  }
  [[nodiscard]] bool same(const ObligationAnswer& a, const ObligationAnswer& b) const {
    return a.kind == b.kind && a.message == b.message && same(a.to, b.to) && a.due == b.due &&
           a.effective == b.effective && a.mention == b.mention;
  }
  template <class T>
  [[nodiscard]] bool all_same(const std::vector<T>& a, const std::vector<T>& b) const {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [this](const T& one, const T& other) { return same(one, other); });
  }
};

bool same_value(const Names& names, const Value& a, const Value& b, const SharedQuestion& question) {
  if (a.kind != TypeKind::choice || b.kind != TypeKind::choice) return a == b;
  const auto& choices_a = names.now.own_questions[question.now->own()].choices;
  const auto& choices_b = names.before.own_questions[question.before->own()].choices;
  return choices_a[static_cast<std::size_t>(a.raw)] == choices_b[static_cast<std::size_t>(b.raw)];
}

struct SameAnswer {
  const Names& names;
  const Answer& other;
  const SharedQuestion& question;

  template <class T>
  bool operator()(const T& a) const {
    const T* b = std::get_if<T>(&other);
    return b != nullptr && same(a, *b);
  }

 private:
  static bool same(std::monostate, std::monostate) { return true; }
  static bool same(bool a, bool b) { return a == b; }
  static bool same(const PaymentAnswer&, const PaymentAnswer&) { return true; }  // by Payees
  bool same(SourceId a, SourceId b) const { return names.same(a, b); }
  bool same(const DeciderAnswer& a, const DeciderAnswer& b) const {
    return names.all_same(a.deciders, b.deciders) && names.all_same(a.bodies, b.bodies) &&
           names.same(a.claimed, b.claimed);
  }
  bool same(const AddresseeAnswer& a, const AddresseeAnswer& b) const {
    return names.same(a.to, b.to) && names.all_same(a.copies, b.copies);
  }
  bool same(const PartyAnswer& a, const PartyAnswer& b) const { return names.same(a, b); }
  bool same(const std::vector<ObligationAnswer>& a, const std::vector<ObligationAnswer>& b) const {
    return names.all_same(a, b);
  }
  bool same(const Value& a, const Value& b) const { return same_value(names, a, b, question); }
};

/// Who is to settle it first.
ActorId first_accountable(const Outcome& outcome) {
  const auto& accountable = outcome.accountable;
  return accountable && !accountable->steps.empty() ? accountable->steps.front().actor : ActorId();
}

std::uint64_t known(const std::vector<Fact>& facts) {
  return static_cast<std::uint64_t>(
      std::count_if(facts.begin(), facts.end(), [](const Fact& fact) { return fact.state != Fact::State::unknown; }));
}

}  // namespace

std::vector<SharedQuestion> shared_questions(const Program& now, const Program* before) {
  std::vector<SharedQuestion> all;
  for (std::size_t k = 0; k < question_kind_count; ++k) {
    const QuestionId id = static_cast<QuestionKind>(k);
    if (now.question(id).asked || (before != nullptr && before->question(id).asked))
      all.push_back({std::string(exchange::question_words[k]), id, id});
  }
  std::set<std::string> names;
  for (const Program* program : {&now, before}) {
    if (program == nullptr) continue;
    for (const program::OwnQuestion& own : program->own_questions) names.insert(own.name);
  }
  const auto find = [](const Program* program, const std::string& name) -> std::optional<QuestionId> {
    if (program == nullptr) return std::nullopt;
    for (std::size_t own = 0; own < program->own_questions.size(); ++own)
      if (program->own_questions[own].name == name) return QuestionId::of_own(own);
    return std::nullopt;
  };
  for (const std::string& name : names) all.push_back({name, find(&now, name), find(before, name)});
  return all;
}

Answered answered(const Side& side, std::optional<QuestionId> question, std::size_t request) {
  if (!question || !side.program.question(*question).asked) return {Came::not_asked, nullptr};
  const decision::RequestOutcome& r = side.outcome.requests[request];
  const auto as = [&](const Outcome& outcome) { return Answered{came(outcome, *question), &outcome}; };
  switch (question->kind()) {
    case QuestionKind::law: return as(r.law);
    case QuestionKind::need: return as(r.need);
    case QuestionKind::right: return as(r.right);
    case QuestionKind::payer: return as(r.payer);
    case QuestionKind::follow_up: return as(r.follow_up);
    case QuestionKind::own: return as(r.own[question->own()]);
    case QuestionKind::direction: return as(side.outcome.plan.direction);
    case QuestionKind::decider:
      if (r.decision) return as(side.outcome.decisions[*r.decision].decider);
      break;
    case QuestionKind::orderer:
      if (r.decision) return as(side.outcome.decisions[*r.decision].orderer);
      break;
    case QuestionKind::addressee:
      if (r.decision) return as(side.outcome.decisions[*r.decision].addressee);
      break;
  }
  return {Came::no_decision, nullptr};
}

Payees payees(const Program& program, const Outcome& payer) {
  Payees all;
  const auto* payment = std::get_if<PaymentAnswer>(&payer.answer);
  if (payer.kind != OutcomeKind::settled || payment == nullptr) return all;
  for (const decision::PayLine& line : payment->lines)
    all[{PayeeReport::Kind::budget, program.budgets[line.budget.index].name}] = line.amount;
  for (const decision::MunicipalityLine& line : payment->elsewhere)
    all[{PayeeReport::Kind::municipality, fmt::format("{:04}", line.municipality)}] = line.amount;
  if (payment->uncovered != Money()) all[{PayeeReport::Kind::uncovered, {}}] = payment->uncovered;
  return all;
}

bool same(const Side& now, const Answered& a, const Side& before, const Answered& b, const SharedQuestion& question) {
  if (a.came != b.came) return false;
  if (a.outcome == nullptr || b.outcome == nullptr) return a.outcome == b.outcome;
  const Names names{now.program, before.program};
  if (a.came == Came::settled) return std::visit(SameAnswer{names, b.outcome->answer, question}, a.outcome->answer);
  if (a.came != Came::open_on_purpose && a.came != Came::open_judgement) return true;
  return names.same(first_accountable(*a.outcome), first_accountable(*b.outcome));
}

std::uint64_t size_of(const decision::Case& facts) {
  std::uint64_t size = facts.persons.size() + facts.requests.size() + facts.decisions.size() + known(facts.plan);
  for (const decision::Person& person : facts.persons) size += known(person.facts);
  for (const decision::Request& request : facts.requests) size += known(request.facts);
  for (const auto& date : facts.dates) size += date ? 1U : 0U;
  for (const auto& spent : facts.spent) size += spent ? 1U : 0U;
  return size;
}

}  // namespace klap::simulation
