// Examples: a case and what it should give, in the rule text. Plain data of the model; they decide nothing.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <klap/base/date.hpp>
#include <klap/base/id.hpp>
#include <klap/base/money.hpp>
#include <klap/base/value.hpp>
#include <klap/base/vocabulary.hpp>
#include <klap/semantics/conclusion.hpp>
#include <klap/semantics/declared.hpp>
#include <klap/source/span.hpp>

namespace klap::semantics {

struct FactGiven {
  FieldId field;
  bool none = false;                               // geen
  Value value;                                     // if not none and without history
  std::vector<std::pair<Date, Value>> history;     // of a field met verloop, dates ascending
  Span span;
};

struct JudgementGiven {
  FieldId field;
  bool value = false;
  ActorId by;
  std::optional<Date> on;
  std::string note;
  Span span;
};

struct ExamplePerson { std::string name; std::vector<FactGiven> facts; Span span; };       // name "inwoner" if unnamed
struct ExampleRequest {
  std::string name;                                // "voorziening" if unnamed
  std::size_t person = 0;                          // index in persons
  std::vector<FactGiven> facts;
  std::vector<JudgementGiven> judgements;
  Span span;
};
struct ExampleSpent { BudgetId budget; Money amount; Date as_of; };
struct ExampleDecision {                           // what was done already, for the decision of one person under one law
  std::size_t person = 0;
  SourceId law;
  std::optional<DecisionKind> kind;
  ActorId taken_by;                                // may be none
  ActorId primary_by;                              // of a decision on an objection: who took the first; may be none
  ActorId ordered_by{};                            // who gave the order; may be none
  std::optional<Date> ordered_on{};
};

/// What an example expects of one answer. Answers are written as the outcome prints them; see expectation kinds.
struct Expectation {
  enum class What : std::uint8_t {
    law, need, right, payer, decider, orderer, addressee, direction, obligation, own
  } what{};
  enum class Form : std::uint8_t { answer, missing, open, conflict, not_applicable, error, not_competent } form{};
  std::optional<Date> on;                          // verwacht op: with this reference date instead of the example's
  std::string request;                             // name; empty = the only one, or the first
  std::size_t own = 0;                             // own: index in own_questions
  Value value;                                     // law: law value; need, right: boolean; own
  std::vector<std::pair<BudgetId, Money>> payment; // payer, as written
  std::vector<std::pair<int, Money>> paid_elsewhere; // payer: a municipality's code and its amount
  std::optional<Money> uncovered;                  // payer: open bedrag
  std::vector<ActorId> deciders;                   // decider, orderer
  ActorId on_behalf_of;                            // decider: namens; may be none (not checked)
  std::vector<ActorId> via;                        // decider: via
  bool via_given = false;
  Party party;                                     // addressee, direction, obligation
  ObligationKind obligation{};                     // obligation
  std::string message;                             // obligation message
  std::optional<Date> effective;                   // obligation: per; none: not looked at
  std::string mention;                             // obligation: onder vermelding van; empty: not looked at
  std::vector<std::string> names;                  // missing: fact names, a subset of the missing facts
  ActorId by;                                      // open: by whom; may be none (not checked)
  bool absent = false;                             // obligation: geen; no obligation of this kind (message, party)
  bool any_party = false;                          // absent: to nobody at all
  std::vector<Ground> grounds;                     // what it rests on, among others; in source id, then article order
  Span span;
};

struct Example {
  std::string title;
  Origin origin{};
  std::vector<Ground> grounds;
  std::array<std::optional<Date>, case_date_count> dates;
  std::vector<ExampleSpent> spent;
  std::vector<ExamplePerson> persons;
  std::vector<ExampleRequest> requests;
  std::vector<FactGiven> plan;
  std::optional<std::vector<ActorId>> personal_interest;
  std::vector<ExampleDecision> decisions;
  std::vector<Expectation> expectations;
  Span span;
};

}  // namespace klap::semantics
