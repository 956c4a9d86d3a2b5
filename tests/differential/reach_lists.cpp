// What lists and tables reach: every function over every list, empty ones too; rows that hold, may hold and are lifted.
#include <algorithm>

#include "differential/reach.hpp"
#include "reference/conditions.hpp"

namespace klap::differential {
namespace {

using decision::RuleTrace;
using decision::Truth;
using semantics::Expr;
using semantics::Model;

const std::vector<std::string> functions{"there is", "for every",       "count",
                                         "sum",      "first by lowest", "first by highest"};
const std::vector<std::string> lists{"requests", "requests of the resident", "persons"};

const std::vector<std::string> policies{"row of first", "row of every", "row of unique"};  // as in HitPolicy

std::string function_name(Op op) {
  return functions[static_cast<std::size_t>(op) - static_cast<std::size_t>(Op::exists)];
}

bool is_first(Op op) { return op == Op::first_by_lowest || op == Op::first_by_highest; }

bool has_condition(const Expr& expr) {
  return expr.arguments.size() == (is_first(expr.op) ? 3U : expr.op == Op::total ? 2U : 1U);
}

std::string result_of(const decision::ConditionTrace& trace, bool is_boolean) {
  if (trace.none) return "geen";
  if (!is_boolean) return trace.value ? "known" : "not known";
  switch (trace.truth) {
    case Truth::no: return "no";
    case Truth::error: return "error";
    case Truth::unknown: return "unknown";
    case Truth::later: return "later";
    case Truth::yes: return "yes";
  }
  return {};
}

// What stands within a list, through terms too.
void see_within(const Model& model, ExprId id, const std::string& where, Seen& seen) {
  const Expr& expr = model.exprs[id.index];
  if (expr.op == Op::term) ++seen[where + " reads a term"];
  if (expr.op == Op::answer) {
    ++seen[where + " reads " + (expr.ref == static_cast<std::uint32_t>(QuestionKind::law) ? "the law" : "the right")];
  }
  if (expr.op == Op::resident) ++seen[where + " reads the resident"];
  if (expr.op == Op::field && model.fields[expr.ref].owner == FieldOwner::request) ++seen[where + " reads a request"];
  for (const ExprId argument : reference::arguments_of(model, expr)) see_within(model, argument, where, seen);
}

// Without a condition, a fact of each and what it is looked up by.
void see_first(const Expr& expr, const decision::ConditionTrace& trace, const std::string& function, Seen& seen) {
  if (has_condition(expr) || trace.arguments.size() < 4) return;
  const bool all_there = std::ranges::all_of(trace.arguments, [](const auto& argument) {
    return argument.value || argument.none || argument.truth == Truth::yes || argument.truth == Truth::no;
  });
  const bool is_there = trace.value || trace.none || trace.truth == Truth::yes || trace.truth == Truth::no;
  if (all_there) ++seen[function + (is_there ? " of several" : " of several that differ")];
}

void see_list(const Model& model, const Expr& expr, const decision::ConditionTrace& trace, const std::string& question,
              Seen& seen) {
  const std::string function = function_name(expr.op);
  const std::string list = function + " over " + lists[expr.ref];
  ++seen[list];
  ++seen[function + (has_condition(expr) ? " where" : " of all")];
  ++seen[function + " " + result_of(trace, expr.type.kind == TypeKind::boolean)];
  if (expr.op == Op::total)
    ++seen[std::string("sum of ") + (expr.type.kind == TypeKind::money ? "amounts" : "numbers")];
  if (trace.arguments.empty()) ++seen[function + " of none"];
  if (is_first(expr.op)) see_first(expr, trace, function, seen);
  for (const ExprId argument : expr.arguments) see_within(model, argument, question + ": a list", seen);
}

void see_lists(const Model& model, ExprId id, const decision::ConditionTrace& trace, const std::string& question,
               Seen& seen) {
  const Expr& expr = model.exprs[id.index];
  if (reference::is_list_function(expr.op)) return see_list(model, expr, trace, question, seen);
  const auto arguments = reference::arguments_of(model, expr);
  for (std::size_t a = 0; a < arguments.size(); ++a) see_lists(model, arguments[a], trace.arguments[a], question, seen);
}

void see_row(const Model& model, const RuleTrace& row, const std::vector<RuleTrace>& rules, Seen& seen) {
  const semantics::Rule& rule = model.rules[row.rule.index];
  const std::string what = policies[static_cast<std::size_t>(model.tables[rule.table.index].policy)];
  ++seen[what + (row.status == Truth::yes ? " holds" : row.status == Truth::no ? " is out" : " may hold")];
  if (!rule.exception_to.empty()) ++seen[what + " derogates"];
  if (model.tables[rule.table.index].rows.size() > 9) ++seen[what + " of more than nine"];
  if (!row.condition) ++seen[what + " without condition"];
  if (row.condition && row.condition->op != Op::all_of) ++seen[what + " with one cell"];
  if (row.own == Truth::no || row.status == row.own) return;
  for (const RuleId other : row.lifted_by) {
    const auto lifter = std::ranges::find(rules, other, &RuleTrace::rule);
    const bool above = model.rules[other.index].table == rule.table;
    ++seen[what + (above ? " below one that counts" : " derogated from")];
    if (above && lifter->status == Truth::no) ++seen[what + " below one that is lifted"];
    if (above && lifter->own == Truth::unknown) ++seen[what + " below one that may count"];
    if (above && row.lifted_by.size() > 1) ++seen[what + " lifted by a row and a rule"];
  }
}

}  // namespace

void see_lists_and_tables(const Model& model, const std::string& question, const decision::Derivation& derivation,
                          Seen& seen) {
  for (const RuleTrace& rule : derivation.rules) {
    const semantics::Rule& written = model.rules[rule.rule.index];
    if (rule.condition) see_lists(model, written.condition, *rule.condition, question, seen);
    if (!written.table.is_some()) continue;
    ++seen[question + ": a table"];
    see_row(model, rule, derivation.rules, seen);
  }
}

void see_missing_of_elements(const Model& model, const decision::Case& facts, const decision::CaseOutcome& outcome,
                             Seen& seen) {
  const auto of_request = [&](const decision::FactRef& fact) {
    return fact.kind == decision::FactRef::Kind::field && model.fields[fact.id].owner == FieldOwner::request;
  };
  for (std::size_t r = 0; r < facts.requests.size(); ++r) {
    for (const auto& fact : outcome.requests[r].right.missing) {
      if (of_request(fact) && fact.entity != r) ++seen["missing fact of another request"];
    }
  }
  for (const auto& decision : outcome.decisions) {
    if (std::ranges::any_of(decision.addressee.missing, of_request) &&
        outcome.requests[decision.requests.front()].need.kind != decision::OutcomeKind::missing)
      ++seen["addressee misses a fact of a request"];
  }
  if (std::ranges::any_of(outcome.plan.direction.missing, of_request)) ++seen["direction misses a fact of a request"];
}

std::vector<std::string> expected_of_lists_and_tables() {
  std::vector<std::string> list;
  for (const std::string& function : functions) {
    for (const std::string& over : lists) list.push_back(function + " over " + over);
    list.push_back(function + " where");
    list.push_back(function + " of none");
  }
  for (const std::string function : {"there is", "for every"}) {
    for (const std::string truth : {"no", "unknown", "yes", "error"}) list.push_back(function + " " + truth);
  }
  for (const std::string function : {"count", "sum"}) {
    for (const std::string result : {"known", "not known", "of all"}) list.push_back(function + " " + result);
  }
  for (const std::string function : {"first by lowest", "first by highest"}) {
    for (const std::string result :
         {"known", "not known", "of all", "geen", "yes", "no", "unknown", "of several", "of several that differ"})
      list.push_back(function + " " + result);
  }
  for (const std::string question : {"law", "need", "right", "payer", "addressee", "direction", "follow-up"}) {
    list.push_back(question + ": a table");
    for (const std::string what : {"a term", "the resident", "a request"})
      list.push_back(question + ": a list reads " + what);
    if (question != "law") list.push_back(question + ": a list reads the law");
  }
  for (const std::string question : {"payer", "direction", "follow-up"})
    list.push_back(question + ": a list reads the right");
  for (const std::string& row : policies) {
    for (const std::string what : {"holds", "is out", "may hold", "derogates", "without condition", "with one cell",
                                   "derogated from", "of more than nine"}) {
      list.push_back(row + " " + what);
    }
  }
  for (const std::string what :
       {"row of first below one that counts", "row of first below one that is lifted",
        "row of first below one that may count", "row of first lifted by a row and a rule", "sum of amounts",
        "sum of numbers", "missing fact of another request", "addressee misses a fact of a request",
        "direction misses a fact of a request", "direction open, judgement", "addressee open, judgement",
        "direction open, waits for 0", "direction open, waits for 2"}) {
    list.push_back(what);
  }
  return list;
}

}  // namespace klap::differential
