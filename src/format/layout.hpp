// Decides where each atom goes.
#pragma once

#include "atoms.hpp"

namespace klap::format {

/// Sets how, indent, column, spaces, blank and group of every atom. Depends on the tree, the words and the comments; on
/// the lines of the source only as far as Atom tells: empty lines, and comments behind or between lines.
void lay_out(const syntax::Tree& tree, Language language, Atoms& atoms);

}  // namespace klap::format
