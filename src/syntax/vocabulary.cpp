#include "vocabulary.hpp"

#include <algorithm>

namespace klap::syntax {
namespace {

struct Spelling {
  std::string_view dutch, english;
  bool soft;
};

constexpr bool soft = true;
constexpr bool hard = false;
constexpr Spelling spellings[] = {
#define KLAP_KEYWORD(id, dutch, english, use) {dutch, english, use},
#include <klap/syntax/keywords.def>
#undef KLAP_KEYWORD
};
constexpr std::size_t keyword_count = std::size(spellings);

std::string_view in(const Spelling& spelling, Language language) {
  return language == Language::dutch ? spelling.dutch : spelling.english;
}

Language other_than(Language language) {
  return language == Language::dutch ? Language::english : Language::dutch;
}

Phrase split(Keyword keyword, const Spelling& spelling, Language language) {
  Phrase phrase;
  phrase.keyword = keyword;
  std::string_view rest = in(spelling, language);
  phrase.soft = spelling.soft && rest.find(' ') == std::string_view::npos;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, end);
    if (!is_article(word, language)) phrase.words.at(phrase.count++) = word;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return phrase;
}

}  // namespace

Vocabulary::Vocabulary(Language language) {
  for (std::size_t i = 0; i < keyword_count; ++i) {
    const Phrase phrase = split(static_cast<Keyword>(i), spellings[i], language);
    entry(phrase.words[0]).phrases.push_back(phrase);
  }
  for (WordEntry& e : entries_) {
    std::stable_sort(e.phrases.begin(), e.phrases.end(), [](const Phrase& a, const Phrase& b) { return a.count > b.count; });
  }
  for (std::size_t i = 0; i < keyword_count; ++i) {
    const Phrase phrase = split(static_cast<Keyword>(i), spellings[i], other_than(language));
    if (spellings[i].soft || phrase.count > 1) continue;
    WordEntry& e = entry(phrase.words[0]);
    const bool known_here = std::any_of(e.phrases.begin(), e.phrases.end(), [](const Phrase& p) { return p.count == 1; });
    if (known_here || e.other_hard) continue;
    e.other_hard = true;
    e.other = phrase.keyword;
  }
}

WordEntry& Vocabulary::entry(std::string_view word) {
  std::size_t slot = word_hash(word) % size;
  while (slots_[slot] != 0) {
    WordEntry& e = entries_[slots_[slot] - 1U];
    if (e.word == word) return e;
    slot = (slot + 1) % size;
  }
  entries_.push_back({word, {}, false, {}});
  slots_[slot] = static_cast<std::uint16_t>(entries_.size());
  return entries_.back();
}

const WordEntry* Vocabulary::find(std::string_view word, std::uint32_t hash) const {
  for (std::size_t slot = hash % size; slots_[slot] != 0; slot = (slot + 1) % size) {
    const WordEntry& e = entries_[slots_[slot] - 1U];
    if (e.word == word) return &e;
  }
  return nullptr;
}

const Vocabulary& vocabulary(Language language) {
  static const Vocabulary dutch(Language::dutch);
  static const Vocabulary english(Language::english);
  return language == Language::dutch ? dutch : english;
}

std::string_view spelling(Keyword keyword, Language language) {
  return in(spellings[static_cast<std::size_t>(keyword)], language);
}

bool asks(Keyword keyword) {
  switch (keyword) {
    case Keyword::ask_who:
    case Keyword::ask_has:
    case Keyword::ask_what:
    case Keyword::ask_which:
    case Keyword::ask_how_much:
    case Keyword::ask_how:
    case Keyword::ask_when:
    case Keyword::ask_where:
    case Keyword::ask_is: return true;
    default: return false;  // all other words of the language
  }
}

}  // namespace klap::syntax
