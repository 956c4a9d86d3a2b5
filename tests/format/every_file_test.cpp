// What holds for every file that can be read, whatever is in it.
#include "format/formatting.hpp"

#include <array>
#include <set>

#include <klap/syntax/tree.hpp>

using namespace klap;
using klap::syntax::NodeKind;
using klap::syntax::NodeRef;
using klap::test::formatted;
using klap::test::in_dutch;
using klap::test::in_english;

namespace {

bool is_dutch(const std::string& text) {
  Diagnostics diagnostics;
  return syntax::parse(Document("x.klap", text), 0, diagnostics).tokens.language == Language::dutch;
}

/// What stands on a line with something before it: rows have columns, and these clauses belong to what is before them.
const std::set<NodeKind> rows = {NodeKind::source,    NodeKind::municipality, NodeKind::body,     NodeKind::provider,
                                 NodeKind::volunteer, NodeKind::budget,       NodeKind::functions};
const std::set<NodeKind> in_line = {NodeKind::rung,
                                    NodeKind::explanation_clause,
                                    NodeKind::exception_clause,
                                    NodeKind::deviation_clause,
                                    NodeKind::weighing_clause,
                                    NodeKind::evaluation_clause,
                                    NodeKind::submandate_clause,
                                    NodeKind::type};

/// An article may stand before it.
bool begins_line(const syntax::Tree& tree, std::uint32_t token) {
  const std::string before(tree.text.substr(0, tree.tokens.list[token].begin));
  std::string line = before.substr(before.rfind('\n') + 1);
  line.erase(0, std::min(line.find_first_not_of(' '), line.size()));
  return std::set<std::string>{"", "de ", "het ", "een ", "the ", "a ", "an "}.contains(line);
}
bool is_word_by_itself(const syntax::Tree& tree, NodeRef declaration, std::uint32_t token) {
  if (tree.tokens.list[token].kind != syntax::TokenKind::keyword) return false;
  for (const NodeRef child : declaration) {
    const syntax::Node& node = tree.nodes[child.index()];
    if (token >= node.first_token && token < node.last_token) return false;
  }
  return true;
}

/// A clause of a kind that nobody thought of here must be on a line of its own, unless a word before it opens it.
void check_clauses(const syntax::Tree& tree, NodeRef declaration) {
  if (rows.contains(declaration.kind())) return;
  for (const NodeRef clause : declaration) {
    if (clause.kind() <= NodeKind::word || clause.kind() == NodeKind::sentence || in_line.contains(clause.kind()))
      continue;
    std::uint32_t token = tree.nodes[clause.index()].first_token;
    if (tree.tokens.list[token].kind == syntax::TokenKind::comma) ++token;
    if (token > 0 && is_word_by_itself(tree, declaration, token - 1) && clause.kind() != NodeKind::condition &&
        clause.kind() != NodeKind::field) {
      continue;
    }
    const bool behind_if = declaration.kind() == NodeKind::rule || declaration.kind() == NodeKind::safeguard;
    if (token > 0 && clause.kind() == NodeKind::condition && behind_if) continue;
    INFO(syntax::to_name(clause.kind()) << " in " << syntax::to_name(declaration.kind()));
    CHECK(begins_line(tree, token));
  }
}

}  // namespace

TEST_CASE("every kind of node is formatted in some file, and every clause has a line or a place in one") {
  std::set<NodeKind> seen;
  for (const auto& path : test::readable_files()) {
    INFO(path.string());
    const Document document("x.klap", formatted(test::read_text(path)));
    Diagnostics diagnostics;
    const syntax::Tree tree = syntax::parse(document, 0, diagnostics);
    for (std::uint32_t n = 0; n < tree.nodes.size(); ++n) seen.insert(tree.nodes[n].kind);
    for (const NodeRef declaration : tree.root()) {
      check_clauses(tree, declaration);
      for (const NodeRef rule : declaration) {
        if (rule.kind() == NodeKind::rule) check_clauses(tree, rule);
      }
    }
  }
  std::string missing;
#define KLAP_NODE(kind) \
  if (!seen.contains(NodeKind::kind)) missing += #kind "\n";
#include <klap/syntax/node_kinds.def>
#undef KLAP_NODE
  CHECK(missing == "unreadable\n");
}

TEST_CASE("every file: formatted, it reads as the same rules, and formatting again changes nothing") {
  const auto files = test::readable_files();
  REQUIRE(files.size() > 60);
  for (const auto& path : files) {
    INFO(path.string());
    const std::string text = test::read_text(path);
    const std::string once = formatted(text);
    Diagnostics diagnostics;
    CHECK(format::says_the_same(Document("x.klap", text), 0, once, diagnostics));
    CHECK(formatted(once) == once);
  }
}

TEST_CASE("every file: in the other language and back it is what it was") {
  std::size_t translated = 0;
  for (const auto& path : test::readable_files()) {
    INFO(path.string());
    const std::string once = formatted(test::read_text(path));
    const auto there = test::try_format(once, is_dutch(once) ? Language::english : Language::dutch);
    if (!there.text) {  // a question nobody knows
      CHECK(there.diagnostics.all().front().kind == DiagnosticKind::unknown_question);
      continue;
    }
    ++translated;
    Diagnostics diagnostics;
    CHECK(format::says_the_same(Document("x.klap", once), 0, *there.text, diagnostics));
    CHECK(formatted(*there.text) == *there.text);
    CHECK((is_dutch(once) ? in_dutch(*there.text) : in_english(*there.text)) == once);
  }
  CHECK(translated > 60);
}

TEST_CASE("every file: no line ends with a space, no two empty lines, one line end at the end") {
  for (const auto& path : test::readable_files()) {
    INFO(path.string());
    const std::string text = formatted(test::read_text(path));
    CHECK(text.find(" \n") == std::string::npos);
    CHECK(text.find("\n\n\n") == std::string::npos);
    CHECK(text.ends_with('\n'));
    CHECK_FALSE(text.ends_with("\n\n"));
    CHECK(text.find('\t') == std::string::npos);
  }
}
