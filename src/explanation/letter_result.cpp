// What was asked, what the proposal is, and why.
#include <algorithm>
#include <set>
#include <variant>

#include "basis.hpp"
#include "letter_parts.hpp"

namespace klap::explanation {
namespace {

using decision::Outcome;
using decision::OutcomeKind;

std::string why_open(const Letter& letter, const Outcome& outcome) {
  switch (outcome.open) {
    case decision::OpenReason::on_purpose:
      return say_to<Word::resident_open_purpose, Word::resident_open_purpose_other>(letter);
    case decision::OpenReason::judgement:
      return say_to<Word::resident_open_judgement, Word::resident_open_judgement_other>(letter);
    case decision::OpenReason::no_rule:
    case decision::OpenReason::shared_ceiling:
      return say_to<Word::resident_open_no_rule, Word::resident_open_no_rule_other>(letter);
    case decision::OpenReason::waits:
      if (outcome.waits_for.is_own())
        return say<Word::resident_open_waits_own>(letter.t, question_text(letter.t, outcome.waits_for));
      return say_to<Word::resident_open_waits, Word::resident_open_waits_other>(letter);
  }
  return {};
}

std::vector<std::string> not_settled(const Letter& letter, const Outcome& outcome) {
  const Telling& t = letter.t;
  std::vector<std::string> lines = {say_to<Word::resident_not_yet, Word::resident_not_yet_other>(letter)};
  switch (outcome.kind) {
    case OutcomeKind::settled:
    case OutcomeKind::not_applicable: break;
    case OutcomeKind::missing: lines.push_back(say(t, Word::resident_missing)); break;
    case OutcomeKind::conflict: lines.push_back(say(t, Word::resident_conflict)); break;
    case OutcomeKind::error: lines.push_back(say(t, Word::resident_error)); break;
    case OutcomeKind::open: lines.push_back(why_open(letter, outcome)); break;
  }
  return lines;
}

const bool* settled_right(const Asked& right) {
  return right.outcome->kind == OutcomeKind::settled ? std::get_if<bool>(&right.outcome->answer) : nullptr;
}

bool is_answered(const Asked& right) { return is_asked(right) && right.outcome->kind != OutcomeKind::not_applicable; }

/// Is it about help that runs already?
bool withdraws(const Letter& letter) {
  if (!letter.decision) return false;
  const auto kinds = certain_kinds(letter.t, letter.t.outcome.decisions[*letter.decision]);
  return kinds && (*kinds & (1U << static_cast<unsigned>(DecisionKind::withdraw))) != 0;
}

/// The day from which what has to be done works, if that is one day.
std::optional<Date> last_day(const Letter& letter, std::size_t request) {
  const auto* next =
      std::get_if<std::vector<decision::ObligationAnswer>>(&letter.t.outcome.requests[request].follow_up.answer);
  std::optional<Date> day;
  if (next == nullptr) return day;
  for (const decision::ObligationAnswer& o : *next) {
    if (!o.effective) continue;
    if (day && *day != *o.effective) return std::nullopt;
    day = o.effective;
  }
  return day;
}

std::vector<std::string> proposed(const Letter& letter, const Asked& right) {
  if (is_anothers(letter, *right.request)) return {say(letter.t, Word::resident_not_ours)};
  if (!is_answered(right)) {
    return {say_to<Word::resident_no_right_question, Word::resident_no_right_question_other>(letter)};
  }
  const bool* yes = settled_right(right);
  if (yes == nullptr) return not_settled(letter, *right.outcome);
  if (!*yes && withdraws(letter) && !is_taken(letter)) {
    const std::optional<Date> day = last_day(letter, *right.request);
    return {day ? say<Word::resident_stops_on>(letter.t, date_text(letter.t, *day))
                : say(letter.t, Word::resident_stops)};
  }
  if (is_taken(letter)) {
    const std::string before = say(letter.t, Word::resident_taken);
    if (!*yes) return {before, say(letter.t, Word::resident_no_taken)};
    return {before, say(letter.t, Word::resident_yes_taken),
            say_to<Word::resident_slot_what, Word::resident_slot_what_other>(letter)};
  }
  if (!*yes) return {say_to<Word::resident_no, Word::resident_no_other>(letter)};
  return {say_to<Word::resident_yes, Word::resident_yes_other>(letter),
          say_to<Word::resident_slot_what, Word::resident_slot_what_other>(letter)};
}

/// Which other municipality pays; what budgets of our own do is not for the resident to follow.
std::string paid_elsewhere(const Telling& t, std::size_t request) {
  const Outcome& payer = t.outcome.requests[request].payer;
  const auto* payment = std::get_if<decision::PaymentAnswer>(&payer.answer);
  if (payer.kind != OutcomeKind::settled || payment == nullptr || payment->elsewhere.empty()) return {};
  std::vector<std::string> who;
  for (const decision::MunicipalityLine& line : payment->elsewhere) {
    who.push_back(municipality_in_full(t, line.municipality));
  }
  const bool all = payment->lines.empty() && payment->uncovered == Money();
  return all ? say<Word::resident_pays_elsewhere>(t, joined(t, who))
             : say<Word::resident_pays_part_elsewhere>(t, joined(t, who));
}

/// Where no decision is needed there is no proposal either.
std::vector<std::string> without_decision(const Letter& letter, const Asked& right) {
  const Telling& t = letter.t;
  std::vector<std::string> lines = {say(t, Word::resident_need_none)};
  const bool* yes = settled_right(right);
  if (is_answered(right) && yes == nullptr) {
    const std::vector<std::string> more = not_settled(letter, *right.outcome);
    lines.insert(lines.end(), more.begin(), more.end());
  } else if (yes == nullptr || *yes) {
    lines.push_back(say_to<Word::resident_need_none_use, Word::resident_need_none_use_other>(letter));
  } else {
    lines.push_back(say_to<Word::resident_need_none_refused, Word::resident_need_none_refused_other>(letter));
  }
  lines.push_back(say(t, Word::resident_need_none_ask));
  return lines;
}

/// Whether a human has weighed, or has to: a judgement was used, or the answer waits for one.
bool needs_weighing(const Letter& letter, const Asked& asked) {
  if (asked.outcome->kind == OutcomeKind::open) {
    if (is_anothers(letter, *asked.request)) return false;
    return asked.outcome->open == decision::OpenReason::on_purpose ||
           asked.outcome->open == decision::OpenReason::judgement;
  }
  if (asked.outcome->kind != OutcomeKind::settled) return false;
  const auto facts = Bases(letter).of(asked).own_facts(letter);
  return std::any_of(facts.begin(), facts.end(), [&](const decision::ConditionTrace& node) {
    return field_of(letter.t, *node.fact)->judge.is_some();
  });
}

/// What a rule is about may be somebody else in the household: then only where it is laid down is told.
std::vector<std::string> in_own_words(const Telling& t, const program::Rule& rule) {
  std::vector<std::string> lines;
  if (!rule.label.empty()) lines.push_back(say<Word::resident_label>(t, as_sentence(rule.label)));
  if (!rule.reason.empty()) lines.push_back(say<Word::resident_reason>(t, as_sentence(rule.reason)));
  return lines;
}

}  // namespace

void tell_application(const Letter& letter, Writer& w, std::size_t request) {
  const Telling& t = letter.t;
  const std::optional<Date> on = case_date(t, CaseDate::application);
  const bool help = needs_no_decision(t, request);  // then nobody need have asked for anything
  std::vector<std::string> lines;
  if (!help && is_anothers(letter, request) && !is_forwarded(letter, request)) {
    lines.push_back(say_to<Word::resident_asked_elsewhere, Word::resident_asked_elsewhere_other>(letter));
  } else if (!help) {
    lines.push_back(on ? say_to<Word::resident_asked_on, Word::resident_asked_on_other>(letter, date_text(t, *on))
                       : say_to<Word::resident_asked, Word::resident_asked_other>(letter));
  }
  if (request < t.facts.requests.size()) {
    const auto& facts = t.facts.requests[request].facts;
    for (std::size_t i = 0; i < std::min(facts.size(), t.program.fields.size()); ++i) {
      const program::Field& field = t.program.fields[i];
      const bool told =
          field.type == TypeKind::choice && !field.hidden.resident && !laid_down(t, field.asked_on).empty();
      if (!told || field.owner != FieldOwner::request || facts[i].state != decision::Fact::State::known) continue;
      lines.push_back(say<Word::item>(t, answered(letter, field, value_text(t, facts[i].value, field))));
    }
  }
  tell_part(
      w,
      help ? say(t, Word::resident_ask_help) : say_to<Word::resident_ask_what, Word::resident_ask_what_other>(letter),
      lines);
}

void tell_result(const Letter& letter, Writer& w, std::size_t request) {
  const Telling& t = letter.t;
  const Asked right = asked_of_request(t, QuestionKind::right, request);
  const Asked need = asked_of_request(t, QuestionKind::need, request);
  const bool no_decision = needs_no_decision(t, request);
  std::vector<std::string> lines = no_decision ? without_decision(letter, right) : proposed(letter, right);
  if (is_asked(need) && need.outcome->kind != OutcomeKind::settled) {
    lines.push_back(say(t, Word::resident_need_unknown));
  }
  const Outcome& law = t.outcome.requests[request].law;
  const SourceId* which = std::get_if<SourceId>(&law.answer);
  if (const program::Source* source = which == nullptr ? nullptr : find(t.program.sources, *which)) {
    const std::string name = spoken(t, *source);
    lines.push_back(no_decision ? say<Word::resident_law_help>(t, name)
                                : say_to<Word::resident_law, Word::resident_law_other>(letter, name));
  }
  if (const std::string elsewhere = paid_elsewhere(t, request); !elsewhere.empty()) lines.push_back(elsewhere);
  const Word heading = no_decision        ? Word::resident_ask_need
                       : is_taken(letter) ? Word::resident_ask_result_taken
                                          : Word::resident_ask_result;
  tell_part(w, say(t, heading), lines);
}

std::vector<std::string> reason_lines(const Letter& letter, const Asked& asked,
                                      std::set<std::vector<std::string>>& said) {
  const Telling& t = letter.t;
  Bases bases(letter);
  std::vector<std::string> lines;
  for (const RuleId id : asked.outcome->rules) {
    const program::Rule* rule = find(t.program.rules, id);
    if (rule == nullptr) continue;
    std::vector<std::string> own;
    if (!bases.of(asked, id).household) own = in_own_words(t, *rule);
    const bool worded = !own.empty();
    for (std::string& line : laid_down(t, rule->grounds)) own.push_back(std::move(line));
    // Without words only where it stands in the law is told: nothing new, if another rule stands there too.
    const auto is_told = [&](const std::string& line) { return std::ranges::count(lines, line) != 0; };
    if (!worded && std::ranges::all_of(own, is_told)) continue;
    const bool first = said.insert(own).second;
    if (first || (worded && !rule->table.is_some())) lines.insert(lines.end(), own.begin(), own.end());
  }
  return lines;
}

/// Rules that settle law, need and right give the reasons; rules about money do not.
void tell_reasons(const Letter& letter, Writer& w, std::size_t request) {
  const Telling& t = letter.t;
  std::vector<std::string> lines;
  bool weighing = false;
  std::set<std::vector<std::string>> of_rows;  // rows of a table often say the same
  for (const QuestionKind kind : {QuestionKind::law, QuestionKind::need, QuestionKind::right}) {
    const Asked asked = asked_of_request(t, kind, request);
    weighing = weighing || needs_weighing(letter, asked);
    if (asked.outcome->kind != OutcomeKind::settled) continue;
    const std::vector<std::string> more = reason_lines(letter, asked, of_rows);
    lines.insert(lines.end(), more.begin(), more.end());
  }
  if (weighing) lines.push_back(say(t, Word::resident_slot_weighing));
  tell_part(w, say(t, Word::resident_ask_why), lines,
            true);  // every reason with its own grounds, also if another has them
}

}  // namespace klap::explanation
