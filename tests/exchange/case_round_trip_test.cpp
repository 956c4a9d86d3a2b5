// Writing a case and reading it back gives the same case, and the same bytes.
#include <set>

#include <klap/base/limits.hpp>
#include <klap/exchange/case_json.hpp>

#include "exchange/program.hpp"
#include "support/catch.hpp"
#include "support/generators.hpp"

using namespace klap;
using decision::Case;
using decision::Fact;

namespace {

const program::Program& rules() {
  static const program::Program p = test::every_type();
  return p;
}

std::optional<Case> read(const std::string& text) {
  Diagnostics diagnostics;
  auto facts = exchange::read_case(rules(), Document("zaak.json", text), diagnostics);
  for (const Diagnostic& one : diagnostics.all()) UNSCOPED_INFO(message(one, Language::english));
  return facts;
}

template <class T>
T pick(rc::Gen<T> gen) {
  return *gen;
}
bool coin() { return pick(rc::gen::arbitrary<bool>()); }
std::size_t below(std::size_t n) { return pick(test::evenly<std::size_t>(0, n - 1)); }

/// Quotes, backslashes, letters of one to four bytes, and what else must be escaped.
std::string any_text(bool visible) {
  static const std::vector<std::string> pieces = {"a", "Z", "\"", "\\", "/", "é", "€", "😀", "{", "]", ",", " ", "ß", "~"};
  static const std::vector<std::string> hidden = {"\n", "\t", "\x01", "\x7F"};
  std::string text;
  for (std::size_t i = 0, n = 1 + below(12); i < n; ++i) {
    text += !visible && below(5) == 0 ? hidden[below(hidden.size())] : pieces[below(pieces.size())];
  }
  return text;
}

Value any_value(const program::Field& field, std::size_t persons) {
  switch (field.type) {
    case TypeKind::boolean: return Value::boolean(coin());
    case TypeKind::date: return Value::date(pick(test::any_date()));
    case TypeKind::money: return Value::money(pick(test::any_money()));
    case TypeKind::number: return Value::number(pick(test::evenly<std::int64_t>(-limits::number, limits::number)));
    case TypeKind::municipality: return Value::municipality(pick(test::evenly<int>(1, 9999)));
    case TypeKind::choice: return Value::choice(below(rules().fields[field.choices_of.index].choices.size()));
    case TypeKind::lot: return Value::lot(LotId(below(rules().lots.size())));
    case TypeKind::provider: return Value::provider(coin() ? ActorId(0) : ActorId(4));
    case TypeKind::law: return Value::law(coin() ? SourceId(0) : SourceId(2));
    case TypeKind::person: return Value::person(below(persons));
  }
  return {};
}

Fact any_fact(const program::Field& field, std::size_t persons) {
  Fact fact;
  const std::size_t what = below(4);
  if (what == 0) return fact;
  if (what == 1 && field.optional) {
    fact.state = Fact::State::none;
  } else if (what == 2 && field.history) {
    std::set<Date> days;
    for (std::size_t i = 0, n = 1 + below(4); i < n; ++i) days.insert(pick(test::any_date()));
    fact.state = Fact::State::history;
    for (const Date day : days) fact.history.emplace_back(day, any_value(field, persons));
  } else {
    fact.state = Fact::State::known;
    fact.value = any_value(field, persons);
  }
  return fact;
}

std::vector<Fact> any_facts(FieldOwner owner, std::size_t persons) {
  std::vector<Fact> facts(rules().fields.size());
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const program::Field& field = rules().fields[i];
    if (field.owner == owner) facts[i] = any_fact(field, persons);
  }
  return facts;
}

Case any_case() {
  Case facts;
  if (coin()) facts.id = any_text(true);
  for (auto& date : facts.dates) {
    if (coin()) date = pick(test::any_date());
  }
  const std::size_t persons = 1 + below(3);
  for (std::size_t i = 0; i < persons; ++i) {
    facts.persons.push_back({any_text(true) + std::to_string(i), any_facts(FieldOwner::person, persons)});
  }
  facts.plan = any_facts(FieldOwner::plan, persons);
  const FieldId judged = test::field_named(rules(), "eigen_kracht");
  for (std::size_t i = 0, n = 1 + below(3); i < n; ++i) {
    decision::Request request{
        any_text(true) + std::to_string(i), below(persons), any_facts(FieldOwner::request, persons), {}};
    if (request.facts[judged.index].state == Fact::State::known) {
      decision::JudgementNote note{judged, ActorId(2), {}, {}};
      if (coin()) note.on = pick(test::any_date());
      if (coin()) note.note = any_text(false);
      request.notes.push_back(note);
    }
    facts.requests.push_back(std::move(request));
  }
  facts.spent.resize(rules().budgets.size());
  for (auto& spent : facts.spent) {
    if (coin()) spent = decision::Spent{pick(test::any_money()), pick(test::any_date())};
  }
  if (coin()) {
    facts.personal_interest.emplace();
    for (const std::size_t actor : {0U, 1U, 2U, 4U, 5U}) {
      if (coin()) facts.personal_interest->push_back(ActorId(actor));
    }
  }
  for (std::size_t person = 0; person < facts.persons.size(); ++person) {
    for (const std::size_t law : {0U, 2U}) {
      if (coin()) continue;
      decision::TakenDecision taken;
      taken.person = person;
      taken.law = SourceId(law);
      if (coin()) taken.kind = static_cast<DecisionKind>(below(static_cast<std::size_t>(DecisionKind::give_order)));
      if (coin()) taken.taken_by = ActorId(below(3));
      if (coin()) taken.on = pick(test::any_date());
      if (coin()) taken.primary_by = ActorId(below(3));
      if (coin()) taken.ordered_by = ActorId(below(3));
      if (coin()) taken.ordered_on = pick(test::any_date());
      facts.decisions.push_back(taken);
    }
  }
  return facts;
}

}  // namespace

TEST_CASE("a case with everything in it is written as it stands") {
  const auto facts = read(test::whole_case);
  REQUIRE(facts.has_value());
  CHECK(exchange::write_case(rules(), *facts) == test::whole_case);
}

TEST_CASE("a case that is written is read back the same") {
  KLAP_PROPERTY("read(write(case)) = case, write(read(text)) = text", [] {
    const Case facts = any_case();
    const std::string text = exchange::write_case(rules(), facts);
    const auto again = read(text);
    RC_ASSERT(again.has_value());
    RC_ASSERT(*again == facts);
    RC_ASSERT(exchange::write_case(rules(), *again) == text);
  });
}
