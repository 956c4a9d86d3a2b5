// Declarations of one line each, in columns.
#pragma once

#include "sheet.hpp"

namespace klap::format {

/// The name, the text behind it and each clause in a column of their own; what does not fit goes to a line below, under
/// the name. The first atom of each row was put in its place.
void lay_out_rows(Sheet& sheet, const std::vector<syntax::NodeRef>& rows);

}  // namespace klap::format
