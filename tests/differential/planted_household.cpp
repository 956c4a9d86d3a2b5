// Faults in what a household brings: persons whom facts name, the plan; and in parameters.
#include <algorithm>

#include "differential/planting.hpp"

namespace klap::differential {
namespace {

using decision::Case;
using decision::DecisionOutcome;
using decision::Fact;
using decision::FactRef;
using decision::Outcome;
using decision::PartyAnswer;
using reference::Judged;
using semantics::Model;

semantics::Question& question(Model& model, QuestionKind kind) {
  return model.questions[static_cast<std::size_t>(kind)];
}

void move_bounds(Model& model) {
  for (auto& parameter : model.parameters) {
    for (auto& from : parameter.values) {
      day_earlier(from.validity.from);
      day_earlier(from.validity.through);
    }
  }
}

// Behind a period, and where nothing is known, the value before goes on.
void keep_last_value(Model& model) {
  for (auto& parameter : model.parameters) {
    for (std::size_t i = 0; i < parameter.values.size(); ++i) {
      auto& from = parameter.values[i];
      if (i > 0 && !from.value) from.value = parameter.values[i - 1].value;
      const bool last = i + 1 == parameter.values.size();
      from.validity.through = last ? std::nullopt : std::optional(*parameter.values[i + 1].validity.from);
      if (from.validity.through) day_earlier(from.validity.through);
    }
  }
}

void ask_parameters_first(const Model&, const Case&, Judged& judged) {
  for_all_outcomes(judged.outcome, [](Outcome& outcome) {
    std::stable_partition(outcome.missing.begin(), outcome.missing.end(),
                          [](const FactRef& fact) { return fact.kind == FactRef::Kind::parameter; });
  });
}

std::vector<Fault> faults_of_parameters() {
  return {
      in_rules("a parameter changes a day early", move_bounds),
      in_rules("a parameter keeps its value until it has another", keep_last_value),
      in_outcome("parameters are asked first", ask_parameters_first),
      in_rules("a budget of a body has no ceiling",
               [](Model& m) {
                 for (auto& budget : m.budgets) {
                   const auto read = [&](const semantics::Expr& e) {
                     return e.op == Op::ceiling_reached && &m.budgets[e.ref] == &budget;
                   };
                   if (budget.body.is_some() && std::ranges::none_of(m.exprs, read)) budget.ceiling.reset();
                 }
               }),
  };
}

bool names_person(const Model& model, std::size_t field) { return model.fields[field].type.kind == TypeKind::person; }

void read_the_resident(Model& model, bool only_ages) {
  std::vector<bool> of_age(model.exprs.size());
  for (const auto& expr : model.exprs) {
    if (expr.op == Op::age_at_least) of_age[expr.arguments.front().index] = true;
  }
  for (std::size_t i = 0; i < model.exprs.size(); ++i) {
    auto& expr = model.exprs[i];
    if (expr.op == Op::field && (of_age[i] || !only_ages)) expr.arguments.clear();
  }
}

void for_all_parties(Model& model, const std::function<void(semantics::Party&)>& change) {
  for (auto& rule : model.rules) {
    if (auto* addressee = std::get_if<semantics::Addressee>(&rule.conclusion)) {
      change(addressee->to);
      for (auto& copy : addressee->copies) change(copy);
    }
    if (auto* obligations = std::get_if<semantics::Obligations>(&rule.conclusion)) {
      for (auto& obligation : obligations->list) change(obligation.to);
    }
  }
}

// Each rule's copies as it writes them, as where two rules that name the same persons would differ.
void copies_as_written(const Model& model, const Case&, Judged& judged) {
  for (DecisionOutcome& decision : judged.outcome.decisions) {
    auto* answer = std::get_if<decision::AddresseeAnswer>(&decision.addressee.answer);
    if (!answer || decision.addressee.rules.empty()) continue;
    const auto& rule = model.rules[decision.addressee.rules.front().index];
    const auto written = std::get<semantics::Addressee>(rule.conclusion).copies.size();
    while (!answer->copies.empty() && answer->copies.size() < written) answer->copies.push_back(answer->copies.back());
  }
}

std::vector<Fault> faults_of_persons() {
  return {
      in_rules("a fact of another person is that of the resident", [](Model& m) { read_the_resident(m, false); }),
      in_rules("the age of another person is that of the resident", [](Model& m) { read_the_resident(m, true); }),
      in_rules("the resident is the first person of the case",
               [](Model& m) {
                 for (auto& expr : m.exprs) {
                   if (expr.op != Op::resident) continue;
                   expr.op = Op::literal;
                   expr.literal = Value::person(0);
                 }
               }),
      in_rules("whom a fact names is the resident",
               [](Model& m) {
                 for_all_parties(m, [](semantics::Party& party) {
                   if (party.kind == PartyKind::field_person) party = {PartyKind::resident, {}, {}};
                 });
               }),
      in_case("a person who is geen is not known",
              [](const Model& m, Case& c) {
                for_all_facts(c, [&](std::size_t f, Fact& fact) {
                  if (names_person(m, f) && fact.state == Fact::State::none) fact = {};
                });
              }),
      in_case("the person of before is the person of today",
              [](const Model& m, Case& c) {
                for_all_facts(c, [&](std::size_t f, Fact& fact) {
                  if (names_person(m, f) && fact.history.size() > 1) fact.history.resize(1);
                });
              }),
      in_outcome("a person who is named twice gets two copies", copies_as_written),
      in_outcome("a municipality is forwarded to as a letter is sent",
                 [](const Model&, const Case&, Judged& j) {
                   for (auto& request : j.outcome.requests) {
                     auto* list = std::get_if<std::vector<decision::ObligationAnswer>>(&request.follow_up.answer);
                     if (!list) continue;
                     for (auto& o : *list) {
                       const bool municipality = o.to.kind == PartyAnswer::Kind::municipality;
                       if (municipality && o.kind == ObligationKind::forwarding) o.kind = ObligationKind::letter;
                     }
                   }
                 }),
  };
}

// A fact of the plan as if every request had its own.
void plan_of_each_request(const Model& model, const Case&, Judged& judged) {
  for (std::size_t r = 0; r < judged.outcome.requests.size(); ++r) {
    auto& request = judged.outcome.requests[r];
    for (Outcome* outcome : {&request.law, &request.need, &request.right, &request.payer, &request.follow_up}) {
      for (FactRef& fact : outcome->missing) {
        const bool of_plan = fact.kind == FactRef::Kind::field && model.fields[fact.id].owner == FieldOwner::plan;
        if (of_plan) fact.entity = static_cast<std::uint32_t>(r);
      }
    }
  }
}

std::vector<Fault> faults_of_plans() {
  return {
      in_rules("the direction is read on the date of the right",
               [](Model& m) { question(m, QuestionKind::direction).as_of = question(m, QuestionKind::right).as_of; }),
      in_outcome("every request has a plan of its own", plan_of_each_request),
      in_case("who heads the plan is the first person",
              [](const Model& m, Case& c) {
                for (std::size_t f = 0; f < c.plan.size(); ++f) {
                  if (names_person(m, f) && c.plan[f].state == Fact::State::known) c.plan[f].value = Value::person(0);
                }
              }),
      in_outcome("without requests there is no direction",
                 [](const Model&, const Case& c, Judged& j) {
                   if (c.requests.empty()) j.outcome.plan.direction = {};
                 }),
  };
}

}  // namespace

std::vector<Fault> faults_of_households() {
  std::vector<Fault> all = faults_of_parameters();
  for (const auto& more : {faults_of_persons(), faults_of_plans()}) { all.insert(all.end(), more.begin(), more.end()); }
  return all;
}

}  // namespace klap::differential
