// What the steps of analyse() share: the trees, the model as far as it is, the names, and how to say what is wrong.
#pragma once

#include <array>
#include <deque>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <klap/diagnostics/diagnostic.hpp>
#include <klap/semantics/analyse.hpp>
#include <klap/semantics/model.hpp>
#include <klap/syntax/tree.hpp>

#include "leaves.hpp"

namespace klap::semantics {

/// What has names of its own kind. Fields, parameters, terms and the answers of own questions share one space of names.
/// So do rules and tables; the rows of a table are rules.
enum class Kind : std::uint8_t {
  source,
  municipality,
  actor,
  budget,
  lot,
  field,
  parameter,
  answer,
  term,
  rule,
  table,
  safeguard
};
inline constexpr std::size_t kind_count = 12;

struct Declaration {
  std::string_view key;  // the name; the tree keeps it
  NodeRef name;
  NodeRef node;        // the whole declaration
  NodeKind context{};  // of a field: person_facts, request_facts, plan_facts or judgement; else the node's
  std::optional<QuestionId> question{};  // of a rule or table: none if its question is not known
  std::optional<NodeRef> table{};        // of a row: the table it stands in; `node` is the row
  std::optional<NodeRef> label{};        // the text behind the name
  std::optional<NodeRef> body{};         // of a function: the name of the body it belongs to
};

class Analysis {
 public:
  Analysis(const std::vector<syntax::Tree>& all_trees, Diagnostics& diagnostics, const Folders& folders, Part part);

  const std::vector<syntax::Tree>& trees;
  Diagnostics& out;
  Model model;

  /// By kind, in id order once names() is done.
  std::array<std::vector<Declaration>, kind_count> declared;
  std::vector<NodeRef> competences, mandates, delegations, reservations, ladders, examples;
  std::vector<NodeRef> parameter_values;  // `parameter X is …` of a parameter declared elsewhere
  struct AskedQuestion {
    NodeRef node;
    QuestionId id;
  };
  std::vector<AskedQuestion> questions;
  std::map<std::pair<std::uint32_t, std::uint32_t>, bool> heads_read;  // by document and node: can they be read?
  std::deque<std::string> row_names;                                   // what the keys of rows point into
  /// The values of a choice by name, by field.
  std::vector<std::unordered_map<std::string_view, std::uint32_t>> choice_ids;
  std::vector<std::unordered_map<std::string_view, std::uint32_t>> answer_choice_ids;  // the same, by own question
  /// A condition in model.exprs, with the answer of the rule if that is an expression: [begin, end).
  struct Root {
    enum class Of : std::uint8_t { term, rule, power, safeguard } of{};
    std::uint32_t owner = 0;  // TermId, RuleId or SafeguardId
    std::uint32_t begin = 0, end = 0;
    Span span;  // of what has it, for messages about all of it
    [[nodiscard]] bool is_term() const { return of == Of::term; }
  };
  std::vector<Root> roots;
  /// An age in a term is read on the reference date of the questions that use it, known only after all rules.
  struct TermAge {
    std::uint32_t term = 0;
    ExprId date;
  };
  std::vector<TermAge> term_ages;
  bool library = false;     // looked at by itself: what others add may be missing
  bool term_cycle = false;  // then nothing more is asked about terms
  bool unreadable = false;  // some of the text could not be read: a name may be declared there

  std::vector<Declaration>& of(Kind kind) { return declared[static_cast<std::size_t>(kind)]; }
  [[nodiscard]] const std::vector<Declaration>& of(Kind kind) const { return declared[static_cast<std::size_t>(kind)]; }

  /// Puts a kind in name order, gives out ids, and reports names that are used twice.
  void settle(Kind kind);

  /// The id of a name, without a word.
  [[nodiscard]] std::optional<std::uint32_t> find(Kind kind, std::string_view name) const;
  /// The id of a name that must be one of `kinds`; reports and returns none_index otherwise.
  std::uint32_t look_up(Kind kind, NodeRef name);
  ActorId actor(NodeRef name) { return ActorId(look_up(Kind::actor, name)); }
  /// An actor of one of these kinds; reports another.
  ActorId actor(NodeRef name, std::initializer_list<ActorKind> kinds);
  SourceId source(NodeRef name) { return SourceId(look_up(Kind::source, name)); }
  /// A source of kind act.
  SourceId law(NodeRef name);
  BudgetId budget(NodeRef name) { return BudgetId(look_up(Kind::budget, name)); }
  /// The date a question is answered on.
  [[nodiscard]] CaseDate as_of(QuestionId question) const;
  /// The sentence of a question, as messages quote it.
  [[nodiscard]] std::string sentence(QuestionId question, Language language) const;

  /// Unknown name: with a suggestion among `candidates`. `declare_with`: words that would declare it.
  void unknown_name(NodeRef name, const std::string& declare_with, const std::vector<std::string_view>& candidates);
  /// As above, unless the name is of another kind, which is then said.
  void not_found(NodeRef name, const std::string& declare_with, const std::vector<std::string_view>& candidates);
  [[nodiscard]] std::vector<std::string_view> names_of(std::initializer_list<Kind> kinds) const;
  /// The word that declares what has this name, in the language of `at`; empty if nothing has.
  [[nodiscard]] std::string what_is(std::string_view name, NodeRef at) const;

  void add(DiagnosticKind kind, NodeRef at, std::vector<std::string> arguments = {}) {
    out.add(kind, at.span(), std::move(arguments));
  }
  /// A fixed word as the file of `at` spells it.
  [[nodiscard]] std::string word(Keyword keyword, NodeRef at) const;
  [[nodiscard]] std::string words(std::initializer_list<Keyword> keywords, NodeRef at,
                                  std::string_view between = ", ") const;
  [[nodiscard]] const syntax::Tree& tree_of(NodeRef node) const;
  /// The folder a node stands in: 0 for the rule set itself.
  [[nodiscard]] std::uint32_t folder_of(NodeRef node) const;
  /// Does the node stand behind this keyword?
  [[nodiscard]] bool follows(NodeRef node, Keyword keyword) const;
  /// Reports every clause of `node` beyond the first of its kind, save those of `many`.
  void clauses_once(NodeRef node, std::initializer_list<NodeKind> once);

  [[nodiscard]] std::string describe(const Type& type, NodeRef at) const;

 private:
  std::array<std::unordered_map<std::string_view, std::uint32_t>, kind_count> ids_;
  std::vector<const syntax::Tree*> by_document_;
  std::vector<std::uint32_t> folder_by_document_;
};

/// The values of a choice, by name.
[[nodiscard]] const std::vector<std::string>& choices_of(const Model& model, const Type& type);

/// `type` may be used where a value of `expected` is asked for (units included).
[[nodiscard]] bool same_type(const Type& a, const Type& b);

// ---- the steps, in order; each in the file of its name

void read_headers(Analysis& a);        // header.cpp
void collect_names(Analysis& a);       // names.cpp
void read_declarations(Analysis& a);   // declarations.cpp: sources, municipalities, actors, budgets
void read_facts(Analysis& a);          // facts.cpp: fields, judgements
void read_parameters(Analysis& a);     // parameters.cpp
void read_lots(Analysis& a);           // lots.cpp
void read_ladder(Analysis& a);         // ladder.cpp
void read_own_questions(Analysis& a);  // own_questions.cpp: their answers
void read_questions(Analysis& a);      // questions.cpp
void read_power(Analysis& a);          // power.cpp: competences, mandates, delegations, reservations
void read_rules(Analysis& a);          // rules.cpp: terms and rules
void check_reads(Analysis& a);         // reads.cpp: who may read what, through terms
void read_safeguards(Analysis& a);     // safeguards.cpp
void check_cycles(Analysis& a);        // cycles.cpp: exceptions, terms, mandates
void read_examples(Analysis& a);       // examples.cpp

// ---- parts that several steps read

/// `validity`; `geldt onbekend` gives no value (and is reported unless `may_be_unknown`).
std::optional<Period> read_validity(Analysis& a, NodeRef validity, bool may_be_unknown = false);
/// The first clause of a kind. Those of a table stand before its heads: its rows, which may be many, are not gone
/// through.
std::optional<NodeRef> clause_of(NodeRef declaration, NodeKind kind);
/// The validity clause of a declaration: always if there is none.
Period validity_of(Analysis& a, NodeRef declaration);
/// The day in `bekend vanaf` of a declaration; none if it has none.
std::optional<Date> known_from_of(NodeRef declaration);
/// The grounds of a declaration, of all `grounds` (or asked_on) clauses in it; sorted, without repeats.
std::vector<Ground> read_grounds(Analysis& a, NodeRef declaration, NodeKind clause = NodeKind::grounds);
/// The value in `given_value` (or any leaf) for a type; reports what does not fit. `geen` is not a value.
std::optional<Value> read_value(Analysis& a, NodeRef value, const Type& type, DiagnosticKind misfit);
/// A name as a value of a type (choice, lot, provider, municipality, law), without a word; none if it is not.
std::optional<Value> named_value(const Analysis& a, const Type& type, std::string_view name);
/// Can a fact of this type name a party of an answer?
bool names_party(TypeKind kind);
/// Can an own question be answered with a value of this type?
bool may_be_answer(TypeKind kind);
/// Are the values of this type names?
bool has_names(TypeKind kind);
/// Reports a name that is no value of the type asked for.
void unknown_value(Analysis& a, NodeRef name, const Type& type);
/// The names of all values of a type, for suggestions.
std::vector<std::string_view> value_names(const Analysis& a, const Type& type);
/// The type that a `type` node says; of a choice only the kind.
Type read_type(NodeRef type);
/// Presumption clause of a fact of this type.
std::optional<Presumption> read_presumption(Analysis& a, NodeRef clause, const Type& type);
/// How sure a declaration says its text is.
std::optional<Checked> read_certainty(Analysis& a, NodeRef declaration);
/// The same where it was seen already that it stands there once.
std::optional<Checked> certainty_of(NodeRef declaration);
/// The values that `type` names, each once.
std::vector<std::string> read_choices(Analysis& a, NodeRef type,
                                      std::unordered_map<std::string_view, std::uint32_t>& ids);
/// A condition that stands on its own; none if it has an error. `root` says of what it is.
ExprId read_condition(Analysis& a, NodeRef condition, CaseDate as_of, const Analysis::Root& root);
/// `als` and `tenzij` among the children of a node, together; `root` gets what was added to the model.
ExprId whole_condition(Analysis& a, NodeRef node, CaseDate as_of, Analysis::Root& root);
/// `blijft van toepassing op …` and `niet van toepassing op …` of a rule or its table: changes the validity, and adds
/// to the condition (clauses 5.25 and 5.26).
void read_transition(Analysis& a, const Declaration& d, CaseDate as_of, Rule& rule);
/// `na afweging door`: adds its judgement to the condition (clause 5.23).
void read_weighing(Analysis& a, const Declaration& d, Rule& rule);
/// `afwijking van`, once all rules are known (clause 5.24).
void check_deviations(Analysis& a);
/// What a rule of an own question answers, from `answer_value`, `answer_names`, `ja` or `nee`; none if it is in error.
ExprId read_answer(Analysis& a, NodeRef conclusion, std::size_t own, CaseDate as_of);
/// The day in a `per` clause: a date that is written out, or what is one; none if it is in error.
ExprId read_day(Analysis& a, NodeRef clause, CaseDate as_of);
/// An amount, a number of parts or a bound of a payment (clause 10.2); none if it is in error.
ExprId read_size(Analysis& a, NodeRef clause, const Type& type, CaseDate as_of);
/// The text in an `onder vermelding van` clause; reports an empty one.
std::string read_mention(Analysis& a, NodeRef clause);
/// What the cells of a row ask, each behind the head of its column; none if there is nothing to ask.
ExprId read_cells(Analysis& a, NodeRef heads, NodeRef row, CaseDate as_of);
/// The conclusion of a rule, if it fits the question; reports otherwise.
std::optional<Conclusion> read_conclusion(Analysis& a, NodeRef rule, QuestionId question);
std::optional<Payment> read_payment(Analysis& a, NodeRef payment, CaseDate as_of);
/// `inwoner`, `penvoerder van perceel`, an actor, or a fact or own answer that names a provider, person or
/// municipality.
std::optional<Party> read_party(Analysis& a, NodeRef party);
/// A message of iWmo or iJW; reports one that is not known.
void check_message(Analysis& a, NodeRef name);
std::vector<SourceId> read_laws(Analysis& a, NodeRef law_list);
DecisionKinds read_kinds(NodeRef kind_list);

}  // namespace klap::semantics
