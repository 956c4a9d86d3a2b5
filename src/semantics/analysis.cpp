#include "analysis.hpp"

#include <algorithm>

#include <klap/base/limits.hpp>
#include <klap/syntax/sentences.hpp>

namespace klap::semantics {

namespace {

Keyword declared_with(const Declaration& d) {
  switch (d.context) {
    case NodeKind::municipality: return Keyword::municipality;
    case NodeKind::body: return Keyword::body;
    case NodeKind::functions: return Keyword::function;
    case NodeKind::provider: return Keyword::provider;
    case NodeKind::volunteer: return Keyword::volunteer;
    case NodeKind::organisation: return Keyword::organisation;
    case NodeKind::question: return Keyword::answer;
    case NodeKind::budget: return Keyword::budget;
    case NodeKind::lot: return Keyword::lot;
    case NodeKind::person_facts: return Keyword::person;
    case NodeKind::request_facts: return Keyword::request;
    case NodeKind::plan_facts: return Keyword::plan;
    case NodeKind::parameter: return Keyword::parameter;
    case NodeKind::weighing_clause:
    case NodeKind::judgement: return Keyword::judgement;
    case NodeKind::term: return Keyword::term;
    case NodeKind::rule: return Keyword::rule;
    case NodeKind::safeguard: return Keyword::safeguard;
    case NodeKind::row:
    case NodeKind::table: return Keyword::table;
    default: return Keyword::source;  // not a closed set: only nodes that declare names get here
  }
}

}  // namespace

Analysis::Analysis(const std::vector<syntax::Tree>& all_trees, Diagnostics& diagnostics, const Folders& folders,
                   Part part)
    : trees(all_trees), out(diagnostics), library(part == Part::library) {
  for (std::size_t i = 0; i < trees.size(); ++i) {
    const syntax::Tree& tree = trees[i];
    if (tree.document >= by_document_.size()) {
      by_document_.resize(tree.document + 1);
      folder_by_document_.resize(tree.document + 1);
    }
    by_document_[tree.document] = &tree;
    if (!folders.empty()) folder_by_document_[tree.document] = folders[i];
    for (const syntax::Node& node : tree.nodes) unreadable = unreadable || node.kind == NodeKind::unreadable;
  }
}

std::uint32_t Analysis::folder_of(NodeRef node) const { return folder_by_document_[node.span().document]; }

void Analysis::settle(Kind kind) {
  auto& list = of(kind);
  std::stable_sort(list.begin(), list.end(), [](const Declaration& x, const Declaration& y) { return x.key < y.key; });
  std::vector<Declaration> kept;
  kept.reserve(list.size());
  bool reported = false;
  for (const Declaration& d : list) {
    if (kept.empty() || kept.back().key != d.key) {
      kept.push_back(d);
      reported = false;
      continue;
    }
    if (!reported) add(DiagnosticKind::duplicate_name_first, kept.back().name, {std::string(d.key)});
    add(DiagnosticKind::duplicate_name, d.name, {std::string(d.key)});
    reported = true;
  }
  list = std::move(kept);
  auto& ids = ids_[static_cast<std::size_t>(kind)];
  ids.reserve(list.size());
  for (std::size_t i = 0; i < list.size(); ++i) ids.emplace(list[i].key, static_cast<std::uint32_t>(i));
}

std::optional<std::uint32_t> Analysis::find(Kind kind, std::string_view name) const {
  const auto& ids = ids_[static_cast<std::size_t>(kind)];
  const auto it = ids.find(name);
  if (it == ids.end()) return std::nullopt;
  return it->second;
}

std::vector<std::string_view> Analysis::names_of(std::initializer_list<Kind> kinds) const {
  std::vector<std::string_view> names;
  if (out.all().size() >= limits::diagnostics) return names;  // nobody will see the suggestion
  for (const Kind kind : kinds)
    for (const Declaration& d : of(kind)) names.push_back(d.key);
  return names;
}

void Analysis::unknown_name(NodeRef name, const std::string& declare_with,
                            const std::vector<std::string_view>& candidates) {
  if (unreadable) return;  // it may well be declared in what could not be read
  const std::string text(name.text());
  const bool seen = out.all().size() < limits::diagnostics;
  const std::string_view near = seen ? nearest(text, candidates) : std::string_view{};
  if (near.empty())
    add(DiagnosticKind::unknown_name, name, {text, declare_with});
  else
    add(DiagnosticKind::unknown_name_did_you_mean, name, {text, declare_with, std::string(near)});
}

std::string Analysis::what_is(std::string_view name, NodeRef at) const {
  for (std::size_t k = 0; k < kind_count; ++k)
    if (const auto id = find(static_cast<Kind>(k), name)) return word(declared_with(declared[k][*id]), at);
  return {};
}

void Analysis::not_found(NodeRef name, const std::string& declare_with,
                         const std::vector<std::string_view>& candidates) {
  const std::string found = what_is(name.text(), name);
  if (found.empty())
    unknown_name(name, declare_with, candidates);
  else
    add(DiagnosticKind::name_of_other_kind, name, {std::string(name.text()), found, declare_with});
}

std::uint32_t Analysis::look_up(Kind kind, NodeRef name) {
  if (const auto id = find(kind, name.text())) return *id;
  std::string with;
  switch (kind) {
    case Kind::source: with = word(Keyword::source, name); break;
    case Kind::municipality: with = word(Keyword::municipality, name); break;
    case Kind::actor: with = words({Keyword::body, Keyword::function, Keyword::provider}, name); break;
    case Kind::budget: with = word(Keyword::budget, name); break;
    case Kind::lot: with = word(Keyword::lot, name); break;
    case Kind::field: with = words({Keyword::person, Keyword::request, Keyword::judgement}, name); break;
    case Kind::parameter: with = word(Keyword::parameter, name); break;
    case Kind::answer: with = word(Keyword::answer, name); break;
    case Kind::term: with = word(Keyword::term, name); break;
    case Kind::rule: with = word(Keyword::rule, name); break;
    case Kind::table: with = word(Keyword::table, name); break;
    case Kind::safeguard: with = word(Keyword::safeguard, name); break;
  }
  not_found(name, with, names_of({kind}));
  return ActorId::none_index;
}

namespace {
Keyword keyword_of_actor(ActorKind kind) {
  switch (kind) {
    case ActorKind::body: return Keyword::body;
    case ActorKind::function: return Keyword::function;
    case ActorKind::provider: return Keyword::provider;
    case ActorKind::volunteer: return Keyword::volunteer;
    case ActorKind::organisation: return Keyword::organisation;
  }
  return Keyword::body;
}
}  // namespace

ActorId Analysis::actor(NodeRef name, std::initializer_list<ActorKind> kinds) {
  const auto wanted = [&] {
    std::string s;
    for (const ActorKind kind : kinds) {
      if (!s.empty()) s += ", ";
      s += word(keyword_of_actor(kind), name);
    }
    return s;
  };
  const auto found = find(Kind::actor, name.text());
  if (!found) {
    std::vector<std::string_view> candidates;
    if (out.all().size() < limits::diagnostics) {
      for (std::size_t i = 0; i < model.actors.size(); ++i)
        if (std::find(kinds.begin(), kinds.end(), model.actors[i].kind) != kinds.end())
          candidates.push_back(of(Kind::actor)[i].key);
    }
    not_found(name, wanted(), candidates);
    return {};
  }
  const ActorKind kind = model.actors[*found].kind;
  if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
    add(DiagnosticKind::name_of_other_kind, name,
        {std::string(name.text()), word(keyword_of_actor(kind), name), wanted()});
    return {};
  }
  return ActorId(*found);
}

SourceId Analysis::law(NodeRef name) {
  const SourceId id = source(name);
  if (!id.is_some()) return id;
  if (model.sources[id.index].kind == SourceKind::act) return id;
  add(DiagnosticKind::not_an_act, name, {std::string(name.text()), word(Keyword::act, name)});
  return {};
}

CaseDate Analysis::as_of(QuestionId question) const {
  return question.is_own() ? model.own_questions[question.own()].as_of : model.questions[question.index].as_of;
}

std::string Analysis::sentence(QuestionId question, Language language) const {
  return question.is_own() ? model.own_questions[question.own()].sentence
                           : std::string(syntax::sentence_of(question.kind(), language));
}

const std::vector<std::string>& choices_of(const Model& model, const Type& type) {
  static const std::vector<std::string> none;
  if (type.choices.is_some()) return model.fields[type.choices.index].choices;
  return type.answer < model.own_questions.size() ? model.own_questions[type.answer].choices : none;
}

std::string Analysis::word(Keyword keyword, NodeRef at) const {
  return std::string(syntax::spelling(keyword, tree_of(at).tokens.language));
}

std::string Analysis::words(std::initializer_list<Keyword> keywords, NodeRef at, std::string_view between) const {
  std::string s;
  for (const Keyword k : keywords) {
    if (!s.empty()) s += between;
    s += word(k, at);
  }
  return s;
}

const syntax::Tree& Analysis::tree_of(NodeRef node) const { return *by_document_[node.span().document]; }

bool Analysis::follows(NodeRef node, Keyword keyword) const {
  const syntax::Tree& tree = tree_of(node);
  const std::uint32_t first = tree.nodes[node.index()].first_token;
  if (first == 0) return false;
  const syntax::Token& before = tree.tokens.list[first - 1];
  return before.kind == syntax::TokenKind::keyword && before.keyword == keyword;
}

void Analysis::clauses_once(NodeRef node, std::initializer_list<NodeKind> once) {
  for (const NodeKind kind : once) {
    bool seen = false;
    for (const NodeRef c : node) {
      if (c.kind() != kind) continue;
      if (seen) add(DiagnosticKind::clause_repeated, c);
      seen = true;
    }
  }
}

std::string Analysis::describe(const Type& type, NodeRef at) const {
  switch (type.kind) {
    case TypeKind::boolean: return word(Keyword::yes_or_no, at);
    case TypeKind::date: return word(Keyword::type_date, at);
    case TypeKind::number: return word(Keyword::type_number, at);
    case TypeKind::municipality: return word(Keyword::municipality, at);
    case TypeKind::lot: return word(Keyword::lot, at);
    case TypeKind::provider: return word(Keyword::provider, at);
    case TypeKind::law: return word(Keyword::act, at);
    case TypeKind::person: return word(Keyword::person, at);
    case TypeKind::choice: {
      std::string s;
      for (const std::string& choice : choices_of(model, type)) {
        if (s.size() > limits::echoed_characters) return s + ", …";
        s += (s.empty() ? "" : ", ") + choice;
      }
      return s;
    }
    case TypeKind::money: {
      const std::string s = word(Keyword::type_money, at);
      switch (type.unit) {
        case MoneyUnit::once: return s;
        case MoneyUnit::per_week: return s + " " + word(Keyword::per_week, at);
        case MoneyUnit::per_month: return s + " " + word(Keyword::per_month, at);
        case MoneyUnit::per_year: return s + " " + word(Keyword::per_year, at);
      }
    }
  }
  return {};
}

bool same_type(const Type& a, const Type& b) {
  if (a.kind != b.kind) return false;
  if (a.kind == TypeKind::money) return a.unit == b.unit;
  if (a.kind == TypeKind::choice) return a.choices == b.choices && a.answer == b.answer;
  return true;
}

}  // namespace klap::semantics
