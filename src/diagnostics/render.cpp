#include <algorithm>

#include <klap/base/limits.hpp>
#include <klap/diagnostics/diagnostic.hpp>
#include <klap/source/utf8.hpp>

namespace klap {
namespace {

constexpr std::size_t number_width = 5;  // of a line number

std::string_view level_word(Level level, Language language) {
  const bool dutch = language == Language::dutch;
  switch (level) {
    case Level::error: return dutch ? "fout" : "error";
    case Level::finding: return dutch ? "bevinding" : "finding";
    case Level::unripe: return dutch ? "niet rijp" : "not ripe";
  }
  return {};
}

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !utf8::is_continuation(c); }));
}

/// Back over at most `characters` characters, but not before `floor`.
std::size_t step_back(std::string_view text, std::size_t from, std::size_t floor, std::size_t characters) {
  while (from > floor && characters > 0) {
    --from;
    while (from > floor && utf8::is_continuation(text[from])) --from;
    --characters;
  }
  return from;
}

std::size_t step_on(std::string_view text, std::size_t from, std::size_t ceiling, std::size_t characters) {
  while (from < ceiling && characters > 0) {
    from += utf8::decode(text, from).length;
    --characters;
  }
  return std::min(from, ceiling);
}

std::string with_spaces_for_tabs(std::string_view text) {
  std::string copy(text);
  std::replace(copy.begin(), copy.end(), '\t', ' ');
  return shown(copy, copy.size());
}

/// The part of the line around the span, and carets under it. Both halves are cut by characters of the source, so that a
/// line of megabytes costs as little as a short one.
void append_echo(std::string& out, const Document& document, Span span, std::uint32_t line_number) {
  const std::string_view text = document.text();
  const std::string_view line = document.line_at(span.begin);
  const auto line_begin = static_cast<std::size_t>(line.data() - text.data());
  const std::size_t line_end = line_begin + line.size();
  const std::size_t begin = std::min<std::size_t>(span.begin, line_end);
  const std::size_t whole_end = std::clamp<std::size_t>(span.end, begin, line_end);

  const std::size_t marked_end = step_on(text, begin, whole_end, limits::echoed_characters);
  const std::size_t left = limits::echoed_characters - characters_in(text.substr(begin, marked_end - begin));
  std::size_t from = step_back(text, begin, line_begin, left);
  const std::size_t before = characters_in(text.substr(from, begin - from));
  std::size_t to = step_on(text, marked_end, line_end, left - std::min(before, left));
  if (from > line_begin && to < line_end) {  // long on both sides: share what is left
    from = step_back(text, begin, line_begin, left / 2);
    to = step_on(text, marked_end, line_end, left - left / 2);
  } else if (from > line_begin) {
    const std::size_t after = characters_in(text.substr(marked_end, line_end - marked_end));
    from = step_back(text, begin, line_begin, left - std::min(after, left / 2));
    to = step_on(text, marked_end, line_end, left / 2);
  }

  std::string head = from > line_begin ? "…" : "";
  head += with_spaces_for_tabs(text.substr(from, begin - from));
  const std::string marked = with_spaces_for_tabs(text.substr(begin, marked_end - begin));
  std::string number = std::to_string(line_number);
  if (number.size() < number_width) number.insert(0, number_width - number.size(), ' ');
  out += '\n' + number + " | " + head + marked + with_spaces_for_tabs(text.substr(marked_end, to - marked_end));
  if (to < line_end) out += "…";
  out += '\n' + std::string(number.size(), ' ') + " | " + std::string(characters_in(head), ' ');
  out += std::string(std::max<std::size_t>(characters_in(marked), 1), '^');
}

/// Which part of the rule set it stands in: a reader knows the headings better than the line numbers.
void append_heading(std::string& out, const Document& document, Span span, Language language) {
  const std::string_view heading = document.heading_at(span.begin);
  if (heading.empty()) return;
  out += '\n' + std::string(number_width, ' ') + (language == Language::dutch ? " = onder het kopje '" : " = under the heading '");
  out += shown(heading, limits::echoed_characters) + "'";
}

}  // namespace

std::string render(const Diagnostic& diagnostic, const Documents& documents, Language language) {
  const KindInfo& kind = info(diagnostic.kind);
  std::string out;
  const bool placed = diagnostic.span.document < documents.size();
  Place place;
  if (placed) {
    const Document& document = documents[diagnostic.span.document];
    place = document.place_of(diagnostic.span.begin);
    out += shown(document.name(), 200) + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) + ": ";
  }
  out += level_word(kind.level, language);
  out += ' ';
  out += kind.code;
  out += ": ";
  out += message(diagnostic, language);
  if (placed) {
    append_echo(out, documents[diagnostic.span.document], diagnostic.span, place.line);
    append_heading(out, documents[diagnostic.span.document], diagnostic.span, language);
  }
  return out;
}

std::string and_more(std::size_t not_shown, Language language) {
  if (not_shown == 0) return {};
  const std::string count = std::to_string(not_shown);
  return language == Language::dutch ? "en nog " + count + " meldingen\n" : "and " + count + " more messages\n";
}

std::string render(const Diagnostics& diagnostics, const Documents& documents, Language language) {
  std::string text;
  for (const Diagnostic& one : diagnostics.all()) text += render(one, documents, language) + '\n';
  return text + and_more(diagnostics.not_shown(), language);
}

}  // namespace klap
