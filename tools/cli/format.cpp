#include <algorithm>
#include <iostream>
#include <iterator>

#include <nlohmann/json.hpp>

#include <klap/base/limits.hpp>
#include <klap/format/format.hpp>
#include <klap/source/save.hpp>

#include "report.hpp"

namespace klap::cli {
namespace {

using Json = nlohmann::ordered_json;
using Kind = DiagnosticKind;

struct Outcome {
  Diagnostics diagnostics;
  std::vector<std::string> changed;  // files that were written
  Status status = fine;
  void raise(Status to) { status = std::max(status, to); }
};

std::string language_option(const Arguments& a) {
  if (!a.translate) return {};
  return *a.translate == Language::dutch ? " --language nl" : " --language en";
}

bool is_unsafe(const Diagnostic& diagnostic) { return diagnostic.kind == Kind::format_unsafe; }

void write(const Arguments& a, const Document& document, const std::string& text, Outcome& outcome) {
  if (document.text() == text) return;
  if (a.check_only) {
    outcome.diagnostics.add(Kind::not_formatted, nowhere, {document.name(), language_option(a)});
    outcome.raise(wrong);
  } else if (replace_file(document.name(), text)) {
    outcome.changed.push_back(document.name());
  } else {
    outcome.diagnostics.add(Kind::file_unwritable, nowhere, {document.name()});
    outcome.raise(wrong_use);
  }
}

/// The texts to write. Of a translation nothing is written if one file cannot be: half a folder in each language is no
/// use.
std::vector<std::optional<std::string>> formatted(const Arguments& a, const Documents& documents, Outcome& outcome) {
  auto texts = format::format(documents, a.translate, outcome.diagnostics);
  const auto& all = outcome.diagnostics.all();
  if (!all.empty()) outcome.raise(std::any_of(all.begin(), all.end(), is_unsafe) ? failed : wrong);
  if (a.translate && outcome.status != fine) texts.assign(documents.size(), std::nullopt);
  return texts;
}

/// What is wrong goes before what was written: with --json that is one or the other.
Result result_of(const Arguments& a, const Outcome& outcome, const Documents& documents, const Json& done) {
  if (a.json && outcome.diagnostics.empty()) {
    return {outcome.status, done.dump(2, ' ', false, Json::error_handler_t::replace) + "\n", {}};
  }
  return report(a, outcome.status, outcome.diagnostics, documents);
}

Result format_input(const Arguments& a) {
  std::string text;
  for (std::istreambuf_iterator<char> in(std::cin), end; in != end && text.size() <= limits::source_bytes; ++in)
    text += *in;
  const Documents documents{Document("-", std::move(text))};
  Outcome outcome;
  const auto texts = formatted(a, documents, outcome);
  const bool same = texts[0] && documents[0].text() == *texts[0];
  if (a.check_only && texts[0] && !same) {
    outcome.diagnostics.add(Kind::not_formatted, nowhere, {"-", language_option(a)});
    outcome.raise(wrong);
  }
  Result result = result_of(a, outcome, documents, {{"klap", json_format}, {"tekst", texts[0].value_or("")}});
  if (!a.check_only && !a.json && texts[0]) result.out = *texts[0];
  return result;
}

}  // namespace

Result format_files(const Arguments& a) {
  if (a.paths.front() == "-") return format_input(a);
  std::vector<FileProblem> problems;
  const Documents documents = load(with_sub_folders(a.paths), problems);
  if (!problems.empty()) return report(a, problems, limits::source_bytes);
  Outcome outcome;
  const auto texts = formatted(a, documents, outcome);
  for (std::size_t d = 0; d < documents.size(); ++d) {
    if (texts[d]) write(a, documents[d], *texts[d], outcome);
  }
  Result result = result_of(a, outcome, documents, {{"klap", json_format}, {"opgemaakt", outcome.changed}});
  for (const std::string& name : outcome.changed) {
    if (!a.json) result.out += shown(name, limits::source_bytes) + "\n";
  }
  return result;
}

}  // namespace klap::cli
