// What the questions of one case have in common: what was worked out once, and room to work in. Nothing here is part of
// an answer; each answer is the same without it.
#pragma once

#include <array>
#include <optional>
#include <utility>
#include <vector>

#include <klap/decision/truth.hpp>

#include "columns.hpp"
#include "question.hpp"

namespace klap::decision {

/// What was worked out for one request, or for the plan, on one reference date. Answers that were read are final: who
/// reads one stands behind it (clause 2.4).
class Memo {
 public:
  void forget(const program::Program& program) {
    columns_.assign(program.atoms.columns.size(), not_yet);
    terms_.assign(program.terms.size(), no_truth);
  }

  /// The column as a number (program::coded). `reading` is that of the memo.
  [[nodiscard]] std::int64_t column(const Reading& reading, program::ColumnId id) {
    std::int64_t& value = columns_[id.index];
    if (value == not_yet) value = coded_value(reading, reading.program().atoms.columns[id.index]);
    return value;
  }
  /// All of them; those of the index have been worked out.
  [[nodiscard]] const std::int64_t* columns_of(const Reading& reading, const program::Index& index) {
    for (const program::IndexColumn& c : index.columns) (void)column(reading, c.column);
    return columns_.data();
  }

  [[nodiscard]] Truth test(const Reading& reading, const program::Atom& atom) {
    const std::int64_t value = column(reading, atom.column);
    if (value >= program::coded::lowest || value == program::coded::none)
      return truth_of(program::passes(reading.program().atoms, atom, value));
    return value == program::coded::error ? Truth::error : Truth::unknown;
  }

  [[nodiscard]] std::optional<Truth> term(std::uint32_t id) const {
    return terms_[id] == no_truth ? std::nullopt : std::optional(static_cast<Truth>(terms_[id]));
  }
  void remember_term(std::uint32_t id, Truth t) { terms_[id] = static_cast<std::uint8_t>(t); }

 private:
  static constexpr std::int64_t not_yet = program::coded::history;  // which no column is
  static constexpr std::uint8_t no_truth = 0xFF;

  std::vector<std::int64_t> columns_;  // by ColumnId::index
  std::vector<std::uint8_t> terms_;    // by TermId::index: a Truth
};

/// Room for one question at a time, and the memos of one case. Reused, so that little is allocated; of one thread.
class Workroom {
 public:
  /// Forgets the case before, and keeps the room.
  void enter(const program::Program& program, const Case& facts);

  /// That of a question about a request (or the plan: Reading::no_entity) on its reference date. Valid until the case
  /// is another one.
  [[nodiscard]] Memo& memo(QuestionId question, std::uint32_t request);

  /// As decision::accountable; none where the rules have no ladder, as those of a library (clause 3.8).
  [[nodiscard]] std::optional<Accountable> accountable(ActorId named = {});

  std::vector<const std::uint64_t*> rows;  // by group of an index
  RuleTruths truths;
  RuleStates states;

  /// What a request charges to a ceiling.
  struct Charge {
    BudgetId budget;
    std::size_t request;
    std::int64_t cents;
  };
  std::vector<Charge> charges;

 private:
  const program::Program* program_ = nullptr;
  const Case* facts_ = nullptr;
  std::vector<Memo> memos_;          // by request, that of the plan last; of each as many as there are dates
  std::vector<std::uint8_t> begun_;  // parallel to memos_: 1 or 0
  std::array<std::size_t, case_date_count> same_{};  // by date of the case: the first that is the same day
  std::optional<Accountable> accountable_;
};

}  // namespace klap::decision
