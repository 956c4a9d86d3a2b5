#include <klap/exchange/outcome_json.hpp>

#include <klap/decision/decide.hpp>
#include <klap/decision/fact_name.hpp>
#include <klap/program/choices.hpp>

#include "names.hpp"
#include "outcome_parts.hpp"

namespace klap::exchange {
namespace {

using namespace decision;

std::string_view fact_word(FactRef::Kind kind) {
  switch (kind) {
    case FactRef::Kind::case_date: return "datum";
    case FactRef::Kind::field: return "feit";
    case FactRef::Kind::spent: return "besteed";
    case FactRef::Kind::lot_period: return "looptijd_van_perceel";
    case FactRef::Kind::lot_lead: return "penvoerder_van_perceel";
    case FactRef::Kind::agb: return "agb_code";
    case FactRef::Kind::personal_interest: return "persoonlijk_belang";
    case FactRef::Kind::primary_decider: return "primair_besluit_door";
    case FactRef::Kind::parameter: return "parameter";
    case FactRef::Kind::answer: return "antwoord";
  }
  return {};
}

Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }
Json date_or_null(const std::optional<Date>& date) { return date ? Json(to_iso(*date)) : Json(nullptr); }

Json actor_json(const program::Actor& actor) {
  if (actor.kind != ActorKind::provider) return {{"wie", actor.name}};
  return {{"wie", actor.name},
          {"agb", actor.agb ? Json(*actor.agb) : Json(nullptr)}};  // messages are sent to that code
}

Json municipality_json(const Context& c, int code) {
  return value_json(c.program, c.facts, Value::municipality(code), {});
}

Json party_json(const Context& c, const PartyAnswer& party) {
  switch (party.kind) {
    case PartyAnswer::Kind::person: return {{"inwoner", c.facts.persons[party.person].id}};
    case PartyAnswer::Kind::actor: return actor_json(c.program.actors[party.actor.index]);
    case PartyAnswer::Kind::municipality: return {{"gemeente", municipality_json(c, party.municipality)}};
  }
  return nullptr;
}

Json decider_json(const Context& c, const Decider& decider) {
  Json mandates = Json::array();
  for (const MandateId id : decider.chain) {
    const program::Mandate& mandate = c.program.mandates[id.index];
    Json json = {{"van", c.program.actors[mandate.from.index].name},
                 {"aan", c.program.actors[mandate.to.index].name},
                 {"grondslagen", grounds_json(c, mandate.grounds)}};
    put_checked(json, mandate.checked);
    mandates.push_back(std::move(json));
  }
  return {{"wie", c.program.actors[decider.actor.index].name},
          {"namens", c.program.actors[decider.on_behalf_of.index].name},
          {"via", names_json(c, decider.via)},
          {"mandaten", std::move(mandates)}};
}

/// One overload per kind of answer.
struct AnswerWriter {
  const Context& c;
  FieldId choices;

  Json operator()(std::monostate) const { return nullptr; }
  Json operator()(bool yes) const { return yes; }
  Json operator()(SourceId law) const { return c.program.sources[law.index].name; }
  Json operator()(const PaymentAnswer& payment) const {
    Json lines = Json::array();
    for (const PayLine& line : payment.lines) {
      lines.push_back({{"budget", c.program.budgets[line.budget.index].name}, {"bedrag", to_plain(line.amount)}});
    }
    for (const MunicipalityLine& line : payment.elsewhere) {
      lines.push_back({{"gemeente", municipality_json(c, line.municipality)}, {"bedrag", to_plain(line.amount)}});
    }
    return lines;
  }
  Json operator()(const DeciderAnswer& answer) const {
    if (answer.deciders.empty()) {
      const Json claimed = answer.claimed.is_some() ? Json(c.program.actors[answer.claimed.index].name) : Json(nullptr);
      return {{"bevoegd", false}, {"bevoegde_organen", names_json(c, answer.bodies)}, {"genomen_door", claimed}};
    }
    Json list = Json::array();
    for (const Decider& decider : answer.deciders) list.push_back(decider_json(c, decider));
    return {{"bevoegd", true}, {"beslissers", std::move(list)}};
  }
  Json operator()(const AddresseeAnswer& answer) const {
    Json copies = Json::array();
    for (const PartyAnswer& party : answer.copies) copies.push_back(party_json(c, party));
    return {{"aan", party_json(c, answer.to)}, {"afschrift", std::move(copies)}};
  }
  Json operator()(const PartyAnswer& director) const { return party_json(c, director); }
  Json operator()(const Value& own) const { return value_json(c.program, c.facts, own, choices); }
  Json operator()(const std::vector<ObligationAnswer>& obligations) const {
    Json list = Json::array();
    for (const ObligationAnswer& o : obligations) {
      Json json = {{"soort", word(o.kind)},
                   {"bericht", text_or_null(o.message)},
                   {"aan", party_json(c, o.to)},
                   {"uiterlijk", date_or_null(o.due)}};
      if (o.effective) json["per"] = to_iso(*o.effective);
      if (!o.mention.empty()) json["vermelding"] = o.mention;
      list.push_back(std::move(json));
    }
    return list;
  }
};

Json rules_json(const Context& c, const std::vector<RuleId>& rules) {
  Json list = Json::array();
  for (const RuleId id : rules) {
    const program::Rule& rule = c.program.rule(id);
    Json json = {{"naam", rule.name},
                 {"label", text_or_null(rule.label)},
                 {"grondslagen", grounds_json(c, rule.grounds)},
                 {"omdat", text_or_null(rule.reason)}};
    put_checked(json, rule.checked);
    list.push_back(std::move(json));
  }
  return list;
}

Json accountable_json(const Context& c, const Accountable& accountable) {
  Json steps = Json::array();
  for (const Accountable::Step& step : accountable.steps) {
    steps.push_back({{"wie", c.program.actors[step.actor.index].name}, {"uiterlijk", date_or_null(step.until)}});
  }
  const Json interim =
      accountable.interim.is_some() ? Json(c.program.budgets[accountable.interim.index].name) : Json(nullptr);
  return {{"stappen", std::move(steps)},
          {"geteld_vanaf", date_keys[at(accountable.from)]},
          {"tussentijds_betaalt", interim}};
}

/// Rules that leave it open, and rules whose answer together passes a ceiling, stand behind an open outcome; and a rule
/// may say that it is not applicable.
bool has_rules(const Outcome& outcome) {
  switch (outcome.kind) {
    case OutcomeKind::settled:
    case OutcomeKind::conflict: return true;
    case OutcomeKind::open: return outcome.open == OpenReason::on_purpose || outcome.open == OpenReason::shared_ceiling;
    case OutcomeKind::not_applicable: return !outcome.rules.empty();
    case OutcomeKind::missing:
    case OutcomeKind::error: return false;
  }
  return false;
}

/// `choices` is for the answer of an own question.
Json outcome_json(const Context& c, const Outcome& outcome, const Derivation* derivation, FieldId choices = {}) {
  Json json = {{"uitkomst", word(outcome.kind)}};
  if (outcome.kind == OutcomeKind::settled) json["antwoord"] = answer_json(c, outcome.answer, choices);
  if (const auto* payment = std::get_if<PaymentAnswer>(&outcome.answer); payment && payment->uncovered != Money()) {
    json["open_bedrag"] = to_plain(payment->uncovered);
  }
  if (!outcome.shared.empty()) {
    Json names = Json::array();
    for (const BudgetId id : outcome.shared) names.push_back(c.program.budgets[id.index].name);
    json["gedeelde_plafonds"] = std::move(names);
  }
  if (has_rules(outcome)) json["regels"] = rules_json(c, outcome.rules);
  if (!outcome.safeguards.empty()) {
    Json names = Json::array();
    for (const SafeguardId id : outcome.safeguards) names.push_back(c.program.safeguard(id).name);
    json["waarborgen"] = std::move(names);
  }
  if (outcome.kind == OutcomeKind::missing || !outcome.missing.empty()) {
    Json missing = Json::array();
    for (const FactRef& ref : outcome.missing) missing.push_back(fact_ref_json(c, ref));
    json["ontbreekt"] = std::move(missing);
  }
  if (outcome.kind == OutcomeKind::open) json["reden"] = word(outcome.open);
  const bool waits = outcome.kind == OutcomeKind::open && outcome.open == OpenReason::waits;
  if (waits || outcome.kind == OutcomeKind::not_applicable)
    json["wacht_op"] = question_word(c.program, outcome.waits_for);
  if (outcome.accountable) json["verantwoordelijk"] = accountable_json(c, *outcome.accountable);
  json["aannames"] = presumptions_json(c, outcome, derivation);
  if (derivation != nullptr && c.with_derivation) json["afleiding"] = derivation_json(c, *derivation);
  return json;
}

/// The rule set's own questions, each under the name of its answer.
Json own_json(const Context& c, const RequestOutcome& outcome, const RequestDerivation* why) {
  Json all = Json::object();
  for (std::size_t own = 0; own < outcome.own.size(); ++own) {
    const program::OwnQuestion& question = c.program.own_questions[own];
    const Derivation* derivation = why ? &why->own[own] : nullptr;
    all[question.name] = {{"vraag", question.sentence},
                          {"soort", own_type_word(question.type)},
                          {"uitkomst", outcome_json(c, outcome.own[own], derivation, choices_of_own(c.program, own))}};
  }
  return all;
}

Json request_json(const Context& all, std::size_t index, const RequestOutcome& outcome, const RequestDerivation* why) {
  const Request& request = all.facts.requests[index];
  const Context c{all.program, all.facts, request.person, all.with_derivation};
  Json json = {{"id", request.id},
               {"persoon", c.facts.persons[request.person].id},
               {"besluit", outcome.decision ? Json(*outcome.decision) : Json(nullptr)},
               {"wet", outcome_json(c, outcome.law, why ? &why->law : nullptr)},
               {"besluit_nodig", outcome_json(c, outcome.need, why ? &why->need : nullptr)},
               {"recht", outcome_json(c, outcome.right, why ? &why->right : nullptr)},
               {"betaler", outcome_json(c, outcome.payer, why ? &why->payer : nullptr)},
               {"vervolg", outcome_json(c, outcome.follow_up, why ? &why->follow_up : nullptr)}};
  if (!outcome.own.empty()) json["eigen_vragen"] = own_json(c, outcome, why);
  return json;
}

/// The answers that the requests of a decision have in common, where own questions divide decisions.
void put_divided_by(const Context& c, const DecisionOutcome& outcome, Json& json) {
  if (outcome.divided_by.empty()) return;
  Json& by = json["verdeeld_op"] = Json::object();
  std::size_t next = 0;
  for (std::size_t own = 0; own < c.program.own_questions.size(); ++own) {
    const program::OwnQuestion& question = c.program.own_questions[own];
    if (!question.divides || next == outcome.divided_by.size()) continue;
    const std::optional<Value>& value = outcome.divided_by[next++];
    by[question.name] = value ? value_json(c.program, c.facts, *value, choices_of_own(c.program, own)) : Json(nullptr);
  }
}

Json decision_json(const Context& all, const DecisionOutcome& outcome, const DecisionDerivation* why) {
  const Context c{all.program, all.facts, outcome.person, all.with_derivation};
  Json requests = Json::array();
  for (const std::size_t request : outcome.requests) requests.push_back(c.facts.requests[request].id);
  const Json law = outcome.law.is_some() ? Json(c.program.sources[outcome.law.index].name) : Json(nullptr);
  Json json = {{"persoon", c.facts.persons[outcome.person].id}, {"wet", law}};
  put_divided_by(c, outcome, json);
  json["voorzieningen"] = std::move(requests);
  json["beslisser"] = outcome_json(c, outcome.decider, why ? &why->decider : nullptr);
  json["opdrachtgever"] = outcome_json(c, outcome.orderer, why ? &why->orderer : nullptr);
  json["beschikking"] = outcome_json(c, outcome.addressee, why ? &why->addressee : nullptr);
  return json;
}

Json plan_json(const Context& c, const PlanOutcome& outcome, const PlanDerivation* why) {
  return {{"regie", outcome_json(c, outcome.direction, why ? &why->direction : nullptr)}};
}

/// Whose fact it is: the id of a person or request; of the plan, and of what is a fact of none of these, null.
Json owner_json(const Context& c, const FactRef& ref) {
  if (ref.kind == FactRef::Kind::answer) return c.facts.requests[ref.entity].id;
  if (ref.kind == FactRef::Kind::primary_decider) return c.facts.persons[ref.entity].id;
  if (ref.kind != FactRef::Kind::field) return nullptr;
  switch (c.program.fields[ref.id].owner) {
    case FieldOwner::person: return c.facts.persons[ref.entity].id;
    case FieldOwner::request: return c.facts.requests[ref.entity].id;
    case FieldOwner::plan: return nullptr;
  }
  return nullptr;
}

}  // namespace

Json grounds_json(const Context& c, const std::vector<program::Ground>& grounds) {
  Json list = Json::array();
  for (const program::Ground& ground : grounds) {
    list.push_back({{"bron", c.program.sources[ground.source.index].name}, {"plaats", text_or_null(ground.article)}});
  }
  return list;
}

Json answer_json(const Context& c, const Answer& answer, FieldId choices) {
  return std::visit(AnswerWriter{c, choices}, answer);
}

FieldId choices_of_question(const Context& c, QuestionId question) {
  return question.is_own() ? choices_of_own(c.program, question.own()) : FieldId();
}

void put_checked(Json& json, const std::optional<program::Checked>& checked) {
  if (!checked) return;
  json["zekerheid"] = certainty_words[at(checked->certainty)];
  if (checked->on) json["nagekeken"] = to_iso(*checked->on);
}

Json names_json(const Context& c, const std::vector<ActorId>& actors) {
  Json list = Json::array();
  for (const ActorId actor : actors) list.push_back(c.program.actors[actor.index].name);
  return list;
}

Json fact_json(const Context& c, const FactRef& ref) {
  Json json = Json::object();
  json.reserve(4);
  json.add("feit", canonical_name(c.program, ref));
  json.add("soort", fact_word(ref.kind));
  json.add("van", owner_json(c, ref));
  return json;
}

Json fact_ref_json(const Context& c, const FactRef& ref) {
  Json json = fact_json(c, ref);
  const bool asked = ref.kind == FactRef::Kind::field;
  json.add("vraag", asked ? text_or_null(c.program.fields[ref.id].question) : Json(nullptr));
  if (asked && !c.program.fields[ref.id].purpose.empty()) json.add("doel", c.program.fields[ref.id].purpose);
  return json;
}

Json document_json(const program::Program& program, const Case& facts, const CaseOutcome& outcome,
                   const CaseDerivation* given) {
  std::optional<CaseDerivation> made;  // what was presumed stands in the steps alone
  if (given == nullptr && presumes(program)) made = derive(program, facts, outcome);
  const CaseDerivation* derivation = made ? &*made : given;
  const Context c{program, facts, std::nullopt, given != nullptr};
  Json requests = Json::array();
  for (std::size_t i = 0; i < outcome.requests.size(); ++i) {
    requests.push_back(request_json(c, i, outcome.requests[i], derivation ? &derivation->requests[i] : nullptr));
  }
  Json decisions = Json::array();
  for (std::size_t i = 0; i < outcome.decisions.size(); ++i) {
    decisions.push_back(decision_json(c, outcome.decisions[i], derivation ? &derivation->decisions[i] : nullptr));
  }
  return {{"klap", outcome_format},
          {"regelset", rule_set_json(c)},
          {"zaak", text_or_null(c.facts.id)},
          {"voorzieningen", std::move(requests)},
          {"besluiten", std::move(decisions)},
          {"plan", plan_json(c, outcome.plan, derivation ? &derivation->plan : nullptr)}};
}

Json rule_set_json(const Context& c) {
  return {{"naam", c.program.name},
          {"versie", text_or_null(c.program.version)},
          {"hash", text_or_null(c.program.hash)},
          {"status", c.program.concept_text ? "concept" : "vastgesteld"}};
}

std::string to_json(const program::Program& program, const Case& facts, const CaseOutcome& outcome,
                    const CaseDerivation* derivation) {
  return dumped(document_json(program, facts, outcome, derivation));
}

}  // namespace klap::exchange
