// What own questions, expressions, municipalities that pay and power reach.
#include <algorithm>
#include <array>

#include "differential/reach.hpp"
#include "reference/expressions.hpp"

namespace klap::differential {
namespace {

using decision::Outcome;
using decision::OutcomeKind;
using decision::Truth;
using semantics::Model;

constexpr std::array truths{"no", "error", "unknown", "later", "yes"};
constexpr std::array<std::pair<Op, const char*>, 12> operators{{{Op::add, "plus"},
                                                                {Op::subtract, "minus"},
                                                                {Op::multiply, "times"},
                                                                {Op::least, "least"},
                                                                {Op::greatest, "greatest"},
                                                                {Op::round_down, "down"},
                                                                {Op::round_up, "up"},
                                                                {Op::round_half_up, "half up"},
                                                                {Op::date_forward, "later"},
                                                                {Op::date_back, "earlier"},
                                                                {Op::next_working_day, "next working day"},
                                                                {Op::days_through, "days through"}}};

std::string name_of(Op op) {
  return std::ranges::find(operators, op, [](const auto& one) { return one.first; })->second;
}

std::string name_of(TypeKind type) {
  switch (type) {
    case TypeKind::boolean: return "yes or no";
    case TypeKind::date: return "date";
    case TypeKind::money: return "amount";
    case TypeKind::number: return "number";
    case TypeKind::municipality: return "municipality";
    default: return "choice";
  }
}

void see_payment(const decision::PaymentAnswer& payment, Seen& seen) {
  if (payment.elsewhere.empty()) return;
  ++seen[payment.lines.empty() ? "only municipalities pay" : "municipalities pay beside budgets"];
  if (payment.elsewhere.size() > 1) ++seen["two municipalities pay"];
  if (payment.elsewhere.front().amount == Money{}) ++seen["a municipality pays nothing"];
  if (payment.elsewhere.front().amount < Money{}) ++seen["a municipality pays less than nothing"];
}

template <class Traces>
void see_powers(const std::string& what, const Traces& traces, Seen& seen) {
  for (const auto& trace : traces) {
    ++seen[what + " " + truths[static_cast<std::size_t>(trace.alive)]];
    if (trace.condition) ++seen[what + " if " + truths[static_cast<std::size_t>(trace.condition->truth)]];
  }
}

}  // namespace

void see_expression(const decision::ConditionTrace& trace, Seen& seen) {
  if (!reference::is_expression(trace.op)) return;
  const bool parts = std::ranges::all_of(trace.arguments, [](const auto& part) { return part.value.has_value(); });
  ++seen[name_of(trace.op) + (trace.value ? " known" : parts ? " beyond its limits" : " not known")];
}

void see_own_questions(const Model& model, const decision::CaseOutcome& outcome, Seen& seen) {
  for (const auto& request : outcome.requests) {
    for (std::size_t own = 0; own < request.own.size(); ++own) {
      const std::string type = name_of(model.own_questions[own].type.kind);
      if (request.own[own].kind == OutcomeKind::settled) ++seen["own answer, " + type];
      if (request.own[own].kind == OutcomeKind::error) ++seen["own answer in error, " + type];
    }
    const auto* payment = std::get_if<decision::PaymentAnswer>(&request.payer.answer);
    if (payment) see_payment(*payment, seen);
  }
  for (std::size_t d = 0; d < outcome.decisions.size(); ++d) {
    const auto& decision = outcome.decisions[d];
    const auto settled =
        std::ranges::count_if(decision.divided_by, [](const auto& value) { return value.has_value(); });
    if (decision.divided_by.size() > 1) ++seen["divided by two"];
    if (settled < std::ssize(decision.divided_by)) ++seen["divided by what is not settled"];
    if (d == 0) continue;
    const auto& before = outcome.decisions[d - 1];
    const bool same = before.person == decision.person && before.law == decision.law && decision.law.is_some();
    if (same && before.divided_by != decision.divided_by) ++seen["divided from the one before"];
  }
}

void see_power(const Model& model, const decision::DecisionOutcome& decision, const decision::Derivation& decider,
               Seen& seen) {
  see_powers("competence", decider.competences, seen);
  see_powers("mandate", decider.mandates, seen);
  see_powers("delegation", decider.delegations, seen);
  see_powers("reservation", decider.reservations, seen);
  if (decider.primary.is_some()) {
    const bool body = model.actors[decider.primary.index].kind == ActorKind::body;
    ++seen[body ? "primary decision by a body" : "primary decision by somebody"];
  }
  for (const auto& mandate : decider.mandates) {
    const auto& consent = model.mandates[mandate.mandate.index].consent;
    if (consent)
      ++seen[std::string(consent->since ? "consent since a day, " : "consent by law, ") +
             truths[static_cast<std::size_t>(mandate.alive)]];
  }
  const auto* answer = std::get_if<decision::DeciderAnswer>(&decision.decider.answer);
  if (!answer) return;
  for (const auto& one : answer->deciders) {
    const bool by_delegation = std::ranges::any_of(decider.delegations, [&](const auto& delegation) {
      return delegation.alive == Truth::yes && model.delegations[delegation.power.index].to == one.on_behalf_of;
    });
    if (by_delegation) ++seen["decided on behalf of who received the power"];
  }
}

std::vector<std::string> expected_of_own_questions_and_power() {
  const std::string waits_for_own = "open, waits for " + std::to_string(question_kind_count);
  std::vector<std::string> list;
  for (const auto& [op, name] : operators) {
    list.push_back(std::string(name) + " known");
    list.push_back(std::string(name) + " not known");
    const bool has_limits = op != Op::least && op != Op::greatest && op != Op::round_down &&
                            op != Op::next_working_day && op != Op::days_through;
    if (has_limits) list.push_back(std::string(name) + " beyond its limits");
  }
  for (const std::string type : {"yes or no", "date", "amount", "number", "municipality", "choice"}) {
    list.push_back("own answer, " + type);
    if (type != "choice") list.push_back("own answer in error, " + type);
  }
  for (const std::string kind : {"settled", "missing", "conflict", "error", "open, no rule", "open, on purpose",
                                 "open, judgement", "open, waits for 0", "open, waits for 2"}) {
    list.push_back("own question " + kind);
  }
  for (const std::string question :
       {"own question", "law", "need", "right", "payer", "decider", "orderer", "addressee", "direction", "follow-up"}) {
    list.push_back(question + " " + waits_for_own);
  }
  for (const std::string power : {"competence", "mandate", "reservation"}) {
    for (const std::string truth : {"no", "unknown", "yes"}) {
      list.push_back(power + " " + truth);
      list.push_back(power + " if " + truth);
    }
    list.push_back(power + " if error");
  }
  for (const std::string what :
       {"delegation no", "delegation yes", "decided on behalf of who received the power", "primary decision by a body",
        "primary decision by somebody", "consent since a day, no", "consent since a day, yes", "consent by law, yes",
        "divided by two", "divided by what is not settled", "divided from the one before", "only municipalities pay",
        "municipalities pay beside budgets", "two municipalities pay", "a municipality pays nothing",
        "a municipality pays less than nothing", "own question: a table", "decider open, judgement"}) {
    list.push_back(what);
  }
  return list;
}

}  // namespace klap::differential
