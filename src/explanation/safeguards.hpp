// Safeguards (clauses 5.21 and 5.22) in words, for the summary, the file and the auditor; and why one rule goes before
// another (clause 7.3).
#pragma once

#include <string>

#include "file.hpp"
#include "questions.hpp"
#include "telling.hpp"
#include "writer.hpp"

namespace klap::explanation {

/// "nooit opdracht aan een vrijwilliger, brief aan Kapper"
[[nodiscard]] std::string patterns_text(const Telling& t, const program::Safeguard& safeguard);
/// The safeguards that an outcome is in conflict with: title, what it says, its grounds and reason.
void tell_broken(const Telling& t, Writer& w, const decision::Outcome& outcome);
/// For the file: the same with the reasons of their conditions; and the safeguards that a missing fact may break.
void tell_safeguards_in(const Telling& t, Writer& w, Told& told, const Asked& asked);
/// For the auditor: every safeguard of the question, as it came out.
void tell_all_safeguards(const Telling& t, Writer& w, const Asked& asked);

/// A rule that is an exception to `lifted`, and which source goes before which, if it is one by that.
[[nodiscard]] std::string exception_name(const Telling& t, RuleId exception, RuleId lifted);
[[nodiscard]] std::string exception_names(const Telling& t, const std::vector<RuleId>& exceptions, RuleId lifted);

}  // namespace klap::explanation
