#include "index/random_rules.hpp"

#include <algorithm>

namespace klap::test {

namespace {

using semantics::Expr;
using semantics::Field;
using semantics::Model;

constexpr std::size_t laws = 2;
constexpr std::size_t providers = 2;
constexpr std::size_t choices = 5;

Date day(Dice& dice) {  // birthdays, first and last days of a period and the days around them
  const Date base =
      dice.one_of({*Date::from_ymd(2000, 2, 28), *Date::from_ymd(2000, 2, 29), *Date::from_ymd(2018, 2, 28),
                   *Date::from_ymd(2018, 3, 1), *Date::from_ymd(2016, 12, 31), *Date::from_ymd(2017, 1, 1),
                   *Date::from_ymd(2036, 2, 29)});
  return *add_days(base, static_cast<std::int64_t>(dice.below(3)) - 1);
}

Value value_of(Dice& dice, TypeKind type, std::size_t persons) {
  const auto number = [&] {
    return static_cast<std::int64_t>(dice.below(9)) * 100 + static_cast<std::int64_t>(dice.below(3)) - 1;
  };
  switch (type) {
    case TypeKind::boolean: return Value::boolean(dice.once_in(2));
    case TypeKind::date: return Value::date(day(dice));
    case TypeKind::money: return Value::money(*Money::from_cents(dice.once_in(30) ? limits::cents : number()));
    case TypeKind::number: return Value::number(dice.once_in(30) ? -limits::number : number());
    case TypeKind::municipality: return Value::municipality(dice.one_of({632, 344, 1, 9999}));
    case TypeKind::choice: return Value::choice(dice.below(choices));
    case TypeKind::lot: return Value::lot(LotId(dice.below(3)));
    case TypeKind::provider: return Value::provider(ActorId(2 + dice.below(providers)));
    case TypeKind::law: return Value::law(SourceId(dice.below(laws)));
    case TypeKind::person: return Value::person(dice.below(persons));
  }
  return {};
}

Period period(Dice& dice) {
  Period p;
  if (dice.once_in(4)) p.from = day(dice);
  if (dice.once_in(4)) p.through = day(dice);
  if (p.from && p.through && *p.through < *p.from) std::swap(p.from, p.through);
  return p;
}

struct Fact {
  const char* name;
  FieldOwner owner;
  TypeKind type;
  bool optional = false;
  bool history = false;
  bool presumed = false;
};
constexpr Fact facts[] = {
    {"complex", FieldOwner::plan, TypeKind::boolean},
    {"hoofd", FieldOwner::plan, TypeKind::person, true},
    {"geboortedatum", FieldOwner::person, TypeKind::date, true},
    {"woon", FieldOwner::person, TypeKind::municipality, false, true},
    {"bijstand", FieldOwner::person, TypeKind::boolean, true},
    {"vertegenwoordiger", FieldOwner::person, TypeKind::person, true},
    {"inkomen", FieldOwner::person, TypeKind::money, false, false, true},
    {"soort", FieldOwner::request, TypeKind::choice},
    {"kosten", FieldOwner::request, TypeKind::money},
    {"uren", FieldOwner::request, TypeKind::number, true},
    {"perceel", FieldOwner::request, TypeKind::lot, true},
    {"start", FieldOwner::request, TypeKind::date},
    {"oordeel", FieldOwner::request, TypeKind::boolean},
    {"aanbieder", FieldOwner::request, TypeKind::provider, true},
    {"spoed", FieldOwner::request, TypeKind::boolean, false, true, true},
};
constexpr std::size_t costs = 8;
constexpr std::size_t judgement = 12;

/// What own questions answer, in their order, where a model has them.
constexpr TypeKind own_types[] = {TypeKind::boolean, TypeKind::number, TypeKind::municipality};

/// What the conditions of a question may read.
struct Scope {
  QuestionId question{};
  bool person = true;
  bool request = true;
  bool law = false;
  bool right = false;
  bool lists = true;
  std::size_t own = 0;  // so many of the own questions
};

Scope scope_of(const Model& model, QuestionId q) {
  if (q.is_own()) return {q, true, true, false, false, true, q.own()};
  const bool payer = q == QuestionKind::payer || q == QuestionKind::follow_up;
  const bool addressee = q == QuestionKind::addressee;
  const bool direction = q == QuestionKind::direction;
  const std::size_t own = direction || addressee ? 0 : model.own_questions.size();
  return {q, !direction, !direction && !addressee, q != QuestionKind::law && !direction, payer, true, own};
}

class Making {
 public:
  Making(Dice& dice, Model& model) : dice_(dice), model_(model) {}

  ExprId condition(const Scope& scope, int levels);
  /// In a payment: written out, or a fact of the request.
  ExprId size(TypeKind type) {
    if (type == TypeKind::number) return literal(Value::number(dice_.one_of({0, 1, 2})));
    if (dice_.once_in(3)) return make(Op::field, type, {}, costs);
    return literal(Value::money(*Money::from_cents(dice_.one_of({100, 250, 501}))));
  }
  /// What an own question answers.
  ExprId expression(const Scope& scope, TypeKind type);

 private:
  ExprId make(Op op, TypeKind type, std::vector<ExprId> arguments, std::uint32_t ref = 0) {
    Expr e;
    e.op = op;
    e.type.kind = type;
    e.ref = ref;
    e.arguments = std::move(arguments);
    model_.exprs.push_back(std::move(e));
    return ExprId(model_.exprs.size() - 1);
  }
  ExprId literal(Value v) {
    const ExprId id = make(Op::literal, v.kind, {});
    model_.exprs[id.index].literal = v;
    return id;
  }
  ExprId a_literal(TypeKind type) { return literal(value_of(dice_, type, 1)); }
  ExprId date_of_case() {
    const auto d = static_cast<std::uint32_t>(dice_.below(case_date_count));
    return make(Op::case_date, TypeKind::date, {}, d);
  }

  bool may_read(const Scope& scope, FieldOwner owner) const {
    return owner == FieldOwner::plan || (owner == FieldOwner::person ? scope.person : scope.request);
  }
  ExprId a_field(const Scope& scope, TypeKind type);
  ExprId operand(const Scope& scope, TypeKind type);
  ExprId calculated(const Scope& scope, TypeKind type);
  ExprId own_answer(std::size_t own) { return make(Op::answer, own_types[own], {}, QuestionId::of_own(own).index); }
  ExprId comparison(const Scope& scope);
  ExprId list(const Scope& scope, int levels);

  Dice& dice_;
  Model& model_;
};

/// A field of the type, if the scope has one; else a literal.
ExprId Making::a_field(const Scope& scope, TypeKind type) {
  std::vector<std::uint32_t> fit;
  for (std::uint32_t i = 0; i < std::size(facts); ++i)
    if (facts[i].type == type && may_read(scope, facts[i].owner)) fit.push_back(i);
  if (fit.empty()) return a_literal(type);
  const std::uint32_t field = fit[dice_.below(fit.size())];
  const bool of_other = facts[field].owner == FieldOwner::person && type != TypeKind::person && dice_.once_in(6);
  if (!of_other) return make(Op::field, type, {}, field);
  return make(Op::field, type, {make(Op::field, TypeKind::person, {}, scope.person && dice_.once_in(2) ? 5 : 1)},
              field);
}

ExprId Making::calculated(const Scope& scope, TypeKind type) {
  const auto part = [&] { return operand(scope, type); };
  if (type == TypeKind::date) {
    const auto unit = static_cast<std::uint32_t>(dice_.below(5));
    const ExprId n =
        dice_.once_in(4) ? operand(scope, TypeKind::number) : literal(Value::number(dice_.one_of({0, 1, 6})));
    if (dice_.once_in(3)) return make(Op::next_working_day, type, {part()});
    return make(dice_.once_in(3) ? Op::date_back : Op::date_forward, type, {part(), n}, unit);
  }
  if (dice_.once_in(3)) return make(dice_.once_in(2) ? Op::least : Op::greatest, type, {part(), part(), part()});
  if (type == TypeKind::money && dice_.once_in(2))
    return make(dice_.one_of({Op::round_down, Op::round_up, Op::round_half_up}), type,
                {part(), literal(Value::money(*Money::from_cents(100)))});
  if (type == TypeKind::number && dice_.once_in(3))
    return make(Op::days_through, type, {operand(scope, TypeKind::date), operand(scope, TypeKind::date)});
  return make(Op::multiply, type, {part(), operand(scope, TypeKind::number)});
}

ExprId Making::expression(const Scope& scope, TypeKind type) {
  if (type == TypeKind::boolean) return dice_.once_in(2) ? a_literal(type) : a_field(scope, type);
  return dice_.once_in(3) ? a_literal(type) : operand(scope, type);
}

ExprId Making::operand(const Scope& scope, TypeKind type) {
  for (std::size_t own = 0; own < scope.own; ++own)
    if (own_types[own] == type && dice_.once_in(3)) return own_answer(own);
  const bool calculates = type == TypeKind::date || type == TypeKind::number || type == TypeKind::money;
  if (calculates && dice_.once_in(8)) return calculated(scope, type);
  const bool adds = type == TypeKind::number || type == TypeKind::money;
  if (type == TypeKind::law) return make(Op::answer, type, {}, static_cast<std::uint32_t>(QuestionKind::law));
  if (type == TypeKind::date && dice_.once_in(2)) return date_of_case();
  if (type == TypeKind::number && dice_.once_in(4)) return make(Op::parameter, type, {}, 0);
  if (type == TypeKind::provider && scope.request && dice_.once_in(2))
    return make(Op::lead_party, type, {a_field(scope, TypeKind::lot)});
  if (adds && dice_.once_in(6))
    return make(dice_.once_in(2) ? Op::add : Op::subtract, type, {a_field(scope, type), a_literal(type)});
  return a_field(scope, type);
}

ExprId Making::comparison(const Scope& scope) {
  const TypeKind type =
      dice_.one_of({TypeKind::boolean, TypeKind::date, TypeKind::money, TypeKind::number, TypeKind::municipality,
                    TypeKind::choice, TypeKind::lot, TypeKind::provider, TypeKind::law});
  if (type == TypeKind::law && !scope.law) return make(Op::parameter, TypeKind::boolean, {}, 1);
  const ExprId left = operand(scope, type);
  const ExprId right = dice_.once_in(8) ? operand(scope, type) : a_literal(type);
  const bool ordered = type == TypeKind::date || type == TypeKind::money || type == TypeKind::number;
  if (ordered && !dice_.once_in(4)) {
    const Op op = dice_.one_of({Op::less, Op::less_equal, Op::greater, Op::greater_equal});
    if (dice_.once_in(4)) return make(op, TypeKind::boolean, {right, left});
    return make(op, TypeKind::boolean, {left, right});
  }
  if (dice_.once_in(3)) {
    std::vector<ExprId> of{left};
    for (std::size_t n = 1 + dice_.below(3); n != 0; --n) of.push_back(a_literal(type));
    return make(Op::one_of, TypeKind::boolean, std::move(of));
  }
  return make(Op::equal, TypeKind::boolean, {left, right});
}

ExprId Making::list(const Scope& scope, int levels) {
  Scope inner = scope;
  inner.lists = false;
  inner.person = true;
  const auto kind = dice_.one_of({ListKind::requests, ListKind::persons});
  inner.request = kind == ListKind::requests;
  inner.law = inner.right = false;
  if (!inner.request) inner.own = 0;
  const auto ref = static_cast<std::uint32_t>(kind);
  const ExprId c = condition(inner, levels - 1);
  if (dice_.once_in(3)) return make(Op::exists, TypeKind::boolean, {c}, ref);
  if (dice_.once_in(2)) return make(Op::for_all, TypeKind::boolean, {c}, ref);
  const ExprId n = inner.request && dice_.once_in(2)
                       ? make(Op::total, TypeKind::money, {c, make(Op::field, TypeKind::money, {}, costs)}, ref)
                       : make(Op::count, TypeKind::number, {c}, ref);
  const TypeKind type = model_.exprs[n.index].type.kind;
  return make(Op::greater, TypeKind::boolean,
              {n, literal(type == TypeKind::number ? Value::number(1) : Value::money(*Money::from_cents(500)))});
}

ExprId Making::condition(const Scope& scope, int levels) {
  if (levels > 0 && dice_.once_in(3)) {
    std::vector<ExprId> parts;
    for (std::size_t n = 2 + dice_.below(2); n != 0; --n) parts.push_back(condition(scope, levels - 1));
    return make(dice_.once_in(2) ? Op::any_of : Op::all_of, TypeKind::boolean, std::move(parts));
  }
  if (levels > 0 && dice_.once_in(5)) return make(Op::negation, TypeKind::boolean, {condition(scope, levels - 1)});
  if (levels > 0 && dice_.once_in(12))
    return make(Op::equal, TypeKind::boolean,
                {condition(scope, levels - 1), literal(Value::boolean(dice_.once_in(2)))});
  if (levels > 0 && scope.lists && dice_.once_in(12)) return list(scope, levels);
  switch (dice_.below(12)) {
    case 0:
      if (!model_.terms.empty() && scope.request && scope.lists)
        return make(Op::term, TypeKind::boolean, {}, static_cast<std::uint32_t>(dice_.below(model_.terms.size())));
      break;
    case 1: return a_field(scope, TypeKind::boolean);
    case 2: return make(Op::is_none, TypeKind::boolean, {operand(scope, TypeKind::lot)});
    case 3:
    case 4:
      return make(
          Op::age_at_least, TypeKind::boolean,
          {a_field(scope, TypeKind::date), literal(Value::number(dice_.one_of({0, 1, 18, 36}))),
           make(Op::case_date, TypeKind::date, {}, static_cast<std::uint32_t>(model_.questions.front().as_of))});
    case 5:
      return make(Op::lot_delivers, TypeKind::boolean, {operand(scope, TypeKind::lot), a_literal(TypeKind::choice)});
    case 6: return make(Op::lot_in_force, TypeKind::boolean, {operand(scope, TypeKind::lot), date_of_case()});
    case 7: return make(Op::ceiling_reached, TypeKind::boolean, {}, 0);
    case 8:
      if (scope.own != 0 && dice_.once_in(2)) return own_answer(0);
      if (scope.right) return make(Op::answer, TypeKind::boolean, {}, static_cast<std::uint32_t>(QuestionKind::right));
      break;
    default: break;
  }
  return comparison(scope);
}

semantics::Party party(Dice& dice, bool request, bool person) {
  if (request && dice.once_in(4)) return {PartyKind::lead_party, FieldId(10), {}};
  if (request && dice.once_in(4)) return {PartyKind::field_provider, FieldId(13), {}};
  if (person && dice.once_in(4)) return {PartyKind::field_person, FieldId(5), {}};
  if (person && dice.once_in(4)) return {PartyKind::field_municipality, FieldId(3), {}};
  if (dice.once_in(4)) return {PartyKind::field_person, FieldId(1), {}};
  return {PartyKind::actor, {}, ActorId(dice.below(2 + providers))};
}

/// Amounts, parts, and what is bounded (clause 10.2).
semantics::Payment sized(Dice& dice, Making& making, std::vector<BudgetId> first, std::vector<BudgetId> second) {
  using Kind = semantics::PayShare::Kind;
  if (dice.once_in(3)) {
    const BudgetId leftover = first.front();
    return {{{Kind::parts, {}, std::move(first), {}, {}, making.size(TypeKind::number), {}},
             {Kind::parts, {}, std::move(second), {}, {}, making.size(TypeKind::number), {}}},
            leftover};
  }
  semantics::PayShare bounded{Kind::ratio, *Ratio::make(3, 5), std::move(first), {}};
  if (dice.once_in(2)) bounded = {Kind::fixed, {}, bounded.order, {}, making.size(TypeKind::money), {}, {}};
  if (dice.once_in(2)) bounded.at_most = making.size(TypeKind::money);
  return {{std::move(bounded), {Kind::rest, {}, std::move(second), {}}}, {}};
}

semantics::Payment payment(Dice& dice, Making& making, bool own) {
  using Kind = semantics::PayShare::Kind;
  const auto order = [&] {
    std::vector<BudgetId> budgets{BudgetId(dice.below(3))};
    if (dice.once_in(2)) budgets.push_back(BudgetId((budgets[0].index + 1) % 3));
    return budgets;
  };
  if (own && dice.once_in(3)) {
    semantics::Party elsewhere{PartyKind::field_municipality, FieldId(3), {}};
    if (dice.once_in(2)) elsewhere = {PartyKind::answer_municipality, {}, {}, QuestionId::of_own(2)};
    return {{{Kind::whole, {}, dice.once_in(2) ? order() : std::vector<BudgetId>{}, elsewhere}}, {}};
  }
  if (dice.once_in(12)) return sized(dice, making, order(), order());
  if (!dice.once_in(3)) return {{{Kind::whole, {}, order(), {}}}, {}};
  return {{{Kind::ratio, *Ratio::make(3, 5), order(), {}}, {Kind::rest, {}, order(), {}}}, {}};
}

semantics::Conclusion conclusion(Dice& dice, const Model& m, Making& making, QuestionId q) {
  if (dice.once_in(12)) return semantics::OpenOnPurpose{ActorId(dice.below(2))};
  const bool may_not_apply = q.is_own() && m.own_questions[q.own()].type.optional;
  if ((may_not_apply || q == QuestionKind::payer) && dice.once_in(6)) return semantics::NotApplicable{};
  switch (q.kind()) {
    case QuestionKind::law: return semantics::LawIs{SourceId(dice.below(laws))};
    case QuestionKind::need:
    case QuestionKind::right: return semantics::YesNo{!dice.once_in(4)};
    case QuestionKind::payer: return payment(dice, making, !m.own_questions.empty());
    case QuestionKind::addressee: {
      semantics::Addressee a{dice.once_in(3) ? semantics::Party{PartyKind::resident, {}, {}} : party(dice, false, true),
                             {}};
      if (dice.once_in(4)) a.copies.push_back(party(dice, false, true));
      return a;
    }
    case QuestionKind::direction: return semantics::Director{party(dice, false, false)};
    case QuestionKind::own: return semantics::ValueIs{making.expression(scope_of(m, q), own_types[q.own()])};
    case QuestionKind::decider:
    case QuestionKind::orderer:
    case QuestionKind::follow_up: break;
  }
  semantics::Obligations list;
  list.list.push_back({dice.one_of({ObligationKind::letter, ObligationKind::message, ObligationKind::nothing}),
                       "WMO301",
                       party(dice, true, true),
                       {}});
  if (dice.once_in(3)) list.list.back().due = semantics::Due{3, TermUnit::days, CaseDate::decision};
  return list;
}

void declare(Dice& dice, Model& m) {
  for (std::size_t i = 0; i < laws; ++i) m.sources.emplace_back().name = "Wet_" + std::to_string(i);
  for (std::size_t i = 0; i < 2 + providers; ++i) {
    semantics::Actor& a = m.actors.emplace_back();
    a.name = "Partij_" + std::to_string(i);
    a.kind = i == 0 ? ActorKind::body : i == 1 ? ActorKind::function : ActorKind::provider;
    if (i == 3) a.agb = "12345678";
  }
  for (std::size_t i = 0; i < 3; ++i) {
    semantics::Budget& b = m.budgets.emplace_back();
    b.name = "Budget_" + std::to_string(i);
    if (i == 0) b.ceiling = semantics::Ceiling{*Money::from_cents(400), CeilingPeriod::calendar_year};
    semantics::Lot& l = m.lots.emplace_back();
    l.name = "Perceel_" + std::to_string(i);
    if (i != 0) l.period = Period{*Date::from_ymd(2016, 12, 31), *Date::from_ymd(2018, 3, 1)};
    if (i != 1) l.lead = ActorId(2 + dice.below(providers));
    for (std::size_t c = i; c < choices; c += 2) l.delivers.push_back(Value::choice(c));
  }
  for (const Fact& f : facts) {
    Field& field = m.fields.emplace_back();
    field.name = f.name;
    field.owner = f.owner;
    field.type.kind = f.type;
    field.type.optional = f.optional;
    field.type.history = f.history;
    if (f.presumed) field.presumption = semantics::Presumption{value_of(dice, f.type, 1), "omdat"};
    field.effort = 1 + static_cast<int>(dice.below(3));
  }
  m.fields[judgement].judge = ActorId(1);
  m.costs = FieldId(costs);
  m.birth_date = FieldId(2);
  semantics::Parameter& number = m.parameters.emplace_back();
  number.name = "grens";
  number.type.kind = TypeKind::number;
  number.values.push_back({Value::number(300), {{}, *Date::from_ymd(2016, 12, 31)}, {}, {}});
  number.values.push_back({std::nullopt, {*Date::from_ymd(2017, 1, 1), *Date::from_ymd(2018, 2, 28)}, {}, {}});
  number.values.push_back({Value::number(400), {*Date::from_ymd(2018, 3, 1), {}}, {}, {}});
  const std::size_t own_questions = dice.once_in(4) ? std::size(own_types) : 0;
  for (std::size_t own = 0; own < own_questions; ++own) {
    semantics::OwnQuestion& question = m.own_questions.emplace_back();
    question.name = "eigen_" + std::to_string(own);
    question.type.kind = own_types[own];
    question.divides = dice.once_in(3);
    question.type.optional = !question.divides && dice.once_in(2);
  }
  semantics::Parameter& flag = m.parameters.emplace_back();
  flag.name = "proef";
  flag.type.kind = TypeKind::boolean;
  flag.values.push_back({Value::boolean(true), {*Date::from_ymd(2017, 1, 1), {}}, {}, {}});
}

void add_rules(Dice& dice, Model& m, Making& making, QuestionId q, std::size_t count) {
  const std::size_t first = m.rules.size();
  TableId table;
  for (std::size_t i = 0; i < count; ++i) {
    const RuleId id(m.rules.size());
    semantics::Rule rule;
    rule.name = "regel_" + std::to_string(100'000 + id.index);
    rule.question = q;
    if (!dice.once_in(10)) {  // conjunctions mostly, as rules are
      const Scope scope = scope_of(m, q);
      rule.condition = making.condition(scope, 3);
      for (std::size_t n = dice.below(3); n != 0; --n) {
        Expr both;
        both.op = Op::all_of;
        both.type.kind = TypeKind::boolean;
        both.arguments = {rule.condition, making.condition(scope, 1)};
        m.exprs.push_back(std::move(both));
        rule.condition = ExprId(m.exprs.size() - 1);
      }
    }
    rule.conclusion = conclusion(dice, m, making, q);
    rule.validity = period(dice);
    if (table.is_some() && dice.once_in(8)) table = {};
    if (!table.is_some() && dice.once_in(4)) {
      table = TableId(m.tables.size());
      semantics::Table& t = m.tables.emplace_back();
      t.question = q;
      t.policy = dice.once_in(4) ? HitPolicy::every : HitPolicy::first;
      if (q != QuestionKind::follow_up && dice.once_in(12)) t.policy = HitPolicy::unique;
    }
    if (table.is_some()) {
      rule.table = table;
      auto& rows = m.tables[table.index].rows;  // not always in the order of the names
      rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(dice.once_in(6) ? 0 : rows.size()), id);
    }
    if (i > 0 && dice.once_in(6)) rule.exception_to.emplace_back(first + dice.below(i));
    m.rules.push_back(std::move(rule));
  }
}

decision::Fact fact(Dice& dice, const Field& field, std::size_t persons) {
  decision::Fact f;
  if (dice.once_in(5)) return f;
  if (field.type.optional && dice.once_in(5)) {
    f.state = decision::Fact::State::none;
  } else if (field.type.history) {
    f.state = decision::Fact::State::history;
    std::vector<Date> dates{day(dice), day(dice)};
    std::sort(dates.begin(), dates.end());
    dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
    for (const Date d : dates) f.history.emplace_back(d, value_of(dice, field.type.kind, persons));
  } else {
    f.state = decision::Fact::State::known;
    f.value = value_of(dice, field.type.kind, persons);
  }
  return f;
}

}  // namespace

semantics::Model random_model(Dice& dice, std::size_t most_rules) {
  Model m;
  declare(dice, m);
  const CaseDate as_of = dice.one_of({CaseDate::reference, CaseDate::decision});
  for (std::size_t q = 0; q < m.questions.size(); ++q) {
    m.questions[q].asked = !is_by_register(static_cast<QuestionKind>(q)) && !dice.once_in(8);
    m.questions[q].as_of = as_of;
  }
  // What is read has to be asked (clause 2.6).
  m.questions[static_cast<std::size_t>(QuestionKind::law)].asked = true;
  m.questions[static_cast<std::size_t>(QuestionKind::right)].asked = true;
  Making making(dice, m);
  for (int i = 0; i < 3; ++i) {
    const ExprId meaning = making.condition({QuestionKind::law, true, true, false, false, false, 0}, 2);
    semantics::Term& term = m.terms.emplace_back();
    term.name = "begrip_" + std::to_string(i);
    term.meaning = meaning;
  }
  for (std::size_t q = 0; q < m.questions.size(); ++q)
    if (m.questions[q].asked) add_rules(dice, m, making, static_cast<QuestionKind>(q), dice.below(most_rules + 1));
  for (std::size_t own = 0; own < m.own_questions.size(); ++own) {
    m.own_questions[own].as_of = as_of;
    add_rules(dice, m, making, QuestionId::of_own(own), dice.below(most_rules + 1));
  }
  return m;
}

decision::Case random_case(Dice& dice, const Model& model, std::size_t most_persons, std::size_t most_requests) {
  decision::Case c;
  c.id = "zaak";
  for (auto& date : c.dates)
    if (!dice.once_in(10)) date = day(dice);
  const std::size_t persons = 1 + dice.below(most_persons);
  const auto fill = [&](std::vector<decision::Fact>& all, FieldOwner owner) {
    all.resize(model.fields.size());
    for (std::size_t i = 0; i < all.size(); ++i)
      if (model.fields[i].owner == owner) all[i] = fact(dice, model.fields[i], persons);
  };
  fill(c.plan, FieldOwner::plan);
  c.persons.resize(persons);
  for (auto& person : c.persons) fill(person.facts, FieldOwner::person);
  c.requests.resize(1 + dice.below(most_requests));
  for (auto& request : c.requests) {
    request.person = dice.below(persons);
    fill(request.facts, FieldOwner::request);
  }
  c.spent.resize(model.budgets.size());
  for (auto& spent : c.spent)
    if (!dice.once_in(3)) spent = decision::Spent{value_of(dice, TypeKind::money, 1).as_money(), day(dice)};
  return c;
}

}  // namespace klap::test
