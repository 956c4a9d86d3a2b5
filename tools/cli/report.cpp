#include "report.hpp"

#include <klap/exchange/diagnostics_json.hpp>

namespace klap::cli {

Result report(const Arguments& a, Status status, const Diagnostics& diagnostics, const Documents& documents,
              const std::function<std::string(const Diagnostic&)>& text_of) {
  if (a.json) return {status, exchange::to_json(diagnostics, documents), {}};
  Result result{status, {}, {}};
  for (const Diagnostic& one : diagnostics.all()) result.err += text_of(one) + "\n";
  result.err += and_more(diagnostics.not_shown(), a.language);
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
  add(problems, most_bytes, diagnostics);
  return report(a, wrong_use, diagnostics);
}

}  // namespace klap::cli
