// Who decides, and who gives the order (clause 12).
#pragma once

#include <vector>

#include "reference/questions.hpp"

namespace klap::reference {

/// A decision, as the decider's question sees it.
struct DecisionView {
  std::size_t person = 0;
  std::vector<std::size_t> requests;
  const decision::CaseOutcome& answers;             // of the whole case: what is answered per request is
  const decision::Outcome* awaited_need = nullptr;  // clause 2.7
};

[[nodiscard]] QuestionResult answer_decider(const semantics::Model& model, const decision::Case& given,
                                            const DecisionView& view);
[[nodiscard]] QuestionResult answer_orderer(const semantics::Model& model, const decision::Case& given,
                                            const DecisionView& view);

}  // namespace klap::reference
