#include "answers.hpp"

#include <algorithm>
#include <map>

#include <klap/base/limits.hpp>

namespace klap::decision {

namespace {

/// What a conclusion consists of, number by number: two are equal exactly if these are.
using Key = std::vector<std::int64_t>;

void put(Key& key, const program::Party& party) {
  key.insert(key.end(),
             {static_cast<std::int64_t>(party.kind), party.field.index, party.actor.index, party.answer.index});
}

void look_at(AnswerClass& answer, const program::Party& party) {
  switch (party.kind) {
    case PartyKind::resident:
    case PartyKind::actor: return;
    case PartyKind::field_provider:
    case PartyKind::field_person:
    case PartyKind::field_municipality: answer.parties.push_back(party.field); return;
    case PartyKind::answer_municipality:
    case PartyKind::lead_party: answer.other = true; return;
  }
}

struct Describe {
  const program::Program& program;
  Key& key;

  AnswerClass operator()(const program::YesNo& c) const {
    key.push_back(c.yes ? 1 : 0);
    AnswerClass answer;
    answer.fixed = answer.yes_or_no = true;
    answer.yes = c.yes;
    return answer;
  }
  AnswerClass operator()(const program::LawIs& c) const {
    key.push_back(c.law.index);
    AnswerClass answer;
    answer.fixed = true;
    answer.law = c.law;
    return answer;
  }
  AnswerClass operator()(const program::OpenOnPurpose& c) const {
    key.push_back(c.by.index);
    AnswerClass answer;
    answer.fixed = answer.open = true;
    return answer;
  }
  AnswerClass operator()(const program::NotApplicable&) const {
    AnswerClass answer;
    answer.fixed = answer.not_applicable = true;
    return answer;
  }
  AnswerClass operator()(const program::Payment& c) const {
    AnswerClass answer;
    answer.pays = true;
    key.insert(key.end(), {c.leftover.index, static_cast<std::int64_t>(c.shares.size())});
    for (const program::PayShare& share : c.shares) {
      key.insert(key.end(), {static_cast<std::int64_t>(share.kind), share.ratio.numerator, share.ratio.denominator,
                             static_cast<std::int64_t>(share.order.size())});
      for (const BudgetId budget : share.order) {
        key.push_back(budget.index);
        if (program.budgets[budget.index].ceiling) answer.ceilings.push_back(budget);
      }
    }
    put_sizes(answer, c);
    for (const program::PayShare& share : c.shares) {
      key.push_back(share.municipality ? 1 : 0);
      if (!share.municipality) continue;
      put(key, *share.municipality);
      answer.other = true;
    }
    // All of the costs to one budget is one line with that budget, also of nothing (clause 10.5).
    answer.fixed = c.shares.size() == 1 && c.shares.front().kind == program::PayShare::Kind::whole &&
                   c.shares.front().order.size() == 1 && !answer.other;
    return answer;
  }
  /// What is written out is known, unless there are too many parts in all, or none.
  void put_sizes(AnswerClass& answer, const program::Payment& payment) const {
    std::int64_t parts = 0;
    for (const program::PayShare& share : payment.shares) {
      for (const ExprId id : {share.amount, share.weight, share.at_most}) {
        key.push_back(id.is_some() ? 1 : 0);
        if (!id.is_some()) continue;
        const program::Node& node = program.node(id);
        const bool written = node.op == Op::literal;
        key.push_back(written ? node.literal.raw : -1 - std::int64_t{id.index});
        if (written && id == share.weight) parts += node.literal.raw;
        answer.other = answer.other || !written;
      }
    }
    const bool in_parts = std::any_of(payment.shares.begin(), payment.shares.end(),
                                      [](const program::PayShare& share) { return share.weight.is_some(); });
    answer.other = answer.other || (in_parts && (parts == 0 || parts > limits::number));
  }
  AnswerClass operator()(const program::Addressee& c) const {
    AnswerClass answer;
    look_at(answer, c.to);
    put(key, c.to);
    for (const program::Party& copy : c.copies) {
      look_at(answer, copy);
      put(key, copy);
    }
    return answer;
  }
  AnswerClass operator()(const program::Director& c) const {
    AnswerClass answer;
    look_at(answer, c.is);
    put(key, c.is);
    return answer;
  }
  AnswerClass operator()(const program::ValueIs& c) const {
    key.push_back(c.value.index);
    AnswerClass answer;
    answer.other = true;
    return answer;
  }
  AnswerClass operator()(const program::Obligations&) const {
    AnswerClass answer;
    answer.other = true;
    return answer;
  }
};

}  // namespace

AnswerClasses answer_classes(const program::Program& program, const std::vector<RuleId>& rules) {
  AnswerClasses out;
  std::map<Key, std::uint32_t> known;
  for (const RuleId id : rules) {
    const program::Conclusion& conclusion = program.rule(id).conclusion;
    Key key{static_cast<std::int64_t>(conclusion.index())};
    AnswerClass answer = std::visit(Describe{program, key}, conclusion);
    const auto [at, fresh] = known.try_emplace(std::move(key), static_cast<std::uint32_t>(out.classes.size()));
    if (fresh) out.classes.push_back(std::move(answer));
    out.of_rules.push_back(at->second);
  }
  return out;
}

}  // namespace klap::decision
