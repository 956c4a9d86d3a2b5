#include "check.hpp"

#include <algorithm>

#include "fields.hpp"

namespace klap::image {
namespace {

using program::Program;

/// Goes through all parts as reading did.
class Pointing {
 public:
  explicit Pointing(const Program& program) : p_(program) {}

  template <class... T>
  void operator()(const T&... parts) {
    (look(parts), ...);
  }

  [[nodiscard]] bool inside() const { return inside_; }

 private:
  template <class T>
  requires(std::integral<T> || std::is_enum_v<T>) void look(T) {}
  void look(const std::string&) {}
  void look(const Date&) {}
  void look(const Money&) {}
  void look(const Ratio&) {}
  void look(const Value& x) {
    if (x.kind == TypeKind::lot) look(LotId(static_cast<std::size_t>(x.raw)));
    if (x.kind == TypeKind::provider) look(ActorId(static_cast<std::size_t>(x.raw)));
    if (x.kind == TypeKind::law) look(SourceId(static_cast<std::size_t>(x.raw)));
  }
  void look(QuestionId x) { inside_ = inside_ && x.index < p_.questions.size(); }
  template <class Tag>
  void look(Id<Tag> x) {
    inside_ = inside_ && (!x.is_some() || x.index < count(x));
  }
  template <class T>
  void look(const std::vector<T>& x) {
    for (const T& one : x) look(one);
  }
  template <class T, std::size_t n>
  void look(const std::array<T, n>& x) {
    for (const T& one : x) look(one);
  }
  template <class T>
  void look(const std::optional<T>& x) {
    if (x) look(*x);
  }
  template <class A, class B>
  void look(const std::pair<A, B>& x) {
    (*this)(x.first, x.second);
  }
  template <class... T>
  void look(const std::variant<T...>& x) {
    std::visit([&](const auto& one) { look(one); }, x);
  }
  template <class T>
  requires requires(Pointing& a, const T& x) { fields(a, x); }
  void look(const T& x) { fields(*this, x); }

  std::size_t count(ActorId) const { return p_.actors.size(); }
  std::size_t count(SourceId) const { return p_.sources.size(); }
  std::size_t count(MunicipalityId) const { return p_.municipalities.size(); }
  std::size_t count(BudgetId) const { return p_.budgets.size(); }
  std::size_t count(LotId) const { return p_.lots.size(); }
  std::size_t count(FieldId) const { return p_.fields.size(); }
  std::size_t count(ParameterId) const { return p_.parameters.size(); }
  std::size_t count(TermId) const { return p_.terms.size(); }
  std::size_t count(RuleId) const { return p_.rules.size(); }
  std::size_t count(TableId) const { return p_.tables.size(); }
  std::size_t count(ExprId) const { return p_.nodes.size(); }
  std::size_t count(MandateId) const { return p_.mandates.size(); }
  std::size_t count(DelegationId) const { return p_.delegations.size(); }
  std::size_t count(SafeguardId) const { return p_.safeguards.size(); }
  std::size_t count(program::ColumnId) const { return p_.atoms.columns.size(); }
  std::size_t count(program::AtomId) const { return p_.atoms.atoms.size(); }

  const Program& p_;
  bool inside_ = true;
};

/// From `first`, `count` of them, in a list of so many.
bool in(std::uint64_t first, std::uint64_t count, std::size_t size) { return first + count <= size; }

/// The lists that stand beside others are as long as these.
bool parallel(const Program& p) {
  const std::size_t questions = question_kind_count + p.own_questions.size();
  bool fine = p.questions.size() == questions && p.indexes.size() == questions && p.reads.size() == questions &&
              p.turn.size() == questions && p.atoms.rules.size() == p.rules.size() &&
              p.atoms.of_nodes.size() == p.nodes.size() && p.chains.of_actor.size() == p.actors.size();
  for (const program::Question& q : p.questions)
    fine = fine && q.turn.size() == q.rules.size() && q.order.size() == q.rules.size() &&
           (!q.first || (q.first->by.is_some() && q.first->by.index < p.fields.size() &&
                         p.fields[q.first->by.index].owner == FieldOwner::request));
  fine = fine && p.safeguard_reads.size() == p.safeguards.size();
  for (const auto* all : {&p.reads, &p.safeguard_reads})
    for (const program::ReadCounts& r : *all)
      fine = fine && r.fields.size() == p.fields.size() && r.parameters.size() == p.parameters.size() &&
             r.spent.size() == p.budgets.size() && r.answers.size() == questions;
  return fine;
}

/// What a node refers to by its operator (base/vocabulary.hpp); those that refer to nothing have any number.
bool refers_inside(const Program& p, const program::Node& n) {
  switch (n.op) {
    case Op::field: return n.ref < p.fields.size();
    case Op::parameter: return n.ref < p.parameters.size();
    case Op::term: return n.ref < p.terms.size();
    case Op::case_date: return n.ref < static_cast<std::uint32_t>(case_date_count);
    case Op::answer: return n.ref < p.questions.size();
    case Op::ceiling_reached: return n.ref < p.budgets.size();
    default: return true;
  }
}

bool columns(const Program& p) {
  return std::all_of(p.atoms.columns.begin(), p.atoms.columns.end(), [&](const program::Column& c) {
    const bool age = c.kind == program::Column::Kind::age, spent = c.kind == program::Column::Kind::spent;
    return (!age || c.ref < static_cast<std::uint32_t>(case_date_count)) && (!spent || c.ref < p.budgets.size());
  });
}

bool nodes(const Program& p) {
  return std::all_of(p.nodes.begin(), p.nodes.end(), [&](const program::Node& n) {
    if (!refers_inside(p, n) || !in(n.first_argument, n.argument_count, p.arguments.size())) return false;
    const auto at = static_cast<std::size_t>(&n - p.nodes.data());
    const auto* const first = p.arguments.data() + n.first_argument;
    return std::all_of(first, first + n.argument_count, [&](ExprId a) { return a.is_some() && a.index < at; });
  });
}

bool atoms(const program::AtomTable& t) {
  const auto interval = [&](const program::Atom& a) { return in(a.first, a.count, t.intervals.size()); };
  const auto rule = [&](const program::RuleAtoms& r) { return in(r.first, r.count, t.of_rules.size()); };
  return std::all_of(t.atoms.begin(), t.atoms.end(), interval) && std::all_of(t.rules.begin(), t.rules.end(), rule);
}

bool index(const program::Index& index) {
  for (const program::IndexColumn& c : index.columns) {
    const std::uint64_t cells =
        c.cuts == 0 ? static_cast<std::uint64_t>(c.high - c.low) + 1 : std::uint64_t{c.cuts} + 1;
    if (c.high < c.low || !in(c.first_cell, cells, index.cells.size()) || !in(c.first_cut, c.cuts, index.cuts.size()))
      return false;
  }
  for (const program::IndexGroup& g : index.groups) {
    if (!in(g.first_column, g.columns, index.columns.size())) return false;
    std::uint64_t last = 0;  // the highest row that its columns lead to together
    for (std::uint32_t i = 0; i < g.columns; ++i) {
      const program::IndexColumn& c = index.columns[g.first_column + i];
      const auto begin = index.cells.begin() + c.first_cell;
      const auto end = begin + (c.cuts == 0 ? c.high - c.low + 1 : std::int64_t{c.cuts} + 1);
      last += std::max({*std::max_element(begin, end), c.unsure, c.none});
    }
    if (!in(g.first_word, (last + 1) * index.words, index.bits.size())) return false;
  }
  const std::uint64_t bits = std::uint64_t{64} * index.words;
  return index.words == 1 ? index.rules.size() <= 64
                          : index.words % program::Index::block_words == 0 && index.rules.size() <= bits;
}

bool chains(const Program& p) {
  const auto range = [&](const std::pair<std::uint32_t, std::uint32_t>& r) {
    return r.first <= r.second && r.second <= p.chains.chains.size();
  };
  return std::all_of(p.chains.of_actor.begin(), p.chains.of_actor.end(), range);
}

}  // namespace

bool points_inside(const Program& program) {
  Pointing pointing(program);
  fields(pointing, program);
  return pointing.inside() && parallel(program) && nodes(program) && columns(program) && atoms(program.atoms) &&
         chains(program) &&
         std::all_of(program.indexes.begin(), program.indexes.end(), [](const auto& one) { return index(one); });
}

}  // namespace klap::image
