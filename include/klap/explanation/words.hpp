// The one table of everything the explanations say themselves, one column per language.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <klap/base/money.hpp>

namespace klap::explanation {

enum class Word : std::uint16_t {
#define KLAP_WORD(id, dutch, english) id,
#include <klap/explanation/words.def>
#undef KLAP_WORD
};

struct WordPair {
  std::string_view name;
  std::string_view dutch;
  std::string_view english;
};

inline constexpr WordPair words[] = {
#define KLAP_WORD(id, dutch, english) {#id, dutch, english},
#include <klap/explanation/words.def>
#undef KLAP_WORD
};
inline constexpr std::size_t word_count = sizeof words / sizeof words[0];

/// A sentence or word as it stands in the table: {0}, {1} … are where its parts go.
[[nodiscard]] constexpr std::string_view text_of(Word w, Language language) {
  const WordPair& pair = words[static_cast<std::size_t>(w)];
  return language == Language::dutch ? pair.dutch : pair.english;
}

/// How many parts a text has: {0} up to and including the highest.
[[nodiscard]] constexpr int parts(std::string_view text) {
  int count = 0;
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] == '{' && text[i + 1] >= '0' && text[i + 1] <= '9' && text[i + 2] == '}' &&
        text[i + 1] - '0' >= count) {
      count = text[i + 1] - '0' + 1;
    }
  }
  return count;
}

}  // namespace klap::explanation
