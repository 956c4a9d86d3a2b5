#include "prepared.hpp"

#include <algorithm>
#include <stdexcept>

#include <klap/decision/decide.hpp>

#include "question.hpp"
#include "safeguards.hpp"

namespace klap::decision {

namespace {

namespace coded = program::coded;
using program::Program;

Lookup lookup_of(const Program& p, const program::Question& question, const program::IndexColumn& in_index) {
  const program::Index& index = p.index(question.id);
  Lookup lookup;
  lookup.cells = index.cells.data() + in_index.first_cell;
  lookup.cuts = in_index.cuts == 0 ? nullptr : index.cuts.data() + in_index.first_cut;
  lookup.low = in_index.low;
  lookup.span = static_cast<std::uint64_t>(in_index.high - in_index.low);
  lookup.cut_count = in_index.cuts;
  lookup.unsure = in_index.unsure;
  lookup.none = in_index.none;
  lookup.column = in_index.column.index;
  lookup.slot = never_known(p);
  lookup.kind = Lookup::Kind::read;
  const program::Column& column = p.atoms.columns[in_index.column.index];
  if (column.kind == program::Column::Kind::as_of) {
    lookup.kind = Lookup::Kind::slot;
    lookup.slot = slot_of(p, question.as_of);
  }
  if (!column.operand.is_some()) return lookup;
  const program::Node& node = p.node(column.operand);
  const bool age = column.kind == program::Column::Kind::age;
  if (node.op == Op::answer && !age) {
    lookup.kind = Lookup::Kind::answer;
    lookup.answer = static_cast<QuestionKind>(node.ref);
    return lookup;
  }
  const bool own_field = node.op == Op::field && node.argument_count == 0;
  if (!own_field && node.op != Op::case_date) return lookup;
  const std::uint32_t slot = own_field ? node.ref : slot_of(p, static_cast<CaseDate>(node.ref));
  lookup.kind = age ? Lookup::Kind::age : Lookup::Kind::slot;
  if (!age) lookup.slot = slot;
  if (age) lookup.birth = slot;
  if (age) lookup.day = slot_of(p, static_cast<CaseDate>(column.ref));
  return lookup;
}

/// Behind the last row of the table that the row at `at` is of.
std::uint32_t end_of_table(const Program& p, const program::Index& index, std::uint32_t at) {
  const TableId table = p.rule(index.rules[at]).table;
  if (!table.is_some() || p.tables[table.index].policy != HitPolicy::first) return 0;
  while (at < index.rules.size() && p.rule(index.rules[at]).table == table) ++at;
  return at;
}

bool is_unique_row(const Program& p, RuleId rule) {
  const TableId table = p.rule(rule).table;
  return table.is_some() && p.tables[table.index].policy == HitPolicy::unique;
}

using Lookups = std::vector<const Lookup*>;  // by ColumnId::index; none where the index does not have the column

Check check_of(const program::AtomTable& atoms, program::AtomId id, const Lookup& lookup) {
  const program::Atom& atom = atoms.atoms[id.index];
  Check check;
  check.slot = lookup.slot;
  check.column = lookup.column;
  check.none = atom.none;
  if (atom.count == 1) {
    check.low = atoms.intervals[atom.first].low;
    check.high = atoms.intervals[atom.first].high;
  }
  check.atom = atom.count == 1 ? program::AtomId::none_index : id.index;
  return check;
}

/// The tests of a rule, those first that a candidate may still fail.
void add_checks(const Program& p, const program::Index& index, const Lookups& lookups, Asking& a, Place& place) {
  const program::RuleAtoms& of_rule = p.atoms.rules[place.rule.index];
  const auto id = [&](std::uint32_t i) { return p.atoms.of_rules[of_rule.first + i]; };
  const auto lookup = [&](std::uint32_t i) { return lookups[p.atoms.atoms[id(i).index].column.index]; };
  place.exact = of_rule.exact;
  for (std::uint32_t i = 0; i < of_rule.count; ++i) place.exact = place.exact && lookup(i) != nullptr;
  if (!place.exact) return;
  std::vector<Check> checks;
  for (const bool open : {true, false}) {
    for (std::uint32_t i = 0; i < of_rule.count; ++i)
      if (index.columns[static_cast<std::size_t>(lookup(i) - a.lookups.data())].exact != open)
        checks.push_back(check_of(p.atoms, id(i), *lookup(i)));
    if (open) place.open_checks = static_cast<std::uint16_t>(checks.size());
  }
  place.checks = static_cast<std::uint16_t>(checks.size());
  if (checks.empty()) return;
  place.first = checks.front();
  place.more_checks = static_cast<std::uint32_t>(a.checks.size());
  a.checks.insert(a.checks.end(), checks.begin() + 1, checks.end());
}

Asking ask(const Program& p, const program::Question& question) {
  Asking a;
  const program::Index& index = p.index(question.id);
  a.index = &index;
  for (const program::IndexColumn& c : index.columns) a.lookups.push_back(lookup_of(p, question, c));
  Lookups lookups(p.atoms.columns.size());
  for (const Lookup& lookup : a.lookups) lookups[lookup.column] = &lookup;
  for (const program::IndexGroup& g : index.groups) a.groups.push_back({index.bits.data() + g.first_word, g.columns});
  AnswerClasses classes = answer_classes(p, index.rules);
  a.answers = std::move(classes.classes);
  if (has_safeguards(p, question.id.kind()))
    for (std::size_t at = 0; at < index.rules.size(); ++at)
      a.answers[classes.of_rules[at]].guarded |= may_bite(p, question.id.kind(), p.rule(index.rules[at]).conclusion);
  std::uint32_t table_end = 0;
  for (std::uint32_t at = 0; at < index.rules.size(); ++at) {
    if (at >= table_end) table_end = end_of_table(p, index, at);
    Place place;
    place.rule = index.rules[at];
    place.answer = classes.of_rules[at];
    place.table_end = table_end;
    const auto by_id = std::lower_bound(question.rules.begin(), question.rules.end(), place.rule);
    place.turn = question.turn[static_cast<std::size_t>(by_id - question.rules.begin())];
    add_checks(p, index, lookups, a, place);
    place.has_exceptions = !p.rule(place.rule).exceptions.empty();
    a.has_exceptions = a.has_exceptions || place.has_exceptions;
    a.has_unique = a.has_unique || is_unique_row(p, place.rule);
    a.places.push_back(place);
  }
  const program::ReadCounts& reads = p.reads[question.id.index];
  for (std::uint32_t f = 0; f < p.fields.size(); ++f)
    if (reads.fields[f] != 0 && p.fields[f].judge.is_some()) a.judgements.push_back(f);
  a.reads_law = reads.answers[static_cast<std::size_t>(QuestionKind::law)] != 0;
  a.reads_right = reads.answers[static_cast<std::size_t>(QuestionKind::right)] != 0;
  const auto own = reads.answers.begin() + std::min<std::ptrdiff_t>(question_kind_count, std::ssize(reads.answers));
  const bool reads_own = std::any_of(own, reads.answers.end(), [](std::uint32_t n) { return n != 0; });
  a.as_of = slot_of(p, question.as_of);
  a.asked = question.asked;
  a.by_all = is_by_register(question.id.kind()) || question.id == QuestionKind::follow_up || reads_own;
  a.by_right = question.id == QuestionKind::payer && p.question(QuestionKind::right).asked;
  a.by_need = question.id == QuestionKind::addressee && p.question(QuestionKind::need).asked;
  return a;
}

Case empty_case(const Program& p) {
  Case c;
  c.persons.resize(1);
  c.persons.front().facts.resize(p.fields.size());
  c.requests.resize(1);
  c.requests.front().facts.resize(p.fields.size());
  c.plan.resize(p.fields.size());
  c.spent.resize(p.budgets.size());
  return c;
}

std::int64_t coded_fact(const Fact& fact) {
  switch (fact.state) {
    case Fact::State::unknown: return coded::unknown;
    case Fact::State::none: return coded::none;
    case Fact::State::known: return fact.value.raw;
    case Fact::State::history: return coded::history;
  }
  return coded::unknown;
}

}  // namespace

Prepared::Impl::Impl(const Program& p) : program(p) {
  for (std::size_t q = 0; q < questions.size(); ++q) {
    questions[q] = ask(p, p.questions[q]);
    most_rules = std::max(most_rules, questions[q].places.size());
    most_groups = std::max(most_groups, p.indexes[q].groups.size());
  }
  for (const program::Field& f : p.fields) presumed.push_back(f.presumed ? f.presumed->raw : coded::unknown);
  presumed.resize(p.fields.size() + case_date_count, coded::unknown);
}

Prepared::Prepared(const Program& program) : impl_(std::make_unique<const Impl>(program)) {}
Prepared::Prepared(Prepared&&) noexcept = default;
Prepared& Prepared::operator=(Prepared&&) noexcept = default;
Prepared::~Prepared() = default;

const Program& Prepared::program() const { return impl_->program; }
Slot Prepared::slot(FieldId field) const { return {field.index}; }
Slot Prepared::slot(CaseDate date) const { return {slot_of(impl_->program, date)}; }

std::optional<Slot> Prepared::slot(std::string_view field) const {
  const auto& fields = impl_->program.fields;
  for (std::uint32_t i = 0; i < fields.size(); ++i)
    if (fields[i].name == field) return Slot{i};
  return std::nullopt;
}

Scratch::Impl::Impl(const Prepared::Impl& prepared, Case base) : program(&prepared.program), facts(std::move(base)) {
  const Program& p = *program;
  must_fit(p, facts);
  if (facts.requests.size() != 1) throw std::invalid_argument("case: a scratch is for one request");
  for (std::uint32_t f = 0; f < p.fields.size(); ++f) values.push_back(coded_fact(fact_of(p, facts, f)));
  for (const auto& date : facts.dates) values.push_back(date ? date->days() : coded::unknown);
  values.push_back(coded::unknown);
  columns.resize(p.atoms.columns.size(), coded::unknown);
  rows.resize(prepared.most_groups);
  found.resize(std::max<std::size_t>(prepared.most_rules, 1));
  answers.requests.resize(1);
}

void Scratch::Impl::bring_up_to_date() {
  const Program& p = *program;
  for (std::uint32_t f = 0; f < p.fields.size(); ++f) {
    Fact& fact = fact_of(p, facts, f);
    const std::int64_t v = values[f];
    if (v != coded::history) fact.history.clear();
    fact.value = v < coded::lowest ? Value{} : Value{p.fields[f].type, v};
    fact.state = v >= coded::lowest    ? Fact::State::known
                 : v == coded::none    ? Fact::State::none
                 : v == coded::history ? Fact::State::history
                                       : Fact::State::unknown;
  }
  for (std::size_t d = 0; d < facts.dates.size(); ++d) facts.dates[d] = Date::from_days(values[p.fields.size() + d]);
  must_name_persons(p, facts);
}

Scratch::Scratch(const Prepared& prepared) : Scratch(prepared, empty_case(prepared.program())) {}
Scratch::Scratch(const Prepared& prepared, Case base)
    : impl_(std::make_unique<Impl>(*prepared.impl_, std::move(base))), values_(impl_->values.data()) {}
Scratch::Scratch(Scratch&&) noexcept = default;
Scratch& Scratch::operator=(Scratch&&) noexcept = default;
Scratch::~Scratch() = default;

void Scratch::set_history(Slot slot, std::span<const std::pair<Date, Value>> history) {
  if (history.empty()) return set_unknown(slot);
  fact_of(*impl_->program, impl_->facts, slot.index).history.assign(history.begin(), history.end());
  put(slot, coded::history);
}

void Scratch::set_spent(BudgetId budget, std::optional<Spent> spent) { impl_->facts.spent[budget.index] = spent; }

const Case& Scratch::facts() {
  impl_->bring_up_to_date();
  return impl_->facts;
}

Decided Prepared::decide(QuestionId question, Scratch& scratch) const {
  return Quick(*impl_, *scratch.impl_).decide(question);
}

}  // namespace klap::decision
