// Lex specialis: which rules are exceptions to others because of the sources they rest on (docs/semantics.md, clause
// 7.3). Worked out from what is written alone.
#pragma once

#include <vector>

#include <klap/semantics/model.hpp>

namespace klap::semantics {

struct Precedence {
  std::vector<std::vector<SourceId>> sources;  // by SourceId: those it goes before, through others too; in id order
  std::vector<std::vector<RuleId>> rules;      // by RuleId: the rules it is an exception to by this; in id order
  bool too_much = false;                       // more than limits::precedences: then the lists are not complete
};

/// Of sources that go before each other in a circle, nothing. Quadratic in the rules that rest on sources of which one
/// goes before another, up to the limit; linear in all else. Safe to call from any thread.
[[nodiscard]] Precedence precedence(const Model& model);

}  // namespace klap::semantics
