// One file: its header and declarations one by one, and how reading goes on behind what cannot be read.
#include <algorithm>
#include <string>

#include "grammar.hpp"

namespace klap::syntax {
namespace {

bool is_keyword(const Token* at, Keyword keyword) { return at->kind == TokenKind::keyword && at->keyword == keyword; }

bool opens_question(const Token* at) {
  return at->kind == TokenKind::keyword && asks(at->keyword);
}

bool answers_question(const Token* at) { return is_keyword(at, Keyword::rule) || is_keyword(at, Keyword::table); }

class FileParser {
 public:
  FileParser(Tree& tree, Diagnostics& diagnostics)
      : tree_(tree), diagnostics_(diagnostics), reader_(tree.tokens, tree.nodes), at_(reader_.first),
        end_(reader_.first + tree.tokens.list.size() - 1) {}

  void run();

 private:
  void read_header();
  void read_one();
  void read_question();
  void close_question();
  void start(const Token* at);
  void skip(const Token* opening);
  [[nodiscard]] bool report_columns();
  [[nodiscard]] bool is_start(const Token* at, Keyword opening) const;
  [[nodiscard]] bool first_on_line(const Token* at) const;
  void report(DiagnosticKind kind, const Token* at, std::vector<std::string> arguments = {}) {
    diagnostics_.add(kind, {tree_.document, at->begin, at->end}, std::move(arguments));
  }
  /// Instead of what skip() would say of this place.
  void say(DiagnosticKind kind, const Token* at, std::vector<std::string> arguments = {}) {
    if (at != reported_) report(kind, at, std::move(arguments));
    reported_ = at;
    reader_.move_to(at);
  }

  Tree& tree_;
  Diagnostics& diagnostics_;
  Reader reader_;
  const Token* at_;
  const Token* end_;               // the token of that kind
  const Token* reported_ = nullptr;  // where the last syntax diagnostic was given
  std::size_t question_ = 0;       // the open question node; 0 = none
};

void FileParser::run() {
  tree_.nodes.reserve(tree_.tokens.list.size() + 16);
  tree_.nodes.push_back({NodeKind::file, 0, 0, 0});
  if (at_ == end_) {
    if (!tree_.tokens.refused) report(DiagnosticKind::empty_file, at_);
  } else {
    read_header();
    while (at_ != end_) read_one();
    close_question();
  }
  reader_.close(0, end_);
  tree_.steps = reader_.steps;
}

void FileParser::start(const Token* at) {
  // What was possible at this very place in the declaration before is still worth naming.
  if (reader_.furthest < at) reader_.move_to(at);
  reader_.failed = false;
  reader_.levels = 0;
  reader_.row = nullptr;
  reader_.too_deep = nullptr;
}

void FileParser::read_header() {
  if (is_keyword(at_, Keyword::rule_set)) {
    const Token* opening = at_;
    start(at_);
    if (!read_declaration(reader_, at_, end_)) skip(opening);
    return;
  }
  if (!at_->reported) {
    const std::string_view seen = tree_.text.substr(at_->begin, at_->end - at_->begin);
    say(DiagnosticKind::no_rule_set, at_, {list_argument({shown(seen, 40)})});
  }
  if (opens_declaration(at_)) return;
  start(at_);
  skip(at_);
}

void FileParser::read_one() {
  start(at_);
  const Token* opening = at_;
  if (opens_question(at_)) return read_question();
  const bool rule = question_ != 0 && answers_question(at_);
  if (!rule && !opens_declaration(at_)) {
    const std::string opener(spelling(Keyword::rule_set, tree_.tokens.language));
    if (answers_question(at_)) say(DiagnosticKind::rule_without_question, at_);
    else if (is_keyword(at_, Keyword::rule_set)) say(DiagnosticKind::second_rule_set, at_, {opener});
    else reader_.miss(at_, any_declaration);
    return skip(opening);
  }
  if (!rule) close_question();
  if (!read_declaration(reader_, at_, end_)) skip(opening);
}

void FileParser::read_question() {
  close_question();
  const Token* opening = at_;
  const Token* mark = at_;
  const Token* furthest = at_ + std::min<std::ptrdiff_t>(end_ - at_, longest_sentence);
  while (mark != furthest && mark->kind != TokenKind::question_mark && !answers_question(mark)) ++mark;
  if (mark->kind != TokenKind::question_mark) {
    say(DiagnosticKind::question_without_mark, opening, {std::string(spelling(Keyword::rule, tree_.tokens.language))});
    return skip(opening);
  }
  question_ = tree_.nodes.size();
  tree_.nodes.push_back({NodeKind::question, reader_.index(opening), 0, 0});
  const auto sentence_end = static_cast<std::uint32_t>(tree_.nodes.size() + 1);
  tree_.nodes.push_back({NodeKind::sentence, reader_.index(opening), reader_.index(mark + 1), sentence_end});
  at_ = mark + 1;
  start(at_);
  reader_.miss(at_, expected(Keyword::rule));
  if (!read_question_clauses(reader_, at_, end_)) skip(at_);
}

void FileParser::close_question() {
  if (question_ != 0) reader_.close(question_, at_);
  question_ = 0;
}

bool FileParser::first_on_line(const Token* at) const {
  if (at == reader_.first) return true;
  const std::size_t begin = (at - 1)->end;
  return tree_.text.substr(begin, at->begin - begin).find_first_of("\r\n") != std::string_view::npos;
}

/// Does reading go on here, behind a declaration that began with `opening` and could not be read?
bool FileParser::is_start(const Token* at, Keyword opening) const {
  if (at->kind != TokenKind::keyword) return false;
  if (answers_question(at)) return question_ != 0 && first_on_line(at);
  if (!opens_declaration(at)) return false;
  // Facts of an example begin with the words that also open these.
  if (opening == Keyword::example && (at->keyword == Keyword::judgement || at->keyword == Keyword::request ||
                                      at->keyword == Keyword::person || at->keyword == Keyword::plan))
    return false;
  if (at->soft) {
    const Token* next = at + 1;
    const bool named = next->kind == TokenKind::name || next->kind == TokenKind::text || next->kind == TokenKind::wrong ||
                       is_keyword(next, Keyword::of) || (next->kind == TokenKind::keyword && next->soft);
    if (!named) return false;
  }
  return first_on_line(at);
}

/// A row with more or fewer cells than the table has heads is called that: what stands there instead tells nobody anything.
bool FileParser::report_columns() {
  const Token* row = reader_.row;
  if (row == nullptr || !reader_.failed) return false;
  std::size_t cells = 0;
  const Token* at = row + 1;
  for (; at < end_; ++at) {
    if (at->kind != TokenKind::bar) {
      if (first_on_line(at)) break;  // the last row is followed by something else
      continue;
    }
    if ((at - 1)->kind == TokenKind::bar) break;  // the next row
    ++cells;
  }
  const std::size_t wanted = reader_.columns + 1;      // with the answer …
  if (cells == wanted || cells == wanted + 1) return false;  // … and perhaps the legal basis
  const Token* last = at - 1;
  diagnostics_.add(DiagnosticKind::row_columns, {tree_.document, row->begin, last->end},
                   {std::to_string(cells), std::to_string(wanted)});
  return true;
}

/// Says why, makes an unreadable node of it and goes to where reading can go on.
void FileParser::skip(const Token* opening) {
  if (reader_.too_deep != nullptr) {
    reader_.furthest = reader_.too_deep;
    report(DiagnosticKind::nesting_too_deep, reader_.too_deep,
           {std::to_string(limits::nesting_levels), std::string(spelling(Keyword::term, tree_.tokens.language))});
  } else if (reader_.furthest != reported_ && report_columns()) {
    // said
  } else if (reader_.furthest != reported_) {
    report_unexpected(reader_, tree_, diagnostics_);
  }
  reported_ = reader_.furthest;

  const Keyword word = opening->kind == TokenKind::keyword ? opening->keyword : Keyword::rule_set;
  at_ = std::max(opening + 1, reader_.furthest);
  while (at_ < end_ && !is_start(at_, word)) ++at_;
  at_ = std::min(at_, end_);

  const std::size_t node = tree_.nodes.size();
  tree_.nodes.push_back({NodeKind::unreadable, reader_.index(opening), 0, 0});
  for (const Token* token = opening; token != at_; ++token) {
    if (token->kind == TokenKind::name || (token->kind == TokenKind::keyword && token->soft)) reader_.leaf(NodeKind::name, token);
  }
  reader_.close(node, at_);
}

}  // namespace

Tree parse(const Document& document, std::uint32_t document_index, Diagnostics& diagnostics) {
  Tree tree;
  tree.text = document.text();
  tree.document = document_index;
  tree.tokens = lex(document, document_index, diagnostics);
  FileParser(tree, diagnostics).run();
  return tree;
}

}  // namespace klap::syntax
