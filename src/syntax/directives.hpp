// The directives of the grammar: what they do with the nodes, levels and failure of the parser inside them.
#pragma once

#include "lookahead.hpp"
#include "parsers.hpp"

namespace klap::syntax {

/// A node around what the subject reads; nothing is left of it if the subject does not hold.
template <typename Subject>
struct NodeDirective : x3::unary_parser<Subject, NodeDirective<Subject>> {
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;
  NodeDirective(const Subject& inner, NodeKind k)
      : x3::unary_parser<Subject, NodeDirective<Subject>>(inner), kind(k) {}

  template <typename Context, typename Rest, typename Attribute>
  bool parse(At& first, At const& last, const Context& context, const Rest& rest, Attribute&) const {
    Reader& reader = reader_in(context);
    const std::size_t node = reader.nodes.size();
    const At begin = first;
    reader.nodes.push_back({kind, reader.index(first), 0, 0});
    if (this->subject.parse(first, last, context, rest, x3::unused) && !reader.failed) {
      reader.close(node, first);
      return true;
    }
    reader.nodes.resize(node);
    first = begin;
    return false;
  }
  NodeKind kind;
};

/// What has no node of its own but may not hold after it made some.
template <typename Subject>
struct UndoDirective : x3::unary_parser<Subject, UndoDirective<Subject>> {
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;
  explicit UndoDirective(const Subject& inner) : x3::unary_parser<Subject, UndoDirective<Subject>>(inner) {}

  template <typename Context, typename Rest, typename Attribute>
  bool parse(At& first, At const& last, const Context& context, const Rest& rest, Attribute&) const {
    Reader& reader = reader_in(context);
    const std::size_t node = reader.nodes.size();
    const At begin = first;
    if (this->subject.parse(first, last, context, rest, x3::unused)) return true;
    reader.nodes.resize(node);
    first = begin;
    return false;
  }
};

/// Holds where the subject does not; leaves nothing behind either way.
template <typename Subject>
struct NotHereDirective : x3::unary_parser<Subject, NotHereDirective<Subject>> {
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;
  explicit NotHereDirective(const Subject& inner) : x3::unary_parser<Subject, NotHereDirective<Subject>>(inner) {}

  template <typename Context, typename Rest, typename Attribute>
  bool parse(At& first, At const& last, const Context& context, const Rest& rest, Attribute&) const {
    Reader& reader = reader_in(context);
    const std::size_t node = reader.nodes.size();
    At at = first;
    const bool holds = this->subject.parse(at, last, context, rest, x3::unused);
    reader.nodes.resize(node);
    return !holds && !reader.failed;
  }
};

/// Behind a word that leaves no other reading: if the subject does not hold, neither does the declaration. (An expectation
/// point, but without exceptions.)
template <typename Subject>
struct MustDirective : x3::unary_parser<Subject, MustDirective<Subject>> {
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;
  explicit MustDirective(const Subject& inner) : x3::unary_parser<Subject, MustDirective<Subject>>(inner) {}

  template <typename Context, typename Rest, typename Attribute>
  bool parse(At& first, At const& last, const Context& context, const Rest& rest, Attribute&) const {
    if (this->subject.parse(first, last, context, rest, x3::unused)) return true;
    reader_in(context).failed = true;
    return false;
  }
};

/// One level deeper; beyond limits::nesting_levels nothing more is read.
template <typename Subject>
struct NestedDirective : x3::unary_parser<Subject, NestedDirective<Subject>> {
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;
  explicit NestedDirective(const Subject& inner) : x3::unary_parser<Subject, NestedDirective<Subject>>(inner) {}

  template <typename Context, typename Rest, typename Attribute>
  bool parse(At& first, At const& last, const Context& context, const Rest& rest, Attribute&) const {
    Reader& reader = reader_in(context);
    if (reader.failed || !reader.enter_level(first - 1)) return false;
    const bool holds = this->subject.parse(first, last, context, rest, x3::unused);
    --reader.levels;
    return holds;
  }
};

/// { niet } and then the subject. Each negation is a level, but is read without recursion.
template <typename Subject>
struct NegatedDirective : x3::unary_parser<Subject, NegatedDirective<Subject>> {
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;
  explicit NegatedDirective(const Subject& inner) : x3::unary_parser<Subject, NegatedDirective<Subject>>(inner) {}

  template <typename Context, typename Rest, typename Attribute>
  bool parse(At& first, At const& last, const Context& context, const Rest& rest, Attribute&) const {
    Reader& reader = reader_in(context);
    const int levels = reader.levels;
    for (; is_keyword(first, Keyword::not_); ++first) {
      ++reader.steps;
      if (!reader.enter_level(first)) return false;
      reader.leaf(NodeKind::word, first);
    }
    reader.miss(first, expected(Keyword::not_), true);
    const bool holds = this->subject.parse(first, last, context, rest, x3::unused);
    reader.levels = levels;
    return holds;
  }
};

/// { subject }, counted: as many columns as the table has.
template <typename Subject>
struct ColumnsDirective : x3::unary_parser<Subject, ColumnsDirective<Subject>> {
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;
  explicit ColumnsDirective(const Subject& inner) : x3::unary_parser<Subject, ColumnsDirective<Subject>>(inner) {}

  template <typename Context, typename Rest, typename Attribute>
  bool parse(At& first, At const& last, const Context& context, const Rest& rest, Attribute&) const {
    Reader& reader = reader_in(context);
    reader.columns = 0;
    while (this->subject.parse(first, last, context, rest, x3::unused)) ++reader.columns;
    return !reader.failed;
  }
};

/// A row of the table: while it is read, the reader knows where it began.
template <typename Subject>
struct RowDirective : x3::unary_parser<Subject, RowDirective<Subject>> {
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;
  explicit RowDirective(const Subject& inner) : x3::unary_parser<Subject, RowDirective<Subject>>(inner) {}

  template <typename Context, typename Rest, typename Attribute>
  bool parse(At& first, At const& last, const Context& context, const Rest& rest, Attribute&) const {
    Reader& reader = reader_in(context);
    const At begin = first;
    if (is_symbol(begin, TokenKind::bar)) reader.row = begin;
    const bool holds = this->subject.parse(first, last, context, rest, x3::unused);
    if (holds) reader.row = nullptr;
    return holds;
  }
};

/// The subject, once for every column of the table.
template <typename Subject>
struct PerColumnDirective : x3::unary_parser<Subject, PerColumnDirective<Subject>> {
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;
  explicit PerColumnDirective(const Subject& inner) : x3::unary_parser<Subject, PerColumnDirective<Subject>>(inner) {}

  template <typename Context, typename Rest, typename Attribute>
  bool parse(At& first, At const& last, const Context& context, const Rest& rest, Attribute&) const {
    const std::size_t columns = reader_in(context).columns;
    for (std::size_t i = 0; i < columns; ++i)
      if (!this->subject.parse(first, last, context, rest, x3::unused)) return false;
    return true;
  }
};

template <template <typename> typename Directive>
struct DirectiveMaker {
  template <typename Subject>
  auto operator[](const Subject& subject) const {
    return Directive<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject));
  }
};
inline const DirectiveMaker<UndoDirective> undo{};
inline const DirectiveMaker<NotHereDirective> not_here{};
inline const DirectiveMaker<MustDirective> must{};
inline const DirectiveMaker<NestedDirective> nested{};
inline const DirectiveMaker<NegatedDirective> negated{};
inline const DirectiveMaker<ColumnsDirective> columns{};
inline const DirectiveMaker<RowDirective> table_row{};
inline const DirectiveMaker<PerColumnDirective> per_column{};

struct NodeMaker {
  NodeKind kind;
  template <typename Subject>
  auto operator[](const Subject& subject) const {
    return NodeDirective<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject), kind);
  }
};
inline NodeMaker node(NodeKind kind) { return {kind}; }

}  // namespace klap::syntax
