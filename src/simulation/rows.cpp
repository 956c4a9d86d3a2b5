#include "rows.hpp"

#include <algorithm>
#include <istream>

#include <klap/base/limits.hpp>

namespace klap::simulation {
namespace {

constexpr std::size_t piece = std::size_t{1} << 18U;

}  // namespace

ReadBytes bytes_of(std::istream& stream) {
  return [&stream](char* into, std::size_t room) {
    stream.read(into, static_cast<std::streamsize>(room));
    return static_cast<std::size_t>(stream.gcount());
  };
}

bool Rows::fill() {
  buffer_.resize(piece);
  at_ = 0;
  buffer_.resize((*read_)(buffer_.data(), piece));
  bytes_ += buffer_.size();
  return !buffer_.empty();
}

bool Rows::is_separator(char c) const { return separator_ == '\0' ? c == ',' || c == ';' : c == separator_; }

Rows::Inside Rows::behind(Inside inside, char c) const {
  switch (inside) {
    case Inside::cell_start:
      if (c == '"') return Inside::quoted;
      return is_separator(c) ? Inside::cell_start : Inside::bare;
    case Inside::bare: return is_separator(c) ? Inside::cell_start : Inside::bare;
    case Inside::quoted: return c == '"' ? Inside::behind_quote : Inside::quoted;
    case Inside::behind_quote:
      if (c == '"') return Inside::quoted;  // written twice
      return is_separator(c) ? Inside::cell_start : Inside::bare;
  }
  return Inside::bare;
}

bool Rows::next(RowText& row) {
  row.text.clear();
  row.too_large = false;
  Inside inside = Inside::cell_start;
  bool some = false;
  while (at_ < buffer_.size() || fill()) {
    some = true;
    const std::size_t begin = at_;
    if (form_ == RowForm::json_lines) at_ = std::min(buffer_.find('\n', at_), buffer_.size());
    while (form_ == RowForm::csv && at_ < buffer_.size() && (buffer_[at_] != '\n' || inside == Inside::quoted)) {
      inside = behind(inside, buffer_[at_]);
      ++at_;
    }
    if (row.text.size() + (at_ - begin) > limits::case_bytes) {
      row.too_large = true;
      row.text.clear();
    } else if (!row.too_large) {
      row.text.append(buffer_, begin, at_ - begin);
    }
    if (at_ == buffer_.size()) continue;
    ++at_;
    break;
  }
  if (!some) return false;
  if (row.text.ends_with('\r')) row.text.pop_back();
  row.number = ++number_;
  if (number_ == 1 && form_ == RowForm::csv && row.text.starts_with("\xEF\xBB\xBF")) row.text.erase(0, 3);
  return true;
}

bool split_cells(std::string_view row, char separator, std::vector<std::string>& cells) {
  cells.clear();
  for (std::size_t at = 0;; ++at) {
    std::string& cell = cells.emplace_back();
    if (at < row.size() && row[at] == '"') {
      while (true) {
        const std::size_t end = row.find('"', ++at);
        if (end == std::string_view::npos) return false;
        cell.append(row, at, end - at);
        at = end + 1;
        if (at >= row.size() || row[at] != '"') break;
        cell += '"';
      }
    } else {
      const std::size_t end = std::min(row.find(separator, at), row.size());
      cell = row.substr(at, end - at);
      if (cell.find('"') != std::string::npos) return false;
      at = end;
    }
    if (at >= row.size()) return true;
    if (row[at] != separator) return false;
  }
}

char separator_of(std::string_view first_row) {
  const bool semicolon = first_row.find(',') == std::string_view::npos && first_row.find(';') != std::string_view::npos;
  return semicolon ? ';' : ',';
}

}  // namespace klap::simulation
