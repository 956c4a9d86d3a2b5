// From Arrow's format strings and buffers to how a column is read.
#pragma once

#include <string>

#include <klap/diagnostics/diagnostic.hpp>

#include "input.hpp"

namespace klap::columns {

/// How a column of this form is read, which has to fit `type`, the kind of fact (or text, where it is none). False,
/// with a diagnostic, if it does not.
bool lay_out(const program::Program& program, const ArrowSchema& schema, Column& column, Diagnostics& diagnostics);

/// Are the buffers there that the layout reads, for `rows` rows from Column::begin on? What they hold is not looked at.
bool has_buffers(const Column& column, std::int64_t rows, Diagnostics& diagnostics);

/// A column of bool.
bool lay_out_bits(const ArrowSchema& schema, Column& column, Diagnostics& diagnostics);

}  // namespace klap::columns
