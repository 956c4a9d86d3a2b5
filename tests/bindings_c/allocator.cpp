// Takes the place of operator new in the whole test program. Under the address sanitizer malloc and free are its own,
// so that it sees leaks, overruns and use after free as it would without this; only new that meets free goes unseen.
#include "allocator.h"

#include <cstdlib>
#include <new>

namespace {
thread_local long left = -1;

void* allocate(std::size_t size) noexcept {
  if (left == 0) return nullptr;
  if (left > 0) --left;
  return std::malloc(size == 0 ? 1 : size);
}
}  // namespace

void allow_allocations(long count) { left = count; }

void* forget_memory(std::size_t size) { return operator new(size); }

void* operator new(std::size_t size) {
  if (void* memory = allocate(size)) return memory;
  throw std::bad_alloc();
}
void* operator new[](std::size_t size) { return operator new(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
