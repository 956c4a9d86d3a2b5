// The syntax tree: one flat vector in pre-order, so that building, walking and destroying never recurse on the size of
// the input. A node knows its kind, its tokens and where its subtree ends.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <klap/syntax/token.hpp>

namespace klap::syntax {

enum class NodeKind : std::uint8_t {
#define KLAP_NODE(kind) kind,
#include <klap/syntax/node_kinds.def>
#undef KLAP_NODE
};

struct Node {
  NodeKind kind{};
  std::uint32_t first_token = 0;  // [first_token, last_token)
  std::uint32_t last_token = 0;
  std::uint32_t end = 0;          // index behind the last node of this subtree
};

class Tree;

/// A node in its tree; a view, valid as long as the tree.
class NodeRef {
 public:
  NodeRef(const Tree& tree, std::uint32_t index) : tree_(&tree), index_(index) {}

  [[nodiscard]] NodeKind kind() const;
  [[nodiscard]] std::string_view text() const;     // of all its tokens, as written; a name without its backticks
  [[nodiscard]] const Token& token() const;        // its first
  [[nodiscard]] Span span() const;
  [[nodiscard]] std::uint32_t index() const { return index_; }

  /// Children in the order written: `for (NodeRef child : node)`.
  class Iterator {
   public:
    Iterator(const Tree& tree, std::uint32_t index) : tree_(&tree), index_(index) {}
    NodeRef operator*() const { return {*tree_, index_}; }
    Iterator& operator++();
    bool operator==(const Iterator& other) const { return index_ == other.index_; }
   private:
    const Tree* tree_;
    std::uint32_t index_;
  };
  [[nodiscard]] Iterator begin() const;
  [[nodiscard]] Iterator end() const;

 private:
  const Tree* tree_;
  std::uint32_t index_;
};

/// One parsed file. Borrows the text of its document.
class Tree {
 public:
  std::vector<Node> nodes;  // nodes[0] is the file
  Tokens tokens;
  std::string_view text;
  std::uint32_t document = 0;
  std::size_t steps = 0;    // attempts to match a token: the work done, for tests

  [[nodiscard]] NodeRef root() const { return {*this, 0}; }
};

/// Lexes and parses one file. Always gives a tree; what could not be read is in it as NodeKind::unreadable, with a
/// diagnostic each. Linear in the length of the text; nesting beyond limits::nesting_levels is refused, not followed.
[[nodiscard]] Tree parse(const Document& document, std::uint32_t document_index, Diagnostics& diagnostics);

inline NodeKind NodeRef::kind() const { return tree_->nodes[index_].kind; }
inline const Token& NodeRef::token() const { return tree_->tokens.list[tree_->nodes[index_].first_token]; }
inline NodeRef::Iterator NodeRef::begin() const { return {*tree_, index_ + 1}; }
inline NodeRef::Iterator NodeRef::end() const { return {*tree_, tree_->nodes[index_].end}; }
inline NodeRef::Iterator& NodeRef::Iterator::operator++() {
  index_ = tree_->nodes[index_].end;
  return *this;
}
inline Span NodeRef::span() const {
  const Node& node = tree_->nodes[index_];
  const auto& list = tree_->tokens.list;
  const std::uint32_t begin = list[node.first_token].begin;
  const std::uint32_t end = node.last_token > node.first_token ? list[node.last_token - 1].end : begin;
  return {tree_->document, begin, end};
}
inline std::string_view NodeRef::text() const {
  const Span s = span();
  std::string_view t = tree_->text.substr(s.begin, s.end - s.begin);
  if (kind() == NodeKind::name && t.size() >= 2 && t.front() == '`') t = t.substr(1, t.size() - 2);
  return t;
}

}  // namespace klap::syntax
