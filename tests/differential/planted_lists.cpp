// Faults in lists and tables (clauses 5.12 – 5.16).
#include <algorithm>

#include "differential/planting.hpp"
#include "reference/conditions.hpp"
#include "reference/questions.hpp"

namespace klap::differential {
namespace {

using decision::Case;
using decision::ConditionTrace;
using decision::Truth;
using reference::Judged;
using semantics::Expr;
using semantics::Model;

ExprId append(Model& model, Op op, TypeKind type, std::vector<ExprId> arguments, std::uint32_t ref = 0) {
  Expr expr;
  expr.op = op;
  expr.type.kind = type;
  expr.arguments = std::move(arguments);
  expr.ref = ref;
  model.exprs.push_back(expr);
  return ExprId(model.exprs.size() - 1);
}

ExprId append_literal(Model& model, Value value) {
  const ExprId id = append(model, Op::literal, value.kind, {});
  model.exprs[id.index].literal = value;
  return id;
}

ExprId append_copy(Model& model, const Expr& expr) {
  model.exprs.push_back(expr);
  return ExprId(model.exprs.size() - 1);
}

/// Every list function that was written, by its place: what is appended meanwhile is not one of them.
Fault in_lists(const std::string& name, const std::function<void(Model&, std::size_t)>& change) {
  return in_rules(name, [change](Model& model) {
    const std::size_t written = model.exprs.size();
    for (std::size_t i = 0; i < written; ++i) {
      if (reference::is_list_function(model.exprs[i].op)) change(model, i);
    }
  });
}

// `voor elke` and also: there is one.
void need_one(Model& model, std::size_t i) {
  const Expr list = model.exprs[i];
  if (list.op != Op::for_all) return;
  const ExprId yes = append_literal(model, Value::boolean(true));
  const ExprId some = append(model, Op::exists, TypeKind::boolean, {yes}, list.ref);
  const ExprId all = append_copy(model, list);
  model.exprs[i].op = Op::all_of;
  model.exprs[i].arguments = {all, some};
}

// The sum, plus the sum of everything, less the same: what the condition leaves out is read all the same.
void read_all_addends(Model& model, std::size_t i) {
  const Expr list = model.exprs[i];
  if (list.op != Op::total || list.arguments.size() < 2) return;
  Expr whole = list;
  whole.arguments = {list.arguments.back()};
  const ExprId first = append_copy(model, whole);
  const ExprId second = append_copy(model, whole);
  const ExprId sum = append_copy(model, list);
  Expr nothing = whole;
  nothing.op = Op::subtract;
  nothing.arguments = {first, second};
  const ExprId zero = append_copy(model, nothing);
  model.exprs[i].op = Op::add;
  model.exprs[i].arguments = {sum, zero};
}

// The counts of a condition as numbers of what is surely in, from the trace of the condition.
void count_what_is_known(Model& model, ExprId id, const ConditionTrace& trace) {
  const Expr expr = model.exprs[id.index];
  if (expr.op == Op::count && !expr.arguments.empty()) {
    const auto in = std::ranges::count(trace.arguments, Truth::yes, &ConditionTrace::truth);
    model.exprs[id.index].op = Op::literal;
    model.exprs[id.index].literal = Value::number(in);
    model.exprs[id.index].arguments.clear();
    return;
  }
  if (reference::is_list_function(expr.op)) return;
  const auto arguments = reference::arguments_of(model, expr);
  for (std::size_t a = 0; a < arguments.size() && a < trace.arguments.size(); ++a)
    count_what_is_known(model, arguments[a], trace.arguments[a]);
}

// The right of every request, with what is not known of an element counted as no.
void ignore_unknown(const Model& model, const Case& facts, Judged& judged) {
  for (std::size_t r = 0; r < facts.requests.size(); ++r) {
    Model other = model;
    for (const auto& rule : judged.derivation.requests[r].right.rules) {
      if (rule.condition) count_what_is_known(other, model.rules[rule.rule.index].condition, *rule.condition);
    }
    const reference::Entity entity{facts.requests[r].person, r, &judged.outcome};
    judged.outcome.requests[r].right = answer_question(other, facts, QuestionKind::right, entity).outcome;
  }
}

// Need and right of a request, if these were the answers so far.
void answer_again(const Model& model, const Case& facts, std::size_t r, const decision::CaseOutcome& answers,
                  Judged& judged) {
  const reference::Entity entity{facts.requests[r].person, r, &answers};
  judged.outcome.requests[r].need = answer_question(model, facts, QuestionKind::need, entity).outcome;
  judged.outcome.requests[r].right = answer_question(model, facts, QuestionKind::right, entity).outcome;
}

// Of every element the law of the request that is asked about.
void law_of_who_asks(const Model& model, const Case& facts, Judged& judged) {
  for (std::size_t r = 0; r < facts.requests.size(); ++r) {
    decision::CaseOutcome answers = judged.outcome;
    for (auto& request : answers.requests) request.law = judged.outcome.requests[r].law;
    answer_again(model, facts, r, answers, judged);
  }
}

// What is asked of a request while only those before it have a law.
void answer_request_by_request(const Model& model, const Case& facts, Judged& judged) {
  for (std::size_t r = 0; r < facts.requests.size(); ++r) {
    decision::CaseOutcome answers = judged.outcome;
    for (std::size_t later = r + 1; later < answers.requests.size(); ++later) {
      answers.requests[later].law = {};
      answers.requests[later].law.kind = decision::OutcomeKind::open;
    }
    answer_again(model, facts, r, answers, judged);
  }
}

// The missing facts of an element as if they were of who asks.
void miss_of_who_asks(const Model& model, const Case&, Judged& judged) {
  for (std::size_t r = 0; r < judged.outcome.requests.size(); ++r) {
    for (auto& fact : judged.outcome.requests[r].right.missing) {
      const bool field = fact.kind == decision::FactRef::Kind::field;
      if (field && model.fields[fact.id].owner == FieldOwner::request) fact.entity = static_cast<std::uint32_t>(r);
    }
  }
}

// Of two that come first together the one with the least of what is wanted: that is no conflict between them.
void by_what_is_wanted(Model& model, std::size_t i) {
  Expr& list = model.exprs[i];
  const bool first = list.op == Op::first_by_lowest || list.op == Op::first_by_highest;
  const TypeKind type = list.type.kind;
  const bool has_order = type == TypeKind::money || type == TypeKind::number || type == TypeKind::date;
  if (first && has_order) list.arguments.back() = list.arguments[list.arguments.size() - 2];
}

std::vector<Fault> faults_of_lists() {
  return {
      in_lists("the list of the resident is that of all",
               [](Model& m, std::size_t i) {
                 if (m.exprs[i].ref == static_cast<std::uint32_t>(ListKind::requests_of_resident))
                   m.exprs[i].ref = static_cast<std::uint32_t>(ListKind::requests);
               }),
      in_lists("for every one of none is no", need_one),
      in_lists("what a sum leaves out is read", read_all_addends),
      in_lists("a sum adds all",
               [](Model& m, std::size_t i) {
                 auto& arguments = m.exprs[i].arguments;
                 if (m.exprs[i].op == Op::total && arguments.size() > 1) arguments.erase(arguments.begin());
               }),
      in_lists("the last by a fact is the first",
               [](Model& m, std::size_t i) {
                 Op& op = m.exprs[i].op;
                 if (op == Op::first_by_lowest || op == Op::first_by_highest)
                   op = op == Op::first_by_lowest ? Op::first_by_highest : Op::first_by_lowest;
               }),
      in_lists("the first of all is the first of some",
               [](Model& m, std::size_t i) {
                 auto& arguments = m.exprs[i].arguments;
                 const bool first = m.exprs[i].op == Op::first_by_lowest || m.exprs[i].op == Op::first_by_highest;
                 if (first && arguments.size() > 2) arguments.erase(arguments.begin());
               }),
      in_lists("the first is the first by what is wanted", by_what_is_wanted),
      in_outcome("a count ignores what is not known", ignore_unknown),
      in_outcome("the law of an element is that of the request asked about", law_of_who_asks),
      in_outcome("requests are answered one by one", answer_request_by_request),
      in_outcome("what is missing of an element is asked of the request asked about", miss_of_who_asks),
      in_case("who asks for nothing is no person of the case",
              [](const Model&, Case& c) {
                std::uint32_t last = 0;
                for (const auto& request : c.requests)
                  last = std::max(last, static_cast<std::uint32_t>(request.person));
                for_all_facts(c, [&](std::size_t, decision::Fact& fact) {
                  if (fact.value.kind == TypeKind::person) last = std::max(last, fact.value.as_person());
                  for (const auto& [from, value] : fact.history) {
                    if (value.kind == TypeKind::person) last = std::max(last, value.as_person());
                  }
                });
                for (const auto& taken : c.decisions) last = std::max(last, static_cast<std::uint32_t>(taken.person));
                c.persons.resize(last + 1);
              }),
  };
}

void set_policy(Model& model, HitPolicy policy) {
  for (auto& table : model.tables) table.policy = policy;
}

// A row that is above another is an exception to it: its status counts, not its own.
void rows_as_exceptions(Model& model) {
  write_precedence(model);
  for (auto& table : model.tables) {
    if (table.policy != HitPolicy::first) continue;
    table.policy = HitPolicy::every;
    for (std::size_t below = 1; below < table.rows.size(); ++below) {
      for (std::size_t above = 0; above < below; ++above) {
        if (is_written_exception(model, table.rows[below], table.rows[above])) continue;
        model.rules[table.rows[above].index].exception_to.push_back(table.rows[below]);
      }
    }
  }
}

/// What keeps only the first row of a table, or only its last.
void derogate_from_one_row(Model& model, bool last) {
  write_precedence(model);
  for (auto& rule : model.rules) {
    std::erase_if(rule.exception_to, [&](RuleId to) {
      const TableId table = model.rules[to.index].table;
      if (!table.is_some()) return false;
      const auto& rows = model.tables[table.index].rows;
      return to != (last ? rows.back() : rows.front());
    });
  }
}

void forget_rows_above(const Model& model, const Case&, Judged& judged) {
  const auto forget = [&](decision::Derivation& derivation) {
    for (auto& rule : derivation.rules) {
      const TableId table = model.rules[rule.rule.index].table;
      std::erase_if(rule.lifted_by,
                    [&](RuleId other) { return table.is_some() && model.rules[other.index].table == table; });
    }
  };
  for (auto& request : judged.derivation.requests) {
    for (auto* d : {&request.law, &request.need, &request.right, &request.payer, &request.follow_up}) forget(*d);
  }
  for (auto& decision : judged.derivation.decisions) forget(decision.addressee);
  forget(judged.derivation.plan.direction);
}

/// Not the first row above that may count, but the nearest.
void lifted_by_nearest(const Model& model, const Case&, Judged& judged) {
  for (auto& request : judged.derivation.requests) {
    for (auto& rule : request.right.rules) {
      const TableId table = model.rules[rule.rule.index].table;
      if (!table.is_some()) continue;
      for (RuleId& other : rule.lifted_by) {
        if (model.rules[other.index].table != table) continue;
        for (const auto& nearer : request.right.rules) {
          const bool above = nearer.rule < rule.rule && model.rules[nearer.rule.index].table == table;
          if (above && nearer.own != Truth::no) other = nearer.rule;
        }
      }
    }
  }
}

std::vector<Fault> faults_of_tables() {
  std::vector<Fault> faults{
      in_rules("every row counts as a rule", [](Model& m) { set_policy(m, HitPolicy::every); }),
      in_rules("of every table only the first row counts", [](Model& m) { set_policy(m, HitPolicy::first); }),
      in_rules("rows that exclude each other may agree",
               [](Model& m) {
                 for (auto& table : m.tables) {
                   if (table.policy == HitPolicy::unique) table.policy = HitPolicy::every;
                 }
               }),
      in_rules("of rows that exclude each other the first counts",
               [](Model& m) {
                 for (auto& table : m.tables) {
                   if (table.policy == HitPolicy::unique) table.policy = HitPolicy::first;
                 }
               }),
      in_rules("a row that is lifted brings those below it back", rows_as_exceptions),
      in_rules("an exception to a table is one to its first row", [](Model& m) { derogate_from_one_row(m, false); }),
      in_rules("an exception to a table is one to its last row", [](Model& m) { derogate_from_one_row(m, true); }),
      in_rules("rows are looked at from below",
               [](Model& m) {
                 for (auto& table : m.tables) std::ranges::reverse(table.rows);
               }),
      in_outcome("the rows above do not stand in the derivation", forget_rows_above),
      in_outcome("the nearest row above stands in the derivation", lifted_by_nearest),
  };
  for (std::size_t last = faults.size() - 2; last < faults.size(); ++last) faults[last].of_derivation = true;
  return faults;
}

}  // namespace

std::vector<Fault> faults_of_lists_and_tables() {
  std::vector<Fault> all = faults_of_lists();
  for (auto& fault : faults_of_tables()) all.push_back(fault);
  return all;
}

}  // namespace klap::differential
