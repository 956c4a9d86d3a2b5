// Model → program: orders exceptions, counts what conditions read, and turns the mandate register into chain tables.
#pragma once

#include <stdexcept>
#include <string>

#include <klap/program/program.hpp>
#include <klap/semantics/model.hpp>

namespace klap::compile {

/// More mandate chains than limits::mandate_chains: the register is refused as a whole.
class TooManyChains : public std::runtime_error {
 public:
  TooManyChains() : std::runtime_error("too many mandate chains") {}
};

/// Compiles a model that loaded without errors (semantics/analyse.hpp); `hash` is its hash (semantics/hash.hpp). The
/// program owns all it needs. Throws TooManyChains. Safe to call from any thread.
[[nodiscard]] program::Program compile(const semantics::Model& model, std::string hash = {});

}  // namespace klap::compile
