#include "atoms.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include "allowed.hpp"

namespace klap::compile {

namespace {

namespace coded = program::coded;
using program::Atom;
using program::AtomId;
using program::Column;
using program::ColumnId;
using program::Interval;
using program::Node;
using program::Program;

/// More of them on one operand do not exclude enough to be worth their room; the condition itself is exact anyway.
constexpr std::size_t most_intervals = 1024;

/// What has to hold where a condition is not *no*: of each column (ascending) its value is allowed, or not known. If
/// `exact`, the condition is nothing but these tests joined by `en`.
struct Needs {
  std::vector<std::pair<ColumnId, Allowed>> of;
  bool exact = false;
};

/// Of a condition, and of its negation.
struct Split {
  Needs yes;
  Needs no;
};

Allowed between(std::int64_t low, std::int64_t high) {
  Allowed a;
  if (low <= high) a.intervals.push_back({low, high});
  return a;
}

void put(Needs& needs, ColumnId column, Allowed allowed) {
  if (allowed.intervals.size() > most_intervals)
    needs.exact = false;
  else
    needs.of.emplace_back(column, std::move(allowed));
}

/// `en` of several: each column's sets intersected.
Needs all(std::vector<Needs> parts) {
  Needs out;
  out.exact = std::all_of(parts.begin(), parts.end(), [](const Needs& n) { return n.exact; });
  std::map<ColumnId, std::vector<Allowed>> by_column;
  for (Needs& part : parts)
    for (auto& [column, allowed] : part.of) by_column[column].push_back(std::move(allowed));
  for (auto& [column, sets] : by_column)
    put(out, column, sets.size() == 1 ? std::move(sets.front()) : intersect(std::move(sets)));
  return out;
}

/// `of` of several: a column counts where every part needs something of it.
Needs any(std::vector<Needs> parts) {
  const auto one_column = [&](const Needs& n) {
    return n.exact && n.of.size() == 1 && n.of.front().first == parts.front().of.front().first;
  };
  Needs out;
  out.exact = std::all_of(parts.begin(), parts.end(), one_column);
  std::map<ColumnId, std::vector<Allowed>> by_column;
  const std::size_t count = parts.size();
  for (Needs& part : parts)
    for (auto& [column, allowed] : part.of) by_column[column].push_back(std::move(allowed));
  for (auto& [column, sets] : by_column)
    if (sets.size() == count) put(out, column, unite(std::move(sets)));
  return out;
}

class Splitting {
 public:
  explicit Splitting(const Program& p) : p_(p) {}

  /// Recursion is as deep as conditions are, which is bounded when the rule set loads (clause 5.5).
  [[nodiscard]] Split split(ExprId id);
  [[nodiscard]] ColumnId as_of() { return column("as_of", {Column::Kind::as_of, {}, 0}); }
  [[nodiscard]] std::vector<Column> columns() && { return std::move(columns_); }

 private:
  [[nodiscard]] const Node& node(ExprId id) const { return p_.node(id); }
  [[nodiscard]] std::span<const ExprId> arguments(const Node& n) const {
    return {p_.arguments.data() + n.first_argument, n.argument_count};
  }
  /// Behind the names of terms, what they mean.
  [[nodiscard]] ExprId meaning(ExprId id) const {
    while (node(id).op == Op::term) id = p_.terms[node(id).ref].meaning;
    return id;
  }
  [[nodiscard]] std::optional<std::int64_t> constant(ExprId id) const {
    const Node& n = node(meaning(id));
    if (n.op == Op::literal) return n.literal.raw;
    return std::nullopt;
  }

  [[nodiscard]] std::string key(ExprId operand) const;
  [[nodiscard]] std::optional<ColumnId> operand_column(ExprId operand);
  ColumnId column(const std::string& key, Column c);

  [[nodiscard]] Split test(std::optional<ColumnId> column, Allowed allowed) const;
  [[nodiscard]] Split equal(ExprId a, ExprId b);
  [[nodiscard]] Split one_of(const Node& n);
  [[nodiscard]] Split compare(const Node& n);
  [[nodiscard]] Split age(const Node& n);
  [[nodiscard]] Split delivers(const Node& n);
  [[nodiscard]] Split joined(const Node& n);

  const Program& p_;
  std::vector<Column> columns_;
  std::map<std::string, ColumnId> known_;
  std::map<std::uint32_t, Split> terms_;
};

/// Empty if the operand is no single fact. Equal keys read the same.
std::string Splitting::key(ExprId operand) const {
  const ExprId id = meaning(operand);
  const Node& n = node(id);
  const auto with = [&](const char* kind) { return kind + std::to_string(n.ref); };
  const auto of_argument = [&](const std::string& what) {
    const std::string inner = key(arguments(n)[0]);
    return inner.empty() ? inner : what + "(" + inner + ")";
  };
  switch (n.op) {
    case Op::field: return n.argument_count == 0 ? with("field") : of_argument(with("field"));
    case Op::parameter: return with("parameter");
    case Op::case_date: return with("date");
    case Op::answer: return with("answer");
    case Op::lead_party: return of_argument("lead");
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
    case Op::lot_in_force:
    case Op::lot_delivers:
    case Op::ceiling_reached:
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
    case Op::first_by_highest: return {};
  }
  return {};
}

ColumnId Splitting::column(const std::string& key, Column c) {
  const auto [at, fresh] = known_.try_emplace(key, ColumnId(columns_.size()));
  if (fresh) columns_.push_back(c);
  return at->second;
}

std::optional<ColumnId> Splitting::operand_column(ExprId operand) {
  const std::string k = key(operand);
  if (k.empty()) return std::nullopt;
  return column(k, {Column::Kind::operand, meaning(operand), 0});
}

Split Splitting::test(std::optional<ColumnId> column, Allowed allowed) const {
  if (!column || allowed.intervals.size() >= most_intervals) return {};
  Split s;
  s.no.of.emplace_back(*column, complement(allowed));
  s.yes.of.emplace_back(*column, std::move(allowed));
  s.yes.exact = s.no.exact = true;
  return s;
}

Split Splitting::equal(ExprId a, ExprId b) {
  if (constant(a)) std::swap(a, b);
  const auto value = constant(b);
  if (!value) return {};
  if (const auto column = operand_column(a)) return test(column, between(*value, *value));
  if (node(meaning(a)).type != TypeKind::boolean) return {};
  Split s = split(a);  // a condition compared with ja or nee
  if (*value == 0) std::swap(s.yes, s.no);
  return s;
}

Split Splitting::one_of(const Node& n) {
  const auto args = arguments(n);
  std::vector<Allowed> values;
  for (const ExprId id : args.subspan(1)) values.push_back(between(node(id).literal.raw, node(id).literal.raw));
  return test(operand_column(args[0]), unite(std::move(values)));
}

Split Splitting::compare(const Node& n) {
  const auto args = arguments(n);
  const auto right = constant(args[1]);
  const auto left = constant(args[0]);
  if (!left == !right) return {};
  const std::int64_t c = right ? *right : *left;
  const auto column = operand_column(right ? args[0] : args[1]);
  const bool smaller = n.op == Op::less || n.op == Op::less_equal;
  const bool with_bound = n.op == Op::less_equal || n.op == Op::greater_equal;
  if (smaller == right.has_value()) return test(column, between(coded::lowest, with_bound ? c : c - 1));
  return test(column, between(with_bound ? c : c + 1, coded::highest));
}

Split Splitting::age(const Node& n) {
  const auto args = arguments(n);
  const Node& day = node(args[2]);
  const std::int64_t years = node(args[1]).literal.raw;
  const std::string birth = key(args[0]);
  // Years past 10,000 are reached by nobody, which add_years says and an age in years would not.
  if (birth.empty() || day.op != Op::case_date || years < 0 || years > 10'000) return {};
  const std::string k = "age" + std::to_string(day.ref) + "(" + birth + ")";
  return test(column(k, {Column::Kind::age, meaning(args[0]), day.ref}), between(years, coded::highest));
}

Split Splitting::delivers(const Node& n) {
  const auto args = arguments(n);
  const auto choice = constant(args[1]);
  if (!choice) return {};
  std::vector<Allowed> lots;
  for (std::size_t i = 0; i < p_.lots.size(); ++i) {
    const auto& list = p_.lots[i].delivers;
    const auto id = static_cast<std::int64_t>(i);
    if (std::any_of(list.begin(), list.end(), [&](Value v) { return v.raw == *choice; }))
      lots.push_back(between(id, id));
  }
  return test(operand_column(args[0]), unite(std::move(lots)));
}

Split Splitting::joined(const Node& n) {
  std::vector<Needs> yes, no;
  for (const ExprId id : arguments(n)) {
    Split part = split(id);
    yes.push_back(std::move(part.yes));
    no.push_back(std::move(part.no));
  }
  if (n.op == Op::all_of) return {all(std::move(yes)), any(std::move(no))};
  return {any(std::move(yes)), all(std::move(no))};
}

Split Splitting::split(ExprId id) {
  const Node& n = node(id);
  switch (n.op) {
    case Op::all_of:
    case Op::any_of: return joined(n);
    case Op::negation: {
      Split s = split(arguments(n)[0]);
      std::swap(s.yes, s.no);
      return s;
    }
    case Op::term: {
      const auto at = terms_.find(n.ref);
      if (at != terms_.end()) return at->second;
      return terms_[n.ref] = split(p_.terms[n.ref].meaning);
    }
    case Op::equal: return equal(arguments(n)[0], arguments(n)[1]);
    case Op::one_of: return one_of(n);
    case Op::is_none: {
      Allowed only_none;
      only_none.none = true;
      return test(operand_column(arguments(n)[0]), only_none);
    }
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal: return compare(n);
    case Op::age_at_least: return age(n);
    case Op::lot_delivers: return delivers(n);
    case Op::ceiling_reached: {
      const std::int64_t ceiling = p_.budgets[n.ref].ceiling->amount.cents();
      const ColumnId c = column("spent" + std::to_string(n.ref), {Column::Kind::spent, {}, n.ref});
      return test(c, between(ceiling, coded::highest));
    }
    case Op::field:
    case Op::parameter:
    case Op::answer: return test(operand_column(id), unite({between(coded::lowest, -1), between(1, coded::highest)}));
    case Op::literal:
    case Op::resident:
    case Op::case_date:
    case Op::lead_party:
    case Op::lot_in_force:
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
    case Op::first_by_highest: return {};
  }
  return {};
}

/// Puts every set of intervals and every atom down once.
class Table {
 public:
  AtomId atom(ColumnId column, const Allowed& allowed) {
    Key k{column, allowed.none, {}};
    for (const Interval& i : allowed.intervals) {
      std::get<2>(k).push_back(i.low);
      std::get<2>(k).push_back(i.high);
    }
    const auto [at, fresh] = atoms_.try_emplace(std::move(k), AtomId(table.atoms.size()));
    if (fresh) {
      table.atoms.push_back({column, static_cast<std::uint32_t>(table.intervals.size()),
                             static_cast<std::uint32_t>(allowed.intervals.size()), allowed.none});
      table.intervals.insert(table.intervals.end(), allowed.intervals.begin(), allowed.intervals.end());
    }
    return at->second;
  }

  program::AtomTable table;

 private:
  using Key = std::tuple<ColumnId, bool, std::vector<std::int64_t>>;
  std::map<Key, AtomId> atoms_;
};

Needs of_validity(Splitting& splitting, const Period& p) {
  Needs needs;
  needs.exact = true;
  if (!p.from && !p.through) return needs;
  const std::int64_t low = p.from ? p.from->days() : coded::lowest;
  needs.of.emplace_back(splitting.as_of(), between(low, p.through ? p.through->days() : coded::highest));
  return needs;
}

/// A condition that compares, or asks a fact of yes or no: no parts that are conditions themselves, mostly.
bool may_be_atom(const Node& n) {
  switch (n.op) {
    case Op::field:
    case Op::parameter:
    case Op::answer: return n.type == TypeKind::boolean;
    case Op::equal:
    case Op::one_of:
    case Op::is_none:
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
    case Op::age_at_least:
    case Op::lot_delivers:
    case Op::ceiling_reached: return true;
    case Op::literal:
    case Op::resident:
    case Op::term:
    case Op::case_date:
    case Op::lead_party:
    case Op::all_of:
    case Op::any_of:
    case Op::negation:
    case Op::lot_in_force:
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
    case Op::first_by_highest: return false;
  }
  return false;
}

/// The atom that a condition is, if it is one.
AtomId atom_of(Splitting& splitting, Table& out, const Program& p, ExprId id) {
  if (!may_be_atom(p.node(id))) return {};
  const Needs needs = splitting.split(id).yes;
  if (!needs.exact || needs.of.size() != 1) return {};
  return out.atom(needs.of.front().first, needs.of.front().second);
}

}  // namespace

program::AtomTable atoms(const Program& p) {
  Splitting splitting(p);
  Table out;
  for (const program::Rule& rule : p.rules) {
    std::vector<Needs> parts;
    parts.push_back(of_validity(splitting, rule.validity));
    if (rule.condition.is_some()) parts.push_back(splitting.split(rule.condition).yes);
    if (rule.known_from) parts.emplace_back();  // on the decision date, where it is given: more than an atom says
    const Needs needs = all(std::move(parts));
    program::RuleAtoms of_rule{static_cast<std::uint32_t>(out.table.of_rules.size()), 0, needs.exact};
    for (const auto& [column, allowed] : needs.of) {
      // What excludes nothing is left out of what is certain, but not out of what is exact: unknown stays unknown.
      if (allowed.is_everything() && !needs.exact) continue;
      out.table.of_rules.push_back(out.atom(column, allowed));
      ++of_rule.count;
    }
    out.table.rules.push_back(of_rule);
  }
  for (std::size_t node = 0; node < p.nodes.size(); ++node)
    out.table.of_nodes.push_back(atom_of(splitting, out, p, ExprId(node)));
  out.table.columns = std::move(splitting).columns();
  return std::move(out.table);
}

}  // namespace klap::compile
