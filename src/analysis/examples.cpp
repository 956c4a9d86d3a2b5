#include <klap/analysis/examples.hpp>

#include <algorithm>

#include <klap/decision/decide.hpp>
#include <klap/decision/fact_name.hpp>
#include <klap/decision/timeline.hpp>

#include "describe.hpp"
#include "resting.hpp"

namespace klap::analysis {
namespace {

using namespace decision;
using semantics::Example;
using semantics::Expectation;
using semantics::Model;

void fill(std::vector<Fact>& facts, const std::vector<semantics::FactGiven>& given) {
  for (const semantics::FactGiven& one : given) {
    Fact& fact = facts[one.field.index];
    if (one.none)
      fact.state = Fact::State::none;
    else if (!one.history.empty())
      fact = {Fact::State::history, {}, one.history};
    else
      fact = {Fact::State::known, one.value, {}};
  }
}

Case on_the_day(Case facts, std::optional<Date> on) { return on ? on_day(std::move(facts), *on) : facts; }

/// One example on one day: its case, what came out, and what it expected of it. Without a day: on its own date.
class Run {
 public:
  Run(const program::Program& program, const Model& model, const Example& example, std::optional<Date> on)
      : program_(&program),
        example_(&example),
        on_(on),
        case_(on_the_day(case_of(model, example), on)),
        outcome_(decide(program, case_)) {}

  std::vector<Difference> differences() {
    std::vector<Difference> all;
    for (const Expectation& expectation : example_->expectations) {
      if (expectation.on != on_) continue;
      const bool of_plan = expectation.what == Expectation::What::direction;
      const std::size_t request = request_of(expectation);
      if (!of_plan && request >= case_.requests.size()) continue;  // without a request nothing is expected of one
      const Outcome& outcome = of_plan ? outcome_.plan.direction : outcome_of(expectation, request);
      std::vector<program::Ground> grounds;
      if (!expectation.grounds.empty()) grounds = grounds_of(*program_, outcome, law_of(request));
      if (holds(expectation, outcome, request) && rests_on(grounds, expectation.grounds)) continue;
      all.push_back({expectation.span, question_of(expectation), on_,
                     of_plan ? std::string() : case_.requests[request].id, expected_text(*program_, expectation),
                     outcome_text(*program_, case_, question_of(expectation), outcome, grounds)});
    }
    return all;
  }

 private:
  const program::Program* program_;
  const Example* example_;
  std::optional<Date> on_;
  Case case_;
  CaseOutcome outcome_;
  Outcome no_decision_ = without_decision();

  /// What decider, orderer and addressee are of a request that is in no decision.
  static Outcome without_decision() {
    Outcome outcome;
    outcome.kind = OutcomeKind::not_applicable;
    outcome.waits_for = QuestionKind::need;
    return outcome;
  }

  [[nodiscard]] std::size_t request_of(const Expectation& expectation) const {
    if (expectation.request.empty()) return 0;
    const auto named = [&](const Request& r) { return r.id == expectation.request; };
    const auto found = std::find_if(case_.requests.begin(), case_.requests.end(), named);
    return static_cast<std::size_t>(found - case_.requests.begin());
  }

  /// Of the decision the request is in; none if it is in none.
  [[nodiscard]] SourceId law_of(std::size_t request) const {
    if (request >= case_.requests.size() || !outcome_.requests[request].decision) return {};
    return outcome_.decisions[*outcome_.requests[request].decision].law;
  }

  [[nodiscard]] const Outcome& outcome_of(const Expectation& expectation, std::size_t request) const {
    const RequestOutcome& of_request = outcome_.requests[request];
    const DecisionOutcome* of_decision = of_request.decision ? &outcome_.decisions[*of_request.decision] : nullptr;
    switch (expectation.what) {
      case Expectation::What::law: return of_request.law;
      case Expectation::What::need: return of_request.need;
      case Expectation::What::right: return of_request.right;
      case Expectation::What::payer: return of_request.payer;
      case Expectation::What::decider: return of_decision != nullptr ? of_decision->decider : no_decision_;
      case Expectation::What::orderer: return of_decision != nullptr ? of_decision->orderer : no_decision_;
      case Expectation::What::addressee: return of_decision != nullptr ? of_decision->addressee : no_decision_;
      case Expectation::What::direction: return outcome_.plan.direction;
      case Expectation::What::obligation: return of_request.follow_up;
      case Expectation::What::own: return of_request.own[expectation.own];
    }
    return of_request.law;
  }

  [[nodiscard]] bool holds(const Expectation& e, const Outcome& outcome, std::size_t request) const {
    switch (e.form) {
      case Expectation::Form::answer:
        return outcome.kind == OutcomeKind::settled && answers(e, outcome.answer, request);
      case Expectation::Form::missing: return outcome.kind == OutcomeKind::missing && misses(e, outcome);
      case Expectation::Form::open: return outcome.kind == OutcomeKind::open && waits_for(e, outcome);
      case Expectation::Form::conflict: return outcome.kind == OutcomeKind::conflict;
      case Expectation::Form::not_applicable: return outcome.kind == OutcomeKind::not_applicable;
      case Expectation::Form::error: return outcome.kind == OutcomeKind::error;
      case Expectation::Form::not_competent: {
        const auto* answer = std::get_if<DeciderAnswer>(&outcome.answer);
        return outcome.kind == OutcomeKind::settled && answer != nullptr && answer->deciders.empty();
      }
    }
    return false;
  }

  [[nodiscard]] bool misses(const Expectation& e, const Outcome& outcome) const {
    return std::all_of(e.names.begin(), e.names.end(), [&](const std::string& name) {
      return std::any_of(outcome.missing.begin(), outcome.missing.end(),
                         [&](const FactRef& ref) { return canonical_name(*program_, ref) == name; });
    });
  }

  static bool waits_for(const Expectation& e, const Outcome& outcome) {
    if (!e.by.is_some()) return true;
    const bool named = outcome.open == OpenReason::on_purpose || outcome.open == OpenReason::judgement;
    return named && outcome.accountable && !outcome.accountable->steps.empty() &&
           outcome.accountable->steps.front().actor == e.by;  // a function that is named goes first
  }

  [[nodiscard]] bool answers(const Expectation& e, const Answer& answer, std::size_t request) const {
    switch (e.what) {
      case Expectation::What::law: return answer == Answer(e.value.as_law());
      case Expectation::What::need:
      case Expectation::What::right: return answer == Answer(e.value.as_boolean());
      case Expectation::What::payer: return pays(e, std::get<PaymentAnswer>(answer));
      case Expectation::What::decider:
      case Expectation::What::orderer: return decides(e, std::get<DeciderAnswer>(answer), request);
      case Expectation::What::addressee: return is_party(e, std::get<AddresseeAnswer>(answer).to, request);
      case Expectation::What::direction: return is_party(e, std::get<PartyAnswer>(answer), request);
      case Expectation::What::obligation: {
        const auto& list = std::get<std::vector<ObligationAnswer>>(answer);
        const bool any_message = e.absent && e.message.empty();
        const bool found = std::any_of(list.begin(), list.end(), [&](const ObligationAnswer& o) {
          return o.kind == e.obligation && (any_message || o.message == e.message) &&
                 (e.any_party || is_party(e, o.to, request)) && (!e.effective || o.effective == e.effective) &&
                 (e.mention.empty() || o.mention == e.mention);
        });
        return found != e.absent;
      }
      case Expectation::What::own: return answer == Answer(e.value);
    }
    return false;
  }

  static bool pays(const Expectation& e, const PaymentAnswer& answer) {
    std::vector<PayLine> lines;
    for (const auto& [budget, amount] : e.payment) lines.push_back({budget, amount});
    std::sort(lines.begin(), lines.end());
    std::vector<MunicipalityLine> elsewhere;
    for (const auto& [code, amount] : e.paid_elsewhere) elsewhere.push_back({code, amount});
    std::sort(elsewhere.begin(), elsewhere.end());
    return lines == answer.lines && elsewhere == answer.elsewhere && e.uncovered.value_or(Money()) == answer.uncovered;
  }

  /// Who is named decides, and nobody decides whom no line about this decision names.
  [[nodiscard]] bool decides(const Expectation& e, const DeciderAnswer& answer, std::size_t request) const {
    const auto found = [&](ActorId who) {
      return std::any_of(answer.deciders.begin(), answer.deciders.end(), [&](const Decider& d) {
        return d.actor == who && (!e.on_behalf_of.is_some() || d.on_behalf_of == e.on_behalf_of) &&
               (!e.via_given || d.via == e.via);
      });
    };
    if (!std::all_of(e.deciders.begin(), e.deciders.end(), found)) return false;
    return std::all_of(answer.deciders.begin(), answer.deciders.end(),
                       [&](const Decider& d) { return is_expected(e.what, d.actor, request); });
  }

  [[nodiscard]] bool is_expected(Expectation::What what, ActorId decider, std::size_t request) const {
    const auto decision = outcome_.requests[request].decision;
    return std::any_of(example_->expectations.begin(), example_->expectations.end(), [&](const Expectation& e) {
      if (e.what != what || e.on != on_) return false;
      const std::size_t other = request_of(e);
      return other < case_.requests.size() && outcome_.requests[other].decision == decision &&
             std::find(e.deciders.begin(), e.deciders.end(), decider) != e.deciders.end();
    });
  }

  [[nodiscard]] bool is_party(const Expectation& e, const PartyAnswer& got, std::size_t request) const {
    const auto is_actor = [&](ActorId actor) { return got.kind == PartyAnswer::Kind::actor && got.actor == actor; };
    const semantics::Party& expected = e.party;
    if (expected.kind == PartyKind::actor) return is_actor(expected.actor);
    if (expected.kind == PartyKind::resident) {
      return got.kind == PartyAnswer::Kind::person && request < case_.requests.size() &&
             got.person == case_.requests[request].person;
    }
    const auto is_municipality = [&](std::int64_t code) {
      return got.kind == PartyAnswer::Kind::municipality && got.municipality == code;
    };
    if (expected.kind == PartyKind::answer_municipality) {
      if (request >= case_.requests.size()) return false;
      const auto* answer = std::get_if<Value>(&outcome_.requests[request].own[expected.answer.own()].answer);
      return answer != nullptr && is_municipality(answer->raw);
    }
    const auto value = known(expected.field, request, question_of(e));
    if (!value) return false;
    switch (expected.kind) {
      case PartyKind::field_provider: return is_actor(value->as_provider());
      case PartyKind::lead_party: return is_actor(program_->lots[value->as_lot().index].lead);
      case PartyKind::field_person: return got.kind == PartyAnswer::Kind::person && got.person == value->as_person();
      case PartyKind::field_municipality: return is_municipality(value->raw);
      case PartyKind::answer_municipality:
      case PartyKind::resident:
      case PartyKind::actor: break;
    }
    return false;
  }

  /// A fact as the example gives it, on the reference date of the question.
  [[nodiscard]] std::optional<Value> known(FieldId field, std::size_t request, QuestionId question) const {
    const Fact* fact = fact_of(field, request);
    if (fact == nullptr) return std::nullopt;
    if (fact->state == Fact::State::known) return fact->value;
    const auto on = case_.dates[static_cast<std::size_t>(program_->question(question).as_of)];
    std::optional<Value> last;
    for (const auto& [from, value] : fact->history) {
      if (on && from <= *on) last = value;
    }
    return last;
  }

  [[nodiscard]] const Fact* fact_of(FieldId field, std::size_t request) const {
    const FieldOwner owner = program_->fields[field.index].owner;
    if (owner == FieldOwner::plan) return &case_.plan[field.index];
    if (request >= case_.requests.size()) return nullptr;
    const Request& one = case_.requests[request];
    return owner == FieldOwner::person ? &case_.persons[one.person].facts[field.index] : &one.facts[field.index];
  }
};

/// The days an example expects something of, its own first.
std::vector<std::optional<Date>> days_of(const Example& example) {
  std::vector<std::optional<Date>> days{std::nullopt};
  for (const Expectation& expectation : example.expectations) {
    if (std::find(days.begin(), days.end(), expectation.on) == days.end()) days.push_back(expectation.on);
  }
  return days;
}

ExampleResult result_of(const program::Program& program, const Model& model, const Example& example) {
  ExampleResult result{example.title, example.span, {}};
  for (const auto& day : days_of(example)) {
    for (Difference& one : Run(program, model, example, day).differences())
      result.differences.push_back(std::move(one));
  }
  std::stable_sort(result.differences.begin(), result.differences.end(),
                   [](const Difference& a, const Difference& b) { return a.span.begin < b.span.begin; });
  return result;
}

}  // namespace

Case case_of(const Model& model, const Example& example) {
  Case facts;
  facts.id = example.title;
  facts.dates = example.dates;
  facts.spent.resize(model.budgets.size());
  facts.plan.resize(model.fields.size());
  fill(facts.plan, example.plan);
  for (const auto& person : example.persons) {
    Person one{person.name, std::vector<Fact>(model.fields.size())};
    fill(one.facts, person.facts);
    facts.persons.push_back(std::move(one));
  }
  for (const auto& request : example.requests) {
    Request one{request.name, request.person, std::vector<Fact>(model.fields.size()), {}};
    fill(one.facts, request.facts);
    for (const semantics::JudgementGiven& judgement : request.judgements) {
      one.facts[judgement.field.index] = {Fact::State::known, Value::boolean(judgement.value), {}};
      one.notes.push_back({judgement.field, judgement.by, judgement.on, judgement.note});
    }
    std::sort(one.notes.begin(), one.notes.end(),
              [](const JudgementNote& a, const JudgementNote& b) { return a.field < b.field; });
    facts.requests.push_back(std::move(one));
  }
  for (const auto& spent : example.spent) facts.spent[spent.budget.index] = Spent{spent.amount, spent.as_of};
  facts.personal_interest = example.personal_interest;
  if (auto& who = facts.personal_interest) {
    std::sort(who->begin(), who->end());
    who->erase(std::unique(who->begin(), who->end()), who->end());
  }
  for (const auto& taken : example.decisions) {
    facts.decisions.push_back({taken.person,
                               taken.law,
                               taken.kind,
                               taken.taken_by,
                               {},
                               taken.primary_by,
                               taken.ordered_by,
                               taken.ordered_on});
  }
  return facts;
}

std::vector<ExampleResult> run_examples(const Model& model, const program::Program& program) {
  std::vector<ExampleResult> results;
  results.reserve(model.examples.size());
  for (const Example& example : model.examples) results.push_back(result_of(program, model, example));
  return results;
}

}  // namespace klap::analysis
