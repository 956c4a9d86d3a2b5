#include <klap/syntax/sentences.hpp>

#include <algorithm>
#include <array>

#include <klap/base/limits.hpp>

#include "characters.hpp"

namespace klap::syntax {
namespace {

struct Sentences {
  std::string_view dutch, english;
};

constexpr std::array<Sentences, question_kind_count> sentences = {{
    {"Welke wet geldt voor de voorziening?", "Which law applies to the provision?"},
    {"Heeft de voorziening een besluit nodig?", "Is a decision needed for the provision?"},
    {"Heeft de inwoner recht op de voorziening?", "Is the resident entitled to the provision?"},
    {"Wie betaalt de voorziening?", "Who pays for the provision?"},
    {"Wie beslist over de voorziening?", "Who decides on the provision?"},
    {"Wie geeft de opdracht?", "Who gives the order?"},
    {"Wie krijgt de beschikking?", "Who receives the decision?"},
    {"Wie heeft de regie over het plan?", "Who directs the plan?"},
    {"Wat moet er nu gebeuren?", "What has to happen now?"},
}};

bool is_article(std::string_view w) {
  return w == "de" || w == "het" || w == "een" || w == "the" || w == "a" || w == "an";
}

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

}  // namespace

std::string_view sentence_of(QuestionKind question, Language language) {
  const Sentences& s = sentences[static_cast<std::size_t>(question)];
  return language == Language::dutch ? s.dutch : s.english;
}

std::string plain_sentence(std::string_view text) {
  std::string plain;
  append_plain(plain, text);
  return plain;
}

std::string plain_sentence(const Tree& tree, NodeRef sentence) {
  std::string plain;
  const Node& node = tree.nodes[sentence.index()];
  for (std::uint32_t t = node.first_token; t < node.last_token && plain.size() <= limits::name_characters; ++t) {
    const Token& token = tree.tokens.list[t];  // token by token: comments between them are no words
    append_plain(plain, tree.text.substr(token.begin, token.end - token.begin));
  }
  return plain;
}

namespace {

/// Adds what is no white space and no comment; `space` says whether there was some before it.
void append_words(std::string& text, std::string_view written, bool& space) {
  for (std::size_t i = 0; i < written.size();) {
    const std::size_t wide = wide_space(written, i);
    if (class_of(written[i]) == CharacterClass::space || wide != 0) {
      i += std::max<std::size_t>(wide, 1);
      space = true;
    } else if (written.substr(i, 2) == "--") {
      i = std::min(written.find_first_of("\r\n", i), written.size());
      space = true;
    } else {
      if (space && written[i] != '?') text += ' ';
      space = false;
      text += written[i++];
    }
  }
}

}  // namespace

std::string sentence_text(const Tree& tree, NodeRef sentence) {
  const Node& node = tree.nodes[sentence.index()];
  std::string text;
  bool space = false;
  for (std::uint32_t t = node.first_token; t < node.last_token; ++t) {
    const Token& token = tree.tokens.list[t];
    if (t > node.first_token) {
      const std::uint32_t before = tree.tokens.list[t - 1].end;
      append_words(text, tree.text.substr(before, token.begin - before), space);
    }
    const std::string_view written = tree.text.substr(token.begin, token.end - token.begin);
    if (token.kind != TokenKind::text) {
      append_words(text, written, space);
      continue;
    }
    if (space) text += ' ';
    space = false;
    text += written;
  }
  return text;
}

std::optional<QuestionKind> question_of(const Tree& tree, NodeRef sentence) {
  const std::string asked = plain_sentence(tree, sentence);
  for (int q = 0; q < question_kind_count; ++q) {
    const auto question = static_cast<QuestionKind>(q);
    if (plain_sentence(sentence_of(question, tree.tokens.language)) == asked) return question;
  }
  return std::nullopt;
}

}  // namespace klap::syntax
