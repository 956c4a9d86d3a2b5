#include "turning_days.hpp"

#include <algorithm>

namespace klap::decision {
namespace {

/// Close to the end of the calendar a term may run out of it from one day to the next (clause 9.6).
constexpr int last_quiet_year = 9000;

/// Days the rules calculate may be any, so then every day counts.
bool calculates_dates(const program::Program& program) {
  return std::any_of(program.nodes.begin(), program.nodes.end(), [](const program::Node& node) {
    return node.op == Op::date_forward || node.op == Op::date_back || node.op == Op::next_working_day ||
           node.op == Op::days_through || node.op == Op::suspended;
  });
}

/// Is the reference date itself among what the expression comes to?
bool reads_reference_date(const program::Program& program, ExprId expression) {
  std::vector<ExprId> open;
  if (expression.is_some()) open.push_back(expression);
  while (!open.empty()) {
    const program::Node& node = program.node(open.back());
    open.pop_back();
    if (node.op == Op::case_date && static_cast<CaseDate>(node.ref) == CaseDate::reference) return true;
    for (std::uint32_t i = 0; i < node.argument_count; ++i) open.push_back(program.arguments[node.first_argument + i]);
  }
  return false;
}

/// An answer that may be the reference date is another one every day.
bool answers_reference_date(const program::Program& program) {
  return std::any_of(program.rules.begin(), program.rules.end(), [&](const program::Rule& rule) {
    if (const auto* is = std::get_if<program::ValueIs>(&rule.conclusion))
      return reads_reference_date(program, is->value);
    const auto* all = std::get_if<program::Obligations>(&rule.conclusion);
    return all != nullptr && std::any_of(all->list.begin(), all->list.end(), [&](const program::Obligation& o) {
             return reads_reference_date(program, o.effective);
           });
  });
}

class Collecting {
 public:
  Collecting(Date from, Date through) : from_(from), through_(through) {}

  void rules(const program::Program& program) {
    for (const auto& rule : program.rules) period(rule.validity);
    for (const auto& parameter : program.parameters) {
      for (const auto& value : parameter.values) {
        period(value.validity);
        if (value.value) date(*value.value);
      }
    }
    for (const auto& safeguard : program.safeguards) period(safeguard.validity);
    for (const auto& lot : program.lots) period(lot.period.value_or(Period{}));
    for (const auto& competence : program.competences) period(competence.validity);
    for (const auto& delegation : program.delegations) period(delegation.validity);
    for (const auto& reservation : program.reservations) period(reservation.validity);
    for (const auto& mandate : program.mandates) {
      period(mandate.validity);
      if (mandate.consent_since) begins(*mandate.consent_since);
    }
    for (const auto& node : program.nodes) {
      if (node.op == Op::literal) date(node.literal);
      if (node.op == Op::age_at_least)
        ages_.push_back(program.node(program.arguments[node.first_argument + 1]).literal.raw);
    }
    for (const auto& field : program.fields) {
      if (field.presumed) date(*field.presumed);
    }
  }

  void facts(const Case& facts) {
    for (std::size_t d = 0; d < facts.dates.size(); ++d) {
      if (facts.dates[d] && static_cast<CaseDate>(d) != CaseDate::reference) compared(*facts.dates[d]);
    }
    for (const Person& person : facts.persons) all(person.facts);
    for (const Request& request : facts.requests) all(request.facts);
    all(facts.plan);
    const bool some_spent =
        std::any_of(facts.spent.begin(), facts.spent.end(), [](const auto& s) { return s.has_value(); });
    if (some_spent) new_years();  // what was spent is known for its own calendar year (clause 11.2)
  }

  std::vector<Date> days() {
    for (const Date compared : std::vector<Date>(dates_)) {
      for (const std::int64_t age : ages_) {
        if (const auto birthday = add_years(compared, age)) begins(*birthday);
      }
    }
    std::sort(days_.begin(), days_.end());
    days_.erase(std::unique(days_.begin(), days_.end()), days_.end());
    return std::move(days_);
  }

 private:
  Date from_, through_;
  std::vector<Date> days_;
  std::vector<Date> dates_;  // that the reference date, or an age on it, may be compared with
  std::vector<std::int64_t> ages_;

  void begins(Date day) {
    if (from_ < day && day <= through_) days_.push_back(day);
  }
  void ends(Date day) {
    if (const auto next = add_days(day, 1)) begins(*next);
  }
  void period(const Period& period) {
    if (period.from) begins(*period.from);
    if (period.through) ends(*period.through);
  }
  void compared(Date day) {
    begins(day);
    ends(day);
    dates_.push_back(day);
  }
  void date(const Value& value) {
    if (value.kind == TypeKind::date) compared(value.as_date());
  }
  void all(const std::vector<Fact>& facts) {
    for (const Fact& fact : facts) {
      if (fact.state == Fact::State::known) date(fact.value);
      if (fact.state != Fact::State::history) continue;
      for (const auto& [day, value] : fact.history) {
        begins(day);
        date(value);
      }
    }
  }
  void new_years() {
    for (int year = from_.year() + 1; year <= through_.year(); ++year) begins(*Date::from_ymd(year, 1, 1));
  }
};

std::vector<Date> every_day(Date from, Date through) {
  std::vector<Date> days;
  for (auto day = add_days(from, 1); day && *day <= through; day = add_days(*day, 1)) days.push_back(*day);
  return days;
}

}  // namespace

std::vector<Date> turning_days(const program::Program& program, const Case& facts, Date from, Date through) {
  if (through.year() >= last_quiet_year || calculates_dates(program) || answers_reference_date(program))
    return every_day(from, through);
  Collecting collecting(from, through);
  collecting.rules(program);
  collecting.facts(facts);
  return collecting.days();
}

}  // namespace klap::decision
