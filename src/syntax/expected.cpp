// From the furthest place where reading stopped to a message.
#include <algorithm>
#include <string>

#include "reader.hpp"
#include "vocabulary.hpp"

namespace klap::syntax {
namespace {

constexpr std::size_t most_named = 6;
constexpr std::size_t shown_characters = 40;

/// How messages speak of a kind of token; a symbol stands for itself.
std::string_view in_messages(TokenKind kind) {
  switch (kind) {
    case TokenKind::name: return "@name";
    case TokenKind::text: return "@text";
    case TokenKind::integer: return "@integer";
    case TokenKind::money: return "@money";
    case TokenKind::percent: return "@percent";
    case TokenKind::date: return "@date";
    case TokenKind::numbering: return "@numbering";
    case TokenKind::comma: return ",";
    case TokenKind::colon: return ":";
    case TokenKind::question_mark: return "?";
    case TokenKind::bar: return "|";
    case TokenKind::open_bracket: return "(";
    case TokenKind::close_bracket: return ")";
    case TokenKind::plus_sign: return "+";
    case TokenKind::minus_sign: return "-";
    case TokenKind::times_sign: return "*";
    case TokenKind::equal_sign: return "=";
    case TokenKind::not_equal_sign: return "<>";
    case TokenKind::less_sign: return "<";
    case TokenKind::less_equal_sign: return "<=";
    case TokenKind::greater_sign: return ">";
    case TokenKind::greater_equal_sign: return ">=";
    case TokenKind::end: return "@end";
    case TokenKind::keyword:
    case TokenKind::wrong: break;
  }
  return "";
}

constexpr Keyword declarations[] = {Keyword::source,
                                    Keyword::term,
                                    Keyword::example,
                                    Keyword::rule,
                                    Keyword::table,
                                    Keyword::budget,
                                    Keyword::lot,
                                    Keyword::mandate,
                                    Keyword::competent,
                                    Keyword::delegation,
                                    Keyword::power_of_attorney,
                                    Keyword::reserved_to,
                                    Keyword::person,
                                    Keyword::request,
                                    Keyword::plan,
                                    Keyword::parameter,
                                    Keyword::judgement,
                                    Keyword::municipality,
                                    Keyword::body,
                                    Keyword::function,
                                    Keyword::provider,
                                    Keyword::volunteer,
                                    Keyword::organisation,
                                    Keyword::safeguard,
                                    Keyword::ladder,
                                    Keyword::ask_who,
                                    Keyword::ask_has,
                                    Keyword::ask_what,
                                    Keyword::ask_which,
                                    Keyword::ask_how_much,
                                    Keyword::ask_how,
                                    Keyword::ask_when,
                                    Keyword::ask_where,
                                    Keyword::ask_is};
constexpr std::size_t named_declarations = 3;  // where any could stand, only the first so many are named

std::string_view text_of(const Tree& tree, const Token& token) { return tree.text.substr(token.begin, token.end - token.begin); }

/// The next `count` words as they stand, with one space between; fewer where the text ends or a word is very long.
std::string words_from(const Tree& tree, const Token* at, std::size_t count) {
  std::string words;
  for (; count > 0 && at->kind != TokenKind::end && at->end - at->begin <= shown_characters; --count, ++at) {
    if (!words.empty()) words += ' ';
    words += text_of(tree, *at);
  }
  return words;
}

const Token* end_of(const Tree& tree) { return &tree.tokens.list.back(); }

std::string joined(const Phrase& phrase) {
  std::string words(phrase.words[0]);
  for (std::size_t i = 1; i < phrase.count; ++i) words += ' ' + std::string(phrase.words[i]);
  return words;
}

class Report {
 public:
  Report(const Reader& reader, const Tree& tree) : reader_(reader), tree_(tree) {
    collect(false);
    collect(true);
  }

  /// What could stand there, the most useful first.
  [[nodiscard]] std::string expected_list() const {
    std::vector<std::string> words(named_.begin(), named_.begin() + static_cast<std::ptrdiff_t>(std::min(named_.size(), most_named)));
    if (more_ || named_.size() > most_named) words.emplace_back("@more");
    return list_argument(words);
  }

  /// The keyword or phrase that was probably meant; empty if none is near. A phrase is compared with as many words as it has.
  [[nodiscard]] std::string meant() const {
    const Token* at = reader_.furthest;
    const std::string_view seen = text_of(tree_, *at);
    std::vector<std::string_view> single;
    for (const std::string_view candidate : candidates_) {
      const auto count = static_cast<std::size_t>(std::count(candidate.begin(), candidate.end(), ' ')) + 1;
      if (count == 1) single.push_back(candidate);
      else if (!nearest(words_from(tree_, at, count), {candidate}).empty()) return std::string(candidate);
    }
    // Of two that are equally near, the one that begins alike.
    std::stable_partition(single.begin(), single.end(), [&](std::string_view word) { return word.front() == seen.front(); });
    const std::string_view found = nearest(seen, single);
    return std::string(found == seen ? std::string_view() : found);
  }

  [[nodiscard]] bool only(std::string_view word) const { return !more_ && named_.size() == 1 && named_.front() == word; }
  [[nodiscard]] bool only_a_name() const { return reader_.count == 1 && reader_.seen[expected(TokenKind::name)]; }

 private:
  void collect(bool minor) {
    for (std::size_t i = 0; i < reader_.count; ++i) {
      const Expected what = reader_.order[i];
      if (reader_.minor[what] != minor) continue;
      if (what == any_declaration) {
        for (std::size_t k = 0; k < std::size(declarations); ++k) add(declarations[k], k < named_declarations);
        more_ = true;
      } else if (what < keyword_count) {
        add(static_cast<Keyword>(what), true);
      } else {
        named_.emplace_back(in_messages(static_cast<TokenKind>(what - keyword_count)));
      }
    }
  }
  void add(Keyword keyword, bool named) {
    const std::string_view words = spelling(keyword, tree_.tokens.language);
    candidates_.push_back(words);
    if (named && !starts_like_another(words)) named_.emplace_back(words);
  }
  /// Of phrases that begin alike ("is", "is niet") one is enough.
  [[nodiscard]] bool starts_like_another(std::string_view words) const {
    const std::string_view first = words.substr(0, words.find(' '));
    return std::any_of(named_.begin(), named_.end(), [&](const std::string& other) {
      return std::string_view(other).substr(0, other.find(' ')) == first;
    });
  }

  const Reader& reader_;
  const Tree& tree_;
  std::vector<std::string> named_;
  std::vector<std::string_view> candidates_;
  bool more_ = false;
};

}  // namespace

bool opens_declaration(const Token* at) {
  static const KeywordSet openers = [] {
    KeywordSet set;
    for (const Keyword keyword : declarations) set.set(static_cast<std::size_t>(keyword));
    set.reset(static_cast<std::size_t>(Keyword::rule));  // belong to their question
    set.reset(static_cast<std::size_t>(Keyword::table));
    return set;
  }();
  return at->kind == TokenKind::keyword && openers[static_cast<std::size_t>(at->keyword)];
}

namespace {

/// A phrase with one wrong word is no phrase, so its first word is read as a name or a shorter phrase and reading stops at
/// a later one: "ten lasten van". Looks for such a beginning shortly before; if there is one, `span` and `seen` become its
/// words.
std::string meant_phrase(const Reader& reader, const Tree& tree, Span& span, std::string& seen) {
  constexpr std::ptrdiff_t farthest = 2;
  constexpr std::size_t clearly_long = 10;  // letters; shorter ones are near each other by chance
  for (std::ptrdiff_t back = 1; back <= std::min(farthest, reader.furthest - reader.first); ++back) {
    const Token* begin = reader.furthest - back;
    const std::string_view first = text_of(tree, *begin);
    const WordEntry* entry = vocabulary(tree.tokens.language).find(first, word_hash(first));
    if (entry == nullptr) continue;  // also where it is a phrase already
    for (const Phrase& phrase : entry->phrases) {
      if (phrase.count <= back) continue;
      const std::string written = words_from(tree, begin, phrase.count);
      const std::string wanted = joined(phrase);
      if (wanted.size() < clearly_long || nearest(written, {wanted}).empty()) continue;
      span.begin = begin->begin;
      span.end = (begin + std::min<std::ptrdiff_t>(phrase.count, end_of(tree) - begin) - 1)->end;
      seen = written;
      return std::string(spelling(phrase.keyword, tree.tokens.language));
    }
  }
  return {};
}

}  // namespace

void report_unexpected(const Reader& reader, const Tree& tree, Diagnostics& diagnostics) {
  const Token& token = *reader.furthest;
  if (token.reported) return;
  const Report report(reader, tree);
  Span span{tree.document, token.begin, token.end};
  if (token.kind == TokenKind::end) {
    if (&token != reader.first) span.begin = span.end = (&token - 1)->end;  // where the file stops being rules
    diagnostics.add(DiagnosticKind::unexpected_end, span, {report.expected_list()});
    return;
  }
  const std::string_view seen = text_of(tree, token);
  const bool is_word = token.kind == TokenKind::name || token.kind == TokenKind::keyword;
  if (token.kind == TokenKind::keyword && report.only_a_name()) {
    diagnostics.add(DiagnosticKind::fixed_word_as_name, span, {std::string(seen)});
    return;
  }
  std::string words(seen);
  std::string meant = is_word ? report.meant() : std::string();
  std::string list = report.expected_list();
  if (meant.empty() && is_word) {
    meant = meant_phrase(reader, tree, span, words);
    if (!meant.empty()) list = list_argument({meant});
  }
  const std::string what = list_argument({shown(words, shown_characters)});
  const bool said_already = meant.empty() || report.only(meant) || list == list_argument({meant});
  if (said_already) diagnostics.add(DiagnosticKind::unexpected, span, {what, list});
  else diagnostics.add(DiagnosticKind::unexpected_did_you_mean, span, {what, list, meant});
}

}  // namespace klap::syntax
