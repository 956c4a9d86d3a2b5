// Why a condition came to what it came to: of its parts only those that settle it, or that leave it unsettled.
#pragma once

#include <string>
#include <vector>

#include "telling.hpp"

namespace klap::explanation {

/// A part that is told by itself, with what it came to.
struct Reason {
  ExprId condition;
  const decision::ConditionTrace* trace = nullptr;
};

/// Named conditions are told by their name, or by what in their meaning settles them.
enum class Terms : bool { named, unfolded };

/// The fewest parts that give the condition its truth, in the order written; of what is unsettled, every unsettled
/// part. Where one part of several will do: of a condition that failed, first one about what kind of thing is asked,
/// then one about time; in both cases one that presumes nothing; then the one that takes the fewest words. Never empty.
[[nodiscard]] std::vector<Reason> reasons(const Telling& t, ExprId condition, const decision::ConditionTrace& trace,
                                          Terms terms);

/// Does it rest on nothing but which law applies, and given facts that are a choice from a list?
[[nodiscard]] bool is_about_kind(const Telling& t, const Reason& reason);

/// What a named condition means; none for anything else.
[[nodiscard]] ExprId meaning_of(const Telling& t, const Reason& reason);

/// As a sentence that is true: "soort is niet Opvang", "aangevraagd: ja".
[[nodiscard]] std::string reason_text(const Telling& t, const Reason& reason);
/// What it read, unless the sentence says it, with the source where that is not the case itself: "soort = Begeleiding";
/// may be empty.
[[nodiscard]] std::string reason_note(const Telling& t, const Reason& reason);
/// The sentence with its note in brackets.
[[nodiscard]] std::string reason_in_full(const Telling& t, const Reason& reason);
/// "soort = Begeleiding": what it read, each fact once, in the order read.
[[nodiscard]] std::vector<std::string> facts_of(const Telling& t, const Reason& reason);

}  // namespace klap::explanation
