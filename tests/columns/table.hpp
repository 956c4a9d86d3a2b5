// Tables in Arrow's form, made by hand, that count how often they are released; and answers, read back.
#pragma once

#include <cstring>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <klap/arrow.h>

#include "support/catch.hpp"

namespace klap::test {

/// How often every struct of a table was released.
inline std::map<const void*, int>& releases() {
  static std::map<const void*, int> counts;
  return counts;
}
template <class Struct>
void count_release(Struct* given) {
  ++releases()[given];
  given->release = nullptr;
}

/// One column, and all it needs. Not to be copied or moved once its structs are taken.
struct ColumnMade {
  std::string name;
  std::string format;
  std::vector<std::vector<unsigned char>> buffers;  // the first: where it is not null; empty: nowhere null
  std::int64_t length = 0;
  std::int64_t offset = 0;
  std::int64_t null_count = -1;
  std::shared_ptr<ColumnMade> dictionary;
  ArrowSchema schema{};
  ArrowArray array{};
  std::vector<const void*> buffer_list;

  void finish() {
    schema = ArrowSchema{};
    array = ArrowArray{};
    buffer_list.clear();
    schema.format = format.c_str();
    schema.name = name.c_str();
    schema.flags = ARROW_FLAG_NULLABLE;
    schema.release = count_release<ArrowSchema>;
    array.length = length;
    array.offset = offset;
    array.null_count = null_count;
    for (auto& buffer : buffers) buffer_list.push_back(buffer.empty() ? nullptr : buffer.data());
    array.n_buffers = static_cast<std::int64_t>(buffer_list.size());
    array.buffers = buffer_list.data();
    array.release = count_release<ArrowArray>;
    if (!dictionary) return;
    dictionary->finish();
    schema.dictionary = &dictionary->schema;
    array.dictionary = &dictionary->array;
  }
};

using MadeColumn = std::shared_ptr<ColumnMade>;

inline std::vector<unsigned char> bits(const std::vector<bool>& values) {
  std::vector<unsigned char> all((values.size() + 7) / 8 + 1);
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i]) all[i / 8] = static_cast<unsigned char>(all[i / 8] | 1U << (i % 8));
  return all;
}

template <class T>
std::vector<unsigned char> bytes(const std::vector<T>& values) {
  std::vector<unsigned char> all(values.size() * sizeof(T) + 1);
  if (!values.empty()) std::memcpy(all.data(), values.data(), values.size() * sizeof(T));
  return all;
}

template <class T>
using Cells = std::vector<std::optional<T>>;

template <class T>
std::vector<unsigned char> validity(const Cells<T>& cells) {
  std::vector<bool> valid;
  bool all = true;
  for (const auto& cell : cells) {
    valid.push_back(cell.has_value());
    all = all && cell.has_value();
  }
  return all ? std::vector<unsigned char>() : bits(valid);
}

/// Whole numbers, days, instants: by the format.
template <class T>
MadeColumn integers(const std::string& name, const std::string& format, const Cells<T>& cells) {
  auto column = std::make_shared<ColumnMade>();
  column->name = name;
  column->format = format;
  std::vector<T> values;
  for (const auto& cell : cells) values.push_back(cell.value_or(T(77)));
  column->buffers = {validity(cells), bytes(values)};
  column->length = static_cast<std::int64_t>(cells.size());
  return column;
}

inline MadeColumn booleans(const std::string& name, const Cells<bool>& cells) {
  auto column = std::make_shared<ColumnMade>();
  column->name = name;
  column->format = "b";
  std::vector<bool> values;
  for (const auto& cell : cells) values.push_back(cell.value_or(true));
  column->buffers = {validity(cells), bits(values)};
  column->length = static_cast<std::int64_t>(cells.size());
  return column;
}

/// Cents in 128 bits, two digits behind the point.
inline MadeColumn decimals(const std::string& name, const Cells<std::int64_t>& cells) {
  auto column = integers<std::int64_t>(name, "d:38,2", cells);
  std::vector<std::int64_t> values;
  for (const auto& cell : cells) {
    values.push_back(cell.value_or(0));
    values.push_back(cell.value_or(0) < 0 ? -1 : 0);
  }
  column->buffers[1] = bytes(values);
  return column;
}

/// Text: "u", "U" or "vu".
inline MadeColumn texts(const std::string& name, const std::string& format, const Cells<std::string>& cells) {
  auto column = std::make_shared<ColumnMade>();
  column->name = name;
  column->format = format;
  column->length = static_cast<std::int64_t>(cells.size());
  std::string all;
  std::vector<std::int64_t> ends{0};
  std::vector<std::int32_t> views;
  for (const auto& cell : cells) {
    const std::string text = cell.value_or("weg");
    std::int32_t parts[4] = {static_cast<std::int32_t>(text.size()), 0, 0, static_cast<std::int32_t>(all.size())};
    std::memcpy(parts + 1, text.data(), std::min<std::size_t>(text.size(), text.size() <= 12 ? 12 : 4));
    views.insert(views.end(), parts, parts + 4);
    all += text;
    ends.push_back(static_cast<std::int64_t>(all.size()));
  }
  const std::vector<unsigned char> data = bytes(std::vector<char>(all.begin(), all.end()));
  if (format == "vu") {
    column->buffers = {validity(cells), bytes(views), data,
                       bytes<std::int64_t>({static_cast<std::int64_t>(all.size())})};
  } else if (format == "U") {
    column->buffers = {validity(cells), bytes(ends), data};
  } else {
    column->buffers = {validity(cells), bytes(std::vector<std::int32_t>(ends.begin(), ends.end())), data};
  }
  return column;
}

/// Dictionary-encoded: keys of one byte.
inline MadeColumn words(const std::string& name, const Cells<std::int8_t>& keys, const MadeColumn& dictionary) {
  auto column = integers<std::int8_t>(name, "c", keys);
  column->dictionary = dictionary;
  return column;
}

/// Nowhere known.
inline MadeColumn nothing(const std::string& name, std::int64_t length) {
  auto column = std::make_shared<ColumnMade>();
  column->name = name;
  column->format = "n";
  column->length = length;
  return column;
}

/// A struct array of these; the rows are those of the first column, or `rows`.
class TableMade {
 public:
  explicit TableMade(std::vector<MadeColumn> columns, std::int64_t rows = -1, std::int64_t offset = 0)
      : columns_(std::move(columns)) {
    for (const MadeColumn& column : columns_) {
      column->finish();
      schemas_.push_back(&column->schema);
      arrays_.push_back(&column->array);
    }
    schema.format = "+s";
    schema.name = "";
    schema.n_children = static_cast<std::int64_t>(columns_.size());
    schema.children = schemas_.data();
    schema.release = count_release<ArrowSchema>;
    array.length = rows >= 0 ? rows : columns_.empty() ? 0 : columns_.front()->length;
    array.offset = offset;
    array.null_count = 0;
    array.n_buffers = 1;
    array.buffers = &no_buffer_;
    array.n_children = schema.n_children;
    array.children = arrays_.data();
    array.release = count_release<ArrowArray>;
  }
  TableMade(const TableMade&) = delete;
  TableMade& operator=(const TableMade&) = delete;

  ArrowSchema schema{};
  ArrowArray array{};

 private:
  std::vector<MadeColumn> columns_;
  std::vector<ArrowSchema*> schemas_;
  std::vector<ArrowArray*> arrays_;
  const void* no_buffer_ = nullptr;
};

/// Answers, released with it.
struct Got {
  ArrowSchema schema{};
  ArrowArray array{};
  Got() = default;
  Got(const Got&) = delete;
  Got& operator=(const Got&) = delete;
  ~Got() {
    if (schema.release != nullptr) schema.release(&schema);
    if (array.release != nullptr) array.release(&array);
  }

  [[nodiscard]] std::size_t column(const std::string& name) const {
    for (std::int64_t i = 0; i < schema.n_children; ++i)
      if (name == schema.children[i]->name) return static_cast<std::size_t>(i);
    FAIL("no column " << name);
    return 0;
  }
  /// A cell in words: "null", "true", "-5", a day as its number, or the text.
  [[nodiscard]] std::string at(const std::string& name, std::int64_t row) const {
    const std::size_t i = column(name);
    const ArrowArray& cells = *array.children[i];
    const std::string format = schema.children[i]->format;
    const auto* valid = static_cast<const unsigned char*>(cells.buffers[0]);
    if (valid != nullptr && (valid[row / 8] >> (row % 8) & 1) == 0) return "null";
    const void* data = cells.buffers[1];
    if (format == "b")
      return (static_cast<const unsigned char*>(data)[row / 8] >> (row % 8) & 1) != 0 ? "true" : "false";
    if (format == "l") return std::to_string(static_cast<const std::int64_t*>(data)[row]);
    if (format == "tdD") return std::to_string(static_cast<const std::int32_t*>(data)[row]);
    if (format == "U") return text(cells, row);
    REQUIRE(format == "c");
    REQUIRE(schema.children[i]->dictionary != nullptr);
    return text(*cells.dictionary, static_cast<const std::int8_t*>(data)[row]);
  }

 private:
  static std::string text(const ArrowArray& cells, std::int64_t row) {
    const auto* ends = static_cast<const std::int64_t*>(cells.buffers[1]);
    return {static_cast<const char*>(cells.buffers[2]) + ends[row],
            static_cast<std::size_t>(ends[row + 1] - ends[row])};
  }
};

}  // namespace klap::test
