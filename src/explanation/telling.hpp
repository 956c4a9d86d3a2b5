// What is being told, in which language, and what everything in it is called. Every id is looked up with care: a part
// that is not there becomes the word for unknown, never a crash.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include <klap/decision/case.hpp>
#include <klap/decision/outcome.hpp>
#include <klap/explanation/words.hpp>
#include <klap/program/program.hpp>

namespace klap::explanation {

struct Telling {
  const program::Program& program;
  const decision::Case& facts;
  const decision::CaseOutcome& outcome;
  const decision::CaseDerivation& derivation;
  Language language{};
  bool exact = false;              // for the auditor: names as the rule text writes them, conditions node by node
  std::optional<Date> as_of = {};  // reference date of the question that is being told, if it has one
  // Whom and what it is about; of a list, its element. Facts of others are told with whose they are.
  std::optional<std::size_t> person = {};   // index in Case::persons
  std::optional<std::size_t> request = {};  // index in Case::requests
  std::set<SourceId>* named = nullptr;      // sources that were named in full before; null: each every time
  bool in_file = false;                     // for who handles the case: not what a fact says that hides it (14.2.6)
};

/// A sentence of the table with its parts filled in. That the number of parts is right, the compiler checks.
template <Word W, class... Parts>
[[nodiscard]] std::string say(const Telling& t, const Parts&... part) {
  static_assert(parts(text_of(W, Language::dutch)) == static_cast<int>(sizeof...(Parts)));
  static_assert(parts(text_of(W, Language::english)) == static_cast<int>(sizeof...(Parts)));
  return fmt::format(fmt::runtime(text_of(W, t.language)), part...);
}
/// A word without parts, chosen at run time.
[[nodiscard]] inline std::string say(const Telling& t, Word w) { return std::string(text_of(w, t.language)); }

template <class T, class Tag>
[[nodiscard]] const T* find(const std::vector<T>& all, Id<Tag> id) {
  return id.index < all.size() ? &all[id.index] : nullptr;
}

[[nodiscard]] std::string spoken(const Telling& t, const program::Named& named);
[[nodiscard]] std::string actor_name(const Telling& t, ActorId id);
/// With what it stands for: "College (het college van burgemeester en wethouders van Woerden)".
[[nodiscard]] std::string actor_in_full(const Telling& t, ActorId id);
[[nodiscard]] std::string actors_named(const Telling& t, const std::vector<ActorId>& ids);
[[nodiscard]] std::string budget_name(const Telling& t, BudgetId id);
/// Who pays: the budget; of a body's, with the body before it.
[[nodiscard]] std::string payer_name(const Telling& t, BudgetId id);
[[nodiscard]] std::string lot_name(const Telling& t, LotId id);
[[nodiscard]] std::string field_name(const Telling& t, FieldId id);
[[nodiscard]] std::string parameter_name(const Telling& t, ParameterId id);
[[nodiscard]] std::string source_name(const Telling& t, SourceId id);
[[nodiscard]] std::string source_in_full(const Telling& t, SourceId id);
/// Of a row: "rij 2 van “Wie betaalt per soort”"; for the auditor its name, "wie_betaalt/2".
[[nodiscard]] std::string rule_name(const Telling& t, RuleId id);
/// The number of a row and its table; empty for what is no row.
[[nodiscard]] std::string row_name(const Telling& t, RuleId id);
/// The same of several rows of the table of `id`: "rij 2 en 3 van “Wie betaalt per soort”".
[[nodiscard]] std::string rows_name(const Telling& t, RuleId id, const std::string& rows);
/// From 1; 0 for what is no row.
[[nodiscard]] std::size_t row_number(const Telling& t, RuleId id);
/// Of two rows of one table, one can stand in the way of the other without being an exception to it.
[[nodiscard]] bool are_rows_of_one_table(const Telling& t, RuleId a, RuleId b);
[[nodiscard]] std::string rule_names(const Telling& t, const std::vector<RuleId>& ids);
[[nodiscard]] std::string person_id(const Telling& t, std::size_t person);
/// "de inwoner", or "inwoner p2" where the case has several.
[[nodiscard]] std::string person_name(const Telling& t, std::size_t person);
[[nodiscard]] std::string request_id(const Telling& t, std::size_t request);
/// "de gemeente Utrecht"; by its code if the rule set does not declare it.
[[nodiscard]] std::string municipality_in_full(const Telling& t, int code);

/// "Wmo 2.3.5 lid 1 en 2.3.5 lid 3 (Wet maatschappelijke ondersteuning 2015), MB 4 (…)"; empty for no grounds.
[[nodiscard]] std::string grounds_text(const Telling& t, const std::vector<program::Ground>& grounds);

[[nodiscard]] std::string date_text(const Telling& t, Date date);
[[nodiscard]] std::string date_text(const Telling& t, const std::optional<Date>& date);
[[nodiscard]] std::string period_text(const Telling& t, const Period& period);
/// With from when on it was known, if that is said.
[[nodiscard]] std::string period_text(const Telling& t, const Period& period, const std::optional<Date>& known_from);
/// Clause 9.9, for what is decided on a day; for the case, on its decision date.
[[nodiscard]] bool is_known(const std::optional<Date>& known_from, const std::optional<Date>& decided);
[[nodiscard]] bool is_known(const Telling& t, const std::optional<Date>& known_from);
[[nodiscard]] std::string money_text(const Telling& t, Money amount, MoneyUnit unit);
/// `choices_of` names the values of a choice (program/choices.hpp); not needed for other kinds.
[[nodiscard]] std::string value_text(const Telling& t, const Value& value, MoneyUnit unit, FieldId choices_of);
/// Of a field: its unit and its choices are the field's.
[[nodiscard]] std::string value_text(const Telling& t, const Value& value, const program::Field& field);

[[nodiscard]] Word case_date_word(CaseDate date);
/// The question as it is asked: a rule set's own in the rule set's words.
[[nodiscard]] std::string question_text(const Telling& t, QuestionId question);
/// What an own question answers: the name or label of its answer, and a value of it.
[[nodiscard]] std::string own_name(const Telling& t, QuestionId question);
[[nodiscard]] std::string own_value(const Telling& t, QuestionId question, const Value& value);
[[nodiscard]] Word decision_kind_word(DecisionKind kind);

/// What a fact is called. `situated`: of which person or request, where the case has several.
[[nodiscard]] std::string fact_name(const Telling& t, const decision::FactRef& fact, bool situated);

/// A label inside a sentence: "De dwangsom per dag" becomes "de dwangsom per dag". Only a word that is certain to be no
/// name and no abbreviation loses its capital.
[[nodiscard]] std::string mid_sentence(const Telling& t, std::string label);

/// "a", "a en b", "a, b en c"
[[nodiscard]] std::string joined(const Telling& t, const std::vector<std::string>& items);

[[nodiscard]] std::optional<Date> case_date(const Telling& t, CaseDate date);
/// The case's date that a question looks at.
[[nodiscard]] std::optional<Date> reference_date(const Telling& t, QuestionId question);
/// The same, told about one question.
[[nodiscard]] Telling about(const Telling& t, QuestionId question);
/// The value of a fact on the reference date of the question; nothing if it is not known, or geen.
[[nodiscard]] std::optional<Value> value_of(const Telling& t, const decision::Fact& fact);
/// The value of a parameter on the reference date, of those that were known; null if there is none.
[[nodiscard]] const program::Parameter::From* in_force(const Telling& t, ParameterId id);

}  // namespace klap::explanation
