#include <klap/explanation/lists.hpp>
#include <klap/program/choices.hpp>

#include "names.hpp"
#include "outcome_parts.hpp"

namespace klap::exchange {
namespace {

using namespace decision;

std::string_view word(Truth truth) {
  switch (truth) {
    case Truth::no: return "nee";
    case Truth::error: return "fout";
    case Truth::unknown: return "onbekend";
    case Truth::later: return "later";
    case Truth::yes: return "ja";
  }
  return {};
}

std::string_view word(Op op) {
  switch (op) {
    case Op::literal: return "waarde";
    case Op::field: return "feit";
    case Op::parameter: return "parameter";
    case Op::resident: return "inwoner";
    case Op::term: return "begrip";
    case Op::case_date: return "datum";
    case Op::answer: return "antwoord";
    case Op::all_of: return "en";
    case Op::any_of: return "of";
    case Op::negation: return "niet";
    case Op::equal: return "is";
    case Op::one_of: return "is_een_van";
    case Op::is_none: return "is_geen";
    case Op::less: return "is_minder_dan";
    case Op::less_equal: return "is_ten_hoogste";
    case Op::greater: return "is_meer_dan";
    case Op::greater_equal: return "is_ten_minste";
    case Op::age_at_least: return "is_ten_minste_jaar_oud";
    case Op::lot_in_force: return "geldt_op";
    case Op::lot_delivers: return "levert";
    case Op::lead_party: return "penvoerder_van";
    case Op::ceiling_reached: return "is_bereikt";
    case Op::add: return "plus";
    case Op::subtract: return "min";
    case Op::multiply: return "keer";
    case Op::least: return "laagste_van";
    case Op::greatest: return "hoogste_van";
    case Op::round_down: return "naar_beneden_afgerond_op";
    case Op::round_up: return "naar_boven_afgerond_op";
    case Op::round_half_up: return "rekenkundig_afgerond_op";
    case Op::date_forward: return "datum_plus";
    case Op::date_back: return "datum_min";
    case Op::next_working_day: return "eerstvolgende_werkdag";
    case Op::days_through: return "aantal_dagen";
    case Op::suspended: return "opgeschort";
    case Op::exists: return "er_is";
    case Op::for_all: return "voor_elke";
    case Op::count: return "aantal";
    case Op::total: return "som";
    case Op::first_by_lowest: return "van_de_laagste";
    case Op::first_by_highest: return "van_de_hoogste";
  }
  return {};
}

std::string_view word(ListKind list) {
  switch (list) {
    case ListKind::requests: return "voorzieningen";
    case ListKind::requests_of_resident: return "voorzieningen_van_de_inwoner";
    case ListKind::persons: return "personen";
  }
  return {};
}

/// The node of the i-th part of a condition; a term has one part, its meaning.
ExprId part_of(const program::Program& program, const program::Node& node, std::size_t i) {
  if (node.op == Op::term) return i == 0 ? program.terms[node.ref].meaning : ExprId();
  return i < node.argument_count ? program.arguments[node.first_argument + i] : ExprId();
}

Json condition_json(const Context& c, const ConditionTrace& trace, ExprId id);

/// Every element by its id, with its condition and, where it counts, what it adds to a sum.
Json elements_json(const Context& c, const program::Node& node, const ConditionTrace& trace) {
  Json list = Json::array();
  for (const explanation::ListElement& element :
       explanation::list_elements(c.program, c.facts, c.person, node, trace)) {
    Json json = {{"persoon", c.facts.persons[element.person].id}};
    if (element.request) json["voorziening"] = c.facts.requests[*element.request].id;
    if (element.condition != nullptr) {
      json["voorwaarde"] = condition_json(c, *element.condition, explanation::list_condition(c.program, node));
    }
    if (element.fact != nullptr) {
      const std::string_view key = explanation::looks_up(node.op) ? "gevraagd" : "telt";
      json[key] = condition_json(c, *element.fact, explanation::list_fact(c.program, node));
    }
    if (element.measure != nullptr) {
      json["vergeleken"] = condition_json(c, *element.measure, explanation::list_measure(c.program, node));
    }
    list.push_back(std::move(json));
  }
  return list;
}

/// What a node came to: of a boolean one its truth.
void put_result(const Context& c, const program::Node& node, const ConditionTrace& trace, Json& json) {
  if (node.type == TypeKind::boolean) return json.add("uitkomst", word(trace.truth));
  if (trace.none) return json.add("uitkomst", "geen");
  if (!trace.value) return json.add("uitkomst", "onbekend");
  json.add("waarde", value_json(c.program, c.facts, *trace.value, choices_of(c.program, node)));
}

/// There are more of these than of all else together, so each is put together without looking for keys.
Json condition_json(const Context& c, const ConditionTrace& trace, ExprId id) {
  constexpr std::size_t most_keys = 6;
  const program::Node& node = c.program.node(id);
  Json json = Json::object();
  json.reserve(most_keys);
  json.add("soort", word(trace.op));
  if (node.op == Op::term) json.add("naam", c.program.terms[node.ref].name);
  if (node.op == Op::field && !trace.fact) json.add("naam", c.program.fields[node.ref].name);  // of a person not known
  if (trace.fact) json.add("feit", fact_json(c, *trace.fact));
  put_result(c, node, trace, json);
  if (trace.presumed) json.add("aangenomen", true);
  if (node.op == Op::date_forward || node.op == Op::date_back) json.add("eenheid", date_unit_words[node.ref]);
  if (explanation::is_list(node.op)) {
    json.add("lijst", word(static_cast<ListKind>(node.ref)));
    json.add("elementen", elements_json(c, node, trace));
    return json;
  }
  if (trace.arguments.empty()) return json;
  Json parts = Json::array();
  parts.reserve(trace.arguments.size());
  for (std::size_t i = 0; i < trace.arguments.size(); ++i) {
    const ExprId part = part_of(c.program, node, i);
    if (part.is_some()) parts.push_back(condition_json(c, trace.arguments[i], part));
  }
  json.add("delen", std::move(parts));
  return json;
}

Json rule_json(const Context& c, const RuleTrace& trace) {
  const program::Rule& rule = c.program.rule(trace.rule);
  Json lifted_by = Json::array();
  for (const RuleId exception : trace.lifted_by) lifted_by.push_back(c.program.rule(exception).name);
  Json json = {{"naam", rule.name},
               {"in_werking", word(trace.valid)},
               {"eigen_voorwaarde", word(trace.own)},
               {"geldt", word(trace.status)},
               {"uitzonderingen", std::move(lifted_by)}};
  if (trace.condition) json["voorwaarde"] = condition_json(c, *trace.condition, rule.condition);
  if (!std::holds_alternative<std::monostate>(trace.answer))
    json["antwoord"] = answer_json(c, trace.answer, choices_of_question(c, rule.question));
  return json;
}

Json mandate_json(const Context& c, const MandateTrace& trace) {
  const program::Mandate& mandate = c.program.mandates[trace.mandate.index];
  Json json = {{"van", c.program.actors[mandate.from.index].name},
               {"aan", c.program.actors[mandate.to.index].name},
               {"tot_en_met", mandate.ceiling ? Json(to_plain(*mandate.ceiling)) : Json(nullptr)},
               {"grondslagen", grounds_json(c, mandate.grounds)},
               {"dekt", word(trace.alive)}};
  if (mandate.ceiling && mandate.base != AmountBase::decision)
    json["per"] = mandate.base == AmountBase::person ? "inwoner" : "plan";
  put_checked(json, mandate.checked);
  if (trace.condition) json["voorwaarde"] = condition_json(c, *trace.condition, mandate.condition);
  return json;
}

Json safeguard_json(const Context& c, const SafeguardTrace& trace) {
  const program::Safeguard& safeguard = c.program.safeguard(trace.safeguard);
  const auto or_null = [](const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); };
  Json json = {{"naam", safeguard.name},
               {"label", or_null(safeguard.label)},
               {"grondslagen", grounds_json(c, safeguard.grounds)},
               {"omdat", or_null(safeguard.reason)},
               {"in_werking", word(trace.valid)},
               {"geldt", word(trace.counts)}};
  if (trace.condition) json["voorwaarde"] = condition_json(c, *trace.condition, safeguard.condition);
  return json;
}

/// A competence, delegation or reservation: who has it, and how it came out.
template <class Power, class Trace>
Json power_json(const Context& c, Json json, const Power& power, const Trace& trace) {
  json["grondslagen"] = grounds_json(c, power.grounds);
  json["geldt"] = word(trace.alive);
  put_checked(json, power.checked);
  if constexpr (requires { power.condition; }) {
    if (trace.condition) json["voorwaarde"] = condition_json(c, *trace.condition, power.condition);
  }
  return json;
}

void put_powers(const Context& c, const Derivation& derivation, Json& json) {
  const auto name = [&](ActorId actor) { return c.program.actors[actor.index].name; };
  const auto put = [&](const char* key, const auto& traces, const auto& powers, auto who) {
    if (traces.empty()) return;
    Json& list = json[key] = Json::array();
    for (const auto& trace : traces) {
      const auto& power = powers[trace.power.index];
      list.push_back(power_json(c, who(power), power, trace));
    }
  };
  put("bevoegdheden", derivation.competences, c.program.competences, [&](const auto& p) {
    return Json{{"bestuursorgaan", name(p.body)}};
  });
  put("delegaties", derivation.delegations, c.program.delegations, [&](const auto& p) {
    return Json{{"van", name(p.from)}, {"aan", name(p.to)}};
  });
  put("voorbehouden", derivation.reservations, c.program.reservations, [&](const auto& p) {
    return Json{{"aan", name(p.to)}};
  });
}

}  // namespace

Json derivation_json(const Context& c, const Derivation& derivation) {
  Json rules = Json::array();
  for (const RuleTrace& trace : derivation.rules) rules.push_back(rule_json(c, trace));
  Json json = {{"regels", std::move(rules)}};
  put_powers(c, derivation, json);
  if (!derivation.mandates.empty()) {
    Json mandates = Json::array();
    for (const MandateTrace& trace : derivation.mandates) mandates.push_back(mandate_json(c, trace));
    json["mandaten"] = std::move(mandates);
  }
  if (!derivation.safeguards.empty()) {
    Json safeguards = Json::array();
    for (const SafeguardTrace& trace : derivation.safeguards) safeguards.push_back(safeguard_json(c, trace));
    json["waarborgen"] = std::move(safeguards);
  }
  if (!derivation.barred.empty()) json["persoonlijk_belang"] = names_json(c, derivation.barred);
  if (derivation.primary.is_some()) json["primair_besluit_door"] = c.program.actors[derivation.primary.index].name;
  if (derivation.amount) json["bedrag"] = to_plain(*derivation.amount);
  if (derivation.person_amount) json["bedrag_inwoner"] = to_plain(*derivation.person_amount);
  if (derivation.plan_amount) json["bedrag_plan"] = to_plain(*derivation.plan_amount);
  return json;
}

}  // namespace klap::exchange
