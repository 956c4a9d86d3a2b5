// A case as one row of a table: one person with one request. What the columns are called:
//
// | column                        | holds                                                                        |
// |-------------------------------|------------------------------------------------------------------------------|
// | zaak                          | the case's own name                                                          |
// | peildatum, aanvraagdatum, …   | the dates of a case (case_json.hpp)                                          |
// | kosten                        | a fact of the request, by its name                                           |
// | persoon.woongemeente          | a fact of the person                                                         |
// | plan.complex                  | a fact of the plan                                                           |
// | oordeel.zelf_redzaam          | a judgement, given by the function that the rules name                       |
// | besteed.Innovatie             | what a budget has spent; and beside it …                                     |
// | besteed.Innovatie.stand_van   | … the date of that                                                           |
// | persoonlijk_belang            | functions with a personal interest: names with ; between them, or geen       |
//
// A fact of the request that is called as a column above is written between backticks: `zaak`.
//
// What a cell of text says, by the type of the fact:
//
// | type                          | cell                                                                         |
// |-------------------------------|------------------------------------------------------------------------------|
// | ja of nee                     | ja or nee; yes, no, true and false mean the same                             |
// | datum                         | 2017-03-01                                                                   |
// | bedrag                        | 6000.00                                                                      |
// | getal                         | 3                                                                            |
// | gemeente                      | 0632, or a name that the rule set declares                                   |
// | choice, perceel, aanbieder, wet | the name                                                                   |
// | persoon                       | inwoner: the person of the row                                               |
// | any of these, met verloop     | one value, which held always                                                 |
//
// An empty cell: not known. geen (or none): geen, where the fact is `indien van toepassing`. A name that reads as one
// of these words is written between backticks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <klap/decision/case.hpp>
#include <klap/diagnostics/diagnostic.hpp>
#include <klap/program/program.hpp>

namespace klap::exchange {

/// What a column holds. Which of the ids means something is said by `kind`.
struct FlatColumn {
  enum class Kind : std::uint8_t { ignored, name, date, fact, spent, spent_as_of, interest };
  Kind kind = Kind::ignored;
  CaseDate date{};
  FieldId field;  // judgements too
  BudgetId budget;
  bool operator==(const FlatColumn&) const = default;
};

/// The column with this name; none if these rules have none.
[[nodiscard]] std::optional<FlatColumn> flat_column(const program::Program& program, std::string_view name);

/// The columns of a table, by their names. What no name of `program` is, is reported (K1101, K1102), unless it is one
/// of `other`, if that is given: then it is ignored. A name twice and a `besteed` without its other half are reported
/// too. Nothing if anything was.
[[nodiscard]] std::optional<std::vector<FlatColumn>> flat_columns(const program::Program& program,
                                                                  const std::vector<std::string>& names,
                                                                  const program::Program* other,
                                                                  Diagnostics& diagnostics);

/// A row while it is read.
struct FlatRow {
  decision::Case facts;
  std::vector<std::optional<Money>> spent;  // by BudgetId::index: the two halves of what stands in `facts.spent`
  std::vector<std::optional<Date>> spent_as_of;
};

/// A case of which nothing is known: one person, `p1`, with one request, `v1`.
[[nodiscard]] FlatRow flat_row(const program::Program& program);

/// The fact that a column of kind `fact` holds.
[[nodiscard]] decision::Fact& flat_fact(const program::Program& program, FieldId field, decision::Case& facts);

/// Puts what a cell of text says into the row; an empty one says nothing. False where it does not fit (K1104, K1105):
/// the diagnostic tells `name`, that of the column, and never the text.
bool put_text(const program::Program& program, const FlatColumn& column, std::string_view name, std::string_view text,
              FlatRow& row, Diagnostics& diagnostics);

/// The whole case. Nothing where of one budget one half is there and the other is not (K1109).
[[nodiscard]] std::optional<decision::Case> finish(const program::Program& program, FlatRow row,
                                                   Diagnostics& diagnostics);

/// The same, in place: false where the row is no case.
[[nodiscard]] bool complete(const program::Program& program, FlatRow& row, Diagnostics& diagnostics);

/// What belongs in a column, as an argument of a diagnostic.
[[nodiscard]] std::string what_fits(const program::Program& program, const FlatColumn& column);

}  // namespace klap::exchange
