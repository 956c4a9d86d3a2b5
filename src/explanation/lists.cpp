#include <klap/explanation/lists.hpp>

namespace klap::explanation {
namespace {

using decision::ConditionTrace;

ExprId argument(const program::Program& program, const program::Node& node, std::size_t i) {
  const std::size_t at = std::size_t{node.first_argument} + i;
  return i < node.argument_count && at < program.arguments.size() ? program.arguments[at] : ExprId();
}

std::vector<ListElement> all_elements(const decision::Case& facts, std::optional<std::size_t> person, ListKind list) {
  std::vector<ListElement> all;
  if (list == ListKind::persons) {
    for (std::size_t p = 0; p < facts.persons.size(); ++p) all.push_back({p, std::nullopt, nullptr, nullptr});
    return all;
  }
  for (std::size_t r = 0; r < facts.requests.size(); ++r) {
    const std::size_t whose = facts.requests[r].person;
    if (list == ListKind::requests || whose == person) all.push_back({whose, r, nullptr, nullptr});
  }
  return all;
}

}  // namespace

bool is_list(Op op) { return op == Op::exists || op == Op::for_all || op == Op::count || op == Op::total; }

ExprId list_condition(const program::Program& program, const program::Node& node) {
  const bool conditional = node.argument_count == (node.op == Op::total ? 2U : 1U);
  return conditional ? argument(program, node, 0) : ExprId();
}

ExprId list_addend(const program::Program& program, const program::Node& node) {
  return node.op == Op::total && node.argument_count > 0 ? argument(program, node, node.argument_count - 1) : ExprId();
}

std::vector<ListElement> list_elements(const program::Program& program, const decision::Case& facts,
                                       std::optional<std::size_t> person, const program::Node& node,
                                       const ConditionTrace& trace) {
  std::vector<ListElement> all = all_elements(facts, person, static_cast<ListKind>(node.ref));
  const bool conditional = list_condition(program, node).is_some();
  const bool sum = node.op == Op::total;
  std::size_t next = 0;
  const auto take = [&]() { return next < trace.arguments.size() ? &trace.arguments[next++] : nullptr; };
  for (std::size_t i = 0; i < all.size(); ++i) {
    ListElement& element = all[i];
    if (conditional) element.condition = take();
    const bool counts =
        !conditional || (element.condition != nullptr && element.condition->truth != decision::Truth::no);
    if (sum && counts) element.added = take();
    const bool fits = (!conditional || element.condition != nullptr) && (!sum || !counts || element.added != nullptr);
    if (!fits) {
      all.resize(i);
      break;
    }
  }
  return all;
}

}  // namespace klap::explanation
