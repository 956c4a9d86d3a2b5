// The judge: what a checked rule set means for a case, worked out in the most literal way from docs/semantics.md and
// from nothing else. Slow on purpose; it shares no deciding code with the product that it is compared with.
#pragma once

#include <klap/decision/case.hpp>
#include <klap/decision/outcome.hpp>
#include <klap/semantics/model.hpp>

namespace klap::reference {

struct Judged {
  decision::CaseOutcome outcome;
  decision::CaseDerivation derivation;
};

/// Every question about every request and decision of the case, and about its plan (clause 1.1).
[[nodiscard]] Judged judge(const semantics::Model& model, const decision::Case& facts);

}  // namespace klap::reference
