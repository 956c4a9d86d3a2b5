// The parts of reading one example.
#pragma once

#include <unordered_map>

#include "analysis.hpp"

namespace klap::semantics {

/// `verwacht …`: all expectations of one example. `requests`: the names of its requests.
void read_expectations(Analysis& a, NodeRef expectations, Example& example);

/// The facts in a `given` list of a person or a request.
std::vector<FactGiven> read_given(Analysis& a, NodeRef node, FieldOwner owner);

}  // namespace klap::semantics
