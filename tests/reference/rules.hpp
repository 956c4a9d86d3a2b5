// The status of every rule of a question (clauses 5.9 and 5.16).
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "reference/answers.hpp"
#include "reference/conditions.hpp"

namespace klap::reference {

struct RuleResult {
  RuleId id;
  std::vector<RuleId> exceptions;  // to it (clauses 7.1 and 7.3)
  Truth valid = Truth::no;
  Truth own = Truth::no;
  Truth status = Truth::no;
  std::vector<RuleId> lifted_by;
  std::optional<Condition> condition;
  Answered answer;  // worked out if the rule is live
};

/// All rules of one question, worked out with one set of facts.
struct Worked {
  std::vector<RuleResult> rules;           // in id order
  std::set<decision::FactRef> candidates;  // clause 6.1

  [[nodiscard]] std::vector<const RuleResult*> live() const;
  [[nodiscard]] std::vector<const RuleResult*> with_status(Truth status) const;
};

/// The rules of a question, in id order.
[[nodiscard]] std::vector<RuleId> rules_of(const semantics::Model& model, QuestionId question);

[[nodiscard]] Worked work_out_rules(const semantics::Model& model, QuestionId question, Facts& facts,
                                    const Entity& entity);

/// Clause 14.3.2.
[[nodiscard]] std::vector<decision::RuleTrace> traces(const Worked& worked);

}  // namespace klap::reference
