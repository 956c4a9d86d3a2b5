#include "sentences.hpp"

#include <array>

namespace klap::semantics {

std::string_view sentence_of(QuestionKind question, Language language) {
  return syntax::sentence_of(question, language);
}

void unknown_question(Analysis& a, NodeRef sentence, const std::vector<OwnSentenceText>& own) {
  const syntax::Tree& tree = a.tree_of(sentence);
  const std::string asked = syntax::plain_sentence(syntax::sentence_text(tree, sentence));
  const auto meant = [&](std::string words) {
    a.add(DiagnosticKind::unknown_question_did_you_mean, sentence, {std::move(words)});
  };
  std::array<std::string, question_kind_count> known;
  std::vector<std::string_view> candidates;
  for (const OwnSentenceText& one : own) candidates.push_back(one.first);
  for (std::size_t q = 0; q < known.size(); ++q) {
    const auto question = static_cast<QuestionKind>(q);
    for (const Language language : {Language::dutch, Language::english})  // asked in the other language
      if (syntax::plain_sentence(sentence_of(question, language)) == asked)
        return meant(std::string(sentence_of(question, tree.tokens.language)));
    known[q] = syntax::plain_sentence(sentence_of(question, tree.tokens.language));
    candidates.emplace_back(known[q]);
  }
  const std::string_view near = nearest(asked, candidates);
  if (near.empty()) return a.add(DiagnosticKind::unknown_question, sentence);
  for (std::size_t q = 0; q < known.size(); ++q)
    if (known[q] == near) return meant(std::string(sentence_of(static_cast<QuestionKind>(q), tree.tokens.language)));
  for (const OwnSentenceText& one : own)
    if (one.first == near) return meant(one.second);
}

}  // namespace klap::semantics
