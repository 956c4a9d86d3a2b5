// Competences and mandates: who may decide what, on whose behalf.
#include <algorithm>
#include <tuple>

#include <klap/base/limits.hpp>

#include "analysis.hpp"

namespace klap::semantics {

namespace {

/// What may carry the power to decide: what the law gives, or what was decided and published about mandates.
bool may_carry_power(SourceKind kind) {
  switch (kind) {
    case SourceKind::act:
    case SourceKind::order_in_council:
    case SourceKind::ordinance:
    case SourceKind::further_rules:
    case SourceKind::mandate_decision: return true;
    case SourceKind::policy_rule:
    case SourceKind::agreement:
    case SourceKind::budget:
    case SourceKind::work_instruction: return false;
  }
  return false;
}

void check_power_grounds(Analysis& a, NodeRef node, const std::vector<Ground>& grounds) {
  if (grounds.empty()) return;  // a finding, not an error
  for (const Ground& g : grounds)
    if (!g.source.is_some() || may_carry_power(a.model.sources[g.source.index].kind)) return;
  for (const NodeRef clause : node)
    if (clause.kind() == NodeKind::grounds) {
      a.add(DiagnosticKind::power_ground, clause);
      return;
    }
}

Span span_of_head(NodeRef node) {
  Span span = node.span();
  for (const NodeRef c : node)
    if (c.kind() == NodeKind::name) span.end = c.span().end;
  return span;
}

void read_competence(Analysis& a, NodeRef node) {
  Competence c;
  c.span = span_of_head(node);
  a.clauses_once(node, {NodeKind::validity});
  if (const auto name = child(node, NodeKind::name)) {
    const auto id = a.find(Kind::actor, name->text());
    if (id && a.model.actors[*id].kind != ActorKind::body)
      a.add(DiagnosticKind::competence_of_other, *name, {std::string(name->text()), a.word(Keyword::mandate, *name)});
    else
      c.body = a.actor(*name, {ActorKind::body});
  }
  if (const auto laws = child(node, NodeKind::law_list)) c.laws = read_laws(a, *laws);
  if (const auto kinds = child(node, NodeKind::kind_list)) c.kinds = read_kinds(*kinds);
  c.validity = validity_of(a, node);
  c.grounds = read_grounds(a, node);
  check_power_grounds(a, node, c.grounds);
  if (c.body.is_some()) a.model.competences.push_back(std::move(c));
}

void read_ceiling(Analysis& a, NodeRef clause, Mandate& m) {
  for (const NodeRef c : clause) {
    if (c.kind() == NodeKind::money) m.ceiling = read_money(c);
    if (const auto keyword = keyword_of(c); keyword && unit_of(*keyword)) m.unit = *unit_of(*keyword);
  }
  if (m.ceiling && m.ceiling->cents() < 0) a.add(DiagnosticKind::negative_amount, clause);
  if (!a.model.costs.is_some()) {
    if (!a.find(Kind::field, "kosten"))
      a.add(DiagnosticKind::ceiling_without_costs, clause,
            {a.word(Keyword::request, clause), a.word(Keyword::type_money, clause)});
    return;  // a fact `kosten` of the wrong type is reported at that fact
  }
  const Type& costs = a.model.fields[a.model.costs.index].type;
  const Type own{TypeKind::money, m.unit};
  if (costs.unit != m.unit)
    a.add(DiagnosticKind::ceiling_unit, clause, {a.describe(own, clause), a.describe(costs, clause)});
}

ActorId receiver_of(Analysis& a, NodeRef name) {
  const auto id = a.find(Kind::actor, name.text());
  if (id && a.model.actors[*id].kind == ActorKind::volunteer) {
    a.add(DiagnosticKind::mandate_to_volunteer, name, {std::string(name.text())});
    return {};
  }
  return a.actor(name, {ActorKind::function, ActorKind::provider});
}

void read_mandate(Analysis& a, NodeRef node) {
  Mandate m;
  m.span = span_of_head(node);
  a.clauses_once(node, {NodeKind::validity, NodeKind::ceiling_per_decision, NodeKind::submandate_clause});
  const auto names = children(node, NodeKind::name);
  if (names.size() != 2) return;
  m.from = a.actor(names[0], {ActorKind::body, ActorKind::function});
  m.to = receiver_of(a, names[1]);
  if (const auto laws = child(node, NodeKind::law_list)) m.laws = read_laws(a, *laws);
  if (const auto kinds = child(node, NodeKind::kind_list)) m.kinds = read_kinds(*kinds);
  if (const auto clause = child(node, NodeKind::ceiling_per_decision)) read_ceiling(a, *clause, m);
  m.may_submandate = child(node, NodeKind::submandate_clause).has_value();
  m.validity = validity_of(a, node);
  m.grounds = read_grounds(a, node);
  check_power_grounds(a, node, m.grounds);
  if (m.from.is_some() && m.to.is_some()) a.model.mandates.push_back(std::move(m));
}

auto period_key(const Period& p) { return std::tuple(p.from, p.through); }
auto ground_keys(const std::vector<Ground>& grounds) {
  std::vector<std::pair<SourceId, std::string>> keys;
  for (const Ground& g : grounds) keys.emplace_back(g.source, g.article);
  return keys;
}

/// Ids by content, so that they do not depend on where a mandate stands (clause 15.3).
void put_in_order(Model& model) {
  std::stable_sort(model.competences.begin(), model.competences.end(), [](const Competence& x, const Competence& y) {
    const auto key = [](const Competence& c) {
      return std::tuple(c.body, c.laws, c.kinds.to_ulong(), period_key(c.validity), ground_keys(c.grounds));
    };
    return key(x) < key(y);
  });
  std::stable_sort(model.mandates.begin(), model.mandates.end(), [](const Mandate& x, const Mandate& y) {
    const auto key = [](const Mandate& m) {
      return std::tuple(m.from, m.to, m.laws, m.kinds.to_ulong(), period_key(m.validity), m.ceiling, m.may_submandate,
                        ground_keys(m.grounds));
    };
    return key(x) < key(y);
  });
}

/// A function passes on power only with leave of whoever gave it (Awb 10:9).
void check_submandates(Analysis& a) {
  std::vector<std::vector<SourceId>> may_pass(a.model.actors.size());
  for (const Mandate& m : a.model.mandates) {
    if (!m.may_submandate) continue;
    auto& laws = may_pass[m.to.index];
    laws.insert(laws.end(), m.laws.begin(), m.laws.end());
  }
  for (auto& laws : may_pass) std::sort(laws.begin(), laws.end());
  for (const Mandate& m : a.model.mandates) {
    if (a.model.actors[m.from.index].kind != ActorKind::function) continue;
    const auto& laws = may_pass[m.from.index];
    for (const SourceId law : m.laws) {
      if (std::binary_search(laws.begin(), laws.end(), law)) continue;
      a.out.add(DiagnosticKind::submandate_without_leave, m.span,
                {a.model.actors[m.from.index].name, a.model.sources[law.index].name});
      break;
    }
  }
}

}  // namespace

void read_power(Analysis& a) {
  for (const NodeRef node : a.competences) read_competence(a, node);
  for (const NodeRef node : a.mandates) read_mandate(a, node);
  put_in_order(a.model);
  if (!a.unreadable) check_submandates(a);
}

}  // namespace klap::semantics
