// Safeguards: what may never, or must always, be in an answer (docs/semantics.md, clause 5.21).
#include "analysis.hpp"

namespace klap::semantics {

namespace {

std::optional<SomebodyKind> somebody_of(Keyword keyword) {
  switch (keyword) {
    case Keyword::resident: return SomebodyKind::resident;
    case Keyword::body: return SomebodyKind::any_body;
    case Keyword::function: return SomebodyKind::any_function;
    case Keyword::provider: return SomebodyKind::any_provider;
    case Keyword::volunteer: return SomebodyKind::any_volunteer;
    case Keyword::organisation: return SomebodyKind::any_organisation;
    case Keyword::person: return SomebodyKind::any_person;
    case Keyword::municipality: return SomebodyKind::any_municipality;
    default: return std::nullopt;  // not a closed set: only these stand there
  }
}

/// What the first word of a pattern means; of `opdracht` what stands behind it tells.
void read_kind(Analysis& a, Keyword first, NodeRef somebody, Pattern& pattern) {
  switch (first) {
    case Keyword::decided_by: pattern.kind = PatternKind::decides; return;
    case Keyword::copy_to: pattern.kind = PatternKind::copied; return;
    case Keyword::addressee: pattern.kind = PatternKind::addressed; return;
    case Keyword::direction: pattern.kind = PatternKind::directs; return;
    case Keyword::letter: pattern.obligation = ObligationKind::letter; break;
    case Keyword::forwarding: pattern.obligation = ObligationKind::forwarding; break;
    case Keyword::order:
      if (a.follows(somebody, Keyword::by)) {
        pattern.kind = PatternKind::orders;
        return;
      }
      pattern.obligation = ObligationKind::order;
      break;
    default: pattern.obligation = ObligationKind::message; break;
  }
  pattern.kind = PatternKind::obliged;
}

std::optional<Pattern> read_pattern(Analysis& a, NodeRef node) {
  Pattern pattern;
  const auto first = keyword_of(*node.begin());
  const auto name = child(node, NodeKind::name);
  if (!first) return std::nullopt;
  if (*first == Keyword::charged_to) {
    if (name) pattern.budget = a.budget(*name);
    return pattern.budget.is_some() ? std::optional(pattern) : std::nullopt;
  }
  const auto somebody = child(node, NodeKind::somebody);
  if (!somebody) return std::nullopt;
  read_kind(a, *first, *somebody, pattern);
  if (name) {
    check_message(a, *name);
    pattern.message = std::string(name->text());
  }
  const NodeRef who = *somebody->begin();
  if (who.kind() == NodeKind::name) {
    pattern.actor = a.actor(who);
    if (!pattern.actor.is_some()) return std::nullopt;
  } else if (const auto keyword = keyword_of(who)) {
    pattern.somebody = somebody_of(*keyword).value_or(SomebodyKind::resident);
  }
  if (pattern.kind == PatternKind::directs && pattern.somebody == SomebodyKind::resident) {
    a.add(DiagnosticKind::direction_reads_one, who, {std::string(who.text())});
    return std::nullopt;
  }
  return pattern;
}

void read_patterns(Analysis& a, NodeRef node, Safeguard& safeguard) {
  bool several = false;
  for (const NodeRef written : children(node, NodeKind::pattern)) {
    auto pattern = read_pattern(a, written);
    if (!pattern) continue;
    const QuestionKind question = question_of(pattern->kind);
    if (safeguard.patterns.empty()) safeguard.question = question;
    if (question != safeguard.question && !several) {
      const Language language = a.tree_of(node).tokens.language;
      a.add(DiagnosticKind::safeguard_questions, written,
            {safeguard.name, a.sentence(safeguard.question, language), a.sentence(question, language)});
      several = true;
    }
    safeguard.patterns.push_back(std::move(*pattern));
  }
}

Safeguard read_safeguard(Analysis& a, const Declaration& d, std::uint32_t id) {
  Safeguard safeguard;
  safeguard.name = std::string(d.key);
  safeguard.span = d.name.span();
  if (d.label) safeguard.label = read_text(*d.label);
  a.clauses_once(d.node, {NodeKind::because_clause, NodeKind::validity, NodeKind::known_from_clause});
  if (const auto patterns = child(d.node, NodeKind::patterns)) {
    safeguard.always = a.follows(*patterns, Keyword::always);
    read_patterns(a, *patterns, safeguard);
  }
  Analysis::Root root{Analysis::Root::Of::safeguard, id, 0, 0, safeguard.span};
  safeguard.condition = whole_condition(a, d.node, a.as_of(safeguard.question), root);
  if (!safeguard.patterns.empty()) a.roots.push_back(root);  // else it is not known of what question it is
  safeguard.grounds = read_grounds(a, d.node);
  if (const auto clause = child(d.node, NodeKind::because_clause))
    if (const auto text = child(*clause, NodeKind::text)) safeguard.reason = read_text(*text);
  safeguard.validity = validity_of(a, d.node);
  safeguard.known_from = known_from_of(d.node);
  return safeguard;
}

}  // namespace

void read_safeguards(Analysis& a) {
  const auto& declared = a.of(Kind::safeguard);
  for (std::size_t i = 0; i < declared.size(); ++i)
    a.model.safeguards.push_back(read_safeguard(a, declared[i], static_cast<std::uint32_t>(i)));
}

}  // namespace klap::semantics
