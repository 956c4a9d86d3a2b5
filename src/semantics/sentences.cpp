#include "sentences.hpp"

#include <array>

namespace klap::semantics {

std::string_view sentence_of(QuestionKind question, Language language) {
  return syntax::sentence_of(question, language);
}

std::optional<QuestionKind> question_of(Analysis& a, NodeRef sentence) {
  const syntax::Tree& tree = a.tree_of(sentence);
  if (const auto question = syntax::question_of(tree, sentence)) return question;
  std::array<std::string, question_kind_count> known;
  std::vector<std::string_view> candidates;
  for (std::size_t q = 0; q < known.size(); ++q) {
    known[q] = syntax::plain_sentence(sentence_of(static_cast<QuestionKind>(q), tree.tokens.language));
    candidates.emplace_back(known[q]);
  }
  const std::string_view near = nearest(syntax::plain_sentence(tree, sentence), candidates);
  for (std::size_t q = 0; q < known.size(); ++q) {
    if (near.empty() || known[q] != near) continue;
    a.add(DiagnosticKind::unknown_question_did_you_mean, sentence,
          {std::string(sentence_of(static_cast<QuestionKind>(q), tree.tokens.language))});
    return std::nullopt;
  }
  a.add(DiagnosticKind::unknown_question, sentence);
  return std::nullopt;
}

}  // namespace klap::semantics
