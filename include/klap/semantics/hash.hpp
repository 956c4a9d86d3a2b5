// The identity of a rule set (docs/semantics.md, clause 15).
#pragma once

#include <string>

#include <klap/semantics/model.hpp>

namespace klap::semantics {

/// SHA-256 of the canonical model, as 64 hexadecimal digits. Names, labels, grounds, reasons and values are in it;
/// spans, examples and the language of the keywords are not. `model` must have loaded without errors.
[[nodiscard]] std::string hash(const Model& model);

}  // namespace klap::semantics
