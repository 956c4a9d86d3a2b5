#include <klap/decision/fact_name.hpp>

namespace klap::decision {

std::string_view canonical_name(const program::Program& program, const FactRef& ref) {
  switch (ref.kind) {
    case FactRef::Kind::case_date: return case_date_names[ref.id];
    case FactRef::Kind::field: return program.fields[ref.id].name;
    case FactRef::Kind::spent: return program.budgets[ref.id].name;
    case FactRef::Kind::lot_period:
    case FactRef::Kind::lot_lead: return program.lots[ref.id].name;
    case FactRef::Kind::agb: return program.actors[ref.id].name;
    case FactRef::Kind::personal_interest: return "persoonlijk belang";
    case FactRef::Kind::parameter: return program.parameters[ref.id].name;
    case FactRef::Kind::primary_decider: return "primair besluit door";
    case FactRef::Kind::answer:
      if (ref.id >= question_kind_count) return program.own_questions[ref.id - question_kind_count].name;
      return static_cast<QuestionKind>(ref.id) == QuestionKind::law ? "wet" : "recht";
  }
  return {};
}

}  // namespace klap::decision
