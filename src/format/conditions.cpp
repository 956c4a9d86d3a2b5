#include "conditions.hpp"

#include <algorithm>

namespace klap::format {
namespace {

using syntax::Keyword;
using syntax::NodeKind;
using syntax::NodeRef;
using syntax::TokenKind;

constexpr std::uint32_t condition_width = 100;  // characters; a longer comparison between brackets is broken
constexpr std::uint32_t before_operand = 4;     // spaces between `en` and its column, behind `als`
constexpr std::uint32_t bracket_step = 2;       // from a bracket to the `of` below it
constexpr std::size_t easily_read = 2;          // comparisons on one line

/// A comparison, or what else `en` and `of` join.
struct Segment {
  std::optional<NodeRef> joint;
  std::vector<NodeRef> items;
};

bool is_word(NodeRef node, Keyword keyword) {
  return node.token().kind == TokenKind::keyword && node.token().keyword == keyword;
}
bool is_joint(NodeRef node) {
  return node.kind() == NodeKind::operator_ && (is_word(node, Keyword::and_) || is_word(node, Keyword::or_));
}
bool compares_for_equality(NodeRef node) {
  if (node.kind() != NodeKind::operator_) return false;
  const TokenKind kind = node.token().kind;
  return is_word(node, Keyword::is) || is_word(node, Keyword::is_not) || kind == TokenKind::equal_sign ||
         kind == TokenKind::not_equal_sign;
}

/// One name by itself, as the values in `is A of B` are.
bool is_bare_name(NodeRef operand) {
  if (operand.kind() != NodeKind::operand) return false;
  const NodeRef reference = *operand.begin();
  if (reference.kind() != NodeKind::reference) return false;
  const NodeRef leaf = *reference.begin();
  auto second = reference.begin();
  ++second;
  return second == reference.end() && leaf.kind() == NodeKind::name && !is_word(leaf, Keyword::act) &&
         !is_word(leaf, Keyword::right);
}

NodeRef chain_of(NodeRef condition) { return condition.kind() == NodeKind::condition ? *condition.begin() : condition; }

std::vector<Segment> segments_of(NodeRef chain) {
  std::vector<NodeRef> items;
  for (const NodeRef child : chain) items.push_back(child);
  std::vector<Segment> list(1);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!is_joint(items[i])) {
      list.back().items.push_back(items[i]);
      continue;
    }
    const auto& before = list.back().items;
    const bool ends_there = i + 2 >= items.size() || is_joint(items[i + 2]);
    const bool one_more_value = is_word(items[i], Keyword::or_) && i + 1 < items.size() && is_bare_name(items[i + 1]) &&
                                ends_there && std::any_of(before.begin(), before.end(), compares_for_equality);
    if (one_more_value)
      list.back().items.push_back(items[i]);
    else
      list.push_back({items[i], {}});
  }
  return list;
}

std::uint32_t joint_width(const Sheet& sheet, const std::vector<Segment>& segments) {
  std::uint32_t width = 0;
  for (const Segment& s : segments) {
    if (s.joint) width = std::max(width, sheet.width(sheet.range(*s.joint)));
  }
  return width;
}

class Layout {
 public:
  explicit Layout(Sheet& sheet) : sheet_(sheet) {}

  void chain(const std::vector<Segment>& segments, ConditionColumns columns) {
    for (const Segment& segment : segments) {
      if (segment.items.empty()) continue;
      if (!segment.joint) {
        body(segment, columns.first);
        continue;
      }
      sheet_.line(sheet_.range(*segment.joint).first, columns.joint);
      sheet_.column(range(segment).first, columns.operand);
      body(segment, columns.operand);
    }
  }

 private:
  Sheet& sheet_;

  [[nodiscard]] Range range(const Segment& segment) const {
    return {sheet_.range(segment.items.front()).first, sheet_.range(segment.items.back()).end};
  }

  /// What stands behind the first word of a segment, which is in its place.
  void body(const Segment& segment, std::uint32_t column) {
    const Range all = range(segment);
    const bool fits = column + sheet_.width(all) <= condition_width && !sheet_.has_comment(all);
    const auto between = fits || segment.items.size() > 1 ? std::nullopt : brackets_in(segment.items.front());
    if (!between) return sheet_.flow(all, column + step);
    brackets(segment.items.front(), *between, column);
  }

  static std::optional<NodeRef> brackets_in(NodeRef operand) {
    for (const NodeRef child : operand) {
      if (child.kind() == NodeKind::brackets) return child;
    }
    return std::nullopt;
  }

  /// `niet ( … )` over several lines. Not deeper than limits::nesting_levels.
  void brackets(NodeRef operand, NodeRef brackets, std::uint32_t column) {
    const Range outer = sheet_.range(operand);
    const Range inner = sheet_.range(brackets);
    sheet_.flow({outer.first, inner.first + 1}, column + step);
    if (inner.first > outer.first) column += sheet_.width({outer.first, inner.first}) + 1;
    const std::vector<Segment> segments = segments_of(*brackets.begin());
    const std::uint32_t joint = column + bracket_step;
    const std::uint32_t content = segments.size() > 1 ? joint + joint_width(sheet_, segments) + 1 : joint;
    sheet_.column(inner.first + 1, content);
    chain(segments, {content, joint, content});
    sheet_.atoms()[inner.end - 1].indent = column;  // the bracket that closes
  }
};

}  // namespace

void lay_out_condition(Sheet& sheet, NodeRef condition, ConditionColumns columns) {
  Layout(sheet).chain(segments_of(chain_of(condition)), columns);
}

void lay_out_alone(Sheet& sheet, NodeRef condition, std::uint32_t indent) {
  const Range all = sheet.range(condition);
  const std::vector<Segment> segments = segments_of(chain_of(condition));
  const bool fits = indent + sheet.width(all) <= condition_width && !sheet.has_comment(all);
  if (fits && segments.size() <= easily_read) return sheet.flow(all, indent + step);
  Layout(sheet).chain(segments, {indent, indent, indent + joint_width(sheet, segments) + 1});
}

ConditionColumns columns_behind(const Sheet& sheet, NodeRef condition, std::uint32_t column) {
  const std::uint32_t before = before_operand + joint_width(sheet, segments_of(chain_of(condition)));
  return {column, column > before ? column - before : 0, column};
}

}  // namespace klap::format
