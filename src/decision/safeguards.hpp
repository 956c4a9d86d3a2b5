// What may never, or must always, be in an answer: clause 5.22.
#pragma once

#include "question.hpp"

namespace klap::decision {

/// Does the rule set have safeguards of this question?
[[nodiscard]] bool has_safeguards(const program::Program& program, QuestionKind question);

/// Is there a safeguard of the question that an answer by this conclusion may go against? Never false where there is.
[[nodiscard]] bool may_bite(const program::Program& program, QuestionKind question,
                            const program::Conclusion& conclusion);

/// What a settled outcome becomes where a safeguard bites; other outcomes stay as they are. `reading` is the
/// question's.
void guard(Reading reading, QuestionKind question, Outcome& outcome);

/// All safeguards of a question, whatever was answered (clause 14.3.7).
[[nodiscard]] std::vector<SafeguardTrace> trace_safeguards(const Reading& reading, QuestionKind question);

}  // namespace klap::decision
