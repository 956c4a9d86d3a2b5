// What is wrong, where, and what to write instead. Every kind is registered once, in kinds.def, with its code, its
// level and its text in Dutch and English; a kind that no test produces fails the build.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <klap/base/money.hpp>  // Language
#include <klap/source/document.hpp>
#include <klap/source/load.hpp>
#include <klap/source/span.hpp>

namespace klap {

enum class Level : std::uint8_t {
  error,      // fout: the rule set does not load, or the case cannot be read
  finding,    // bevinding: it loads, but a person must look
  unripe      // niet rijp voor gebruik: fine for a concept, refused for an adopted rule set
};

enum class DiagnosticKind : std::uint16_t {
#define KLAP_DIAGNOSTIC(name, code, level, dutch, english) name,
#include <klap/diagnostics/kinds.def>
#undef KLAP_DIAGNOSTIC
};

/// One message. `arguments` fill {0}, {1}, … of the registered text; they hold names and words of the rule text or the
/// fixed vocabulary, never a fact value. An argument made by list_argument reads "'a', 'b' of 'c'".
struct Diagnostic {
  DiagnosticKind kind{};
  Span span;
  std::vector<std::string> arguments;
  bool operator==(const Diagnostic&) const = default;
};

/// One argument out of several words: in a message each stands in single quotes and the last behind "of" / "or". Words
/// that begin with '@' are of the messages' own vocabulary and follow the language of the message, without quotes:
/// @name @text @integer @money @percent @date @numbering @end @more.
[[nodiscard]] std::string list_argument(const std::vector<std::string>& words);

/// Words as they may be shown: control, zero-width and bidirectional characters escaped as \u{202E}, bytes that are no
/// UTF-8 as \x{FF}, cut to `characters` with … behind.
[[nodiscard]] std::string shown(std::string_view words, std::size_t characters);

struct KindInfo {
  std::string_view name;     // as in kinds.def
  std::string_view code;     // "K0101": stable, never reused
  Level level;
  std::string_view dutch;
  std::string_view english;
};

[[nodiscard]] const KindInfo& info(DiagnosticKind kind);
[[nodiscard]] const std::vector<DiagnosticKind>& all_kinds();

/// The text with its arguments filled in: one line, no place, no code.
[[nodiscard]] std::string message(const Diagnostic& diagnostic, Language language);

/// A whole message for a terminal: file:line:column, code, text, the source line with carets under the exact words.
/// The echoed line is cut to limits::echoed_characters around the place; control and bidirectional characters are
/// shown escaped. A span that lies in no document gives the text without a place. Example:
///
///     pilot.klap:12:5: fout K0201: 'Inovatiebudget' is hier niet bekend; bedoelde u 'Innovatiebudget'?
///        12 |     ten laste van Inovatiebudget
///           |                   ^^^^^^^^^^^^^^
///           = onder het kopje 'geld en percelen'
[[nodiscard]] std::string render(const Diagnostic& diagnostic, const Documents& documents, Language language);

/// Collects diagnostics. Keeps the first limits::diagnostics and counts the rest.
class Diagnostics {
 public:
  void add(DiagnosticKind kind, Span span, std::vector<std::string> arguments = {});

  /// What was found in other documents, of which the n-th is now the one at place_of[n]; what is here already is not
  /// added again.
  void add_all(const Diagnostics& found, const std::vector<std::uint32_t>& place_of);

  [[nodiscard]] const std::vector<Diagnostic>& all() const { return list_; }
  [[nodiscard]] std::size_t not_shown() const { return not_shown_; }
  [[nodiscard]] bool has_errors() const { return errors_ > 0; }
  [[nodiscard]] bool empty() const { return list_.empty(); }
  /// By document, place, code: so that the order of checks does not show.
  void sort();

 private:
  std::vector<Diagnostic> list_;
  std::size_t not_shown_ = 0;
  std::size_t errors_ = 0;
};

/// All of them for a terminal, each as above and with a line end behind it; of those not kept, how many.
[[nodiscard]] std::string render(const Diagnostics& diagnostics, const Documents& documents, Language language);
/// "en nog 3 meldingen", with a line end behind it; nothing for 0.
[[nodiscard]] std::string and_more(std::size_t not_shown, Language language);

/// What is wrong with files, in words: they stand in no document. `most_bytes` is how large a file of theirs may be.
void add(const std::vector<FileProblem>& problems, std::size_t most_bytes, Diagnostics& diagnostics);

/// The candidate nearest to `word` (at most a third of it edited, ties by order of candidates), or an empty view.
[[nodiscard]] std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace klap
