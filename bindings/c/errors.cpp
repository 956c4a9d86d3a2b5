#include "errors.hpp"

#include <nlohmann/json.hpp>

#include <klap/base/limits.hpp>
#include <klap/exchange/case_json.hpp>
#include <klap/exchange/diagnostics_json.hpp>

namespace klap::c {
namespace {

constexpr Span nowhere{0xFFFF'FFFF, 0, 0};

Message message_of(const Diagnostic& diagnostic, const Documents& documents) {
  const KindInfo& kind = info(diagnostic.kind);
  Message made;
  made.code = kind.code;
  made.level = kind.level;
  made.dutch = message(diagnostic, Language::dutch);
  made.english = message(diagnostic, Language::english);
  made.pointer = exchange::case_pointer(diagnostic).value_or("");
  if (diagnostic.span.document < documents.size()) {
    const Document& document = documents[diagnostic.span.document];
    made.document = shown(document.name(), document.name().size());
    made.place = document.place_of(diagnostic.span.begin);
  }
  return made;
}

std::string text_of(const Diagnostics& diagnostics, const Documents& documents, bool of_case, Language language) {
  std::string text;
  for (const Diagnostic& one : diagnostics.all()) {
    text +=
        of_case ? exchange::render_case_diagnostic(one, documents.front(), language) : render(one, documents, language);
    text += '\n';
  }
  if (diagnostics.not_shown() > 0) {
    const std::string count = std::to_string(diagnostics.not_shown());
    text += language == Language::dutch ? "en nog " + count + " meldingen\n" : "and " + count + " more messages\n";
  }
  return text;
}

Failure failure_of(klap_status status, const Diagnostics& diagnostics, const Documents& documents) {
  const bool of_case = status == KLAP_BAD_CASE;
  auto error = std::make_shared<Error>();
  error->status = status;
  for (const Diagnostic& one : diagnostics.all()) error->messages.push_back(message_of(one, documents));
  error->not_shown = diagnostics.not_shown();
  error->text_dutch = text_of(diagnostics, documents, of_case, Language::dutch);
  error->text_english = text_of(diagnostics, documents, of_case, Language::english);
  error->json = exchange::to_json(diagnostics, documents);
  return {std::move(error)};
}

/// An error that is about neither rule text nor case, in the same form as those.
Failure failure_of(klap_status status, std::string code, std::string dutch, std::string english) {
  auto error = std::make_shared<Error>();
  error->status = status;
  error->text_dutch = "fout " + code + ": " + dutch + "\n";
  error->text_english = "error " + code + ": " + english + "\n";
  nlohmann::ordered_json one = {{"code", code}, {"niveau", "fout"}};
  for (const char* key : {"bestand", "regel", "kolom", "regel_tot", "kolom_tot", "pointer"}) one[key] = nullptr;
  one["tekst"] = dutch;
  one["text"] = english;
  const nlohmann::ordered_json all = {
      {"klap", exchange::diagnostics_format}, {"meldingen", nlohmann::ordered_json::array({one})}, {"niet_getoond", 0}};
  error->json = all.dump(2) + "\n";
  error->messages.push_back({std::move(code), std::move(dutch), std::move(english), {}, {}, {0, 0}, Level::error});
  return {std::move(error)};
}

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

Failure bad_rules_handle() {
  return failure_of(KLAP_BAD_HANDLE, klap_status_name(KLAP_BAD_HANDLE),
                    "'rules' is geen handle die nu geldt: vrijgegeven, nul, of van een andere soort",
                    "'rules' is no handle that is live: freed, zero, or of another kind");
}

Failure bad_argument(std::string_view argument, std::string_view dutch, std::string_view english) {
  const std::string begin = "'" + std::string(argument) + "' ";
  return failure_of(KLAP_BAD_ARGUMENT, klap_status_name(KLAP_BAD_ARGUMENT), begin + std::string(dutch),
                    begin + std::string(english));
}

Failure concept_refused(const std::string& rule_set) {
  Diagnostics diagnostics;
  diagnostics.add(DiagnosticKind::concept_refused, nowhere, {rule_set, "allow_concept = 1"});
  return failure_of(KLAP_CONCEPT_REFUSED, diagnostics, {});
}

Failure refused(klap_status status, const Diagnostics& diagnostics, const Documents& documents) {
  return failure_of(status, diagnostics, documents);
}

Failure refused(const std::vector<FileProblem>& problems) {
  Diagnostics diagnostics;
  for (const FileProblem& problem : problems) {
    const DiagnosticKind kind = kind_of(problem.kind);
    std::vector<std::string> arguments = {problem.path};
    if (kind == DiagnosticKind::file_over_limit) arguments.push_back(std::to_string(limits::source_bytes >> 20U));
    diagnostics.add(kind, nowhere, std::move(arguments));
  }
  return failure_of(KLAP_BAD_RULES, diagnostics, {});
}

klap_status give_out(const Failure& failure, klap_error* error) noexcept {
  if (error == nullptr) return failure.error->status;
  try {
    error->opaque = tables().errors.add(failure.error);
    return failure.error->status;
  } catch (...) { return KLAP_OUT_OF_MEMORY; }
}

klap_status internal(klap_error* error) noexcept {
  try {
    return give_out(
        failure_of(KLAP_INTERNAL, klap_status_name(KLAP_INTERNAL),
                   "dit is een fout in Klap zelf; meld hem, met de kleinste regels en zaak die hem tonen",
                   "this is a mistake in Klap itself; please report it, with the smallest rules and case that show it"),
        error);
  } catch (...) { return KLAP_OUT_OF_MEMORY; }
}

}  // namespace klap::c
