// What a rule answers: one kind of conclusion per kind of question. Plain data of the model.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <klap/base/id.hpp>
#include <klap/base/ratio.hpp>
#include <klap/base/vocabulary.hpp>

namespace klap::semantics {

struct Party {
  PartyKind kind{};
  FieldId field;                      // of lead_party (a lot of the request) and field_…: a fact of that type
  ActorId actor;                      // of actor
  QuestionId answer{};                // of answer_municipality: an own question
  auto operator<=>(const Party&) const = default;
};

/// One stream of a payment: a share of the amount, charged to budgets in order, each up to what its ceiling leaves.
struct PayShare {
  enum class Kind : std::uint8_t { whole, ratio, rest, fixed, parts } kind{};
  Ratio ratio;                        // of Kind::ratio
  std::vector<BudgetId> order;        // the next gets the excess of the one before; empty only if a municipality pays all
  std::optional<Party> municipality;  // field_ or answer_municipality: behind the budgets, takes all that comes to it
  ExprId amount{};                    // of Kind::fixed. These three are a literal, parameter, answer or field
  ExprId weight{};                    // of Kind::parts: a number
  ExprId at_most{};                   // ten hoogste: an amount, of ratio and fixed; none if not said
};

/// uiterlijk N werkdagen na de besluitdatum
struct Due {
  int count = 0;
  TermUnit unit{};
  CaseDate from{};
};

struct Obligation {
  ObligationKind kind{};
  std::string message;                // of message: "WMO301"
  Party to;
  std::optional<Due> due;
  ExprId effective{};                 // per: a date literal, fact, parameter or answer; none if not said
  std::string mention{};              // onder vermelding van; empty if not said
};

struct YesNo { bool yes = false; };
struct LawIs { SourceId law; };
struct Payment {
  std::vector<PayShare> shares;       // at most one rest; without one, ratios add up to 1, all that is not fixed is parts,
                                      // or the one share is whole
  BudgetId leftover;                  // restcent naar; may be none (a rest takes the left-over cents)
};
struct Addressee {
  Party to;
  std::vector<Party> copies;          // in order, without repeats
};
struct Director { Party is; };
struct ValueIs { ExprId value; };    // of an own question
struct Obligations { std::vector<Obligation> list; };
struct OpenOnPurpose { ActorId by; };
struct NotApplicable {};             // of the payer, and of an own question whose answer is optional (clause 2.11)
using Conclusion = std::variant<YesNo, LawIs, Payment, Addressee, Director, Obligations, OpenOnPurpose, ValueIs,
                                NotApplicable>;

}  // namespace klap::semantics
