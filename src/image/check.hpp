// Does everything in a program that was read point into it?
#pragma once

#include <klap/program/program.hpp>

namespace klap::image {

/// Every id is none or one of its kind, every range lies in its list, every argument before what it is an argument of.
[[nodiscard]] bool points_inside(const program::Program& program);

}  // namespace klap::image
