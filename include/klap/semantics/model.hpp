// The checked rule set: every name resolved, every operand typed, nothing derived. Declarations of one kind stand in
// order of their names, so that an Id is the same however the files were cut or ordered (docs/semantics.md, clause 15).
// Everything that decides starts from here: the compiler (compile/) and, independently of it, the judge
// (tests/reference). Plain data; immutable once built; may be shared between threads.
#pragma once

#include <array>
#include <bitset>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <klap/base/date.hpp>
#include <klap/base/id.hpp>
#include <klap/base/money.hpp>
#include <klap/base/ratio.hpp>
#include <klap/base/value.hpp>
#include <klap/base/vocabulary.hpp>
#include <klap/source/span.hpp>

namespace klap::semantics {

struct Declared {
  std::string name;
  std::string label;  // the text in quotes behind the name; may be empty
  Span span;          // of the name
};

/// "Wmo 2.3.5 lid 3 onder a": a source and a place in it; the place may be empty.
struct Ground {
  SourceId source;
  std::string article;
  bool operator==(const Ground&) const = default;
};

struct Source : Declared {
  SourceKind kind{};
  std::optional<Date> published;
  Period validity;
};

struct Municipality : Declared {
  int code = 0;  // 1 … 9999, CBS
};

struct Actor : Declared {
  ActorKind kind{};
  ActorId body;                       // of a function: the body it works for
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
  FieldId choices{};                  // of choice: the field whose list it is
  bool optional = false;              // may be geen
  bool history = false;               // met verloop
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
};

/// A value the rule set gives, from date to date (clause 4.10).
struct Parameter : Declared {
  struct From {
    std::optional<Value> value;       // absent = literally `onbekend`
    Period validity;
    std::vector<Ground> grounds;      // in source id, then article order
  };
  Type type;                          // boolean, date, money, number or municipality
  std::vector<From> values;           // by validity, which do not overlap; none: not given
};

struct Expr {
  Op op{};
  Type type;
  Value literal;                      // of Op::literal
  std::uint32_t ref = 0;              // of field, parameter, term, case_date, answer, ceiling_reached, lists
  std::vector<ExprId> arguments;      // as written, n-ary where the operator is
  Span span;
};

struct Term : Declared {
  ExprId meaning;
};

/// One stream of a payment: a share of the amount, charged to budgets in order, each up to what its ceiling leaves.
struct PayShare {
  enum class Kind : std::uint8_t { whole, ratio, rest } kind{};
  Ratio ratio;                        // of Kind::ratio
  std::vector<BudgetId> order;        // at least one; the next gets the excess of the one before
};

struct Party {
  PartyKind kind{};
  FieldId field;                      // of lead_party (a lot of the request) and field_…: a fact of that type
  ActorId actor;                      // of actor
  auto operator<=>(const Party&) const = default;
};

/// uiterlijk N werkdagen na de besluitdatum
struct Due {
  int count = 0;
  TermUnit unit{};
  CaseDate from{};
};

struct Obligation {
  ObligationKind kind{};
  std::string message;                // of message: "WMO301"
  Party to;
  std::optional<Due> due;
};

struct YesNo { bool yes = false; };
struct LawIs { SourceId law; };
struct Payment {
  std::vector<PayShare> shares;       // at most one rest; without one, ratios add up to 1 or the one share is whole
  BudgetId leftover;                  // restcent naar; may be none (a rest takes the left-over cents)
};
struct Addressee {
  Party to;
  std::vector<Party> copies;          // in order, without repeats
};
struct Director { Party is; };
struct Obligations { std::vector<Obligation> list; };
struct OpenOnPurpose { ActorId by; };
using Conclusion = std::variant<YesNo, LawIs, Payment, Addressee, Director, Obligations, OpenOnPurpose>;

struct Rule : Declared {
  QuestionKind question{};
  std::vector<RuleId> exception_to;   // in id order
  ExprId condition;                   // may be none: always. Includes the negated `tenzij`.
  Conclusion conclusion;
  std::vector<Ground> grounds;        // in source id, then article order
  std::string reason;                 // omdat
  Period validity;
  TableId table;                      // of a row; else none
  bool may_derogate = false;          // of a library: gemeente mag afwijken
};

/// A decision table: its rows are rules, named "table/1", "table/2" … (clause 5.15).
struct Table : Declared {
  QuestionKind question{};
  HitPolicy policy{};
  std::vector<RuleId> rows;           // from above; at least one
};

struct Question {
  bool asked = false;                 // does the rule set have it?
  CaseDate as_of = CaseDate::reference;
  bool mandate_register = false;      // of decider: volgens het mandaatregister
  std::optional<Presumption> no_interest;  // of decider: persoonlijk belang aangenomen nee
  Span span;
};

using DecisionKinds = std::bitset<decision_kind_count>;

struct Competence {
  ActorId body;
  std::vector<SourceId> laws;         // in id order
  DecisionKinds kinds;
  Period validity;
  std::vector<Ground> grounds;
  Span span;
};

struct Mandate {
  ActorId from;                       // body or function
  ActorId to;                         // function, or provider
  std::vector<SourceId> laws;         // in id order
  DecisionKinds kinds;
  std::optional<Money> ceiling;       // per decision, up to and including; unit as the costs
  MoneyUnit unit = MoneyUnit::once;   // of the ceiling
  bool may_submandate = false;
  Period validity;
  std::vector<Ground> grounds;
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

// ---- examples: a case and what it should give, in the rule text

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
};

/// What an example expects of one answer. Answers are written as the outcome prints them; see expectation kinds.
struct Expectation {
  enum class What : std::uint8_t { law, need, right, payer, decider, addressee, direction, obligation } what{};
  enum class Form : std::uint8_t { answer, missing, open, conflict, not_applicable, error, not_competent } form{};
  std::string request;                             // name; empty = the only one, or the first
  Value value;                                     // law: law value; need, right: boolean
  std::vector<std::pair<BudgetId, Money>> payment; // payer, as written
  std::optional<Money> uncovered;                  // payer: open bedrag
  std::vector<ActorId> deciders;                   // decider
  ActorId on_behalf_of;                            // decider: namens; may be none (not checked)
  std::vector<ActorId> via;                        // decider: via
  bool via_given = false;
  Party party;                                     // addressee, direction, obligation
  ObligationKind obligation{};                     // obligation
  std::string message;                             // obligation message
  std::vector<std::string> names;                  // missing: fact names, a subset of the missing facts
  ActorId by;                                      // open: by whom; may be none (not checked)
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
  std::vector<Competence> competences;  // in order of body, laws, kinds, validity
  std::vector<Mandate> mandates;        // in order of from, to, laws, kinds, validity, ceiling
  std::optional<Ladder> ladder;
  FieldId costs;                      // the amount a payer pays and a mandate's ceiling limits: field `kosten` of a request
  FieldId birth_date;                 // field `geboortedatum` of a person; may be none
  std::vector<Expr> exprs;
  std::vector<Example> examples;      // in the order written
};

}  // namespace klap::semantics
