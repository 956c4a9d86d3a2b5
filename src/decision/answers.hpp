// The conclusions of rules, compared without working them out.
#pragma once

#include <vector>

#include <klap/program/program.hpp>

namespace klap::decision {

/// A conclusion that one or more rules of a question have. The same conclusion comes to the same answer, always.
struct AnswerClass {
  bool pays = false;   // known only if the costs are
  bool fixed = false;  // comes to another answer than every other conclusion that is fixed too, where both are known
  bool open = false;   // on purpose
  bool not_applicable = false;
  bool guarded = false;  // a safeguard may go against it
  bool yes_or_no = false, yes = false;
  SourceId law;
  std::vector<BudgetId> ceilings;  // of which the spent may have to be known
  std::vector<FieldId> parties;    // facts that it names a party by
  bool other = false;              // reads what is not looked at here

  /// Does it need no more than, if it pays, the costs?
  [[nodiscard]] bool is_plain() const { return !other && ceilings.empty() && parties.empty(); }
};

struct AnswerClasses {
  std::vector<AnswerClass> classes;
  std::vector<std::uint32_t> of_rules;  // parallel to the rules it was made of
};

[[nodiscard]] AnswerClasses answer_classes(const program::Program& program, const std::vector<RuleId>& rules);

}  // namespace klap::decision
