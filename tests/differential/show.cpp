#include "differential/show.hpp"

#include <array>

#include "reference/examples.hpp"

namespace klap::differential {
namespace {

using decision::Fact;
using semantics::Model;
using Texts = std::vector<std::string>;

template <class Id, class List>
std::string name(const List& list, Id id) {
  return id.is_some() ? list[id.index].name : "-";
}

std::string show_municipality(const Model& model, std::int64_t code) {
  for (const auto& municipality : model.municipalities) {
    if (municipality.code == code) return "gemeente " + municipality.name;
  }
  return "gemeente " + std::to_string(code);
}

std::string show_value(const Model& model, const std::vector<std::string>& choices, const Value& value) {
  switch (value.kind) {
    case TypeKind::boolean: return value.as_boolean() ? "ja" : "nee";
    case TypeKind::date: return to_iso(value.as_date());
    case TypeKind::money: return to_text(value.as_money(), Language::dutch);
    case TypeKind::choice:
      return choices.empty() ? std::to_string(value.raw) : choices[static_cast<std::size_t>(value.raw)];
    case TypeKind::lot: return name(model.lots, value.as_lot());
    case TypeKind::provider: return name(model.actors, value.as_provider());
    case TypeKind::law: return name(model.sources, value.as_law());
    case TypeKind::person: return "inwoner " + std::to_string(value.raw + 1);
    case TypeKind::municipality: return show_municipality(model, value.raw);
    case TypeKind::number: break;
  }
  return std::to_string(value.raw);
}

/// Of a field with a choice, its list; of any other nothing.
std::vector<std::string> choices_of(const Model& model, std::size_t field) {
  const semantics::Type& type = model.fields[field].type;
  return type.kind == TypeKind::choice ? model.fields[type.choices.index].choices : std::vector<std::string>{};
}

std::string show_facts(const Model& model, const std::vector<Fact>& facts) {
  std::string text;
  for (std::size_t f = 0; f < facts.size(); ++f) {
    const Fact& fact = facts[f];
    if (fact.state == Fact::State::unknown) continue;
    text += "\n    " + model.fields[f].name + " ";
    if (fact.state == Fact::State::none) text += "geen";
    if (fact.state == Fact::State::known) text += show_value(model, choices_of(model, f), fact.value);
    for (const auto& [from, value] : fact.history) {
      text += to_iso(from) + " " + show_value(model, choices_of(model, f), value) + "; ";
    }
  }
  return text;
}

std::string show_party(const Model& model, const decision::PartyAnswer& party) {
  switch (party.kind) {
    case decision::PartyAnswer::Kind::person: return "inwoner " + std::to_string(party.person + 1);
    case decision::PartyAnswer::Kind::actor: return name(model.actors, party.actor);
    case decision::PartyAnswer::Kind::municipality: break;
  }
  return show_municipality(model, party.municipality);
}

struct ShowAnswer {
  const Model& model;

  std::string operator()(std::monostate) const { return "-"; }
  std::string operator()(bool yes) const { return yes ? "ja" : "nee"; }
  std::string operator()(SourceId law) const { return name(model.sources, law); }
  std::string operator()(const decision::PaymentAnswer& payment) const {
    std::string text;
    for (const auto& line : payment.lines) text += name(model.budgets, line.budget) + " " + to_plain(line.amount) + " ";
    for (const auto& line : payment.elsewhere) {
      text += show_municipality(model, line.municipality) + " " + to_plain(line.amount) + " ";
    }
    return text + "open " + to_plain(payment.uncovered);
  }
  std::string operator()(const decision::DeciderAnswer& answer) const {
    std::string text;
    for (const auto& decider : answer.deciders) {
      text += name(model.actors, decider.actor) + " namens " + name(model.actors, decider.on_behalf_of);
      for (const ActorId via : decider.via) text += " via " + name(model.actors, via);
      for (const MandateId mandate : decider.chain) text += " m" + std::to_string(mandate.index);
      text += "; ";
    }
    for (const ActorId body : answer.bodies) text += "bevoegd " + name(model.actors, body) + " ";
    return text + (answer.claimed.is_some() ? "genomen door " + name(model.actors, answer.claimed) : "");
  }
  std::string operator()(const decision::AddresseeAnswer& answer) const {
    std::string text = show_party(model, answer.to);
    for (const auto& copy : answer.copies) text += ", afschrift " + show_party(model, copy);
    return text;
  }
  std::string operator()(const decision::PartyAnswer& party) const { return show_party(model, party); }
  std::string operator()(const Value& value) const { return show_value(model, {}, value); }
  std::string operator()(const std::vector<decision::ObligationAnswer>& list) const {
    constexpr std::array kinds{"bericht", "brief", "opdracht", "niets", "bekrachtiging", "doorzending"};
    std::string text;
    for (const auto& o : list) {
      text += std::string(kinds[static_cast<std::size_t>(o.kind)]) + " " + o.message + " aan " +
              show_party(model, o.to) + (o.due ? " uiterlijk " + to_iso(*o.due) : "") +
              (o.effective ? " per " + to_iso(*o.effective) : "") + " " + o.mention + "; ";
    }
    return text;
  }
};

std::string show_fact(const Model& model, const decision::FactRef& fact) {
  return reference::name_of(model, fact) + "#" + std::to_string(static_cast<int>(fact.kind)) + "." +
         std::to_string(fact.entity);
}

std::string show_outcome(const Model& model, const decision::Outcome& outcome) {
  constexpr std::array kinds{"settled", "not applicable", "missing", "conflict", "open", "error"};
  constexpr std::array reasons{"on purpose", "judgement", "no rule", "waits", "shared ceiling"};
  std::string text = kinds[static_cast<std::size_t>(outcome.kind)];
  text += " | " + std::visit(ShowAnswer{model}, outcome.answer) + " | rules";
  for (const RuleId rule : outcome.rules) text += " " + name(model.rules, rule);
  if (!outcome.safeguards.empty()) text += " | safeguards";
  for (const SafeguardId safeguard : outcome.safeguards) text += " " + name(model.safeguards, safeguard);
  if (!outcome.shared.empty()) text += " | shared";
  for (const BudgetId budget : outcome.shared) text += " " + name(model.budgets, budget);
  text += " | missing";
  for (const auto& fact : outcome.missing) text += " " + show_fact(model, fact);
  text += " | " + std::string(reasons[static_cast<std::size_t>(outcome.open)]) + " | waits for " +
          std::to_string(outcome.waits_for.index) + " | ";
  if (!outcome.accountable) return text;
  for (const auto& step : outcome.accountable->steps) {
    text += name(model.actors, step.actor) + (step.until ? " " + to_iso(*step.until) : "") + ", ";
  }
  return text + "interim " + name(model.budgets, outcome.accountable->interim);
}

const char* show_truth(decision::Truth t) {
  constexpr std::array texts{"no", "error", "unknown", "later", "yes"};
  return texts[static_cast<std::size_t>(t)];
}

void add_trace(const Model& model, const decision::ConditionTrace& trace, std::string indent, Texts& lines) {
  std::string text = indent + "op" + std::to_string(static_cast<int>(trace.op)) + " " + show_truth(trace.truth);
  if (trace.value) text += " value " + std::to_string(trace.value->raw);
  if (trace.none) text += " geen";
  if (trace.fact) text += " " + show_fact(model, *trace.fact);
  if (trace.presumed) text += " presumed";
  lines.push_back(text);
  indent += "  ";
  for (const auto& argument : trace.arguments) add_trace(model, argument, indent, lines);
}

void add_derivation(const Model& model, const std::string& what, const decision::Derivation& derivation, Texts& lines) {
  for (const auto& rule : derivation.rules) {
    std::string text = "  " + what + " " + name(model.rules, rule.rule) + ": valid " + show_truth(rule.valid) +
                       ", own " + show_truth(rule.own) + ", status " + show_truth(rule.status) + ", lifted by";
    for (const RuleId exception : rule.lifted_by) text += " " + name(model.rules, exception);
    lines.push_back(text + ", answer " + std::visit(ShowAnswer{model}, rule.answer));
    if (rule.condition) add_trace(model, *rule.condition, "    ", lines);
  }
  for (const auto& safeguard : derivation.safeguards) {
    lines.push_back("  " + what + " safeguard " + name(model.safeguards, safeguard.safeguard) + ": valid " +
                    show_truth(safeguard.valid) + ", counts " + show_truth(safeguard.counts));
    if (safeguard.condition) add_trace(model, *safeguard.condition, "    ", lines);
  }
  const auto power = [&](const std::string& kind, std::size_t index, decision::Truth alive,
                         const std::optional<decision::ConditionTrace>& condition) {
    lines.push_back("  " + what + " " + kind + std::to_string(index) + " " + show_truth(alive));
    if (condition) add_trace(model, *condition, "    ", lines);
  };
  for (const auto& m : derivation.mandates) power("m", m.mandate.index, m.alive, m.condition);
  for (const auto& c : derivation.competences) power("competence ", c.power.index, c.alive, c.condition);
  for (const auto& d : derivation.delegations) power("delegation ", d.power.index, d.alive, d.condition);
  for (const auto& r : derivation.reservations) power("reservation ", r.power.index, r.alive, r.condition);
  std::string text = "  " + what + " power";
  if (derivation.primary.is_some()) text += ", primary " + name(model.actors, derivation.primary);
  for (const ActorId barred : derivation.barred) text += ", barred " + name(model.actors, barred);
  if (derivation.amount) text += ", amount " + to_plain(*derivation.amount);
  if (derivation.person_amount) text += ", of the person " + to_plain(*derivation.person_amount);
  if (derivation.plan_amount) text += ", of the plan " + to_plain(*derivation.plan_amount);
  if (text != "  " + what + " power") lines.push_back(text);
}

void add(const Model& model, const std::string& what, const decision::Outcome& outcome,
         const decision::Derivation& derivation, Texts& lines) {
  lines.push_back(what + ": " + show_outcome(model, outcome));
  add_derivation(model, what, derivation, lines);
}

}  // namespace

std::string show(const Model& model, const decision::Case& facts) {
  std::string text;
  for (std::size_t d = 0; d < facts.dates.size(); ++d) {
    const auto kind = decision::FactRef::Kind::case_date;
    if (facts.dates[d])
      text +=
          "\n" + reference::name_of(model, {kind, static_cast<std::uint32_t>(d), 0}) + " " + to_iso(*facts.dates[d]);
  }
  for (std::size_t b = 0; b < facts.spent.size(); ++b) {
    if (!facts.spent[b]) continue;
    text += "\n" + model.budgets[b].name + " besteed " + to_text(facts.spent[b]->amount, Language::dutch) +
            ", stand van " + to_iso(facts.spent[b]->as_of);
  }
  if (facts.personal_interest) {
    text += "\npersoonlijk belang:";
    for (const ActorId actor : *facts.personal_interest) text += " " + name(model.actors, actor);
  }
  for (std::size_t p = 0; p < facts.persons.size(); ++p) {
    text += "\ninwoner " + std::to_string(p + 1) + show_facts(model, facts.persons[p].facts);
  }
  for (std::size_t r = 0; r < facts.requests.size(); ++r) {
    text += "\nvoorziening " + std::to_string(r + 1) + " voor inwoner " + std::to_string(facts.requests[r].person + 1);
    text += show_facts(model, facts.requests[r].facts);
  }
  text += "\nplan" + show_facts(model, facts.plan);
  for (const auto& taken : facts.decisions) {
    text += "\nbesluit inwoner " + std::to_string(taken.person + 1) + " " + name(model.sources, taken.law);
    if (taken.kind) text += " soort " + std::to_string(static_cast<int>(*taken.kind));
    text += " genomen door " + name(model.actors, taken.taken_by) + (taken.on ? " op " + to_iso(*taken.on) : "");
    text += ", primair door " + name(model.actors, taken.primary_by);
    if (!taken.ordered_by.is_some() && !taken.ordered_on) continue;
    text += ", opdracht gegeven door " + name(model.actors, taken.ordered_by);
    if (taken.ordered_on) text += " op " + to_iso(*taken.ordered_on);
  }
  return text + "\n";
}

Texts lines_of(const Model& model, const reference::Judged& judged) {
  Texts lines;
  for (std::size_t r = 0; r < judged.outcome.requests.size(); ++r) {
    const auto& outcome = judged.outcome.requests[r];
    const auto& derivation = judged.derivation.requests[r];
    const std::string which = std::to_string(r + 1);
    lines.push_back("request " + which + " in " +
                    (outcome.decision ? "decision " + std::to_string(*outcome.decision + 1) : "no decision"));
    add(model, "law " + which, outcome.law, derivation.law, lines);
    add(model, "need " + which, outcome.need, derivation.need, lines);
    add(model, "right " + which, outcome.right, derivation.right, lines);
    add(model, "payer " + which, outcome.payer, derivation.payer, lines);
    add(model, "follow-up " + which, outcome.follow_up, derivation.follow_up, lines);
    for (std::size_t own = 0; own < outcome.own.size(); ++own) {
      const std::string what = model.own_questions[own].name + " " + which;
      add(model, what, outcome.own[own], own < derivation.own.size() ? derivation.own[own] : decision::Derivation{},
          lines);
    }
  }
  for (std::size_t d = 0; d < judged.outcome.decisions.size(); ++d) {
    const auto& outcome = judged.outcome.decisions[d];
    const auto& derivation = judged.derivation.decisions[d];
    const std::string which = std::to_string(d + 1);
    std::string text = "decision " + which + ": inwoner " + std::to_string(outcome.person + 1) + ", " +
                       name(model.sources, outcome.law) + ", divided by";
    for (const auto& value : outcome.divided_by) text += value ? " " + show_value(model, {}, *value) : " -";
    text += ", requests";
    for (const std::size_t r : outcome.requests) text += " " + std::to_string(r + 1);
    lines.push_back(text);
    add(model, "decider " + which, outcome.decider, derivation.decider, lines);
    add(model, "orderer " + which, outcome.orderer, derivation.orderer, lines);
    add(model, "addressee " + which, outcome.addressee, derivation.addressee, lines);
  }
  add(model, "direction", judged.outcome.plan.direction, judged.derivation.plan.direction, lines);
  return lines;
}

std::string difference(const Model& model, const std::string& one_name, const reference::Judged& one,
                       const std::string& other_name, const reference::Judged& other) {
  return difference(one_name, lines_of(model, one), other_name, lines_of(model, other));
}

std::string difference(const std::string& one_name, const Texts& left, const std::string& other_name,
                       const Texts& right) {
  std::string text;
  for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    const std::string a = i < left.size() ? left[i] : "(nothing)";
    const std::string b = i < right.size() ? right[i] : "(nothing)";
    text += a == b ? "        " + a + "\n" : "  " + one_name + " > " + a + "\n  " + other_name + " > " + b + "\n";
  }
  return text;
}

}  // namespace klap::differential
