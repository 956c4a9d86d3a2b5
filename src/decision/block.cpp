// Many rows through the index of a question: column by column to the bitmaps, then row by row to the rule.
#include <klap/decision/block.hpp>

#include <algorithm>
#include <array>

#include "prepared.hpp"

namespace klap::decision {

namespace {

namespace coded = program::coded;
using program::Program;

using Column = std::array<std::int64_t, Block::rows>;
using AllSpent = std::array<std::optional<Spent>, Block::rows>;

/// Can a question be asked of many rows at once? Of no other question's answer, and every column simply in its slot.
bool is_by_slots(const Asking& a) {
  const bool slots = std::all_of(a.lookups.begin(), a.lookups.end(),
                                 [](const Lookup& lookup) { return lookup.kind == Lookup::Kind::slot; });
  return a.asked && !a.by_all && a.is_first() && slots;
}

}  // namespace

struct Block::Impl {
  explicit Impl(const Prepared& of)
      : prepared(*of.impl_),
        one(of),
        scratch(*one.impl_),
        columns(scratch.values.size()),
        spent(prepared.program.budgets.size()) {
    bitmaps.resize(std::max<std::size_t>(prepared.most_groups, 1) * Block::rows);
    for (std::size_t q = 0; q < by_slots.size(); ++q) by_slots[q] = is_by_slots(prepared.questions[q]);
  }

  [[nodiscard]] Decided decide_row(QuestionId question, std::size_t row);
  [[nodiscard]] bool has_all_columns(const Asking& a) const;
  void decide_rows(QuestionId question, const Asking& a, std::size_t count, Decided* into);
  void find_bitmaps(const Asking& a, std::size_t count);
  void add_cells(const Lookup& lookup, std::size_t count);
  [[nodiscard]] std::size_t cell_of_rest(const Lookup& lookup, std::int64_t v, std::size_t row);
  [[nodiscard]] const Place* only_rule(const Asking& a, std::size_t row) const;
  [[nodiscard]] bool holds(const Asking& a, const Place& place, std::size_t row) const;
  [[nodiscard]] bool passes(const Check& check, std::size_t row) const;

  const Prepared::Impl& prepared;
  Scratch one;             // where one of them is decided by itself
  Scratch::Impl& scratch;  // of it
  std::array<bool, question_kind_count> by_slots{};
  std::vector<std::unique_ptr<Column>> columns;  // by slot; none: nowhere known
  std::vector<std::uint32_t> written;            // the slots that have one
  std::vector<std::unique_ptr<AllSpent>> spent;  // by BudgetId::index; none: nowhere known
  std::array<std::uint32_t, Block::rows> cells{};
  std::array<bool, Block::rows> is_rest{};    // by row: needs more than the index
  std::vector<const std::uint64_t*> bitmaps;  // by row, then by group of the index
};

/// As Prepared::decide().
Decided Block::Impl::decide_row(QuestionId question, std::size_t row) {
  for (const std::uint32_t slot : written) scratch.values[slot] = (*columns[slot])[row];
  for (std::size_t b = 0; b < spent.size(); ++b)
    if (spent[b]) scratch.facts.spent[b] = (*spent[b])[row];
  return Quick(prepared, scratch, Quick::WholeCase::left).decide(question);
}

bool Block::Impl::has_all_columns(const Asking& a) const {
  return columns[a.as_of] != nullptr && std::all_of(a.lookups.begin(), a.lookups.end(), [&](const Lookup& lookup) {
           return columns[lookup.slot] != nullptr;
         });
}

/// Of a value that is not in the dense cells, or is none.
std::size_t Block::Impl::cell_of_rest(const Lookup& lookup, std::int64_t v, std::size_t row) {
  if (v >= coded::lowest) return lookup.cell(v);
  if (v == coded::none && lookup.none != lookup.unsure) return lookup.none;
  is_rest[row] = true;
  return lookup.unsure;
}

void Block::Impl::add_cells(const Lookup& lookup, std::size_t count) {
  const Column& values = *columns[lookup.slot];
  if (lookup.cuts == nullptr) {
    for (std::size_t row = 0; row < count; ++row) {
      const std::uint64_t at = lookup.behind_low(values[row]);
      cells[row] +=
          static_cast<std::uint32_t>(at <= lookup.span ? lookup.cells[at] : cell_of_rest(lookup, values[row], row));
    }
    return;
  }
  for (std::size_t row = 0; row < count; ++row) {
    const std::int64_t v = values[row];
    cells[row] += static_cast<std::uint32_t>(v >= coded::lowest ? lookup.cell(v) : cell_of_rest(lookup, v, row));
  }
}

void Block::Impl::find_bitmaps(const Asking& a, std::size_t count) {
  const Lookup* lookup = a.lookups.data();
  const std::size_t groups = a.groups.size();
  const std::size_t words = a.index->words;
  for (std::size_t g = 0; g < groups; ++g) {
    const LookupGroup& group = a.groups[g];
    std::fill_n(cells.begin(), count, 0U);
    for (const Lookup* const end = lookup + group.columns; lookup != end; ++lookup) add_cells(*lookup, count);
    for (std::size_t row = 0; row < count; ++row) bitmaps[row * groups + g] = group.rows + cells[row] * words;
  }
}

inline bool Block::Impl::passes(const Check& check, std::size_t row) const {
  const std::int64_t v = (*columns[check.slot])[row];
  if (v < coded::lowest) return check.none;
  if (check.atom == program::AtomId::none_index) return check.low <= v && v <= check.high;
  const program::AtomTable& atoms = prepared.program.atoms;
  return program::passes(atoms, atoms.atoms[check.atom], v);
}

/// Of a rule whose condition is nothing but tests, in a row where each is known.
inline bool Block::Impl::holds(const Asking& a, const Place& place, std::size_t row) const {
  if (place.open_checks == 0) return true;
  if (!passes(place.first, row)) return false;
  const Check* const more = a.checks.data() + place.more_checks;
  return std::all_of(more, more + place.open_checks - 1, [&](const Check& check) { return passes(check, row); });
}

/// The rule that holds where no other does or may; null where there is none, or more than tests say it.
const Place* Block::Impl::only_rule(const Asking& a, std::size_t row) const {
  const Place* only = nullptr;
  const auto end = static_cast<std::uint32_t>(a.places.size());
  program::each_candidate(*a.index, bitmaps.data() + row * a.groups.size(), [&](std::uint32_t at) {
    const Place& place = a.places[at];
    if (place.exact && !holds(a, place, row)) return at + 1;
    if (!place.exact || only != nullptr) {
      only = nullptr;
      return end;
    }
    only = &place;
    return place.table_end == 0 ? at + 1 : place.table_end;
  });
  return only;
}

void Block::Impl::decide_rows(QuestionId question, const Asking& a, std::size_t count, Decided* into) {
  const Column& days = *columns[a.as_of];
  const Column* const costs = prepared.program.costs.is_some() ? columns[prepared.program.costs.index].get() : nullptr;
  for (std::size_t row = 0; row < count; ++row) is_rest[row] = days[row] < coded::lowest;
  find_bitmaps(a, count);
  for (std::size_t row = 0; row < count; ++row) {
    const Place* const place = is_rest[row] ? nullptr : only_rule(a, row);
    const AnswerClass* const answer = place == nullptr ? nullptr : &a.answers[place->answer];
    const bool known = answer != nullptr && !answer->guarded && answer->is_plain() &&
                       (!answer->pays || (costs != nullptr && (*costs)[row] >= coded::lowest));
    into[row] = known ? Quick::by(place->rule, *answer) : decide_row(question, row);
  }
}

Block::Block(const Prepared& prepared) : impl_(std::make_unique<Impl>(prepared)) {}
Block::Block(Block&&) noexcept = default;
Block& Block::operator=(Block&&) noexcept = default;
Block::~Block() = default;

std::int64_t* Block::column(Slot slot) {
  auto& column = impl_->columns[slot.index];
  if (column == nullptr) {
    impl_->written.push_back(slot.index);
    column = std::make_unique<Column>();
    column->fill(coded::unknown);
  }
  return column->data();
}

std::optional<Spent>* Block::spent(BudgetId budget) {
  auto& column = impl_->spent[budget.index];
  if (column == nullptr) column = std::make_unique<AllSpent>();
  return column->data();
}

bool Block::answers(QuestionId question) const {
  if (question.is_own()) return false;
  const Asking& asking = impl_->prepared.questions[question.index];
  return !asking.asked || !asking.by_all;
}

void Block::decide(QuestionId question, std::size_t count, Decided* into) {
  if (!question.is_own() && impl_->by_slots[question.index]) {
    const Asking& asking = impl_->prepared.questions[question.index];
    if (impl_->has_all_columns(asking)) return impl_->decide_rows(question, asking, count, into);
  }
  for (std::size_t row = 0; row < count; ++row) into[row] = impl_->decide_row(question, row);
}

}  // namespace klap::decision
