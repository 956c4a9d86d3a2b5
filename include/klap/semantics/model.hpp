// The checked rule set: every name resolved, every operand typed, nothing derived. Declarations of one kind stand in
// order of their names, so that an Id is the same however the files were cut or ordered (docs/semantics.md, clause 15).
// Everything that decides starts from here: the compiler (compile/) and, independently of it, the judge
// (tests/reference). Plain data; immutable once built; may be shared between threads.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <klap/base/date.hpp>
#include <klap/base/id.hpp>
#include <klap/base/money.hpp>
#include <klap/base/value.hpp>
#include <klap/base/vocabulary.hpp>
#include <klap/semantics/conclusion.hpp>
#include <klap/semantics/declared.hpp>
#include <klap/semantics/example.hpp>
#include <klap/semantics/safeguard.hpp>
#include <klap/source/span.hpp>

namespace klap::semantics {

struct Source : Declared {
  SourceKind kind{};
  std::optional<Date> published;
  Period validity;
  std::vector<SourceId> before;       // those it goes before, as written (clause 7.3); in id order
};

struct Municipality : Declared {
  int code = 0;  // 1 … 9999, CBS
};

struct Actor : Declared {
  ActorKind kind{};
  ActorId body;                       // of a function: the body or organisation it works for
  std::optional<std::string> agb;     // of a provider: eight digits; absent = literally `onbekend`
  bool fictional = false;
};

struct Ceiling {
  Money amount;
  CeilingPeriod period{};
};

struct Budget : Declared {
  MunicipalityId municipality;        // whose it is: a municipality …
  ActorId body;                       // … or a body; one of the two is none
  SourceId stream;                    // may be none
  std::string task_field;             // Iv3 taakveld; may be empty
  std::optional<Ceiling> ceiling;
};

struct Lot : Declared {
  std::optional<Period> period;       // absent = literally `onbekend`
  std::vector<ActorId> parties;       // providers, in id order
  ActorId lead;                       // penvoerder; may be none: not known
  std::vector<Value> delivers;        // choice values, in order
  FieldId delivers_field;             // the field those choices are of; none if `delivers` is empty
  BudgetId charged_to;                // may be none: not known
  ActorId owner;                      // may be none
  std::optional<Date> evaluation;     // uiterlijk
};

struct Type {
  TypeKind kind{};
  MoneyUnit unit = MoneyUnit::once;   // of money
  FieldId choices{};                  // of choice: the field whose list it is; none: that of own question `answer`
  bool optional = false;              // may be geen
  bool history = false;               // met verloop
  std::uint32_t answer = 0;           // of choice without `choices`: index in own_questions
};

struct Presumption {
  Value value;
  std::string reason;
};

/// A fact the rule set knows of: of every person, of every request, or of the plan. A judgement (oordeel) is a boolean field of the
/// request that only its function can give.
struct Field : Declared {
  FieldOwner owner{};
  Type type;
  std::vector<std::string> choices;   // of a choice type, in the order written
  std::string question;               // the text to ask it with; may be empty
  std::vector<Ground> asked_on;       // gevraagd op grond van
  std::optional<Presumption> presumption;
  int effort = 1;                     // moeite: the declared cost of asking, 1 … 9
  ActorId judge;                      // of a judgement: the function whose judgement it is
  bool with_explanation = false;      // of a judgement: met toelichting
  RuleId weighs{};                    // of a judgement that a rule declares: na afweging door (clause 5.23)
  std::string purpose{};              // doel; may be empty
  Readers hidden{};                   // niet te tonen aan, in (clause 14.2.6)
};

/// A value the rule set gives, from date to date (clause 4.10).
struct Parameter : Declared {
  struct From {
    std::optional<Value> value;       // absent = literally `onbekend`
    Period validity;
    std::vector<Ground> grounds;      // in source id, then article order
    std::optional<Checked> checked;
    std::optional<Date> known_from{}; // bekend vanaf; none: of all time (clause 9.9)
  };
  Type type;                          // boolean, date, money, number or municipality
  std::vector<From> values;           // by first day, then known_from; those that overlap differ in known_from; none: not given
};

struct Expr {
  Op op{};
  Type type;
  Value literal;                      // of Op::literal
  std::uint32_t ref = 0;              // of field, parameter, term, case_date, answer, ceiling_reached, lists, date_…
  std::vector<ExprId> arguments;      // as written, n-ary where the operator is
  Span span;
};

struct Term : Declared {
  ExprId meaning;
};

struct Rule : Declared {
  QuestionId question{};
  std::vector<RuleId> exception_to;   // in id order
  ExprId condition;                   // may be none: always. Includes the negated `tenzij`.
  Conclusion conclusion;
  std::vector<Ground> grounds;        // in source id, then article order
  std::optional<Checked> checked;
  std::string reason;                 // omdat
  Period validity;
  std::optional<Date> known_from;     // bekend vanaf; none: of all time (clause 9.9)
  TableId table;                      // of a row; else none
  FieldId weighing{};                 // na afweging door: its judgement, which stands in the condition too; else none
  bool deviates = false;              // afwijking van what exception_to names (clause 5.24)
  bool may_derogate = false;          // of a library: gemeente mag afwijken
  bool of_library = false;            // decides nothing and is no part of the identity
};

/// A decision table: its rows are rules, named "table/1", "table/2" … (clause 5.15).
struct Table : Declared {
  QuestionId question{};
  HitPolicy policy{};
  std::vector<RuleId> rows;           // from above; at least one
};

/// A question of the rule set's own (clause 2.8). Its Declared part is its answer: `verantwoordelijke_gemeente`.
struct OwnQuestion : Declared {
  std::string sentence;               // as first written, with its mark
  Type type;                          // without history; optional: may be answered niet van toepassing (clause 2.11);
                                      // of a choice: type.answer is this question
  std::vector<std::string> choices;   // in the order written
  bool divides = false;               // verdeelt de besluiten
  Collect collect = Collect::none;    // only of money and number, and then never optional
  CaseDate as_of = CaseDate::reference;
  Span sentence_span;                 // where it first stands
};

/// Which request goes first to a ceiling that requests of a case share.
struct GoesFirst {
  FieldId by;                         // an amount, number or date of a request
  bool lowest = true;                 // or earliest
};

struct Question {
  bool asked = false;                 // does the rule set have it?
  CaseDate as_of = CaseDate::reference;
  bool mandate_register = false;      // of decider and orderer: volgens het mandaatregister
  std::optional<Presumption> no_interest;  // of decider or orderer: persoonlijk belang aangenomen nee; one fact (4.7)
  std::optional<GoesFirst> first{};   // of the payer: bij een gedeeld plafond eerst (clause 11.4)
  Span span;
};

using DecisionKinds = std::bitset<decision_kind_count>;

struct Competence {
  ActorId body;
  std::vector<SourceId> laws;         // in id order
  DecisionKinds kinds;
  ExprId condition;                   // may be none: always. Includes the negated `tenzij`.
  Period validity;
  std::optional<Date> known_from;     // bekend vanaf
  std::vector<Ground> grounds;
  std::optional<Checked> checked;
  Span span;
};

/// Power that passes from a body to a body, for good (Awb 10:13).
struct Delegation {
  ActorId from;
  ActorId to;
  std::vector<SourceId> laws;         // in id order
  DecisionKinds kinds;
  Period validity;
  std::optional<Date> known_from;     // bekend vanaf
  std::vector<Ground> grounds;
  std::optional<Checked> checked;
  Span span;
};

/// Kinds of decision that stay with a body or function: who it mandated may not take them.
struct Reservation {
  ActorId to;
  std::vector<SourceId> laws;         // in id order
  DecisionKinds kinds;
  ExprId condition;                   // may be none: always
  Period validity;
  std::optional<Date> known_from;     // bekend vanaf
  std::vector<Ground> grounds;
  std::optional<Checked> checked;
  Span span;
};

/// Of a mandate to who does not work for the giver (Awb 10:4): since when, or by statute.
struct Consent { std::optional<Date> since; };   // none: volgens de wet

/// To decide, or as a power of attorney (volmacht) to give orders: its kinds tell, which are never mixed (clause 12.13).
struct Mandate {
  ActorId from;                       // body or function
  ActorId to;                         // function, or provider
  std::vector<SourceId> laws;         // in id order
  DecisionKinds kinds;
  std::optional<Money> ceiling;       // up to and including; unit as the costs
  AmountBase base{};                  // what the ceiling is held against
  MoneyUnit unit = MoneyUnit::once;   // of the ceiling
  bool may_submandate = false;
  std::optional<Consent> consent;
  ExprId condition;                   // may be none: always. Includes the negated `tenzij`.
  Period validity;
  std::optional<Date> known_from;     // bekend vanaf
  std::vector<Ground> grounds;
  std::optional<Checked> checked;
  Span span;
};

struct Rung {
  ActorId actor;
  int working_days = 0;
};

struct Ladder {
  std::vector<Rung> rungs;            // at least one
  CaseDate from{};                    // geteld vanaf
  BudgetId interim;                   // tussentijds betaalt
};

enum class Status : std::uint8_t { concept_text, adopted };

/// A rule set that this one uses.
struct Library {
  std::string name;
  std::string version;
  auto operator<=>(const Library&) const = default;
};

struct Model {
  std::string name;
  std::string version;
  int municipality = 0;               // code; 0 = not stated
  Status status{};
  Period validity;
  std::vector<Library> libraries;     // in name order
  std::vector<Source> sources;
  std::vector<Municipality> municipalities;
  std::vector<Actor> actors;
  std::vector<Budget> budgets;
  std::vector<Lot> lots;
  std::vector<Field> fields;
  std::vector<Parameter> parameters;
  std::vector<Term> terms;
  std::vector<Rule> rules;            // of all questions, in name order
  std::vector<Table> tables;
  std::array<Question, question_kind_count> questions;
  std::vector<OwnQuestion> own_questions;   // in name order
  std::vector<Competence> competences;  // in order of body, laws, kinds, validity
  std::vector<Mandate> mandates;        // in order of from, to, laws, kinds, validity, ceiling, base
  std::vector<Delegation> delegations;  // in order of from, to, laws, kinds, validity
  std::vector<Reservation> reservations;  // in order of to, laws, kinds, validity
  std::vector<Safeguard> safeguards;    // in name order
  std::optional<Ladder> ladder;
  FieldId costs;                      // the amount a payer pays and a mandate's ceiling limits: field `kosten` of a request
  FieldId birth_date;                 // field `geboortedatum` of a person; may be none
  std::vector<Expr> exprs;
  std::vector<Example> examples;      // in the order written
};

}  // namespace klap::semantics
