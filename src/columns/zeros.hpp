// Bytes that are zero until they are written.
#pragma once

#include <cstddef>

namespace klap::columns {

/// A page that is never written costs nothing, where there are many: most columns of amounts stay empty in most tables.
class Zeros {
 public:
  /// Throws std::bad_alloc.
  explicit Zeros(std::size_t size);
  Zeros(const Zeros&) = delete;
  Zeros& operator=(const Zeros&) = delete;
  ~Zeros();

  /// Aligned to 64 bytes.
  [[nodiscard]] unsigned char* data() const { return data_; }

 private:
  std::size_t size_;
  bool mapped_;
  unsigned char* data_ = nullptr;
};

}  // namespace klap::columns
