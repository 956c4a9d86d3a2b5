// Competences, delegations, reservations and mandates in words, for the file and the auditor.
#pragma once

#include <string>
#include <vector>

#include "questions.hpp"
#include "telling.hpp"
#include "writer.hpp"

namespace klap::explanation {

/// Is it a power of attorney (volmacht), and not a mandate?
[[nodiscard]] bool is_for_orders(const program::Mandate& mandate);
/// "mandaat van College aan Teammanager, tot en met € 50.000 per besluit — MB 3 (…)"
/// The amounts that ceilings were held against, each on a line; none that is not known.
[[nodiscard]] std::vector<std::string> amount_lines(const Telling& t, const Asked& asked);
[[nodiscard]] std::string mandate_line(const Telling& t, const program::Mandate& mandate);
/// "delegatie van College aan Bestuur — RW 2 (…)"
[[nodiscard]] std::string delegation_line(const Telling& t, const program::Delegation& delegation);
/// "voorbehouden aan Teammanager: te weigeren — MB 5 (…)"
[[nodiscard]] std::string reservation_line(const Telling& t, const program::Reservation& reservation);

/// "zekerheid: fragment, nagekeken 1 maart 2017"; empty where nothing is said.
[[nodiscard]] std::string certainty_text(const Telling& t, const std::optional<program::Checked>& checked);
/// The line with that behind it.
[[nodiscard]] std::string with_certainty(const Telling& t, const std::string& line,
                                         const std::optional<program::Checked>& checked);

/// Competences, delegations and mandates that the answer to "who decides" rests on; `sure`: with how sure their text is.
[[nodiscard]] std::vector<std::string> power_lines(const Telling& t, const Asked& asked, bool sure);
/// Delegations that made a body competent, the nearest first.
[[nodiscard]] std::vector<const program::Delegation*> delegations_to(const Telling& t, const Asked& asked, ActorId body);

/// The day powers are read on for a decision: that on which it was taken, or the reference date.
[[nodiscard]] std::optional<Date> power_date(const Telling& t, const Asked& asked);
/// By when a power has to be known (clause 9.9); none: whenever.
[[nodiscard]] std::optional<Date> power_known_on(const Telling& t, const Asked& asked);

}  // namespace klap::explanation
