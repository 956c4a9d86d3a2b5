// The parts of reading one example.
#pragma once

#include <unordered_map>

#include "analysis.hpp"

namespace klap::semantics {

/// `verwacht …`: all expectations of one example. `requests`: the names of its requests.
void read_expectations(Analysis& a, NodeRef expectations, Example& example);

/// The facts in a `given` list of a person, a request or the plan; `example` has the names of all persons.
std::vector<FactGiven> read_given(Analysis& a, NodeRef node, FieldOwner owner, const Example& example);

}  // namespace klap::semantics
