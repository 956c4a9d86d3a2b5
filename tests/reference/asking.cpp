// The order in which facts are asked (clause 6.4).
#include <algorithm>
#include <string>
#include <tuple>

#include "reference/questions.hpp"

namespace klap::reference {

using decision::FactRef;
using semantics::Expr;

// Does the condition read the fact, as it is written and through its terms?
static bool mentions(const semantics::Model& model, ExprId id, const FactRef& fact) {
  const Expr& expr = model.exprs[id.index];
  const bool same_ref = expr.ref == fact.id;
  bool here = false;
  switch (fact.kind) {
    case FactRef::Kind::field: here = expr.op == Op::field && same_ref; break;  // of whichever person
    case FactRef::Kind::parameter: here = expr.op == Op::parameter && same_ref; break;
    case FactRef::Kind::case_date: here = expr.op == Op::case_date && same_ref; break;
    case FactRef::Kind::spent: here = expr.op == Op::ceiling_reached && same_ref; break;
    case FactRef::Kind::lot_period: here = expr.op == Op::lot_in_force; break;
    case FactRef::Kind::lot_lead: here = expr.op == Op::lead_party; break;
    case FactRef::Kind::answer: here = expr.op == Op::answer && same_ref; break;
    case FactRef::Kind::agb:
    case FactRef::Kind::primary_decider:
    case FactRef::Kind::personal_interest: break;
  }
  if (here) return true;
  const auto arguments = arguments_of(model, expr);
  return std::ranges::any_of(arguments, [&](ExprId a) { return mentions(model, a, fact); });
}

// Clause 15.4.
static std::string canonical_name(const semantics::Model& model, const FactRef& fact) {
  switch (fact.kind) {
    case FactRef::Kind::case_date:
      switch (static_cast<CaseDate>(fact.id)) {
        case CaseDate::reference: return "peildatum";
        case CaseDate::application: return "aanvraagdatum";
        case CaseDate::event: return "gebeurtenisdatum";
        case CaseDate::decision: return "besluitdatum";
        case CaseDate::publication: return "bekendmakingsdatum";
      }
      return {};
    case FactRef::Kind::field: return model.fields[fact.id].name;
    case FactRef::Kind::spent: return model.budgets[fact.id].name;
    case FactRef::Kind::lot_period:
    case FactRef::Kind::lot_lead: return model.lots[fact.id].name;
    case FactRef::Kind::agb: return model.actors[fact.id].name;
    case FactRef::Kind::personal_interest: return "persoonlijk belang";
    case FactRef::Kind::primary_decider: return "primair besluit door";
    case FactRef::Kind::parameter: return model.parameters[fact.id].name;
    case FactRef::Kind::answer: {
      if (fact.id >= question_kind_count) return model.own_questions[fact.id - question_kind_count].name;
      return static_cast<QuestionKind>(fact.id) == QuestionKind::law ? "wet" : "recht";
    }
  }
  return {};
}

// Clause 6.4: what it costs to ask.
static int effort_of(const semantics::Model& model, const FactRef& fact) {
  if (fact.kind == FactRef::Kind::field) return model.fields[fact.id].effort;
  return fact.kind == FactRef::Kind::parameter ? 10 : 1;
}

std::vector<FactRef> in_asking_order(const semantics::Model& model, const std::vector<ExprId>& conditions,
                                     const std::set<FactRef>& facts) {
  const auto key = [&](const FactRef& fact) {
    const auto readers = std::ranges::count_if(
        conditions, [&](ExprId condition) { return condition.is_some() && mentions(model, condition, fact); });
    return std::tuple(effort_of(model, fact), -readers, canonical_name(model, fact), fact.kind, fact.id, fact.entity);
  };
  std::vector<FactRef> result(facts.begin(), facts.end());
  std::ranges::sort(result, [&](const FactRef& a, const FactRef& b) { return key(a) < key(b); });
  return result;
}

}  // namespace klap::reference
