// What the grammar's parsers share while they read one file: the nodes made, and the furthest place where reading stopped
// with everything that could have stood there.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include <klap/base/limits.hpp>
#include <klap/syntax/tree.hpp>

namespace klap::syntax {

inline constexpr std::size_t keyword_count = 0
#define KLAP_KEYWORD(id, dutch, english, use) +1
#include <klap/syntax/keywords.def>
#undef KLAP_KEYWORD
    ;
inline constexpr std::size_t token_kind_count = static_cast<std::size_t>(TokenKind::end) + 1;

using KeywordSet = std::bitset<keyword_count>;

[[nodiscard]] inline KeywordSet keywords(std::initializer_list<Keyword> list) {
  KeywordSet set;
  for (const Keyword keyword : list) set.set(static_cast<std::size_t>(keyword));
  return set;
}

/// Something that could stand at a place: a keyword, a kind of token, or any declaration.
using Expected = std::uint16_t;
inline constexpr Expected any_declaration = static_cast<Expected>(keyword_count + token_kind_count);
inline constexpr std::size_t expected_count = any_declaration + 1U;
[[nodiscard]] constexpr Expected expected(Keyword keyword) { return static_cast<Expected>(keyword); }
[[nodiscard]] constexpr Expected expected(TokenKind kind) {
  return static_cast<Expected>(keyword_count + static_cast<std::size_t>(kind));
}

struct Reader {
  Reader(const Tokens& tokens, std::vector<Node>& made) : first(tokens.list.data()), nodes(made), furthest(first) {}

  const Token* first;
  std::vector<Node>& nodes;
  const Token* furthest;
  std::bitset<expected_count> seen;   // what could stand at `furthest` …
  std::bitset<expected_count> minor;  // … of which these are named only where there is room …
  std::array<Expected, expected_count> order{};  // … in the order it was tried
  std::size_t count = 0;
  std::size_t steps = 0;
  int levels = 0;                     // of brackets and negations around here
  std::size_t columns = 0;            // of the table being read: its heads
  const Token* row = nullptr;         // where the row being read begins
  const Token* too_deep = nullptr;    // the first token beyond the limit
  bool failed = false;                // a `must` did not hold: nothing more is read of this declaration

  [[nodiscard]] std::uint32_t index(const Token* token) const { return static_cast<std::uint32_t>(token - first); }

  void miss(const Token* at, Expected what, bool is_minor = false) {
    if (at < furthest || failed) return;
    if (at > furthest) move_to(at);
    if (!seen[what]) {
      seen.set(what);
      minor.set(what, is_minor);
      order[count++] = what;
    } else if (!is_minor) {
      minor.reset(what);
    }
  }
  void move_to(const Token* at) {
    furthest = at;
    while (count > 0) seen.reset(order[--count]);
  }

  void leaf(NodeKind kind, const Token* at) {
    const std::uint32_t token = index(at);
    nodes.push_back({kind, token, token + 1, static_cast<std::uint32_t>(nodes.size() + 1)});
  }
  void close(std::size_t node, const Token* behind) {
    nodes[node].last_token = index(behind);
    nodes[node].end = static_cast<std::uint32_t>(nodes.size());
  }

  /// False beyond the limit; `at` is then where the message points.
  bool enter_level(const Token* at) {
    if (++levels <= limits::nesting_levels) return true;
    if (too_deep == nullptr) too_deep = at;
    failed = true;
    return false;
  }
};

/// Is this the first word of a declaration (or question)? The word alone decides; it may still be used as a name.
[[nodiscard]] bool opens_declaration(const Token* at);

/// Says what stands at reader.furthest and what could have stood there, unless a diagnostic was given there already.
void report_unexpected(const Reader& reader, const Tree& tree, Diagnostics& diagnostics);

}  // namespace klap::syntax
