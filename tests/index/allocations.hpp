// Counts what is taken from the heap.
#pragma once

#include <cstddef>

namespace klap::test {

/// Calls of operator new by this program so far.
[[nodiscard]] std::size_t allocations();

}  // namespace klap::test
