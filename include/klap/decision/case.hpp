// The facts of one case: a household's persons, requests and dates. Filled by exchange/ from JSON, by an embedder
// directly, or from an example in a rule file. Ids are those of the program (and of the model: the compiler keeps them).
// Plain data, owned by the caller; decide() only reads it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <klap/base/date.hpp>
#include <klap/base/id.hpp>
#include <klap/base/money.hpp>
#include <klap/base/value.hpp>
#include <klap/base/vocabulary.hpp>

namespace klap::decision {

/// What is known of one fact. A fact met verloop is known through its history: the value from each date on.
struct Fact {
  enum class State : std::uint8_t { unknown, none, known, history };
  State state = State::unknown;
  Value value;                                   // if known
  std::vector<std::pair<Date, Value>> history;   // dates strictly ascending, not empty, if history

  bool operator==(const Fact&) const = default;
};

/// Who judged, when, and why in words. The words are shown to the file and the auditor, and never decide.
struct JudgementNote {
  FieldId field;
  ActorId by;
  std::optional<Date> on;
  std::string note;
  bool operator==(const JudgementNote&) const = default;
};

struct Person {
  std::string id;
  std::vector<Fact> facts;   // by FieldId::index; entries of request fields stay unknown
  bool operator==(const Person&) const = default;
};

struct Request {
  std::string id;
  std::size_t person = 0;    // index in Case::persons
  std::vector<Fact> facts;   // by FieldId::index; entries of person fields stay unknown
  std::vector<JudgementNote> notes;
  bool operator==(const Request&) const = default;
};

struct Spent {
  Money amount;
  Date as_of;                // stand van
  bool operator==(const Spent&) const = default;
};

/// What was done or settled before about the decision for one person under one law.
struct TakenDecision {
  std::size_t person = 0;
  SourceId law;
  std::optional<DecisionKind> kind;   // absent: follows from the right; never give_order
  ActorId taken_by;                   // none: nobody decided yet
  std::optional<Date> on;             // absent: the decider's reference date
  ActorId primary_by;                 // of a decision on an objection: who took the first; none: not known
  ActorId ordered_by{};               // who gave the order; none: nobody yet
  std::optional<Date> ordered_on{};   // absent: the orderer's reference date
  bool operator==(const TakenDecision&) const = default;
};

struct Case {
  std::string id;
  std::array<std::optional<Date>, case_date_count> dates;   // by CaseDate
  std::vector<Person> persons;
  std::vector<Request> requests;
  std::vector<Fact> plan;                                   // by FieldId::index; entries of other fields stay unknown
  std::vector<std::optional<Spent>> spent;                  // by BudgetId::index
  std::optional<std::vector<ActorId>> personal_interest;    // in id order; absent = unknown
  std::vector<TakenDecision> decisions;                     // at most one per person and law
  bool operator==(const Case&) const = default;
};

}  // namespace klap::decision
