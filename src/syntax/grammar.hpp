// The grammar behind two plain functions, so that Boost.Spirit stays in one source file.
#pragma once

#include "reader.hpp"

namespace klap::syntax {

/// The declaration, header or rule that the keyword at `at` opens; `at` moves behind it. False, and everything as it was,
/// if it cannot be read; the reader then knows why.
[[nodiscard]] bool read_declaration(Reader& reader, const Token*& at, const Token* last);

/// What may stand between the sentence of a question and its first rule.
[[nodiscard]] bool read_question_clauses(Reader& reader, const Token*& at, const Token* last);

}  // namespace klap::syntax
