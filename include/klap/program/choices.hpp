// Lists of choices: a field has one, and so may a question of the rule set's own. Both go by one id.
#pragma once

#include <string>
#include <vector>

#include <klap/program/program.hpp>

namespace klap::program {

/// The list of an own question, as an id behind those of all fields.
[[nodiscard]] inline FieldId choices_of_own(const Program& program, std::size_t own) {
  return FieldId(program.fields.size() + own);
}

/// The values of a list; null if there is no such list.
[[nodiscard]] inline const std::vector<std::string>* choices(const Program& program, FieldId list) {
  const std::size_t fields = program.fields.size();
  if (list.index < fields) return &program.fields[list.index].choices;
  const std::size_t own = list.index - fields;
  return list.is_some() && own < program.own_questions.size() ? &program.own_questions[own].choices : nullptr;
}

/// The list that names the values of a node of type choice; none for other nodes.
[[nodiscard]] inline FieldId choices_of(const Program& program, const Node& node) {
  if (node.type != TypeKind::choice) return {};
  if (node.op == Op::field) return program.fields[node.ref].choices_of;
  if (node.op == Op::first_by_lowest || node.op == Op::first_by_highest)
    return choices_of(program, program.nodes[program.arguments[node.first_argument + node.argument_count - 2].index]);
  if (node.op == Op::answer) return FieldId(program.fields.size() + node.ref - question_kind_count);
  return node.op == Op::literal ? FieldId(std::size_t{node.ref}) : FieldId();
}

}  // namespace klap::program
