#include "output.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace klap::columns {

namespace {

using Bytes = std::vector<unsigned char>;

const char* format_for(Form::Kind kind) {
  switch (kind) {
    case Form::Kind::boolean: return "b";
    case Form::Kind::days: return "tdD";
    case Form::Kind::integer: return "l";
    case Form::Kind::text: return "U";
    case Form::Kind::word: return "c";
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
  std::shared_ptr<Zeros> zeros;  // or those of a sheet
  std::string text;
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

/// How many bits are set of the first `count`.
std::int64_t ones(const unsigned char* bits, std::size_t count) {
  std::int64_t all = 0;
  std::size_t byte = 0;
  for (; byte + 8 <= (count + 7) / 8; byte += 8) {  // there is nothing behind the last
    std::uint64_t word = 0;
    std::memcpy(&word, bits + byte, sizeof word);
    all += std::popcount(word);
  }
  for (; byte < (count + 7) / 8; ++byte) all += std::popcount(bits[byte]);
  return all;
}

std::size_t bitmap_bytes(std::size_t rows) { return (rows + 7) / 8; }

std::size_t value_bytes(Form::Kind kind, std::size_t rows) {
  switch (kind) {
    case Form::Kind::boolean: return bitmap_bytes(rows);
    case Form::Kind::word: return rows;
    case Form::Kind::days: return rows * sizeof(std::int32_t);
    case Form::Kind::integer: return rows * sizeof(std::int64_t);
    case Form::Kind::text: return (rows + 1) * sizeof(std::int64_t);
  }
  return 0;
}

/// Up to where the next buffer may begin.
std::size_t padded(std::size_t bytes) { return (bytes + 64) / 64 * 64; }

}  // namespace

Sheet::Sheet(const std::vector<Form>& forms, std::size_t rows) : rows_(rows) {
  std::size_t bytes = 0;
  for (const Form& form : forms) bytes += padded(bitmap_bytes(rows)) + padded(value_bytes(form.kind, rows));
  zeros_ = std::make_shared<Zeros>(bytes);
  unsigned char* at = zeros_->data();
  for (const Form& form : forms) {
    Made& made = columns_.emplace_back();
    made.kind = form.kind;
    made.valid = at;
    at += padded(bitmap_bytes(rows));
    made.values = at;
    at += padded(value_bytes(form.kind, rows));
    if (form.kind == Form::Kind::text) made.texts.resize((rows + block_rows - 1) / block_rows);
  }
}

/// The texts of all blocks behind each other; where they end is from then on counted from the beginning of the first.
std::string Sheet::joined(Made& made) const {
  std::string all;
  std::size_t bytes = 0;
  for (const std::string& text : made.texts) bytes += text.size();
  if (bytes == 0) return all;  // all ends are zero
  all.reserve(bytes);
  auto* const ends = reinterpret_cast<std::int64_t*>(made.values);
  for (std::size_t block = 0; block < made.texts.size(); ++block) {
    const auto begin = static_cast<std::int64_t>(all.size());
    std::int64_t end = 0;
    for (std::size_t row = block * block_rows; row < std::min((block + 1) * block_rows, rows_); ++row) {
      end = std::max(end, ends[row + 1]);  // of nothing: where the one before it does
      ends[row + 1] = begin + end;
    }
    all += made.texts[block];
    std::string().swap(made.texts[block]);
  }
  return all;
}

void Sheet::give(const Form& form, Made& made, ArrowArray* out) const {
  auto held = std::make_unique<Held<ArrowArray>>();
  held->zeros = zeros_;
  if (form.kind == Form::Kind::text) {
    held->text = joined(made);
    if (held->text.empty()) held->text.push_back('\0');
  }
  if (form.kind == Form::Kind::word) {
    held->dictionary = std::make_unique<ArrowArray>();
    give_words(form.words, held->dictionary.get());
  }
  *out = ArrowArray{};
  out->length = static_cast<std::int64_t>(rows_);
  out->null_count = out->length - ones(made.valid, rows_);
  held->buffer_list = {out->null_count == 0 ? nullptr : made.valid, made.values};
  if (form.kind == Form::Kind::text) held->buffer_list.push_back(held->text.data());
  out->n_buffers = static_cast<std::int64_t>(held->buffer_list.size());
  out->buffers = held->buffer_list.data();
  hand_over(std::move(held), out);
}

void give_form(const std::vector<Form>& columns, ArrowSchema* form) {
  auto held = std::make_unique<Held<ArrowSchema>>();
  make_children(*held, columns.size(), [&](std::size_t i, ArrowSchema* child) {
    const Form& column = columns[i];
    give_form(column.name, format_for(column.kind), true, column.kind == Form::Kind::word, child);
  });
  *form = ArrowSchema{};
  form->format = "+s";
  form->name = "";
  hand_over(std::move(held), form);
}

void Sheet::give(const std::vector<Form>& forms, ArrowArray* answers) && {
  auto held = std::make_unique<Held<ArrowArray>>();
  make_children(*held, columns_.size(), [&](std::size_t i, ArrowArray* child) { give(forms[i], columns_[i], child); });
  *answers = ArrowArray{};
  answers->length = static_cast<std::int64_t>(rows_);
  held->buffer_list.push_back(nullptr);  // of a struct one: where it is null, which is nowhere
  answers->n_buffers = 1;
  answers->buffers = held->buffer_list.data();
  hand_over(std::move(held), answers);
}

}  // namespace klap::columns
