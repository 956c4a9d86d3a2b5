#include <algorithm>

#include "reference/examples.hpp"
#include "reference/facts.hpp"

namespace klap::reference {
namespace {

using decision::CaseOutcome;
using decision::DeciderAnswer;
using decision::FactRef;
using decision::Outcome;
using decision::OutcomeKind;
using semantics::Expectation;
using semantics::Model;

std::size_t request_of(const semantics::Example& example, const std::string& name) {
  for (std::size_t i = 0; i < example.requests.size(); ++i) {
    if (example.requests[i].name == name) return i;
  }
  return 0;
}

// Who decides, and who is told, on what needs no decision: not applicable.
Outcome without_decision() {
  Outcome outcome;
  outcome.kind = OutcomeKind::not_applicable;
  outcome.waits_for = QuestionKind::need;
  return outcome;
}

Outcome outcome_of(const CaseOutcome& outcome, const Expectation& expected, std::size_t r) {
  const Expectation::What what = expected.what;
  if (what == Expectation::What::direction) return outcome.plan.direction;
  const auto& request = outcome.requests[r];
  switch (what) {
    case Expectation::What::law: return request.law;
    case Expectation::What::need: return request.need;
    case Expectation::What::right: return request.right;
    case Expectation::What::payer: return request.payer;
    case Expectation::What::decider:
      return request.decision ? outcome.decisions[*request.decision].decider : without_decision();
    case Expectation::What::orderer:
      return request.decision ? outcome.decisions[*request.decision].orderer : without_decision();
    case Expectation::What::addressee:
      return request.decision ? outcome.decisions[*request.decision].addressee : without_decision();
    case Expectation::What::own: return request.own[expected.own];
    case Expectation::What::direction:
    case Expectation::What::obligation: break;
  }
  return request.follow_up;
}

QuestionKind question_of(Expectation::What what) {
  switch (what) {
    case Expectation::What::addressee: return QuestionKind::addressee;
    case Expectation::What::direction: return QuestionKind::direction;
    default: return QuestionKind::follow_up;
  }
}

// Whom a party that an expectation names is in this case: a fact of it, on the reference date of the question.
std::optional<decision::PartyAnswer> answered_party(const Model& model, const decision::Case& given,
                                                    const CaseOutcome& outcome, const Expectation& expected,
                                                    std::size_t r) {
  using Kind = decision::PartyAnswer::Kind;
  const semantics::Party& party = expected.party;
  if (party.kind == PartyKind::actor) return decision::PartyAnswer{Kind::actor, 0, party.actor, 0};
  Entity entity;
  if (r < given.requests.size()) entity = {given.requests[r].person, r, &outcome};
  if (party.kind == PartyKind::resident) {
    return decision::PartyAnswer{Kind::person, static_cast<std::uint32_t>(entity.person), {}, 0};
  }
  const auto as_of = model.questions[static_cast<std::size_t>(question_of(expected.what))].as_of;
  Facts facts(model, given, given.dates[static_cast<std::size_t>(as_of)].value(), {});
  const Reading named = party.kind == PartyKind::answer_municipality ? facts.answer(party.answer, entity)
                                                                     : facts.field(party.field, entity);
  if (named.state != State::known) return std::nullopt;
  switch (named.value.kind) {
    case TypeKind::person: return decision::PartyAnswer{Kind::person, named.value.as_person(), {}, 0};
    case TypeKind::municipality:
      return decision::PartyAnswer{Kind::municipality, 0, {}, static_cast<int>(named.value.raw)};
    case TypeKind::lot: return decision::PartyAnswer{Kind::actor, 0, model.lots[named.value.as_lot().index].lead, 0};
    default: return decision::PartyAnswer{Kind::actor, 0, named.value.as_provider(), 0};
  }
}

bool pays(const Expectation& expected, const Outcome& outcome) {
  const auto& payment = std::get<decision::PaymentAnswer>(outcome.answer);
  auto lines = expected.payment;
  std::ranges::sort(lines);
  auto elsewhere = expected.paid_elsewhere;
  std::ranges::sort(elsewhere);
  const bool same_elsewhere =
      std::ranges::equal(elsewhere, payment.elsewhere, [](const auto& line, const decision::MunicipalityLine& answer) {
        return line.first == answer.municipality && line.second == answer.amount;
      });
  const bool same = std::ranges::equal(lines, payment.lines, [](const auto& line, const decision::PayLine& answer) {
    return line.first == answer.budget && line.second == answer.amount;
  });
  return same && same_elsewhere && expected.uncovered.value_or(Money{}) == payment.uncovered;
}

bool decides(const Expectation& expected, const Outcome& outcome) {
  for (const auto& decider : std::get<DeciderAnswer>(outcome.answer).deciders) {
    if (decider.actor != expected.deciders.front()) continue;
    return (!expected.on_behalf_of.is_some() || decider.on_behalf_of == expected.on_behalf_of) &&
           (!expected.via_given || decider.via == expected.via);
  }
  return false;
}

bool answers(const Model& model, const semantics::Example& example, const Expectation& expected,
             const CaseOutcome& outcome, std::size_t r) {
  const Outcome got = outcome_of(outcome, expected, r);
  if (got.kind != OutcomeKind::settled) return false;
  const decision::Case given = case_of(model, example);
  switch (expected.what) {
    case Expectation::What::law: return got.answer == decision::Answer{expected.value.as_law()};
    case Expectation::What::need:
    case Expectation::What::right: return got.answer == decision::Answer{expected.value.as_boolean()};
    case Expectation::What::own: return got.answer == decision::Answer{expected.value};
    case Expectation::What::payer: return pays(expected, got);
    case Expectation::What::decider:
    case Expectation::What::orderer: return decides(expected, got);
    case Expectation::What::addressee:
      return std::get<decision::AddresseeAnswer>(got.answer).to == answered_party(model, given, outcome, expected, r);
    case Expectation::What::direction:
      return std::get<decision::PartyAnswer>(got.answer) == answered_party(model, given, outcome, expected, r);
    case Expectation::What::obligation: break;
  }
  std::optional<decision::PartyAnswer> to;
  if (!expected.any_party) to = answered_party(model, given, outcome, expected, r);
  const auto& list = std::get<std::vector<decision::ObligationAnswer>>(got.answer);
  const bool found = std::ranges::any_of(list, [&](const decision::ObligationAnswer& o) {
    const bool same_day = !expected.effective || o.effective == expected.effective;
    const bool same_mention = expected.mention.empty() || o.mention == expected.mention;
    const bool same_message = o.message == expected.message || (expected.absent && expected.message.empty());
    return o.kind == expected.obligation && same_message && (expected.any_party || o.to == to) && same_day &&
           same_mention;
  });
  return found != expected.absent;
}

bool misses(const Model& model, const Expectation& expected, const Outcome& got) {
  std::vector<std::string> names;
  for (const FactRef& fact : got.missing) names.push_back(name_of(model, fact));
  return got.kind == OutcomeKind::missing && names == expected.names;
}

bool is_open(const Expectation& expected, const Outcome& got) {
  if (got.kind != OutcomeKind::open) return false;
  return !expected.by.is_some() || (got.accountable && got.accountable->steps.front().actor == expected.by);
}

bool is_met(const Model& model, const semantics::Example& example, const Expectation& expected,
            const CaseOutcome& outcome) {
  const std::size_t r = request_of(example, expected.request);
  const Outcome got = outcome_of(outcome, expected, r);
  switch (expected.form) {
    case Expectation::Form::answer: return answers(model, example, expected, outcome, r);
    case Expectation::Form::missing: return misses(model, expected, got);
    case Expectation::Form::open: return is_open(expected, got);
    case Expectation::Form::conflict: return got.kind == OutcomeKind::conflict;
    case Expectation::Form::not_applicable: return got.kind == OutcomeKind::not_applicable;
    case Expectation::Form::error: return got.kind == OutcomeKind::error;
    case Expectation::Form::not_competent: break;
  }
  return got.kind == OutcomeKind::settled && std::get<DeciderAnswer>(got.answer).deciders.empty();
}

// All deciders must have been expected, not only some.
bool has_unexpected_decider(const semantics::Example& example, const CaseOutcome& outcome) {
  for (const Expectation& expected : example.expectations) {
    const bool of_power = expected.what == Expectation::What::decider || expected.what == Expectation::What::orderer;
    if (!of_power || expected.form != Expectation::Form::answer) continue;
    const auto same = [&](const Expectation& e) { return e.what == expected.what && e.request == expected.request; };
    const Outcome got = outcome_of(outcome, expected, request_of(example, expected.request));
    const auto* answer = std::get_if<DeciderAnswer>(&got.answer);
    const auto count = static_cast<std::size_t>(std::ranges::count_if(example.expectations, same));
    if (answer && answer->deciders.size() != count) return true;
  }
  return false;
}

}  // namespace

std::string name_of(const Model& model, const FactRef& fact) {
  constexpr std::array dates{"peildatum", "aanvraagdatum", "gebeurtenisdatum", "besluitdatum", "bekendmakingsdatum"};
  switch (fact.kind) {
    case FactRef::Kind::case_date: return dates[fact.id];
    case FactRef::Kind::field: return model.fields[fact.id].name;
    case FactRef::Kind::spent: return model.budgets[fact.id].name;
    case FactRef::Kind::lot_period:
    case FactRef::Kind::lot_lead: return model.lots[fact.id].name;
    case FactRef::Kind::agb: return model.actors[fact.id].name;
    case FactRef::Kind::personal_interest: return "persoonlijk belang";
    case FactRef::Kind::primary_decider: return "primair besluit door";
    case FactRef::Kind::parameter: return model.parameters[fact.id].name;
    case FactRef::Kind::answer: break;
  }
  return "antwoord";
}

std::vector<std::string> unmet(const Model& model, const semantics::Example& example, const CaseOutcome& outcome) {
  std::vector<std::string> problems;
  for (std::size_t i = 0; i < example.expectations.size(); ++i) {
    if (is_met(model, example, example.expectations[i], outcome)) continue;
    problems.push_back(example.title + ": expectation " + std::to_string(i + 1) + " is not met");
  }
  if (has_unexpected_decider(example, outcome)) problems.push_back(example.title + ": there are more deciders");
  return problems;
}

}  // namespace klap::reference
