// Parameters: values the rule set itself gives, from date to date (clause 4.10).
#include <algorithm>
#include <map>
#include <tuple>

#include "analysis.hpp"

namespace klap::semantics {

namespace {

bool may_be_parameter(TypeKind kind) {
  switch (kind) {
    case TypeKind::boolean:
    case TypeKind::date:
    case TypeKind::money:
    case TypeKind::number:
    case TypeKind::municipality: return true;
    case TypeKind::choice:
    case TypeKind::lot:
    case TypeKind::provider:
    case TypeKind::law:
    case TypeKind::person: return false;
  }
  return false;
}

Parameter::From read_from(Analysis& a, NodeRef node, const Type& type) {
  Parameter::From from;
  a.clauses_once(node, {NodeKind::validity, NodeKind::known_from_clause});
  if (const auto given = child(node, NodeKind::given_value))
    from.value = read_value(a, *given, type, DiagnosticKind::parameter_value);
  from.validity = validity_of(a, node);
  from.grounds = read_grounds(a, node);
  from.checked = read_certainty(a, node);
  from.known_from = known_from_of(node);
  return from;
}

/// By first day, and of one day by when it was known; none comes before all. Of those that were known from the same day
/// on, periods that overlap stand next to each other.
void read_values(Analysis& a, NodeRef node, Parameter& parameter) {
  std::vector<std::pair<Parameter::From, NodeRef>> values;
  for (const NodeRef value : children(node, NodeKind::parameter_value))
    values.emplace_back(read_from(a, value, parameter.type), value);
  std::stable_sort(values.begin(), values.end(), [](const auto& x, const auto& y) {
    return std::tie(x.first.validity.from, x.first.known_from) < std::tie(y.first.validity.from, y.first.known_from);
  });
  std::map<std::optional<Date>, Period> last;  // by known_from
  for (auto& [value, place] : values) {
    const auto [before, first] = last.try_emplace(value.known_from, value.validity);
    if (!first && overlap(before->second, value.validity))
      a.add(DiagnosticKind::parameter_overlap, place, {parameter.name});
    before->second = value.validity;
    parameter.values.push_back(std::move(value));
  }
}

Parameter read_parameter(Analysis& a, const Declaration& d) {
  Parameter parameter;
  parameter.name = std::string(d.key);
  parameter.span = d.name.span();
  if (const auto label = child(d.node, NodeKind::text)) parameter.label = read_text(*label);
  const auto type = child(d.node, NodeKind::type);
  if (!type) return parameter;
  parameter.type = read_type(*type);
  if (!may_be_parameter(parameter.type.kind)) {
    a.add(DiagnosticKind::parameter_type, *type,
          {std::string(type->text()), a.words({Keyword::yes_or_no, Keyword::type_date, Keyword::type_money,
                                               Keyword::type_number, Keyword::municipality},
                                              *type)});
    return parameter;
  }
  read_values(a, d.node, parameter);
  return parameter;
}

/// `parameter grens is € 600`: the values of a parameter that was declared without (clause 8.4).
void give_values(Analysis& a, NodeRef node) {
  const auto name = child(node, NodeKind::name);
  if (!name) return;
  const std::uint32_t id = a.look_up(Kind::parameter, *name);
  if (id == ParameterId::none_index) return;
  Parameter& parameter = a.model.parameters[id];
  if (!child(node, NodeKind::parameter_value))
    a.add(DiagnosticKind::parameter_without_value, *name, {parameter.name, a.word(Keyword::is, node)});
  else if (!parameter.values.empty())
    a.add(DiagnosticKind::parameter_given_twice, *name, {parameter.name});
  else if (may_be_parameter(parameter.type.kind))
    read_values(a, node, parameter);
}

}  // namespace

void read_parameters(Analysis& a) {
  for (const Declaration& d : a.of(Kind::parameter)) a.model.parameters.push_back(read_parameter(a, d));
  for (const NodeRef node : a.parameter_values) give_values(a, node);
}

}  // namespace klap::semantics
