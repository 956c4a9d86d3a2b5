// What Prepared and Scratch hold.
#pragma once

#include <algorithm>
#include <array>
#include <vector>

#include <klap/decision/prepared.hpp>

#include "answers.hpp"
#include "reading.hpp"

namespace klap::decision {

/// A column of the index: where its value comes from, and the cells it is looked up in (program::IndexColumn).
struct Lookup {
  enum class Kind : std::uint8_t { slot, age, answer, read };

  const std::uint16_t* cells = nullptr;
  const std::int64_t* cuts = nullptr;  // none: dense
  std::int64_t low = 0;                // of dense cells
  std::uint64_t span = 0;              // from the first of them to the last
  std::uint32_t cut_count = 0;
  std::uint32_t slot = 0;    // where to look first: of other kinds, the slot that is never known
  std::uint32_t column = 0;  // ColumnId::index
  std::uint16_t unsure = 0;
  std::uint16_t none = 0;
  Kind kind{};
  QuestionKind answer{};    // of answer
  std::uint32_t birth = 0;  // of age: the slots of the two dates
  std::uint32_t day = 0;

  /// How far a value lies behind the first of the dense cells: past `span` if it is not in them, or no value.
  [[nodiscard]] std::uint64_t behind_low(std::int64_t v) const {
    return static_cast<std::uint64_t>(v) - static_cast<std::uint64_t>(low);
  }
  /// Of a value, at least coded::lowest.
  [[nodiscard]] std::size_t cell(std::int64_t v) const {
    if (cuts == nullptr) return cells[v < low ? 0 : std::min(behind_low(v), span)];
    std::size_t below = 0;  // how many cuts are ≤ v, but for the last of them
    for (std::size_t half = cut_count / 2; half != 0; half /= 2) below += cuts[below + half - 1] <= v ? half : 0;
    below += cuts[below] <= v ? 1 : 0;
    return cells[below];
  }
};

/// A group of the index: its lookups follow those of the group before it.
struct LookupGroup {
  const std::uint64_t* rows = nullptr;
  std::uint32_t columns = 0;
};

/// One test of a rule whose condition is nothing but tests.
struct Check {
  std::int64_t low = 1;  // of the only interval
  std::int64_t high = 0;
  std::uint32_t slot = 0;    // of its column's lookup
  std::uint32_t column = 0;  // ColumnId::index
  std::uint32_t atom = 0;    // of several intervals: AtomId::index; else none
  bool none = false;
};

/// A rule by its position in the index. All that a candidate needs, mostly, in one line of cache.
struct alignas(64) Place {
  Check first;  // of checks, if there are any
  RuleId rule;
  std::uint32_t answer = 0;       // in Asking::answers
  std::uint32_t table_end = 0;    // of a row of a table of which the first counts: the position behind its last; else 0
  std::uint32_t turn = 0;         // exceptions have a lower one
  std::uint32_t more_checks = 0;  // in Asking::checks: those that the index leaves open first
  std::uint16_t open_checks = 0;  // how many these are, if the index could say all it can
  std::uint16_t checks = 0;
  bool exact = false;  // the checks are the whole condition, and the index has all their columns
  bool has_exceptions = false;
};

/// One question.
struct Asking {
  const program::Index* index = nullptr;
  std::vector<LookupGroup> groups;
  std::vector<Lookup> lookups;  // parallel to index->columns
  std::vector<Place> places;    // by position
  std::vector<Check> checks;
  std::vector<AnswerClass> answers;
  std::vector<std::uint32_t> judgements;  // slots of judgements that conditions read
  std::uint32_t as_of = 0;                // the slot of its reference date
  bool asked = false;
  bool by_all = false;    // always: the decider's, the orderer's, the follow-up's, and one that reads an own question
  bool by_right = false;  // not applicable without a right
  bool by_need = false;   // not applicable without a need
  bool reads_law = false;
  bool reads_right = false;
  bool has_exceptions = false;
  bool has_unique = false;  // rows of a table of which only one may hold

  /// Is there no earlier question to ask first?
  [[nodiscard]] bool is_first() const { return !by_right && !by_need && !reads_law && !reads_right; }
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
  CaseOutcome answers;                     // to what conditions read: the law and the right of the one request
  std::vector<std::int64_t> values;        // by slot: fields, then dates, then the one that is never known
  std::vector<std::int64_t> columns;       // by ColumnId::index, of those whose value is not simply in their slot
  std::vector<const std::uint64_t*> rows;  // by group of an index
  std::vector<Found> found;                // room for every rule of a question
};

/// The slots of a program: its fields, then the dates of a case, then one that is never known.
[[nodiscard]] inline std::uint32_t slot_of(const program::Program& program, CaseDate date) {
  return static_cast<std::uint32_t>(program.fields.size()) + static_cast<std::uint32_t>(date);
}
[[nodiscard]] inline std::uint32_t never_known(const program::Program& program) {
  return static_cast<std::uint32_t>(program.fields.size() + case_date_count);
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
  /// Where an answer needs the whole case: is it worked out, or is only that said?
  enum class WholeCase : std::uint8_t { worked_out, left };

  Quick(const Prepared::Impl& prepared, Scratch::Impl& room, WholeCase whole_case = WholeCase::worked_out)
      : prepared_(prepared), room_(room), whole_case_(whole_case) {}

  [[nodiscard]] Decided decide(QuestionId question);
  /// What one answer that applies for sure comes to.
  [[nodiscard]] static Decided by(RuleId rule, const AnswerClass& answer);

 private:
  enum class Certainty : std::uint8_t { known, unknown, unsure };

  [[nodiscard]] const program::Program& program() const { return prepared_.program; }
  [[nodiscard]] Decided ask(QuestionId question);
  [[nodiscard]] std::optional<Decided> ask_earlier();
  [[nodiscard]] Decided earlier(QuestionKind question);
  [[nodiscard]] Decided by_all();
  [[nodiscard]] Decided by_rules();
  [[nodiscard]] Decided by_found(std::size_t count);
  [[nodiscard]] Decided weigh(std::size_t count);
  [[nodiscard]] Decided not_settled(OutcomeKind kind, OpenReason open = {}) const;
  [[nodiscard]] bool lift(std::size_t count);
  [[nodiscard]] std::size_t find();
  void find_rows();
  [[nodiscard]] bool missing_for_sure();

  [[nodiscard]] std::int64_t value_of(std::uint32_t slot) const;
  [[nodiscard]] std::int64_t value_of(const Lookup& lookup);
  [[nodiscard]] std::size_t cell_of_rest(const Lookup& lookup, std::int64_t v);
  [[nodiscard]] Truth own(const Place& place);
  [[nodiscard]] Truth own_by_condition(const Place& place);
  [[nodiscard]] Truth own_by_checks(const Place& place) const;
  [[nodiscard]] Truth own_by_more_checks(const Place& place, std::size_t count, Truth first) const;
  [[nodiscard]] Truth test(const Check& check) const;
  [[nodiscard]] Certainty certainty(const AnswerClass& answer) const;
  [[nodiscard]] Certainty certainty_of_parts(const AnswerClass& answer) const;
  [[nodiscard]] Reading reading();
  void bring_up_to_date();

  const Prepared::Impl& prepared_;
  Scratch::Impl& room_;
  WholeCase whole_case_;
  const Asking* asking_ = nullptr;
  QuestionId question_{};
  Date as_of_;
  bool all_known_ = true;        // every column of the index has said what it can
  bool up_to_date_ = false;      // the facts of the room
  bool earlier_by_all_ = false;  // of a question that this one reads
};

}  // namespace klap::decision
