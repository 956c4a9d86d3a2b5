#include "forms.hpp"

#include <algorithm>
#include <iterator>

namespace klap::format {
namespace {

using K = syntax::Keyword;
using N = syntax::NodeKind;

struct Entry {
  N kind{};
  Form form;
};

constexpr Form row{.body = Body::row, .apart = false};
constexpr Form labelled{.body = Body::labelled};
constexpr Form same_line{.clause = Clause::same_line};
constexpr Form after_comma{.clause = Clause::own_line_without_comma};
constexpr Form named{.named = true};

constexpr Entry entries[] = {
    // ---- declarations
    {N::header, labelled},
    {N::source, row},
    {N::municipality, row},
    {N::body, row},
    {N::provider, row},
    {N::volunteer, row},
    {N::organisation, row},
    {N::budget, row},
    {N::functions, {.body = Body::functions, .apart = false, .opens = {K::at}}},
    {N::lot, labelled},
    {N::competence, {.opens = {K::in_order_to}}},
    {N::mandate, {.opens = {K::in_order_to}}},
    {N::delegation, {.opens = {K::in_order_to}}},
    {N::reservation, {.opens = {K::in_order_to}}},
    {N::ladder, {.body = Body::hanging, .opens = {K::then_to}}},
    {N::person_facts, {.body = Body::fields, .loose = true}},
    {N::request_facts, {.body = Body::fields, .loose = true}},
    {N::plan_facts, {.body = Body::fields, .loose = true}},
    {N::question, {.body = Body::items}},
    {N::table, {.body = Body::table}},
    {N::rule, {.body = Body::labelled, .opens = {K::if_, K::then}}},
    {N::safeguard, {.body = Body::labelled, .opens = {K::if_, K::never, K::always}}},
    {N::example, {.body = Body::labelled, .loose = true}},
    {N::expectations, labelled},
    // ---- clauses that stay on the line they are in
    {N::law_list, same_line},
    {N::kind_list, same_line},
    {N::rung, same_line},
    {N::type, same_line},
    {N::optional_clause, same_line},
    {N::collect_clause, same_line},
    {N::history_clause, same_line},
    {N::explanation_clause, same_line},
    {N::fixed_amount, same_line},
    {N::parts, same_line},
    {N::at_most_clause, same_line},
    {N::exception_clause, same_line},
    {N::deviation_clause, same_line},
    {N::weighing_clause, same_line},
    {N::evaluation_clause, after_comma},
    {N::submandate_clause, after_comma},
    // ---- clauses with a name in front
    {N::example_person, named},
    {N::example_request, named},
};

constexpr Form usual;

}  // namespace

const Form& form_of(N kind) {
  const auto* found =
      std::find_if(std::begin(entries), std::end(entries), [&](const Entry& entry) { return entry.kind == kind; });
  return found == std::end(entries) ? usual : found->form;
}

}  // namespace klap::format
