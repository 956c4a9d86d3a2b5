// Which rules are exceptions to which: as written, and by the sources they rest on (clauses 7.1 and 7.3).
#pragma once

#include <vector>

#include <klap/semantics/model.hpp>

namespace klap::reference {

/// The exceptions to a rule, in id order.
[[nodiscard]] std::vector<RuleId> exceptions_to(const semantics::Model& model, RuleId rule);

/// Clause 7.3: is `rule` an exception to `other` because of what its source goes before? What is written wins.
[[nodiscard]] bool goes_before(const semantics::Model& model, RuleId rule, RuleId other);

}  // namespace klap::reference
