#include <klap/diagnostics/diagnostic.hpp>

namespace klap {
namespace {

DiagnosticKind kind_of(FileProblem::Kind kind) {
  switch (kind) {
    case FileProblem::Kind::absent: return DiagnosticKind::file_absent;
    case FileProblem::Kind::unreadable: return DiagnosticKind::file_unreadable;
    case FileProblem::Kind::not_a_file: return DiagnosticKind::not_a_file;
    case FileProblem::Kind::not_a_rule_file: return DiagnosticKind::not_a_rule_file;
    case FileProblem::Kind::no_rule_files: return DiagnosticKind::no_rule_files;
    case FileProblem::Kind::too_large: return DiagnosticKind::file_over_limit;
    case FileProblem::Kind::link_loop: return DiagnosticKind::link_loop;
  }
  return DiagnosticKind::file_unreadable;
}

}  // namespace

void add(const std::vector<FileProblem>& problems, std::size_t most_bytes, Diagnostics& diagnostics) {
  for (const FileProblem& problem : problems) {
    std::vector<std::string> arguments = {problem.path};
    if (problem.kind == FileProblem::Kind::too_large) arguments.push_back(std::to_string(most_bytes >> 20U));
    diagnostics.add(kind_of(problem.kind), nowhere, std::move(arguments));
  }
}

}  // namespace klap
