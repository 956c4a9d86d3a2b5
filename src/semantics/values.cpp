// Values that are written out: literals, and names that mean a value of the type asked for.
#include <klap/base/limits.hpp>

#include "analysis.hpp"

namespace klap::semantics {

namespace {

/// The value of a leaf that is no name; none if it is not of the type.
std::optional<Value> literal_value(NodeRef leaf, const Type& type) {
  switch (type.kind) {
    case TypeKind::boolean:
      if (is_word(leaf, Keyword::yes)) return Value::boolean(true);
      if (is_word(leaf, Keyword::no)) return Value::boolean(false);
      return std::nullopt;
    case TypeKind::date:
      if (leaf.kind() == NodeKind::date)
        if (const auto date = read_date(leaf)) return Value::date(*date);
      return std::nullopt;
    case TypeKind::money:
      if (leaf.kind() == NodeKind::money)
        if (const auto money = read_money(leaf)) return Value::money(*money);
      return std::nullopt;
    case TypeKind::number:
      if (leaf.kind() == NodeKind::integer) return Value::number(read_integer(leaf));
      return std::nullopt;
    case TypeKind::municipality:
    case TypeKind::choice:
    case TypeKind::lot:
    case TypeKind::provider:
    case TypeKind::law:
    case TypeKind::person: return std::nullopt;
  }
  return std::nullopt;
}

bool is_name_like(NodeRef leaf) {
  return leaf.kind() == NodeKind::name || (leaf.kind() == NodeKind::word && leaf.token().soft);
}

}  // namespace

bool has_names(TypeKind kind) {
  switch (kind) {
    case TypeKind::choice:
    case TypeKind::municipality:
    case TypeKind::lot:
    case TypeKind::provider:
    case TypeKind::law: return true;
    case TypeKind::boolean:
    case TypeKind::date:
    case TypeKind::money:
    case TypeKind::number:
    case TypeKind::person: return false;
  }
  return false;
}

std::optional<Value> named_value(const Analysis& a, const Type& type, std::string_view name) {
  switch (type.kind) {
    case TypeKind::choice: {
      if (!type.choices.is_some() && type.answer >= a.answer_choice_ids.size()) return std::nullopt;
      const auto& ids = type.choices.is_some() ? a.choice_ids[type.choices.index] : a.answer_choice_ids[type.answer];
      const auto it = ids.find(name);
      if (it == ids.end()) return std::nullopt;
      return Value::choice(it->second);
    }
    case TypeKind::municipality:
      if (const auto id = a.find(Kind::municipality, name))
        return Value::municipality(a.model.municipalities[*id].code);
      return std::nullopt;
    case TypeKind::lot:
      if (const auto id = a.find(Kind::lot, name)) return Value::lot(LotId(*id));
      return std::nullopt;
    case TypeKind::provider:
      if (const auto id = a.find(Kind::actor, name))
        if (a.model.actors[*id].kind == ActorKind::provider) return Value::provider(ActorId(*id));
      return std::nullopt;
    case TypeKind::law:
      if (const auto id = a.find(Kind::source, name))
        if (a.model.sources[*id].kind == SourceKind::act) return Value::law(SourceId(*id));
      return std::nullopt;
    case TypeKind::boolean:
    case TypeKind::date:
    case TypeKind::money:
    case TypeKind::number:
    case TypeKind::person: return std::nullopt;
  }
  return std::nullopt;
}

std::vector<std::string_view> value_names(const Analysis& a, const Type& type) {
  std::vector<std::string_view> names;
  if (a.out.all().size() >= limits::diagnostics) return names;
  switch (type.kind) {
    case TypeKind::choice:
      for (const std::string& choice : choices_of(a.model, type)) names.emplace_back(choice);
      return names;
    case TypeKind::municipality: return a.names_of({Kind::municipality});
    case TypeKind::lot: return a.names_of({Kind::lot});
    case TypeKind::provider:
      for (const Actor& actor : a.model.actors)
        if (actor.kind == ActorKind::provider) names.emplace_back(actor.name);
      return names;
    case TypeKind::law:
      for (const Source& source : a.model.sources)
        if (source.kind == SourceKind::act) names.emplace_back(source.name);
      return names;
    case TypeKind::boolean:
    case TypeKind::date:
    case TypeKind::money:
    case TypeKind::number:
    case TypeKind::person: return names;
  }
  return names;
}

void unknown_value(Analysis& a, NodeRef name, const Type& type) {
  auto candidates = value_names(a, type);
  if (type.kind != TypeKind::choice) {
    a.not_found(name, a.describe(type, name), candidates);
    return;
  }
  if (a.unreadable) return;
  const std::string text(name.text());
  const std::string_view near = nearest(text, candidates);
  if (near.empty())
    a.add(DiagnosticKind::unknown_value, name, {text, a.describe(type, name)});
  else
    a.add(DiagnosticKind::unknown_value_did_you_mean, name, {text, a.describe(type, name), std::string(near)});
}

std::optional<Value> read_value(Analysis& a, NodeRef value, const Type& type, DiagnosticKind misfit) {
  NodeRef leaf = value;
  if (value.kind() == NodeKind::given_value) {
    const auto first = value.begin();
    if (first == value.end()) return std::nullopt;
    leaf = *first;
  }
  if (const auto v = literal_value(leaf, type)) return v;
  if (is_name_like(leaf)) {
    if (const auto v = named_value(a, type, leaf.text())) return v;
    if (has_names(type.kind)) {
      unknown_value(a, leaf, type);
      return std::nullopt;
    }
  }
  a.add(misfit, leaf, {std::string(leaf.text()), a.describe(type, leaf)});
  return std::nullopt;
}

}  // namespace klap::semantics
