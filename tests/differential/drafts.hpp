// What rules and tables have in common while they are written: their names and questions, conclusions and exceptions.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "differential/rule_writer.hpp"
#include "differential/setting.hpp"

namespace klap::differential {

/// From `first_own` on: the own questions of the setting.
enum Question : std::size_t {
  law,
  need,
  right,
  payer,
  decider,
  orderer_,
  addressee_,
  direction_,
  follow_up,
  first_own
};

[[nodiscard]] Question own_question(std::size_t own);

/// A rule, or a table: what others can be an exception to.
struct RuleDraft {
  std::string name;
  Question question = right;
  std::size_t rows = 0;    // of a table that is written out: rules of that name with a number behind it
  bool by_statute = true;  // of its grounds one, or more, is of a law: nobody deviates from it (clause 5.24)
};

/// Which question a rule or a table is of: its first choice, so that it stays when the rest shrinks.
[[nodiscard]] Question question_of(const Part& part, const Setting& setting);

[[nodiscard]] std::string conclusion(Choices& choices, Question question, const Setting& setting, const Scope& scope);

/// The rules and tables that one more is an exception to, of those before it.
[[nodiscard]] std::vector<RuleDraft> exceptions(Choices& choices, const std::vector<RuleDraft>& before,
                                                Question question);
/// ", uitzondering op …", or nothing.
[[nodiscard]] std::string exception_clause(const std::vector<RuleDraft>& exceptions);

/// The name of a row, from 1, of a table that is written out; in the order of the rows.
[[nodiscard]] std::string row_name(const RuleDraft& draft, std::size_t row);

/// The i-th table.
[[nodiscard]] RuleDraft draft_of(const TableRecipe& recipe, std::size_t i, Tables tables, const Setting& setting);

/// How a rule or a table goes over to another (clauses 5.25 and 5.26): clauses, and what they come to.
struct Transition {
  std::string in_force;                 // geldt …, with what stands behind it
  std::vector<std::string> conditions;  // that stand behind the rule's own where the clauses are spelled out

  [[nodiscard]] std::string lines() const { return in_force.empty() ? "" : "\n        " + in_force; }
};

/// `in_force` is a period in words. The date is the question's own.
[[nodiscard]] Transition transition(Choices& choices, const std::string& in_force, const std::string& reference_date,
                                    Clauses clauses);

/// The name of the date the question is read on.
[[nodiscard]] std::string reference_date(Question question, const Setting& setting);

/// What rules rest on, such that sources that go before others and exceptions as written make no circle (clause 7.3).
class Footing {
 public:
  explicit Footing(const Setting& setting) : setting_(setting) {}

  /// The grounds for one rule more, or row of a table: those wanted, or — if they made a circle — of a source that goes
  /// before nothing.
  [[nodiscard]] std::string grounds(const RuleDraft& draft, const std::vector<RuleDraft>& exceptions,
                                    const std::string& wanted);

 private:
  struct Node {
    std::string name;  // of the table, of a row
    Question question{};
    std::vector<std::string> sources;
    std::vector<std::string> exception_to;
  };
  [[nodiscard]] bool goes_before(const std::string& source, const std::string& other) const;
  [[nodiscard]] bool is_written(const Node& node, const Node& other) const;
  [[nodiscard]] bool is_exception(const Node& node, const Node& other) const;
  [[nodiscard]] bool has_circle() const;

  const Setting& setting_;
  std::vector<Node> nodes_;
};

[[nodiscard]] bool rests_on_law(const std::string& grounds);

/// What a rule may rest on: sources of which some go before others.
[[nodiscard]] const std::vector<std::string>& some_grounds();

/// One text for a table, or one for each of its rows; in tables.cpp. Whether it rests on a law becomes known, and it
/// may need declarations.
[[nodiscard]] std::vector<std::string> table(const TableRecipe& recipe, RuleDraft& draft,
                                             const std::vector<RuleDraft>& before, const Scope& scope,
                                             const Setting& setting, Writing writing, Footing& footing,
                                             std::vector<std::string>& declarations);

/// One safeguard of a question that is asked, or nothing; in safeguards.cpp. The scope is that of each question.
[[nodiscard]] std::string safeguard(const Part& part, std::size_t number, const Setting& setting,
                                    const std::function<std::optional<Scope>(Question)>& scope_of);

}  // namespace klap::differential
