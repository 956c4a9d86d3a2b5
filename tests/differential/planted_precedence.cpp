// Faults in which source goes before which, and in what was known (clauses 7.3 and 9.9).
#include <algorithm>

#include "differential/planting.hpp"

namespace klap::differential {
namespace {

using decision::Case;
using reference::judge;
using semantics::Ground;
using semantics::Model;

bool goes_before(const Model& model, const Ground& one, const Ground& other, bool directly) {
  const auto& before = model.sources[one.source.index].before;
  return std::ranges::any_of(before, [&](SourceId next) {
    return next == other.source || (!directly && goes_before(model, Ground{next, {}}, other, false));
  });
}

/// Some ground of the one before some of the other, or before all of them.
bool rests_on_more(const Model& model, RuleId rule, RuleId other, bool before_all, bool directly) {
  const semantics::Rule& one = model.rules[rule.index];
  const semantics::Rule& two = model.rules[other.index];
  if (one.question != two.question || two.grounds.empty()) return false;
  return std::ranges::any_of(one.grounds, [&](const Ground& ground) {
    const auto is_before = [&](const Ground& of) { return goes_before(model, ground, of, directly); };
    return before_all ? std::ranges::all_of(two.grounds, is_before) : std::ranges::any_of(two.grounds, is_before);
  });
}

/// The exceptions that come of it, written out where they make no circle.
void write_exceptions(Model& model, bool before_all, bool directly) {
  const Model as_read = model;
  for (std::size_t i = 0; i < model.rules.size(); ++i) {
    for (std::size_t j = 0; j < model.rules.size(); ++j) {
      const RuleId one(i);
      const RuleId other(j);
      if (i == j || !rests_on_more(as_read, one, other, before_all, directly)) continue;
      if (is_written_exception(model, one, other) || is_written_exception(model, other, one)) continue;
      model.rules[i].exception_to.push_back(other);
    }
  }
  for (auto& source : model.sources) source.before.clear();
}

/// What is written to be an exception to what goes before it, is none.
void forget_what_is_written(Model& model) {
  const Model as_read = model;
  for (std::size_t i = 0; i < model.rules.size(); ++i) {
    std::erase_if(model.rules[i].exception_to,
                  [&](RuleId to) { return rests_on_more(as_read, to, RuleId(i), true, false); });
  }
  write_exceptions(model, true, false);
}

template <class List>
void change_known(List& list, const std::function<void(std::optional<Date>&)>& change) {
  for (auto& one : list) change(one.known_from);
}

void change_all_powers(Model& model, const std::function<void(std::optional<Date>&)>& change) {
  change_known(model.competences, change);
  change_known(model.mandates, change);
  change_known(model.delegations, change);
  change_known(model.reservations, change);
}

void always(std::optional<Date>& known) { known.reset(); }
void day_later(std::optional<Date>& known) {
  if (known) known = add_days(*known, 1);
}

constexpr auto decision_date = static_cast<std::size_t>(CaseDate::decision);

/// Without a decision date, no rule that became known on some day is.
Fault unknown_until_decided() {
  return {"before a decision only what was always known is known", [](const Model& model, const Case& facts) {
            Model other = model;
            for (auto& rule : other.rules) {
              if (rule.known_from && !facts.dates[decision_date]) rule.validity.through = Date::from_ymd(1500, 1, 1);
            }
            return judge(other, facts);
          }};
}

/// On the day of the case's decision, whenever the decision was taken that it is about.
Fault known_when_decided_again() {
  return {"of a power that was used long ago it matters what is known now", [](const Model& model, const Case& facts) {
            const auto decided = facts.dates[decision_date];
            Model other = model;
            const auto decide_again = [&](auto& powers) {
              for (auto& power : powers) {
                const bool is_known = !power.known_from || !decided || *decided >= *power.known_from;
                power.known_from.reset();
                if (!is_known) power.validity.through = Date::from_ymd(1500, 1, 1);
              }
            };
            decide_again(other.mandates);
            decide_again(other.competences);
            decide_again(other.delegations);
            decide_again(other.reservations);
            return judge(other, facts);
          }};
}

}  // namespace

std::vector<Fault> faults_of_precedence() {
  return {
      in_rules("no source goes before another",
               [](Model& m) {
                 for (auto& source : m.sources) source.before.clear();
               }),
      in_rules("what goes before a source does not go before what that goes before",
               [](Model& m) { write_exceptions(m, true, true); }),
      in_rules("one ground that is behind is enough", [](Model& m) { write_exceptions(m, false, false); }),
      in_rules("which source goes before which wins over what is written", forget_what_is_written),
      in_rules("rules were always known", [](Model& m) { change_known(m.rules, always); }),
      in_rules("rules are known a day later", [](Model& m) { change_known(m.rules, day_later); }),
      in_rules("powers were always known", [](Model& m) { change_all_powers(m, always); }),
      in_rules("powers are known a day later", [](Model& m) { change_all_powers(m, day_later); }),
      in_rules("of the values of a day the first that was known counts",
               [](Model& m) {
                 for (auto& parameter : m.parameters)
                   std::erase_if(parameter.values, [](const auto& value) { return value.known_from.has_value(); });
               }),
      in_rules("values are known a day later",
               [](Model& m) {
                 for (auto& parameter : m.parameters) change_known(parameter.values, day_later);
               }),
      unknown_until_decided(),
      known_when_decided_again(),
  };
}

}  // namespace klap::differential
