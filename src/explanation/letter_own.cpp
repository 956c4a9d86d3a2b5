// What the rule set's own questions came to, as far as it is the resident's own.
#include <algorithm>
#include <set>
#include <variant>

#include <klap/explanation/lists.hpp>

#include "letter_parts.hpp"

namespace klap::explanation {
namespace {

using decision::FactRef;

/// Tells answers apart from facts of others and of budgets, which they may have been worked out with.
class Own {
 public:
  Own(const Letter& letter, std::size_t request) : letter_(letter), t_(letter.t), request_(request) {}

  /// May the resident read the answer? Only if all it was worked out with may be read too.
  [[nodiscard]] bool may_be_told(QuestionId question) {
    if (!seen_.insert(question).second) return true;  // looked at already: what it read decides
    if (!question.is_own()) return question == QuestionKind::law || question == QuestionKind::right;
    const Asked asked = asked_of_request(t_, question, request_);
    if (asked.derivation == nullptr) return false;
    const auto& rules = asked.derivation->rules;
    return std::all_of(rules.begin(), rules.end(), [&](const decision::RuleTrace& trace) {
      const program::Rule* rule = find(t_.program.rules, trace.rule);
      if (rule == nullptr || (trace.condition && !may_be_told(*trace.condition))) return false;
      const auto* value = std::get_if<program::ValueIs>(&rule->conclusion);
      return value == nullptr || trace.status == decision::Truth::no || may_be_told(value->value);
    });
  }

 private:
  [[nodiscard]] bool may_be_told(const decision::ConditionTrace& trace) {
    if (is_list(trace.op) || (trace.fact && !may_be_told(*trace.fact))) return false;
    return std::all_of(trace.arguments.begin(), trace.arguments.end(),
                       [&](const decision::ConditionTrace& part) { return may_be_told(part); });
  }

  [[nodiscard]] bool may_be_told(const FactRef& fact) {
    switch (fact.kind) {
      case FactRef::Kind::field: return own_field(letter_, fact) != nullptr;
      case FactRef::Kind::case_date:
      case FactRef::Kind::parameter: return true;
      case FactRef::Kind::answer: {
        QuestionId question;
        question.index = fact.id;
        return fact.entity == request_ && may_be_told(question);
      }
      case FactRef::Kind::spent:
      case FactRef::Kind::lot_period:
      case FactRef::Kind::lot_lead:
      case FactRef::Kind::agb:
      case FactRef::Kind::personal_interest:
      case FactRef::Kind::primary_decider: break;
    }
    return false;
  }

  /// Of an expression there is no trace: by its nodes.
  [[nodiscard]] bool may_be_told(ExprId expression) {
    std::vector<ExprId> open{expression};
    while (!open.empty()) {
      const program::Node* node = find(t_.program.nodes, open.back());
      open.pop_back();
      if (node == nullptr || is_list(node->op) || node->op == Op::ceiling_reached || node->op == Op::lead_party ||
          node->op == Op::lot_in_force || node->op == Op::term)
        return false;
      if (node->op == Op::field && !may_be_told(field_read(*node))) return false;
      if (node->op == Op::answer) {
        QuestionId question;
        question.index = node->ref;
        if (!may_be_told(question)) return false;
      }
      for (std::size_t i = 0; i < node->argument_count; ++i) open.push_back(argument_of(t_, *node, i));
    }
    return true;
  }

  /// Of the resident, the request or the plan; of another person it is nobody's here.
  [[nodiscard]] FactRef field_read(const program::Node& node) const {
    const program::Field* field = find(t_.program.fields, FieldId(std::size_t{node.ref}));
    constexpr std::uint32_t nobody = 0xFFFF'FFFF;
    std::size_t entity = nobody;
    if (field != nullptr && node.argument_count == 0) {
      const std::size_t person = request_ < t_.facts.requests.size() ? t_.facts.requests[request_].person : nobody;
      entity = field->owner == FieldOwner::person ? person : field->owner == FieldOwner::request ? request_ : 0;
    }
    return {FactRef::Kind::field, node.ref, static_cast<std::uint32_t>(entity)};
  }

  const Letter& letter_;
  const Telling& t_;
  std::size_t request_;
  std::set<QuestionId> seen_;
};

}  // namespace

void tell_own_questions(const Letter& letter, Writer& w, std::size_t request) {
  const Telling& t = letter.t;
  std::vector<std::string> lines;
  std::set<std::vector<std::string>> of_rows;
  for (const QuestionId question : own_questions(t)) {
    const Asked asked = asked_of_request(t, question, request);
    const auto* value = std::get_if<Value>(&asked.outcome->answer);
    if (asked.outcome->kind != decision::OutcomeKind::settled || value == nullptr) continue;
    if (!Own(letter, request).may_be_told(question)) continue;
    std::string answer = own_value(t, question, *value);
    if (value->kind == TypeKind::boolean)
      answer = say(t, value->as_boolean() ? Word::resident_answer_yes : Word::resident_answer_no);
    lines.push_back(say<Word::item>(t, say<Word::resident_own>(t, question_text(t, question), answer)));
    const std::vector<std::string> reasons = reason_lines(letter, asked.outcome->rules, of_rows);
    lines.insert(lines.end(), reasons.begin(), reasons.end());
  }
  tell_part(w, say(t, Word::resident_ask_own), lines, true);
}

}  // namespace klap::explanation
