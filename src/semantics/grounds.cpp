// Grounds: a source and the place in it.
#include <algorithm>

#include "analysis.hpp"

namespace klap::semantics {

namespace {

/// All behind the name, in one spelling for both languages, so that the model does not depend on the language.
std::string article_of(NodeRef ground) {
  std::string article;
  bool first = true;
  for (const NodeRef c : ground) {
    if (first) {
      first = false;
      continue;
    }
    if (!article.empty()) article += ' ';
    if (is_word(c, Keyword::paragraph))
      article += "lid";
    else if (is_word(c, Keyword::under))
      article += "onder";
    else
      article += c.text();
  }
  return article;
}

}  // namespace

std::vector<Ground> read_grounds(Analysis& a, NodeRef declaration, NodeKind clause) {
  std::vector<Ground> grounds;
  for (const NodeRef list : declaration) {
    if (list.kind() != clause) continue;
    for (const NodeRef ground : list) {
      if (ground.kind() != NodeKind::ground) continue;
      const auto name = child(ground, NodeKind::name);
      if (name) grounds.push_back({a.source(*name), article_of(ground)});
    }
  }
  std::sort(grounds.begin(), grounds.end(), [](const Ground& x, const Ground& y) {
    return x.source != y.source ? x.source < y.source : x.article < y.article;
  });
  grounds.erase(std::unique(grounds.begin(), grounds.end()), grounds.end());
  return grounds;
}

std::optional<Checked> read_certainty(Analysis& a, NodeRef declaration) {
  a.clauses_once(declaration, {NodeKind::certainty_clause});
  const auto clause = child(declaration, NodeKind::certainty_clause);
  if (!clause) return std::nullopt;
  Checked checked;
  for (const NodeRef c : *clause) {
    if (is_word(c, Keyword::excerpt)) checked.certainty = Certainty::excerpt;
    if (is_word(c, Keyword::presumed)) checked.certainty = Certainty::assumed;
    if (c.kind() == NodeKind::date) checked.on = read_date(c);
  }
  return checked;
}

std::vector<SourceId> read_laws(Analysis& a, NodeRef law_list) {
  std::vector<SourceId> laws;
  for (const NodeRef name : law_list)
    if (const SourceId id = a.law(name); id.is_some()) laws.push_back(id);
  std::sort(laws.begin(), laws.end());
  laws.erase(std::unique(laws.begin(), laws.end()), laws.end());
  return laws;
}

DecisionKinds read_kinds(NodeRef kind_list) {
  DecisionKinds kinds;
  for (const NodeRef c : kind_list)
    if (const auto keyword = keyword_of(c))
      if (const auto kind = decision_kind_of(*keyword)) kinds.set(static_cast<std::size_t>(*kind));
  return kinds;
}

}  // namespace klap::semantics
