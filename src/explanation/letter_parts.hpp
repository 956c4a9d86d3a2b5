// The parts of a letter to a resident, one function each; each begins with a heading of its own, or says nothing.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "letter.hpp"
#include "writer.hpp"

namespace klap::explanation {

// Of one request.
void tell_application(const Letter& letter, Writer& w, std::size_t request);
void tell_result(const Letter& letter, Writer& w, std::size_t request);
void tell_reasons(const Letter& letter, Writer& w, std::size_t request);
void tell_own_questions(const Letter& letter, Writer& w, std::size_t request);

// Of the letter as a whole.
void tell_facts(const Letter& letter, Writer& w);
void tell_limits(const Letter& letter, Writer& w);
void tell_lists(const Letter& letter, Writer& w);
void tell_needed(const Letter& letter, Writer& w);
void tell_decider(const Letter& letter, Writer& w);
void tell_next(const Letter& letter, Writer& w);
void tell_objection(const Letter& letter, Writer& w);

/// Of the plan, once for all letters of one reader.
void tell_direction(const Letter& letter, Writer& w);

/// The question that a fact answers, with the answer; without a question, its name. "U" is who reads the letter: to
/// another reader a question that says so of the resident is quoted.
[[nodiscard]] std::string answered(const Letter& letter, const program::Field& field, const std::string& value);

/// Lines under a heading; no lines, no heading. The same line is not said twice, unless `repeat`.
void tell_part(Writer& w, const std::string& heading, const std::vector<std::string>& lines, bool repeat = false);

/// "Wet maatschappelijke ondersteuning 2015, artikel 2.3.5 lid 3"
template <Word Article, Word Place, Word Whole>
[[nodiscard]] std::string source_place(const Telling& t, const program::Ground& ground) {
  const program::Source* source = find(t.program.sources, ground.source);
  const std::string name = source == nullptr ? say(t, Word::unknown) : spoken(t, *source);
  if (ground.article.empty()) return say<Whole>(t, name);
  const bool articles =
      source != nullptr && source->kind != SourceKind::budget && source->kind != SourceKind::work_instruction;
  const std::string place = place_text(t, ground.article);
  return articles ? say<Article>(t, name, place) : say<Place>(t, name, place);
}
/// What the rules that settled an answer say for it, each with its grounds. Rows of a table, and rules without words,
/// often say the same: then once.
[[nodiscard]] std::vector<std::string> reason_lines(const Letter& letter, const Asked& asked,
                                                    std::set<std::vector<std::string>>& said);

/// "Dit staat in: …"
[[nodiscard]] inline std::string laid_down(const Telling& t, const program::Ground& ground) {
  return source_place<Word::resident_article, Word::resident_place, Word::resident_source>(t, ground);
}
/// Of several grounds those that are for residents.
[[nodiscard]] std::vector<std::string> laid_down(const Telling& t, const std::vector<program::Ground>& grounds);

}  // namespace klap::explanation
