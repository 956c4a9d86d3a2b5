// Facts of persons, requests and the plan, and judgements.
#include "analysis.hpp"

namespace klap::semantics {

namespace {

constexpr std::int64_t most_effort = 9;

int read_effort(Analysis& a, NodeRef clause) {
  const auto number = child(clause, NodeKind::integer);
  if (!number) return 1;
  const std::int64_t n = read_integer(*number);
  if (n >= 1 && n <= most_effort) return static_cast<int>(n);
  a.add(DiagnosticKind::effort_range, *number, {std::string(number->text())});
  return 1;
}

/// Who does not get to see it (clause 14.2.6), each said once.
Readers read_hidden(Analysis& a, NodeRef field) {
  Readers hidden;
  for (const NodeRef clause : children(field, NodeKind::hidden_clause)) {
    const auto word = child(clause, NodeKind::word);
    if (!word) continue;
    bool& from = is_word(*word, Keyword::hidden_in_file) ? hidden.file : hidden.resident;
    if (from) a.add(DiagnosticKind::clause_repeated, clause);
    from = true;
  }
  return hidden;
}

Field read_field(Analysis& a, const Declaration& d, FieldId id) {
  Field field;
  field.name = std::string(d.key);
  field.span = d.name.span();
  field.owner = d.context == NodeKind::person_facts ? FieldOwner::person
                : d.context == NodeKind::plan_facts ? FieldOwner::plan
                                                    : FieldOwner::request;
  a.clauses_once(d.node, {NodeKind::optional_clause, NodeKind::history_clause, NodeKind::question_clause,
                          NodeKind::asked_on_clause, NodeKind::effort_clause, NodeKind::presumption_clause,
                          NodeKind::explanation_clause, NodeKind::purpose_clause, NodeKind::grounds});
  if (const auto type = child(d.node, NodeKind::type)) {
    field.type = read_type(*type);
    if (field.type.kind == TypeKind::choice) {
      field.type.choices = id;
      field.choices = read_choices(a, *type, a.choice_ids[id.index]);
    }
  }
  field.type.optional = child(d.node, NodeKind::optional_clause).has_value();
  field.type.history = child(d.node, NodeKind::history_clause).has_value();
  if (const auto clause = child(d.node, NodeKind::question_clause))
    if (const auto text = child(*clause, NodeKind::text)) field.question = read_text(*text);
  if (const auto clause = child(d.node, NodeKind::effort_clause)) field.effort = read_effort(a, *clause);
  field.asked_on = read_grounds(a, d.node, NodeKind::asked_on_clause);
  if (const auto clause = child(d.node, NodeKind::purpose_clause))
    if (const auto text = child(*clause, NodeKind::text)) field.purpose = read_text(*text);
  field.hidden = read_hidden(a, d.node);
  if (d.context == NodeKind::weighing_clause) {  // as a judgement, called as its rule is
    if (d.label) field.label = read_text(*d.label);
    if (const auto name = child(d.node, NodeKind::name)) field.judge = a.actor(*name, {ActorKind::function});
    if (const auto rule = a.find(Kind::rule, d.key)) field.weighs = RuleId(*rule);
    field.with_explanation = child(d.node, NodeKind::explanation_clause).has_value();
  }
  if (d.context == NodeKind::judgement) {
    const auto names = children(d.node, NodeKind::name);
    if (names.size() > 1) field.judge = a.actor(names[1], {ActorKind::function});
    field.asked_on = read_grounds(a, d.node);
    field.with_explanation = child(d.node, NodeKind::explanation_clause).has_value();
  }
  return field;
}

/// A party of an answer may be named by a fact or by an actor: one name cannot be both.
void check_parties(Analysis& a) {
  for (std::size_t i = 0; i < a.model.fields.size(); ++i)
    if (names_party(a.model.fields[i].type.kind) && a.find(Kind::actor, a.model.fields[i].name))
      a.add(DiagnosticKind::fact_and_actor, a.of(Kind::field)[i].name, {a.model.fields[i].name});
}

}  // namespace

bool names_party(TypeKind kind) {
  return kind == TypeKind::provider || kind == TypeKind::person || kind == TypeKind::municipality;
}

std::vector<std::string> read_choices(Analysis& a, NodeRef type,
                                      std::unordered_map<std::string_view, std::uint32_t>& ids) {
  std::vector<std::string> choices;
  for (const NodeRef value : type) {
    if (!ids.emplace(value.text(), static_cast<std::uint32_t>(ids.size())).second)
      a.add(DiagnosticKind::choice_twice, value, {std::string(value.text())});
    else
      choices.emplace_back(value.text());
  }
  return choices;
}

Type read_type(NodeRef node) {
  Type type;
  for (const NodeRef c : node) {
    if (c.kind() != NodeKind::word) {
      type.kind = TypeKind::choice;
      return type;
    }
    const auto keyword = keyword_of(c);
    if (!keyword) continue;
    if (*keyword == Keyword::yes_or_no) type.kind = TypeKind::boolean;
    if (*keyword == Keyword::type_date) type.kind = TypeKind::date;
    if (*keyword == Keyword::type_money) type.kind = TypeKind::money;
    if (*keyword == Keyword::type_number) type.kind = TypeKind::number;
    if (*keyword == Keyword::municipality) type.kind = TypeKind::municipality;
    if (*keyword == Keyword::lot) type.kind = TypeKind::lot;
    if (*keyword == Keyword::provider) type.kind = TypeKind::provider;
    if (*keyword == Keyword::act) type.kind = TypeKind::law;
    if (*keyword == Keyword::person) type.kind = TypeKind::person;
    if (const auto unit = unit_of(*keyword)) type.unit = *unit;
  }
  return type;
}

void read_facts(Analysis& a) {
  const auto& declared = a.of(Kind::field);
  a.choice_ids.resize(declared.size());
  for (std::size_t i = 0; i < declared.size(); ++i) a.model.fields.push_back(read_field(a, declared[i], FieldId(i)));
  for (std::size_t i = 0; i < declared.size(); ++i) {  // values may be names of any kind, all known now
    const auto clause = child(declared[i].node, NodeKind::presumption_clause);
    if (!clause) continue;
    Field& field = a.model.fields[i];
    field.presumption = read_presumption(a, *clause, field.type);
    if (field.judge.is_some() && field.presumption && field.presumption->value.as_boolean())
      a.add(DiagnosticKind::judgement_presumed_yes, *clause,
            {a.word(Keyword::presumed, *clause), a.word(Keyword::no, *clause)});
  }
  check_parties(a);
  if (const auto costs = a.find(Kind::field, "kosten")) {
    const Field& field = a.model.fields[*costs];
    if (field.owner == FieldOwner::request && field.type.kind == TypeKind::money) a.model.costs = FieldId(*costs);
  }
  if (const auto birth = a.find(Kind::field, "geboortedatum")) {
    const Field& field = a.model.fields[*birth];
    if (field.owner == FieldOwner::person && field.type.kind == TypeKind::date) a.model.birth_date = FieldId(*birth);
  }
}

std::optional<Presumption> read_presumption(Analysis& a, NodeRef clause, const Type& type) {
  if (type.optional) a.add(DiagnosticKind::presumption_of_optional, clause);
  if (type.kind == TypeKind::person) {
    a.add(DiagnosticKind::person_presumed, clause, {a.word(Keyword::presumed, clause)});
    return std::nullopt;
  }
  Presumption presumption;
  if (const auto text = child(clause, NodeKind::text)) presumption.reason = read_text(*text);
  const auto given = child(clause, NodeKind::given_value);
  if (!given) return std::nullopt;
  const auto value = read_value(a, *given, type, DiagnosticKind::presumption_type);
  if (!value) return std::nullopt;
  presumption.value = *value;
  return presumption;
}

}  // namespace klap::semantics
