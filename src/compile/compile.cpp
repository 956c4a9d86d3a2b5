#include <klap/compile/compile.hpp>

#include <algorithm>

#include <klap/program/choices.hpp>
#include <klap/semantics/precedence.hpp>

#include "atoms.hpp"
#include "chains.hpp"
#include "questions.hpp"

namespace klap::compile {

namespace {

using program::Program;
using semantics::Model;

program::Named named(const semantics::Declared& d) { return {d.name, d.label}; }

std::vector<program::Ground> grounds(const std::vector<semantics::Ground>& from) {
  std::vector<program::Ground> to;
  for (const auto& g : from) to.push_back({g.source, g.article});
  return to;
}

std::optional<program::Checked> checked(const std::optional<semantics::Checked>& from) {
  if (!from) return std::nullopt;
  return program::Checked{from->certainty, from->on};
}

std::uint8_t kinds(semantics::DecisionKinds from) { return static_cast<std::uint8_t>(from.to_ulong()); }

void declarations(const Model& model, Program& p) {
  for (const auto& s : model.sources) p.sources.push_back({named(s), s.kind});
  for (const auto& m : model.municipalities) p.municipalities.push_back({named(m), m.code});
  for (const auto& a : model.actors) p.actors.push_back({named(a), a.kind, a.body, a.agb});
  for (const auto& b : model.budgets) {
    program::Budget to{named(b), b.municipality, b.body, b.stream, b.task_field, {}};
    if (b.ceiling) to.ceiling = program::Ceiling{b.ceiling->amount, b.ceiling->period};
    p.budgets.push_back(std::move(to));
  }
  for (const auto& l : model.lots) {
    program::Lot to{named(l), l.period, l.lead, l.delivers};
    std::sort(to.delivers.begin(), to.delivers.end());
    p.lots.push_back(std::move(to));
  }
  for (const auto& f : model.fields) {
    program::Field to;
    static_cast<program::Named&>(to) = named(f);
    to.owner = f.owner;
    to.type = f.type.kind;
    to.unit = f.type.unit;
    to.optional = f.type.optional;
    to.history = f.type.history;
    to.choices_of = f.type.choices;
    to.choices = f.choices;
    to.question = f.question;
    to.asked_on = grounds(f.asked_on);
    if (f.presumption) {
      to.presumed = f.presumption->value;
      to.presumed_because = f.presumption->reason;
    }
    to.effort = f.effort;
    to.judge = f.judge;
    to.weighs = f.weighs;
    to.purpose = f.purpose;
    to.hidden = f.hidden;
    p.fields.push_back(std::move(to));
  }
  for (const auto& x : model.parameters) {
    program::Parameter to{named(x), x.type.kind, x.type.unit, {}};
    for (const auto& from : x.values)
      to.values.push_back({from.value, from.validity, grounds(from.grounds), checked(from.checked), from.known_from});
    p.parameters.push_back(std::move(to));
  }
  for (const auto& t : model.terms) p.terms.push_back({named(t), t.meaning});
  for (const auto& q : model.own_questions)
    p.own_questions.push_back(
        {named(q), q.sentence, q.type.kind, q.type.unit, q.choices, q.divides, q.type.optional, q.collect});
}

void conditions(const Model& model, Program& p) {
  for (const auto& e : model.exprs) {
    program::Node node;
    node.op = e.op;
    node.type = e.type.kind;
    node.unit = e.type.unit;
    const bool choice = e.op == Op::literal && e.type.kind == TypeKind::choice;
    const FieldId list = e.type.choices.is_some() ? e.type.choices : program::choices_of_own(p, e.type.answer);
    node.ref = choice ? list.index : e.ref;
    node.literal = e.literal;
    node.first_argument = static_cast<std::uint32_t>(p.arguments.size());
    node.argument_count = static_cast<std::uint32_t>(e.arguments.size());
    p.arguments.insert(p.arguments.end(), e.arguments.begin(), e.arguments.end());
    p.nodes.push_back(node);
  }
}

program::Party party(const semantics::Party& from) { return {from.kind, from.field, from.actor, from.answer}; }

/// `optional`: of an own question whose answer may be geen.
program::Conclusion conclusion(const semantics::Conclusion& from, bool optional) {
  struct Visit {
    bool optional;
    program::Conclusion operator()(const semantics::YesNo& c) const { return program::YesNo{c.yes}; }
    program::Conclusion operator()(const semantics::LawIs& c) const { return program::LawIs{c.law}; }
    program::Conclusion operator()(const semantics::OpenOnPurpose& c) const { return program::OpenOnPurpose{c.by}; }
    program::Conclusion operator()(const semantics::Payment& c) const {
      program::Payment to;
      for (const auto& s : c.shares) {
        program::PayShare share{
            static_cast<program::PayShare::Kind>(s.kind), s.ratio, s.order, {}, s.amount, s.weight, s.at_most};
        if (s.municipality) share.municipality = party(*s.municipality);
        to.shares.push_back(std::move(share));
      }
      to.leftover = c.leftover;
      return to;
    }
    program::Conclusion operator()(const semantics::Addressee& c) const {
      program::Addressee to{party(c.to), {}};
      for (const auto& copy : c.copies) to.copies.push_back(party(copy));
      return to;
    }
    program::Conclusion operator()(const semantics::Director& c) const { return program::Director{party(c.is)}; }
    program::Conclusion operator()(const semantics::ValueIs& c) const { return program::ValueIs{c.value, optional}; }
    program::Conclusion operator()(const semantics::NotApplicable&) const { return program::NotApplicable{}; }
    program::Conclusion operator()(const semantics::Obligations& c) const {
      program::Obligations to;
      for (const auto& o : c.list) {
        program::Obligation one{o.kind, o.message, party(o.to), {}, o.effective, o.mention};
        if (o.due) one.due = program::Due{o.due->count, o.due->unit, o.due->from};
        to.list.push_back(std::move(one));
      }
      return to;
    }
  };
  return std::visit(Visit{optional}, from);
}

/// Rules that are exceptions to others because of their sources (clause 7.3).
void precedence(const Model& model, Program& p) {
  auto by_source = semantics::precedence(model);
  for (std::size_t s = 0; s < p.sources.size(); ++s) p.sources[s].before = std::move(by_source.sources[s]);
  for (std::size_t r = 0; r < p.rules.size(); ++r) {
    program::Rule& rule = p.rules[r];
    rule.goes_before = std::move(by_source.rules[r]);
    rule.exception_to.insert(rule.exception_to.end(), rule.goes_before.begin(), rule.goes_before.end());
    std::sort(rule.exception_to.begin(), rule.exception_to.end());
  }
}

void rules(const Model& model, Program& p) {
  for (const auto& r : model.rules) {
    program::Rule to;
    static_cast<program::Named&>(to) = named(r);
    to.question = r.question;
    to.condition = r.condition;
    to.exception_to = r.exception_to;
    const bool own = r.question.is_own();
    to.conclusion = conclusion(r.conclusion, own && model.own_questions[r.question.own()].type.optional);
    to.grounds = grounds(r.grounds);
    to.checked = checked(r.checked);
    to.reason = r.reason;
    to.validity = r.validity;
    to.known_from = r.known_from;
    to.table = r.table;
    to.weighing = r.weighing;
    to.deviates = r.deviates;
    p.rules.push_back(std::move(to));
  }
  precedence(model, p);
  for (const auto& t : model.tables) p.tables.push_back({named(t), t.policy, t.rows});
  for (std::size_t i = 0; i < p.rules.size(); ++i)
    for (const RuleId base : p.rules[i].exception_to) p.rules[base.index].exceptions.emplace_back(i);
}

void power(const Model& model, Program& p) {
  for (const auto& c : model.competences)
    p.competences.push_back({c.body, c.laws, kinds(c.kinds), c.condition, c.validity, grounds(c.grounds),
                             checked(c.checked), c.known_from});
  for (const auto& d : model.delegations)
    p.delegations.push_back(
        {d.from, d.to, d.laws, kinds(d.kinds), d.validity, grounds(d.grounds), checked(d.checked), d.known_from});
  for (const auto& r : model.reservations)
    p.reservations.push_back(
        {r.to, r.laws, kinds(r.kinds), r.condition, r.validity, grounds(r.grounds), checked(r.checked), r.known_from});
  for (const auto& m : model.mandates) {
    const auto since = m.consent ? m.consent->since : std::nullopt;
    p.mandates.push_back({m.from, m.to, m.laws, kinds(m.kinds), m.ceiling, m.base, m.may_submandate, since, m.condition,
                          m.validity, grounds(m.grounds), checked(m.checked), m.known_from});
  }
  p.chains = chains(p);
  for (const QuestionKind question : {QuestionKind::orderer, QuestionKind::decider}) {  // one fact, whoever says so
    const auto& no_interest = model.questions[static_cast<std::size_t>(question)].no_interest;
    if (!no_interest) continue;
    p.no_interest_presumed = true;
    p.no_interest_because = no_interest->reason;
  }
  if (!model.ladder) return;
  program::Ladder ladder{{}, model.ladder->from, model.ladder->interim};
  for (const auto& rung : model.ladder->rungs) ladder.rungs.push_back({rung.actor, rung.working_days});
  p.ladder = std::move(ladder);
}

void safeguards(const Model& model, Program& p) {
  for (const auto& s : model.safeguards) {
    program::Safeguard to;
    static_cast<program::Named&>(to) = named(s);
    to.question = s.question;
    to.always = s.always;
    for (const auto& x : s.patterns)
      to.patterns.push_back({x.kind, x.budget, x.obligation, x.message, x.somebody, x.actor});
    to.condition = s.condition;
    to.grounds = grounds(s.grounds);
    to.reason = s.reason;
    to.validity = s.validity;
    to.known_from = s.known_from;
    p.safeguards.push_back(std::move(to));
  }
}

}  // namespace

Program compile(const Model& model, std::string hash) {
  Program p;
  p.hash = std::move(hash);
  p.name = model.name;
  p.version = model.version;
  p.municipality = model.municipality;
  p.concept_text = model.status == semantics::Status::concept_text;
  declarations(model, p);
  conditions(model, p);
  rules(model, p);
  power(model, p);
  safeguards(model, p);
  questions(model, p);
  p.atoms = atoms(p);
  for (const program::Question& question : p.questions) p.indexes.push_back(index(p, question));
  p.costs = model.costs;
  p.birth_date = model.birth_date;
  for (std::size_t i = 0; i < p.fields.size(); ++i)
    if (p.fields[i].type == TypeKind::person) p.person_fields.emplace_back(i);
  return p;
}

}  // namespace klap::compile
