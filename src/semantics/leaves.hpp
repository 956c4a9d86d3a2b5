// Values of the leaves of the tree, and ways to walk it. The lexer has seen that the leaves are well-formed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <klap/base/date.hpp>
#include <klap/base/money.hpp>
#include <klap/base/ratio.hpp>
#include <klap/base/vocabulary.hpp>
#include <klap/syntax/tree.hpp>

namespace klap::semantics {

using syntax::Keyword;
using syntax::NodeKind;
using syntax::NodeRef;

/// The first child of a kind, and all of them.
[[nodiscard]] std::optional<NodeRef> child(NodeRef node, NodeKind kind);
[[nodiscard]] std::vector<NodeRef> children(NodeRef node);
[[nodiscard]] std::vector<NodeRef> children(NodeRef node, NodeKind kind);

/// Is the node (its first token) this keyword? A name between backticks never is.
[[nodiscard]] bool is_word(NodeRef node, Keyword keyword);
/// The keyword at which the node begins, if it begins with one.
[[nodiscard]] std::optional<Keyword> keyword_of(NodeRef node);

[[nodiscard]] std::int64_t read_integer(NodeRef leaf);          // at most limits::number: more is cut off
[[nodiscard]] std::optional<Money> read_money(NodeRef leaf);    // no value if it is too large
[[nodiscard]] std::optional<Ratio> read_percent(NodeRef leaf);  // no value outside 0% … 100%, or with over 4 decimals
[[nodiscard]] std::optional<Date> read_date(NodeRef leaf);
[[nodiscard]] std::string read_text(NodeRef leaf);  // without its quotation marks

[[nodiscard]] std::optional<CaseDate> case_date_of(Keyword keyword);
[[nodiscard]] std::string_view canonical_name(CaseDate date);  // clause 15.4
[[nodiscard]] std::optional<DecisionKind> decision_kind_of(Keyword keyword);
[[nodiscard]] std::optional<MoneyUnit> unit_of(Keyword keyword);
[[nodiscard]] std::optional<SourceKind> source_kind_of(Keyword keyword);

}  // namespace klap::semantics
