// Requests of one case that together pass a ceiling: clauses 11.3 and 11.4.
#pragma once

#include "workroom.hpp"

namespace klap::decision {

/// Looks at all payers of the case, each worked out by itself, and changes those that cannot stay so. Nothing is
/// allocated where no ceiling is passed.
void share_ceilings(const program::Program& program, const Case& facts, Workroom& room, CaseOutcome& outcome);

}  // namespace klap::decision
