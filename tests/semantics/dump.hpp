// A model as short text, for file tests.
#pragma once

#include <string>

#include <klap/semantics/model.hpp>

namespace klap::test {

std::string dump(const semantics::Model& model);

}  // namespace klap::test
