// Who decides (clause 12).
#pragma once

#include <vector>

#include "reference/questions.hpp"

namespace klap::reference {

/// A decision, as the decider's question sees it. `law` and `rights` are the answers for its requests.
struct DecisionView {
  std::size_t person = 0;
  std::vector<std::size_t> requests;
  const decision::Outcome* law = nullptr;
  std::vector<const decision::Outcome*> rights;
  const decision::Outcome* awaited_need = nullptr;  // clause 2.7
};

[[nodiscard]] QuestionResult answer_decider(const semantics::Model& model, const decision::Case& given,
                                            const DecisionView& view);

}  // namespace klap::reference
