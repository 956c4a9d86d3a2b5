// Conditions taken apart into tests of single operands.
#pragma once

#include <klap/program/program.hpp>

namespace klap::compile {

/// The atoms of all rules. Needs everything of the program but its atoms and indexes. Linear in its conditions, but for
/// sorting, and terms that many conditions use are taken apart once.
[[nodiscard]] program::AtomTable atoms(const program::Program& program);

/// The index of a question over those atoms.
[[nodiscard]] program::Index index(const program::Program& program, const program::Question& question);

}  // namespace klap::compile
