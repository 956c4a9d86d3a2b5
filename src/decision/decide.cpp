// The graph of questions: law → need → right → {payer, decider, orderer, addressee, direction} → follow-up, and a rule
// set's own questions wherever they are read (clause 2.4).
#include <klap/decision/decide.hpp>

#include <algorithm>
#include <stdexcept>

#include "grouping.hpp"
#include "power.hpp"
#include "question.hpp"
#include "safeguards.hpp"
#include "shared_ceiling.hpp"
#include "workroom.hpp"

namespace klap::decision {

namespace {

/// Answers one case; also sets up, for derive(), the reading each question was answered with.
class Deciding {
 public:
  Deciding(const program::Program& program, const Case& facts, Workroom& room)
      : program_(program), facts_(facts), room_(room) {
    room_.enter(program, facts);
  }

  /// Into an outcome of whatever case.
  void run(const std::vector<QuestionId>& turn, CaseOutcome& outcome) const;

  /// The reading of a question about a request, or about a decision by its first request.
  [[nodiscard]] Reading reading(Date as_of, std::size_t request) const {
    return {program_, facts_, as_of, static_cast<std::uint32_t>(facts_.requests[request].person),
            static_cast<std::uint32_t>(request)};
  }
  /// The reading of a question about the plan.
  [[nodiscard]] Reading reading(Date as_of) const {
    return {program_, facts_, as_of, Reading::no_entity, Reading::no_entity};
  }

 private:
  [[nodiscard]] Outcome single(QuestionId question, std::size_t request, const CaseOutcome& outcome) const;
  [[nodiscard]] Outcome follow_up(const CaseOutcome& outcome, std::size_t request) const;
  [[nodiscard]] Outcome by_register(QuestionKind question, const CaseOutcome& outcome,
                                    const DecisionOutcome& decision) const;
  [[nodiscard]] Outcome addressee(const CaseOutcome& outcome, const DecisionOutcome& decision) const;
  [[nodiscard]] Outcome direction(const CaseOutcome& outcome) const;
  [[nodiscard]] Outcome payer(const CaseOutcome& outcome, std::size_t request) const;
  void answer(QuestionId question, CaseOutcome& outcome) const;
  void guard(QuestionKind question, CaseOutcome& outcome) const;

  const program::Program& program_;
  const Case& facts_;
  Workroom& room_;
};

/// Clause 3.2: nobody gives an order for what nobody is entitled to.
bool lacks_every_right(const CaseOutcome& outcome, const DecisionOutcome& decision) {
  return std::all_of(decision.requests.begin(), decision.requests.end(),
                     [&](std::size_t r) { return is_settled_no(outcome.requests[r].right); });
}

/// The bodies that must ratify what somebody did without power (clause 5.11).
void add_ratifying(const Outcome& outcome, std::vector<ActorId>& bodies) {
  const auto* answer = std::get_if<DeciderAnswer>(&outcome.answer);
  if (answer == nullptr || outcome.kind != OutcomeKind::settled || !answer->claimed.is_some()) return;
  bodies.insert(bodies.end(), answer->bodies.begin(), answer->bodies.end());
}

/// Clause 2.7: the need that decider, orderer and addressee of the decision wait for; null if there is none.
const Outcome* need_awaited(const CaseOutcome& outcome, const DecisionOutcome& decision) {
  for (const std::size_t r : decision.requests) {
    const Outcome& need = outcome.requests[r].need;
    if (need.kind != OutcomeKind::settled && need.kind != OutcomeKind::not_applicable) return &need;
  }
  return nullptr;
}

Outcome Deciding::single(QuestionId question, std::size_t request, const CaseOutcome& outcome) const {
  if (!program_.question(question).asked) return not_applicable(question);
  const auto date = reference_date(program_, facts_, question);
  if (!date) return missing_date(room_, program_.question(question).as_of);
  Reading reading = this->reading(*date, request);
  reading.set_answers(&outcome);
  reading.set_room(&room_, &room_.memo(question, reading.request()));
  return answer_single(std::move(reading), question);
}

Outcome Deciding::follow_up(const CaseOutcome& outcome, std::size_t request) const {
  const QuestionKind question = QuestionKind::follow_up;
  const RequestOutcome& r = outcome.requests[request];
  if (!program_.question(question).asked) return not_applicable(question);
  const auto date = reference_date(program_, facts_, question);
  if (!date) return missing_date(room_, program_.question(question).as_of);
  Reading reading = this->reading(*date, request);
  reading.set_answers(&outcome);
  reading.set_room(&room_, &room_.memo(question, reading.request()));
  std::vector<ActorId> ratify;
  if (r.decision) {
    add_ratifying(outcome.decisions[*r.decision].decider, ratify);
    add_ratifying(outcome.decisions[*r.decision].orderer, ratify);
  }
  return answer_follow_up(std::move(reading), ratify);
}

/// Clauses 2.7 and 12.11: without the earlier answer there is nothing to work out.
Outcome waits_for(Workroom& room, QuestionId question, const Outcome& earlier) {
  Outcome outcome;
  outcome.accountable = room.accountable();
  switch (earlier.kind) {
    case OutcomeKind::missing:
      outcome.kind = OutcomeKind::missing;
      outcome.missing = earlier.missing;
      return outcome;
    case OutcomeKind::error: outcome.kind = OutcomeKind::error; return outcome;
    case OutcomeKind::settled:
    case OutcomeKind::not_applicable:
    case OutcomeKind::conflict:
    case OutcomeKind::open: break;
  }
  outcome.kind = OutcomeKind::open;
  outcome.open = OpenReason::waits;
  outcome.waits_for = question;
  return outcome;
}

Outcome Deciding::by_register(QuestionKind question, const CaseOutcome& outcome,
                              const DecisionOutcome& decision) const {
  if (!program_.question(question).asked) return not_applicable(question);
  if (question == QuestionKind::orderer && lacks_every_right(outcome, decision))
    return not_applicable(QuestionKind::right);
  const auto date = reference_date(program_, facts_, question);
  if (!date) return missing_date(room_, program_.question(question).as_of);
  if (const Outcome* need = need_awaited(outcome, decision)) return waits_for(room_, QuestionKind::need, *need);
  if (const auto question_awaited = awaited(program_, decision))
    return waits_for(room_, *question_awaited,
                     answer_to(outcome.requests[decision.requests.front()], *question_awaited));
  PowerCase power = power_case(program_, facts_, outcome, decision, question, *date);
  power.room = &room_;
  return answer_decider(power);
}

Outcome Deciding::addressee(const CaseOutcome& outcome, const DecisionOutcome& decision) const {
  const std::size_t first = decision.requests.front();
  const Outcome* need = need_awaited(outcome, decision);
  const bool works_out = need == nullptr || !program_.question(QuestionKind::addressee).asked ||
                         !reference_date(program_, facts_, QuestionKind::addressee);
  if (works_out) return single(QuestionKind::addressee, first, outcome);
  return waits_for(room_, QuestionKind::need, *need);
}

/// One answer for the household's plan, of whatever is in the case.
Outcome Deciding::direction(const CaseOutcome& outcome) const {
  const QuestionKind question = QuestionKind::direction;
  if (!program_.question(question).asked) return not_applicable(question);
  const auto date = reference_date(program_, facts_, question);
  if (!date) return missing_date(room_, program_.question(question).as_of);
  Reading reading = this->reading(*date);
  reading.set_answers(&outcome);
  reading.set_room(&room_, &room_.memo(question, reading.request()));
  return answer_single(std::move(reading), question);
}

/// Clause 3.2: who would pay is answered unless nobody will.
Outcome Deciding::payer(const CaseOutcome& outcome, std::size_t request) const {
  if (!program_.question(QuestionKind::payer).asked || !is_settled_no(outcome.requests[request].right))
    return single(QuestionKind::payer, request, outcome);
  return not_applicable(QuestionKind::right);
}

/// Clause 5.22, of every outcome of a question.
void Deciding::guard(QuestionKind question, CaseOutcome& outcome) const {
  if (!has_safeguards(program_, question)) return;
  const auto date = reference_date(program_, facts_, question);
  if (!date) return;
  const auto guarded = [&](Reading reading, Outcome& one) {
    reading.set_answers(&outcome);
    reading.set_room(&room_, nullptr);  // what was worked out before the last answer may be older than that
    klap::decision::guard(std::move(reading), question, one);
  };
  switch (question) {
    case QuestionKind::payer:
    case QuestionKind::follow_up:
      for (std::size_t r = 0; r < outcome.requests.size(); ++r) {
        RequestOutcome& o = outcome.requests[r];
        guarded(reading(*date, r), question == QuestionKind::payer ? o.payer : o.follow_up);
      }
      return;
    case QuestionKind::decider:
    case QuestionKind::orderer:
    case QuestionKind::addressee:
      for (DecisionOutcome& o : outcome.decisions)
        guarded(reading(*date, o.requests.front()), question == QuestionKind::decider   ? o.decider
                                                    : question == QuestionKind::orderer ? o.orderer
                                                                                        : o.addressee);
      return;
    case QuestionKind::direction: guarded(reading(*date), outcome.plan.direction); return;
    case QuestionKind::law:
    case QuestionKind::need:
    case QuestionKind::right:
    case QuestionKind::own: return;  // have none (clause 5.21)
  }
}

/// All requests for one question.
void Deciding::answer(QuestionId question, CaseOutcome& outcome) const {
  const auto each_request = [&](auto use) {
    for (std::size_t r = 0; r < outcome.requests.size(); ++r) use(outcome.requests[r], r);
  };
  const auto grouped = [&] {  // the first time it is needed: all that divides is answered then
    if (outcome.decisions.empty()) group_requests(program_, facts_, outcome);
  };
  switch (question.kind()) {
    case QuestionKind::law: each_request([&](auto& o, auto r) { o.law = single(question, r, outcome); }); break;
    case QuestionKind::need: each_request([&](auto& o, auto r) { o.need = single(question, r, outcome); }); break;
    case QuestionKind::right: each_request([&](auto& o, auto r) { o.right = single(question, r, outcome); }); break;
    case QuestionKind::own:
      each_request([&](auto& o, auto r) { o.own[question.own()] = single(question, r, outcome); });
      break;
    case QuestionKind::payer:
      each_request([&](auto& o, auto r) { o.payer = payer(outcome, r); });
      share_ceilings(program_, facts_, room_, outcome);
      break;
    case QuestionKind::decider:
      grouped();
      for (DecisionOutcome& decision : outcome.decisions)
        decision.decider = by_register(question.kind(), outcome, decision);
      break;
    case QuestionKind::orderer:
      grouped();
      for (DecisionOutcome& decision : outcome.decisions)
        decision.orderer = by_register(question.kind(), outcome, decision);
      break;
    case QuestionKind::addressee:
      grouped();
      for (DecisionOutcome& decision : outcome.decisions) decision.addressee = addressee(outcome, decision);
      break;
    case QuestionKind::direction: outcome.plan.direction = direction(outcome); break;
    case QuestionKind::follow_up: each_request([&](auto& o, auto r) { o.follow_up = follow_up(outcome, r); }); break;
  }
}

void Deciding::run(const std::vector<QuestionId>& turn, CaseOutcome& outcome) const {
  outcome.requests.resize(facts_.requests.size());
  for (RequestOutcome& request : outcome.requests) {
    request.own.resize(program_.own_questions.size());
    request.decision.reset();
  }
  outcome.decisions.clear();
  for (const QuestionId question : turn) answer(question, outcome);
  // After all else: what was done without power is ratified whatever a safeguard says of it.
  for (const QuestionId question : turn) guard(question.kind(), outcome);
}

/// The questions and those they need, in turn.
std::vector<QuestionId> with_earlier(const program::Program& program, std::span<const QuestionId> questions) {
  std::vector<bool> wanted(program.questions.size());
  for (const QuestionId question : questions) wanted[question.index] = true;
  std::vector<QuestionId> turn;
  for (auto question = program.turn.rbegin(); question != program.turn.rend(); ++question) {
    if (!wanted[question->index]) continue;
    turn.push_back(*question);
    for (const QuestionId earlier : program.question(*question).needs) wanted[earlier.index] = true;
  }
  std::reverse(turn.begin(), turn.end());
  return turn;
}

/// Clause 14.3.1: nothing was worked out, for there is no right.
bool lacks_right(const Outcome& outcome) {
  return outcome.kind == OutcomeKind::not_applicable && outcome.waits_for == QuestionKind::right;
}

[[noreturn]] void wrong(const char* what) { throw std::invalid_argument(what); }

Derivation derive_rules(const Reading& reading, QuestionId kind) {
  Derivation derivation;
  const program::Question& question = reading.program().question(kind);
  derivation.rules.reserve(question.rules.size());
  const RuleStates states = all_rule_states(reading, question);
  for (std::size_t i = 0; i < states.size(); ++i) {
    const program::Rule& rule = reading.program().rule(question.rules[i]);
    RuleTrace& t = derivation.rules.emplace_back();
    t.rule = question.rules[i];
    t.valid = states[i].valid;
    t.own = states[i].own;
    t.status = states[i].status;
    for (const RuleId e : rule.exceptions) {
      const auto at = std::lower_bound(question.rules.begin(), question.rules.end(), e) - question.rules.begin();
      if (states[static_cast<std::size_t>(at)].is_live()) t.lifted_by.push_back(e);
    }
    if (states[i].passed_by.is_some()) {
      t.lifted_by.push_back(states[i].passed_by);
      std::sort(t.lifted_by.begin(), t.lifted_by.end());
      t.lifted_by.erase(std::unique(t.lifted_by.begin(), t.lifted_by.end()), t.lifted_by.end());
    }
    if (rule.condition.is_some()) t.condition = trace(reading, rule.condition);
    if (states[i].is_live() && states[i].concluded.is_known()) t.answer = states[i].concluded.answer;
  }
  if (!kind.is_own()) derivation.safeguards = trace_safeguards(reading, kind.kind());
  return derivation;
}

}  // namespace

void must_fit(const program::Program& program, const Case& facts) {
  if (facts.requests.size() > limits::case_requests) wrong("case: more requests than the limit");
  if (facts.spent.size() != program.budgets.size()) wrong("case: spent does not fit the program");
  if (facts.plan.size() != program.fields.size()) wrong("case: facts of the plan do not fit the program");
  for (const Person& p : facts.persons)
    if (p.facts.size() != program.fields.size()) wrong("case: facts of a person do not fit the program");
  for (const Request& r : facts.requests) {
    if (r.facts.size() != program.fields.size()) wrong("case: facts of a request do not fit the program");
    if (r.person >= facts.persons.size()) wrong("case: a request is for a person who is not in it");
  }
  for (const TakenDecision& taken : facts.decisions)
    if (taken.kind == DecisionKind::give_order) wrong("case: an order is no kind of decision");
  must_name_persons(program, facts);
}

void must_name_persons(const program::Program& program, const Case& facts) {
  const auto in_case = [&](Value v) { return v.raw >= 0 && static_cast<std::size_t>(v.raw) < facts.persons.size(); };
  const auto names_persons = [&](const std::vector<Fact>& all) {
    for (const FieldId field : program.person_fields) {
      const Fact& fact = all[field.index];
      bool fits = fact.state != Fact::State::known || in_case(fact.value);
      for (const auto& entry : fact.history) fits = fits && in_case(entry.second);
      if (!fits) wrong("case: a fact names a person who is not in it");
    }
  };
  names_persons(facts.plan);
  for (const Person& p : facts.persons) names_persons(p.facts);
  for (const Request& r : facts.requests) names_persons(r.facts);
}

CaseOutcome decide(const program::Program& program, const Case& facts) {
  must_fit(program, facts);
  Workroom room;
  CaseOutcome outcome;
  Deciding(program, facts, room).run(program.turn, outcome);
  return outcome;
}

struct Room::Impl {
  const program::Program& program;
  std::vector<QuestionId> turn;
  Workroom room;
  CaseOutcome outcome;
};

Room::Room(const program::Program& program) : impl_(new Impl{program, program.turn, {}, {}}) {}
Room::Room(const program::Program& program, std::span<const QuestionId> questions)
    : impl_(new Impl{program, with_earlier(program, questions), {}, {}}) {}
Room::Room(Room&&) noexcept = default;
Room& Room::operator=(Room&&) noexcept = default;
Room::~Room() = default;

const CaseOutcome& Room::decide(const Case& facts) {
  must_fit(impl_->program, facts);
  Deciding(impl_->program, facts, impl_->room).run(impl_->turn, impl_->outcome);
  return impl_->outcome;
}

CaseDerivation derive(const program::Program& program, const Case& facts, const CaseOutcome& outcome) {
  must_fit(program, facts);
  Workroom room;
  const Deciding deciding(program, facts, room);
  // Every answer is given, so that what is worked out for one question holds for all of the same entity and date.
  const auto derived = [&](Reading reading, QuestionId question) {
    reading.set_answers(&outcome);
    reading.set_room(&room, &room.memo(question, reading.request()));
    return derive_rules(reading, question);
  };
  const auto rules = [&](QuestionId question, std::size_t request) {
    const auto date = reference_date(program, facts, question);
    if (!program.question(question).asked || !date) return Derivation{};
    return derived(deciding.reading(*date, request), question);
  };
  CaseDerivation all;
  for (std::size_t r = 0; r < outcome.requests.size(); ++r) {
    const RequestOutcome& o = outcome.requests[r];
    RequestDerivation d;
    d.law = rules(QuestionKind::law, r);
    d.need = rules(QuestionKind::need, r);
    d.right = rules(QuestionKind::right, r);
    if (!lacks_right(o.payer)) d.payer = rules(QuestionKind::payer, r);
    d.follow_up = rules(QuestionKind::follow_up, r);
    for (std::size_t own = 0; own < o.own.size(); ++own) d.own.push_back(rules(QuestionId::of_own(own), r));
    all.requests.push_back(std::move(d));
  }
  for (const DecisionOutcome& o : outcome.decisions) {
    DecisionDerivation d;
    const bool waits = need_awaited(outcome, o) != nullptr;
    const auto by_register = [&](QuestionKind question) {
      const auto date = reference_date(program, facts, question);
      if (!program.question(question).asked || !date || awaited(program, o) || waits) return Derivation{};
      return derive_decider(power_case(program, facts, outcome, o, question, *date));
    };
    d.decider = by_register(QuestionKind::decider);
    if (!lacks_right(o.orderer)) d.orderer = by_register(QuestionKind::orderer);
    const std::size_t first = o.requests.front();
    if (!waits) d.addressee = rules(QuestionKind::addressee, first);
    all.decisions.push_back(std::move(d));
  }
  if (const auto date = reference_date(program, facts, QuestionKind::direction))
    if (program.question(QuestionKind::direction).asked)
      all.plan.direction = derived(deciding.reading(*date), QuestionKind::direction);
  return all;
}

}  // namespace klap::decision
