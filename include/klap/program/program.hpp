// The compiled rule set: what decide() runs and explanation/ names. Immutable once made; knows no rule text and no
// syntax; one Program may be used by any number of threads at once. Ids are those of the model it was compiled from.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include <klap/base/date.hpp>
#include <klap/base/id.hpp>
#include <klap/base/money.hpp>
#include <klap/base/value.hpp>
#include <klap/base/vocabulary.hpp>
#include <klap/program/atoms.hpp>
#include <klap/program/conclusion.hpp>
#include <klap/program/declared.hpp>
#include <klap/program/index.hpp>
#include <klap/program/power.hpp>
#include <klap/program/safeguard.hpp>

namespace klap::program {

struct Source : Named {
  SourceKind kind{};
  std::vector<SourceId> before{};     // those it goes before, through others too; in id order (clause 7.3)
};
struct Municipality : Named { int code = 0; };

struct Actor : Named {
  ActorKind kind{};
  ActorId body;                       // of a function
  std::optional<std::string> agb;     // of a provider; absent = not known
};

struct Ceiling { Money amount; CeilingPeriod period{}; };
struct Budget : Named {
  MunicipalityId municipality;        // whose it is: a municipality …
  ActorId body;                       // … or a body; one of the two is none
  SourceId stream;                    // may be none
  std::string task_field;             // may be empty
  std::optional<Ceiling> ceiling;
};

struct Lot : Named {
  std::optional<Period> period;       // absent = not known
  ActorId lead;                       // none = not known
  std::vector<Value> delivers;        // ascending
};

struct Field : Named {
  FieldOwner owner{};
  TypeKind type{};
  MoneyUnit unit{};
  bool optional = false;
  bool history = false;
  FieldId choices_of;                 // of a choice: the field whose `choices` name its values
  std::vector<std::string> choices;
  std::string question;               // may be empty
  std::vector<Ground> asked_on;
  std::optional<Value> presumed;
  std::string presumed_because;
  int effort = 1;
  ActorId judge;                      // of a judgement
  RuleId weighs;                      // of a judgement that a rule declares (clause 5.23)
  std::string purpose;                // may be empty
  Readers hidden{};
};

/// A value the rule set gives, from date to date; absent = not known.
struct Parameter : Named {
  struct From {
    std::optional<Value> value;
    Period validity;
    std::vector<Ground> grounds;
    std::optional<Checked> checked;
    std::optional<Date> known_from{}; // known from that day on; none: of all time (clause 9.9)
  };
  TypeKind type{};
  MoneyUnit unit{};
  std::vector<From> values;           // by first day, then known_from; those that overlap differ in known_from
};

/// A node of a condition. Its arguments are nodes[arguments[first_argument + i]], i < argument_count. `ref` is as Op says;
/// of a literal of a choice type, the list it is one of (program/choices.hpp).
struct Node {
  Op op{};
  TypeKind type{};
  MoneyUnit unit{};
  std::uint32_t ref = 0;
  std::uint32_t first_argument = 0;
  std::uint32_t argument_count = 0;
  Value literal;
};

struct Term : Named { ExprId meaning; };
struct Rule : Named {
  QuestionId question{};
  ExprId condition;                   // none: always
  std::vector<RuleId> exception_to;   // what it lifts, in id order
  std::vector<RuleId> goes_before;    // of these, the ones by precedence of sources (clause 7.3)
  std::vector<RuleId> exceptions;     // what lifts it, in id order
  Conclusion conclusion;
  std::vector<Ground> grounds;
  std::optional<Checked> checked;
  std::string reason;
  Period validity;
  std::optional<Date> known_from;     // known from that day on; none: of all time (clause 9.9)
  TableId table;                      // of a row; else none
  FieldId weighing;                   // the judgement it waits for; none: it does not weigh
  bool deviates = false;              // from what it is an exception to (clause 5.24)
};

struct Table : Named {
  HitPolicy policy{};
  std::vector<RuleId> rows;           // from above
};

/// A question of the rule set's own; its name is that of its answer.
struct OwnQuestion : Named {
  std::string sentence;
  TypeKind type{};
  MoneyUnit unit{};
  std::vector<std::string> choices;   // of a choice
  bool divides = false;               // different answers are different decisions
  bool optional = false;              // it may be that it does not apply (clause 2.11)
  Collect collect = Collect::none;    // of amounts and numbers
};

/// Which request goes first to a ceiling that requests of a case share (clause 11.4).
struct GoesFirst {
  FieldId by;
  bool lowest = true;
};

struct Question {
  QuestionId id{};
  bool asked = false;
  CaseDate as_of{};
  std::vector<RuleId> rules;          // in id order
  std::vector<RuleId> order;          // the same, every rule behind its exceptions
  std::vector<std::uint32_t> turn;    // parallel to `rules`: where in `order` each stands
  std::vector<QuestionId> needs;      // those whose answers it needs itself (clause 2.4), ascending
  std::optional<GoesFirst> first;     // of the payer
};

/// How many rules' conditions of one question read a fact: for the order of asking (clause 6.4).
struct ReadCounts {
  std::vector<std::uint32_t> fields;  // by FieldId::index
  std::vector<std::uint32_t> parameters;  // by ParameterId::index
  std::vector<std::uint32_t> spent;   // by BudgetId::index
  std::array<std::uint32_t, case_date_count> dates{};
  std::vector<std::uint32_t> answers;   // by QuestionId::index
  std::uint32_t lot_periods = 0, lot_leads = 0;
};

struct Program {
  std::string hash;                   // of the model: 64 hex digits
  std::string name;
  std::string version;
  int municipality = 0;               // code; 0 = not stated
  bool concept_text = false;
  std::vector<Source> sources;
  std::vector<Municipality> municipalities;
  std::vector<Actor> actors;
  std::vector<Budget> budgets;
  std::vector<Lot> lots;
  std::vector<Field> fields;
  std::vector<Parameter> parameters;
  std::vector<Term> terms;
  std::vector<Node> nodes;
  std::vector<ExprId> arguments;
  std::vector<Rule> rules;
  std::vector<Table> tables;
  std::vector<Question> questions;    // by QuestionId::index
  std::vector<OwnQuestion> own_questions;   // by QuestionId::own()
  std::vector<QuestionId> turn;       // all questions, every one behind those it reads
  std::vector<ReadCounts> reads;      // by QuestionId::index
  std::vector<Safeguard> safeguards;  // in name order
  std::vector<ReadCounts> safeguard_reads;  // by SafeguardId::index: each counts as one rule
  AtomTable atoms;                    // of the conditions of all rules
  std::vector<Index> indexes;         // by QuestionId::index
  std::vector<Competence> competences;
  std::vector<Mandate> mandates;
  std::vector<Delegation> delegations;
  std::vector<Reservation> reservations;
  ChainTable chains;
  bool no_interest_presumed = false;
  std::string no_interest_because;
  std::optional<Ladder> ladder;
  FieldId costs;                      // none if the rule set has no payer and no decider
  FieldId birth_date;
  std::vector<FieldId> person_fields; // of type person

  [[nodiscard]] const Node& node(ExprId id) const { return nodes[id.index]; }
  [[nodiscard]] const Safeguard& safeguard(SafeguardId id) const { return safeguards[id.index]; }
  [[nodiscard]] const Rule& rule(RuleId id) const { return rules[id.index]; }
  [[nodiscard]] const Question& question(QuestionId id) const { return questions[id.index]; }
  [[nodiscard]] const Index& index(QuestionId id) const { return indexes[id.index]; }
};

}  // namespace klap::program
