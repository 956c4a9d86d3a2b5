// In which order the questions about a request are answered (clause 2.4).
#pragma once

#include <vector>

#include <klap/semantics/model.hpp>

namespace klap::reference {

/// Law, need, right, payer and the own questions, each behind those it reads.
[[nodiscard]] std::vector<QuestionId> order_of_questions(const semantics::Model& model);

}  // namespace klap::reference
