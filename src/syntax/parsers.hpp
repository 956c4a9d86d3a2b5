// The parsers of one token each that the grammar is put together from. None has an attribute: what is read becomes nodes.
#pragma once

#include <boost/spirit/home/x3.hpp>

#include "reader.hpp"

namespace klap::syntax {

namespace x3 = boost::spirit::x3;
using At = const Token*;

struct reader_tag;

template <typename Context>
Reader& reader_in(const Context& context) {
  return x3::get<reader_tag>(context);
}

[[nodiscard]] inline bool is_keyword(At at, Keyword keyword) {
  return at->kind == TokenKind::keyword && at->keyword == keyword;
}
[[nodiscard]] inline bool is_symbol(At at, TokenKind kind) { return at->kind == kind; }
[[nodiscard]] inline bool is_name(At at) {
  return at->kind == TokenKind::name || (at->kind == TokenKind::keyword && at->soft);
}

/// A parser that looks at one token. Derived has accepts(token), what() for the message and makes(reader, token).
template <typename Derived>
struct OneToken : x3::parser<Derived> {
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;

  template <typename Context, typename Rest, typename Attribute>
  bool parse(At& first, At const&, const Context& context, const Rest&, Attribute&) const {
    Reader& reader = reader_in(context);
    ++reader.steps;
    if (reader.failed) return false;
    if (!this->derived().accepts(first)) {
      this->derived().missed(reader, first);
      return false;
    }
    this->derived().make(reader, first);
    ++first;
    return true;
  }
};

/// A keyword that gives no node.
struct KeywordParser : OneToken<KeywordParser> {
  explicit constexpr KeywordParser(Keyword k) : keyword(k) {}
  bool accepts(At at) const { return is_keyword(at, keyword); }
  void missed(Reader& reader, At at) const { reader.miss(at, expected(keyword)); }
  void make(Reader&, At) const {}
  Keyword keyword;
};

/// One of several keywords, as a leaf `word`.
struct WordParser : OneToken<WordParser> {
  WordParser(std::initializer_list<Keyword> list) : set(keywords(list)), named(list) {}
  bool accepts(At at) const { return at->kind == TokenKind::keyword && set[static_cast<std::size_t>(at->keyword)]; }
  void missed(Reader& reader, At at) const {
    if (at < reader.furthest) return;
    for (std::size_t i = 0; i < named.size(); ++i) reader.miss(at, expected(named[i]), i >= prominent && named.size() > most_named);
  }
  void make(Reader& reader, At at) const { reader.leaf(NodeKind::word, at); }
  static constexpr std::size_t most_named = 3;  // of a longer list …
  static constexpr std::size_t prominent = 2;   // … only so many are named before what else can stand there
  KeywordSet set;
  std::vector<Keyword> named;  // in the order a message names them
};

/// A symbol that gives no node.
struct SymbolParser : OneToken<SymbolParser> {
  explicit constexpr SymbolParser(TokenKind k) : kind(k) {}
  bool accepts(At at) const { return at->kind == kind; }
  void missed(Reader& reader, At at) const { reader.miss(at, expected(kind)); }
  void make(Reader&, At) const {}
  TokenKind kind;
};

struct LeafParser : OneToken<LeafParser> {
  constexpr LeafParser(TokenKind k, NodeKind n) : kind(k), node(n) {}
  bool accepts(At at) const { return at->kind == kind; }
  void missed(Reader& reader, At at) const { reader.miss(at, expected(kind)); }
  void make(Reader& reader, At at) const { reader.leaf(node, at); }
  TokenKind kind;
  NodeKind node;
};

struct NameParser : OneToken<NameParser> {
  bool accepts(At at) const { return is_name(at); }
  void missed(Reader& reader, At at) const { reader.miss(at, expected(TokenKind::name)); }
  void make(Reader& reader, At at) const { reader.leaf(NodeKind::name, at); }
};

/// An operator with a right operand: a phrase, as a leaf `word`, or a symbol, which gives no node.
struct OperatorParser : OneToken<OperatorParser> {
  OperatorParser(std::initializer_list<Keyword> list) : words(list) {}
  static bool is_symbol(At at) { return at->kind >= TokenKind::plus_sign && at->kind <= TokenKind::greater_equal_sign; }
  bool accepts(At at) const { return is_symbol(at) || words.accepts(at); }
  void missed(Reader& reader, At at) const { words.missed(reader, at); }
  void make(Reader& reader, At at) const {
    if (!is_symbol(at)) words.make(reader, at);
  }
  WordParser words;
};

/// The own name of a person or request of an example. It is one only if what follows cannot be its value: another name with
/// a value behind it, or `voor`. A name that opens a declaration or the next fact of the example is no value.
struct OwnNameParser : OneToken<OwnNameParser> {
  static bool is_value(At at);
  bool accepts(At at) const {
    if (!is_name(at)) return false;
    if (is_keyword(at + 1, Keyword::for_)) return true;
    return is_name(at + 1) && is_value(at + 2);
  }
  void missed(Reader& reader, At at) const { reader.miss(at, expected(TokenKind::name)); }
  void make(Reader& reader, At at) const { reader.leaf(NodeKind::name, at); }
};

inline bool OwnNameParser::is_value(At at) {
  switch (at->kind) {
    case TokenKind::name: return !is_keyword(at + 1, Keyword::spent);
    case TokenKind::money:
    case TokenKind::integer:
    case TokenKind::date:
    case TokenKind::open_bracket: return true;
    case TokenKind::keyword: break;
    default: return false;
  }
  static const KeywordSet values = keywords({Keyword::yes, Keyword::no, Keyword::none});
  if (!at->soft) return values[static_cast<std::size_t>(at->keyword)];
  return !opens_declaration(at) && !is_keyword(at + 1, Keyword::spent);
}

/// The name of an answer of the rule set's own, in what an example expects: only where what follows can be such an answer, so
/// that a word misspelt is not taken for one.
struct OwnAnswerParser : OneToken<OwnAnswerParser> {
  bool accepts(At at) const {
    if (!is_name(at) || opens_declaration(at)) return false;
    static const KeywordSet forms = keywords({Keyword::yes, Keyword::no, Keyword::none, Keyword::missing, Keyword::open,
                                              Keyword::conflict, Keyword::not_applicable, Keyword::error});
    const At next = at + 1;
    if (is_name(next)) return next[1].kind != TokenKind::money && next[1].kind != TokenKind::comma;
    return next->kind == TokenKind::money || next->kind == TokenKind::integer || next->kind == TokenKind::date ||
           (next->kind == TokenKind::keyword && forms[static_cast<std::size_t>(next->keyword)]);
  }
  void missed(Reader& reader, At at) const { reader.miss(at, expected(TokenKind::name), true); }
  void make(Reader& reader, At at) const { reader.leaf(NodeKind::name, at); }
};

inline KeywordParser kw(Keyword keyword) { return KeywordParser(keyword); }
template <typename... K>
WordParser word(K... list) { return WordParser{list...}; }

}  // namespace klap::syntax
