#include <klap/compile/compile.hpp>

#include <algorithm>
#include <iterator>
#include <set>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/topological_sort.hpp>

#include "atoms.hpp"
#include "chains.hpp"

namespace klap::compile {

namespace {

using program::Program;
using semantics::Model;

program::Named named(const semantics::Declared& d) { return {d.name, d.label}; }

std::vector<program::Ground> grounds(const std::vector<semantics::Ground>& from) {
  std::vector<program::Ground> to;
  for (const auto& g : from) to.push_back({g.source, g.article});
  return to;
}

std::uint8_t kinds(semantics::DecisionKinds from) { return static_cast<std::uint8_t>(from.to_ulong()); }

void declarations(const Model& model, Program& p) {
  for (const auto& s : model.sources) p.sources.push_back({named(s), s.kind});
  for (const auto& m : model.municipalities) p.municipalities.push_back({named(m), m.code});
  for (const auto& a : model.actors) p.actors.push_back({named(a), a.kind, a.body, a.agb});
  for (const auto& b : model.budgets) {
    program::Budget to{named(b), b.municipality, b.body, b.stream, b.task_field, {}};
    if (b.ceiling) to.ceiling = program::Ceiling{b.ceiling->amount, b.ceiling->period};
    p.budgets.push_back(std::move(to));
  }
  for (const auto& l : model.lots) {
    program::Lot to{named(l), l.period, l.lead, l.delivers};
    std::sort(to.delivers.begin(), to.delivers.end());
    p.lots.push_back(std::move(to));
  }
  for (const auto& f : model.fields) {
    program::Field to;
    static_cast<program::Named&>(to) = named(f);
    to.owner = f.owner;
    to.type = f.type.kind;
    to.unit = f.type.unit;
    to.optional = f.type.optional;
    to.history = f.type.history;
    to.choices_of = f.type.choices;
    to.choices = f.choices;
    to.question = f.question;
    to.asked_on = grounds(f.asked_on);
    if (f.presumption) {
      to.presumed = f.presumption->value;
      to.presumed_because = f.presumption->reason;
    }
    to.effort = f.effort;
    to.judge = f.judge;
    p.fields.push_back(std::move(to));
  }
  for (const auto& x : model.parameters) {
    program::Parameter to{named(x), x.type.kind, x.type.unit, {}};
    for (const auto& from : x.values) to.values.push_back({from.value, from.validity, grounds(from.grounds)});
    p.parameters.push_back(std::move(to));
  }
  for (const auto& t : model.terms) p.terms.push_back({named(t), t.meaning});
}

void conditions(const Model& model, Program& p) {
  for (const auto& e : model.exprs) {
    program::Node node;
    node.op = e.op;
    node.type = e.type.kind;
    node.unit = e.type.unit;
    const bool choice = e.op == Op::literal && e.type.kind == TypeKind::choice;
    node.ref = choice ? e.type.choices.index : e.ref;
    node.literal = e.literal;
    node.first_argument = static_cast<std::uint32_t>(p.arguments.size());
    node.argument_count = static_cast<std::uint32_t>(e.arguments.size());
    p.arguments.insert(p.arguments.end(), e.arguments.begin(), e.arguments.end());
    p.nodes.push_back(node);
  }
}

program::Party party(const semantics::Party& from) { return {from.kind, from.field, from.actor}; }

program::Conclusion conclusion(const semantics::Conclusion& from) {
  struct Visit {
    program::Conclusion operator()(const semantics::YesNo& c) const { return program::YesNo{c.yes}; }
    program::Conclusion operator()(const semantics::LawIs& c) const { return program::LawIs{c.law}; }
    program::Conclusion operator()(const semantics::OpenOnPurpose& c) const { return program::OpenOnPurpose{c.by}; }
    program::Conclusion operator()(const semantics::Payment& c) const {
      program::Payment to;
      for (const auto& s : c.shares)
        to.shares.push_back({static_cast<program::PayShare::Kind>(s.kind), s.ratio, s.order});
      to.leftover = c.leftover;
      return to;
    }
    program::Conclusion operator()(const semantics::Addressee& c) const {
      program::Addressee to{party(c.to), {}};
      for (const auto& copy : c.copies) to.copies.push_back(party(copy));
      return to;
    }
    program::Conclusion operator()(const semantics::Director& c) const { return program::Director{party(c.is)}; }
    program::Conclusion operator()(const semantics::Obligations& c) const {
      program::Obligations to;
      for (const auto& o : c.list) {
        program::Obligation one{o.kind, o.message, party(o.to), {}};
        if (o.due) one.due = program::Due{o.due->count, o.due->unit, o.due->from};
        to.list.push_back(std::move(one));
      }
      return to;
    }
  };
  return std::visit(Visit{}, from);
}

void rules(const Model& model, Program& p) {
  for (const auto& r : model.rules) {
    program::Rule to;
    static_cast<program::Named&>(to) = named(r);
    to.question = r.question;
    to.condition = r.condition;
    to.exception_to = r.exception_to;
    to.conclusion = conclusion(r.conclusion);
    to.grounds = grounds(r.grounds);
    to.reason = r.reason;
    to.validity = r.validity;
    to.table = r.table;
    p.rules.push_back(std::move(to));
  }
  for (const auto& t : model.tables) p.tables.push_back({named(t), t.policy, t.rows});
  for (std::size_t i = 0; i < p.rules.size(); ++i)
    for (const RuleId base : p.rules[i].exception_to) p.rules[base.index].exceptions.emplace_back(i);
}

/// Every rule behind its exceptions, so that one pass gives all statuses (clause 5.9).
std::vector<RuleId> exceptions_first(const Program& p, const std::vector<RuleId>& in) {
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
  Graph graph(in.size());
  for (std::size_t i = 0; i < in.size(); ++i)
    for (const RuleId e : p.rule(in[i]).exceptions) {
      const auto at = std::lower_bound(in.begin(), in.end(), e) - in.begin();
      boost::add_edge(i, static_cast<std::size_t>(at), graph);  // i depends on its exception
    }
  std::vector<std::size_t> order;
  boost::topological_sort(graph, std::back_inserter(order));  // what is depended on comes first
  std::vector<RuleId> out;
  for (const std::size_t i : order) out.push_back(in[i]);
  return out;
}

/// What one condition reads, each fact once, through its terms.
class Reads {
 public:
  explicit Reads(const Program& p) : p_(p) {}

  void count(ExprId condition, program::ReadCounts& counts) {
    seen_.clear();
    std::vector<ExprId> stack{condition};
    std::set<ExprId> visited;
    while (!stack.empty()) {
      const ExprId id = stack.back();
      stack.pop_back();
      if (!visited.insert(id).second) continue;
      const program::Node& n = p_.node(id);
      one(n, counts);
      if (n.op == Op::term) stack.push_back(p_.terms[n.ref].meaning);
      for (std::uint32_t i = 0; i < n.argument_count; ++i) stack.push_back(p_.arguments[n.first_argument + i]);
    }
  }

 private:
  void one(const program::Node& n, program::ReadCounts& counts) {
    std::uint32_t* counter = nullptr;
    switch (n.op) {
      case Op::field: counter = &counts.fields[n.ref]; break;
      case Op::parameter: counter = &counts.parameters[n.ref]; break;
      case Op::ceiling_reached: counter = &counts.spent[n.ref]; break;
      case Op::case_date: counter = &counts.dates[n.ref]; break;
      case Op::answer: counter = &counts.answers[n.ref]; break;
      case Op::lot_in_force: counter = &counts.lot_periods; break;
      case Op::lead_party: counter = &counts.lot_leads; break;
      case Op::literal:
      case Op::resident:
      case Op::term:
      case Op::all_of:
      case Op::any_of:
      case Op::negation:
      case Op::equal:
      case Op::one_of:
      case Op::is_none:
      case Op::less:
      case Op::less_equal:
      case Op::greater:
      case Op::greater_equal:
      case Op::age_at_least:
      case Op::lot_delivers:
      case Op::add:
      case Op::subtract:
      case Op::exists:
      case Op::for_all:
      case Op::count:
      case Op::total: break;
    }
    if (counter != nullptr && seen_.insert(counter).second) ++*counter;
  }

  const Program& p_;
  std::set<const std::uint32_t*> seen_;
};

void questions(const Model& model, Program& p) {
  for (std::size_t q = 0; q < p.questions.size(); ++q) {
    p.questions[q].kind = static_cast<QuestionKind>(q);
    p.questions[q].asked = model.questions[q].asked;
    p.questions[q].as_of = model.questions[q].as_of;
    p.reads[q].fields.assign(p.fields.size(), 0);
    p.reads[q].parameters.assign(p.parameters.size(), 0);
    p.reads[q].spent.assign(p.budgets.size(), 0);
  }
  Reads reads(p);
  for (std::size_t i = 0; i < p.rules.size(); ++i) {
    const auto q = static_cast<std::size_t>(p.rules[i].question);
    p.questions[q].rules.emplace_back(i);
    if (p.rules[i].condition.is_some()) reads.count(p.rules[i].condition, p.reads[q]);
  }
  for (auto& question : p.questions) {
    question.order = exceptions_first(p, question.rules);
    question.turn.resize(question.order.size());
    for (std::uint32_t i = 0; i < question.order.size(); ++i) {
      const auto at = std::lower_bound(question.rules.begin(), question.rules.end(), question.order[i]);
      question.turn[static_cast<std::size_t>(at - question.rules.begin())] = i;
    }
  }
}

void power(const Model& model, Program& p) {
  for (const auto& c : model.competences)
    p.competences.push_back({c.body, c.laws, kinds(c.kinds), c.validity, grounds(c.grounds)});
  for (const auto& m : model.mandates)
    p.mandates.push_back(
        {m.from, m.to, m.laws, kinds(m.kinds), m.ceiling, m.may_submandate, m.validity, grounds(m.grounds)});
  p.chains = chains(p);
  const auto& decider = model.questions[static_cast<std::size_t>(QuestionKind::decider)];
  p.no_interest_presumed = decider.no_interest.has_value();
  if (decider.no_interest) p.no_interest_because = decider.no_interest->reason;
  if (!model.ladder) return;
  program::Ladder ladder{{}, model.ladder->from, model.ladder->interim};
  for (const auto& rung : model.ladder->rungs) ladder.rungs.push_back({rung.actor, rung.working_days});
  p.ladder = std::move(ladder);
}

}  // namespace

Program compile(const Model& model, std::string hash) {
  Program p;
  p.hash = std::move(hash);
  p.name = model.name;
  p.version = model.version;
  p.municipality = model.municipality;
  p.concept_text = model.status == semantics::Status::concept_text;
  declarations(model, p);
  conditions(model, p);
  rules(model, p);
  questions(model, p);
  p.atoms = atoms(p);
  for (std::size_t q = 0; q < p.questions.size(); ++q) p.indexes[q] = index(p, p.questions[q]);
  power(model, p);
  p.costs = model.costs;
  p.birth_date = model.birth_date;
  for (std::size_t i = 0; i < p.fields.size(); ++i)
    if (p.fields[i].type == TypeKind::person) p.person_fields.emplace_back(i);
  return p;
}

}  // namespace klap::compile
