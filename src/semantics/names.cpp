// Which names the rule set declares, and where; ids in name order.
#include <algorithm>
#include <map>

#include "analysis.hpp"
#include "sentences.hpp"

namespace klap::semantics {

namespace {

/// What stands behind the name, which is the first of its kind in the node, if that is a text.
std::optional<NodeRef> label_of(NodeRef node) {
  bool behind = false;
  for (const NodeRef c : node) {
    if (behind) return c.kind() == NodeKind::text ? std::optional(c) : std::nullopt;
    behind = c.kind() == NodeKind::name;
  }
  return std::nullopt;
}

void declare(Analysis& a, Kind kind, NodeRef node, NodeKind context, std::optional<QuestionId> question = {}) {
  if (const auto name = child(node, NodeKind::name))
    a.of(kind).push_back({name->text(), *name, node, context, question, {}, label_of(node), {}});
}

/// `functie A "…", B bij College`: the last name is the body they belong to.
void declare_functions(Analysis& a, NodeRef node) {
  const auto names = children(node, NodeKind::name);
  if (names.empty() || !a.follows(names.back(), Keyword::at)) return;
  auto& actors = a.of(Kind::actor);
  const std::size_t first = actors.size();
  for (const NodeRef c : node) {
    if (c.kind() == NodeKind::name && c.index() != names.back().index())
      actors.push_back({c.text(), c, node, NodeKind::functions, {}, {}, {}, names.back()});
    if (c.kind() == NodeKind::text && actors.size() > first) actors.back().label = c;
  }
}

void declare_fields(Analysis& a, NodeRef node) {
  for (const NodeRef field : node)
    if (field.kind() == NodeKind::field) declare(a, Kind::field, field, node.kind());
}

/// A rule, and the judgement by its name if it waits for one (clause 5.23).
void declare_rule(Analysis& a, NodeRef rule, std::optional<QuestionId> question) {
  declare(a, Kind::rule, rule, NodeKind::rule, question);
  const auto weighing = child(rule, NodeKind::weighing_clause);
  const auto name = child(rule, NodeKind::name);
  if (weighing && name)
    a.of(Kind::field)
        .push_back({name->text(), *name, *weighing, NodeKind::weighing_clause, {}, {}, label_of(rule), {}});
}

void declare_rules(Analysis& a, NodeRef node, std::optional<QuestionId> question) {
  if (question) a.questions.push_back({node, *question});
  for (const NodeRef rule : node) {
    if (rule.kind() == NodeKind::rule) declare_rule(a, rule, question);
    if (rule.kind() == NodeKind::table) declare(a, Kind::table, rule, NodeKind::table, question);
  }
}

/// The places of one sentence that is none of the language's own, and the one that says what it answers.
struct OwnSentence {
  std::vector<NodeRef> places;
  std::optional<NodeRef> asked;
};

/// Sentences by their plain form.
using OwnSentences = std::map<std::string, OwnSentence>;

void collect_question(Analysis& a, NodeRef node, OwnSentences& own) {
  const auto sentence = child(node, NodeKind::sentence);
  if (!sentence) return;
  const syntax::Tree& tree = a.tree_of(*sentence);
  const auto clause = child(node, NodeKind::answer_clause);
  if (const auto known = syntax::question_of(tree, *sentence)) {
    if (clause) a.add(DiagnosticKind::clause_of_own_question, *clause, {a.word(Keyword::answer, node)});
    return declare_rules(a, node, *known);
  }
  OwnSentence& here = own[syntax::plain_sentence(syntax::sentence_text(tree, *sentence))];
  here.places.push_back(node);
  if (clause && here.asked)
    a.add(DiagnosticKind::answer_twice, *clause, {a.word(Keyword::answer, node)});
  else if (clause)
    here.asked = node;
}

/// Declares the answers, so that each has its number, and then the rules under their questions.
void declare_own_questions(Analysis& a, const OwnSentences& own) {
  std::vector<OwnSentenceText> sentences;
  for (const auto& [plain, sentence] : own) {
    if (!sentence.asked) continue;
    const NodeRef written = *child(*sentence.asked, NodeKind::sentence);
    sentences.emplace_back(plain, syntax::sentence_text(a.tree_of(written), written));
    if (const auto name = child(*child(*sentence.asked, NodeKind::answer_clause), NodeKind::name))
      a.of(Kind::answer).push_back({name->text(), *name, *sentence.asked, NodeKind::question});
  }
  a.settle(Kind::answer);
  for (const auto& [plain, sentence] : own) {
    std::optional<QuestionId> question;
    if (sentence.asked)
      if (const auto name = child(*child(*sentence.asked, NodeKind::answer_clause), NodeKind::name))
        question = QuestionId::of_own(*a.find(Kind::answer, name->text()));
    for (const NodeRef node : sentence.places) {
      if (!sentence.asked && !child(node, NodeKind::unreadable))
        unknown_question(a, *child(node, NodeKind::sentence), sentences);
      declare_rules(a, node, question);
    }
  }
}

void collect(Analysis& a, NodeRef node, OwnSentences& own) {
  switch (node.kind()) {
    case NodeKind::source: return declare(a, Kind::source, node, node.kind());
    case NodeKind::municipality: return declare(a, Kind::municipality, node, node.kind());
    case NodeKind::body:
    case NodeKind::provider:
    case NodeKind::volunteer:
    case NodeKind::organisation: return declare(a, Kind::actor, node, node.kind());
    case NodeKind::functions: return declare_functions(a, node);
    case NodeKind::budget: return declare(a, Kind::budget, node, node.kind());
    case NodeKind::lot: return declare(a, Kind::lot, node, node.kind());
    case NodeKind::person_facts:
    case NodeKind::request_facts:
    case NodeKind::plan_facts: return declare_fields(a, node);
    case NodeKind::parameter:
      if (child(node, NodeKind::type)) return declare(a, Kind::parameter, node, node.kind());
      a.parameter_values.push_back(node);
      return;
    case NodeKind::judgement: return declare(a, Kind::field, node, node.kind());
    case NodeKind::term: return declare(a, Kind::term, node, node.kind());
    case NodeKind::safeguard: return declare(a, Kind::safeguard, node, node.kind());
    case NodeKind::competence: a.competences.push_back(node); return;
    case NodeKind::mandate: a.mandates.push_back(node); return;
    case NodeKind::delegation: a.delegations.push_back(node); return;
    case NodeKind::reservation: a.reservations.push_back(node); return;
    case NodeKind::ladder: a.ladders.push_back(node); return;
    case NodeKind::example:  // those of a library are its own
      if (a.folder_of(node) == 0) a.examples.push_back(node);
      return;
    case NodeKind::question: return collect_question(a, node, own);
    default: return;  // leaves and parts are no declarations
  }
}

/// Fields, parameters, own answers and terms share one space of names, and so do rules and tables; a fact called `wet`
/// would be taken for the answer of a question.
void check_fact_names(Analysis& a) {
  const auto twice = [&](Kind first, Kind second) {
    for (const Declaration& d : a.of(second)) {
      const auto other = a.find(first, d.key);
      if (!other) continue;
      a.add(DiagnosticKind::duplicate_name_first, a.of(first)[*other].name, {std::string(d.key)});
      a.add(DiagnosticKind::duplicate_name, d.name, {std::string(d.key)});
    }
  };
  twice(Kind::field, Kind::term);
  twice(Kind::field, Kind::parameter);
  twice(Kind::parameter, Kind::term);
  twice(Kind::field, Kind::answer);
  twice(Kind::parameter, Kind::answer);
  twice(Kind::answer, Kind::term);
  twice(Kind::rule, Kind::table);
  for (const Kind kind : {Kind::field, Kind::parameter, Kind::answer, Kind::term})
    for (const Declaration& d : a.of(kind))
      if (is_word(d.name, Keyword::act) || is_word(d.name, Keyword::right))
        a.add(DiagnosticKind::name_means_answer, d.name, {std::string(d.key)});
}

/// Rows are rules named after their table, with as many digits as the last, so that their order is that of their names.
void declare_rows(Analysis& a) {
  for (const Declaration& table : a.of(Kind::table)) {
    const auto rows = children(table.node, NodeKind::row);
    const std::size_t digits = std::to_string(rows.size()).size();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::string number = std::to_string(i + 1);
      a.row_names.push_back(std::string(table.key) + "/" + std::string(digits - number.size(), '0') + number);
      a.of(Kind::rule)
          .push_back({a.row_names.back(), table.name, rows[i], NodeKind::row, table.question, table.node, {}, {}});
    }
  }
}

}  // namespace

void collect_names(Analysis& a) {
  OwnSentences own;
  for (const syntax::Tree& tree : a.trees) {
    if (tree.nodes.empty()) continue;
    for (const NodeRef node : tree.root()) collect(a, node, own);
  }
  declare_own_questions(a, own);
  a.settle(Kind::table);
  declare_rows(a);
  for (std::size_t k = 0; k < kind_count; ++k)
    if (static_cast<Kind>(k) != Kind::table && static_cast<Kind>(k) != Kind::answer) a.settle(static_cast<Kind>(k));
  check_fact_names(a);
}

}  // namespace klap::semantics
