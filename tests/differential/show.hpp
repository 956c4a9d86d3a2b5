// Cases and outcomes in words, for counterexamples.
#pragma once

#include <string>
#include <vector>

#include <klap/decision/case.hpp>
#include <klap/decision/outcome.hpp>
#include <klap/semantics/model.hpp>

#include "reference/judge.hpp"

namespace klap::differential {

/// The facts that are known, one line each.
[[nodiscard]] std::string show(const semantics::Model& model, const decision::Case& facts);

/// Outcome and derivation, one line per question, rule and node.
[[nodiscard]] std::vector<std::string> lines_of(const semantics::Model& model, const reference::Judged& judged);

/// Both, line by line, what is only in one marked with its name.
[[nodiscard]] std::string difference(const semantics::Model& model, const std::string& one_name,
                                     const reference::Judged& one, const std::string& other_name,
                                     const reference::Judged& other);

/// Of lines made before, of two rule sets.
[[nodiscard]] std::string difference(const std::string& one_name, const std::vector<std::string>& left,
                                     const std::string& other_name, const std::vector<std::string>& right);

}  // namespace klap::differential
