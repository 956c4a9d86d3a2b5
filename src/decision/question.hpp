// One question of one entity: its rules, its outcome, its missing facts (clauses 3, 5, 6).
#pragma once

#include <functional>
#include <vector>

#include "reading.hpp"

namespace klap::decision {

/// Clauses 5.9 and 5.16.
struct RuleTruth {
  RuleId rule;
  std::uint32_t position = 0;  // in the question's index
  Truth valid = Truth::no;
  Truth own = Truth::no;
  Truth status = Truth::no;
  RuleId passed_by;  // the first row above it, in a table of which the first counts, whose own is not no; may be none
  [[nodiscard]] bool is_live() const { return status != Truth::no; }
};
struct RuleState : RuleTruth {
  Concluded concluded;  // worked out if status is not no
};

using RuleTruths = std::vector<RuleTruth>;
/// The states of rules of a question, in id order.
using RuleStates = std::vector<RuleState>;

/// Of every rule.
[[nodiscard]] RuleStates all_rule_states(const Reading& reading, const program::Question& question);

/// Of the rules whose own is not *no*, but for rows below one that holds in a table of which the first counts: their
/// status is *no*, and they tell nothing else that counts. Of a reading with a room; valid until it is used again.
[[nodiscard]] const RuleStates& rule_states(const Reading& reading, const program::Question& question);

/// The same rules once more, with facts that count as later: only those that are unknown can come out otherwise.
[[nodiscard]] RuleStates rule_states_later(const Reading& reading, const program::Question& question,
                                           const RuleTruths& before);

/// The outcome of a question that one rule answers (all but decider and follow-up). `reading` knows the answers so far.
[[nodiscard]] Outcome answer_single(Reading reading, QuestionId question);

/// The outcome of follow-up; `ratify` are the bodies that must ratify the decision.
[[nodiscard]] Outcome answer_follow_up(Reading reading, const std::vector<ActorId>& ratify);

/// Clause 6.3: from `candidates` leaves out, dearest first, what `decided` can do without; in asking order.
[[nodiscard]] std::vector<FactRef> reduce(const program::Program& program, QuestionId question, FactSet candidates,
                                          const std::function<bool(const FactSet&)>& decided);
/// The same; `reads` together say how often a fact is read.
[[nodiscard]] std::vector<FactRef> reduce(const program::Program& program,
                                          const std::vector<const program::ReadCounts*>& reads, FactSet candidates,
                                          const std::function<bool(const FactSet&)>& decided);

/// Clause 6.5: puts the missing facts of earlier questions in place of their answers; missing, or open where nothing is
/// left but judgements or waiting.
[[nodiscard]] Outcome missing_or_open(const Reading& reading, const std::vector<FactRef>& in_order);

/// Throws std::invalid_argument where the case was not made for the program.
void must_fit(const program::Program& program, const Case& facts);
/// The part of it that facts of type person need.
void must_name_persons(const program::Program& program, const Case& facts);

[[nodiscard]] Outcome missing_date(Workroom& room, CaseDate date);
/// Of a question that is not asked, and by a rule: itself; else the question because of which it is not.
[[nodiscard]] Outcome not_applicable(QuestionId waits_for);

/// Who settles it (clause 3.3), of a program with a ladder; `named` goes first, if given.
[[nodiscard]] Accountable accountable(const program::Program& program, const Case& facts, ActorId named = {});

}  // namespace klap::decision
