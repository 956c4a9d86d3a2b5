// What an answer rests on, as far as its resident may read it: the least that settles it, worked out with the
// resident's own facts alone. What then still depends on another is counted, and never told.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "letter.hpp"

namespace klap::explanation {

/// A condition that is yes or no by itself, and what it came to.
struct Step {
  ExprId condition;
  const decision::ConditionTrace* trace;
  bool shared;     // others have a part in it: what it came to tells of them
  ExprId named{};  // the term that says no more than this condition, if it has such a name
};

struct Basis {
  std::vector<Step> steps;                       // as the rules have them
  std::vector<decision::ConditionTrace> values;  // what the values of own questions read
  bool household = false;                        // something counted that is not the resident's own
  bool internal = false;                         // a value read a budget or a lot

  /// The letter's own facts in it. Of a list that others have a part in, none: whether it was told would tell.
  [[nodiscard]] std::vector<decision::ConditionTrace> own_facts(const Letter& letter) const;
};

/// Nothing in what it gives changes if a fact of another changes and the outcomes stay the same: a list over others
/// counts as unknown, whatever it came to.
class Bases {
 public:
  explicit Bases(const Letter& letter) : letter_(letter) {}

  /// Of all rules that hold, disagree or leave the answer open, and of what keeps away the rules that would go before.
  [[nodiscard]] Basis of(const Asked& asked);
  /// Of one rule that holds.
  [[nodiscard]] Basis of(const Asked& asked, RuleId rule);

 private:
  enum class Known : unsigned char { no, unsettled, shared, yes };
  using Answered = std::pair<QuestionId, std::size_t>;

  [[nodiscard]] Known known(ExprId id, const decision::ConditionTrace& trace);
  [[nodiscard]] Known known_of_parts(ExprId id, const decision::ConditionTrace& trace, Known decisive);
  [[nodiscard]] bool is_shared(ExprId id, const decision::ConditionTrace& trace);
  [[nodiscard]] bool is_shared(const decision::FactRef& fact);
  [[nodiscard]] bool lists_others(ExprId id) const;
  [[nodiscard]] bool names_hidden(ExprId id) const;
  [[nodiscard]] bool value_is_shared(ExprId value, std::optional<std::size_t> request);
  [[nodiscard]] bool value_is_internal(ExprId value) const;
  [[nodiscard]] bool answer_is_shared(const decision::FactRef& answer);

  void add(ExprId id, const decision::ConditionTrace& trace, Basis& basis);
  void add_parts(ExprId id, const decision::ConditionTrace& trace, Known decisive, Basis& basis);
  void add_rule(const Asked& asked, RuleId rule, Basis& basis);
  void add_value(const Asked& asked, const program::Rule& rule, Basis& basis);
  void add_out(const Asked& asked, RuleId rule, Basis& basis);
  void add_what_keeps_away(const Asked& asked, RuleId rule, Basis& basis);

  const Letter& letter_;
  std::map<Answered, bool> answers_;
};

/// Does an own question of the rule set matter in the letter? One that is settled by nothing but what was presumed or
/// answered before, no fact that the case gives of the resident, tells nothing: of every application, that no penalty
/// runs.
[[nodiscard]] bool concerns_reader(const Letter& letter, const Asked& own);

}  // namespace klap::explanation
