// Faults in what is weighed (clause 5.23), in terms that stood still (5.18.7) and in the bases of ceilings (12.3).
#include <algorithm>

#include "differential/planting.hpp"
#include "reference/conditions.hpp"
#include "reference/rules.hpp"

namespace klap::differential {
namespace {

using decision::Case;
using decision::DecisionOutcome;
using decision::Fact;
using decision::FactRef;
using decision::Outcome;
using decision::OutcomeKind;
using reference::Entity;
using reference::judge;
using reference::Judged;
using reference::Reading;
using reference::State;
using semantics::Expr;
using semantics::Field;
using semantics::Model;

void for_all_weighed(Model& model, const std::function<void(Field&)>& change) {
  for (Field& field : model.fields) {
    if (field.weighs.is_some()) change(field);
  }
}

std::vector<Fault> faults_of_weighing() {
  return {
      in_rules("what nobody weighed yet holds",
               [](Model& m) {
                 for_all_weighed(m, [](Field& field) {
                   if (!field.presumption) field.presumption = semantics::Presumption{Value::boolean(true), ""};
                 });
               }),
      in_rules("what nobody weighed yet is out",
               [](Model& m) {
                 for_all_weighed(m, [](Field& field) {
                   field.presumption = semantics::Presumption{Value::boolean(false), ""};
                 });
               }),
      in_rules("what is presumed of a weighing does not count",
               [](Model& m) { for_all_weighed(m, [](Field& field) { field.presumption.reset(); }); }),
      in_rules("a weighing waits for nobody", [](Model& m) { for_all_weighed(m, [](Field& f) { f.judge = {}; }); }),
      in_case("whatever was weighed comes to yes",
              [](const Model& m, Case& c) {
                for_all_facts(c, [&](std::size_t f, Fact& fact) {
                  if (m.fields[f].weighs.is_some() && fact.state == Fact::State::known)
                    fact.value = Value::boolean(true);
                });
              }),
  };
}

/// The three parts of `D opgeschort van A tot en met B`.
struct Parts {
  Reading end;
  Reading from;
  Reading through;

  [[nodiscard]] bool all_known() const {
    return end.state == State::known && from.state == State::known && through.state == State::known;
  }
  [[nodiscard]] bool was_over() const {
    return end.state == State::known && from.state == State::known && from.value.raw > end.value.raw;
  }
};

/// What a fault makes of it: another day, or one of the parts by itself; nothing if it is the same.
struct Other {
  std::optional<std::int64_t> day;
  std::size_t part = 0;
};
using Faulty = std::function<std::optional<Other>(const Parts&)>;

void spoil(const Model& model, Model& other, ExprId id, reference::Facts& facts, const Entity& entity,
           const Faulty& faulty) {
  const Expr& expr = model.exprs[id.index];
  if (reference::is_list_function(expr.op)) return;  // other elements have other values
  for (const ExprId argument : reference::arguments_of(model, expr))
    spoil(model, other, argument, facts, entity, faulty);
  if (expr.op != Op::suspended) return;
  const auto read = [&](std::size_t i) { return work_out_condition(model, expr.arguments[i], facts, entity).reading; };
  const auto changed = faulty({read(0), read(1), read(2)});
  if (!changed) return;
  Expr& spoiled = other.exprs[id.index];
  if (!changed->day) {
    spoiled = other.exprs[expr.arguments[changed->part].index];
    return;
  }
  if (*changed->day < Date::first || *changed->day > Date::last) return;
  spoiled.op = Op::literal;
  spoiled.literal = Value{TypeKind::date, *changed->day};
  spoiled.arguments.clear();
}

Outcome spoiled(const Model& model, const Case& facts, QuestionId question, const Entity& entity,
                const Faulty& faulty) {
  Model other = model;
  const auto date = facts.dates[static_cast<std::size_t>(reference::as_of(model, question))];
  if (!date) return answer_question(model, facts, question, entity).outcome;
  reference::Facts read(model, facts, *date, {});
  for (const RuleId id : reference::rules_of(model, question)) {
    const semantics::Rule& rule = model.rules[id.index];
    if (rule.condition.is_some()) spoil(model, other, rule.condition, read, entity, faulty);
    if (const auto* value = std::get_if<semantics::ValueIs>(&rule.conclusion))
      spoil(model, other, value->value, read, entity, faulty);
  }
  return answer_question(other, facts, question, entity).outcome;
}

Fault in_suspended(const std::string& name, const Faulty& faulty) {
  return in_outcome(name, [faulty](const Model& model, const Case& facts, Judged& judged) {
    const auto is_one = [](const Expr& expr) { return expr.op == Op::suspended; };
    if (std::ranges::none_of(model.exprs, is_one)) return;
    const decision::CaseOutcome answers = judged.outcome;
    for (std::size_t r = 0; r < facts.requests.size(); ++r) {
      const Entity entity{facts.requests[r].person, r, &answers};
      auto& request = judged.outcome.requests[r];
      request.right = spoiled(model, facts, QuestionKind::right, entity, faulty);
      for (std::size_t own = 0; own < request.own.size(); ++own)
        request.own[own] = spoiled(model, facts, QuestionId::of_own(own), entity, faulty);
    }
  });
}

std::optional<Other> other_day(bool where, std::int64_t day) {
  return where ? std::optional(Other{day, 0}) : std::nullopt;
}
std::optional<Other> other_part(bool where, std::size_t part) {
  return where ? std::optional(Other{std::nullopt, part}) : std::nullopt;
}

std::vector<Fault> faults_of_suspension() {
  const auto days = [](const Parts& p) { return p.through.value.raw - p.from.value.raw + 1; };
  return {
      in_suspended("that a term stood still does not count", [](const Parts&) { return other_part(true, 0); }),
      in_suspended("a term that stood still through a day runs on that day",
                   [days](const Parts& p) {
                     const bool later = p.all_known() && !p.was_over() && days(p) > 0;
                     return later ? other_day(true, p.end.value.raw + days(p) - 1) : std::nullopt;
                   }),
      in_suspended("a term that was over stands still",
                   [days](const Parts& p) {
                     const bool later = p.all_known() && p.was_over() && days(p) > 0;
                     return later ? other_day(true, p.end.value.raw + days(p)) : std::nullopt;
                   }),
      in_suspended("a term that stands still on its last day was over",
                   [](const Parts& p) {
                     const bool last = p.all_known() && p.from.value.raw == p.end.value.raw;
                     return other_part(last, 0);
                   }),
      in_suspended("a term is shorter if it went on before it stood still",
                   [days](const Parts& p) {
                     const bool before = p.all_known() && !p.was_over() && days(p) < 0;
                     return before ? other_day(true, p.end.value.raw + days(p)) : std::nullopt;
                   }),
      in_suspended("a term that still stands still ends",
                   [](const Parts& p) { return other_part(p.through.state == State::none && !p.was_over(), 0); }),
      in_suspended("until when is asked where nothing was suspended",
                   [](const Parts& p) {
                     return other_part(p.from.state == State::none && p.through.state == State::unknown, 2);
                   }),
      in_suspended("until when is asked where the term was over",
                   [](const Parts& p) { return other_part(p.was_over() && p.through.state == State::unknown, 2); }),
  };
}

bool has_other_bases(const Model& model) {
  return std::ranges::any_of(
      model.mandates, [](const auto& mandate) { return mandate.ceiling && mandate.base != AmountBase::decision; });
}

Fault in_bases(const std::string& name, AmountBase from, AmountBase to) {
  return in_rules(name, [from, to](Model& model) {
    for (auto& mandate : model.mandates) {
      if (mandate.base == from) mandate.base = to;
    }
  });
}

/// The deciders of a case in which requests cost nothing that a ceiling would otherwise count.
Fault in_amounts(const std::string& name,
                 const std::function<bool(const decision::CaseOutcome&, const DecisionOutcome&, std::size_t)>& counts) {
  return in_outcome(name, [counts](const Model& model, const Case& facts, Judged& judged) {
    if (!has_other_bases(model)) return;
    for (std::size_t d = 0; d < judged.outcome.decisions.size(); ++d) {
      Case other = facts;
      for (std::size_t r = 0; r < facts.requests.size(); ++r) {
        if (!counts(judged.outcome, judged.outcome.decisions[d], r))
          other.requests[r].facts[model.costs.index] = {Fact::State::known, Value::money(Money{}), {}};
      }
      const auto outcome = judge(model, other).outcome;
      if (outcome.decisions.size() != judged.outcome.decisions.size()) continue;
      if (outcome.decisions[d].requests != judged.outcome.decisions[d].requests) continue;
      judged.outcome.decisions[d].decider = outcome.decisions[d].decider;
    }
  });
}

void ask_for_the_decision_only(const Model& model, const Case&, Judged& judged) {
  for (DecisionOutcome& decision : judged.outcome.decisions) {
    std::erase_if(decision.decider.missing, [&](const FactRef& fact) {
      const bool costs = fact.kind == FactRef::Kind::field && fact.id == model.costs.index;
      return costs && std::ranges::count(decision.requests, std::size_t{fact.entity}) == 0;
    });
  }
}

std::vector<Fault> faults_of_bases() {
  std::vector<Fault> all{
      in_bases("a ceiling per plan is one per decision", AmountBase::plan, AmountBase::decision),
      in_bases("a ceiling per plan is one per person", AmountBase::plan, AmountBase::person),
      in_bases("a ceiling per person is one per decision", AmountBase::person, AmountBase::decision),
      in_bases("a ceiling per person is one per plan", AmountBase::person, AmountBase::plan),
      in_amounts(
          "what needs no decision does not count for a ceiling",
          [](const auto& outcome, const auto&, std::size_t r) { return outcome.requests[r].decision.has_value(); }),
      in_amounts("only requests of the law count for a ceiling",
                 [](const auto& outcome, const auto& decision, std::size_t r) {
                   return outcome.requests[r].law.answer == decision::Answer{decision.law};
                 }),
      in_outcome("only the costs of the decision are asked", ask_for_the_decision_only),
      in_outcome("the amounts of persons and plans do not stand in the derivation",
                 [](const Model&, const Case&, Judged& j) {
                   for (auto& decision : j.derivation.decisions) {
                     decision.decider.person_amount.reset();
                     decision.decider.plan_amount.reset();
                   }
                 }),
      in_outcome("the amounts of persons and plans always stand in the derivation",
                 [](const Model&, const Case&, Judged& j) {
                   for (auto& decision : j.derivation.decisions) {
                     auto& decider = decision.decider;
                     if (!decider.person_amount) decider.person_amount = decider.amount;
                   }
                 }),
  };
  all[all.size() - 1].of_derivation = true;
  all[all.size() - 2].of_derivation = true;
  return all;
}

}  // namespace

std::vector<Fault> faults_of_weighing_terms_and_bases() {
  std::vector<Fault> all = faults_of_weighing();
  for (auto& fault : faults_of_suspension()) all.push_back(fault);
  for (auto& fault : faults_of_bases()) all.push_back(fault);
  return all;
}

}  // namespace klap::differential
