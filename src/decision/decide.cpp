// The graph of questions: law → right → {payer, decider, addressee} → follow-up (clause 2.4).
#include <klap/decision/decide.hpp>

#include <algorithm>
#include <map>
#include <stdexcept>

#include "power.hpp"
#include "question.hpp"

namespace klap::decision {

namespace {

/// Answers one case; also sets up, for derive(), the reading each question was answered with.
class Deciding {
 public:
  Deciding(const program::Program& program, const Case& facts) : program_(program), facts_(facts) {}

  [[nodiscard]] CaseOutcome run();

  /// The reading of a question about a request, or about a decision by its first request.
  [[nodiscard]] Reading reading(Date as_of, std::size_t request) const {
    return {program_, facts_, as_of, static_cast<std::uint32_t>(facts_.requests[request].person),
            static_cast<std::uint32_t>(request)};
  }

 private:
  [[nodiscard]] Outcome single(QuestionKind question, std::size_t request, const Earlier& earlier) const;
  [[nodiscard]] Outcome follow_up(std::size_t request, const RequestOutcome& r, const Outcome& decider) const;
  [[nodiscard]] Outcome decider(const CaseOutcome& outcome, const DecisionOutcome& decision) const;
  void group(CaseOutcome& outcome) const;
  void refuse_shared_ceilings(CaseOutcome& outcome) const;

  const program::Program& program_;
  const Case& facts_;
};

Earlier earlier_of(const RequestOutcome& r, bool with_right) {
  Earlier earlier{};
  earlier[static_cast<std::size_t>(QuestionKind::law)] = &r.law;
  if (with_right) earlier[static_cast<std::size_t>(QuestionKind::right)] = &r.right;
  return earlier;
}

void tell(Reading& reading, const Earlier& earlier) {
  for (const QuestionKind q : {QuestionKind::law, QuestionKind::right})
    if (const Outcome* outcome = earlier[static_cast<std::size_t>(q)]) reading.set_answer(q, *outcome);
}

bool is_settled_no(const Outcome& right) {
  const bool* yes = std::get_if<bool>(&right.answer);
  return right.kind == OutcomeKind::settled && yes != nullptr && !*yes;
}

std::vector<const Outcome*> rights_of(const CaseOutcome& outcome, const DecisionOutcome& decision) {
  std::vector<const Outcome*> rights;
  for (const std::size_t r : decision.requests) rights.push_back(&outcome.requests[r].right);
  return rights;
}

Outcome Deciding::single(QuestionKind question, std::size_t request, const Earlier& earlier) const {
  if (!program_.question(question).asked) return not_asked(question);
  const auto date = reference_date(program_, facts_, question);
  if (!date) return missing_date(program_, facts_, program_.question(question).as_of);
  Reading reading = this->reading(*date, request);
  tell(reading, earlier);
  return answer_single(std::move(reading), question, earlier);
}

Outcome Deciding::follow_up(std::size_t request, const RequestOutcome& r, const Outcome& decider) const {
  const QuestionKind question = QuestionKind::follow_up;
  if (!program_.question(question).asked) return not_asked(question);
  const auto date = reference_date(program_, facts_, question);
  if (!date) return missing_date(program_, facts_, program_.question(question).as_of);
  Reading reading = this->reading(*date, request);
  const Earlier earlier = earlier_of(r, true);
  tell(reading, earlier);
  std::vector<ActorId> ratify;
  if (const auto* answer = std::get_if<DeciderAnswer>(&decider.answer))
    if (decider.kind == OutcomeKind::settled && answer->claimed.is_some()) ratify = answer->bodies;
  return answer_follow_up(std::move(reading), earlier, ratify);
}

/// Clause 12.11: without a law there is no register to read.
Outcome waits_for_law(const program::Program& program, const Case& facts, const Outcome& law) {
  Outcome outcome;
  outcome.accountable = accountable(program, facts);
  switch (law.kind) {
    case OutcomeKind::missing:
      outcome.kind = OutcomeKind::missing;
      outcome.missing = law.missing;
      return outcome;
    case OutcomeKind::error: outcome.kind = OutcomeKind::error; return outcome;
    case OutcomeKind::settled:
    case OutcomeKind::not_applicable:
    case OutcomeKind::conflict:
    case OutcomeKind::open: break;
  }
  outcome.kind = OutcomeKind::open;
  outcome.open = OpenReason::waits;
  outcome.waits_for = QuestionKind::law;
  return outcome;
}

Outcome Deciding::decider(const CaseOutcome& outcome, const DecisionOutcome& decision) const {
  const QuestionKind question = QuestionKind::decider;
  if (!program_.question(question).asked) return not_asked(question);
  const auto date = reference_date(program_, facts_, question);
  if (!date) return missing_date(program_, facts_, program_.question(question).as_of);
  if (!decision.law.is_some())
    return waits_for_law(program_, facts_, outcome.requests[decision.requests.front()].law);
  const auto rights = rights_of(outcome, decision);
  return answer_decider(power_case(program_, facts_, decision, rights, *date), rights);
}

/// Clause 2.3: requests of one person under one settled law form one decision.
void Deciding::group(CaseOutcome& outcome) const {
  for (std::size_t person = 0; person < facts_.persons.size(); ++person) {
    std::map<SourceId, std::vector<std::size_t>> by_law;
    std::vector<std::size_t> without_law;
    for (std::size_t r = 0; r < facts_.requests.size(); ++r) {
      if (facts_.requests[r].person != person) continue;
      const Outcome& law = outcome.requests[r].law;
      if (law.kind == OutcomeKind::settled) by_law[std::get<SourceId>(law.answer)].push_back(r);
      else without_law.push_back(r);
    }
    for (auto& [law, requests] : by_law) outcome.decisions.push_back({person, law, std::move(requests), {}, {}});
    for (const std::size_t r : without_law) outcome.decisions.push_back({person, SourceId{}, {r}, {}, {}});
  }
  for (std::size_t d = 0; d < outcome.decisions.size(); ++d)
    for (const std::size_t r : outcome.decisions[d].requests) outcome.requests[r].decision = d;
}

/// Clause 11.3: the same euro is not promised twice.
void Deciding::refuse_shared_ceilings(CaseOutcome& outcome) const {
  const auto date = reference_date(program_, facts_, QuestionKind::payer);
  if (!date || facts_.requests.size() < 2) return;
  struct Charged {
    std::int64_t cents = 0;  // exact: limits::case_requests times limits::cents fits
    std::vector<std::size_t> requests;
  };
  std::map<BudgetId, Charged> by_budget;
  for (std::size_t r = 0; r < outcome.requests.size(); ++r) {
    const Outcome& payer = outcome.requests[r].payer;
    const auto* payment = std::get_if<PaymentAnswer>(&payer.answer);
    if (payer.kind != OutcomeKind::settled || payment == nullptr) continue;
    for (const PayLine& line : payment->lines) {
      if (line.amount <= Money{} || !program_.budgets[line.budget.index].ceiling) continue;
      Charged& c = by_budget[line.budget];
      c.cents += line.amount.cents();
      c.requests.push_back(r);
    }
  }
  for (const auto& [budget, c] : by_budget) {
    if (c.requests.size() < 2) continue;
    const Operand spent = reading(*date, c.requests.front()).spent(budget);  // known: a payer was settled with it
    if (spent.value.raw + c.cents <= program_.budgets[budget.index].ceiling->amount.cents()) continue;
    for (const std::size_t r : c.requests) {
      Outcome& payer = outcome.requests[r].payer;
      Outcome open;
      open.kind = OutcomeKind::open;
      open.rules = std::move(payer.rules);
      open.open = OpenReason::shared_ceiling;
      open.accountable = accountable(program_, facts_);
      payer = std::move(open);
    }
  }
}

CaseOutcome Deciding::run() {
  CaseOutcome outcome;
  outcome.requests.resize(facts_.requests.size());
  for (std::size_t r = 0; r < outcome.requests.size(); ++r) {
    RequestOutcome& request = outcome.requests[r];
    request.law = single(QuestionKind::law, r, {});
    request.right = single(QuestionKind::right, r, earlier_of(request, false));
    if (program_.question(QuestionKind::payer).asked && is_settled_no(request.right)) {
      request.payer.kind = OutcomeKind::not_applicable;
      request.payer.waits_for = QuestionKind::right;
    } else {
      request.payer = single(QuestionKind::payer, r, earlier_of(request, true));
    }
  }
  refuse_shared_ceilings(outcome);
  group(outcome);
  for (DecisionOutcome& decision : outcome.decisions) {
    decision.decider = decider(outcome, decision);
    const RequestOutcome& first = outcome.requests[decision.requests.front()];
    decision.addressee = single(QuestionKind::addressee, decision.requests.front(), earlier_of(first, false));
  }
  for (std::size_t r = 0; r < outcome.requests.size(); ++r) {
    RequestOutcome& request = outcome.requests[r];
    request.follow_up = follow_up(r, request, outcome.decisions[request.decision].decider);
  }
  return outcome;
}

void must_fit(const program::Program& program, const Case& facts) {
  const auto wrong = [](const char* what) { throw std::invalid_argument(what); };
  if (facts.requests.size() > limits::case_requests) wrong("case: more requests than the limit");
  if (facts.spent.size() != program.budgets.size()) wrong("case: spent does not fit the program");
  for (const Person& p : facts.persons)
    if (p.facts.size() != program.fields.size()) wrong("case: facts of a person do not fit the program");
  for (const Request& r : facts.requests) {
    if (r.facts.size() != program.fields.size()) wrong("case: facts of a request do not fit the program");
    if (r.person >= facts.persons.size()) wrong("case: a request is for a person who is not in it");
  }
}

Derivation derive_rules(const Reading& reading, QuestionKind kind) {
  Derivation derivation;
  const program::Question& question = reading.program().question(kind);
  const RuleStates states = rule_states(reading, question);
  for (std::size_t i = 0; i < states.size(); ++i) {
    const program::Rule& rule = reading.program().rule(question.rules[i]);
    RuleTrace t;
    t.rule = question.rules[i];
    t.valid = states[i].valid;
    t.own = states[i].own;
    t.status = states[i].status;
    for (const RuleId e : rule.exceptions) {
      const auto at = std::lower_bound(question.rules.begin(), question.rules.end(), e) - question.rules.begin();
      if (states[static_cast<std::size_t>(at)].is_live()) t.lifted_by.push_back(e);
    }
    if (rule.condition.is_some()) t.condition = trace(reading, rule.condition);
    if (states[i].is_live() && states[i].concluded.is_known()) t.answer = states[i].concluded.answer;
    derivation.rules.push_back(std::move(t));
  }
  return derivation;
}

}  // namespace

CaseOutcome decide(const program::Program& program, const Case& facts) {
  must_fit(program, facts);
  return Deciding(program, facts).run();
}

CaseDerivation derive(const program::Program& program, const Case& facts, const CaseOutcome& outcome) {
  must_fit(program, facts);
  const Deciding deciding(program, facts);
  const auto rules = [&](QuestionKind question, std::size_t request, const Earlier& earlier) {
    const auto date = reference_date(program, facts, question);
    if (!program.question(question).asked || !date) return Derivation{};
    Reading reading = deciding.reading(*date, request);
    tell(reading, earlier);
    return derive_rules(reading, question);
  };
  CaseDerivation all;
  for (std::size_t r = 0; r < outcome.requests.size(); ++r) {
    const RequestOutcome& o = outcome.requests[r];
    RequestDerivation d;
    d.law = rules(QuestionKind::law, r, {});
    d.right = rules(QuestionKind::right, r, earlier_of(o, false));
    if (o.payer.kind != OutcomeKind::not_applicable) d.payer = rules(QuestionKind::payer, r, earlier_of(o, true));
    d.follow_up = rules(QuestionKind::follow_up, r, earlier_of(o, true));
    all.requests.push_back(std::move(d));
  }
  for (const DecisionOutcome& o : outcome.decisions) {
    DecisionDerivation d;
    const auto date = reference_date(program, facts, QuestionKind::decider);
    if (program.question(QuestionKind::decider).asked && date && o.law.is_some())
      d.decider = derive_decider(power_case(program, facts, o, rights_of(outcome, o), *date));
    const std::size_t first = o.requests.front();
    d.addressee = rules(QuestionKind::addressee, first, earlier_of(outcome.requests[first], false));
    all.decisions.push_back(std::move(d));
  }
  return all;
}

}  // namespace klap::decision
