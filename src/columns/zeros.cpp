#include "zeros.hpp"

#include <cstring>
#include <new>

#include <sys/mman.h>

namespace klap::columns {

namespace {

constexpr std::size_t much = 1U << 18U;  // a call of the system for less costs more than it saves
constexpr std::align_val_t alignment{64};

}  // namespace

Zeros::Zeros(std::size_t size) : size_(size == 0 ? 1 : size), mapped_(size_ >= much) {
  if (!mapped_) {
    data_ = static_cast<unsigned char*>(::operator new(size_, alignment));
    std::memset(data_, 0, size_);
    return;
  }
  void* const at = mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (at == MAP_FAILED) throw std::bad_alloc();
  data_ = static_cast<unsigned char*>(at);
}

Zeros::~Zeros() {
  if (mapped_)
    munmap(data_, size_);
  else
    ::operator delete(data_, alignment);
}

}  // namespace klap::columns
