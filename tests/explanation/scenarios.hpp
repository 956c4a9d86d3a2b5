// The cases that the golden files in golden/ tell.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <klap/decision/timeline.hpp>

#include "builder.hpp"

namespace klap::test::explaining {

/// The pilot "Eerst aan de slag", as a program.
struct Pilot {
  Pilot();

  Builder b;
  SourceId wmo, awb, mb, ro, pb;
  ActorId college, consulent, teammanager, kwintes, abrona, kapper;
  BudgetId begeleiding, innovatie;
  LotId slag;
  FieldId geboortedatum, woongemeente, bijstand, wlz;  // of the resident
  FieldId soort, kosten, vorm, perceel, eigen_kracht;  // of the request
  RuleId wet, maatwerk, wlz_weigert, jongere, gewoon, innovatieperceel, aanvrager, toewijzing, kapper_niets, besluit;
  MandateId aan_manager, aan_consulent, aan_kwintes;

  [[nodiscard]] const program::Program& program() const { return b.program; }
  /// Turns of five working days each, from the peildatum, starting with `first`.
  [[nodiscard]] decision::Accountable ladder(ActorId first) const;
  [[nodiscard]] decision::Accountable ladder_without_dates() const;
  /// Consulent, on behalf of College, via Teammanager.
  [[nodiscard]] decision::DeciderAnswer by_consulent() const;
};

struct Scenario {
  std::string name;
  program::Program program;
  decision::Case facts;
  decision::CaseOutcome outcome;
  decision::CaseDerivation derivation;
  std::vector<decision::Stretch> stretches = {};  // told too, if there are any
};

[[nodiscard]] std::vector<Scenario> scenarios();

/// A scenario without outcome and derivation. Direction is not asked.
[[nodiscard]] Scenario begin(std::string name, program::Program program, decision::Case facts);
/// Need is not asked.
[[nodiscard]] decision::RequestOutcome request_outcome(decision::Outcome law = {}, decision::Outcome right = {},
                                                       decision::Outcome payer = {}, decision::Outcome follow_up = {},
                                                       std::optional<std::size_t> decision = 0);

/// Households with a representative, a plan and parameters.
[[nodiscard]] std::vector<Scenario> household_scenarios();

/// Lists and tables; with requests, and without any.
[[nodiscard]] std::vector<Scenario> list_scenarios();

/// Questions of the rule set's own, who pays elsewhere, delegations, reservations, conditions of powers, objections.
[[nodiscard]] std::vector<Scenario> own_scenarios();

/// A safeguard that an answer goes against, and one that may count; a source that goes before another; what was not
/// known.
[[nodiscard]] std::vector<Scenario> safeguard_scenarios();
/// Weighing, deviation, transition, suspension, and ceilings per resident and per plan.
[[nodiscard]] std::vector<Scenario> case_by_case_scenarios();
/// Answers that are collected, a table of which one row may hold, amounts and parts of a payment, and what is looked up.
[[nodiscard]] std::vector<Scenario> counted_scenarios();
/// Letters about guardians, other bodies, withdrawals, and what is no affair of the resident.
[[nodiscard]] std::vector<Scenario> plain_scenarios();
/// Facts that are not to be shown or say what they are for, and requests that share a ceiling in an order.
[[nodiscard]] std::vector<Scenario> kept_back_scenarios();

/// Every example of a rule text, by its title, decided. The hash is all of that digit.
[[nodiscard]] std::vector<Scenario> decided_examples(const std::string& text, char hash);

}  // namespace klap::test::explaining
