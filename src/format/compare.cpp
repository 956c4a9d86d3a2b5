#include "compare.hpp"

#include <algorithm>

#include "words.hpp"

namespace klap::format {
namespace {

using syntax::Node;
using syntax::NodeKind;
using syntax::Token;
using syntax::TokenKind;
using syntax::Tree;

constexpr std::uint32_t all_the_same = 0xFFFF'FFFF;

/// The tokens without those of sentences, which differ in number between the languages: per such
/// token where it stands in the file, and per token of the file how many come before it.
struct Counted {
  std::vector<std::uint32_t> tokens;
  std::vector<std::uint32_t> before;
};
Counted counted(const Sides& side) {
  Counted c;
  for (std::uint32_t t = 0; t < side.meaning.roles.size(); ++t) {
    c.before.push_back(static_cast<std::uint32_t>(c.tokens.size()));
    if (side.meaning.roles[t] != Role::in_sentence) c.tokens.push_back(t);
  }
  return c;
}

bool is_name_word_pair(NodeKind a, NodeKind b) {
  return (a == NodeKind::name && b == NodeKind::word) || (a == NodeKind::word && b == NodeKind::name);
}

class Comparison {
 public:
  Comparison(const Sides& before, const Sides& after)
      : a_(before), b_(after), in_a_(counted(before)), in_b_(counted(after)) {}

  std::optional<Difference> run() {
    const std::uint32_t node = first_different_node();
    const std::uint32_t token = first_different_token();
    if (token != all_the_same) {
      const std::uint32_t t = in_a_.tokens[std::min<std::size_t>(token, in_a_.tokens.size() - 1)];
      const bool name = node == all_the_same && a_.meaning.roles[t] == Role::own_name;
      const bool earlier = node == all_the_same || t <= a_.tree.nodes[node].first_token;
      if (earlier || name) return Difference{t, name};
    }
    if (node != all_the_same) return Difference{a_.tree.nodes[node].first_token, false};
    if (a_.trivia.comments == b_.trivia.comments) return std::nullopt;
    return Difference{0, false};
  }

 private:
  const Sides& a_;
  const Sides& b_;
  Counted in_a_, in_b_;

  /// Where they begin to differ, and not what stands around that: so the ends of nodes come last.
  [[nodiscard]] std::uint32_t first_different_node() const {
    const auto& a = a_.tree.nodes;
    const auto& b = b_.tree.nodes;
    for (std::uint32_t n = 0; n < a.size(); ++n) {
      if (n >= b.size() || !begin_alike(a[n], b[n])) return n;
    }
    for (std::uint32_t n = 0; n < a.size(); ++n) {
      if (a[n].end != b[n].end || in_a_.before[a[n].last_token] != in_b_.before[b[n].last_token]) return n;
    }
    return a.size() == b.size() ? all_the_same : 0;
  }
  [[nodiscard]] bool begin_alike(const Node& a, const Node& b) const {
    if (in_a_.before[a.first_token] != in_b_.before[b.first_token]) return false;
    if (a.kind == b.kind) return true;
    // `penvoerder` may also be a name, and `lead party` may not; what they say is compared with the tokens.
    return is_name_word_pair(a.kind, b.kind) && a_.tree.tokens.list[a.first_token].keyword == syntax::Keyword::lead &&
           b_.tree.tokens.list[b.first_token].keyword == syntax::Keyword::lead;
  }

  [[nodiscard]] std::uint32_t first_different_token() const {
    for (std::uint32_t i = 0; i < in_a_.tokens.size(); ++i) {
      if (i >= in_b_.tokens.size() || !same(in_a_.tokens[i], in_b_.tokens[i])) return i;
    }
    return in_a_.tokens.size() == in_b_.tokens.size() ? all_the_same : 0;
  }
  [[nodiscard]] bool same(std::uint32_t a, std::uint32_t b) const {
    const Role role = a_.meaning.roles[a];
    if (is_lone_lead(a, b) || is_wrong_language(a, b)) return true;
    if (role != b_.meaning.roles[b]) return false;
    switch (role) {
      case Role::word: return a_.meaning.keywords[a] == b_.meaning.keywords[b];
      case Role::own_name: return bare(text_of(a_.tree, a)) == bare(text_of(b_.tree, b));
      case Role::sentence: return a_.meaning.questions[a] == b_.meaning.questions[b];
      case Role::own_sentence: return a_.meaning.own_sentences.at(a) == b_.meaning.own_sentences.at(b);
      case Role::language:
      case Role::in_sentence: return true;
      case Role::plain: break;
    }
    const TokenKind kind = a_.tree.tokens.list[a].kind;
    if (kind != b_.tree.tokens.list[b].kind) return false;
    const std::string_view x = text_of(a_.tree, a);
    const std::string_view y = text_of(b_.tree, b);
    if (kind == TokenKind::money)
      return value_of_amount(x, a_.tree.tokens.language) == value_of_amount(y, b_.tree.tokens.language);
    if (kind == TokenKind::percent) return value_of_percent(x) == value_of_percent(y);
    return x == y;
  }
  /// `taal en` in a Dutch file is wrong, and stays so; in the English one it becomes it is right.
  [[nodiscard]] bool is_wrong_language(std::uint32_t a, std::uint32_t b) const {
    const Role x = a_.meaning.roles[a];
    const Role y = b_.meaning.roles[b];
    const bool one_is = (x == Role::language && y == Role::own_name) || (x == Role::own_name && y == Role::language);
    return one_is && bare(text_of(a_.tree, a)) == bare(text_of(b_.tree, b));
  }
  /// `lead party` by itself is no fact in English, and cannot be written in Dutch other than as a name: `penvoerder`.
  [[nodiscard]] bool is_lone_lead(std::uint32_t a, std::uint32_t b) const {
    const auto is_lead = [](const Sides& side, std::uint32_t t) {
      const Token& token = side.tree.tokens.list[t];
      return token.kind == TokenKind::keyword && token.keyword == syntax::Keyword::lead;
    };
    return is_lead(a_, a) && is_lead(b_, b) && a_.tree.tokens.language != b_.tree.tokens.language;
  }
};

}  // namespace

std::optional<Difference> difference(const Sides& before, const Sides& after) {
  return Comparison(before, after).run();
}

}  // namespace klap::format
