// The cells of a decision table, each as if it were written out behind the head of its column (clause 5.15).
#include "conditions.hpp"

namespace klap::semantics {

namespace {

bool is_joint(NodeRef node) { return is_word(node, Keyword::and_) || is_word(node, Keyword::or_); }

/// A head is a condition if it compares; else it is something to compare.
bool is_condition(const std::vector<NodeRef>& head) {
  for (const NodeRef item : head) {
    if (item.kind() == NodeKind::age_operator) return true;
    if (item.kind() != NodeKind::operator_) continue;
    if (!calculates(item)) return true;
  }
  return false;
}

/// The word in a cell that is nothing but *ja* or *nee*.
std::optional<NodeRef> yes_or_no(NodeRef cell) {
  const auto tests = children(cell);
  if (tests.size() != 1) return std::nullopt;
  const auto parts = children(tests[0]);
  if (parts.size() != 1 || parts[0].kind() != NodeKind::operand) return std::nullopt;
  const auto words = children(parts[0]);
  if (words.size() != 1 || !(is_word(words[0], Keyword::yes) || is_word(words[0], Keyword::no))) return std::nullopt;
  return words[0];
}

}  // namespace

Typed ConditionReader::any_of(std::vector<Typed> parts, NodeRef at) {
  if (parts.size() == 1) return parts.front();
  std::vector<ExprId> arguments;
  for (const Typed& part : parts) {
    if (!part.ok()) return bad(at.span());
    arguments.push_back(part.id);
  }
  Typed any = make(Op::any_of, {TypeKind::boolean}, at.span(), std::move(arguments));
  return any;
}

/// One comparison: `is meer dan € 5`, `is geen`, `is jonger dan 18 jaar`, or a value or several, which the head then
/// is.
Typed ConditionReader::test(const std::vector<NodeRef>& head, NodeRef node) {
  const auto parts = children(node);
  std::vector<NodeRef> items = head;
  std::size_t taken = 0;
  if (parts.empty()) return bad(node.span());
  if (parts[0].kind() != NodeKind::operand) {  // an operator, with the operand and further values behind it
    items.push_back(parts[0]);
    if (parts.size() > 1) items.push_back(parts[1]);
    std::vector<NodeRef> more;
    for (std::size_t i = 2; i < parts.size(); ++i)
      if (const auto name = bare_name(parts[i])) more.push_back(*name);
    const Typed t = segment(items, more, taken);
    if (t.ok() && 2 + taken < parts.size()) {
      a.add(DiagnosticKind::cell_form, parts[2 + taken], {a.word(Keyword::yes, node), a.word(Keyword::no, node)});
      return bad(node.span());
    }
    return t;
  }
  const auto one = [&](std::size_t first, const std::vector<NodeRef>& more) {
    std::size_t at = 0;
    const Typed left = sum(head, at, nullptr);
    items = head;
    items.push_back(parts[first]);
    at = head.size();
    return compare(left, items, at, nullptr, parts[first], more, taken);
  };
  std::vector<Typed> all;
  for (std::size_t i = 0; i < parts.size(); ++i) {  // names of values are one comparison; other values one each
    std::vector<NodeRef> more;
    for (std::size_t j = i + 1; j < parts.size(); ++j) {
      const auto name = bare_name(parts[j]);
      if (!name) break;
      more.push_back(*name);
    }
    taken = 0;
    all.push_back(one(i, more));
    i += taken;
  }
  return any_of(std::move(all), node);
}

Typed ConditionReader::cell(NodeRef head, NodeRef node) {
  const auto head_chain = child(head, NodeKind::chain);
  if (!head_chain) return bad(node.span());
  const auto items = children(*head_chain);
  cell_ = node.span();
  const auto answer = yes_or_no(node);
  if (is_condition(items)) {
    if (!answer) {
      a.add(DiagnosticKind::cell_form, node, {a.word(Keyword::yes, node), a.word(Keyword::no, node)});
      return bad(node.span());
    }
    const Typed t = truth(chain(*head_chain), *head_chain);
    return t.ok() && is_word(*answer, Keyword::no) ? negation(t) : t;
  }
  std::vector<Typed> parts;
  std::vector<NodeRef> joints;
  for (const NodeRef c : node) {
    if (c.kind() == NodeKind::test) {
      parts.push_back(truth(test(items, c), c));
      continue;
    }
    for (const NodeRef word : c)
      if (is_joint(word)) joints.push_back(c);
  }
  if (parts.empty()) return bad(node.span());
  return parts.size() == 1 ? parts[0] : join(node, parts, joints);
}

bool ConditionReader::head(NodeRef node) {
  const std::size_t before = a.model.exprs.size();
  const auto head_chain = child(node, NodeKind::chain);
  const bool ok = head_chain && chain(*head_chain).ok();
  a.model.exprs.resize(before);
  return ok;
}

ExprId read_cells(Analysis& a, NodeRef heads, NodeRef row, CaseDate as_of) {
  const auto head = children(heads, NodeKind::head);
  const auto [table, fresh] = a.heads_read.emplace(std::pair(heads.span().document, heads.index()), true);
  for (std::size_t i = 0; fresh && i < head.size(); ++i)
    table->second = ConditionReader(a, as_of, std::nullopt).head(head[i]) && table->second;
  if (!table->second) return {};  // said once, not at every row
  ConditionReader reader(a, as_of, std::nullopt);
  const auto cells = children(row, NodeKind::cell);
  std::vector<ExprId> conditions;
  bool ok = true;
  for (std::size_t i = 0; i < cells.size() && i < head.size(); ++i) {
    if (children(cells[i]).empty()) continue;  // "-"
    const Typed t = reader.cell(head[i], cells[i]);
    ok = ok && t.ok();
    conditions.push_back(t.id);
  }
  if (!ok || conditions.empty()) return {};
  if (conditions.size() == 1) return conditions.front();
  a.model.exprs.push_back({Op::all_of, {TypeKind::boolean}, {}, 0, std::move(conditions), row.span()});
  return ExprId(a.model.exprs.size() - 1);
}

}  // namespace klap::semantics
