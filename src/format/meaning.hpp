// What each token of a file is for: which names are the author's own, and which soft words mean something although they
// stand where a name could.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <klap/syntax/sentences.hpp>
#include <klap/syntax/tree.hpp>

namespace klap::format {

enum class Role : std::uint8_t {
  plain,         // says itself: symbols, numbers, texts, keywords
  own_name,      // a name of the author's: never changed
  word,          // a keyword or phrase, also where it stands as a name leaf: `de wet`, `penvoerder van het perceel`
  language,      // the nl of `taal nl`
  sentence,      // of a question the engine knows; its first token stands for all of it
  own_sentence,  // of one it does not know: a text of the author's; likewise
  in_sentence    // the others
};

struct Meaning {
  std::vector<Role> roles;                                       // per token
  std::vector<syntax::Keyword> keywords;                         // per token of Role::word
  std::vector<QuestionKind> questions;                           // per token of Role::sentence
  std::unordered_map<std::uint32_t, std::string> own_sentences;  // by token of Role::own_sentence
  std::vector<std::uint32_t> answers;  // the tokens that mean what a question answered: `de wet`, `het recht`
};

[[nodiscard]] Meaning meaning_of(const syntax::Tree& tree);

/// A name as it is meant: without backticks.
[[nodiscard]] std::string_view bare(std::string_view name);

[[nodiscard]] inline std::string_view text_of(const syntax::Tree& tree, std::uint32_t token) {
  const syntax::Token& t = tree.tokens.list[token];
  return tree.text.substr(t.begin, t.end - t.begin);
}

[[nodiscard]] inline std::string_view code_of(Language language) { return language == Language::dutch ? "nl" : "en"; }

}  // namespace klap::format
