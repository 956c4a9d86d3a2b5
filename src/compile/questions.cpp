#include "questions.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <span>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/topological_sort.hpp>

namespace klap::compile {

namespace {

using program::Program;

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;

/// The vertices so that each stands behind those it has an edge to.
std::vector<std::size_t> in_turn(const Graph& graph) {
  std::vector<std::size_t> order;
  boost::topological_sort(graph, std::back_inserter(order));
  return order;
}

/// Every rule behind its exceptions, so that one pass gives all statuses (clause 5.9).
std::vector<RuleId> exceptions_first(const Program& p, const std::vector<RuleId>& in) {
  Graph graph(in.size());
  for (std::size_t i = 0; i < in.size(); ++i)
    for (const RuleId e : p.rule(in[i]).exceptions) {
      const auto at = std::lower_bound(in.begin(), in.end(), e) - in.begin();
      boost::add_edge(i, static_cast<std::size_t>(at), graph);  // i depends on its exception
    }
  std::vector<RuleId> out;
  for (const std::size_t i : in_turn(graph)) out.push_back(in[i]);
  return out;
}

/// Goes through the nodes of an expression and of the terms in it, each once.
template <class Use>
void each_node(const Program& p, ExprId expression, Use use) {
  if (!expression.is_some()) return;
  std::vector<ExprId> stack{expression};
  std::set<ExprId> visited;
  while (!stack.empty()) {
    const ExprId id = stack.back();
    stack.pop_back();
    if (!visited.insert(id).second) continue;
    const program::Node& n = p.node(id);
    use(n);
    if (n.op == Op::term) stack.push_back(p.terms[n.ref].meaning);
    const auto arguments = std::span(p.arguments).subspan(n.first_argument, n.argument_count);
    stack.insert(stack.end(), arguments.begin(), arguments.end());
  }
}

/// Where what a node reads is counted; null if it reads nothing itself.
std::uint32_t* counter_of(const program::Node& n, program::ReadCounts& counts) {
  switch (n.op) {
    case Op::field: return &counts.fields[n.ref];
    case Op::parameter: return &counts.parameters[n.ref];
    case Op::ceiling_reached: return &counts.spent[n.ref];
    case Op::case_date: return &counts.dates[n.ref];
    case Op::answer: return &counts.answers[n.ref];
    case Op::lot_in_force: return &counts.lot_periods;
    case Op::lead_party: return &counts.lot_leads;
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
    case Op::multiply:
    case Op::least:
    case Op::greatest:
    case Op::round_down:
    case Op::round_up:
    case Op::round_half_up:
    case Op::date_forward:
    case Op::date_back:
    case Op::next_working_day:
    case Op::days_through:
    case Op::suspended:
    case Op::exists:
    case Op::for_all:
    case Op::count:
    case Op::total:
    case Op::first_by_lowest:
    case Op::first_by_highest: return nullptr;
  }
  return nullptr;
}

/// What one condition reads, each fact once, through its terms.
void count(const Program& p, ExprId condition, program::ReadCounts& counts) {
  std::set<const std::uint32_t*> seen;
  each_node(p, condition, [&](const program::Node& n) {
    std::uint32_t* counter = counter_of(n, counts);
    if (counter != nullptr && seen.insert(counter).second) ++*counter;
  });
}

program::ReadCounts nothing_read(const Program& p) {
  program::ReadCounts counts;
  counts.fields.assign(p.fields.size(), 0);
  counts.parameters.assign(p.parameters.size(), 0);
  counts.spent.assign(p.budgets.size(), 0);
  counts.answers.assign(p.questions.size(), 0);
  return counts;
}

/// Clause 12.10: each power counts as a rule of the question who decides.
void count_powers(const Program& p, program::ReadCounts& counts) {
  for (const auto& c : p.competences) count(p, c.condition, counts);
  for (const auto& r : p.reservations) count(p, r.condition, counts);
  for (const auto& m : p.mandates) count(p, m.condition, counts);
}

/// The answers that a conclusion reads.
struct AnswersRead {
  const Program& p;
  std::set<QuestionId>& read;

  void operator()(const program::YesNo&) const {}
  void operator()(const program::LawIs&) const {}
  void operator()(const program::OpenOnPurpose&) const {}
  void operator()(const program::NotApplicable&) const {}
  void operator()(const program::ValueIs& c) const { expression(c.value); }
  void operator()(const program::Payment& c) const {
    for (const program::PayShare& share : c.shares) {
      if (share.municipality) party(*share.municipality);
      for (const ExprId id : {share.amount, share.weight, share.at_most}) expression(id);
    }
  }
  void operator()(const program::Addressee& c) const {
    party(c.to);
    for (const program::Party& copy : c.copies) party(copy);
  }
  void operator()(const program::Director& c) const { party(c.is); }
  void operator()(const program::Obligations& c) const {
    for (const program::Obligation& o : c.list) {
      party(o.to);
      expression(o.effective);
    }
  }

  void party(const program::Party& party) const {
    if (party.kind == PartyKind::answer_municipality) read.insert(party.answer);
  }
  void expression(ExprId id) const {
    each_node(p, id, [&](const program::Node& n) {
      if (n.op != Op::answer) return;
      QuestionId question;
      question.index = n.ref;
      read.insert(question);
    });
  }
};

/// The questions whose answers each question needs (clause 2.4).
std::vector<std::set<QuestionId>> needs(const Program& p) {
  using enum QuestionKind;
  std::vector<std::set<QuestionId>> needs(p.questions.size());
  const auto put = [&](QuestionKind question, std::initializer_list<QuestionKind> earlier) {
    for (const QuestionKind e : earlier) needs[QuestionId(question).index].insert(e);
  };
  put(need, {law});
  put(right, {law, need});
  for (const QuestionKind q : {payer, decider, orderer, addressee, direction}) put(q, {law, need, right});
  put(follow_up, {law, need, right, payer, decider, orderer, addressee, direction});
  for (const program::Rule& rule : p.rules) {
    const AnswersRead reads{p, needs[rule.question.index]};
    reads.expression(rule.condition);
    std::visit(reads, rule.conclusion);
  }
  for (const QuestionKind question : {decider, orderer}) {
    const AnswersRead of_powers{p, needs[QuestionId(question).index]};
    for (const auto& c : p.competences) of_powers.expression(c.condition);
    for (const auto& r : p.reservations) of_powers.expression(r.condition);
    for (const auto& m : p.mandates) of_powers.expression(m.condition);
  }
  for (const program::Safeguard& s : p.safeguards)
    AnswersRead{p, needs[QuestionId(s.question).index]}.expression(s.condition);
  for (std::size_t own = 0; own < p.own_questions.size(); ++own) {
    if (!p.own_questions[own].divides) continue;  // what is decided together has to be known first
    for (const QuestionKind q : {decider, orderer, addressee})
      needs[QuestionId(q).index].insert(QuestionId::of_own(own));
  }
  return needs;
}

std::vector<QuestionId> questions_in_turn(const Program& p) {
  Graph graph(p.questions.size());
  for (std::size_t q = 0; q < p.questions.size(); ++q)
    for (const QuestionId earlier : p.questions[q].needs) boost::add_edge(q, earlier.index, graph);
  std::vector<QuestionId> turn;
  for (const std::size_t q : in_turn(graph)) turn.push_back(p.questions[q].id);
  return turn;
}

void declare(const semantics::Model& model, Program& p) {
  const auto add = [&](QuestionId id, bool asked, CaseDate as_of) {
    program::Question& question = p.questions.emplace_back();
    question.id = id;
    question.asked = asked;
    question.as_of = as_of;
  };
  for (std::size_t q = 0; q < model.questions.size(); ++q)
    add(static_cast<QuestionKind>(q), model.questions[q].asked, model.questions[q].as_of);
  for (std::size_t own = 0; own < model.own_questions.size(); ++own)
    add(QuestionId::of_own(own), true, model.own_questions[own].as_of);
  for (std::size_t q = 0; q < model.questions.size(); ++q)
    if (const auto& first = model.questions[q].first) p.questions[q].first = program::GoesFirst{first->by, first->lowest};
}

}  // namespace

void questions(const semantics::Model& model, Program& p) {
  declare(model, p);
  p.reads.assign(p.questions.size(), nothing_read(p));
  for (std::size_t i = 0; i < p.rules.size(); ++i) {
    const std::size_t q = p.rules[i].question.index;
    p.questions[q].rules.emplace_back(i);
    count(p, p.rules[i].condition, p.reads[q]);
  }
  for (const QuestionKind q : {QuestionKind::decider, QuestionKind::orderer})
    count_powers(p, p.reads[QuestionId(q).index]);
  for (const program::Safeguard& s : p.safeguards)
    count(p, s.condition, p.safeguard_reads.emplace_back(nothing_read(p)));
  for (program::Question& question : p.questions) {
    question.order = exceptions_first(p, question.rules);
    question.turn.resize(question.order.size());
    for (std::uint32_t i = 0; i < question.order.size(); ++i) {
      const auto at = std::lower_bound(question.rules.begin(), question.rules.end(), question.order[i]);
      question.turn[static_cast<std::size_t>(at - question.rules.begin())] = i;
    }
  }
  const auto all = needs(p);
  for (std::size_t q = 0; q < all.size(); ++q) p.questions[q].needs.assign(all[q].begin(), all[q].end());
  p.turn = questions_in_turn(p);
}

}  // namespace klap::compile
