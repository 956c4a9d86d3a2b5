// What the files of one rule set say about themselves; any of them may say it, and they must agree.
#include <algorithm>
#include <map>

#include "analysis.hpp"

namespace klap::semantics {

namespace {

constexpr int last_municipality_code = 9999;

/// What the header clauses said so far; a second one that says something else is reported.
template <class T>
struct Said {
  std::optional<T> value;
  void say(Analysis& a, NodeRef clause, const T& now) {
    if (value && !(*value == now))
      a.add(DiagnosticKind::header_differs, clause);
    else
      value = now;
  }
};

struct Header {
  Said<std::string> name, version;
  Said<int> municipality;
  Said<Status> status;
  Said<Period> validity;
};

void read_language(Analysis& a, NodeRef clause) {
  const auto name = child(clause, NodeKind::name);
  if (!name) return;
  const bool dutch = a.tree_of(clause).tokens.language == Language::dutch;
  if (name->text() != (dutch ? "nl" : "en"))
    a.add(DiagnosticKind::language_differs, *name, {std::string(name->text()), dutch ? "nl" : "en"});
}

void read_clause(Analysis& a, NodeRef clause, Header& header) {
  switch (clause.kind()) {
    case NodeKind::version_clause:
      for (const NodeRef c : clause) header.version.say(a, clause, std::string(c.text()));
      return;
    case NodeKind::municipality_clause:
      if (const auto code = child(clause, NodeKind::integer)) {
        const std::int64_t n = read_integer(*code);
        if (n < 1 || n > last_municipality_code)
          a.add(DiagnosticKind::municipality_code_range, *code, {std::string(code->text())});
        else
          header.municipality.say(a, clause, static_cast<int>(n));
      }
      return;
    case NodeKind::status_clause:
      for (const NodeRef c : clause)
        header.status.say(a, clause, is_word(c, Keyword::adopted) ? Status::adopted : Status::concept_text);
      return;
    case NodeKind::validity:
      if (const auto period = read_validity(a, clause)) header.validity.say(a, clause, *period);
      return;
    case NodeKind::language_clause: read_language(a, clause); return;
    default: return;
  }
}

}  // namespace

void read_headers(Analysis& a) {
  std::map<std::uint32_t, Header> headers;
  headers[0];
  for (const syntax::Tree& tree : a.trees) {
    if (tree.nodes.empty()) continue;
    const auto node = child(tree.root(), NodeKind::header);
    if (!node) continue;
    Header& header = headers[a.folder_of(*node)];
    if (const auto name = child(*node, NodeKind::name)) {
      std::string text(name->text());
      if (!header.name.value)
        header.name.value = std::move(text);
      else if (*header.name.value != text)
        a.add(DiagnosticKind::rule_sets_differ, *name, {std::move(text), *header.name.value});
    }
    a.clauses_once(*node, {NodeKind::version_clause, NodeKind::municipality_clause, NodeKind::language_clause,
                           NodeKind::status_clause, NodeKind::validity});
    std::vector<NodeKind> seen;  // a second clause of one heading was reported as such
    for (const NodeRef clause : *node) {
      if (std::find(seen.begin(), seen.end(), clause.kind()) == seen.end()) read_clause(a, clause, header);
      seen.push_back(clause.kind());
    }
  }
  Header& header = headers[0];
  a.model.name = header.name.value.value_or("");
  a.model.version = header.version.value.value_or("");
  a.model.municipality = header.municipality.value.value_or(0);
  a.model.status = header.status.value.value_or(Status::concept_text);
  a.model.validity = header.validity.value.value_or(Period{});
  for (const auto& [folder, of_library] : headers) {
    if (folder == 0) continue;
    a.model.libraries.push_back({of_library.name.value.value_or(""), of_library.version.value.value_or("")});
    if (of_library.status.value != Status::adopted) a.model.status = Status::concept_text;
  }
  std::sort(a.model.libraries.begin(), a.model.libraries.end());
}

}  // namespace klap::semantics
