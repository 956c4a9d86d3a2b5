// What may never, or must always, be in an answer (docs/semantics.md, clauses 5.21 and 5.22). Plain data of the model.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <klap/base/date.hpp>
#include <klap/base/id.hpp>
#include <klap/base/vocabulary.hpp>
#include <klap/semantics/declared.hpp>

namespace klap::semantics {

struct Pattern {
  PatternKind kind{};
  BudgetId budget;                    // of pays
  ObligationKind obligation{};        // of obliged: message, letter, order or forwarding
  std::string message;                // of a message: "WMO301"; empty: any
  SomebodyKind somebody{};            // of all but pays
  ActorId actor;                      // of SomebodyKind::actor
};

struct Safeguard : Declared {
  QuestionKind question{};            // payer, decider, orderer, direction, addressee or follow-up
  bool always = false;                // altijd; else nooit
  std::vector<Pattern> patterns;      // as written; at least one, all of the question
  ExprId condition;                   // may be none: always. Includes the negated `tenzij`.
  std::vector<Ground> grounds;        // in source id, then article order
  std::string reason;                 // omdat; may be empty
  Period validity;
  std::optional<Date> known_from;     // bekend vanaf; none: of all time
};

}  // namespace klap::semantics
