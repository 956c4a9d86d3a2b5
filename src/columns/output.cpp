#include "output.hpp"

#include <algorithm>

namespace klap::columns {

void Made::add_null() {
  valid_.push_back(false);
  values_.push_back(kind_ == Kind::text && !values_.empty() ? values_.back() : 0);
}

void Made::add(std::int64_t value) {
  valid_.push_back(true);
  values_.push_back(value);
}

void Made::add(std::string_view text) {
  bytes_ += text;
  valid_.push_back(true);
  values_.push_back(static_cast<std::int64_t>(bytes_.size()));
}

void Made::append(const Made& more) {
  const std::int64_t before = kind_ == Kind::text ? static_cast<std::int64_t>(bytes_.size()) : 0;
  valid_.insert(valid_.end(), more.valid_.begin(), more.valid_.end());
  for (const std::int64_t value : more.values_) values_.push_back(value + before);
  bytes_ += more.bytes_;
}

namespace {

using Bytes = std::vector<unsigned char>;

const char* format_for(Made::Kind kind) {
  switch (kind) {
    case Made::Kind::boolean: return "b";
    case Made::Kind::days: return "tdD";
    case Made::Kind::integer: return "l";
    case Made::Kind::text: return "U";
    case Made::Kind::word: return "c";
  }
  return "n";
}

/// Of texts that are a column's, or a dictionary's.
constexpr const char* large_text = "U";

// ---- what is given out, and owned by its `private_data`

/// A schema or array, its parts, and what they need. The struct at the outside is the caller's; those inside are here.
/// A part may have been moved out and released by itself: then its `release` is null.
template <class Struct>
struct Held {
  Held() = default;
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  ~Held() {
    for (auto& child : children)
      if (child->release != nullptr) child->release(child.get());
    if (dictionary && dictionary->release != nullptr) dictionary->release(dictionary.get());
  }

  std::string name;
  std::vector<std::unique_ptr<Struct>> children;
  std::vector<Struct*> child_list;
  std::unique_ptr<Struct> dictionary;
  std::vector<Bytes> buffers;
  std::vector<const void*> buffer_list;
};

template <class Struct>
void release(Struct* given) {
  delete static_cast<Held<Struct>*>(given->private_data);
  given->private_data = nullptr;
  given->release = nullptr;
}

template <class Struct>
void hand_over(std::unique_ptr<Held<Struct>> held, Struct* out) {
  for (auto& child : held->children) held->child_list.push_back(child.get());
  out->n_children = static_cast<std::int64_t>(held->children.size());
  out->children = held->child_list.empty() ? nullptr : held->child_list.data();
  out->dictionary = held->dictionary.get();
  out->release = release<Struct>;
  out->private_data = held.release();
}

template <class Struct, class Make>
void make_children(Held<Struct>& held, std::size_t count, Make make) {
  for (std::size_t i = 0; i < count; ++i) {
    held.children.push_back(std::make_unique<Struct>());
    make(i, held.children.back().get());
  }
}

void give_form(const std::string& name, const char* format, bool nullable, bool with_words, ArrowSchema* out) {
  auto held = std::make_unique<Held<ArrowSchema>>();
  held->name = name;
  if (with_words) {
    held->dictionary = std::make_unique<ArrowSchema>();
    give_form("", large_text, false, false, held->dictionary.get());
  }
  *out = ArrowSchema{};
  out->format = format;
  out->name = held->name.c_str();
  out->flags = nullable ? ARROW_FLAG_NULLABLE : 0;
  hand_over(std::move(held), out);
}

template <class T>
Bytes bytes_of(const std::vector<T>& values) {
  Bytes bytes(values.size() * sizeof(T));
  for (std::size_t i = 0; i < values.size(); ++i) {
    const T value = values[i];
    const auto* from = reinterpret_cast<const unsigned char*>(&value);
    std::copy(from, from + sizeof(T), bytes.begin() + static_cast<std::ptrdiff_t>(i * sizeof(T)));
  }
  return bytes;
}

Bytes bits_of(std::size_t count, const std::vector<bool>& bits) {
  Bytes bytes((count + 7) / 8);
  for (std::size_t i = 0; i < count; ++i)
    if (bits[i]) bytes[i / 8] = static_cast<unsigned char>(bytes[i / 8] | 1U << (i % 8));
  return bytes;
}

template <class T>
Bytes narrowed(const std::vector<std::int64_t>& values) {
  std::vector<T> narrow;
  narrow.reserve(values.size());
  for (const std::int64_t value : values) narrow.push_back(static_cast<T>(value));
  return bytes_of(narrow);
}

Bytes offsets(const std::vector<std::int64_t>& ends) {
  std::vector<std::int64_t> all{0};
  all.insert(all.end(), ends.begin(), ends.end());
  return bytes_of(all);
}

/// Never without a byte: some take an empty buffer's null pointer for a mistake.
void put_buffers(Held<ArrowArray>& held, std::vector<Bytes> buffers, bool has_nulls, ArrowArray* out) {
  held.buffers = std::move(buffers);
  for (Bytes& bytes : held.buffers) {
    if (bytes.empty()) bytes.push_back(0);
    held.buffer_list.push_back(bytes.data());
  }
  if (!has_nulls) held.buffer_list.front() = nullptr;
  out->n_buffers = static_cast<std::int64_t>(held.buffer_list.size());
  out->buffers = held.buffer_list.data();
}

void give_words(const std::vector<std::string>& words, ArrowArray* out) {
  auto held = std::make_unique<Held<ArrowArray>>();
  std::vector<std::int64_t> ends;
  Bytes text;
  for (const std::string& word : words) {
    text.insert(text.end(), word.begin(), word.end());
    ends.push_back(static_cast<std::int64_t>(text.size()));
  }
  *out = ArrowArray{};
  out->length = static_cast<std::int64_t>(words.size());
  put_buffers(*held, {Bytes(), offsets(ends), std::move(text)}, false, out);
  hand_over(std::move(held), out);
}

}  // namespace

/// Sees the parts of a column.
class Exported {
 public:
  static void give(Made column, ArrowArray* out) {
    auto held = std::make_unique<Held<ArrowArray>>();
    const std::size_t rows = column.rows();
    std::int64_t nulls = 0;
    for (const bool valid : column.valid_) nulls += valid ? 0 : 1;
    std::vector<Bytes> buffers;
    buffers.push_back(bits_of(rows, column.valid_));
    switch (column.kind_) {
      case Made::Kind::boolean: {
        std::vector<bool> bits;
        for (const std::int64_t value : column.values_) bits.push_back(value != 0);
        buffers.push_back(bits_of(rows, bits));
        break;
      }
      case Made::Kind::days: buffers.push_back(narrowed<std::int32_t>(column.values_)); break;
      case Made::Kind::integer: buffers.push_back(bytes_of(column.values_)); break;
      case Made::Kind::word: buffers.push_back(narrowed<std::int8_t>(column.values_)); break;
      case Made::Kind::text:
        buffers.push_back(offsets(column.values_));
        buffers.emplace_back(column.bytes_.begin(), column.bytes_.end());
        break;
    }
    if (column.kind_ == Made::Kind::word) {
      held->dictionary = std::make_unique<ArrowArray>();
      give_words(column.words_, held->dictionary.get());
    }
    *out = ArrowArray{};
    out->length = static_cast<std::int64_t>(rows);
    out->null_count = nulls;
    put_buffers(*held, std::move(buffers), nulls != 0, out);
    hand_over(std::move(held), out);
  }
};

void give_form(const std::vector<Made>& columns, ArrowSchema* form) {
  auto held = std::make_unique<Held<ArrowSchema>>();
  make_children(*held, columns.size(), [&](std::size_t i, ArrowSchema* child) {
    const Made& column = columns[i];
    give_form(column.name(), format_for(column.kind()), true, column.kind() == Made::Kind::word, child);
  });
  *form = ArrowSchema{};
  form->format = "+s";
  form->name = "";
  hand_over(std::move(held), form);
}

void give_columns(std::vector<Made> columns, std::int64_t rows, ArrowArray* answers) {
  auto held = std::make_unique<Held<ArrowArray>>();
  make_children(*held, columns.size(),
                [&](std::size_t i, ArrowArray* child) { Exported::give(std::move(columns[i]), child); });
  *answers = ArrowArray{};
  answers->length = rows;
  held->buffer_list.push_back(nullptr);  // of a struct one: where it is null, which is nowhere
  answers->n_buffers = 1;
  answers->buffers = held->buffer_list.data();
  hand_over(std::move(held), answers);
}

}  // namespace klap::columns
