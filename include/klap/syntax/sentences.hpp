// The sentences of the questions (docs/language.md, "Questions"), and how one is recognised.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <klap/base/money.hpp>  // Language
#include <klap/base/vocabulary.hpp>
#include <klap/syntax/tree.hpp>

namespace klap::syntax {

/// The sentence of a question, as the documentation writes it.
[[nodiscard]] std::string_view sentence_of(QuestionKind question, Language language);

/// In small letters, one space between words, without articles and without the question mark: what sentences are
/// compared by.
[[nodiscard]] std::string plain_sentence(std::string_view text);

/// The same for a node **sentence**, comments between its words passed over; cut off where it is longer than any name.
[[nodiscard]] std::string plain_sentence(const Tree& tree, NodeRef sentence);

/// The words of a node **sentence** as they stand, articles and mark included, with one space between: comments are
/// left out.
[[nodiscard]] std::string sentence_text(const Tree& tree, NodeRef sentence);

/// The question of the language that a node **sentence** asks, in the language of its file; nothing if it is none of
/// them (but perhaps a rule set's own).
[[nodiscard]] std::optional<QuestionKind> question_of(const Tree& tree, NodeRef sentence);

}  // namespace klap::syntax
