// Memory that runs out when a test says so.
#pragma once

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The allocation behind the next `count` ones fails, and so does every one after it; -1: none. Of the calling thread.
void allow_allocations(long count);

/// From operator new, and nobody's to give back.
void* forget_memory(size_t size);

#ifdef __cplusplus
}
#endif
