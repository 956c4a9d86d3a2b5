// What holds of Woerden's rules whatever the case: the examples, with one fact, the kind of support or the date
// changed, and with many of them changed at random.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <rapidcheck.h>

#include "rules/changed_cases.hpp"

using namespace klap;
using namespace klap::test;
using decision::Case;
using decision::Outcome;
using decision::OutcomeKind;

namespace {

bool is(const decision::Fact& fact, bool yes) { return fact == known(Value::boolean(yes)); }

bool is(const decision::Fact& fact, std::size_t f, const std::string& choice) {
  if (fact.state != decision::Fact::State::known) return false;
  return model().fields.at(f).choices.at(static_cast<std::size_t>(fact.value.raw)) == choice;
}

/// What went wrong, each once, with the names of the rules.
class Findings {
 public:
  void look(const Case& facts) {
    const auto outcome = decision::decide(woerden().program, facts);
    if (outcome.requests.size() != facts.requests.size()) found_.insert("a request without its outcome");
    for (std::size_t r = 0; r < outcome.requests.size(); ++r) look(facts, facts.requests[r], outcome.requests[r]);
    for (const auto& one : outcome.decisions) look(facts, one);
    look_at_division(outcome);
    agree("direction", outcome.plan.direction);
    if (outcome.plan.direction.kind == OutcomeKind::settled) {
      const auto* one = std::get_if<decision::PartyAnswer>(&outcome.plan.direction.answer);
      if (one == nullptr) found_.insert("not one director of a plan");
      if (one != nullptr && volunteer(*one)) found_.insert("a volunteer directs the plan");
    }
  }

  [[nodiscard]] std::string text() const {
    std::string lines;
    for (const std::string& line : found_) lines += line + "\n";
    return lines;
  }

 private:
  std::set<std::string> found_;

  static bool volunteer(ActorId actor) { return model().actors.at(actor.index).kind == ActorKind::volunteer; }
  static bool volunteer(const decision::PartyAnswer& to) {
    return to.kind == decision::PartyAnswer::Kind::actor && volunteer(to.actor);
  }

  static bool has_delegated(ActorId body, SourceId law) {
    for (const auto& delegation : model().delegations)
      if (delegation.from == body && std::count(delegation.laws.begin(), delegation.laws.end(), law) > 0) return true;
    return false;
  }

  /// Every request that needs a decision is in one, and no request is in two: one decider, addressee and orderer each.
  void look_at_division(const decision::CaseOutcome& outcome) {
    std::vector<int> times(outcome.requests.size(), 0);
    for (const auto& one : outcome.decisions)
      for (const std::size_t r : one.requests) ++times.at(r);
    for (std::size_t r = 0; r < times.size(); ++r) {
      const auto* needed = std::get_if<bool>(&outcome.requests[r].need.answer);
      if (times[r] > 1) found_.insert("a request is in two decisions");
      if (needed != nullptr && *needed && times[r] == 0) found_.insert("a request that needs a decision is in none");
      if (needed != nullptr && !*needed && times[r] > 0) found_.insert("a request that needs no decision is in one");
    }
  }

  /// No conflict, nothing that cannot be worked out, and nobody left without somebody to turn to.
  void agree(const std::string& question, const Outcome& outcome) {
    if (outcome.kind == OutcomeKind::error) found_.insert(question + " cannot be worked out");
    if (outcome.kind == OutcomeKind::settled && std::holds_alternative<std::monostate>(outcome.answer))
      found_.insert(question + " is settled on nothing");
    if (outcome.kind == OutcomeKind::missing && outcome.missing.empty()) found_.insert(question + " misses nothing");
    const bool settled = outcome.kind == OutcomeKind::settled || outcome.kind == OutcomeKind::not_applicable;
    if (!settled && (!outcome.accountable || outcome.accountable->steps.empty()))
      found_.insert(question + " is nobody's to settle");
    if (outcome.kind != OutcomeKind::conflict) return;
    std::string line = question + " in conflict:";
    for (const RuleId rule : outcome.rules) line += " " + model().rules.at(rule.index).name;
    found_.insert(line);
  }

  void look(const Case& facts, const decision::Request& request, const decision::RequestOutcome& outcome) {
    agree("law", outcome.law);
    agree("need", outcome.need);
    agree("right", outcome.right);
    agree("payer", outcome.payer);
    agree("follow-up", outcome.follow_up);
    for (std::size_t q = 0; q < outcome.own.size(); ++q) agree(model().own_questions.at(q).name, outcome.own[q]);
    check_sum(request, outcome.payer);
    const auto* duties = std::get_if<std::vector<decision::ObligationAnswer>>(&outcome.follow_up.answer);
    if (duties == nullptr) return;
    for (const auto& duty : *duties) {
      if (volunteer(duty.to) && duty.kind != ObligationKind::nothing) found_.insert("a volunteer gets something");
      if (!duty.message.empty()) look_at_message(facts, request, outcome, duty);
    }
  }

  /// The messages of iWmo and iJw: 301 assigns (or ends what was assigned), 319 turns down what a provider asked for.
  void look_at_message(const Case& facts, const decision::Request& request, const decision::RequestOutcome& outcome,
                       const decision::ObligationAnswer& duty) {
    const std::string& message = duty.message;
    static const std::size_t wmo_runs = field("toewijzing_loopt");
    static const std::size_t youth_runs = field("lopende_jeugdhulp");
    static const std::size_t form = field("vorm");
    const auto* law = std::get_if<SourceId>(&outcome.law.answer);
    const auto* right = std::get_if<bool>(&outcome.right.answer);
    const std::string under = law == nullptr ? "no law" : name(*law);
    const std::string day = to_iso(*facts.dates.at(static_cast<std::size_t>(CaseDate::reference)));
    const bool youth = message.rfind("JW", 0) == 0;
    if (day < "2015-01-01") found_.insert(message + " before there were messages");
    if (message.find("319") != std::string::npos && day < "2023-04-03") found_.insert(message + " before version 3.2");
    if (duty.to.kind != decision::PartyAnswer::Kind::actor ||
        model().actors.at(duty.to.actor.index).kind != ActorKind::provider)
      found_.insert(message + " to somebody who is no provider");
    // An assignment ends on the day of the message; if it began, there is a right, under its law, in kind.
    const bool runs = is(request.facts.at(youth ? youth_runs : wmo_runs), true);
    if (message.find("301") == std::string::npos || (runs && duty.effective)) return;
    if (under != (youth ? "Jeugdwet" : "Wmo")) found_.insert(message + " under " + under);
    static const std::size_t number = field("bsn_bekend");
    if (is(facts.persons.at(request.person).facts.at(number), false)) found_.insert(message + " without a number");
    if (right == nullptr || !*right) found_.insert(message + " without a right");
    if (is(request.facts.at(form), form, "pgb")) found_.insert(message + " with a budget of one's own");
  }

  void look(const Case& facts, const decision::DecisionOutcome& outcome) {
    agree("decider", outcome.decider);
    agree("orderer", outcome.orderer);
    agree("addressee", outcome.addressee);
    if (const auto* letter = std::get_if<decision::AddresseeAnswer>(&outcome.addressee.answer)) {
      if (volunteer(letter->to)) found_.insert("a volunteer gets the decision");
      for (const auto& copy : letter->copies)
        if (volunteer(copy)) found_.insert("a volunteer gets a copy");
    }
    for (const Outcome* power : {&outcome.decider, &outcome.orderer}) {
      const auto* answer = std::get_if<decision::DeciderAnswer>(&power->answer);
      if (answer == nullptr) continue;
      for (const auto& decider : answer->deciders) {
        if (has_delegated(decider.on_behalf_of, outcome.law))
          found_.insert(name(decider.on_behalf_of) + " decides after delegation");
        if (volunteer(decider.actor)) found_.insert("a volunteer decides");
        const auto& barred = facts.personal_interest;
        if (barred && std::count(barred->begin(), barred->end(), decider.actor) > 0)
          found_.insert(name(decider.actor) + " decides with a personal interest");
      }
    }
  }

  void check_sum(const decision::Request& request, const Outcome& payer) {
    const auto* payment = std::get_if<decision::PaymentAnswer>(&payer.answer);
    if (payment == nullptr) return;
    for (const auto& line : payment->lines) {
      const ActorId body = model().budgets.at(line.budget.index).body;
      if (body.is_some() && model().actors.at(body.index).kind != ActorKind::body) found_.insert("money of no body");
      if (line.amount.cents() < 0) found_.insert("a payment below nothing");
    }
    std::int64_t cents = payment->uncovered.cents();
    for (const auto& line : payment->lines) cents += line.amount.cents();
    for (const auto& line : payment->elsewhere) cents += line.amount.cents();
    if (cents != request.facts.at(model().costs.index).value.as_money().cents())
      found_.insert("a payment does not add up");
  }
};

Case any_example() {
  const auto& examples = model().examples;
  return analysis::case_of(model(), examples.at(*rc::gen::inRange<std::size_t>(0, examples.size())));
}

/// Several facts at once, another day, other budgets, and somebody with an interest.
void change_at_random(Case& facts) {
  const int changes = *rc::gen::inRange(1, 7);
  for (int i = 0; i < changes; ++i) {
    const auto f = *rc::gen::inRange<std::size_t>(0, model().fields.size());
    const auto values = values_of(model().fields[f]);
    if (!values.empty()) set(facts, model().fields[f].owner, f, known(*rc::gen::elementOf(values)));
  }
  if (*rc::gen::inRange(0, 2) == 0) on(facts, *rc::gen::elementOf(turning_days()));
  if (*rc::gen::inRange(0, 3) == 0) {
    const auto actor = *rc::gen::inRange<std::uint32_t>(0, static_cast<std::uint32_t>(model().actors.size()));
    if (model().actors[actor].kind == ActorKind::function) facts.personal_interest = {ActorId{actor}};
  }
}

/// Every ceiling reached, on the day of the case.
void spend_everything(Case& facts) {
  const auto day = facts.dates.at(static_cast<std::size_t>(CaseDate::reference));
  for (std::size_t b = 0; b < model().budgets.size(); ++b)
    if (const auto& ceiling = model().budgets[b].ceiling; ceiling && day)
      facts.spent.at(b) = decision::Spent{ceiling->amount, *day};
}

}  // namespace

TEST_CASE("whatever one fact becomes, the invariants of Woerden hold") {
  Findings findings;
  std::size_t number = 0;
  for (const auto& example : model().examples) {
    const Case facts = analysis::case_of(model(), example);
    each_changed(facts, [&](const Case& changed) { findings.look(changed); });
    Case able = facts;  // or a budget of one's own leaves the follow-up open
    for (const char* judged : {"pgb_zelf_te_beheren", "pgb_gemotiveerd", "pgb_veilig_en_goed"})
      set(able, FieldOwner::request, field(judged), known(Value::boolean(true)));
    each_changed(able, [&](const Case& changed) { findings.look(changed); });
    if (++number % 4 != 0) continue;  // two facts at once are many cases
    for (const Case& other : of_every_kind(facts))
      each_changed(other, [&](const Case& changed) { findings.look(changed); });
  }
  CHECK(findings.text() == "");
}

TEST_CASE("whatever the day, the invariants of Woerden hold") {
  Findings findings;
  for (const auto& example : model().examples) {
    for (Case facts : of_every_kind(analysis::case_of(model(), example))) {
      for (const char* day : turning_days()) {
        on(facts, day);
        findings.look(facts);
      }
    }
  }
  CHECK(findings.text() == "");
}

TEST_CASE("whatever several facts, the day and the interests become, the invariants of Woerden hold") {
  CHECK(rc::check("many changes at once", [] {
    Findings findings;
    for (int i = 0; i < 40; ++i) {
      Case facts = any_example();
      change_at_random(facts);
      findings.look(facts);
    }
    RC_ASSERT(findings.text() == "");
  }));
}

TEST_CASE("whoever may decide or give the order does neither with a personal interest") {
  Findings findings;
  for (const auto& example : model().examples) {
    Case facts = analysis::case_of(model(), example);
    const auto before = decision::decide(woerden().program, facts);
    for (const auto& one : before.decisions) {
      for (const Outcome* power : {&one.decider, &one.orderer}) {
        const auto* answer = std::get_if<decision::DeciderAnswer>(&power->answer);
        if (answer == nullptr) continue;
        for (const auto& decider : answer->deciders) {
          Case barred = facts;
          barred.personal_interest = {decider.actor};
          findings.look(barred);
        }
      }
    }
  }
  CHECK(findings.text() == "");
}

TEST_CASE("a full budget changes who pays, never whether there is a right") {
  std::string changed;
  std::size_t other_payers = 0;
  const auto look = [&](const Case& facts, const std::string& title) {
    Case full = facts;
    spend_everything(full);
    const auto before = decision::decide(woerden().program, facts);
    const auto after = decision::decide(woerden().program, full);
    for (std::size_t r = 0; r < before.requests.size(); ++r) {
      if (!(before.requests[r].right == after.requests[r].right)) changed += title + "\n";
      if (!(before.requests[r].payer == after.requests[r].payer)) ++other_payers;
    }
  };
  for (const auto& example : model().examples)
    for (const Case& facts : of_every_kind(analysis::case_of(model(), example))) look(facts, example.title);
  CHECK(changed == "");
  CHECK(other_payers > 0);  // or nothing was full
}
