#include "atoms.hpp"

#include <algorithm>

#include <klap/source/utf8.hpp>

#include "words.hpp"

namespace klap::format {
namespace {

using syntax::Keyword;
using syntax::Node;
using syntax::NodeKind;
using syntax::TokenKind;
using syntax::Tree;

class Builder {
 public:
  Builder(const Tree& tree, const Meaning& meaning, const Trivia& trivia, Language language,
          const std::vector<bool>& quoted)
      : tree_(tree), meaning_(meaning), trivia_(trivia), language_(language), quoted_(quoted) {
    find_brackets();
  }

  Atoms build() {
    const auto count = static_cast<std::uint32_t>(tree_.tokens.list.size());
    atoms_.places.resize(count);
    for (std::uint32_t t = 0; t + 1 < count; ++t) add(t);
    take_comments(trivia_.leads.back().first_comment, trivia_.leads.back().end_comment);
    begin_atom(trivia_.leads.back());
    atoms_.list.back().source_column = 0;
    return std::move(atoms_);
  }

 private:
  const Tree& tree_;
  const Meaning& meaning_;
  const Trivia& trivia_;
  Language language_;
  const std::vector<bool>& quoted_;
  std::vector<bool> loose_;     // per token: a bracket of a condition, which stands by itself
  std::vector<bool> validity_;  // per token: opens a validity
  Atoms atoms_;
  std::vector<std::uint32_t> pending_;  // comments since the last atom
  bool open_ = false;                   // the last atom is a bracket that the next token stands against

  void find_brackets() {
    loose_.resize(tree_.tokens.list.size());
    validity_.resize(tree_.tokens.list.size());
    for (const Node& node : tree_.nodes) {
      if (node.kind == NodeKind::validity) validity_[node.first_token] = true;
      if (node.kind == NodeKind::brackets) loose_[node.first_token] = loose_[node.last_token - 1] = true;
    }
  }

  void take_comments(std::uint32_t first, std::uint32_t end) {
    for (; first < end; ++first) pending_.push_back(first);
  }

  /// A new atom, with the comments since the last one; the first of them may stand behind that.
  void begin_atom(const Lead& lead) {
    std::size_t first = 0;
    if (!pending_.empty() && !trivia_.comments[pending_.front()].own_line && !atoms_.list.empty()) {
      atoms_.list.back().trailing = static_cast<std::uint32_t>(atoms_.comments.size());
      atoms_.comments.push_back(trivia_.comments[pending_[first++]]);
    }
    Atom atom;
    atom.first_comment = static_cast<std::uint32_t>(atoms_.comments.size());
    for (; first < pending_.size(); ++first) atoms_.comments.push_back(trivia_.comments[pending_[first]]);
    atom.end_comment = static_cast<std::uint32_t>(atoms_.comments.size());
    atom.source_column = lead.column;
    atom.blank_before = lead.blank_before;
    atoms_.list.push_back(std::move(atom));
    pending_.clear();
  }

  [[nodiscard]] bool stands_against_what_is_before(std::uint32_t token) const {
    switch (tree_.tokens.list[token].kind) {
      case TokenKind::comma:
      case TokenKind::colon:
      case TokenKind::question_mark: return true;
      case TokenKind::close_bracket: return !loose_[token];
      default: return false;
    }
  }

  void add(std::uint32_t token) {
    const Lead& lead = trivia_.leads[token];
    take_comments(lead.first_comment, lead.inner_comment);
    const Role role = meaning_.roles[token];
    const bool joined =
        !atoms_.list.empty() && (open_ || role == Role::in_sentence || stands_against_what_is_before(token));
    open_ = false;
    if (!joined) begin_atom(lead);
    atoms_.places[token].atom = static_cast<std::uint32_t>(atoms_.list.size() - 1);
    if (role != Role::in_sentence) append(token, lead);
    atoms_.places[token].last_atom = static_cast<std::uint32_t>(atoms_.list.size() - 1);
    take_comments(lead.inner_comment, lead.end_comment);
    open_ = tree_.tokens.list[token].kind == TokenKind::open_bracket && !loose_[token];
  }

  void append(std::uint32_t token, const Lead& lead) {
    std::string word = spelled(token);
    if (!lead.article.empty() && takes_article(token, word)) {
      put(article_in(lead.article, tree_.tokens.language, language_, std::string(bare(word))) + " ");
    }
    TokenPlace& place = atoms_.places[token];
    place.begin = static_cast<std::uint32_t>(atoms_.list.back().text.size());
    place.length = static_cast<std::uint32_t>(word.size());
    const std::size_t space = word.find(' ');
    if (!validity_[token] || space == std::string::npos) return put(word);
    put(word.substr(0, space));  // `geldt` is what stands in the column of a lot, `van …` what it says
    begin_atom({});
    put(word.substr(space + 1));
  }
  void put(const std::string& text) {
    atoms_.list.back().text += text;
    atoms_.list.back().width += characters_in(text);
  }

  /// None before a sign, and not twice: `het meerdere` brings its own.
  [[nodiscard]] bool takes_article(std::uint32_t token, std::string_view word) const {
    const Role role = meaning_.roles[token];
    if (role == Role::sentence || role == Role::own_sentence || stands_against_what_is_before(token)) return false;
    const std::string_view first = word.substr(0, word.find(' '));
    return first.size() == word.size() || (first != "het" && first != "de" && first != "the");
  }

  /// `met de laagste prijs`, and `met het laagste tarief`.
  [[nodiscard]] std::string agreeing(std::string word, std::uint32_t token) const {
    const Keyword keyword = meaning_.keywords[token];
    const bool superlative = keyword == Keyword::with_lowest || keyword == Keyword::with_earliest ||
                             keyword == Keyword::with_highest || keyword == Keyword::with_latest;
    if (!superlative || language_ != Language::dutch || token + 1 >= tree_.tokens.list.size()) return word;
    constexpr std::string_view article = " de ";
    if (takes_het(bare(text_of(tree_, token + 1)))) word.replace(word.find(article), article.size(), " het ");
    return word;
  }

  [[nodiscard]] std::string spelled(std::uint32_t token) const {
    const std::string_view raw = text_of(tree_, token);
    switch (meaning_.roles[token]) {
      case Role::word: return agreeing(std::string(syntax::spelling(meaning_.keywords[token], language_)), token);
      case Role::own_name:
        if (quoted_[token]) return "`" + std::string(bare(raw)) + "`";
        return std::string(bare(raw));
      case Role::language: return std::string(code_of(language_));
      case Role::sentence: return std::string(syntax::sentence_of(meaning_.questions[token], language_));
      case Role::own_sentence: return meaning_.own_sentences.at(token);
      case Role::in_sentence:
      case Role::plain: break;
    }
    const TokenKind kind = tree_.tokens.list[token].kind;
    if (kind == TokenKind::money) return amount_in(raw, tree_.tokens.language, language_);
    if (kind == TokenKind::percent) return percent_in(raw, language_);
    return std::string(raw);
  }
};

}  // namespace

Atoms atoms_of(const Tree& tree, const Meaning& meaning, const Trivia& trivia, Language language,
               const std::vector<bool>& quoted) {
  return Builder(tree, meaning, trivia, language, quoted).build();
}

std::uint32_t characters_in(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !utf8::is_continuation(c); }));
}

}  // namespace klap::format
