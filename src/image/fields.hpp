// What each part of a program consists of, said once for writing, reading and checking: `fields(archive, part)` gives the
// archive every member in turn. Where a part has no base, its members are taken apart, so that a new one cannot be
// forgotten here; of the others tests/image holds every rule set against itself.
#pragma once

#include <concepts>
#include <type_traits>

#include <klap/program/program.hpp>

namespace klap::image {

/// A `Part`, constant or not.
template <class T, class Part>
concept Is = std::same_as<std::remove_const_t<T>, Part>;

template <class A, Is<Period> T>
void fields(A& a, T& x) { auto& [from, through] = x; a(from, through); }

template <class A, Is<program::Ground> T>
void fields(A& a, T& x) { auto& [source, article] = x; a(source, article); }

template <class A, Is<program::Checked> T>
void fields(A& a, T& x) { auto& [certainty, on] = x; a(certainty, on); }

template <class A, Is<program::Source> T>
void fields(A& a, T& x) { a(x.name, x.label, x.kind, x.before); }

template <class A, Is<program::Municipality> T>
void fields(A& a, T& x) { a(x.name, x.label, x.code); }

template <class A, Is<program::Actor> T>
void fields(A& a, T& x) { a(x.name, x.label, x.kind, x.body, x.agb); }

template <class A, Is<program::Ceiling> T>
void fields(A& a, T& x) { auto& [amount, period] = x; a(amount, period); }

template <class A, Is<program::Budget> T>
void fields(A& a, T& x) { a(x.name, x.label, x.municipality, x.body, x.stream, x.task_field, x.ceiling); }

template <class A, Is<program::Lot> T>
void fields(A& a, T& x) { a(x.name, x.label, x.period, x.lead, x.delivers); }

template <class A, Is<Readers> T>
void fields(A& a, T& x) { auto& [resident, file] = x; a(resident, file); }

template <class A, Is<program::Field> T>
void fields(A& a, T& x) {
  a(x.name, x.label, x.owner, x.type, x.unit, x.optional, x.history, x.choices_of, x.choices, x.question, x.asked_on,
    x.presumed, x.presumed_because, x.effort, x.judge, x.weighs, x.purpose, x.hidden);
}

template <class A, Is<program::Parameter::From> T>
void fields(A& a, T& x) {
  auto& [value, validity, grounds, checked, known_from] = x;
  a(value, validity, grounds, checked, known_from);
}

template <class A, Is<program::Parameter> T>
void fields(A& a, T& x) { a(x.name, x.label, x.type, x.unit, x.values); }

template <class A, Is<program::Node> T>
void fields(A& a, T& x) {
  auto& [op, type, unit, ref, first_argument, argument_count, literal] = x;
  a(op, type, unit, ref, first_argument, argument_count, literal);
}

template <class A, Is<program::Term> T>
void fields(A& a, T& x) { a(x.name, x.label, x.meaning); }

template <class A, Is<program::Party> T>
void fields(A& a, T& x) { auto& [kind, field, actor, answer] = x; a(kind, field, actor, answer); }

template <class A, Is<program::PayShare> T>
void fields(A& a, T& x) {
  auto& [kind, ratio, order, municipality, amount, weight, at_most] = x;
  a(kind, ratio, order, municipality, amount, weight, at_most);
}

template <class A, Is<program::Due> T>
void fields(A& a, T& x) { auto& [count, unit, from] = x; a(count, unit, from); }

template <class A, Is<program::Obligation> T>
void fields(A& a, T& x) {
  auto& [kind, message, to, due, effective, mention] = x;
  a(kind, message, to, due, effective, mention);
}

template <class A, Is<program::YesNo> T>
void fields(A& a, T& x) { auto& [yes] = x; a(yes); }

template <class A, Is<program::LawIs> T>
void fields(A& a, T& x) { auto& [law] = x; a(law); }

template <class A, Is<program::Payment> T>
void fields(A& a, T& x) { auto& [shares, leftover] = x; a(shares, leftover); }

template <class A, Is<program::Addressee> T>
void fields(A& a, T& x) { auto& [to, copies] = x; a(to, copies); }

template <class A, Is<program::Director> T>
void fields(A& a, T& x) { auto& [is] = x; a(is); }

template <class A, Is<program::ValueIs> T>
void fields(A& a, T& x) { auto& [value, optional] = x; a(value, optional); }

template <class A, Is<program::NotApplicable> T>
void fields(A&, T&) {}

template <class A, Is<program::Obligations> T>
void fields(A& a, T& x) { auto& [list] = x; a(list); }

template <class A, Is<program::OpenOnPurpose> T>
void fields(A& a, T& x) { auto& [by] = x; a(by); }

template <class A, Is<program::Rule> T>
void fields(A& a, T& x) {
  a(x.name, x.label, x.question, x.condition, x.exception_to, x.goes_before, x.exceptions, x.conclusion, x.grounds,
    x.checked, x.reason, x.validity, x.known_from, x.table, x.weighing, x.deviates);
}

template <class A, Is<program::Table> T>
void fields(A& a, T& x) { a(x.name, x.label, x.policy, x.rows); }

template <class A, Is<program::OwnQuestion> T>
void fields(A& a, T& x) { a(x.name, x.label, x.sentence, x.type, x.unit, x.choices, x.divides, x.optional, x.collect); }

template <class A, Is<program::GoesFirst> T>
void fields(A& a, T& x) { auto& [by, lowest] = x; a(by, lowest); }

template <class A, Is<program::Question> T>
void fields(A& a, T& x) {
  auto& [id, asked, as_of, rules, order, turn, needs, first] = x;
  a(id, asked, as_of, rules, order, turn, needs, first);
}

template <class A, Is<program::Competence> T>
void fields(A& a, T& x) {
  auto& [body, laws, kinds, condition, validity, grounds, checked, known_from] = x;
  a(body, laws, kinds, condition, validity, grounds, checked, known_from);
}

template <class A, Is<program::Delegation> T>
void fields(A& a, T& x) {
  auto& [from, to, laws, kinds, validity, grounds, checked, known_from] = x;
  a(from, to, laws, kinds, validity, grounds, checked, known_from);
}

template <class A, Is<program::Reservation> T>
void fields(A& a, T& x) {
  auto& [to, laws, kinds, condition, validity, grounds, checked, known_from] = x;
  a(to, laws, kinds, condition, validity, grounds, checked, known_from);
}

template <class A, Is<program::Mandate> T>
void fields(A& a, T& x) {
  auto& [from, to, laws, kinds, ceiling, base, may_submandate, consent_since, condition, validity, grounds, checked,
         known_from] = x;
  a(from, to, laws, kinds, ceiling, base, may_submandate, consent_since, condition, validity, grounds, checked, known_from);
}

template <class A, Is<program::Pattern> T>
void fields(A& a, T& x) {
  auto& [kind, budget, obligation, message, somebody, actor] = x;
  a(kind, budget, obligation, message, somebody, actor);
}

template <class A, Is<program::Safeguard> T>
void fields(A& a, T& x) {
  a(x.name, x.label, x.question, x.always, x.patterns, x.condition, x.grounds, x.reason, x.validity, x.known_from);
}

template <class A, Is<program::Chain> T>
void fields(A& a, T& x) { auto& [body, actor, mandates] = x; a(body, actor, mandates); }

template <class A, Is<program::ChainTable> T>
void fields(A& a, T& x) { auto& [chains, of_actor, delegations] = x; a(chains, of_actor, delegations); }

template <class A, Is<program::Rung> T>
void fields(A& a, T& x) { auto& [actor, working_days] = x; a(actor, working_days); }

template <class A, Is<program::Ladder> T>
void fields(A& a, T& x) { auto& [rungs, from, interim] = x; a(rungs, from, interim); }

template <class A, Is<program::ReadCounts> T>
void fields(A& a, T& x) {
  auto& [of_fields, parameters, spent, dates, answers, lot_periods, lot_leads] = x;
  a(of_fields, parameters, spent, dates, answers, lot_periods, lot_leads);
}

template <class A, Is<program::Column> T>
void fields(A& a, T& x) { auto& [kind, operand, ref] = x; a(kind, operand, ref); }

template <class A, Is<program::Interval> T>
void fields(A& a, T& x) { auto& [low, high] = x; a(low, high); }

template <class A, Is<program::Atom> T>
void fields(A& a, T& x) { auto& [column, first, count, none] = x; a(column, first, count, none); }

template <class A, Is<program::RuleAtoms> T>
void fields(A& a, T& x) { auto& [first, count, exact] = x; a(first, count, exact); }

template <class A, Is<program::AtomTable> T>
void fields(A& a, T& x) {
  auto& [columns, intervals, atoms, of_rules, rules, of_nodes] = x;
  a(columns, intervals, atoms, of_rules, rules, of_nodes);
}

template <class A, Is<program::IndexColumn> T>
void fields(A& a, T& x) {
  auto& [column, low, high, first_cell, first_cut, cuts, unsure, none, exact] = x;
  a(column, low, high, first_cell, first_cut, cuts, unsure, none, exact);
}

template <class A, Is<program::IndexGroup> T>
void fields(A& a, T& x) { auto& [first_column, columns, first_word] = x; a(first_column, columns, first_word); }

template <class A, Is<program::Index> T>
void fields(A& a, T& x) {
  auto& [rules, words, columns, groups, cells, cuts, bits] = x;
  a(rules, words, columns, groups, cells, cuts, bits);
}

template <class A, Is<program::Program> T>
void fields(A& a, T& x) {
  auto& [hash, name, version, municipality, concept_text, sources, municipalities, actors, budgets, lots, facts, parameters,
         terms, nodes, arguments, rules, tables, questions, own_questions, turn, reads, safeguards, safeguard_reads, atoms,
         indexes, competences, mandates, delegations, reservations, chains, no_interest_presumed, no_interest_because, ladder,
         costs, birth_date, person_fields] = x;
  a(hash, name, version, municipality, concept_text, sources, municipalities, actors, budgets, lots, facts, parameters);
  a(terms, nodes, arguments, rules, tables, questions, own_questions, turn, reads, safeguards, safeguard_reads, atoms);
  a(indexes, competences, mandates, delegations, reservations, chains, no_interest_presumed, no_interest_because, ladder);
  a(costs, birth_date, person_fields);
}

}  // namespace klap::image
