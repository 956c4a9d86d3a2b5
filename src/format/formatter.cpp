#include "formatter.hpp"

#include <algorithm>

#include <klap/base/limits.hpp>

#include "layout.hpp"
#include "lines.hpp"

namespace klap::format {
namespace {

using syntax::Keyword;
using syntax::Node;
using syntax::Token;
using syntax::TokenKind;
using syntax::Tree;

constexpr int rounds_by_place = 16;  // of finding out which names need backticks; then all that could are given them

/// Which lines the file has: those of Windows stay those of Windows.
std::string_view line_end_of(std::string_view text) {
  const std::size_t first = text.find('\n');
  return first != std::string_view::npos && first > 0 && text[first - 1] == '\r' ? "\r\n" : "\n";
}

/// Writes one file, and finds out by reading it again which names must stand between backticks: those that would be
/// read as something else.
class Formatter {
 public:
  Formatter(const Document& document, const File& file, Language language)
      : document_(document), file_(file), language_(language), quoted_(file.tree.tokens.list.size()) {
    for (std::uint32_t t = 0; t < quoted_.size(); ++t) {
      if (file.meaning.roles[t] == Role::own_name) names_.push_back(t);
    }
  }

  std::optional<std::string> run(Diagnostics& diagnostics) {
    const Span span{file_.tree.document, 0, 0};
    for (int round = 0;; ++round) {
      const Written written = write();
      if (written.text.size() > limits::source_bytes) {
        diagnostics.add(DiagnosticKind::file_too_large, span, {std::to_string(limits::source_bytes >> 20U)});
        return std::nullopt;
      }
      const Document again(document_.name(), written.text);
      Diagnostics ignored;
      const File after(syntax::parse(again, 0, ignored));
      if (quote_misread(written, after.tree)) continue;
      const auto different = difference(file_.side(), after.side());
      if (!different && !ignored.has_errors()) return written.text;
      if (different && quote_for(*different, round >= rounds_by_place)) continue;
      diagnostics.add(DiagnosticKind::format_unsafe, span, {document_.name()});
      return std::nullopt;
    }
  }

 private:
  struct Written {
    std::string text;
    std::vector<std::uint32_t> begins;  // bytes, per name of names_
    std::vector<std::uint32_t> ends;
  };

  const Document& document_;
  const File& file_;
  Language language_;
  std::vector<bool> quoted_;          // per token
  std::vector<std::uint32_t> names_;  // tokens

  [[nodiscard]] Written write() const {
    Atoms atoms = atoms_of(file_.tree, file_.meaning, file_.trivia, language_, quoted_);
    lay_out(file_.tree, language_, atoms);
    Text text = text_of(atoms, line_end_of(document_.text()));
    Written written;
    for (const std::uint32_t name : names_) {
      const TokenPlace& place = atoms.places[name];
      written.begins.push_back(static_cast<std::uint32_t>(text.atom_begins[place.atom] + place.begin));
      written.ends.push_back(written.begins.back() + place.length);
    }
    written.text = std::move(text.text);
    return written;
  }

  /// Names that are no name by themselves: fixed words, articles, and the beginnings of phrases. True if there are any.
  bool quote_misread(const Written& written, const Tree& after) {
    const auto& tokens = after.tokens.list;
    std::size_t t = 0;
    bool found = false;
    std::uint32_t read_up_to = 0;  // by a phrase that a name before this one makes, if that has no backticks
    for (std::size_t i = 0; i < names_.size(); ++i) {
      while (t + 1 < tokens.size() && tokens[t].end <= written.begins[i]) ++t;
      if (written.begins[i] < read_up_to || is_name(tokens[t], written.begins[i], written.ends[i]) ||
          quoted_[names_[i]])
        continue;
      found = quoted_[names_[i]] = true;
      read_up_to = tokens[t].end;
    }
    return found;
  }
  static bool is_name(const Token& token, std::uint32_t begin, std::uint32_t end) {
    if (token.begin != begin || token.end != end || token.reported) return false;
    return token.kind == TokenKind::name || (token.kind == TokenKind::keyword && token.soft);
  }

  /// Names that are read as a word that means something, or that make a clause of a list: first those nearest to where
  /// the files differ. False if nothing is left to try.
  bool quote_for(const Difference& different, bool everywhere) {
    if (different.name && !quoted_[different.token]) return quoted_[different.token] = true;
    if (!everywhere) {
      const auto around = nodes_around(different.token);
      for (auto node = around.rbegin(); node != around.rend(); ++node) {
        if (quote_words((*node)->first_token, (*node)->last_token)) return true;
      }
    }
    return quote_words(0, static_cast<std::uint32_t>(quoted_.size()));
  }
  [[nodiscard]] std::vector<const Node*> nodes_around(std::uint32_t token) const {
    const auto& nodes = file_.tree.nodes;
    std::vector<const Node*> around;
    for (std::uint32_t n = 1; n < nodes.size();) {
      if (token >= nodes[n].last_token) {
        n = nodes[n].end;
        continue;
      }
      if (token < nodes[n].first_token) break;
      around.push_back(&nodes[n]);
      ++n;
    }
    return around;
  }
  bool quote_words(std::uint32_t first, std::uint32_t end) {
    bool found = false;
    for (const std::uint32_t name : names_) {
      if (name < first || name >= end || quoted_[name] || !is_word(bare(text_of(file_.tree, name)))) continue;
      found = quoted_[name] = true;
    }
    return found;
  }
  [[nodiscard]] bool is_word(std::string_view name) const {
    static constexpr Keyword all[] = {
#define KLAP_KEYWORD(id, dutch, english, use) Keyword::id,
#include <klap/syntax/keywords.def>
#undef KLAP_KEYWORD
    };
    return std::any_of(std::begin(all), std::end(all),
                       [&](Keyword k) { return syntax::spelling(k, language_) == name; });
  }
};

}  // namespace

std::optional<std::string> write(const Document& document, const File& file, Language language,
                                 Diagnostics& diagnostics) {
  return Formatter(document, file, language).run(diagnostics);
}

}  // namespace klap::format
