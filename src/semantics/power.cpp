// Competences, delegations, mandates and reservations: who may decide what, on whose behalf.
#include <algorithm>
#include <tuple>

#include <klap/base/limits.hpp>

#include "analysis.hpp"
#include "writer.hpp"

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

/// What all powers have: laws, kinds, period, grounds, and how sure the text is.
template <class Power>
void read_common(Analysis& a, NodeRef node, Power& power) {
  power.span = span_of_head(node);
  a.clauses_once(node, {NodeKind::validity, NodeKind::known_from_clause, NodeKind::power_condition});
  if (const auto laws = child(node, NodeKind::law_list)) power.laws = read_laws(a, *laws);
  if (const auto kinds = child(node, NodeKind::kind_list)) power.kinds = read_kinds(*kinds);
  power.validity = validity_of(a, node);
  power.known_from = known_from_of(node);
  power.grounds = read_grounds(a, node);
  power.checked = read_certainty(a, node);
  check_power_grounds(a, node, power.grounds);
}

/// The date of the questions that the register answers, which is one.
CaseDate register_date(const Analysis& a) {
  const bool decider = a.model.questions[static_cast<std::size_t>(QuestionKind::decider)].asked;
  return a.as_of(decider ? QuestionKind::decider : QuestionKind::orderer);
}

/// `als` and `tenzij` of a power.
ExprId read_power_condition(Analysis& a, NodeRef node, Span span) {
  const auto clause = child(node, NodeKind::power_condition);
  if (!clause) return {};
  Analysis::Root root{Analysis::Root::Of::power, 0, 0, 0, span};
  const ExprId condition = whole_condition(a, *clause, register_date(a), root);
  a.roots.push_back(root);
  return condition;
}

void read_competence(Analysis& a, NodeRef node) {
  Competence c;
  read_common(a, node, c);
  c.condition = read_power_condition(a, node, c.span);
  if (const auto name = child(node, NodeKind::name)) {
    const auto id = a.find(Kind::actor, name->text());
    if (id && a.model.actors[*id].kind != ActorKind::body)
      a.add(DiagnosticKind::competence_of_other, *name, {std::string(name->text()), a.word(Keyword::mandate, *name)});
    else
      c.body = a.actor(*name, {ActorKind::body});
  }
  if (c.body.is_some()) a.model.competences.push_back(std::move(c));
}

bool gives_orders(const DecisionKinds& kinds) { return kinds.test(static_cast<std::size_t>(DecisionKind::give_order)); }

/// From body to body (Awb 10:14).
void read_delegation(Analysis& a, NodeRef node) {
  Delegation d;
  read_common(a, node, d);
  if (const auto kinds = child(node, NodeKind::kind_list); kinds && gives_orders(d.kinds))
    a.add(DiagnosticKind::orders_delegated, *kinds,
          {a.word(Keyword::give_order, node), a.word(Keyword::power_of_attorney, node)});
  const auto names = children(node, NodeKind::name);
  if (names.size() != 2) return;
  d.from = a.actor(names[0], {ActorKind::body});
  const auto to = a.find(Kind::actor, names[1].text());
  if (to && a.model.actors[*to].kind != ActorKind::body)
    a.add(DiagnosticKind::delegation_to_other, names[1],
          {std::string(names[1].text()), a.word(Keyword::mandate, names[1])});
  else
    d.to = a.actor(names[1], {ActorKind::body});
  if (d.from.is_some() && d.to.is_some()) a.model.delegations.push_back(std::move(d));
}

void read_reservation(Analysis& a, NodeRef node) {
  Reservation r;
  read_common(a, node, r);
  r.condition = read_power_condition(a, node, r.span);
  if (const auto name = child(node, NodeKind::name)) r.to = a.actor(*name, {ActorKind::body, ActorKind::function});
  if (r.to.is_some()) a.model.reservations.push_back(std::move(r));
}

void read_ceiling(Analysis& a, NodeRef clause, Mandate& m) {
  for (const NodeRef c : clause) {
    if (c.kind() == NodeKind::money) m.ceiling = read_money(c);
    if (is_word(c, Keyword::per_resident)) m.base = AmountBase::person;
    if (is_word(c, Keyword::per_plan)) m.base = AmountBase::plan;
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

/// Works for the giver: a function of the body, or of the same body or organisation as the function that gives
/// (Awb 10:4).
bool works_for(const Model& model, ActorId who, ActorId giver) {
  const Actor& receiver = model.actors[who.index];
  const Actor& from = model.actors[giver.index];
  if (receiver.kind != ActorKind::function) return false;
  return receiver.body == (from.kind == ActorKind::function ? from.body : giver);
}

void read_consent(Analysis& a, NodeRef node, NodeRef to, Mandate& m) {
  if (const auto clause = child(node, NodeKind::consent_clause)) {
    m.consent.emplace();
    if (const auto date = child(*clause, NodeKind::date)) m.consent->since = read_date(*date);
    return;
  }
  if (!m.from.is_some() || !m.to.is_some() || works_for(a.model, m.to, m.from)) return;
  a.add(DiagnosticKind::consent_missing, to,
        {a.model.actors[m.to.index].name, a.model.actors[m.from.index].name, a.word(Keyword::consent_from, to),
         a.word(Keyword::consent_by_law, to)});
}

/// To decide one has a mandate, to give orders a power of attorney (clause 12.13).
void check_attorney(Analysis& a, NodeRef node, const DecisionKinds& kinds) {
  const auto list = child(node, NodeKind::kind_list);
  if (!list) return;
  const bool attorney = is_word(node, Keyword::power_of_attorney);
  if (!attorney && gives_orders(kinds))
    a.add(DiagnosticKind::orders_by_mandate, *list,
          {a.word(Keyword::mandate, node), a.word(Keyword::power_of_attorney, node)});
  if (attorney && kinds.count() > (gives_orders(kinds) ? 1U : 0U))
    a.add(
        DiagnosticKind::decisions_by_attorney, *list,
        {a.word(Keyword::power_of_attorney, node), a.word(Keyword::give_order, node), a.word(Keyword::mandate, node)});
}

void read_mandate(Analysis& a, NodeRef node) {
  Mandate m;
  read_common(a, node, m);
  check_attorney(a, node, m.kinds);
  m.condition = read_power_condition(a, node, m.span);
  a.clauses_once(node, {NodeKind::ceiling_per_decision, NodeKind::submandate_clause, NodeKind::consent_clause});
  const auto names = children(node, NodeKind::name);
  if (names.size() != 2) return;
  m.from = a.actor(names[0], {ActorKind::body, ActorKind::function});
  m.to = receiver_of(a, names[1]);
  read_consent(a, node, names[1], m);
  if (const auto clause = child(node, NodeKind::ceiling_per_decision)) read_ceiling(a, *clause, m);
  m.may_submandate = child(node, NodeKind::submandate_clause).has_value();
  if (m.from.is_some() && m.to.is_some()) a.model.mandates.push_back(std::move(m));
}

auto period_key(const Period& p) { return std::tuple(p.from, p.through); }
auto ground_keys(const std::vector<Ground>& grounds) {
  std::vector<std::pair<SourceId, std::string>> keys;
  for (const Ground& g : grounds) keys.emplace_back(g.source, g.article);
  return keys;
}

auto checked_key(const std::optional<Checked>& checked) {
  return checked ? std::optional(std::pair(checked->certainty, checked->on)) : std::nullopt;
}

/// Behind what each power has of its own: what all have. A condition counts by its canonical form.
template <class Power>
auto common_key(const Model& model, const Power& p) {
  std::string condition;
  if constexpr (requires { p.condition; }) {
    Writer w(model);
    w.condition(p.condition);
    condition = w.take();
  }
  return std::tuple(p.laws, p.kinds.to_ulong(), period_key(p.validity), p.known_from, ground_keys(p.grounds),
                    checked_key(p.checked), std::move(condition));
}

template <class Power, class Key>
void put_in_order(std::vector<Power>& list, const Key& key) {
  using Keyed = std::pair<decltype(key(list.front())), Power>;
  std::vector<Keyed> keyed;
  for (Power& p : list) {
    auto k = key(p);
    keyed.emplace_back(std::move(k), std::move(p));
  }
  std::stable_sort(keyed.begin(), keyed.end(), [](const Keyed& x, const Keyed& y) { return x.first < y.first; });
  list.clear();
  for (Keyed& k : keyed) list.push_back(std::move(k.second));
}

/// Ids by content, so that they do not depend on where a power stands (clause 15.3).
void put_in_order(Model& model) {
  put_in_order(model.competences, [&](const Competence& c) { return std::tuple(c.body, common_key(model, c)); });
  put_in_order(model.delegations, [&](const Delegation& d) { return std::tuple(d.from, d.to, common_key(model, d)); });
  put_in_order(model.reservations, [&](const Reservation& r) { return std::tuple(r.to, common_key(model, r)); });
  put_in_order(model.mandates, [&](const Mandate& m) {
    const auto consent = m.consent ? std::optional(m.consent->since) : std::nullopt;
    return std::tuple(m.from, m.to, m.laws, m.kinds.to_ulong(), period_key(m.validity), m.ceiling, m.base,
                      m.may_submandate, consent, common_key(model, m));
  });
}

void report_without_leave(Analysis& a, const Mandate& m, SourceId law) {
  for (const NodeRef node : a.mandates) {
    const Span head = span_of_head(node);
    if (head.document != m.span.document || head.begin != m.span.begin) continue;
    const Keyword power = gives_orders(m.kinds) ? Keyword::power_of_attorney : Keyword::mandate;
    a.out.add(DiagnosticKind::submandate_without_leave, m.span,
              {a.model.actors[m.from.index].name, a.model.sources[law.index].name, a.word(power, node),
               a.word(Keyword::may_submandate, node)});
  }
}

/// A function passes on power only with leave of whoever gave it (Awb 10:9): of a mandate, or of a power of attorney.
void check_submandates(Analysis& a) {
  std::vector<std::vector<std::pair<SourceId, bool>>> may_pass(a.model.actors.size());
  for (const Mandate& m : a.model.mandates) {
    if (!m.may_submandate) continue;
    for (const SourceId law : m.laws) may_pass[m.to.index].emplace_back(law, gives_orders(m.kinds));
  }
  for (auto& given : may_pass) std::sort(given.begin(), given.end());
  for (const Mandate& m : a.model.mandates) {
    if (a.model.actors[m.from.index].kind != ActorKind::function) continue;
    const auto& given = may_pass[m.from.index];
    for (const SourceId law : m.laws) {
      if (std::binary_search(given.begin(), given.end(), std::pair(law, gives_orders(m.kinds)))) continue;
      report_without_leave(a, m, law);
      break;
    }
  }
}

}  // namespace

void read_power(Analysis& a) {
  for (const NodeRef node : a.competences) read_competence(a, node);
  for (const NodeRef node : a.delegations) read_delegation(a, node);
  for (const NodeRef node : a.reservations) read_reservation(a, node);
  for (const NodeRef node : a.mandates) read_mandate(a, node);
  put_in_order(a.model);
  if (!a.unreadable) check_submandates(a);
}

}  // namespace klap::semantics
