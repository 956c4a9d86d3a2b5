#include "arrow12.hpp"

#include <algorithm>
#include <cstring>
#include <map>

#include "klap12.hpp"

namespace klap::benchmarks {

namespace {

void release(ArrowSchema* schema) { schema->release = nullptr; }
void release(ArrowArray* array) { array->release = nullptr; }

template <class T>
std::vector<unsigned char> bytes(const std::vector<T>& values) {
  std::vector<unsigned char> all(values.size() * sizeof(T));
  if (!all.empty()) std::memcpy(all.data(), values.data(), all.size());
  return all;
}

template <class T, class Of>
std::vector<unsigned char> column(const std::vector<Case12>& cases, Of of) {
  std::vector<T> values;
  for (const Case12& c : cases) values.push_back(static_cast<T>(of(c)));
  return bytes(values);
}

std::vector<unsigned char> bits(const std::vector<Case12>& cases, Fact12 fact) {
  std::vector<unsigned char> all(cases.size() / 8 + 1);
  for (std::size_t i = 0; i < cases.size(); ++i)
    if (value(cases[i], fact) != 0) all[i / 8] = static_cast<unsigned char>(all[i / 8] | 1U << (i % 8));
  return all;
}

bool of_person(Fact12 fact) {
  return fact == Fact12::age || fact == Fact12::municipality || fact == Fact12::household || fact == Fact12::income;
}

}  // namespace

Table12::Column& Table12::add(std::string name, std::string format, std::size_t length) {
  Column& c = columns_.emplace_back();
  c.name = std::move(name);
  c.format = std::move(format);
  c.array.length = static_cast<std::int64_t>(length);
  c.buffers.emplace_back();  // nowhere null
  return c;
}

void Table12::finish(Column& c) {
  c.schema.format = c.format.c_str();
  c.schema.name = c.name.c_str();
  c.schema.flags = ARROW_FLAG_NULLABLE;
  c.schema.release = release;
  for (const auto& buffer : c.buffers) c.buffer_list.push_back(buffer.empty() ? nullptr : buffer.data());
  c.array.n_buffers = static_cast<std::int64_t>(c.buffer_list.size());
  c.array.buffers = c.buffer_list.data();
  c.array.release = release;
}

void Table12::add_text(Column& codes, const std::vector<std::string>& names) {
  Column& texts = add("", "u", names.size());
  std::vector<std::int32_t> ends{0};
  std::string all;
  for (const std::string& one : names) {
    all += one;
    ends.push_back(static_cast<std::int32_t>(all.size()));
  }
  texts.buffers.push_back(bytes(ends));
  texts.buffers.emplace_back(all.begin(), all.end());
  finish(texts);
  codes.schema.dictionary = &texts.schema;
  codes.array.dictionary = &texts.array;
}

Table12::Table12(const std::vector<Case12>& cases) {
  const auto table_column = [&](const std::string& name, const std::string& format) -> Column& {
    Column& c = add(name, format, cases.size());
    forms_.push_back(&c.schema);
    arrays_.push_back(&c.array);
    return c;
  };
  for (std::size_t f = 0; f < fact_count; ++f) {
    const auto fact = static_cast<Fact12>(f);
    const auto get = [&](const Case12& c) { return value(c, fact); };
    const std::string called = (of_person(fact) ? "persoon." : "") + std::string(name(fact));
    switch (types[f]) {
      case TypeKind::boolean: table_column(called, "b").buffers.push_back(bits(cases, fact)); break;
      case TypeKind::date: table_column(called, "tdD").buffers.push_back(column<std::int32_t>(cases, get)); break;
      case TypeKind::choice:
      case TypeKind::municipality: {
        std::map<std::int64_t, std::int32_t> seen;
        std::vector<std::string> names;
        for (const Case12& c : cases)
          if (seen.try_emplace(get(c), static_cast<std::int32_t>(names.size())).second)
            names.push_back(choice_name(fact, get(c)));
        Column& codes = table_column(called, "i");
        codes.buffers.push_back(column<std::int32_t>(cases, [&](const Case12& c) { return seen.at(get(c)); }));
        add_text(codes, names);
        break;
      }
      default: table_column(called, "l").buffers.push_back(column<std::int64_t>(cases, get));
    }
  }
  table_column("peildatum", "tdD").buffers.push_back(column<std::int32_t>(cases, [](const Case12&) {
    return reference_day;
  }));
  for (Column& c : columns_)
    if (c.schema.format == nullptr) finish(c);
  schema_.format = "+s";
  schema_.name = "";
  schema_.n_children = static_cast<std::int64_t>(forms_.size());
  schema_.children = forms_.data();
  schema_.release = release;
  array_.length = static_cast<std::int64_t>(cases.size());
  array_.n_buffers = 1;
  array_.buffers = &no_buffer_;
  array_.n_children = schema_.n_children;
  array_.children = arrays_.data();
  array_.release = release;
}

}  // namespace klap::benchmarks
