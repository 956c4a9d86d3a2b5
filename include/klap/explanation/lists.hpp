// What a list function came to for each of its elements: a derivation has them one behind the other (docs/semantics.md,
// clauses 5.12 and 14.3.3), and this says which is whose. Pure functions.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <klap/decision/case.hpp>
#include <klap/decision/outcome.hpp>
#include <klap/program/program.hpp>

namespace klap::explanation {

/// One element of a list as it was worked out.
struct ListElement {
  std::size_t person = 0;                               // index in Case::persons
  std::optional<std::size_t> request;                   // index in Case::requests; none in a list of persons
  const decision::ConditionTrace* condition = nullptr;  // null: the function has no condition
  const decision::ConditionTrace* fact = nullptr;  // what a sum adds, or is looked up; null where the condition is no
  const decision::ConditionTrace* measure = nullptr;  // by what it is looked up: `met de laagste …`
};

/// `er is een`, `voor elke`, `aantal`, `som van` or what looks up.
[[nodiscard]] bool is_list(Op op);
/// `… van de voorziening met de laagste …`, or de hoogste.
[[nodiscard]] bool looks_up(Op op);

/// The condition of a list function, what a sum adds or is looked up, and by what; none where there is none.
[[nodiscard]] ExprId list_condition(const program::Program& program, const program::Node& node);
[[nodiscard]] ExprId list_fact(const program::Program& program, const program::Node& node);
[[nodiscard]] ExprId list_measure(const program::Program& program, const program::Node& node);

/// The elements in the order of the case, with their parts of the trace, which they point into. `person` is whom the
/// question is about; for a question about nobody, `voorzieningen van de inwoner` is empty. A trace that is not of this
/// case gives as many elements as it has parts for.
[[nodiscard]] std::vector<ListElement> list_elements(const program::Program& program, const decision::Case& facts,
                                                     std::optional<std::size_t> person, const program::Node& node,
                                                     const decision::ConditionTrace& trace);

}  // namespace klap::explanation
