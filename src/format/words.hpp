// How a word, a name or a number is written in a language.
#pragma once

#include <string>
#include <string_view>

#include <klap/base/money.hpp>  // Language

namespace klap::format {

/// An amount as it is written in the other language or in the same: "€ 150000" and "€ 150,000" in Dutch are "€
/// 150.000". Cents stay where they were written. `text` is an amount of a file in the language `from`.
[[nodiscard]] std::string amount_in(std::string_view text, Language from, Language to);

/// "33,5%" in Dutch is "33.5%" in English.
[[nodiscard]] std::string percent_in(std::string_view text, Language to);

/// The amount or percentage as a number that does not depend on the language: "150000.", "6000.10", "33.5".
[[nodiscard]] std::string value_of_amount(std::string_view text, Language language);
[[nodiscard]] std::string value_of_percent(std::string_view text);

/// The article of the language `from` before what is written as `word` in the language `to`. In the same language it
/// stays as it is. `de`, `het` and `een` are `the` and `a` or `an`; `the` is `het` before a word of the list of
/// `het`-words, in which a compound goes by its last part, and `de` before all others.
[[nodiscard]] std::string article_in(std::string_view article, Language from, Language to, std::string_view word);

/// Does the Dutch word take `het`? Of several words and parts joined with _ the last one decides.
[[nodiscard]] bool takes_het(std::string_view word);

}  // namespace klap::format
