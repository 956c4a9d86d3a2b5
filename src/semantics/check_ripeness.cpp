// Sources without publication, examples that repeat each other, and what an adopted rule set still lacks.
#include <unordered_map>

#include "checks.hpp"
#include "writer.hpp"

namespace klap::semantics {

namespace {

/// Decisions of the municipality bind once published (Awb 3:40); acts and orders are published by the state, and
/// agreements, budgets and work instructions bind no resident at all.
bool binds_once_published(SourceKind kind) {
  switch (kind) {
    case SourceKind::ordinance:
    case SourceKind::further_rules:
    case SourceKind::policy_rule:
    case SourceKind::mandate_decision: return true;
    case SourceKind::act:
    case SourceKind::order_in_council:
    case SourceKind::agreement:
    case SourceKind::budget:
    case SourceKind::work_instruction: return false;
  }
  return false;
}

void write_facts(Writer& w, const std::vector<FactGiven>& facts) {
  w.list(facts, [&](const FactGiven& fact) {
    w.id(fact.field);
    w.number(fact.none ? 1 : 0);
    w.value(fact.value);
    w.list(fact.history, [&](const std::pair<Date, Value>& entry) {
      w.date(entry.first);
      w.value(entry.second);
    });
  });
}

/// The case of an example, without title, notes and expectations.
std::string case_of(const Model& model, const Example& e) {
  Writer w(model);
  for (const auto& date : e.dates) w.maybe(date, [&](Date d) { w.date(d); });
  w.list(e.spent, [&](const ExampleSpent& s) {
    w.id(s.budget);
    w.money(s.amount);
    w.date(s.as_of);
  });
  w.list(e.persons, [&](const ExamplePerson& p) { write_facts(w, p.facts); });
  w.list(e.requests, [&](const ExampleRequest& r) {
    w.number(static_cast<std::int64_t>(r.person));
    write_facts(w, r.facts);
    w.list(r.judgements, [&](const JudgementGiven& j) {
      w.id(j.field);
      w.number(j.value ? 1 : 0);
    });
  });
  write_facts(w, e.plan);
  w.maybe(e.personal_interest, [&](const std::vector<ActorId>& who) { w.list(who, [&](ActorId a) { w.id(a); }); });
  w.list(e.decisions, [&](const ExampleDecision& d) {
    w.number(static_cast<std::int64_t>(d.person));
    w.id(d.law);
    w.maybe(d.kind, [&](DecisionKind kind) { w.of(kind); });
    w.id(d.taken_by);
    w.id(d.primary_by);
    w.id(d.ordered_by);
    w.maybe(d.ordered_on, [&](Date day) { w.date(day); });
  });
  return w.take();
}

}  // namespace

void check_sources(const Model& model, std::optional<Date> on, Diagnostics& out) {
  std::vector<bool> used(model.sources.size());
  const auto use = [&](const std::vector<Ground>& grounds) {
    for (const Ground& g : grounds) used[g.source.index] = true;
  };
  for (const Rule& rule : model.rules) use(rule.grounds);
  for (const Parameter& p : model.parameters)
    for (const Parameter::From& from : p.values) use(from.grounds);
  for (const Competence& c : model.competences) use(c.grounds);
  for (const Mandate& m : model.mandates) use(m.grounds);
  for (const Delegation& d : model.delegations) use(d.grounds);
  for (const Reservation& r : model.reservations) use(r.grounds);
  // Without a date: the last day on which the rule set applies; what is published by then bound at least at the end.
  const auto day = on ? on : model.validity.through;
  for (std::size_t i = 0; i < model.sources.size(); ++i) {
    const Source& source = model.sources[i];
    if (!used[i] || !binds_once_published(source.kind)) continue;
    if (!source.published)
      out.add(DiagnosticKind::source_unpublished, source.span, {source.name});
    else if (day && *day < *source.published)
      out.add(DiagnosticKind::source_published_later, source.span, {source.name, to_iso(*day)});
  }
}

void check_examples(const Model& model, Diagnostics& out) {
  std::unordered_map<std::string, const Example*> seen;
  for (const Example& e : model.examples) {
    const auto [first, fresh] = seen.emplace(case_of(model, e), &e);
    if (!fresh) out.add(DiagnosticKind::same_example, e.span, {first->second->title});
  }
}

namespace {

/// The first period of the rule set's own validity on which the parameter has no value, in words; empty if there is
/// none. A rule set that does not say when it applies asks for values from the first given to the last.
std::string unknown_period(const Parameter& p, const Period& wanted) {
  if (p.values.empty()) return wanted.from ? to_iso(*wanted.from) : "…";
  std::optional<Date> next =
      wanted.from ? wanted.from : p.values.front().validity.from;  // the first day still to cover
  for (const Parameter::From& from : p.values) {
    const Period& period = from.validity;
    if (next && period.through && *period.through < *next) continue;
    if (wanted.through && period.from && *period.from > *wanted.through) break;
    if (next && period.from && *period.from > *next) return to_iso(*next);
    if (!from.value) return next ? to_iso(*next) : period.from ? to_iso(*period.from) : "…";
    if (!period.through) return {};
    next = add_days(*period.through, 1);
    if (!next) return {};
  }
  if (!wanted.through) return {};
  return next && *next <= *wanted.through ? to_iso(*next) : std::string();
}

}  // namespace

void check_ripeness(const Model& model, Diagnostics& out) {
  for (const Parameter& p : model.parameters)
    if (const std::string day = unknown_period(p, model.validity); !day.empty())
      out.add(DiagnosticKind::parameter_unknown, p.span, {p.name, day});
  for (const Lot& lot : model.lots) {
    if (!lot.period) out.add(DiagnosticKind::lot_without_period, lot.span, {lot.name});
    if (!lot.lead.is_some()) out.add(DiagnosticKind::lot_without_lead, lot.span, {lot.name});
    if (!lot.owner.is_some()) out.add(DiagnosticKind::lot_without_owner, lot.span, {lot.name});
    if (!lot.charged_to.is_some()) out.add(DiagnosticKind::lot_without_budget, lot.span, {lot.name});
    if (!lot.evaluation) out.add(DiagnosticKind::lot_without_evaluation, lot.span, {lot.name});
  }
  for (const Actor& actor : model.actors)
    if (actor.kind == ActorKind::provider && !actor.agb)
      out.add(DiagnosticKind::provider_without_agb, actor.span, {actor.name});
}

}  // namespace klap::semantics
