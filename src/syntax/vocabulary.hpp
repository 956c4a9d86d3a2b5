// All words that mean something, of both languages, by their first word.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include <klap/syntax/token.hpp>

namespace klap::syntax {

inline constexpr std::size_t longest_phrase = 6;  // words, articles not counted

struct Phrase {
  Keyword keyword{};
  bool soft = false;
  std::uint8_t count = 0;
  std::array<std::string_view, longest_phrase> words{};
};

/// What a word may be the beginning of.
struct WordEntry {
  std::string_view word;
  std::vector<Phrase> phrases;    // of the file's language, longest first
  bool other_hard = false;        // a hard word of the other language and nothing in this one …
  Keyword other{};                // … namely this
};

class Vocabulary {
 public:
  explicit Vocabulary(Language language);

  /// Nothing if the word is not among them. `hash` is word_hash(word).
  [[nodiscard]] const WordEntry* find(std::string_view word, std::uint32_t hash) const;

 private:
  static constexpr std::size_t size = 1024;  // several times the number of words
  WordEntry& entry(std::string_view word);

  std::vector<WordEntry> entries_;
  std::array<std::uint16_t, size> slots_{};  // index in entries_ + 1
};

[[nodiscard]] const Vocabulary& vocabulary(Language language);

[[nodiscard]] constexpr std::uint32_t next_hash(std::uint32_t hash, char c) {
  return (hash ^ static_cast<unsigned char>(c)) * 16777619U;
}
inline constexpr std::uint32_t first_hash = 2166136261U;
[[nodiscard]] constexpr std::uint32_t word_hash(std::string_view word) {
  std::uint32_t hash = first_hash;
  for (const char c : word) hash = next_hash(hash, c);
  return hash;
}

[[nodiscard]] constexpr bool is_article(std::string_view word, Language language) {
  if (word.empty() || word.size() > 3) return false;
  if (language == Language::dutch) return word == "de" || word == "het" || word == "een";
  return word == "the" || word == "a" || word == "an";
}

}  // namespace klap::syntax
