// What a case came to, as JSON: the whole outcome, for systems. Keys are Dutch, in a fixed order; the same program,
// case and outcome give the same bytes on every machine.
//
// { "klap": 1,                                      version of this format
//   "regelset": {"naam", "versie", "hash", "status": "concept" | "vastgesteld"},
//   "zaak": text or null,
//   "voorzieningen": [ {"id", "persoon", "besluit": place in besluiten from 0, or null if it needs none,
//                       "wet", "besluit_nodig", "recht", "betaler", "vervolg",
//                       "eigen_vragen": {name of the answer: {"vraag", "soort", "uitkomst"}}} ],  as in the case
//   "besluiten": [ {"persoon", "wet": name or null, "verdeeld_op": {name: value or null}, "voorzieningen": [ids],
//                   "beslisser", "beschikking"} ],
//   "plan": {"regie"} }
//
// eigen_vragen stands there if the rule set has questions of its own, verdeeld_op if one of these divides the
// decisions. A soort is ja_of_nee, datum, bedrag, getal, gemeente or keuze. The uitkomst of an own question, and wet,
// besluit_nodig, recht, betaler, vervolg, beslisser, beschikking and regie are each an outcome:
//
// | key              | when                      | value |
// |------------------|---------------------------|-----------------------------------------------------------------------|
// | uitkomst         | always                    | vastgesteld, niet_van_toepassing, ontbreekt, strijdig, open, fout |
// | antwoord         | vastgesteld               | by question, below | | open_bedrag      | betaler, if not zero |
// amount that no budget covers                                          | | gedeelde_plafonds | betaler, where requests
// together pass them | [ names of budgets ]: in the order that the rules give (clause 11.4) | | regels           |
// vastgesteld, strijdig, open (doelbewust, gedeeld_plafond) | [ {naam, label, grondslagen: [{bron, plaats}], omdat} ]
// (*) | | ontbreekt        | ontbreekt, open (oordeel) | [ {feit, soort, van, vraag, doel} ]; the first is the next to
// ask     | | reden            | open                      | doelbewust, oordeel, geen_regel, wacht, gedeeld_plafond |
// | wacht_op         | open (wacht), niet_van_toepassing | a question (an own one by its answer); itself: the rule set
// does not ask it | | verantwoordelijk | ontbreekt, strijdig, open, fout, open_bedrag | {stappen: [{wie, uiterlijk}],
// geteld_vanaf, tussentijds_betaalt} | | aannames         | always                    | [ {feit, soort, van, waarde,
// omdat} ]: what was presumed, since nobody gave it | | afleiding        | with a derivation         | {regels,
// bevoegdheden, delegaties, voorbehouden, mandaten, persoonlijk_belang, primair_besluit_door, bedrag} |
//
// (*) Rules, mandates and other powers also have "zekerheid" (gelezen, fragment, aangenomen) and "nagekeken" where the
// rule set says so.
//
// antwoord: wet: name · besluit_nodig, recht: boolean · regie: party · betaler: [{budget or gemeente, bedrag}] ·
// beslisser: {bevoegd: true, beslissers: [{wie, namens, via, mandaten}]} or {bevoegd: false, bevoegde_organen,
// genomen_door} · beschikking: {aan, afschrift} · vervolg: [{soort, bericht, aan, uiterlijk}]. A party is {"inwoner":
// id} for a person of the case, {"gemeente": four digits}, or {"wie": name} with the "agb" of a provider.
//
// A row of a table is a rule: "wie_betaalt/2". Among the "uitzonderingen" of one may be the row above it that counts
// first. A list function in a condition ("er_is", "voor_elke", "aantal", "som") has no "delen" but "lijst" and
// "elementen":
// [{persoon, voorziening (not in a list of persons), voorwaarde, telt: what a sum adds}], in the order of the case. So
// has what is looked up ("van_de_laagste", "van_de_hoogste"), with gevraagd: what is wanted, and vergeleken: by what.
//
// ontbreekt: "doel" stands there where the rule set says what the fact is asked for. Of a fact of a person or request,
// "van" is its id; of one of the plan ("soort": "feit") it is null. A "parameter" is for who writes the rules; nobody
// in the case can be asked for it.
//
// aannames: each fact once; "waarde" is as the case would have it. That nobody has a personal interest is one too:
// {"feit": "persoonlijk belang", "soort": "persoonlijk_belang", "van": null, "waarde": [], "omdat"}.
#pragma once

#include <string>

#include <klap/decision/case.hpp>
#include <klap/decision/outcome.hpp>
#include <klap/program/program.hpp>

namespace klap::exchange {

inline constexpr int outcome_format = 1;

/// `derivation` may be null: none is then written, and of rules that presume something it is worked out all the same,
/// to say what was presumed. Case, outcome and derivation belong to the program.
[[nodiscard]] std::string to_json(const program::Program& program, const decision::Case& facts,
                                  const decision::CaseOutcome& outcome, const decision::CaseDerivation* derivation);

/// What is still to be asked: { "klap": 1, "ontbreekt": [ {feit, soort, van, vraag, doel} ] }, each fact once, the next
/// to ask first: by request, within it law, need, right, payer, what follows and its own questions; then by decision.
/// Takes time and memory in proportion to the number of missing facts.
[[nodiscard]] std::string missing_to_json(const program::Program& program, const decision::Case& facts,
                                          const decision::CaseOutcome& outcome);

}  // namespace klap::exchange
