// Memory that runs out when a test says so.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

/// The allocation behind the next `count` ones fails, and so does every one after it; -1: none. Of the calling thread.
void allow_allocations(long count);

#ifdef __cplusplus
}
#endif
