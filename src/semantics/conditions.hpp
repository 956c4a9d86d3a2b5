// The reader of one condition.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "analysis.hpp"

namespace klap::semantics {

/// An expression with its type; without an id if it has an error, which was reported.
struct Typed {
  ExprId id;
  Type type;
  bool any_unit = false;  // an amount written in the text: its unit is that of the other side
  Span span;
  [[nodiscard]] bool ok() const { return id.is_some(); }
};

class ConditionReader {
 public:
  ConditionReader(Analysis& analysis, CaseDate as_of, std::optional<std::uint32_t> term);

  Typed chain(NodeRef node);
  /// What a rule of an own question answers; `type` is that of its answer.
  Typed answer(NodeRef conclusion, const Type& type);
  /// The date of a `per` clause, which may be geen.
  Typed day(NodeRef clause);
  /// An amount or number in a payment; see read_size.
  Typed size(NodeRef clause, const Type& type);
  /// What a cell asks of its head; see read_cells.
  Typed cell(NodeRef head, NodeRef cell);
  /// Can the head be read at all? Reports if not; leaves nothing behind.
  bool head(NodeRef head);
  Typed truth(const Typed& t, NodeRef at);
  Typed negation(const Typed& t);

 private:
  // making expressions
  Typed make(Op op, Type type, Span span, std::vector<ExprId> arguments = {}, std::uint32_t ref = 0);
  Typed literal(Value value, Type type, Span span);
  static Typed bad(Span span);
  [[nodiscard]] Span joined(Span x, Span y) const;

  // conditions.cpp: operators
  Typed segment(const std::vector<NodeRef>& items, const std::vector<NodeRef>& more, std::size_t& taken);
  Typed join(NodeRef node, const std::vector<Typed>& parts, const std::vector<NodeRef>& joints);
  Typed comparison(const std::vector<NodeRef>& items, std::size_t& at, NodeRef op, const std::vector<NodeRef>& more,
                   std::size_t& taken);
  /// `op` says how; null: is. It stands at `place`.
  Typed compare(Typed left, const std::vector<NodeRef>& items, std::size_t& at, const NodeRef* op, NodeRef place,
                const std::vector<NodeRef>& more, std::size_t& taken);
  // cells.cpp
  Typed test(const std::vector<NodeRef>& head, NodeRef test);
  Typed any_of(std::vector<Typed> parts, NodeRef at);
  Typed one_of(const Typed& left, NodeRef name, const std::vector<NodeRef>& more, std::size_t& taken, bool negated,
               std::size_t& at);
  Typed is_none(const Typed& left, NodeRef op, bool negated);
  Typed none(const std::vector<NodeRef>& items, std::size_t& at);
  [[nodiscard]] bool names_fact(std::string_view name) const;

  // expressions.cpp: what calculates
  Typed sum(const std::vector<NodeRef>& items, std::size_t& at, const Type* expected);
  Typed product(const std::vector<NodeRef>& items, std::size_t& at, const Type* expected);
  Typed rounded(const std::vector<NodeRef>& items, std::size_t& at, const Type* expected);
  Typed add(Op op, Typed x, Typed y, NodeRef at);
  Typed multiply(const Typed& x, const Typed& y, NodeRef at);
  Typed round(const Typed& t, NodeRef op, NodeRef step);
  Typed moved(Op op, Typed date, NodeRef operand, NodeRef at);
  Typed next_working_day(Typed date, NodeRef op);
  Typed suspended(Typed date, NodeRef suspension);
  Typed best_of(NodeRef node);
  Typed days_between(NodeRef node);
  bool check_summand(const Typed& t, NodeRef at, bool to_be_added);
  bool check_strict(const Typed& t);
  bool check_date(const Typed& t, NodeRef at);
  bool agree(Typed& x, Typed& y, NodeRef at);
  void give_unit(Typed& t, MoneyUnit unit);

  // operands.cpp: operands, and the operators that have their own kinds of operand
  Typed operand(NodeRef node, const Type* expected);
  Typed leaf(NodeRef node);
  Typed reference(NodeRef node, const Type* expected);
  Typed named(NodeRef name, const Type* expected);
  Typed possessive(NodeRef what, NodeRef whose, Span span);
  Typed field(std::uint32_t id, Span span);
  std::optional<FieldId> fact_of(FieldOwner owner, NodeRef what, Span span);
  Typed fact_of_person(FieldId id, const Typed& person, Span span);
  Typed age(const std::vector<NodeRef>& items, std::size_t& at);
  Typed birth_date(NodeRef operand_node, const Typed* person);
  Typed ceiling(NodeRef operand_node, NodeRef op);
  Typed list(NodeRef node);
  Typed total(NodeRef node, ListKind kind, const Typed& condition);
  Typed first_by(NodeRef node);
  Typed of_lot(const std::vector<NodeRef>& items, std::size_t& at, NodeRef op);
  Typed case_date(CaseDate date, Span span);
  static std::optional<NodeRef> bare_name(NodeRef operand_node);
  static bool is_none_literal(NodeRef operand_node);
  [[nodiscard]] Typed own_answer(std::uint32_t id, Span span);

  Analysis& a;
  CaseDate as_of_;
  std::optional<std::uint32_t> term_;
  std::optional<Span> cell_;  // the cell being read
};

/// What calculates: plus, min, keer, rounding, the next working day, and a suspension.
[[nodiscard]] bool calculates(NodeRef item);
/// May one be more, or later, than another?
[[nodiscard]] bool is_ordered(TypeKind kind);
/// What stands in an operand behind its `niet`s.
[[nodiscard]] std::optional<NodeRef> inside(NodeRef operand);

}  // namespace klap::semantics
