// The sentences of the questions (docs/language.md, "Questions").
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <klap/syntax/sentences.hpp>

#include "analysis.hpp"

namespace klap::semantics {

/// The question a sentence asks; reports a sentence that is not known.
std::optional<QuestionKind> question_of(Analysis& a, NodeRef sentence);

/// The sentence of a question, as the documentation writes it.
std::string_view sentence_of(QuestionKind question, Language language);

}  // namespace klap::semantics
