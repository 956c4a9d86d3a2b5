// What a rule of a program answers: one kind of conclusion per kind of question. Plain data.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <klap/base/id.hpp>
#include <klap/base/ratio.hpp>
#include <klap/base/vocabulary.hpp>

namespace klap::program {

struct Party {
  PartyKind kind{};
  FieldId field;
  ActorId actor;
  QuestionId answer{};
};
struct PayShare {
  enum class Kind : std::uint8_t { whole, ratio, rest, fixed, parts } kind{};
  Ratio ratio;
  std::vector<BudgetId> order;
  std::optional<Party> municipality;  // behind the budgets: takes all that comes to it
  ExprId amount{};                    // of Kind::fixed
  ExprId weight{};                    // of Kind::parts
  ExprId at_most{};                   // of ratio and fixed; none: not bounded
};
struct Due {
  int count = 0;
  TermUnit unit{};
  CaseDate from{};
};
struct Obligation {
  ObligationKind kind{};
  std::string message;
  Party to;
  std::optional<Due> due;
  ExprId effective{};      // none: not said
  std::string mention{};   // empty: not said
};
struct YesNo { bool yes = false; };
struct LawIs { SourceId law; };
struct Payment {
  std::vector<PayShare> shares;
  BudgetId leftover;
};
struct Addressee {
  Party to;
  std::vector<Party> copies;
};
struct Director { Party is; };
struct ValueIs {
  ExprId value;
  bool optional = false;   // where the value is geen, so is the answer (clause 2.11)
};
struct Obligations { std::vector<Obligation> list; };
struct OpenOnPurpose { ActorId by; };
struct NotApplicable {};
using Conclusion = std::variant<YesNo, LawIs, Payment, Addressee, Director, Obligations, OpenOnPurpose, ValueIs,
                                NotApplicable>;

}  // namespace klap::program
