// One question of one case by the index alone, wherever that is sure to be what decide() says.
#include <algorithm>

#include <klap/decision/decide.hpp>
#include <klap/decision/truth.hpp>

#include "columns.hpp"
#include "prepared.hpp"

namespace klap::decision {

namespace {

namespace coded = program::coded;

/// More rules that may hold than this, with exceptions among them, are left to decide().
constexpr std::size_t few = 64;

Decided of_outcome(const Outcome& o) {
  Decided d;
  d.kind = o.kind;
  if (o.kind == OutcomeKind::open) d.open = o.open;
  if (!o.rules.empty()) d.rule = o.rules.front();
  return d;
}

bool is_no(const program::Program& program, const Decided& d) {
  if (d.kind != OutcomeKind::settled) return false;
  const auto* yes = std::get_if<program::YesNo>(&program.rule(d.rule).conclusion);
  return yes != nullptr && !yes->yes;
}

/// What conditions read of an earlier question.
void remember(const program::Program& program, const Decided& d, Outcome& o) {
  o.kind = d.kind;
  if (d.kind != OutcomeKind::settled) return;
  const program::Conclusion& conclusion = program.rule(d.rule).conclusion;
  if (const auto* yes = std::get_if<program::YesNo>(&conclusion)) o.answer = yes->yes;
  if (const auto* law = std::get_if<program::LawIs>(&conclusion)) o.answer = law->law;
}

std::int64_t coded_answer(const Outcome& o) {
  switch (o.kind) {
    case OutcomeKind::settled:
      if (const bool* yes = std::get_if<bool>(&o.answer)) return *yes ? 1 : 0;
      return std::get<SourceId>(o.answer).index;
    case OutcomeKind::not_applicable: return coded::none;
    case OutcomeKind::error: return coded::error;
    case OutcomeKind::missing:
    case OutcomeKind::conflict:
    case OutcomeKind::open: break;
  }
  return coded::unknown;
}

bool is_settled(const Outcome& o) {
  return o.kind == OutcomeKind::settled || o.kind == OutcomeKind::not_applicable || o.kind == OutcomeKind::error;
}

}  // namespace

Decided summary(const CaseOutcome& outcome, QuestionId question) {
  const RequestOutcome& request = outcome.requests.front();
  Decided none;
  none.kind = OutcomeKind::not_applicable;
  switch (question.kind()) {
    case QuestionKind::law: return of_outcome(request.law);
    case QuestionKind::need: return of_outcome(request.need);
    case QuestionKind::right: return of_outcome(request.right);
    case QuestionKind::payer: return of_outcome(request.payer);
    case QuestionKind::decider:
      return request.decision ? of_outcome(outcome.decisions[*request.decision].decider) : none;
    case QuestionKind::orderer:
      return request.decision ? of_outcome(outcome.decisions[*request.decision].orderer) : none;
    case QuestionKind::addressee:
      return request.decision ? of_outcome(outcome.decisions[*request.decision].addressee) : none;
    case QuestionKind::direction: return of_outcome(outcome.plan.direction);
    case QuestionKind::follow_up: return of_outcome(request.follow_up);
    case QuestionKind::own: return of_outcome(request.own[question.own()]);
  }
  return none;
}

Decided Quick::by_all() {
  if (whole_case_ == WholeCase::left) {
    Decided left = not_settled(OutcomeKind::error);
    left.by_all = true;
    return left;
  }
  bring_up_to_date();
  Decided d = summary(klap::decision::decide(program(), room_.facts), question_);
  d.by_all = true;
  return d;
}

Decided Quick::by(RuleId rule, const AnswerClass& answer) {
  Decided d;
  d.rule = rule;
  d.kind = answer.open ? OutcomeKind::open : answer.not_applicable ? OutcomeKind::not_applicable : OutcomeKind::settled;
  if (answer.open) d.open = OpenReason::on_purpose;
  return d;
}

Decided Quick::not_settled(OutcomeKind kind, OpenReason open) const {
  Decided d;
  d.kind = kind;
  d.open = open;
  return d;
}

void Quick::bring_up_to_date() {
  if (!up_to_date_) room_.bring_up_to_date();
  up_to_date_ = true;
}

Reading Quick::reading() {
  bring_up_to_date();
  const bool plan = question_ == QuestionKind::direction;
  const auto person = static_cast<std::uint32_t>(room_.facts.requests.front().person);
  Reading r(program(), room_.facts, as_of_, plan ? Reading::no_entity : person, plan ? Reading::no_entity : 0);
  r.set_answers(&room_.answers);
  return r;
}

std::int64_t Quick::value_of(std::uint32_t slot) const {
  const std::int64_t v = room_.values[slot];
  if (v >= coded::lowest) [[likely]]
    return v;
  if (v == coded::none) return v;
  if (v == coded::history) {
    const auto& history = fact_of(program(), room_.facts, slot).history;
    const auto after = std::upper_bound(history.begin(), history.end(), as_of_,
                                        [](Date d, const auto& entry) { return d < entry.first; });
    if (after != history.begin()) return std::prev(after)->second.raw;
  }
  return prepared_.presumed[slot];
}

std::int64_t Quick::value_of(const Lookup& lookup) {
  switch (lookup.kind) {
    case Lookup::Kind::slot: return value_of(lookup.slot);
    case Lookup::Kind::age: {
      const std::int64_t birth = value_of(lookup.birth);
      const std::int64_t day = value_of(lookup.day);
      if (birth == coded::unknown || day == coded::unknown) return coded::unknown;
      if (birth == coded::none) return coded::none;
      return age_on(*Date::from_days(birth), *Date::from_days(day));
    }
    case Lookup::Kind::answer: {
      const RequestOutcome& earlier = room_.answers.requests.front();
      return coded_answer(lookup.answer == QuestionKind::law ? earlier.law : earlier.right);
    }
    case Lookup::Kind::read: break;
  }
  return coded_value(reading(), program().atoms.columns[lookup.column]);
}

/// Of a value that is not in the dense cells, or does not simply stand in its slot.
std::size_t Quick::cell_of_rest(const Lookup& lookup, std::int64_t v) {
  if (v < coded::lowest) room_.columns[lookup.column] = v = value_of(lookup);
  if (v >= coded::lowest) return lookup.cell(v);
  if (v == coded::none && lookup.none != lookup.unsure) return lookup.none;
  all_known_ = false;
  return lookup.unsure;
}

void Quick::find_rows() {
  const Lookup* lookup = asking_->lookups.data();
  const std::int64_t* const values = room_.values.data();
  const std::uint64_t** row = room_.rows.data();
  const std::size_t words = asking_->index->words;
  for (const LookupGroup& group : asking_->groups) {
    std::size_t cell = 0;
    for (const Lookup* const end = lookup + group.columns; lookup != end; ++lookup) {
      const std::int64_t v = values[lookup->slot];
      if (lookup->cuts == nullptr) {
        const std::uint64_t at = lookup->behind_low(v);
        cell += at <= lookup->span ? lookup->cells[at] : cell_of_rest(*lookup, v);
      } else {
        cell += v >= coded::lowest ? lookup->cell(v) : cell_of_rest(*lookup, v);
      }
    }
    *row++ = group.rows + cell * words;
  }
}

Truth Quick::own_by_condition(const Place& place) {
  const program::Rule& rule = program().rule(place.rule);
  if (!rule.validity.contains(as_of_)) return Truth::no;
  if (rule.known_from && !reading().is_known(rule.known_from)) return Truth::no;
  return rule.condition.is_some() ? truth(reading(), rule.condition) : Truth::yes;
}

inline Truth Quick::test(const Check& check) const {
  std::int64_t v = room_.values[check.slot];
  if (v < coded::lowest) v = room_.columns[check.column];
  if (v < coded::lowest) {
    if (v == coded::none) return check.none ? Truth::yes : Truth::no;
    return v == coded::error ? Truth::error : Truth::unknown;
  }
  if (check.atom == program::AtomId::none_index) return truth_of(check.low <= v && v <= check.high);
  return truth_of(program::passes(program().atoms, program().atoms.atoms[check.atom], v));
}

Truth Quick::own_by_more_checks(const Place& place, std::size_t count, Truth first) const {
  const Check* const check = asking_->checks.data() + place.more_checks;
  Truth t = first;
  for (std::size_t i = 0; i + 1 < count && t != Truth::no; ++i) t = both(t, test(check[i]));
  return t;
}

inline Truth Quick::own_by_checks(const Place& place) const {
  const std::size_t count = all_known_ ? place.open_checks : place.checks;
  if (count == 0) return Truth::yes;
  const Truth t = test(place.first);
  return count == 1 || t == Truth::no ? t : own_by_more_checks(place, count, t);
}

inline Truth Quick::own(const Place& place) { return place.exact ? own_by_checks(place) : own_by_condition(place); }

/// Puts the rules that may hold into the room, and says how many. Rows below one that holds are out, and left out.
std::size_t Quick::find() {
  const Place* const places = asking_->places.data();
  Found* const found = room_.found.data();
  std::size_t count = 0;
  std::uint32_t table_end = 0;
  Truth above = Truth::no;
  program::each_candidate(*asking_->index, room_.rows.data(), [&](std::uint32_t at) {
    const Place& place = places[at];
    const Truth t = own(place);
    if (t == Truth::no) return at + 1;
    if (place.table_end != table_end) {
      table_end = place.table_end;
      above = Truth::no;
    }
    found[count++] = {at, t, above, both(t, negate(above))};
    if (table_end == 0) return at + 1;
    above = either(above, t);
    return above == Truth::yes ? table_end : at + 1;
  });
  return count;
}

/// Takes exceptions off (clause 5.9); false if these are too many.
bool Quick::lift(std::size_t count) {
  if (!asking_->has_exceptions) return true;
  const auto found = std::span(room_.found).first(count);
  const auto& places = asking_->places;
  if (std::none_of(found.begin(), found.end(), [&](const Found& f) { return places[f.position].has_exceptions; }))
    return true;
  if (count > few) return false;
  std::sort(found.begin(), found.end(),
            [&](const Found& a, const Found& b) { return places[a.position].turn < places[b.position].turn; });
  for (std::size_t i = 0; i < count; ++i) {
    const auto& exceptions = program().rule(places[found[i].position].rule).exceptions;
    Truth lifted = found[i].lifted;
    for (std::size_t e = 0; e < i; ++e)
      if (std::binary_search(exceptions.begin(), exceptions.end(), places[found[e].position].rule))
        lifted = either(lifted, found[e].status);
    found[i].status = both(found[i].own, negate(lifted));
  }
  return true;
}

Quick::Certainty Quick::certainty(const AnswerClass& answer) const {
  const bool known = answer.is_plain() && (!answer.pays || room_.values[program().costs.index] >= coded::lowest);
  return known ? Certainty::known : certainty_of_parts(answer);
}

Quick::Certainty Quick::certainty_of_parts(const AnswerClass& answer) const {
  if (answer.other) return Certainty::unsure;
  if (answer.pays) {
    const std::int64_t costs = value_of(program().costs.index);
    if (costs == coded::unknown) return Certainty::unknown;
    if (costs == coded::none) return Certainty::unsure;
  }
  for (const BudgetId budget : answer.ceilings) {
    const auto& spent = room_.facts.spent[budget.index];
    const bool whole_term = program().budgets[budget.index].ceiling->period == CeilingPeriod::whole_term;
    if (!spent || !(whole_term || spent->as_of.year() == as_of_.year())) return Certainty::unsure;
  }
  for (const FieldId field : answer.parties)
    if (value_of(field.index) < coded::lowest) return Certainty::unsure;
  return Certainty::known;
}

/// Clause 6.5: an outcome is missing, and not open, if no judgement and no earlier answer can be what is missing.
bool Quick::missing_for_sure() {
  for (const std::uint32_t slot : asking_->judgements)
    if (value_of(slot) == coded::unknown) return false;
  const RequestOutcome& earlier = room_.answers.requests.front();
  return (!asking_->reads_law || is_settled(earlier.law)) && (!asking_->reads_right || is_settled(earlier.right));
}

/// Clause 5.10.
Decided Quick::weigh(std::size_t count) {
  struct Agreement {
    RuleId first;  // in id order
    std::uint32_t answer = 0;
    bool differ = false;
    void add(RuleId rule, std::uint32_t a) {
      differ = differ || (first.is_some() && answer != a);
      answer = a;
      if (!first.is_some() || rule < first) first = rule;
    }
  };
  Agreement live, held;
  RuleId first_held;
  std::size_t live_rules = 0;
  bool sure = false, all_known = true, all_fixed = true, held_fixed = true;
  for (const Found& f : std::span(room_.found).first(count)) {
    sure = sure || f.own == Truth::yes;
    if (f.status == Truth::no) continue;
    if (f.status == Truth::error) return not_settled(OutcomeKind::error);
    const Place& place = asking_->places[f.position];
    const AnswerClass& answer = asking_->answers[place.answer];
    const Certainty c = certainty(answer);
    if (c == Certainty::unsure) return by_all();
    all_fixed = all_fixed && answer.fixed;
    all_known = all_known && c == Certainty::known;
    live.add(place.rule, place.answer);
    if (asking_->has_unique && ++live_rules > 1) return by_all();  // what equals what is not to be seen here
    if (f.status != Truth::yes) continue;
    if (!first_held.is_some() || place.rule < first_held) first_held = place.rule;
    if (c != Certainty::known) continue;
    held.add(place.rule, place.answer);
    held_fixed = held_fixed && answer.fixed;
  }
  if (!live.first.is_some()) return not_settled(OutcomeKind::open, OpenReason::no_rule);
  if ((held.differ && !held_fixed) || (all_known && live.differ && !all_fixed)) return by_all();
  Decided d;
  d.rule = first_held.is_some() ? first_held : live.first;
  if (held.differ) {
    d.kind = OutcomeKind::conflict;
    return d;
  }
  if (sure && all_known && !live.differ) {
    const AnswerClass& answer = asking_->answers[live.answer];
    return answer.guarded ? by_all() : by(d.rule, answer);
  }
  return missing_for_sure() ? not_settled(OutcomeKind::missing) : by_all();
}

Decided Quick::by_rules() {
  find_rows();
  const std::size_t count = find();
  const Found& first = room_.found.front();
  if (count != 1 || first.own != Truth::yes) return by_found(count);
  const Place& place = asking_->places[first.position];  // one rule, and it holds: as nearly always
  const AnswerClass& answer = asking_->answers[place.answer];
  if (answer.guarded || certainty(answer) != Certainty::known) return by_found(count);
  return by(place.rule, answer);
}

Decided Quick::by_found(std::size_t count) { return lift(count) ? weigh(count) : by_all(); }

Decided Quick::decide(QuestionId question) {
  Decided d = ask(question);
  if (earlier_by_all_) d.by_all = true;
  return d;
}

Decided Quick::earlier(QuestionKind question) {
  const Decided d = Quick(prepared_, room_, whole_case_).decide(question);
  earlier_by_all_ = earlier_by_all_ || d.by_all;
  return d;
}

/// Asks the questions that this one waits for or reads: the outcome, if they settle it.
std::optional<Decided> Quick::ask_earlier() {
  RequestOutcome& answers = room_.answers.requests.front();
  Decided need;
  if (asking_->by_need && is_no(program(), need = earlier(QuestionKind::need)))
    return not_settled(OutcomeKind::not_applicable);
  if (asking_->by_right || asking_->reads_right) {
    const Decided right = earlier(QuestionKind::right);
    if (asking_->by_right && is_no(program(), right)) return not_settled(OutcomeKind::not_applicable);
    remember(program(), right, answers.right);
  }
  if (room_.values[asking_->as_of] < coded::lowest) return not_settled(OutcomeKind::missing);
  if (asking_->by_need && need.kind != OutcomeKind::settled) {
    if (need.kind == OutcomeKind::missing || need.kind == OutcomeKind::error) return not_settled(need.kind);
    return not_settled(OutcomeKind::open, OpenReason::waits);
  }
  if (asking_->reads_law) remember(program(), earlier(QuestionKind::law), answers.law);
  return std::nullopt;
}

Decided Quick::ask(QuestionId question) {
  question_ = question;
  if (question.is_own()) return by_all();
  asking_ = &prepared_.questions[question.index];
  if (!asking_->asked) return not_settled(OutcomeKind::not_applicable);
  if (asking_->by_all) return by_all();
  if (!asking_->is_first())
    if (const auto outcome = ask_earlier()) return *outcome;
  const std::int64_t day = room_.values[asking_->as_of];
  if (day < coded::lowest) return not_settled(OutcomeKind::missing);
  as_of_ = *Date::from_days(day);
  return by_rules();
}

}  // namespace klap::decision
