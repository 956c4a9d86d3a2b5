// What Prepared and Scratch hold.
#pragma once

#include <array>
#include <vector>

#include <klap/decision/prepared.hpp>

#include "answers.hpp"
#include "reading.hpp"

namespace klap::decision {

/// Where the value of a column of the index comes from.
struct Feed {
  enum class Kind : std::uint8_t { slot, age, as_of, answer, read } kind{};
  std::uint32_t slot = 0;    // of slot and age; of answer: a QuestionKind
  std::uint32_t day = 0;     // of age: the slot of the date
  std::uint32_t column = 0;  // ColumnId::index
};

/// A rule by its position in the index.
struct Place {
  RuleId rule;
  std::uint32_t answer = 0;     // in Asking::answers
  std::uint32_t table_end = 0;  // of a row of a table of which the first counts: the position behind its last; else 0
  std::uint32_t turn = 0;       // exceptions have a lower one
  program::RuleAtoms atoms;     // exact: they are the whole condition, and every column is in the index
  bool has_exceptions = false;
};

/// One question.
struct Asking {
  const program::Index* index = nullptr;
  std::vector<Feed> feeds;    // parallel to index->columns
  std::vector<Place> places;  // by position
  std::vector<AnswerClass> answers;
  std::vector<std::uint32_t> judgements;  // slots of judgements that conditions read
  bool reads_law = false;
  bool reads_right = false;
  bool reads_own = false;  // an answer of a question of the rule set's own
  bool has_exceptions = false;
};

struct Prepared::Impl {
  explicit Impl(const program::Program& p);

  const program::Program& program;
  std::array<Asking, question_kind_count> questions;
  std::vector<std::int64_t> presumed;  // by slot: coded::unknown where nothing is
  std::size_t most_rules = 0;          // of a question
  std::size_t most_groups = 0;         // of an index
};

/// A rule that may hold.
struct Found {
  std::uint32_t position = 0;
  Truth own = Truth::no;
  Truth lifted = Truth::no;  // by rows above it
  Truth status = Truth::no;
};

struct Scratch::Impl {
  Impl(const Prepared::Impl& prepared, Case base);

  /// The facts as the slots say. Throws std::invalid_argument if a person is not in the case.
  void bring_up_to_date();

  const program::Program* program;
  Case facts;
  bool changed = false;                    // slots, since the facts were brought up to date
  CaseOutcome answers;                     // to what conditions read: the law and the right of the one request
  std::vector<std::int64_t> values;        // by slot: fields, then dates
  std::vector<std::int64_t> columns;       // by ColumnId::index
  std::vector<const std::uint64_t*> rows;  // by group of an index
  std::vector<Found> found;                // room for every rule of a question
};

/// The slots of a program: its fields, then the dates of a case.
[[nodiscard]] inline std::uint32_t slot_of(const program::Program& program, CaseDate date) {
  return static_cast<std::uint32_t>(program.fields.size()) + static_cast<std::uint32_t>(date);
}
[[nodiscard]] inline Fact& fact_of(const program::Program& program, Case& facts, std::uint32_t field) {
  switch (program.fields[field].owner) {
    case FieldOwner::person: return facts.persons[facts.requests.front().person].facts[field];
    case FieldOwner::request: return facts.requests.front().facts[field];
    case FieldOwner::plan: break;
  }
  return facts.plan[field];
}

/// Asks one question of one scratch, and before it the questions it reads.
class Quick {
 public:
  Quick(const Prepared::Impl& prepared, Scratch::Impl& room) : prepared_(prepared), room_(room) {}

  [[nodiscard]] Decided decide(QuestionId question);

 private:
  enum class Certainty : std::uint8_t { known, unknown, unsure };

  [[nodiscard]] const program::Program& program() const { return prepared_.program; }
  [[nodiscard]] Decided ask(QuestionId question);
  [[nodiscard]] Decided earlier(QuestionKind question);
  [[nodiscard]] Decided by_all();
  [[nodiscard]] Decided by_rules();
  [[nodiscard]] Decided weigh(std::size_t count);
  [[nodiscard]] Decided not_settled(OutcomeKind kind, OpenReason open = {}) const;
  [[nodiscard]] bool lift(std::size_t count);
  [[nodiscard]] std::size_t find();
  void find_rows();
  [[nodiscard]] bool missing_for_sure();

  [[nodiscard]] std::int64_t value_of(std::uint32_t slot) const;
  [[nodiscard]] std::int64_t value_of(const Feed& feed);
  [[nodiscard]] Truth own(const Place& place);
  [[nodiscard]] Certainty certainty(const AnswerClass& answer) const;
  [[nodiscard]] Reading reading();

  const Prepared::Impl& prepared_;
  Scratch::Impl& room_;
  const Asking* asking_ = nullptr;
  QuestionId question_{};
  Date as_of_;
  bool earlier_by_all_ = false;  // of a question that this one reads
};

}  // namespace klap::decision
