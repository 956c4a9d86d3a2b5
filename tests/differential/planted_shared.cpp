// Faults in what requests charge to a ceiling together, in an order (clause 11.4).
#include <algorithm>
#include <map>

#include "differential/planting.hpp"
#include "reference/questions.hpp"

namespace klap::differential {
namespace {

using decision::Case;
using decision::CaseOutcome;
using decision::Fact;
using decision::FactRef;
using decision::Outcome;
using decision::OutcomeKind;
using reference::judge;
using reference::Judged;
using semantics::GoesFirst;
using semantics::Model;

std::optional<GoesFirst>& first_of(Model& model) {
  return model.questions[static_cast<std::size_t>(QuestionKind::payer)].first;
}

const std::optional<GoesFirst>& first_of(const Model& model) {
  return model.questions[static_cast<std::size_t>(QuestionKind::payer)].first;
}

std::optional<std::int64_t> order_of(const Model& model, const Fact& fact) {
  if (fact.state == Fact::State::known) return fact.value.raw;
  const auto& presumption = model.fields[first_of(model)->by.index].presumption;
  return presumption ? std::optional(presumption->value.raw) : std::nullopt;
}

/// Where a request comes, by what its order is and by its place in the case; nothing: as it is.
using Place = std::function<std::optional<std::int64_t>(std::optional<std::int64_t>, std::int64_t)>;

/// The judge with requests in the order of a fact made for it.
Fault in_order(const std::string& name, const Place& place) {
  return {name, [place](const Model& model, const Case& facts) {
            if (!first_of(model)) return judge(model, facts);
            Model other = model;
            semantics::Field field = model.fields[first_of(model)->by.index];
            field.name = "orde";
            field.type.kind = TypeKind::number;
            field.presumption.reset();
            other.fields.push_back(field);
            first_of(other)->by = FieldId(other.fields.size() - 1);
            Case with = facts;
            with.plan.emplace_back();
            for (auto& person : with.persons) person.facts.emplace_back();
            for (std::size_t r = 0; r < facts.requests.size(); ++r) {
              const auto by = order_of(model, facts.requests[r].facts[first_of(model)->by.index]);
              const auto at = place(by, first_of(model)->lowest ? std::int64_t(r) : -std::int64_t(r));
              if (!at) return judge(model, facts);
              with.requests[r].facts.push_back({Fact::State::known, Value::number(*at), {}});
            }
            return judge(other, with);
          }};
}

Judged without_order(Model model, const Case& facts) {
  first_of(model).reset();
  return judge(model, facts);
}

// A request of a group alone in its case, with what those before it left.
void one_after_the_other(const Model& model, const Case& facts, Judged& judged) {
  std::map<std::vector<BudgetId>, std::map<std::int64_t, std::size_t>> groups;
  for (std::size_t r = 0; r < facts.requests.size(); ++r) {
    const Outcome& payer = judged.outcome.requests[r].payer;
    if (payer.shared.empty()) continue;
    const auto by = order_of(model, facts.requests[r].facts[first_of(model)->by.index]);
    groups[payer.shared][first_of(model)->lowest ? *by : -*by] = r;
  }
  for (const auto& [shared, in_order] : groups) {
    Case alone = facts;
    for (const auto& [by, r] : in_order) {
      alone.requests = {facts.requests[r]};
      const Outcome payer = judge(model, alone).outcome.requests.front().payer;
      const auto* payment = std::get_if<decision::PaymentAnswer>(&payer.answer);
      if (!payment || payer.rules != judged.outcome.requests[r].payer.rules) break;
      for (const auto& line : payment->lines) {
        auto& spent = alone.spent[line.budget.index];
        if (spent) spent->amount = add(spent->amount, line.amount).value_or(spent->amount);
      }
      judged.outcome.requests[r].payer = payer;
      judged.outcome.requests[r].payer.shared = shared;
    }
  }
}

// Who comes into a group because of what others do.
void leave_out_who_passes_nothing(const Model& model, const Case& facts, Judged& judged) {
  if (!first_of(model)) return;
  const CaseOutcome without = without_order(model, facts).outcome;
  for (std::size_t r = 0; r < facts.requests.size(); ++r) {
    if (without.requests[r].payer.kind == OutcomeKind::settled)
      judged.outcome.requests[r].payer = without.requests[r].payer;
  }
}

/// Changes what is missing only because of the group; and what would be without it.
void for_all_missing(const Model& model, const Case& facts, Judged& judged,
                     const std::function<void(std::size_t, Outcome&, const Outcome&)>& change) {
  if (!first_of(model)) return;
  const CaseOutcome without = without_order(model, facts).outcome;
  for (std::size_t r = 0; r < facts.requests.size(); ++r) {
    Outcome& payer = judged.outcome.requests[r].payer;
    if (payer.kind == OutcomeKind::missing && without.requests[r].payer.kind != OutcomeKind::missing)
      change(r, payer, without.requests[r].payer);
  }
}

void leave_it_open(const Model& model, const Case& facts, Judged& judged) {
  for_all_missing(model, facts, judged, [&](std::size_t, Outcome& payer, const Outcome& without) {
    payer = reference::not_settled(model, facts, OutcomeKind::open);
    payer.open = decision::OpenReason::shared_ceiling;
    payer.rules = without.rules;
  });
}

void spend_nothing_where_not_known(const Model& model, const Case& facts, Judged& judged) {
  for_all_missing(model, facts, judged, [&](std::size_t r, Outcome& payer, const Outcome&) {
    Case other = facts;
    for (const FactRef& fact : payer.missing) {
      if (fact.kind != FactRef::Kind::spent) continue;
      const auto date = facts.dates[static_cast<std::size_t>(reference::as_of(model, QuestionKind::payer))];
      other.spent[fact.id] = {Money{}, *date};
    }
    payer = judge(model, other).outcome.requests[r].payer;
  });
}

void ask_for_spent_first(const Model& model, const Case& facts, Judged& judged) {
  for_all_missing(model, facts, judged, [](std::size_t, Outcome& payer, const Outcome&) {
    std::ranges::stable_partition(payer.missing, [](const FactRef& f) { return f.kind == FactRef::Kind::spent; });
  });
}

void ask_only_of_itself(const Model& model, const Case& facts, Judged& judged) {
  for_all_missing(model, facts, judged, [](std::size_t r, Outcome& payer, const Outcome&) {
    const auto of_another = [&](const FactRef& f) { return f.kind == FactRef::Kind::field && f.entity != r; };
    if (!std::ranges::all_of(payer.missing, of_another)) std::erase_if(payer.missing, of_another);
  });
}

}  // namespace

std::vector<Fault> faults_of_shared_ceilings() {
  using Order = std::optional<std::int64_t>;
  return {
      in_order("requests go first in the order of the case",
               [](Order by, std::int64_t at) { return by ? Order(at) : std::nullopt; }),
      in_order("of requests that are equal the first in the case goes first",
               [](Order by, std::int64_t at) { return by ? Order(*by * 8 + at) : std::nullopt; }),
      in_rules("the lowest goes first where the highest should",
               [](Model& m) {
                 if (first_of(m)) first_of(m)->lowest = true;
               }),
      in_rules("the highest goes first where the lowest should",
               [](Model& m) {
                 if (first_of(m)) first_of(m)->lowest = false;
               }),
      in_rules("nothing says which request goes first", [](Model& m) { first_of(m).reset(); }),
      in_outcome("requests are charged one after the other, each as if it were the last", one_after_the_other),
      in_outcome("who passes no ceiling is not worked out together with those who do", leave_out_who_passes_nothing),
      in_outcome("a group of which something is not known is open", leave_it_open),
      in_outcome("a ceiling behind the one that is passed has spent nothing if it is not known",
                 spend_nothing_where_not_known),
      in_outcome("what is spent is asked before the order", ask_for_spent_first),
      in_outcome("the order is asked of the request itself only", ask_only_of_itself),
      in_outcome("the ceilings that are shared are not named",
                 [](const Model&, const Case&, Judged& j) {
                   for (auto& request : j.outcome.requests) request.payer.shared.clear();
                 }),
      in_outcome("every ceiling of a group is shared",
                 [](const Model& m, const Case&, Judged& j) {
                   for (auto& request : j.outcome.requests) {
                     if (request.payer.shared.empty()) continue;
                     request.payer.shared.clear();
                     for (std::size_t b = 0; b < m.budgets.size(); ++b) {
                       if (m.budgets[b].ceiling) request.payer.shared.emplace_back(b);
                     }
                   }
                 }),
  };
}

}  // namespace klap::differential
