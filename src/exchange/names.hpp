// The Dutch words of the JSON formats, each once; reader and writers share them.
#pragma once

#include <array>
#include <string_view>

#include <klap/base/vocabulary.hpp>

namespace klap::exchange {

inline constexpr std::array<std::string_view, case_date_count> date_keys = {
    "peildatum", "aanvraagdatum", "gebeurtenisdatum", "besluitdatum", "bekendmakingsdatum"};

inline constexpr std::array<std::string_view, decision_kind_count> decision_kind_words = {
    "toekennen", "weigeren", "herzien", "intrekken", "terugvorderen", "op_bezwaar_beslissen"};

inline constexpr std::array<std::string_view, question_kind_count> question_words = {
    "wet", "recht", "betaler", "beslisser", "beschikking", "vervolg"};

/// Keys of persons and requests that are no facts. A fact of such a name is written between backticks, as in a rule file.
inline constexpr std::array<std::string_view, 1> person_keys = {"id"};
inline constexpr std::array<std::string_view, 3> request_keys = {"id", "persoon", "oordelen"};

template <class Enum>
constexpr std::size_t at(Enum value) { return static_cast<std::size_t>(value); }

}  // namespace klap::exchange
