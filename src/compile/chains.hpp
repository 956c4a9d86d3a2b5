#pragma once

#include <klap/program/program.hpp>

namespace klap::compile {

/// All permitted chains of the register (clause 12.5). Throws TooManyChains beyond limits::mandate_chains.
[[nodiscard]] program::ChainTable chains(const program::Program& program);

}  // namespace klap::compile
