// The sentences of the questions (docs/language.md, "Questions").
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <klap/syntax/sentences.hpp>

#include "analysis.hpp"

namespace klap::semantics {

/// A question of the rule set's own: its plain sentence, and as it is written.
using OwnSentenceText = std::pair<std::string_view, std::string>;

/// Reports a sentence that is no question of the language and none of the rule set's own, `own`; with the one that was
/// probably meant.
void unknown_question(Analysis& a, NodeRef sentence, const std::vector<OwnSentenceText>& own);

/// The sentence of a question of the language, as the documentation writes it.
std::string_view sentence_of(QuestionKind question, Language language);

}  // namespace klap::semantics
