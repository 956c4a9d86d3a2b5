// What the summary, the file and the auditor say in the same words: answers, rules with their grounds, presumptions,
// and what happens with what is not settled.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "questions.hpp"
#include "telling.hpp"
#include "writer.hpp"

namespace klap::explanation {

/// One line per part of an answer to the question; none for an empty one.
[[nodiscard]] std::vector<std::string> answer_lines(const Telling& t, const Asked& asked,
                                                    const decision::Answer& answer);
/// What a rule would conclude, as the rule text says it.
[[nodiscard]] std::string conclusion_text(const Telling& t, const program::Conclusion& conclusion);

/// "regel innovatieperceel: opschrift"; of a row "rij 2 van “Wie betaalt per soort”".
[[nodiscard]] std::string rule_title(const Telling& t, RuleId rule);
/// "regel innovatieperceel: opschrift — RO 4 (Raamovereenkomst innovatiepercelen)"
[[nodiscard]] std::string rule_line(const Telling& t, RuleId rule);

/// What a rule departs from in single cases, and who weighs that; nothing of a rule that says neither.
void tell_weighing(const Telling& t, Writer& w, const program::Rule& rule);

/// The title and, where it must be said, that the rules are a draft.
void tell_head(const Telling& t, Writer& w, std::size_t hash_digits);
/// Every section under its title; `tell` tells one question.
template <class Tell>
void tell_sections(const Telling& t, Writer& w, Tell tell) {
  if (t.outcome.requests.empty()) {
    w.gap();
    w.line(say(t, Word::no_requests));
  }
  for (const Section& section : sections(t)) {
    if (!section.title.empty()) {
      w.gap();
      w.line(say<Word::title>(t, section.title));
    }
    for (const Asked& asked : section.questions) tell(section, asked);
  }
}

/// The answer, or why there is none.
void tell_answer(const Telling& t, Writer& w, const Asked& asked);
/// Presumptions used, each once; with `fields`, only of those, by FieldId::index.
void tell_presumptions(const Telling& t, Writer& w, const Asked& asked,
                       const std::set<std::uint32_t>* fields = nullptr);
/// Missing facts and what to ask next; whose turn it is and until when; who pays in the meantime. What an earlier
/// question of the section said already is not said again.
void tell_unsettled(const Telling& t, Writer& w, const Section& section, const Asked& asked);

}  // namespace klap::explanation
