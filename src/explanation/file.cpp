// For the file: per question the answer, what it rests on, what it is not and why, and what is missing; what was
// presumed stands at the end.
#include "file.hpp"

#include <algorithm>

#include "answers.hpp"
#include "facts.hpp"
#include "readers.hpp"
#include "safeguards.hpp"

namespace klap::explanation {
namespace {

bool waits_for_date(const Telling& t, const Asked& asked) {
  return asked.outcome->kind == decision::OutcomeKind::missing && !reference_date(t, asked.question);
}

bool is_not_applicable_by_rules(const Asked& asked) {
  return asked.outcome->kind == decision::OutcomeKind::not_applicable && !asked.outcome->rules.empty();
}

void tell_question(const Telling& t, Writer& w, Told& told, const Section& section, const Asked& asked) {
  if (!is_asked(asked)) return;
  if (section.questions.data() == &asked) told.start_section();
  w.gap();
  w.line(question_text(t, asked.question));
  const Writer::Deeper deeper(w);
  tell_answer(t, w, asked);
  if (waits_for_date(t, asked)) w.line(say(t, Word::date_missing_first));
  tell_unsettled(t, w, section, asked);
  tell_rules_in(t, w, told, asked);
  if (!is_not_applicable_by_rules(asked)) tell_rules_out(t, w, told, asked);  // nobody asks what it would have been
  if (is_by_register(asked.question.kind()) && asked.decision) tell_powers(t, w, told, asked);
  tell_safeguards_in(t, w, told, asked);
  if (!interest_presumed(t, asked)) return;
  const std::string nobody = say(t, Word::nobody_interested);
  w.line(say<Word::presumed_no_reason>(t, nobody));
  told.presumption(t, nobody, t.program.no_interest_because);
}

}  // namespace

void Told::presumption(const Telling& t, const std::string& what, const std::string& because) {
  std::string line = because.empty() ? what : say<Word::presumed_because>(t, what, because);
  if (std::find(presumptions_.begin(), presumptions_.end(), line) == presumptions_.end())
    presumptions_.push_back(std::move(line));
}

void Told::presumptions_of(const Telling& t, const decision::ConditionTrace& trace) {
  const program::Field* field = trace.presumed && trace.fact ? field_of(t, *trace.fact) : nullptr;
  if (field != nullptr && fields_.insert(trace.fact->id).second) {
    const std::string value = is_hidden(t, *field) ? say(t, Word::not_shown)
                              : field->presumed    ? value_text(t, *field->presumed, *field)
                                                   : fact_value(t, trace);
    presumption(t, say<Word::equals>(t, fact_name(t, *trace.fact, false), value), field->presumed_because);
  }
  for (const decision::ConditionTrace& part : trace.arguments) presumptions_of(t, part);
}

bool Told::is_new(const Telling& t, const Reason& named) {
  const program::Node* node = find(t.program.nodes, named.condition);
  return node == nullptr || terms_.emplace(node->ref, t.person, t.request, t.as_of, named.trace->truth).second;
}

std::string tell_file(const Telling& whole) {
  Writer w;
  Told told;
  std::set<SourceId> named;
  Telling t = whole;
  t.named = &named;
  t.in_file = true;
  w.line(say(t, Word::file_head));
  tell_head(t, w, 12);
  if (!t.outcome.requests.empty() && t.derivation.requests.empty()) w.line(say(t, Word::no_derivation));
  tell_sections(t, w, [&](const Section& section, const Asked& asked) {
    tell_question(about(t, asked), w, told, section, asked);
  });
  if (told.presumptions().empty()) return w.take();
  w.gap();
  w.line(say(t, Word::presumed_head));
  const Writer::Deeper deeper(w);
  for (const std::string& line : told.presumptions()) w.line(say<Word::item>(t, line));
  return w.take();
}

}  // namespace klap::explanation
