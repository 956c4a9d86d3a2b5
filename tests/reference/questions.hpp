// Questions with rules: status of rules, the outcome, and what is missing (clauses 5.9 – 5.11 and 6).
#pragma once

#include <set>
#include <vector>

#include "reference/answers.hpp"
#include "reference/conditions.hpp"

namespace klap::reference {

struct QuestionResult {
  decision::Outcome outcome;
  decision::Derivation derivation;
};

/// A question with rules about one entity. `ratify`: the bodies that a follow-up adds `bekrachtiging` to (clause 5.11).
[[nodiscard]] QuestionResult answer_question(const semantics::Model& model, const decision::Case& given,
                                             QuestionId question, const Entity& entity,
                                             const std::vector<ActorId>& ratify = {});

/// Clause 3.7: the outcome of a question that is not asked or whose reference date is unknown; else nothing.
[[nodiscard]] std::optional<decision::Outcome> settled_beforehand(const semantics::Model& model,
                                                                  const decision::Case& given, QuestionId question);

/// Of a decision: what it comes to while the outcome it needs of `question` is not settled (clauses 2.7 and 12.11).
[[nodiscard]] decision::Outcome waiting_for(const semantics::Model& model, const decision::Case& given,
                                            QuestionId question, const decision::Outcome& unsettled);

/// The date a question is read on (clause 9.1).
[[nodiscard]] CaseDate as_of(const semantics::Model& model, QuestionId question);

/// Clause 6.4: facts in the order in which they are asked for a question that has these conditions.
[[nodiscard]] std::vector<decision::FactRef> in_asking_order(const semantics::Model& model,
                                                             const std::vector<ExprId>& conditions,
                                                             const std::set<decision::FactRef>& facts);

/// Clause 6.5: what reduced facts come to, once the answers of other questions among them are replaced by what is
/// missing for those.
struct Replaced {
  std::vector<decision::FactRef> facts;
  std::optional<QuestionId> first_waited_for;
};
[[nodiscard]] Replaced replace_answers(const std::vector<decision::FactRef>& reduced,
                                       const decision::CaseOutcome& answers);

/// Clause 6.5: missing; or, if there are only judgements, open.
[[nodiscard]] decision::Outcome missing_outcome(const semantics::Model& model, const decision::Case& given,
                                                const std::vector<decision::FactRef>& facts);
[[nodiscard]] decision::Outcome waits_for(const semantics::Model& model, const decision::Case& given,
                                          QuestionId question);

/// Clause 6.3: leaves out facts, in the reverse of their order, as long as the rest decides.
template <class DecidedBy>
[[nodiscard]] std::vector<decision::FactRef> reduce(const std::vector<decision::FactRef>& ordered,
                                                    DecidedBy decided_by) {
  std::set<decision::FactRef> kept(ordered.begin(), ordered.end());
  for (auto fact = ordered.rbegin(); fact != ordered.rend(); ++fact) {
    kept.erase(*fact);
    if (!decided_by(kept)) kept.insert(*fact);
  }
  std::vector<decision::FactRef> result;
  for (const decision::FactRef& fact : ordered) {
    if (kept.contains(fact)) result.push_back(fact);
  }
  return result;
}

/// Adds facts at the end, without repeats (clause 6.5).
void append_new(std::vector<decision::FactRef>& list, const std::vector<decision::FactRef>& more);

/// An outcome that names who is accountable (clause 3.3).
[[nodiscard]] decision::Outcome not_settled(const semantics::Model& model, const decision::Case& given,
                                            decision::OutcomeKind kind, ActorId named = {});

}  // namespace klap::reference
