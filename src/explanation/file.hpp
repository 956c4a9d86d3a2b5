// What the parts of the explanation for the file share.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "questions.hpp"
#include "reasons.hpp"
#include "telling.hpp"
#include "writer.hpp"

namespace klap::explanation {

/// What has been told so far: presumptions are listed once, at the end, and a named condition is explained once in
/// every section.
class Told {
 public:
  /// What the trace, or what it read, presumed.
  void presumptions_of(const Telling& t, const decision::ConditionTrace& trace);
  /// Is this named condition, of this person or request on this day, told here for the first time?
  [[nodiscard]] bool is_new(const Telling& t, const Reason& named);
  void start_section() { terms_.clear(); }

  /// "aangevraagd = ja, omdat: wie een besluit vraagt, doet een aanvraag", in the order told.
  [[nodiscard]] const std::vector<std::string>& presumptions() const { return presumptions_; }
  /// The fields that they are of, by FieldId::index.
  [[nodiscard]] const std::set<std::uint32_t>& presumed_fields() const { return fields_; }
  /// A presumption that is of no field.
  void presumption(const Telling& t, const std::string& what, const std::string& because);

 private:
  using Term = std::tuple<std::uint32_t, std::optional<std::size_t>, std::optional<std::size_t>, std::optional<Date>,
                          decision::Truth>;
  std::set<Term> terms_;
  std::set<std::uint32_t> fields_;
  std::vector<std::string> presumptions_;
};

/// One part after another, each on a line of its own, a named condition with what it rests on below it.
void tell_reasons(const Telling& t, Writer& w, Told& told, ExprId condition, const decision::ConditionTrace& trace);
/// The same on one line: "soort is niet Opvang (soort = Begeleiding) en aangevraagd: ja (aangenomen)".
[[nodiscard]] std::string reasons_on_one_line(const Telling& t, Told& told, ExprId condition,
                                              const decision::ConditionTrace& trace);

/// Every rule that is not out, with its ground and what it rests or waits on.
void tell_rules_in(const Telling& t, Writer& w, Told& told, const Asked& asked);
/// What the answer is not: one line for every rule that could have mattered, with why it does not hold; the others, by
/// what keeps them all away.
void tell_rules_out(const Telling& t, Writer& w, Told& told, const Asked& asked);

/// The powers behind "who decides", and why others do not cover the decision.
void tell_powers(const Telling& t, Writer& w, Told& told, const Asked& asked);

}  // namespace klap::explanation
