// The parts of check().
#pragma once

#include <optional>

#include <klap/diagnostics/diagnostic.hpp>
#include <klap/semantics/model.hpp>

namespace klap::semantics {

void check_rules(const Model& model, Diagnostics& out);                             // check_rules.cpp
void check_register(const Model& model, std::optional<Date> on, Diagnostics& out);  // check_register.cpp
void check_sources(const Model& model, std::optional<Date> on, Diagnostics& out);   // check_ripeness.cpp
void check_examples(const Model& model, Diagnostics& out);                          // check_ripeness.cpp
void check_ripeness(const Model& model, Diagnostics& out);                          // check_ripeness.cpp

}  // namespace klap::semantics
