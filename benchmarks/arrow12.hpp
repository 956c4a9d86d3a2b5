// The cases of the common workload as a table in Arrow's form, as an embedder with columns has them.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include <klap/arrow.h>

#include "common.hpp"

namespace klap::benchmarks {

/// Twelve facts and the reference date: numbers, cents and days as they are, yes or no as bits, choices as dictionaries
/// of text. Not to be copied or moved: the structs point into it, and are its own.
class Table12 {
 public:
  explicit Table12(const std::vector<Case12>& cases);
  Table12(const Table12&) = delete;
  Table12& operator=(const Table12&) = delete;

  [[nodiscard]] const ArrowSchema& schema() const { return schema_; }
  [[nodiscard]] const ArrowArray& array() const { return array_; }

 private:
  struct Column {
    std::string name;
    std::string format;
    std::vector<std::vector<unsigned char>> buffers;
    std::vector<const void*> buffer_list;
    ArrowSchema schema{};
    ArrowArray array{};
  };

  Column& add(std::string name, std::string format, std::size_t length);
  void add_text(Column& codes, const std::vector<std::string>& names);
  static void finish(Column& column);

  std::deque<Column> columns_;       // of the table, and the dictionaries behind them
  std::vector<ArrowSchema*> forms_;  // of the table
  std::vector<ArrowArray*> arrays_;
  const void* no_buffer_ = nullptr;
  ArrowSchema schema_{};
  ArrowArray array_{};
};

}  // namespace klap::benchmarks
