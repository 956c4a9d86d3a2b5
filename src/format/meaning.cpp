#include "meaning.hpp"

namespace klap::format {
namespace {

using syntax::Keyword;
using syntax::Node;
using syntax::NodeKind;
using syntax::NodeRef;
using syntax::Token;
using syntax::TokenKind;
using syntax::Tree;

class Reader {
 public:
  explicit Reader(const Tree& tree) : tree_(tree) {
    const std::size_t count = tree.tokens.list.size();
    meaning_.roles.resize(count, Role::plain);
    meaning_.keywords.resize(count);
    meaning_.questions.resize(count);
  }

  Meaning read() {
    for (std::uint32_t t = 0; t < meaning_.roles.size(); ++t) {
      if (tree_.tokens.list[t].kind == TokenKind::keyword) set_word(t, tree_.tokens.list[t].keyword);
    }
    for (const Node& node : tree_.nodes) {
      if (node.kind == NodeKind::name) meaning_.roles[node.first_token] = Role::own_name;
    }
    for (std::uint32_t n = 0; n < tree_.nodes.size(); ++n) special(NodeRef(tree_, n));
    return std::move(meaning_);
  }

 private:
  const Tree& tree_;
  Meaning meaning_;

  void set_word(std::uint32_t token, Keyword keyword) {
    meaning_.roles[token] = Role::word;
    meaning_.keywords[token] = keyword;
  }
  [[nodiscard]] std::uint32_t first_token(NodeRef node) const { return tree_.nodes[node.index()].first_token; }
  [[nodiscard]] std::optional<Keyword> soft_word(NodeRef leaf) const {
    const Token& token = leaf.token();
    if (leaf.kind() != NodeKind::name || token.kind != TokenKind::keyword) return std::nullopt;
    return token.keyword;
  }
  /// The leaf is that keyword, as a word or as a soft word in the place of a name.
  [[nodiscard]] bool is(NodeRef leaf, Keyword keyword) const {
    return leaf.token().kind == TokenKind::keyword && leaf.token().keyword == keyword;
  }

  void special(NodeRef node) {
    if (node.begin() == node.end() && node.kind() != NodeKind::sentence) return;
    switch (node.kind()) {
      case NodeKind::sentence: return sentence(node);
      case NodeKind::language_clause: return language(node);
      case NodeKind::reference: return reference(node);
      case NodeKind::field:
      case NodeKind::answer_clause:
      case NodeKind::judgement:
      case NodeKind::term: return fact_name(*node.begin());
      default: return;
    }
  }

  void sentence(NodeRef node) {
    const auto question = syntax::question_of(tree_, node);
    const Node& n = tree_.nodes[node.index()];
    for (std::uint32_t t = n.first_token; t < n.last_token; ++t) meaning_.roles[t] = Role::in_sentence;
    meaning_.roles[n.first_token] = question ? Role::sentence : Role::own_sentence;
    if (question)
      meaning_.questions[n.first_token] = *question;
    else
      meaning_.own_sentences.emplace(n.first_token, syntax::sentence_text(tree_, node));
  }

  void language(NodeRef node) {
    const NodeRef name = *node.begin();
    if (name.text() == code_of(tree_.tokens.language)) meaning_.roles[first_token(name)] = Role::language;
  }

  /// A fact may not be called so, with or without translation.
  void fact_name(NodeRef name) {
    const auto keyword = soft_word(name);
    if (keyword == Keyword::act || keyword == Keyword::right) set_word(first_token(name), *keyword);
  }

  /// `de wet`, `het recht`; `plafond van X is bereikt`, `penvoerder van X`, `X van de voorziening`, `X van het plan`
  /// (semantics, operands.cpp).
  void reference(NodeRef node) {
    const NodeRef first = *node.begin();
    auto second = node.begin();
    ++second;
    if (second == node.end()) {
      const auto keyword = soft_word(first);
      if (keyword != Keyword::act && keyword != Keyword::right) return;
      set_word(first_token(first), *keyword);
      meaning_.answers.push_back(first_token(first));
      return;
    }
    const Token& behind = tree_.tokens.list[tree_.nodes[node.index()].last_token];
    if (behind.kind == TokenKind::keyword && behind.keyword == Keyword::is_reached) {
      if (is(first, Keyword::ceiling)) set_word(first_token(first), Keyword::ceiling);
      return;
    }
    for (const Keyword owner : {Keyword::request, Keyword::plan})
      if (is(*second, owner)) return set_word(first_token(*second), owner);
    if (!is(*second, Keyword::resident) && is(first, Keyword::lead)) set_word(first_token(first), Keyword::lead);
  }
};

}  // namespace

Meaning meaning_of(const Tree& tree) { return Reader(tree).read(); }

std::string_view bare(std::string_view name) {
  if (name.size() >= 2 && name.front() == '`' && name.back() == '`') return name.substr(1, name.size() - 2);
  return name;
}

}  // namespace klap::format
