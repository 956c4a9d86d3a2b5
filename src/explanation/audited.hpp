// For the auditor: the rule set and the case as they were given.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "telling.hpp"
#include "writer.hpp"

namespace klap::explanation {

void tell_rule_set(const Telling& t, Writer& w);
void tell_case(const Telling& t, Writer& w);

/// "toe te kennen en te weigeren": bit per DecisionKind.
[[nodiscard]] std::string kinds_text(const Telling& t, std::uint8_t kinds);
[[nodiscard]] std::string laws_text(const Telling& t, const std::vector<SourceId>& laws);

}  // namespace klap::explanation
