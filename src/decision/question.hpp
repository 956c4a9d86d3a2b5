// One question of one entity: its rules, its outcome, its missing facts (clauses 3, 5, 6).
#pragma once

#include <functional>
#include <vector>

#include "reading.hpp"

namespace klap::decision {

struct RuleState {
  Truth valid = Truth::no;
  Truth own = Truth::no;
  Truth status = Truth::no;
  Concluded concluded;      // worked out if status is not no
  [[nodiscard]] bool is_live() const { return status != Truth::no; }
};

/// The states of a question's rules, parallel to Question::rules.
using RuleStates = std::vector<RuleState>;

[[nodiscard]] RuleStates rule_states(const Reading& reading, const program::Question& question);

/// The outcome of a question that one rule answers (all but decider and follow-up). `reading` already knows the answers
/// of earlier questions; `earlier` holds their outcomes by QuestionKind, null where none.
using Earlier = std::array<const Outcome*, question_kind_count>;
[[nodiscard]] Outcome answer_single(Reading reading, QuestionKind question, const Earlier& earlier);

/// The outcome of follow-up; `ratify` are the bodies that must ratify the decision.
[[nodiscard]] Outcome answer_follow_up(Reading reading, const Earlier& earlier, const std::vector<ActorId>& ratify);

/// Clause 6.3: from `candidates` leaves out, dearest first, what `decided` can do without; in asking order.
[[nodiscard]] std::vector<FactRef> reduce(const program::Program& program, QuestionKind question, FactSet candidates,
                                          const std::function<bool(const FactSet&)>& decided);

/// Clause 6.5: puts the missing facts of earlier questions in place of their answers; missing, or open where nothing is
/// left but judgements or waiting.
[[nodiscard]] Outcome missing_or_open(const Reading& reading, const std::vector<FactRef>& in_order, const Earlier& earlier);

[[nodiscard]] Outcome missing_date(const program::Program& program, const Case& facts, CaseDate date);
[[nodiscard]] Outcome not_asked(QuestionKind question);

/// Who settles it (clause 3.3); `named` goes first, if given.
[[nodiscard]] Accountable accountable(const program::Program& program, const Case& facts, ActorId named = {});

}  // namespace klap::decision
