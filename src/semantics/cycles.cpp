// Exceptions, terms, delegations and mandates may not lead back to themselves; nor may they stack too deep or branch
// too often.
#include <algorithm>

#include <klap/base/limits.hpp>
#include <klap/semantics/precedence.hpp>

#include "analysis.hpp"
#include "graph.hpp"

namespace klap::semantics {

namespace {

constexpr std::size_t shown_names = 12;                            // of a cycle, in its message
constexpr std::uint32_t most_levels = 2 * limits::nesting_levels;  // of a condition, through the terms in it
constexpr std::size_t times_written = 16;                          // what terms may make of a text that is long itself

/// "A → B → A"
template <class Named>
std::string path_text(const std::vector<std::uint32_t>& cycle, const std::vector<Named>& named) {
  std::string text;
  for (std::size_t i = 0; i < cycle.size(); ++i) {
    if (i == shown_names) {
      text += "… → ";
      break;
    }
    text += named[cycle[i]].name + " → ";
  }
  return text + named[cycle[0]].name;
}

template <class Named>
bool report_cycles(Analysis& a, const std::vector<Edge>& edges, const std::vector<Named>& named, DiagnosticKind kind) {
  const auto found = cycles(static_cast<std::uint32_t>(named.size()), edges);
  for (const auto& cycle : found) a.out.add(kind, named[cycle[0]].span, {path_text(cycle, named)});
  return !found.empty();
}

std::vector<Edge> exception_edges(const Model& model) {
  std::vector<Edge> edges;
  for (std::uint32_t r = 0; r < model.rules.size(); ++r)
    for (const RuleId to : model.rules[r].exception_to) edges.emplace_back(r, to.index);
  return edges;
}

/// A hard rule of a library is not lifted from outside by a source that goes before either (clauses 7.3 and 8.3). Said
/// once of each source.
void check_libraries(Analysis& a, const Precedence& precedence) {
  const auto folder = [&](RuleId id) {
    const Declaration& d = a.of(Kind::rule)[id.index];
    return a.folder_of(d.table.value_or(d.node));
  };
  std::vector<bool> said(a.model.sources.size());
  for (std::size_t r = 0; r < precedence.rules.size(); ++r)
    for (const RuleId other : precedence.rules[r]) {
      const Rule& lifted = a.model.rules[other.index];
      if (!lifted.of_library || lifted.may_derogate || folder(RuleId(r)) == folder(other)) continue;
      for (const Ground& g : a.model.rules[r].grounds) {
        if (!g.source.is_some() || said[g.source.index]) continue;
        const auto& before = precedence.sources[g.source.index];
        const bool of_all = std::all_of(lifted.grounds.begin(), lifted.grounds.end(), [&](const Ground& of) {
          return std::binary_search(before.begin(), before.end(), of.source);
        });
        if (!of_all) continue;
        said[g.source.index] = true;
        const NodeRef source = a.of(Kind::source)[g.source.index].node;
        const NodeRef clause = child(source, NodeKind::precedence_clause).value_or(source);
        a.add(DiagnosticKind::precedence_over_library, clause,
              {a.model.rules[r].name, lifted.name, a.word(Keyword::may_derogate, clause)});
      }
    }
}

/// Exceptions, those by source among them (clause 7.3).
void check_exceptions(Analysis& a) {
  std::vector<Edge> sources;
  for (std::uint32_t s = 0; s < a.model.sources.size(); ++s)
    for (const SourceId other : a.model.sources[s].before) sources.emplace_back(s, other.index);
  report_cycles(a, sources, a.model.sources, DiagnosticKind::precedence_cycle);
  auto edges = exception_edges(a.model);
  if (report_cycles(a, edges, a.model.rules, DiagnosticKind::exception_cycle)) return;
  const Precedence precedence = semantics::precedence(a.model);
  if (precedence.too_much) {
    const auto first =
        std::find_if(a.model.sources.begin(), a.model.sources.end(), [](const Source& s) { return !s.before.empty(); });
    a.out.add(DiagnosticKind::too_much_precedence, first->span, {std::to_string(limits::precedences)});
    return;
  }
  check_libraries(a, precedence);
  const std::size_t written = edges.size();
  for (std::uint32_t r = 0; r < precedence.rules.size(); ++r)
    for (const RuleId to : precedence.rules[r]) edges.emplace_back(r, to.index);
  if (edges.size() > written) report_cycles(a, edges, a.model.rules, DiagnosticKind::exception_cycle_by_source);
}

/// How deep an expression goes and how many parts it has, through terms: each use of a term counts in full, because
/// each is worked out. (Twenty terms that each use the one before twice are a million parts.)
struct Extent {
  std::uint32_t levels = 0;
  std::size_t parts = 0;  // counted up to one past the limit
};

void check_extent(Analysis& a, const std::vector<std::uint32_t>& order) {
  std::vector<Extent> of_expr(a.model.exprs.size());
  std::vector<Extent> of_term(a.model.terms.size());
  const auto within = [](Extent& whole, const Extent& part) {
    whole.levels = std::max(whole.levels, part.levels);
    whole.parts = std::min(whole.parts + part.parts, limits::condition_parts + 1);
  };
  const auto measure = [&](const Analysis::Root& root) {
    Extent all;
    for (std::uint32_t i = root.begin; i < root.end; ++i) {  // arguments stand before what they are arguments of
      const Expr& e = a.model.exprs[i];
      Extent here;
      if (e.op == Op::term) within(here, of_term[e.ref]);
      for (const ExprId argument : e.arguments) within(here, of_expr[argument.index]);
      ++here.levels;
      ++here.parts;
      of_expr[i] = here;
      all.levels = std::max(all.levels, here.levels);
      all.parts = std::max(all.parts, here.parts);
    }
    const bool deep = all.levels > most_levels;
    const bool large = all.parts > limits::condition_parts;
    if (deep)
      a.out.add(DiagnosticKind::terms_too_deep, root.span, {std::to_string(most_levels)});
    else if (large)
      a.out.add(DiagnosticKind::terms_too_large, root.span, {std::to_string(limits::condition_parts)});
    return deep || large ? Extent{} : all;  // said once, not again by all that use it
  };
  const std::size_t most_parts = std::max(limits::rule_parts, times_written * a.model.exprs.size());
  std::size_t together = 0;
  const auto add = [&](const Analysis::Root& root, std::size_t parts) {
    const bool fitted = together <= most_parts;
    together += parts;
    if (fitted && together > most_parts)
      a.out.add(DiagnosticKind::rules_too_large, root.span, {std::to_string(most_parts)});
  };
  std::vector<const Analysis::Root*> roots(a.model.terms.size());
  for (const auto& root : a.roots)
    if (root.is_term()) roots[root.owner] = &root;
  for (auto t = order.rbegin(); t != order.rend(); ++t) of_term[*t] = measure(*roots[*t]);
  for (const auto& root : a.roots)
    if (!root.is_term()) add(root, measure(root).parts);
}

/// Every way from a body down (clause 12.5), counted without making them.
void count_chains(Analysis& a, const std::vector<std::uint32_t>& order) {
  const Model& model = a.model;
  std::vector<std::vector<std::uint32_t>> given(model.actors.size());
  for (std::uint32_t m = 0; m < model.mandates.size(); ++m) given[model.mandates[m].from.index].push_back(m);
  std::vector<std::size_t> passable(model.actors.size());
  std::size_t total = 0;
  for (const std::uint32_t actor : order) {
    const std::size_t ways = model.actors[actor].kind == ActorKind::body ? 1 : passable[actor];
    for (const std::uint32_t m : given[actor]) {
      total = std::min(total + ways, limits::mandate_chains + 1);
      if (model.mandates[m].may_submandate) {
        auto& next = passable[model.mandates[m].to.index];
        next = std::min(next + ways, limits::mandate_chains + 1);
      }
    }
  }
  if (total > limits::mandate_chains)
    a.out.add(DiagnosticKind::too_many_mandate_chains, model.mandates.front().span,
              {std::to_string(limits::mandate_chains)});
}

}  // namespace

std::vector<Edge> term_edges(const Analysis& a) {
  std::vector<Edge> edges;
  for (const auto& root : a.roots)
    for (std::uint32_t i = root.begin; root.is_term() && i < root.end; ++i)
      if (a.model.exprs[i].op == Op::term) edges.emplace_back(root.owner, a.model.exprs[i].ref);
  return edges;
}

void check_cycles(Analysis& a) {
  check_exceptions(a);
  const auto terms = term_edges(a);
  a.term_cycle = report_cycles(a, terms, a.model.terms, DiagnosticKind::term_cycle);
  if (!a.term_cycle) check_extent(a, in_order(static_cast<std::uint32_t>(a.model.terms.size()), terms));
  std::vector<Edge> delegations;
  for (const Delegation& d : a.model.delegations) delegations.emplace_back(d.from.index, d.to.index);
  report_cycles(a, delegations, a.model.actors, DiagnosticKind::delegation_cycle);
  std::vector<Edge> mandates;
  for (const Mandate& m : a.model.mandates) mandates.emplace_back(m.from.index, m.to.index);
  if (!report_cycles(a, mandates, a.model.actors, DiagnosticKind::mandate_cycle))
    count_chains(a, in_order(static_cast<std::uint32_t>(a.model.actors.size()), mandates));
}

}  // namespace klap::semantics
