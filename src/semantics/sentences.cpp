#include "sentences.hpp"

#include <array>

#include <klap/base/limits.hpp>

namespace klap::semantics {

namespace {

struct Sentences {
  std::string_view dutch, english;
};

constexpr std::array<Sentences, question_kind_count> sentences = {{
    {"Welke wet geldt voor de voorziening?", "Which law applies to the provision?"},
    {"Heeft de inwoner recht op de voorziening?", "Is the resident entitled to the provision?"},
    {"Wie betaalt de voorziening?", "Who pays for the provision?"},
    {"Wie beslist over de voorziening?", "Who decides on the provision?"},
    {"Wie krijgt de beschikking?", "Who receives the decision?"},
    {"Wat moet er nu gebeuren?", "What has to happen now?"},
}};

bool is_article(std::string_view w) {
  return w == "de" || w == "het" || w == "een" || w == "the" || w == "a" || w == "an";
}

/// In small letters, one space between words, without articles and without the question mark.
void append_plain(std::string& plain, std::string_view text) {
  std::string w;
  const auto flush = [&] {
    if (!w.empty() && !is_article(w)) plain += (plain.empty() ? "" : " ") + w;
    w.clear();
  };
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '?')
      flush();
    else
      w += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  flush();
}

std::string plain_of(const syntax::Tree& tree, NodeRef sentence) {
  std::string plain;
  const syntax::Node& node = tree.nodes[sentence.index()];
  for (std::uint32_t t = node.first_token; t < node.last_token && plain.size() <= limits::name_characters; ++t) {
    const syntax::Token& token = tree.tokens.list[t];  // token by token: comments between them are no words
    append_plain(plain, tree.text.substr(token.begin, token.end - token.begin));
  }
  return plain;
}

}  // namespace

std::string_view sentence_of(QuestionKind question, Language language) {
  const Sentences& s = sentences[static_cast<std::size_t>(question)];
  return language == Language::dutch ? s.dutch : s.english;
}

std::optional<QuestionKind> question_of(Analysis& a, NodeRef sentence) {
  const syntax::Tree& tree = a.tree_of(sentence);
  const Language language = tree.tokens.language;
  const std::string asked = plain_of(tree, sentence);
  std::array<std::string, question_kind_count> known;
  std::vector<std::string_view> candidates;
  for (std::size_t q = 0; q < known.size(); ++q) {
    append_plain(known[q], sentence_of(static_cast<QuestionKind>(q), language));
    if (known[q] == asked) return static_cast<QuestionKind>(q);
    candidates.emplace_back(known[q]);
  }
  const std::string_view near = nearest(asked, candidates);
  for (std::size_t q = 0; q < known.size(); ++q) {
    if (near.empty() || known[q] != near) continue;
    a.add(DiagnosticKind::unknown_question_did_you_mean, sentence,
          {std::string(sentence_of(static_cast<QuestionKind>(q), language))});
    return std::nullopt;
  }
  a.add(DiagnosticKind::unknown_question, sentence);
  return std::nullopt;
}

}  // namespace klap::semantics
