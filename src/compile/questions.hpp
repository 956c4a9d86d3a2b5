// The questions of a rule set: their rules, their order, and what their conditions read.
#pragma once

#include <klap/program/program.hpp>
#include <klap/semantics/model.hpp>

namespace klap::compile {

/// Fills Program::questions, turn, reads and safeguard_reads. Needs all rules, conditions, powers and safeguards of the
/// program.
void questions(const semantics::Model& model, program::Program& program);

}  // namespace klap::compile
