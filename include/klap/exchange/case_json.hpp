// The facts of a case as JSON.
//
// | key                | value                                                                                         |
// |--------------------|-----------------------------------------------------------------------------------------------|
// | zaak               | the case's own name: a text of 1 to 100 characters; may be absent                             |
// | peildatum, aanvraagdatum, gebeurtenisdatum, besluitdatum, bekendmakingsdatum | dates; absent = unknown             |
// | personen           | 1 to 1000 × { "id": text, facts of a person by their names }                                  |
// | voorzieningen      | 1 to 1000 × { "id": text, "persoon": id, facts of a request by their names,                   |
// |                    |   "oordelen": { name: {"waarde": boolean, "door": function, "op": date, "toelichting": text} } } |
// |                    |   ("op" and "toelichting" may be absent)                                                      |
// | plan               | { facts of the plan by their names }; absent = nothing known                                   |
// | besteed            | { budget: {"bedrag": amount, "stand_van": date} }                                             |
// | persoonlijk_belang | [ functions that have one ]; [] = nobody; absent = unknown                                    |
// | besluiten          | [ {"persoon": id, "wet": name, "soort": "toekennen" | "weigeren" | "herzien" | "intrekken" |   |
// |                    |   "terugvorderen" | "op_bezwaar_beslissen", "genomen_door": name, "op": date,                 |
// |                    |   "primair_besluit_door": name} ]                                                             |
// |                    |   (only "persoon" and "wet" are needed; one per person and law)                               |
//
// Values, by the type of the fact:
//
// | type                             | JSON                                                                            |
// |----------------------------------|---------------------------------------------------------------------------------|
// | ja of nee                        | true, false                                                                     |
// | datum                            | "2017-03-01"                                                                    |
// | bedrag                           | "6000.00": a text with two decimals; never a number                             |
// | getal                            | 3: a whole number within limits::number                                         |
// | gemeente                         | "0632", or a name that the rule set declares                                    |
// | choice, perceel, aanbieder, wet  | "Begeleiding": the name                                                         |
// | persoon                          | "p2": the id of a person of the case                                            |
// | met verloop                      | [ {"vanaf": "2016-01-01", "waarde": "0344"}, … ], dates ascending; or one value, which held always |
// | indien van toepassing            | null = geen; everywhere else null is refused                                    |
//
// A fact that is not known is left out. A fact named as one of the fixed keys is written between backticks: "`persoon`".
#pragma once

#include <optional>
#include <string>

#include <klap/decision/case.hpp>
#include <klap/diagnostics/diagnostic.hpp>
#include <klap/program/program.hpp>
#include <klap/source/document.hpp>

namespace klap::exchange {

/// Reads a case for this program: a whole one, or nothing and the reasons. The first argument of every reason is the JSON
/// pointer of its place; its span lies in `json`. No value of a fact is ever in a reason. A case may be for two rule sets:
/// facts, judgements and budgets that only `other` has, if it is given, are then passed over.
[[nodiscard]] std::optional<decision::Case> read_case(const program::Program& program, const Document& json,
                                                      Diagnostics& diagnostics,
                                                      const program::Program* other = nullptr);

/// The case as JSON, ending in a line end: same case, same bytes; read_case() gives the case back.
[[nodiscard]] std::string write_case(const program::Program& program, const decision::Case& facts);

/// Where in the case a diagnostic has its place, as a JSON pointer: "" is the whole. Nothing if it is not about a case, or
/// if the case is no JSON at all (too large, not UTF-8). Keys in it are shown as in messages: the first sixty characters,
/// nothing hidden.
[[nodiscard]] std::optional<std::string> case_pointer(const Diagnostic& diagnostic);

/// A reason as one line for a terminal: "zaak.json:3:14: fout K0911: bij /personen/0/…". render() would show the line of
/// the file, with the facts in it; this does not.
[[nodiscard]] std::string render_case_diagnostic(const Diagnostic& diagnostic, const Document& json, Language language);

/// All of them, each with a line end behind it; of those not kept, how many. The case is the one document; what is
/// about no case (a file that is not there, rules that are a concept) has no place.
[[nodiscard]] std::string render_case_diagnostics(const Diagnostics& diagnostics, const Documents& documents,
                                                  Language language);

}  // namespace klap::exchange
