// Handles of the C interface: numbers that lead to objects, and that are recognised when they no longer do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <mutex>
#include <new>
#include <shared_mutex>
#include <utility>
#include <vector>

namespace klap::c {

/// The live objects of one kind. A handle is: kind (8 bits) | generation (32 bits) | slot (24 bits). A slot goes to its
/// next generation when its object goes, and is never used again after the last: no number is given out twice. No
/// handle is zero. Any number of threads may call everything at once.
template <class T, std::uint8_t kind>
class HandleTable {
  static_assert(kind != 0);

 public:
  using Object = std::shared_ptr<const T>;

  /// Throws std::bad_alloc where there is no room; the table is then as before.
  [[nodiscard]] std::uint64_t add(Object object) {
    const std::unique_lock lock(mutex_);
    if (first_free_ == none) {
      if (slots_.size() >= most_slots) throw std::bad_alloc();
      slots_.emplace_back();
      first_free_ = static_cast<std::uint32_t>(slots_.size() - 1);
    }
    const std::uint32_t index = first_free_;
    Slot& slot = slots_[index];
    first_free_ = slot.next_free;
    slot.object = std::move(object);
    ++live_;
    return (std::uint64_t{kind} << 56U) | (std::uint64_t{slot.generation} << slot_bits) | index;
  }

  /// The object, kept alive by the caller from here on; null for a handle that is not live.
  [[nodiscard]] Object find(std::uint64_t handle) const {
    const std::shared_lock lock(mutex_);
    return is_live(handle) ? slots_[index_of(handle)].object : nullptr;
  }

  /// False for a handle that is not live.
  [[nodiscard]] bool remove(std::uint64_t handle) {
    Object last;  // destroyed behind the lock
    const std::unique_lock lock(mutex_);
    if (!is_live(handle)) return false;
    const std::uint32_t index = index_of(handle);
    Slot& slot = slots_[index];
    last = std::move(slot.object);
    slot.object = nullptr;
    --live_;
    if (slot.generation < std::numeric_limits<std::uint32_t>::max()) {
      ++slot.generation;
      slot.next_free = std::exchange(first_free_, index);
    }
    return true;
  }

  [[nodiscard]] std::size_t live() const {
    const std::shared_lock lock(mutex_);
    return live_;
  }

 private:
  static constexpr unsigned slot_bits = 24;
  static constexpr std::size_t most_slots = std::size_t{1} << slot_bits;
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  struct Slot {
    Object object;
    std::uint32_t generation = 1;
    std::uint32_t next_free = none;
  };

  mutable std::shared_mutex mutex_;
  std::vector<Slot> slots_;
  std::uint32_t first_free_ = none;
  std::size_t live_ = 0;

  [[nodiscard]] static std::uint32_t index_of(std::uint64_t handle) {
    return static_cast<std::uint32_t>(handle & (most_slots - 1));
  }
  [[nodiscard]] bool is_live(std::uint64_t handle) const {
    const std::uint32_t index = index_of(handle);
    return handle >> 56U == kind && index < slots_.size() && slots_[index].object != nullptr &&
           slots_[index].generation == static_cast<std::uint32_t>(handle >> slot_bits);
  }
};

}  // namespace klap::c
