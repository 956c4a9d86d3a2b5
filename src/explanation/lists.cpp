#include <klap/explanation/lists.hpp>

namespace klap::explanation {
namespace {

using decision::ConditionTrace;

ExprId argument(const program::Program& program, const program::Node& node, std::size_t i) {
  const std::size_t at = std::size_t{node.first_argument} + i;
  return i < node.argument_count && at < program.arguments.size() ? program.arguments[at] : ExprId();
}

/// How many facts of an element a function reads besides its condition; they are its last arguments.
std::uint32_t facts_of(Op op) { return looks_up(op) ? 2 : op == Op::total ? 1 : 0; }

std::vector<ListElement> all_elements(const decision::Case& facts, std::optional<std::size_t> person, ListKind list) {
  std::vector<ListElement> all;
  if (list == ListKind::persons) {
    for (std::size_t p = 0; p < facts.persons.size(); ++p) all.push_back({p, std::nullopt, nullptr, nullptr, nullptr});
    return all;
  }
  for (std::size_t r = 0; r < facts.requests.size(); ++r) {
    const std::size_t whose = facts.requests[r].person;
    if (list == ListKind::requests || whose == person) all.push_back({whose, r, nullptr, nullptr, nullptr});
  }
  return all;
}

}  // namespace

bool looks_up(Op op) { return op == Op::first_by_lowest || op == Op::first_by_highest; }

bool is_list(Op op) {
  return op == Op::exists || op == Op::for_all || op == Op::count || op == Op::total || looks_up(op);
}

ExprId list_condition(const program::Program& program, const program::Node& node) {
  return node.argument_count > facts_of(node.op) ? argument(program, node, 0) : ExprId();
}

ExprId list_fact(const program::Program& program, const program::Node& node) {
  const std::uint32_t facts = facts_of(node.op);
  return facts > 0 && node.argument_count >= facts ? argument(program, node, node.argument_count - facts) : ExprId();
}

ExprId list_measure(const program::Program& program, const program::Node& node) {
  return looks_up(node.op) && node.argument_count > 1 ? argument(program, node, node.argument_count - 1) : ExprId();
}

std::vector<ListElement> list_elements(const program::Program& program, const decision::Case& facts,
                                       std::optional<std::size_t> person, const program::Node& node,
                                       const ConditionTrace& trace) {
  std::vector<ListElement> all = all_elements(facts, person, static_cast<ListKind>(node.ref));
  const bool conditional = list_condition(program, node).is_some();
  const std::uint32_t facts_read = facts_of(node.op);
  std::size_t next = 0;
  const auto take = [&]() { return next < trace.arguments.size() ? &trace.arguments[next++] : nullptr; };
  for (std::size_t i = 0; i < all.size(); ++i) {
    ListElement& element = all[i];
    if (conditional) element.condition = take();
    const bool counts =
        !conditional || (element.condition != nullptr && element.condition->truth != decision::Truth::no);
    if (facts_read > 0 && counts) element.fact = take();
    if (facts_read > 1 && counts) element.measure = take();
    const bool read = (facts_read < 1 || element.fact != nullptr) && (facts_read < 2 || element.measure != nullptr);
    const bool fits = (!conditional || element.condition != nullptr) && (!counts || read);
    if (!fits) {
      all.resize(i);
      break;
    }
  }
  return all;
}

}  // namespace klap::explanation
