// What may never, or must always, be in an answer (clauses 5.21 and 5.22).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <klap/base/date.hpp>
#include <klap/base/id.hpp>
#include <klap/base/vocabulary.hpp>
#include <klap/program/declared.hpp>

namespace klap::program {

struct Pattern {
  PatternKind kind{};
  BudgetId budget;                    // of pays
  ObligationKind obligation{};        // of obliged
  std::string message;                // of a message; empty: any
  SomebodyKind somebody{};            // of all but pays
  ActorId actor;                      // of SomebodyKind::actor
};

struct Safeguard : Named {
  QuestionKind question{};
  bool always = false;                // else never
  std::vector<Pattern> patterns;      // all of the question
  ExprId condition;                   // none: always
  std::vector<Ground> grounds;
  std::string reason;
  Period validity;
  std::optional<Date> known_from;     // known from that day on; none: of all time
};

}  // namespace klap::program
