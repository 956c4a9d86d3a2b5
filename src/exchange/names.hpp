// The Dutch words of the JSON formats, each once; reader and writers share them.
#pragma once

#include <array>
#include <string_view>

#include <klap/base/vocabulary.hpp>
#include <klap/decision/fact_name.hpp>
#include <klap/exchange/words.hpp>
#include <klap/program/program.hpp>

namespace klap::exchange {

inline constexpr auto& date_keys = decision::case_date_names;

/// Of the kinds that a decision can be of, which come before that of an order.
inline constexpr std::array<std::string_view, static_cast<std::size_t>(DecisionKind::give_order)> decision_kind_words =
    {"toekennen", "weigeren", "herzien", "intrekken", "terugvorderen", "op_bezwaar_beslissen"};

/// What a question is called: one of the rule set's own by the name of its answer.
[[nodiscard]] inline std::string_view question_word(const program::Program& program, QuestionId question) {
  if (question.is_own()) return program.own_questions[question.own()].name;
  return question_words[question.index];
}

inline constexpr std::array<std::string_view, 3> certainty_words = {"gelezen", "fragment", "aangenomen"};
inline constexpr std::array<std::string_view, 5> date_unit_words = {"dagen", "weken", "werkdagen", "maanden", "jaren"};

/// What an own question can answer; of other types there are none (clause 2.8).
[[nodiscard]] constexpr std::string_view own_type_word(TypeKind type) {
  switch (type) {
    case TypeKind::boolean: return "ja_of_nee";
    case TypeKind::date: return "datum";
    case TypeKind::money: return "bedrag";
    case TypeKind::number: return "getal";
    case TypeKind::municipality: return "gemeente";
    case TypeKind::choice: return "keuze";
    case TypeKind::lot:
    case TypeKind::provider:
    case TypeKind::law:
    case TypeKind::person: break;
  }
  return {};
}

/// Keys of persons and requests that are no facts; a plan has none. A fact of such a name is written between backticks,
/// as in a rule file.
inline constexpr std::array<std::string_view, 1> person_keys = {"id"};
inline constexpr std::array<std::string_view, 3> request_keys = {"id", "persoon", "oordelen"};

template <class Enum>
constexpr std::size_t at(Enum value) { return static_cast<std::size_t>(value); }

}  // namespace klap::exchange
