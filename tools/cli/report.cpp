#include "report.hpp"

#include <fmt/format.h>

#include <klap/exchange/diagnostics_json.hpp>

namespace klap::cli {
namespace {

using Kind = DiagnosticKind;

void add(Diagnostics& diagnostics, const FileProblem& problem, std::size_t most_bytes) {
  const auto as = [&](Kind kind, std::vector<std::string> more = {}) {
    more.insert(more.begin(), problem.path);
    diagnostics.add(kind, nowhere, std::move(more));
  };
  switch (problem.kind) {
    case FileProblem::Kind::absent: return as(Kind::file_absent);
    case FileProblem::Kind::unreadable: return as(Kind::file_unreadable);
    case FileProblem::Kind::not_a_file: return as(Kind::not_a_file);
    case FileProblem::Kind::not_a_rule_file: return as(Kind::not_a_rule_file);
    case FileProblem::Kind::no_rule_files: return as(Kind::no_rule_files);
    case FileProblem::Kind::too_large: return as(Kind::file_over_limit, {std::to_string(most_bytes >> 20U)});
    case FileProblem::Kind::link_loop: return as(Kind::link_loop);
  }
}

}  // namespace

Result report(const Arguments& a, Status status, const Diagnostics& diagnostics, const Documents& documents,
              const std::function<std::string(const Diagnostic&)>& text_of) {
  if (a.json) return {status, exchange::to_json(diagnostics, documents), {}};
  Result result{status, {}, {}};
  for (const Diagnostic& one : diagnostics.all()) result.err += text_of(one) + "\n";
  if (diagnostics.not_shown() > 0) {
    result.err +=
        fmt::format(fmt::runtime(a.language == Language::dutch ? "en nog {} meldingen\n" : "and {} more messages\n"),
                    diagnostics.not_shown());
  }
  return result;
}

Result report(const Arguments& a, Status status, const Diagnostics& diagnostics, const Documents& documents) {
  return report(a, status, diagnostics, documents, [&](const Diagnostic& d) {
    return (d.span.document < documents.size() ? "" : "klap: ") + render(d, documents, a.language);
  });
}

Result report(const Arguments& a, Status status, const Diagnostics& diagnostics) {
  return report(a, status, diagnostics, Documents());
}

Result report(const Arguments& a, const std::vector<FileProblem>& problems, std::size_t most_bytes) {
  Diagnostics diagnostics;
  for (const FileProblem& problem : problems) add(diagnostics, problem, most_bytes);
  return report(a, wrong_use, diagnostics);
}

}  // namespace klap::cli
