#include <klap/semantics/hash.hpp>

#include <sha256.h>

#include <algorithm>
#include <array>

#include "writer.hpp"

namespace klap::semantics {

namespace {

/// Changes whenever the form below does: an old hash then never means a new model.
constexpr std::string_view form = "klap model 4";

void write_head(Writer& w, const Model& m) {
  w.text(form);
  w.text(m.name);
  w.text(m.version);
  w.number(m.municipality);
  w.of(m.status);
  w.period(m.validity);
  w.list(m.libraries, [&](const Library& library) {
    w.text(library.name);
    w.text(library.version);
  });
}

void write_parties(Writer& w, const Model& m) {
  w.list(m.sources, [&](const Source& s) {
    w.declared(s);
    w.of(s.kind);
    w.maybe(s.published, [&](Date d) { w.date(d); });
    w.period(s.validity);
  });
  w.list(m.municipalities, [&](const Municipality& x) {
    w.declared(x);
    w.number(x.code);
  });
  w.list(m.actors, [&](const Actor& x) {
    w.declared(x);
    w.of(x.kind);
    w.id(x.body);
    w.maybe(x.agb, [&](const std::string& code) { w.text(code); });
    w.number(x.fictional ? 1 : 0);
  });
}

void write_money(Writer& w, const Model& m) {
  w.list(m.budgets, [&](const Budget& b) {
    w.declared(b);
    w.id(b.municipality);
    w.id(b.body);
    w.id(b.stream);
    w.text(b.task_field);
    w.maybe(b.ceiling, [&](const Ceiling& c) {
      w.money(c.amount);
      w.of(c.period);
    });
  });
  w.list(m.lots, [&](const Lot& lot) {
    w.declared(lot);
    w.maybe(lot.period, [&](const Period& p) { w.period(p); });
    w.list(lot.parties, [&](ActorId a) { w.id(a); });
    w.id(lot.lead);
    w.list(lot.delivers, [&](const Value& v) { w.value(v); });
    w.id(lot.delivers_field);
    w.id(lot.charged_to);
    w.id(lot.owner);
    w.maybe(lot.evaluation, [&](Date d) { w.date(d); });
  });
}

void write_facts(Writer& w, const Model& m) {
  w.list(m.fields, [&](const Field& f) {
    w.declared(f);
    w.of(f.owner);
    w.type(f.type);
    w.list(f.choices, [&](const std::string& choice) { w.text(choice); });
    w.text(f.question);
    w.grounds(f.asked_on);
    w.presumption(f.presumption);
    w.number(f.effort);
    w.id(f.judge);
    w.number(f.with_explanation ? 1 : 0);
  });
  w.list(m.parameters, [&](const Parameter& p) {
    w.declared(p);
    w.type(p.type);
    w.list(p.values, [&](const Parameter::From& from) {
      w.maybe(from.value, [&](const Value& v) { w.value(v); });
      w.period(from.validity);
      w.grounds(from.grounds);
      w.checked(from.checked);
    });
  });
}

void write_rules(Writer& w, const Model& m) {
  w.list(m.terms, [&](const Term& t) {
    w.declared(t);
    w.condition(t.meaning);
  });
  w.list(m.tables, [&](const Table& t) {
    w.declared(t);
    w.question(t.question);
    w.of(t.policy);
    w.list(t.rows, [&](RuleId id) { w.id(id); });
  });
  w.list(m.own_questions, [&](const OwnQuestion& q) {
    w.declared(q);
    w.text(q.sentence);
    w.type(q.type);
    w.list(q.choices, [&](const std::string& choice) { w.text(choice); });
    w.number((q.divides ? 1 : 0) + 2 * static_cast<std::int64_t>(q.collect));
    w.of(q.as_of);
  });
  for (const Question& q : m.questions) {
    w.number(q.asked ? 1 : 0);
    w.of(q.as_of);
    w.number(q.mandate_register ? 1 : 0);
    w.presumption(q.no_interest);
  }
  w.list(m.rules, [&](const Rule& r) {
    w.declared(r);
    w.question(r.question);
    w.list(r.exception_to, [&](RuleId id) { w.id(id); });
    w.condition(r.condition);
    w.conclusion(r.conclusion);
    w.grounds(r.grounds);
    w.checked(r.checked);
    w.text(r.reason);
    w.number(r.may_derogate ? 1 : 0);
    w.period(r.validity);
  });
}

void write_power(Writer& w, const Model& m) {
  const auto common = [&](const auto& power) {
    w.list(power.laws, [&](SourceId law) { w.id(law); });
    w.number(static_cast<std::int64_t>(power.kinds.to_ulong()));
    w.period(power.validity);
    w.grounds(power.grounds);
    w.checked(power.checked);
  };
  w.list(m.competences, [&](const Competence& c) {
    w.id(c.body);
    common(c);
    w.condition(c.condition);
  });
  w.list(m.delegations, [&](const Delegation& d) {
    w.id(d.from);
    w.id(d.to);
    common(d);
  });
  w.list(m.reservations, [&](const Reservation& r) {
    w.id(r.to);
    common(r);
    w.condition(r.condition);
  });
  w.list(m.mandates, [&](const Mandate& x) {
    w.id(x.from);
    w.id(x.to);
    common(x);
    w.condition(x.condition);
    w.maybe(x.consent, [&](const Consent& consent) { w.maybe(consent.since, [&](Date d) { w.date(d); }); });
    w.maybe(x.ceiling, [&](Money amount) { w.money(amount); });
    w.of(x.unit);
    w.number(x.may_submandate ? 1 : 0);
  });
  w.maybe(m.ladder, [&](const Ladder& ladder) {
    w.list(ladder.rungs, [&](const Rung& rung) {
      w.id(rung.actor);
      w.number(rung.working_days);
    });
    w.of(ladder.from);
    w.id(ladder.interim);
  });
}

/// Everything that says from when on it is known, in the order of the model.
template <class Use>
void each_known_from(const Model& m, Use use) {
  for (const Rule& x : m.rules) use(x.known_from);
  for (const Parameter& p : m.parameters)
    for (const Parameter::From& x : p.values) use(x.known_from);
  for (const Competence& x : m.competences) use(x.known_from);
  for (const Delegation& x : m.delegations) use(x.known_from);
  for (const Reservation& x : m.reservations) use(x.known_from);
  for (const Mandate& x : m.mandates) use(x.known_from);
}

void write_safeguard(Writer& w, const Safeguard& s) {
  w.declared(s);
  w.of(s.question);
  w.number(s.always ? 1 : 0);
  w.list(s.patterns, [&](const Pattern& p) {
    w.of(p.kind);
    w.id(p.budget);
    w.of(p.obligation);
    w.text(p.message);
    w.of(p.somebody);
    w.id(p.actor);
  });
  w.condition(s.condition);
  w.grounds(s.grounds);
  w.text(s.reason);
  w.period(s.validity);
  w.maybe(s.known_from, [&](Date d) { w.date(d); });
}

/// Clauses 11.4 and 14.2.6.
void write_shared(Writer& w, const Model& m) {
  const auto& first = m.questions[static_cast<std::size_t>(QuestionKind::payer)].first;
  if (!first) return;
  w.text("shared ceilings");
  w.id(first->by);
  w.number(first->lowest ? 1 : 0);
}
void write_told(Writer& w, const Model& m) {
  const auto says = [](const Field& f) { return !f.purpose.empty() || f.hidden != Readers{}; };
  if (std::none_of(m.fields.begin(), m.fields.end(), says)) return;
  w.text("told");
  for (const Field& f : m.fields) {
    w.text(f.purpose);
    w.number((f.hidden.resident ? 1 : 0) + (f.hidden.file ? 2 : 0));
  }
}

/// What not every rule set has: each part under its own name and only where it is there, so that a rule set without it
/// keeps its hash.
void write_rest(Writer& w, const Model& m) {
  if (std::any_of(m.sources.begin(), m.sources.end(), [](const Source& s) { return !s.before.empty(); })) {
    w.text("precedence");
    for (const Source& s : m.sources) w.list(s.before, [&](SourceId id) { w.id(id); });
  }
  bool some_known = false;
  each_known_from(m, [&](const std::optional<Date>& date) { some_known = some_known || date.has_value(); });
  if (some_known) {
    w.text("known from");
    each_known_from(m, [&](const std::optional<Date>& date) { w.maybe(date, [&](Date d) { w.date(d); }); });
  }
  const auto any = [](const auto& list, auto has) { return std::any_of(list.begin(), list.end(), has); };
  if (any(m.rules, [](const Rule& r) { return r.weighing.is_some(); })) {
    w.text("weighing");
    for (const Rule& r : m.rules) w.id(r.weighing);
  }
  if (any(m.rules, [](const Rule& r) { return r.deviates; })) {
    w.text("deviations");
    for (const Rule& r : m.rules) w.number(r.deviates ? 1 : 0);
  }
  if (any(m.mandates, [](const Mandate& x) { return x.base != AmountBase::decision; })) {
    w.text("bases");
    for (const Mandate& x : m.mandates) w.of(x.base);
  }
  if (!m.safeguards.empty()) {
    w.text("safeguards");
    w.list(m.safeguards, [&](const Safeguard& s) { write_safeguard(w, s); });
  }
  write_shared(w, m);
  write_told(w, m);
}

}  // namespace

std::string hash(const Model& model) {
  Writer w(model);
  write_head(w, model);
  write_parties(w, model);
  write_money(w, model);
  write_facts(w, model);
  write_rules(w, model);
  write_power(w, model);
  write_rest(w, model);
  std::array<std::uint8_t, SHA256_DIGEST_LENGTH> digest{};
  SHA256_CTX context;
  SHA256Init(&context);
  SHA256Update(&context, reinterpret_cast<const std::uint8_t*>(w.bytes().data()), w.bytes().size());
  SHA256Final(digest.data(), &context);
  std::string text;
  for (const std::uint8_t byte : digest) {
    text += "0123456789abcdef"[byte >> 4U];
    text += "0123456789abcdef"[byte & 0xFU];
  }
  return text;
}

}  // namespace klap::semantics
