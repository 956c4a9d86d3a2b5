#include <klap/format/format.hpp>

#include <map>
#include <set>

#include <klap/syntax/literate.hpp>

#include "formatter.hpp"
#include "page.hpp"

namespace klap::format {
namespace {

using syntax::NodeKind;
using syntax::NodeRef;
using syntax::Tree;

void append(const Diagnostics& some, Diagnostics& all) {
  for (const Diagnostic& one : some.all()) all.add(one.kind, one.span, one.arguments);
  // What was not kept is counted: there are so many of the same file that the list is full by now.
  for (std::size_t i = 0; i < some.not_shown(); ++i) all.add(some.all().back().kind, some.all().back().span);
}

/// Nothing, and its diagnostics, where a document has errors.
std::optional<Tree> read(const Document& document, std::uint32_t index, Diagnostics& diagnostics) {
  Diagnostics own;
  Tree tree = syntax::parse(document, index, own);
  append(own, diagnostics);
  if (own.has_errors()) return std::nullopt;
  return tree;
}

// ---- translating

/// What the files of one rule set say that matters to a translation of each.
struct Said {
  std::set<std::string> values;         // the names that can be the value of a fact
  std::set<std::string> own_questions;  // the plain sentences of the questions it asks itself
  bool uses = false;                    // it uses libraries, and so may mean what they say
};
using ByRuleSet = std::map<std::string, Said, std::less<>>;

std::string plain(const Tree& tree, NodeRef sentence) {
  return syntax::plain_sentence(syntax::sentence_text(tree, sentence));
}

std::string name_of_set(const Tree& tree) {
  for (const NodeRef declaration : tree.root()) {
    if (declaration.kind() == NodeKind::header && declaration.begin() != declaration.end()) {
      return std::string((*declaration.begin()).text());
    }
  }
  return {};
}

void collect(const Tree& tree, Said& said) {
  std::set<std::string>& names = said.values;
  for (std::uint32_t n = 0; n < tree.nodes.size(); ++n) {
    const NodeRef node(tree, n);
    switch (node.kind()) {
      case NodeKind::source:
      case NodeKind::municipality:
      case NodeKind::provider:
      case NodeKind::lot: names.emplace((*node.begin()).text()); break;
      case NodeKind::type:
        for (const NodeRef choice : node) {
          if (choice.kind() == NodeKind::name) names.emplace(choice.text());
        }
        break;
      case NodeKind::question:
        for (const NodeRef clause : node) {
          if (clause.kind() == NodeKind::answer_clause) said.own_questions.insert(plain(tree, *node.begin()));
        }
        break;
      case NodeKind::uses_clause: said.uses = true; break;
      default: break;
    }
  }
}

/// What is said by all that is given: where a library stands is not looked up, and any of these may be one.
Said together(const ByRuleSet& sets) {
  Said all;
  for (const auto& [name, said] : sets) {
    all.values.insert(said.values.begin(), said.values.end());
    all.own_questions.insert(said.own_questions.begin(), said.own_questions.end());
  }
  return all;
}

/// A question nobody knows cannot be asked in another language; nor can a word be translated that may be a name. The
/// sentence of a question that the rule set asks itself is a text, and stays as it is.
bool can_translate(const File& file, const Said& said, Language language, Diagnostics& diagnostics) {
  bool can = true;
  const auto refuse = [&](DiagnosticKind kind, Span span, std::vector<std::string> arguments) {
    diagnostics.add(kind, span, std::move(arguments));
    can = false;
  };
  for (std::uint32_t n = 0; n < file.tree.nodes.size(); ++n) {
    const NodeRef node(file.tree, n);
    if (node.kind() != NodeKind::sentence) continue;
    const bool known = file.meaning.roles[file.tree.nodes[n].first_token] == Role::sentence;
    if (!known && !said.own_questions.contains(plain(file.tree, node))) {
      refuse(DiagnosticKind::unknown_question, node.span(), {});
    }
  }
  for (const std::uint32_t token : file.meaning.answers) {
    const syntax::Token& t = file.tree.tokens.list[token];
    for (const Language either : {file.tree.tokens.language, language}) {
      const std::string word(syntax::spelling(file.meaning.keywords[token], either));
      if (!said.values.contains(word)) continue;
      refuse(DiagnosticKind::word_is_also_a_name, {file.tree.document, t.begin, t.end}, {word});
      break;
    }
  }
  return can;
}

}  // namespace

std::vector<std::optional<std::string>> format(const Documents& documents, std::optional<Language> language,
                                               Diagnostics& diagnostics) {
  std::vector<std::optional<File>> files(documents.size());
  ByRuleSet said;
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    auto tree = read(documents[d], d, diagnostics);
    if (!tree) continue;
    if (language) collect(*tree, said[name_of_set(*tree)]);
    files[d].emplace(std::move(*tree));
  }
  const Said all = together(said);
  std::vector<std::optional<std::string>> texts(documents.size());
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    if (!files[d]) continue;
    const File& file = *files[d];
    const Language to = language.value_or(file.tree.tokens.language);
    const bool translates = to != file.tree.tokens.language;
    if (translates) {
      const Said& own = said[name_of_set(file.tree)];
      if (!can_translate(file, own.uses ? all : own, to, diagnostics)) continue;
    }
    const bool is_page = syntax::is_literate(documents[d].name());
    texts[d] = is_page ? write_page(documents[d], d, to, diagnostics) : write(documents[d], file, to, diagnostics);
    files[d].reset();  // a rule set may be large
  }
  return texts;
}

bool says_the_same(const Document& document, std::uint32_t document_index, std::string_view text,
                   Diagnostics& diagnostics) {
  auto before = read(document, document_index, diagnostics);
  if (!before) return false;
  const Document other(document.name(), std::string(text));
  Diagnostics errors;
  auto after = read(other, document_index, errors);
  const bool same = after && !difference(File(std::move(*before)).side(), File(std::move(*after)).side());
  if (!same) diagnostics.add(DiagnosticKind::format_unsafe, {document_index, 0, 0}, {document.name()});
  return same;
}

}  // namespace klap::format
