// From outcomes to columns.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include <klap/decision/outcome.hpp>
#include <klap/decision/prepared.hpp>
#include <klap/program/program.hpp>

#include "output.hpp"

namespace klap::columns {

/// The questions a table is asked, and the columns of their answers. Any number of threads may use one.
class Answers {
 public:
  Answers(const program::Program& program, std::vector<QuestionId> questions);

  [[nodiscard]] const std::vector<QuestionId>& questions() const { return questions_; }
  [[nodiscard]] const std::vector<Form>& forms() const { return forms_; }

  void put(const decision::CaseOutcome& outcome, std::size_t row, Sheet& sheet) const;

  /// Is what a question came to all that its columns hold? Questions are counted as in questions().
  [[nodiscard]] bool suffices(const decision::Decided& decided) const;
  /// Where it does. `costs` are those of the row, in cents, if they are known.
  void put(std::size_t question, const decision::Decided& decided, std::int64_t costs, std::size_t row,
           Sheet& sheet) const;

 private:
  /// What the columns of an answer hold that is the same whatever the facts are, but for the costs.
  struct Told {
    enum class Kind : std::uint8_t { nothing, yes_or_no, text, addressee, payment };
    Kind kind{};  // nothing: it depends on more
    bool yes = false;
    BudgetId budget;           // of payment: all of the costs
    std::uint32_t text = 0;    // in texts_: the answer …
    std::uint32_t copies = 0;  // … and of addressee the column behind it
  };

  const program::Program* program_;
  std::vector<QuestionId> questions_;
  std::vector<std::size_t> first_;  // column, by question
  std::vector<Form> forms_;
  std::vector<Told> told_;  // by RuleId::index
  std::vector<std::string> texts_;
  std::unordered_map<std::string, std::uint32_t> of_texts_;  // where each stands

  [[nodiscard]] Told told_by(const program::Conclusion& conclusion);
  [[nodiscard]] std::uint32_t add_text(std::string text);
  void put_outcome(std::size_t question, const decision::Outcome* outcome, std::size_t row, Sheet& sheet) const;
  void put_answer(std::size_t question, const decision::Outcome& outcome, std::size_t row, Sheet& sheet) const;
  void put_payment(std::size_t column, const decision::PaymentAnswer& payment, std::size_t row, Sheet& sheet) const;
  void put_decider(std::size_t column, const decision::DeciderAnswer& decider, std::size_t row, Sheet& sheet) const;
};

/// The name of a question, before those of its columns.
[[nodiscard]] std::string question_name(const program::Program& program, QuestionId question);

}  // namespace klap::columns
