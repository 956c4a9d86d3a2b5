#include "lines.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace klap::format {
namespace {

constexpr std::uint32_t before_comment = 4;  // spaces, of a comment behind a line

struct Line {
  std::string text;
  std::uint32_t width = 0;
  std::uint32_t group = 0;
  const Comment* trailing = nullptr;
  bool continues = false;  // a comment below the one before, in the same column
};

class Writer {
 public:
  Writer(const Atoms& atoms, std::string_view line_end) : atoms_(atoms), line_end_(line_end) {}

  Text write() {
    places_.resize(atoms_.list.size());
    for (std::uint32_t i = 0; i < atoms_.list.size(); ++i) {
      comments_before(i);
      if (i + 1 < atoms_.list.size()) put(i);
    }
    align_comments();
    return joined();
  }

 private:
  struct Place {
    std::size_t line = 0;
    std::size_t offset = 0;
  };

  const Atoms& atoms_;
  std::string_view line_end_;
  std::vector<Line> lines_;
  std::vector<Place> places_;
  struct Level {
    std::uint32_t indent = 0;
    std::uint32_t in_source = 0;  // at most
  };
  std::vector<Level> levels_{{}};  // how far in the parts around the last line stand, outermost first
  bool line_is_open_ = false;

  // ---- lines

  void start_line(const Atom& atom) {
    const std::uint32_t indent = atom.indent;
    lines_.push_back({std::string(indent, ' '), indent, atom.group, nullptr, false});
    line_is_open_ = true;
    if (!atom.opens_part) return;
    while (levels_.back().indent >= indent && levels_.size() > 1) levels_.pop_back();
    if (indent > 0) levels_.push_back({indent, std::min(indent, atom.source_column)});
  }
  void empty_line() {
    if (!lines_.empty()) lines_.push_back({});
    line_is_open_ = false;
  }
  void add_spaces(std::uint32_t count) {
    lines_.back().text.append(count, ' ');
    lines_.back().width += count;
  }

  void put(std::uint32_t i) {
    const Atom& atom = atoms_.list[i];
    if (!line_is_open_ || atom.how == Break::line || (atom.how == Break::wrap && is_too_long(i))) {
      start_line(atom);
    } else if (atom.how == Break::column) {
      const std::uint32_t width = lines_.back().width;
      add_spaces(std::max(atom.spaces, atom.column > width ? atom.column - width : 0));
    } else {
      add_spaces(atom.spaces);
    }
    Line& line = lines_.back();
    places_[i] = {lines_.size() - 1, line.text.size()};
    line.text += atom.text;
    line.width += atom.width;
    if (!atom.trailing) return;
    line.trailing = &atoms_.comments[*atom.trailing];
    line_is_open_ = false;
  }

  /// Would this atom, and all up to where the line may be broken again, reach over the end of the line?
  [[nodiscard]] bool is_too_long(std::uint32_t i) const {
    std::uint32_t width = lines_.back().width;
    const std::uint32_t least = atoms_.list[i].indent;
    for (std::uint32_t k = i; k + 1 < atoms_.list.size(); ++k) {
      const Atom& atom = atoms_.list[k];
      if (k > i && (atom.how != Break::space || atom.first_comment < atom.end_comment)) break;
      width += atom.spaces + atom.width;
      if (width > line_width) return lines_.back().width > least;
      if (atom.trailing) break;
    }
    return false;
  }

  // ---- comments

  /// The comments before an atom, each on its own line, and the empty lines among them and before the atom.
  void comments_before(std::uint32_t i) {
    const Atom& atom = atoms_.list[i];
    const bool is_end = i + 1 == atoms_.list.size();
    if (atom.first_comment < atom.end_comment) line_is_open_ = false;
    std::uint32_t c = atom.first_comment;
    for (; c < atom.end_comment && goes_on_below(c); ++c) {
      lines_.push_back({std::string(atoms_.comments[c].text), 0, 0, nullptr, true});
    }
    const std::uint32_t first = c;
    bool wanted = atom.blank == Blank::always && !some_blank(atom, first);
    for (; c < atom.end_comment; ++c) {
      if (wanted || blank_before(atom, c, first)) empty_line();
      wanted = false;
      const Comment& comment = atoms_.comments[c];
      const std::uint32_t indent = is_heading(comment) ? 0 : indent_of(comment, atom, is_end);
      lines_.push_back({std::string(indent, ' ') + std::string(comment.text), indent, 0, nullptr, false});
    }
    if (!is_end && (wanted || blank_before(atom, c, first))) empty_line();
  }

  /// Is there an empty line before a comment of the atom, or before the atom itself (`c` is then the end)? `first` is
  /// the first comment that stands by itself.
  [[nodiscard]] bool blank_before(const Atom& atom, std::uint32_t c, std::uint32_t first) const {
    if (c == atom.end_comment) {
      if (c > first && is_heading(atoms_.comments[c - 1])) return true;
      return atom.blank != Blank::never && atom.blank_before;
    }
    if (c == first && is_heading(atoms_.comments[c])) return true;
    return atom.blank != Blank::never && atoms_.comments[c].blank_before;
  }
  [[nodiscard]] bool some_blank(const Atom& atom, std::uint32_t first) const {
    bool some = false;
    for (std::uint32_t c = first; c <= atom.end_comment; ++c) some = some || blank_before(atom, c, first);
    return some;
  }

  /// A comment right under another one that stands behind a line, in the same column, belongs to that.
  [[nodiscard]] bool goes_on_below(std::uint32_t c) const {
    const Comment& comment = atoms_.comments[c];
    if (c == 0 || lines_.empty() || is_heading(comment)) return false;
    const Comment& above = atoms_.comments[c - 1];
    const bool below_trailing = lines_.back().trailing == &above || lines_.back().continues;
    return below_trailing && comment.own_line && comment.line == above.line + 1 && comment.column == above.column;
  }

  /// As what follows; or, if it stood further in than that, as the deepest line above that stood no further in.
  [[nodiscard]] std::uint32_t indent_of(const Comment& comment, const Atom& atom, bool is_end) const {
    const std::uint32_t next = is_end ? 0 : atom.indent;
    if (comment.column <= atom.source_column) return next;
    std::uint32_t found = next;
    for (const Level& level : levels_) {
      if (level.in_source <= comment.column) found = std::max(found, level.indent);
    }
    return found;
  }

  /// Behind the lines of a group, all in one column.
  void align_comments() {
    std::map<std::uint32_t, std::uint32_t> widest;  // by group
    for (const Line& line : lines_) {
      if (line.trailing == nullptr || line.width > line_width) continue;
      std::uint32_t& width = widest[line.group];
      width = std::max(width, line.width);
    }
    std::uint32_t column = 0;
    for (Line& line : lines_) {
      if (line.continues) {
        line.text.insert(0, column, ' ');
      } else if (line.trailing != nullptr) {
        const auto found = widest.find(line.group);
        column = std::max(found == widest.end() ? 0 : found->second, line.width) + before_comment;
        line.text.append(column - line.width, ' ');
        line.text += line.trailing->text;
      }
    }
  }

  [[nodiscard]] Text joined() const {
    Text all;
    std::vector<std::size_t> begins;
    for (const Line& line : lines_) {
      begins.push_back(all.text.size());
      all.text += line.text;
      all.text += line_end_;
    }
    for (const Place& place : places_)
      all.atom_begins.push_back(begins.empty() ? 0 : begins[place.line] + place.offset);
    return all;
  }
};

}  // namespace

Text text_of(const Atoms& atoms, std::string_view line_end) { return Writer(atoms, line_end).write(); }

}  // namespace klap::format
