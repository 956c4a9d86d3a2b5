// The Dutch words by which systems read questions and outcomes: the same in JSON, columns and reports.
#pragma once

#include <array>
#include <string_view>

#include <klap/base/vocabulary.hpp>
#include <klap/decision/outcome.hpp>

namespace klap::exchange {

/// Of the built-in questions, by QuestionKind.
inline constexpr std::array<std::string_view, question_kind_count> question_words = {
    "wet", "besluit_nodig", "recht", "betaler", "beslisser", "opdrachtgever", "beschikking", "regie", "vervolg"};

/// By decision::OutcomeKind.
inline constexpr std::array<std::string_view, 6> outcome_kind_words = {
    "vastgesteld", "niet_van_toepassing", "ontbreekt", "strijdig", "open", "fout"};

/// By decision::OpenReason.
inline constexpr std::array<std::string_view, 5> open_reason_words = {"doelbewust", "oordeel", "geen_regel", "wacht",
                                                                      "gedeeld_plafond"};

/// By ObligationKind.
inline constexpr std::array<std::string_view, 6> obligation_words = {"bericht", "brief",         "opdracht",
                                                                     "niets",   "bekrachtiging", "doorzending"};

[[nodiscard]] constexpr std::string_view word(decision::OutcomeKind kind) {
  return outcome_kind_words[static_cast<std::size_t>(kind)];
}
[[nodiscard]] constexpr std::string_view word(decision::OpenReason reason) {
  return open_reason_words[static_cast<std::size_t>(reason)];
}
[[nodiscard]] constexpr std::string_view word(ObligationKind kind) {
  return obligation_words[static_cast<std::size_t>(kind)];
}

}  // namespace klap::exchange
