// What `klap decide` prints: the answers, each with the rules and grounds it rests on.
#include <klap/decision/decide.hpp>
#include <klap/explanation/explain.hpp>

#include "answers.hpp"
#include "file.hpp"
#include "powers.hpp"

namespace klap::explanation {
namespace {

void tell_rules(const Telling& t, Writer& w, const Asked& asked) {
  const bool conflict = asked.outcome->kind == decision::OutcomeKind::conflict;  // of rules, or with a safeguard
  for (const RuleId id : asked.outcome->rules) {
    w.line(rule_line(t, id));
    const program::Rule* rule = find(t.program.rules, id);
    if (rule == nullptr) continue;
    const Writer::Deeper deeper(w);
    if (conflict) w.line(say<Word::rule_concludes>(t, conclusion_text(t, rule->conclusion)));
    if (!rule->reason.empty()) w.line(say<Word::because>(t, rule->reason));
  }
}

/// What was presumed where a reason rests on it, as the file has it (semantics.md, clause 14.2.4).
std::set<std::uint32_t> presumed_for(const Telling& t, const Asked& asked) {
  Told told;
  Writer unread;
  tell_rules_in(t, unread, told, asked);
  const bool by_rules = asked.outcome->kind == decision::OutcomeKind::not_applicable && !asked.outcome->rules.empty();
  if (!by_rules) tell_rules_out(t, unread, told, asked);
  if (is_by_register(asked.question.kind()) && asked.decision) tell_powers(t, unread, told, asked);
  return told.presumed_fields();
}

void tell_question(const Telling& t, Writer& w, const Section& section, const Asked& asked) {
  if (!is_asked(asked)) return;
  w.gap();
  w.line(question_text(t, asked.question));
  const Writer::Deeper deeper(w);
  tell_answer(t, w, asked);
  {
    const Writer::Deeper grounds(w);
    tell_rules(t, w, asked);
    for (const std::string& line : power_lines(t, asked, false)) w.line(line);
    const std::set<std::uint32_t> fields = presumed_for(t, asked);
    tell_presumptions(t, w, asked, &fields);
  }
  tell_unsettled(t, w, section, asked);
}

}  // namespace

std::string summarise(const program::Program& program, const decision::Case& facts,
                      const decision::CaseOutcome& outcome, const decision::CaseDerivation& derivation,
                      Language language) {
  Telling t{program, facts, outcome, derivation, language};
  t.in_file = true;
  Writer w;
  tell_head(t, w, 12);
  tell_sections(t, w,
                [&](const Section& section, const Asked& asked) { tell_question(about(t, asked), w, section, asked); });
  return w.take();
}

std::string summarise(const program::Program& program, const decision::Case& facts,
                      const std::vector<decision::Stretch>& stretches, Language language) {
  std::string out;
  for (const decision::Stretch& stretch : stretches) {
    const decision::Case day = decision::on_day(facts, stretch.from);
    const auto derivation = decision::derive(program, day, stretch.outcome);
    const Telling t{program, day, stretch.outcome, derivation, language};
    Writer w;
    w.line(stretch.from == stretch.through
               ? say<Word::stretch_day>(t, date_text(t, stretch.from))
               : say<Word::stretch>(t, date_text(t, stretch.from), date_text(t, stretch.through)));
    w.gap();
    if (!out.empty()) out += "\n";
    out += w.take() + summarise(program, day, stretch.outcome, derivation, language);
  }
  return out;
}

}  // namespace klap::explanation
