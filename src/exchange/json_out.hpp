// Writing JSON: keys in a fixed order, the same bytes on every machine.
#pragma once

#include <string>

#include <klap/base/value.hpp>
#include <klap/decision/case.hpp>
#include <klap/program/program.hpp>

#include "json_value.hpp"

namespace klap::exchange {

/// A value as the case format has it. `choices_of` names the values of a choice, `facts` the persons.
[[nodiscard]] Json value_json(const program::Program& program, const decision::Case& facts, const Value& value,
                              FieldId choices_of);

/// Indented by two, ending in a line end. Bytes that are no UTF-8 are replaced, never an exception.
[[nodiscard]] inline std::string dumped(const Json& json) {
  std::string out;
  json.write(out);
  return out += '\n';
}

}  // namespace klap::exchange
