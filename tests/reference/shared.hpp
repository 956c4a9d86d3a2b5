// What requests of one case together charge to ceilings (clauses 11.3 and 11.4).
#pragma once

#include <klap/decision/case.hpp>
#include <klap/decision/outcome.hpp>
#include <klap/semantics/model.hpp>

namespace klap::reference {

/// Once all payers were worked out by themselves.
void share_ceilings(const semantics::Model& model, const decision::Case& given, decision::CaseOutcome& outcome);

}  // namespace klap::reference
