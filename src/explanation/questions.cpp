#include "questions.hpp"

#include <algorithm>
#include <variant>

namespace klap::explanation {
namespace {

using decision::DecisionOutcome;
using decision::Outcome;
using decision::OutcomeKind;

constexpr QuestionKind of_decision[] = {QuestionKind::decider, QuestionKind::orderer, QuestionKind::addressee};
constexpr QuestionKind in_order[] = {QuestionKind::law,     QuestionKind::need,      QuestionKind::right,
                                     QuestionKind::own,     QuestionKind::payer,     QuestionKind::decider,
                                     QuestionKind::orderer, QuestionKind::addressee, QuestionKind::follow_up};

std::string request_title(const Telling& t, std::size_t request) {
  const std::size_t person =
      request < t.facts.requests.size() ? t.facts.requests[request].person : t.facts.persons.size();
  return say<Word::section_request>(t, person_id(t, person), request_id(t, request));
}

std::string decision_title(const Telling& t, const DecisionOutcome& decision) {
  std::vector<std::string> requests;
  for (const std::size_t r : requests_of(t, decision))
    requests.push_back(say<Word::request_named>(t, request_id(t, r)));
  std::string title =
      say<Word::section_decision>(t, person_id(t, decision.person), joined(t, requests), source_name(t, decision.law));
  std::size_t next = 0;
  for (std::size_t own = 0; own < t.program.own_questions.size(); ++own) {
    if (!t.program.own_questions[own].divides || next >= decision.divided_by.size()) continue;
    const std::optional<Value>& value = decision.divided_by[next++];
    const QuestionId question = QuestionId::of_own(own);
    const std::string answer = value ? own_value(t, question, *value) : say(t, Word::unknown);
    title = say<Word::section_divided>(t, title, say<Word::with_value>(t, own_name(t, question), answer));
  }
  return title;
}

/// The questions about one request; with a decision of its own, the questions about that too.
Section request_section(const Telling& t, std::optional<std::size_t> decision, std::size_t request) {
  Section section{request_title(t, request), {}};
  for (const QuestionKind kind : in_order) {
    if (kind == QuestionKind::own) {
      for (const QuestionId own : own_questions(t)) section.questions.push_back(asked_of_request(t, own, request));
    } else if (!is_by_register(kind) && kind != QuestionKind::addressee) {
      section.questions.push_back(asked_of_request(t, kind, request));
    } else if (decision) {
      section.questions.push_back(asked_of_decision(t, kind, *decision));
    }
  }
  return section;
}

}  // namespace

std::vector<Section> sections(const Telling& t) {
  std::vector<Section> all;
  std::vector<bool> told(t.outcome.requests.size(), false);
  for (std::size_t d = 0; d < t.outcome.decisions.size(); ++d) {
    const auto requests = requests_of(t, t.outcome.decisions[d]);
    for (const std::size_t r : requests) told[r] = true;
    if (requests.size() == 1) {
      all.push_back(request_section(t, d, requests.front()));
      continue;
    }
    for (const std::size_t r : requests) all.push_back(request_section(t, std::nullopt, r));
    Section section{decision_title(t, t.outcome.decisions[d]), {}};
    for (const QuestionKind kind : of_decision) section.questions.push_back(asked_of_decision(t, kind, d));
    all.push_back(section);
  }
  for (std::size_t r = 0; r < told.size(); ++r) {
    if (!told[r]) all.push_back(request_section(t, std::nullopt, r));
  }
  if (all.size() == 1 && t.facts.persons.size() <= 1) all.front().title.clear();
  const Asked plan = asked_of_plan(t);
  if (is_asked(plan) || t.exact) all.push_back({say(t, Word::section_plan), {plan}});
  return all;
}

bool is_asked(const Asked& asked) {
  return asked.outcome->kind != OutcomeKind::not_applicable || asked.outcome->waits_for != asked.question ||
         !asked.outcome->rules.empty();  // else a rule said so
}

std::vector<QuestionId> own_questions(const Telling& t) {
  std::vector<QuestionId> own;
  for (const QuestionId question : t.program.turn)
    if (question.is_own()) own.push_back(question);
  return own;
}

Collect collect_of(const Telling& t, const Asked& asked) {
  const bool several = asked.outcome->kind == decision::OutcomeKind::settled && asked.outcome->rules.size() > 1;
  if (!several || !asked.question.is_own() || asked.question.own() >= t.program.own_questions.size())
    return Collect::none;
  return t.program.own_questions[asked.question.own()].collect;
}

Asked asked_of_request(const Telling& t, QuestionId kind, std::size_t request) {
  const decision::RequestOutcome& outcome = t.outcome.requests[request];
  const decision::RequestDerivation* derivation =
      request < t.derivation.requests.size() ? &t.derivation.requests[request] : nullptr;
  const auto pick = [&](const Outcome decision::RequestOutcome::*o,
                        const decision::Derivation decision::RequestDerivation::*d) {
    return Asked{kind, &(outcome.*o), derivation == nullptr ? nullptr : &(derivation->*d), std::nullopt, request};
  };
  if (kind.is_own()) {
    static const Outcome unknown{};
    const std::size_t own = kind.own();
    const bool derived = derivation != nullptr && own < derivation->own.size();
    return {kind, own < outcome.own.size() ? &outcome.own[own] : &unknown, derived ? &derivation->own[own] : nullptr,
            std::nullopt, request};
  }
  if (kind == QuestionKind::law) return pick(&decision::RequestOutcome::law, &decision::RequestDerivation::law);
  if (kind == QuestionKind::need) return pick(&decision::RequestOutcome::need, &decision::RequestDerivation::need);
  if (kind == QuestionKind::right) return pick(&decision::RequestOutcome::right, &decision::RequestDerivation::right);
  if (kind == QuestionKind::payer) return pick(&decision::RequestOutcome::payer, &decision::RequestDerivation::payer);
  return pick(&decision::RequestOutcome::follow_up, &decision::RequestDerivation::follow_up);
}

Asked asked_of_decision(const Telling& t, QuestionKind kind, std::size_t decision) {
  const DecisionOutcome& outcome = t.outcome.decisions[decision];
  const decision::DecisionDerivation* derivation =
      decision < t.derivation.decisions.size() ? &t.derivation.decisions[decision] : nullptr;
  const auto pick = [&](const Outcome DecisionOutcome::*o,
                        const decision::Derivation decision::DecisionDerivation::*d) {
    return Asked{kind, &(outcome.*o), derivation == nullptr ? nullptr : &(derivation->*d), decision, std::nullopt};
  };
  if (kind == QuestionKind::decider) return pick(&DecisionOutcome::decider, &decision::DecisionDerivation::decider);
  if (kind == QuestionKind::orderer) return pick(&DecisionOutcome::orderer, &decision::DecisionDerivation::orderer);
  return pick(&DecisionOutcome::addressee, &decision::DecisionDerivation::addressee);
}

Asked asked_of_plan(const Telling& t) {
  const bool derived = !t.derivation.requests.empty() || t.outcome.requests.empty();
  const decision::Derivation* steps = derived ? &t.derivation.plan.direction : nullptr;
  return {QuestionKind::direction, &t.outcome.plan.direction, steps, std::nullopt, std::nullopt};
}

Telling about(const Telling& t, const Asked& asked) {
  Telling own = about(t, asked.question);
  own.request = asked.request;
  if (asked.request && *asked.request < t.facts.requests.size()) own.person = t.facts.requests[*asked.request].person;
  if (asked.decision) own.person = t.outcome.decisions[*asked.decision].person;
  return own;
}

bool needs_no_decision(const Telling& t, std::size_t request) {
  const Outcome& need = t.outcome.requests[request].need;
  const bool* yes = std::get_if<bool>(&need.answer);
  return need.kind == OutcomeKind::settled && yes != nullptr && !*yes;
}

bool interest_presumed(const Telling& t, const Asked& decider) {
  if (!is_by_register(decider.question.kind()) || t.facts.personal_interest || !t.program.no_interest_presumed)
    return false;
  const bool worked_out = decider.derivation != nullptr && !decider.derivation->mandates.empty();
  return worked_out || decider.outcome->kind == OutcomeKind::settled;
}

const Asked* same_turns_before(const Section& section, const Asked& asked) {
  if (!asked.outcome->accountable) return nullptr;
  for (const Asked& earlier : section.questions) {
    if (&earlier == &asked) return nullptr;
    if (earlier.outcome->accountable == asked.outcome->accountable) return &earlier;
  }
  return nullptr;
}

const decision::RuleTrace* trace_of(const Asked& asked, RuleId rule) {
  if (asked.derivation == nullptr) return nullptr;
  const auto& traces = asked.derivation->rules;  // in id order
  const auto at = std::lower_bound(traces.begin(), traces.end(), rule,
                                   [](const decision::RuleTrace& trace, RuleId id) { return trace.rule < id; });
  return at != traces.end() && at->rule == rule ? &*at : nullptr;
}

Lifting lifting_of(const Telling& t, const decision::RuleTrace& trace) {
  Lifting by;
  for (const RuleId id : trace.lifted_by) {
    if (are_rows_of_one_table(t, id, trace.rule)) {
      by.row_above = id;
    } else {
      by.exceptions.push_back(id);
    }
  }
  return by;
}

std::vector<std::size_t> requests_of(const Telling& t, const DecisionOutcome& decision) {
  std::vector<std::size_t> requests;
  for (const std::size_t r : decision.requests) {
    if (r < t.outcome.requests.size()) requests.push_back(r);
  }
  return requests;
}

std::optional<std::uint8_t> kinds_asked(const Telling& t, const Asked& asked) {
  if (asked.question == QuestionKind::orderer)
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(DecisionKind::give_order));
  return certain_kinds(t, t.outcome.decisions[*asked.decision]);
}

std::optional<std::uint8_t> certain_kinds(const Telling& t, const DecisionOutcome& decision) {
  const auto bit = [](DecisionKind kind) { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(kind)); };
  for (const decision::TakenDecision& taken : t.facts.decisions) {
    if (taken.person == decision.person && taken.law == decision.law && taken.kind) return bit(*taken.kind);
  }
  std::uint8_t kinds = 0;
  for (const std::size_t r : requests_of(t, decision)) {
    const Outcome& right = t.outcome.requests[r].right;
    const bool* yes = std::get_if<bool>(&right.answer);
    if (right.kind != OutcomeKind::settled || yes == nullptr) return std::nullopt;
    kinds = static_cast<std::uint8_t>(kinds | bit(*yes ? DecisionKind::award : DecisionKind::refuse));
  }
  return kinds == 0 ? std::nullopt : std::optional(kinds);
}

const decision::TakenDecision* taken_before(const Telling& t, const DecisionOutcome& decision) {
  for (const decision::TakenDecision& taken : t.facts.decisions) {
    if (taken.person == decision.person && taken.law == decision.law && taken.taken_by.is_some()) return &taken;
  }
  return nullptr;
}

std::optional<Done> done_before(const Telling& t, const Asked& asked) {
  const DecisionOutcome& decision = t.outcome.decisions[*asked.decision];
  const bool order = asked.question == QuestionKind::orderer;
  for (const decision::TakenDecision& taken : t.facts.decisions) {
    const ActorId by = order ? taken.ordered_by : taken.taken_by;
    if (taken.person == decision.person && taken.law == decision.law && by.is_some())
      return Done{by, order ? taken.ordered_on : taken.on};
  }
  return std::nullopt;
}

}  // namespace klap::explanation
