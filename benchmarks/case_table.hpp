// Cases as a table in Arrow's form, as a batch is given them.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include <klap/arrow.h>

#include <klap/decision/case.hpp>
#include <klap/program/program.hpp>

namespace klap::benchmarks {

/// One row for each case: its first request, for the first person. Every fact that some case knows is a column: whole
/// cents, days, bits, or text.
class CaseTable {
 public:
  CaseTable(const program::Program& program, const std::vector<decision::Case>& cases);
  CaseTable(const CaseTable&) = delete;
  CaseTable& operator=(const CaseTable&) = delete;

  ArrowSchema schema{};
  ArrowArray array{};

 private:
  struct Column {
    std::string name;
    const char* format = "";
    std::vector<std::uint8_t> valid;
    std::vector<std::int64_t> wide;  // cents, numbers; of text: where each ends
    std::vector<std::int32_t> days;
    std::vector<std::uint8_t> bits;
    std::string bytes;
    std::vector<const void*> buffers;
    ArrowSchema schema{};
    ArrowArray array{};
  };

  template <class ValueOf>
  void add(const program::Program& program, const std::string& name, TypeKind type, FieldId choices,
           const std::vector<decision::Case>& cases, ValueOf value_of);

  std::deque<Column> columns_;
  std::vector<ArrowSchema*> schemas_;
  std::vector<ArrowArray*> arrays_;
  const void* no_buffer_ = nullptr;
};

}  // namespace klap::benchmarks
