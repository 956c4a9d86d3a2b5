// Many cases as columns, through the Arrow C data interface: no Arrow library is needed, and any can be at the other
// side.
//
//     ArrowSchema form;      ArrowArray answers;   // <klap/arrow.h>, or any library for Arrow
//     Result done = columns::decide(rules->program, schema, table, {}, &form, &answers);
//     if (done.problems.empty()) … answers.release(&answers); form.release(&form);
//
// In: a struct array ("+s") with a column per fact. Every row is a case: a resident with one request. Columns are
// called as in a table of cases (exchange/flat_case.hpp), and of these forms:
//
// | fact                            | Arrow                                                                           |
// |---------------------------------|---------------------------------------------------------------------------------|
// | ja of nee                       | bool                                                                            |
// | datum                           | date32, or a timestamp without time zone at midnight                            |
// | bedrag                          | int64: whole cents; or decimal128 with two digits behind the point | | getal |
// any integer                                                                     | | gemeente, choice, perceel,
// aanbieder, wet, persoon, zaak, persoonlijk_belang | text                               |
//
// Every fact may also be a column of text, with what a cell says there: `ja`, `2017-03-01`, `6000.00`, `geen`. Text is
// utf8, large utf8 or utf8 view, dictionary-encoded or not. Null is: not known; a column of the type null is nowhere
// known. Of facts that are `indien van toepassing`, in a column that is no text, a column of bool beside it called as
// the fact with
// `.geen` behind it says where it is geen. There are no binary fractions: a column of float is refused.
//
// Out: a struct array with a row for each, and per question Q of the rules that was asked for — `wet`, `besluit_nodig`,
// `recht`, `betaler`, `beslisser`, `beschikking`, `regie`, `vervolg`, and `eigen.NAME` of an own question:
//
// | column          | Arrow       | holds |
// |-----------------|-------------|--------------------------------------------------------------------------------------|
// | Q.uitkomst      | dictionary  | vastgesteld, niet_van_toepassing, ontbreekt, strijdig, open, fout | | Q.reden |
// dictionary  | of open: doelbewust, oordeel, geen_regel, wacht, gedeeld_plafond; else null          | | Q.ontbreekt |
// text        | the next fact to ask, by its name; null where nothing is missing                     | | Q.antwoord |
// by question | if settled; else null                                                                |
//
// An antwoord is: wet: text; besluit_nodig, recht: bool; of an own question bool, date32, int64 (cents, or the number)
// or text (code of the municipality, choice); of the others text, names with "; " between them: betaler who pays
// (budgets and codes of municipalities), beslisser who decides, beschikking who receives it and regie who directs
// (`inwoner`, a name, or the code of a municipality), vervolg what must follow (`bericht WMO301 Kwintes`). More columns
// of a payer: int64 cents per budget in `betaler.bedrag.NAME`, of municipalities together in
// `betaler.bedrag_gemeenten`, and what nobody covers in `betaler.bedrag_ongedekt`; null if settled on nothing of these.
// Of a decider: `beslisser.namens` (text), null if nobody is competent. Of an addressee: `beschikking.afschrift`
// (text), who receives a copy. Text is large utf8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <klap/exchange/diagnostics_json.hpp>
#include <klap/program/program.hpp>

struct ArrowSchema;  // <klap/arrow.h> has them, and so has every library for Arrow
struct ArrowArray;

namespace klap::columns {

struct Options {
  std::vector<std::string> questions;  // as above; none: all that the rules ask
  std::size_t threads = 1;             // from 1 up to limits::threads; the answers do not depend on it
};

/// What is wrong with a table. Empty: it was decided.
struct Result {
  std::vector<exchange::RowDiagnostic> problems;  // row 0: of the table, or a whole column; rows count from 1
  std::uint64_t not_shown = 0;
};

/// Decides every row, as decide() does the case that it is. All rows or none: where one is wrong, `form` and `answers`
/// are left released (a null `release`), and every problem of the table is told. `schema` and `table` stay the
/// caller's: they are read, kept nowhere and never released. What is given out is the caller's to release. A table with
/// more than limits::table_rows rows is refused before it is read. What the buffers say of their own length is
/// believed: there is no other way to know. Throws std::bad_alloc, and std::invalid_argument for a null pointer or a
/// number of threads that cannot be; then nothing is given out. Refuses no concept. Any number of threads may call it
/// with one program.
[[nodiscard]] Result decide(const program::Program& program, const ArrowSchema& schema, const ArrowArray& table,
                            const Options& options, ArrowSchema* form, ArrowArray* answers);

/// Only the form of the answers: what a table without rows would have.
[[nodiscard]] Result form_of(const program::Program& program, const Options& options, ArrowSchema* form);

}  // namespace klap::columns
