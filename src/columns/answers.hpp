// From outcomes to columns.
#pragma once

#include <string>
#include <vector>

#include <klap/decision/outcome.hpp>
#include <klap/program/program.hpp>

#include "output.hpp"

namespace klap::columns {

/// The questions a table is asked, and the columns of their answers.
class Answers {
 public:
  Answers(const program::Program& program, std::vector<QuestionId> questions);

  /// A row behind the others.
  void add(const decision::CaseOutcome& outcome);

  void append(const Answers& more);
  [[nodiscard]] const std::vector<QuestionId>& questions() const { return questions_; }
  [[nodiscard]] const std::vector<Made>& columns() const { return columns_; }

 private:
  const program::Program* program_;
  std::vector<QuestionId> questions_;
  std::vector<std::size_t> first_;  // column, by question
  std::vector<Made> columns_;

  void add_kind(std::size_t question, decision::OutcomeKind kind, decision::OpenReason reason);
  void add_open(std::size_t question, decision::OutcomeKind kind, decision::OpenReason reason);
  void add_outcome(std::size_t question, const decision::Outcome* outcome);
  void add_answer(std::size_t question, const decision::Outcome& outcome);
  void add_nulls(std::size_t question, std::size_t from);
  void add_payment(std::size_t column, const decision::PaymentAnswer& payment);
  void add_decider(std::size_t column, const decision::DeciderAnswer& decider);
  [[nodiscard]] std::size_t column_count(std::size_t question) const;
};

/// The name of a question, before those of its columns.
[[nodiscard]] std::string question_name(const program::Program& program, QuestionId question);

}  // namespace klap::columns
