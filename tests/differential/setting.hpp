// What a generated rule set has in common: which facts there are and what they are like, and the values bounds are
// drawn from. Shared by the parts that write rules.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "differential/recipe.hpp"

namespace klap::differential {

/// Which type an own question answers with: one question of each.
enum class OwnType { choice, yes_no, date, amount, number, municipality };

/// An own question of the rule set (clause 2.8).
struct OwnDraft {
  std::string name;  // of its answer
  OwnType type{};
  std::string sentence;
  std::string clauses;      // antwoord and the like
  std::string as_of_date;   // its reference date
  std::size_t stage = 0;    // 0 is read by the law; 1 reads the law, and is read by need and right; 2 reads the right
  bool divides = false;     // verdeelt de besluiten
  bool optional = false;    // indien van toepassing (clause 2.11)
  bool collects = false;    // opgeteld and the like (clause 5.20)
  bool usual_rule = false;  // a rule without condition
};

/// The choices of Recipe::setup, by name.
struct Setting {
  bool costs_per_year = false;
  bool lot_optional = false;
  bool provider_optional = false;
  bool moved_optional = false;      // person: verhuisdatum
  bool met_optional = false;        // request: voldaan, ja of nee
  bool guardian_optional = false;   // person: vertegenwoordiger
  bool applicant_optional = false;  // request: aanvrager
  bool origin_optional = false;     // request: herkomst, a municipality
  bool agreed_optional = false;     // plan: akkoord, ja of nee
  bool head_optional = false;       // plan: hoofdpersoon
  bool place_optional = false;      // plan: plangemeente
  bool all_on_reference_date = true;
  std::vector<std::string> declarations;
  std::vector<std::string> as_of;       // a clause per question, or empty
  std::vector<std::string> as_of_date;  // the date in it
  std::string interest;                 // of the decider
  std::string order_interest;           // of the orderer
  bool usual_competence = true;         // the College may decide everything
  bool usual_chain = false;             // and mandates it down the line
  std::string chain_period;             // in which the last link of that is in force, with a space before it, or empty
  bool usual_law = true;                // a rule that the Wmo applies
  bool usual_need = false;              // rules that a decision is needed where x is no, and none where it is yes
  bool decider_asked = true;
  bool orderer_asked = false;
  bool orders = false;  // there are powers to give orders
  std::string unit;     // of kosten, with a space before it, or empty
  std::vector<OwnDraft> own;
  std::vector<std::pair<std::string, std::string>> precedence;  // which source goes before which
  std::string usual_kinds;       // of decision, that the usual competence and chain are for
  bool usual_condition = false;  // and the competence, and the last link, only under a condition
  std::string competence_condition;
  std::string chain_base;    // what the ceilings of the usual chain are held against: " per besluit" and the like
  std::string goes_first;    // which request goes first to a shared ceiling: a clause of the payer, or empty
  bool usual_payer = false;  // rules of the payer whose streams have ceilings in common
};

[[nodiscard]] Setting setting_of(const Part& setup);

/// Dates near which everything happens: bounds of periods, and dates of cases.
[[nodiscard]] const std::vector<std::string>& dates();

/// One of them; more often than not one of three days that follow each other.
[[nodiscard]] const std::string& some_day(Choices& choices);

/// "geldt van … tot en met …" and the like; empty for always.
[[nodiscard]] std::string period(Choices& choices);

/// What a ceiling of a mandate is held against.
[[nodiscard]] std::string ceiling_base(Choices& choices);

/// "bekend vanaf …", on one of the days that decisions are taken; in two of 16, or more.
[[nodiscard]] std::string known_from(Choices& choices, std::size_t in_16 = 2);

/// What a condition stands in.
struct Scope {
  bool request = true;   // facts of the request may be read
  bool resident = true;  // facts of the resident may be read; those of the plan may always
  bool law = false;      // `de wet` may be read
  bool right = false;
  bool ages = true;       // an age in a term is static error where its questions have different reference dates
  bool lists = true;      // list functions may stand in it
  bool list_law = false;  // in them `de wet` may be read, of every element
  bool list_right = false;
  std::vector<std::string> own;           // own answers that may be read
  std::vector<std::string> list_own;      // and of elements, in lists
  std::vector<std::string> optional_own;  // which of all own answers may be geen
  std::size_t all_terms = 0;              // how many there are
  std::size_t terms = 0;                  // general terms: t1 …
  std::size_t person_terms = 0;           // of facts of the person and the plan only: p1 …
  std::size_t plan_terms = 0;             // of facts of the plan only: g1 …
};

/// What of the first `terms` of p1, t1, g1, p2, t2, g2 may be used where the scope says so: the p are of facts of the
/// person and the plan only, the g of the plan only. In those behind the first three list functions may stand, so that
/// within a list only the first three are allowed.
void allow_terms(std::size_t terms, Scope& scope);

[[nodiscard]] std::string condition(Choices& choices, const Setting& setting, const Scope& scope);

/// A list function that is yes or no; in lists.cpp. Where it has to compare, a fact of an element is never one by
/// itself.
[[nodiscard]] std::string list_condition(Choices& choices, const Setting& setting, const Scope& scope,
                                         bool compares = false);
/// One that is a number or an amount.
[[nodiscard]] std::string list_number(Choices& choices, const Setting& setting, const Scope& scope);
[[nodiscard]] std::string list_amount(Choices& choices, const Setting& setting, const Scope& scope);

/// A comparison of expressions, or of own answers; in expressions.cpp.
[[nodiscard]] std::string expression_condition(Choices& choices, const Setting& setting, const Scope& scope);
[[nodiscard]] std::vector<std::string> about_own_answers(const Scope& scope);
/// An expression of the type of an own question; for `yes_no`, `choice` and `municipality` something single.
[[nodiscard]] std::string expression(Choices& choices, OwnType type, const Setting& setting, const Scope& scope);

/// May the answer with this name be read?
[[nodiscard]] bool reads_own(const Scope& scope, const std::string& name);
/// May it be read, and be geen?
[[nodiscard]] bool reads_optional_own(const Scope& scope, const std::string& name);

/// Own questions by chance; in own.cpp.
[[nodiscard]] std::vector<OwnDraft> own_questions(Choices& choices, const Setting& setting);
/// What an own question of the type may answer: a literal; and what it reads of the case.
[[nodiscard]] std::string some_value(OwnType type);
[[nodiscard]] std::string some_fact(OwnType type);

/// A column of a table, and what may stand below it: as a cell, and written out behind the head.
struct Column {
  struct Cell {
    std::string text;
    std::string written_out;
  };
  std::string head;
  std::vector<Cell> cells;
};

[[nodiscard]] Column column(Choices& choices, const Setting& setting, const Scope& scope);

[[nodiscard]] std::string payment(Choices& choices, const Scope& scope);
[[nodiscard]] std::string addressee(Choices& choices, const Scope& scope);
[[nodiscard]] std::string direction(Choices& choices);
[[nodiscard]] std::string obligations(Choices& choices, const Scope& scope);
[[nodiscard]] std::string own_answer(Choices& choices, const OwnDraft& own, const Setting& setting, const Scope& scope);

/// `persoon`, `voorziening` and `plan` with all their facts, and the judgements.
[[nodiscard]] std::vector<std::string> facts(Choices& choices, const Setting& setting);

/// Parameters of every type, in periods that follow each other, leave gaps or are not known.
[[nodiscard]] std::vector<std::string> parameters(Choices& choices, const Setting& setting);

/// Competences, delegations, reservations and mandates, always with the leave and consent they need and without cycles.
/// The scope is that of their conditions.
[[nodiscard]] std::vector<std::string> powers(const std::vector<Part>& parts, const Setting& setting,
                                              const Scope& scope);

}  // namespace klap::differential
