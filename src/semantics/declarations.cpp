// Sources, municipalities, actors and budgets.
#include <algorithm>

#include "analysis.hpp"

namespace klap::semantics {

namespace {

constexpr int last_municipality_code = 9999;
constexpr std::size_t agb_digits = 8;

template <class T>
T declared_as(const Declaration& d) {
  T t;
  t.name = std::string(d.key);
  t.label = d.label ? read_text(*d.label) : std::string();
  t.span = d.name.span();
  return t;
}

Source read_source(Analysis& a, const Declaration& d) {
  auto s = declared_as<Source>(d);
  for (const NodeRef c : d.node)
    if (c.kind() == NodeKind::word)
      if (const auto keyword = keyword_of(c))
        if (const auto kind = source_kind_of(*keyword)) s.kind = *kind;
  a.clauses_once(d.node, {NodeKind::published_clause, NodeKind::validity});
  if (const auto clause = child(d.node, NodeKind::published_clause))
    if (const auto date = child(*clause, NodeKind::date)) s.published = read_date(*date);
  s.validity = validity_of(a, d.node);
  for (const NodeRef clause : children(d.node, NodeKind::precedence_clause))
    for (const NodeRef name : children(clause, NodeKind::name))
      if (const SourceId other = a.source(name); other.is_some()) s.before.push_back(other);
  std::sort(s.before.begin(), s.before.end());
  s.before.erase(std::unique(s.before.begin(), s.before.end()), s.before.end());
  return s;
}

Municipality read_municipality(Analysis& a, const Declaration& d) {
  auto m = declared_as<Municipality>(d);
  const auto code = child(d.node, NodeKind::integer);
  if (!code) return m;
  const std::int64_t n = read_integer(*code);
  if (n < 1 || n > last_municipality_code)
    a.add(DiagnosticKind::municipality_code_range, *code, {std::string(code->text())});
  else
    m.code = static_cast<int>(n);
  return m;
}

void read_agb(Analysis& a, NodeRef clause, Actor& actor) {
  const auto number = child(clause, NodeKind::integer);
  if (!number) return;  // literally unknown
  if (number->text().size() != agb_digits)
    a.add(DiagnosticKind::agb_code_digits, *number, {std::string(number->text())});
  actor.agb = std::string(number->text());
}

Actor read_actor(Analysis& a, const Declaration& d) {
  auto actor = declared_as<Actor>(d);
  switch (d.context) {
    case NodeKind::functions: actor.kind = ActorKind::function; break;
    case NodeKind::provider: actor.kind = ActorKind::provider; break;
    case NodeKind::volunteer: actor.kind = ActorKind::volunteer; break;
    case NodeKind::organisation: actor.kind = ActorKind::organisation; break;
    default: actor.kind = ActorKind::body; break;
  }
  if (actor.kind == ActorKind::provider) {
    a.clauses_once(d.node, {NodeKind::agb_clause, NodeKind::fictional_clause});
    if (const auto clause = child(d.node, NodeKind::agb_clause)) read_agb(a, *clause, actor);
    actor.fictional = child(d.node, NodeKind::fictional_clause).has_value();
  }
  return actor;
}

/// A task field of the Iv3 list: main field 0 … 8, a dot, and up to three digits.
bool is_task_field(std::string_view text) {
  if (text.size() < 3 || text.size() > 5 || text[0] < '0' || text[0] > '8' || text[1] != '.') return false;
  return std::all_of(text.begin() + 2, text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<Ceiling> read_ceiling(NodeRef clause) {
  Ceiling ceiling;
  for (const NodeRef c : clause) {
    if (c.kind() == NodeKind::money) {
      const auto amount = read_money(c);
      if (!amount) return std::nullopt;
      ceiling.amount = *amount;
    }
    if (is_word(c, Keyword::per_calendar_year)) ceiling.period = CeilingPeriod::calendar_year;
    if (is_word(c, Keyword::whole_term)) ceiling.period = CeilingPeriod::whole_term;
  }
  return ceiling;
}

Budget read_budget(Analysis& a, const Declaration& d) {
  auto b = declared_as<Budget>(d);
  const auto names = children(d.node, NodeKind::name);
  if (names.size() > 1) {
    if (a.follows(names[1], Keyword::municipality))
      b.municipality = MunicipalityId(a.look_up(Kind::municipality, names[1]));
    else
      b.body = a.actor(names[1], {ActorKind::body});
  }
  a.clauses_once(d.node, {NodeKind::stream_clause, NodeKind::task_field_clause, NodeKind::ceiling_clause});
  if (const auto clause = child(d.node, NodeKind::stream_clause))
    if (const auto name = child(*clause, NodeKind::name)) b.stream = a.source(*name);
  if (const auto clause = child(d.node, NodeKind::task_field_clause)) {
    for (const NodeRef place : *clause) {
      b.task_field = std::string(place.text());
      if (!is_task_field(place.text())) a.add(DiagnosticKind::task_field_form, place, {b.task_field});
    }
  }
  if (const auto clause = child(d.node, NodeKind::ceiling_clause)) {
    b.ceiling = read_ceiling(*clause);
    if (b.ceiling && b.ceiling->amount.cents() < 0) a.add(DiagnosticKind::negative_amount, *clause);
  }
  return b;
}

void check_codes(Analysis& a) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < a.model.municipalities.size(); ++i)
    if (a.model.municipalities[i].code != 0) order.push_back(i);
  const auto code = [&](std::size_t i) { return a.model.municipalities[i].code; };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) { return code(x) < code(y); });
  for (std::size_t i = 1; i < order.size(); ++i)
    if (code(order[i]) == code(order[i - 1]))
      a.add(DiagnosticKind::municipality_code_twice, a.of(Kind::municipality)[order[i]].name,
            {a.model.municipalities[order[i]].name, a.model.municipalities[order[i - 1]].name});
}

}  // namespace

std::optional<Period> read_validity(Analysis& a, NodeRef validity, bool may_be_unknown) {
  const auto dates = children(validity, NodeKind::date);
  const auto first = keyword_of(validity);
  if (dates.empty() || !first) {
    if (!may_be_unknown && child(validity, NodeKind::word)) a.add(DiagnosticKind::validity_unknown, validity);
    return std::nullopt;
  }
  Period period;
  if (*first == Keyword::applies_through)
    period.through = read_date(dates[0]);
  else
    period.from = read_date(dates[0]);
  if (dates.size() > 1) period.through = read_date(dates[1]);
  if (period.from && period.through && *period.through < *period.from)
    a.add(DiagnosticKind::validity_reversed, validity, {to_iso(*period.from), to_iso(*period.through)});
  return period;
}

std::optional<NodeRef> clause_of(NodeRef declaration, NodeKind kind) {
  for (const NodeRef c : declaration) {
    if (c.kind() == kind) return c;
    if (c.kind() == NodeKind::heads) break;
  }
  return std::nullopt;
}

Period validity_of(Analysis& a, NodeRef declaration) {
  const auto clause = clause_of(declaration, NodeKind::validity);
  return clause ? read_validity(a, *clause).value_or(Period{}) : Period{};
}

std::optional<Date> known_from_of(NodeRef declaration) {
  const auto clause = clause_of(declaration, NodeKind::known_from_clause);
  const auto date = clause ? child(*clause, NodeKind::date) : std::nullopt;
  return date ? read_date(*date) : std::nullopt;
}

void read_declarations(Analysis& a) {
  for (const Declaration& d : a.of(Kind::source)) a.model.sources.push_back(read_source(a, d));
  for (const Declaration& d : a.of(Kind::municipality)) a.model.municipalities.push_back(read_municipality(a, d));
  check_codes(a);
  for (const Declaration& d : a.of(Kind::actor)) a.model.actors.push_back(read_actor(a, d));
  for (std::size_t i = 0; i < a.model.actors.size(); ++i) {  // who they work for is known only now
    if (const auto& body = a.of(Kind::actor)[i].body)
      a.model.actors[i].body = a.actor(*body, {ActorKind::body, ActorKind::organisation});
  }
  for (const Declaration& d : a.of(Kind::budget)) a.model.budgets.push_back(read_budget(a, d));
}

}  // namespace klap::semantics
