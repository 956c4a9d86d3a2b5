// Which facts are missing, and which to ask first: clause 6. And who settles what is not settled: clause 3.3.
#include <algorithm>
#include <tuple>

#include "workroom.hpp"

namespace klap::decision {

namespace {

std::string_view dutch_name(CaseDate date) {
  switch (date) {
    case CaseDate::reference: return "peildatum";
    case CaseDate::application: return "aanvraagdatum";
    case CaseDate::event: return "gebeurtenisdatum";
    case CaseDate::decision: return "besluitdatum";
    case CaseDate::publication: return "bekendmakingsdatum";
  }
  return {};
}

/// Clause 15.4.
std::string_view canonical_name(const program::Program& program, FactRef ref) {
  switch (ref.kind) {
    case FactRef::Kind::case_date: return dutch_name(static_cast<CaseDate>(ref.id));
    case FactRef::Kind::field: return program.fields[ref.id].name;
    case FactRef::Kind::spent: return program.budgets[ref.id].name;
    case FactRef::Kind::lot_period:
    case FactRef::Kind::lot_lead: return program.lots[ref.id].name;
    case FactRef::Kind::agb: return program.actors[ref.id].name;
    case FactRef::Kind::personal_interest: return "persoonlijk belang";
    case FactRef::Kind::parameter: return program.parameters[ref.id].name;
    case FactRef::Kind::primary_decider: return "primair besluit door";
    case FactRef::Kind::answer:
      if (ref.id >= question_kind_count) return program.own_questions[ref.id - question_kind_count].name;
      return static_cast<QuestionKind>(ref.id) == QuestionKind::law ? "wet" : "recht";
  }
  return {};
}

std::uint32_t readers(const program::ReadCounts& reads, FactRef ref) {
  switch (ref.kind) {
    case FactRef::Kind::case_date: return reads.dates[ref.id];
    case FactRef::Kind::field: return reads.fields[ref.id];
    case FactRef::Kind::spent: return reads.spent[ref.id];
    case FactRef::Kind::lot_period: return reads.lot_periods;
    case FactRef::Kind::lot_lead: return reads.lot_leads;
    case FactRef::Kind::parameter: return reads.parameters[ref.id];
    case FactRef::Kind::answer: return reads.answers[ref.id];
    case FactRef::Kind::agb:
    case FactRef::Kind::primary_decider:
    case FactRef::Kind::personal_interest: return 0;
  }
  return 0;
}

bool is_judgement(const program::Program& program, FactRef ref) {
  return ref.kind == FactRef::Kind::field && program.fields[ref.id].judge.is_some();
}

/// A parameter is asked last: nobody in the case can say it.
constexpr int effort_of_parameter = 10;

int effort_of(const program::Program& program, FactRef ref) {
  if (ref.kind == FactRef::Kind::field) return program.fields[ref.id].effort;
  return ref.kind == FactRef::Kind::parameter ? effort_of_parameter : 1;
}

/// Drops those after the first of equals, keeping order.
void keep_first(std::vector<FactRef>& list) {
  std::vector<FactRef> kept;
  for (const FactRef ref : list)
    if (std::find(kept.begin(), kept.end(), ref) == kept.end()) kept.push_back(ref);
  list = std::move(kept);
}

}  // namespace

std::vector<FactRef> reduce(const program::Program& program, QuestionId question, FactSet candidates,
                            const std::function<bool(const FactSet&)>& decided) {
  return reduce(program, {&program.reads[question.index]}, std::move(candidates), decided);
}

std::vector<FactRef> reduce(const program::Program& program, const std::vector<const program::ReadCounts*>& reads,
                            FactSet candidates, const std::function<bool(const FactSet&)>& decided) {
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());

  struct Ranked {
    int effort;
    std::int64_t fewer_readers;  // negative count: more readers first
    std::string_view name;
    FactRef ref;
    auto operator<=>(const Ranked&) const = default;
  };
  std::vector<Ranked> order;
  for (const FactRef ref : candidates) {
    std::int64_t count = 0;
    for (const auto* of : reads) count += readers(*of, ref);
    order.push_back({effort_of(program, ref), -count, canonical_name(program, ref), ref});
  }
  std::sort(order.begin(), order.end());

  std::vector<bool> kept(order.size(), true);
  FactSet set = candidates;
  for (std::size_t i = order.size(); i-- > 0;) {
    FactSet without = set;
    without.erase(std::lower_bound(without.begin(), without.end(), order[i].ref));
    if (!decided(without)) continue;
    set = std::move(without);
    kept[i] = false;
  }
  std::vector<FactRef> result;
  for (std::size_t i = 0; i < order.size(); ++i)
    if (kept[i]) result.push_back(order[i].ref);
  return result;
}

Outcome missing_or_open(const Reading& reading, const std::vector<FactRef>& in_order) {
  const program::Program& program = reading.program();
  Outcome outcome;
  std::vector<FactRef> behind;  // the facts of earlier questions come after one's own
  for (const FactRef ref : in_order) {
    if (ref.kind != FactRef::Kind::answer) {
      outcome.missing.push_back(ref);
      continue;
    }
    const Outcome& waited_for = reading.answered(ref);
    if (waited_for.kind == OutcomeKind::missing)
      behind.insert(behind.end(), waited_for.missing.begin(), waited_for.missing.end());
  }
  outcome.missing.insert(outcome.missing.end(), behind.begin(), behind.end());
  keep_first(outcome.missing);

  if (outcome.missing.empty()) {
    outcome.kind = OutcomeKind::open;
    outcome.open = OpenReason::waits;
    outcome.waits_for.index = in_order.front().id;
    for (const FactRef ref : in_order) outcome.waits_for.index = std::min(outcome.waits_for.index, ref.id);
    outcome.accountable = reading.room()->accountable();
    return outcome;
  }
  const bool only_judgements = std::all_of(outcome.missing.begin(), outcome.missing.end(),
                                           [&](FactRef ref) { return is_judgement(program, ref); });
  outcome.kind = only_judgements ? OutcomeKind::open : OutcomeKind::missing;
  if (only_judgements) outcome.open = OpenReason::judgement;
  const ActorId judge = only_judgements ? program.fields[outcome.missing.front().id].judge : ActorId{};
  outcome.accountable = reading.room()->accountable(judge);
  return outcome;
}

Outcome missing_date(Workroom& room, CaseDate date) {
  Outcome outcome;
  outcome.kind = OutcomeKind::missing;
  outcome.missing.push_back({FactRef::Kind::case_date, static_cast<std::uint32_t>(date), 0});
  outcome.accountable = room.accountable();
  return outcome;
}

Outcome not_applicable(QuestionId waits_for) {
  Outcome outcome;
  outcome.kind = OutcomeKind::not_applicable;
  outcome.waits_for = waits_for;
  return outcome;
}

Accountable accountable(const program::Program& program, const Case& facts, ActorId named) {
  Accountable a;
  const program::Ladder& ladder = *program.ladder;
  a.from = ladder.from;
  a.interim = ladder.interim;
  std::optional<Date> until = facts.dates[static_cast<std::size_t>(ladder.from)];
  for (std::size_t i = 0; i < ladder.rungs.size(); ++i) {
    const ActorId actor = i == 0 && named.is_some() ? named : ladder.rungs[i].actor;
    if (i > 0 && actor == named) continue;  // had its turn first; its days go with it (clause 3.8)
    if (until) until = add_working_days(*until, ladder.rungs[i].working_days);
    a.steps.push_back({actor, until});
  }
  return a;
}

}  // namespace klap::decision
