// What must hold of every outcome, also of ones that decide() would never give: who reads what, and that nothing is
// left out.
#include <klap/explanation/explain.hpp>

#include <algorithm>
#include <array>
#include <string>

#include "scenarios.hpp"
#include "support/catch.hpp"
#include "utf8.hpp"

using klap::Language;
using klap::QuestionKind;
using klap::explanation::Reader;
using namespace klap::decision;
using namespace klap::test::explaining;

namespace {

/// Names that occur nowhere else: finding one in a text means that the text tells it.
constexpr const char* budgets[] = {"Zakgeldpot", "Spaarvarken"};
constexpr const char* functions[] = {"Fluitist", "Trommelaar", "Hoornist"};
constexpr const char* rules[] = {"xylofoon", "klarinet", "contrabas", "hobo", "saxofoon", "fagot", "trombone"};
constexpr const char* fields[] = {"appelboom", "perenboom", "kastanje", "wilgenroosje", "esdoorn", "lijsterbes"};
constexpr const char* persons[] = {"Qvirinus", "Zebulon", "Ottoline"};
constexpr const char* parameter = "beukenootje";

/// Two persons with one or two requests each, a third who is only named by a fact, and their plan; every fact known and
/// different.
struct Family {
  Builder b;
  Case facts;
  klap::ActorId body;
  std::vector<klap::ActorId> function;
  klap::SourceId law;

  Family() {
    b.program.name = "Proef";
    b.program.hash = std::string(64, 'a');
    law = b.source("Wx", "Wet van de proef", klap::SourceKind::act);
    body = b.actor("Raad", "de raad van de proef", klap::ActorKind::body);
    for (const char* name : functions) function.push_back(b.actor(name, "", klap::ActorKind::function));
    for (const char* name : budgets) b.budget(name, euros(100));
    b.field(fields[0], klap::TypeKind::number, klap::FieldOwner::person);
    b.field(fields[1], klap::TypeKind::date, klap::FieldOwner::person);
    b.at(b.field(fields[2], klap::TypeKind::number, klap::FieldOwner::request)).question = "Hoeveel kastanjes hebt u?";
    b.at(b.field(fields[3], klap::TypeKind::boolean, klap::FieldOwner::request)).judge = function[0];
    b.field(fields[4], klap::TypeKind::person, klap::FieldOwner::person);
    b.field(fields[5], klap::TypeKind::number, klap::FieldOwner::plan);
    b.parameter(parameter, klap::TypeKind::number, {{klap::Value::number(880'001), {}, {{law, "9"}}, {}}});
    const auto test = [&](std::size_t field) {
      const auto type = b.program.fields[field].type;
      const klap::Value other = type == klap::TypeKind::boolean ? klap::Value::boolean(true) : klap::Value{type, 3};
      return b.test(klap::Op::equal, {b.read(klap::FieldId(field)), b.literal(other)});
    };
    b.rule(QuestionKind::right, rules[0], b.test(klap::Op::all_of, {test(0), test(3)}), klap::program::YesNo{true},
           {{law, "1"}});
    b.rule(QuestionKind::right, rules[1], test(1), klap::program::YesNo{false}, {});
    klap::program::PayShare whole;
    whole.order = {klap::BudgetId(0), klap::BudgetId(1)};
    b.rule(QuestionKind::payer, rules[2], test(2), klap::program::Payment{{whole}, {}}, {});
    b.rule(QuestionKind::addressee, rules[3], test(0),
           klap::program::Addressee{{klap::PartyKind::resident, {}, {}}, {}}, {});
    const auto of_named =
        b.test(klap::Op::equal, {b.read(klap::FieldId(0), klap::FieldId(4)), b.read(klap::ParameterId(0))});
    b.rule(QuestionKind::right, rules[4], b.test(klap::Op::all_of, {of_named, test(5)}), klap::program::YesNo{true},
           {});
    b.rule(QuestionKind::need, rules[5], test(0), klap::program::YesNo{false}, {{law, "2"}});
    b.rule(QuestionKind::direction, rules[6], test(5),
           klap::program::Director{{klap::PartyKind::actor, {}, function[1], {}}}, {});
    for (std::size_t i = 0; i < 2; ++i) {
      b.program.mandates.push_back(
          {i == 0 ? body : function[i - 1], function[i], {law}, 3, std::nullopt, {}, true, {}, {}, {}, {}, {}});
    }
    facts = empty_case(b.program, 3, {0, 0, 1});
    facts.plan[5] = known(klap::Value::number(number_of(6)));
    for (std::size_t p = 0; p < 3; ++p) {
      facts.persons[p].id = persons[p];
      facts.persons[p].facts[4] = known(klap::Value::person(p == 2 ? 0 : 2));
      facts.persons[p].facts[0] = known(klap::Value::number(number_of(p)));
      facts.persons[p].facts[1] = known(klap::Value::date(birth_of(p)));
    }
    for (std::size_t r = 0; r < 3; ++r) {
      facts.requests[r].id = "aanvraag" + std::to_string(r);
      facts.requests[r].facts[2] = known(klap::Value::number(number_of(r + 3)));
      facts.requests[r].notes = {{klap::FieldId(3), function[0], std::nullopt, note_of(r)}};
    }
  }
  static std::int64_t number_of(std::size_t i) { return 770'001 + 1111 * static_cast<std::int64_t>(i); }
  static klap::Date birth_of(std::size_t p) { return day(std::array{"1944-11-17", "1951-07-23", "1968-03-30"}.at(p)); }
  static std::string birth_text(std::size_t p) {
    return std::array{"17 november 1944", "23 juli 1951", "30 maart 1968"}.at(p);
  }
  static std::string note_of(std::size_t r) { return "aantekening" + std::to_string(r); }
};

std::size_t below(std::size_t n) { return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, n)); }

/// Any fact, of any person or request: outcomes of another case, as far as the texts can tell.
FactRef any_fact(const Family& f) {
  const auto kind = static_cast<FactRef::Kind>(below(9));
  const auto entity = static_cast<std::uint32_t>(below(3));
  if (kind == FactRef::Kind::field) return {kind, static_cast<std::uint32_t>(below(f.b.program.fields.size())), entity};
  if (kind == FactRef::Kind::case_date) return {kind, static_cast<std::uint32_t>(below(5)), 0};
  return {kind, static_cast<std::uint32_t>(below(2)), 0};
}

Accountable any_accountable(const Family& f) {
  Accountable who;
  for (std::size_t i = below(4); i > 0; --i) {
    Accountable::Step step{f.function[below(3)], std::nullopt};
    if (below(2) == 0) step.until = day("2017-03-08");
    who.steps.push_back(step);
  }
  if (below(3) != 0) who.interim = klap::BudgetId(below(2));
  return who;
}

Answer any_answer(const Family& f, QuestionKind question) {
  const PartyAnswer resident{PartyAnswer::Kind::person, static_cast<std::uint32_t>(below(3)), {}, 0};
  const PartyAnswer someone{PartyAnswer::Kind::actor, 0, f.function[below(3)], 0};
  const PartyAnswer elsewhere{PartyAnswer::Kind::municipality, 0, {}, 344};
  const PartyAnswer to = std::array{resident, resident, someone, elsewhere}.at(below(4));
  switch (question) {
    case QuestionKind::law: return f.law;
    case QuestionKind::need:
    case QuestionKind::right: return below(2) == 0;
    case QuestionKind::payer:
      return PaymentAnswer{{{klap::BudgetId(below(2)), euros(50)}}, {}, euros(static_cast<int>(below(2)))};
    case QuestionKind::decider:
    case QuestionKind::orderer: {
      if (below(4) == 0) return DeciderAnswer{{}, {f.body}, below(2) == 0 ? f.function[0] : klap::ActorId()};
      if (below(3) == 0) return DeciderAnswer{{{f.function[0], f.body, {}, {klap::MandateId(0)}}}, {}, {}};
      return DeciderAnswer{
          {{f.function[1], f.body, {f.function[0]}, {klap::MandateId(0), klap::MandateId(1)}}}, {}, {}};
    }
    case QuestionKind::addressee: return AddresseeAnswer{to, {resident, someone}};
    case QuestionKind::direction: return to;
    case QuestionKind::follow_up:
      return std::vector<ObligationAnswer>{
          {static_cast<klap::ObligationKind>(below(6)), "B1", to, std::nullopt, day("2017-05-01"), "reden 07"},
          {static_cast<klap::ObligationKind>(below(6)), "B2", someone, day("2017-04-03"), {}, {}}};
    case QuestionKind::own: return klap::Value::number(static_cast<std::int64_t>(below(3)));
  }
  return std::monostate{};
}

Outcome any_outcome(const Family& f, QuestionKind question) {
  Outcome outcome;
  outcome.kind = static_cast<OutcomeKind>(below(6));
  outcome.open = static_cast<OpenReason>(below(5));
  outcome.waits_for = static_cast<QuestionKind>(below(2));
  if (outcome.kind == OutcomeKind::settled) outcome.answer = any_answer(f, question);
  for (const klap::RuleId rule : f.b.program.question(question).rules) {
    if (below(2) == 0) outcome.rules.push_back(rule);
  }
  if (outcome.kind == OutcomeKind::missing || below(4) == 0) {
    for (std::size_t i = below(4); i > 0; --i) outcome.missing.push_back(any_fact(f));
  }
  if (outcome.kind != OutcomeKind::not_applicable) outcome.accountable = any_accountable(f);
  return outcome;
}

Derivation any_derivation(const Family& f, QuestionKind question) {
  Derivation d;
  for (const klap::RuleId rule : f.b.program.question(question).rules) {
    // now and then the trace of another's request: a text for one person may not tell it
    RuleTrace trace = came_out(f.b.program, f.facts, below(3), rule, static_cast<Truth>(below(5)));
    if (below(6) == 0) trace.condition.reset();
    d.rules.push_back(trace);
  }
  if (klap::is_by_register(question)) {
    for (std::size_t m = 0; m < 2; ++m) d.mandates.push_back({klap::MandateId(m), static_cast<Truth>(below(5)), {}});
    if (below(2) == 0) d.barred = {f.function[2]};
  }
  return d;
}

struct Told {
  CaseOutcome outcome;
  CaseDerivation derivation;
};

Told any_told(const Family& f) {
  Told told;
  for (std::size_t r = 0; r < 3; ++r) {
    told.outcome.requests.push_back({any_outcome(f, QuestionKind::law),
                                     any_outcome(f, QuestionKind::need),
                                     any_outcome(f, QuestionKind::right),
                                     any_outcome(f, QuestionKind::payer),
                                     any_outcome(f, QuestionKind::follow_up),
                                     {},
                                     r});
    told.derivation.requests.push_back({any_derivation(f, QuestionKind::law),
                                        any_derivation(f, QuestionKind::need),
                                        any_derivation(f, QuestionKind::right),
                                        any_derivation(f, QuestionKind::payer),
                                        any_derivation(f, QuestionKind::follow_up),
                                        {}});
  }
  told.outcome.plan.direction = any_outcome(f, QuestionKind::direction);
  told.derivation.plan.direction = any_derivation(f, QuestionKind::direction);
  using Requests = std::vector<std::vector<std::size_t>>;  // now and then one that is in no decision
  const Requests requests = std::array{Requests{{0, 1}, {2}}, Requests{{0}, {1}, {2}}, Requests{{1}}}.at(below(3));
  for (const auto& own : requests) {
    const std::size_t person = f.facts.requests[own.front()].person;
    told.outcome.decisions.push_back({person,
                                      f.law,
                                      {},
                                      own,
                                      any_outcome(f, QuestionKind::decider),
                                      any_outcome(f, QuestionKind::addressee),
                                      any_outcome(f, QuestionKind::orderer)});
    told.derivation.decisions.push_back({any_derivation(f, QuestionKind::decider),
                                         any_derivation(f, QuestionKind::addressee),
                                         any_derivation(f, QuestionKind::orderer)});
  }
  if (below(5) == 0) told.derivation = {};
  return told;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

bool tells(const std::string& text, const std::string& what) {
  return lower(text).find(lower(what)) != std::string::npos;
}

/// Does a decision of this person have the function as its decider, or does it direct the plan? Then, and only then,
/// the resident may read its name.
bool may_be_named(const CaseOutcome& outcome, std::size_t person, klap::ActorId function) {
  const auto* director = std::get_if<PartyAnswer>(&outcome.plan.direction.answer);
  if (director != nullptr && director->kind == PartyAnswer::Kind::actor && director->actor == function) return true;
  for (const DecisionOutcome& decision : outcome.decisions) {
    const auto* answer = std::get_if<DeciderAnswer>(&decision.decider.answer);
    if (decision.person != person || answer == nullptr) continue;
    for (const Decider& decider : answer->deciders) {
      if (decider.actor == function) return true;
    }
  }
  return false;
}

std::string told_by(const Family& f, const Told& told, int which, Language language) {
  if (which == 3) return klap::explanation::summarise(f.b.program, f.facts, told.outcome, told.derivation, language);
  return klap::explanation::explain(f.b.program, f.facts, told.outcome, told.derivation, static_cast<Reader>(which),
                                    language);
}

}  // namespace

TEST_CASE("the resident reads nothing of another person, no budget, no chain, no rule name and no note", "[14.2]") {
  const Family f;
  KLAP_PROPERTY("for every outcome and each person", [&] {
    const Told told = any_told(f);
    const auto all = klap::explanation::letters(f.b.program, f.facts, told.outcome, told.derivation, Language::dutch);
    for (const klap::explanation::AddressedLetter& letter : all) {
      const std::string& text = letter.text;
      const std::size_t person = letter.about;
      RC_ASSERT(tells(text, "Over uw aanvraag") || tells(text, "Over de aanvraag voor de inwoner") ||
                tells(text, "Over hulp van de gemeente"));
      for (const char* budget : budgets) RC_ASSERT(!tells(text, budget));
      for (const char* rule : rules) RC_ASSERT(!tells(text, rule));
      for (std::size_t other = 0; other < 3; ++other) {
        RC_ASSERT(!tells(text, persons[other]));
        if (other == person) continue;
        RC_ASSERT(!tells(text, std::to_string(Family::number_of(other))));
        RC_ASSERT(!tells(text, Family::birth_text(other)));
      }
      RC_ASSERT(!tells(text, std::to_string(Family::number_of(6))));  // of the plan, which is not one person's
      for (std::size_t r = 0; r < 3; ++r) {
        RC_ASSERT(!tells(text, Family::note_of(r)));
        if (f.facts.requests[r].person == person) continue;
        RC_ASSERT(!tells(text, f.facts.requests[r].id));
        RC_ASSERT(!tells(text, std::to_string(Family::number_of(r + 3))));
      }
      for (std::size_t i = 0; i < 3; ++i) {
        RC_ASSERT(!tells(text, functions[i]) || may_be_named(told.outcome, person, f.function[i]));
      }
    }
  });
}

TEST_CASE("the resident does read the own facts and who decides", "[14.2]") {
  Family f;
  Told told;
  for (std::size_t r = 0; r < 3; ++r) {
    told.outcome.requests.push_back({not_asked(QuestionKind::law),
                                     not_asked(QuestionKind::need),
                                     settled(true, {klap::RuleId(0), klap::RuleId(1)}),
                                     not_asked(QuestionKind::payer),
                                     not_asked(QuestionKind::follow_up),
                                     {},
                                     r});
    told.derivation.requests.emplace_back();
    told.derivation.requests.back().right.rules = {came_out(f.b.program, f.facts, r, klap::RuleId(0), Truth::yes),
                                                   came_out(f.b.program, f.facts, r, klap::RuleId(1), Truth::no)};
    const DeciderAnswer by{
        {{f.function[1], f.body, {f.function[0]}, {klap::MandateId(0), klap::MandateId(1)}}}, {}, {}};
    told.outcome.decisions.push_back(
        {f.facts.requests[r].person, f.law, {}, {r}, settled(by), not_asked(QuestionKind::addressee)});
  }
  told.derivation.decisions.resize(3);
  told.outcome.plan.direction = not_asked(QuestionKind::direction);
  for (const std::size_t person : {std::size_t{0}, std::size_t{1}}) {
    const std::string text =
        klap::explanation::explain_to(person, f.b.program, f.facts, told.outcome, told.derivation, Language::dutch);
    CHECK(tells(text, std::to_string(Family::number_of(person))));
    CHECK(tells(text, Family::birth_text(person)));
    CHECK(tells(text, "een trommelaar, namens de raad van de proef"));
    CHECK_FALSE(tells(text, functions[0]));
  }
}

TEST_CASE("of a list over others the resident reads that something counted, and nothing more", "[14.2.2]") {
  const auto all = list_scenarios();
  const Scenario& s = all.front();
  const auto to = [&](std::size_t person) {
    return klap::explanation::explain_to(person, s.program, s.facts, s.outcome, s.derivation, Language::dutch);
  };
  const std::string parent = to(0);
  const std::string child = to(1);
  CHECK(tells(parent, "“voor elke voorziening van de inwoner geldt dat (spoed)”? Nee"));
  CHECK_FALSE(tells(parent, "er is een persoon"));
  CHECK_FALSE(tells(parent, "een gezin met kinderen"));
  CHECK(tells(parent, "Ook iets van uw huishouden telde mee."));
  for (const char* own : {"1 januari 1980", "2.345"}) {
    INFO(own);
    CHECK(tells(parent, own));
    CHECK_FALSE(tells(child, own));
  }
  for (const char* other : {"533", "17 mei 2010", "456"}) {
    INFO(other);
    CHECK_FALSE(tells(parent, other));
  }
  CHECK(tells(child, "17 mei 2010"));
  for (const std::string& letter : {parent, child}) {  // sums and counts would tell what is not one's own
    CHECK_FALSE(tells(letter, "proefbudget"));
    CHECK_FALSE(tells(letter, "2.801"));
    CHECK_FALSE(tells(letter, "1.304"));
  }
}

TEST_CASE("every text is valid UTF-8 without control characters, whatever the names hold") {
  KLAP_PROPERTY("for every outcome, reader and language", [] {
    Family f;
    const auto any_bytes = [] { return *rc::gen::container<std::string>(rc::gen::arbitrary<char>()); };
    f.b.program.rules[0].label = any_bytes();
    f.b.program.rules[0].reason = any_bytes();
    f.b.program.fields[2].question = any_bytes();
    f.b.program.sources[0].label = any_bytes();
    f.facts.id = any_bytes();
    f.facts.persons[0].id = any_bytes();
    f.facts.requests[0].notes[0].note = any_bytes();
    const Told told = any_told(f);
    for (int which = 0; which < 4; ++which) {
      const std::string text = told_by(f, told, which, below(2) == 0 ? Language::dutch : Language::english);
      RC_ASSERT(is_utf8(text));
      RC_ASSERT(
          std::none_of(text.begin(), text.end(), [](char c) { return (c >= 0 && c < ' ' && c != '\n') || c == 0x7F; }));
      RC_ASSERT(text.ends_with("\n"));
    }
  });
}

TEST_CASE("file and auditor name every rule that holds and every missing fact", "[14.2]") {
  const Family f;
  KLAP_PROPERTY("for every outcome", [&] {
    const Told told = any_told(f);
    for (const int which : {1, 2}) {
      const std::string text = told_by(f, told, which, Language::dutch);
      const auto check = [&](const Outcome& outcome, QuestionKind question) {
        if (outcome.kind == OutcomeKind::not_applicable && outcome.waits_for == question) return;
        for (const klap::RuleId rule : outcome.rules) RC_ASSERT(tells(text, f.b.program.rule(rule).name));
        for (const FactRef& fact : outcome.missing) {
          if (fact.kind == FactRef::Kind::field) RC_ASSERT(tells(text, f.b.program.fields[fact.id].name));
          if (fact.kind == FactRef::Kind::spent) RC_ASSERT(tells(text, f.b.program.budgets[fact.id].name));
          if (fact.kind == FactRef::Kind::parameter && fact.id == 0) RC_ASSERT(tells(text, parameter));
          if (fact.kind == FactRef::Kind::agb) RC_ASSERT(tells(text, f.b.program.actors[fact.id].name));
        }
      };
      for (const RequestOutcome& request : told.outcome.requests) {
        check(request.law, QuestionKind::law);
        check(request.need, QuestionKind::need);
        check(request.right, QuestionKind::right);
        check(request.payer, QuestionKind::payer);
        check(request.follow_up, QuestionKind::follow_up);
      }
      for (const DecisionOutcome& decision : told.outcome.decisions) {
        check(decision.decider, QuestionKind::decider);
        check(decision.orderer, QuestionKind::orderer);
        check(decision.addressee, QuestionKind::addressee);
      }
      check(told.outcome.plan.direction, QuestionKind::direction);
    }
  });
}

TEST_CASE("an outcome that does not fit the program is told without a crash") {
  KLAP_PROPERTY("ids out of range become unknown", [] {
    const Family f;
    Told told = any_told(f);
    const klap::RuleId no_rule(99);
    told.outcome.requests[0].right.rules = {no_rule};
    told.outcome.requests[0].right.missing = {{FactRef::Kind::field, 99, 99},
                                              {FactRef::Kind::spent, 99, 0},
                                              {FactRef::Kind::agb, 99, 0},
                                              {FactRef::Kind::parameter, 99, 0},
                                              {FactRef::Kind::lot_lead, 99, 0}};
    told.outcome.requests[1].payer = settled(PaymentAnswer{{{klap::BudgetId(99), euros(1)}}, {}, {}});
    told.outcome.requests[2].law = settled(klap::SourceId());
    told.outcome.decisions[0].requests.push_back(99);
    told.outcome.decisions[0].person = below(5);
    told.outcome.decisions[0].decider = settled(
        DeciderAnswer{{{klap::ActorId(99), klap::ActorId(), {klap::ActorId(98)}, {klap::MandateId(97)}}}, {}, {}});
    const PartyAnswer nobody{PartyAnswer::Kind::person, 99, {}, 0};
    told.outcome.decisions.back().addressee = settled(AddresseeAnswer{nobody, {nobody}});
    told.outcome.plan.direction = settled(nobody);
    if (!told.derivation.requests.empty()) {
      RuleTrace trace;
      trace.rule = no_rule;
      trace.condition = ConditionTrace{};
      told.derivation.requests[0].right.rules.push_back(trace);
      trace.rule = klap::RuleId(0);
      trace.condition->op = klap::Op::ceiling_reached;
      told.derivation.requests[0].right.rules.push_back(trace);
      trace.condition->fact = FactRef{FactRef::Kind::parameter, 99, 0};
      trace.condition->value = klap::Value::person(99);
      told.derivation.requests[0].right.rules.push_back(trace);
    }
    for (int which = 0; which < 4; ++which) RC_ASSERT(!told_by(f, told, which, Language::english).empty());
  });
}
