#include "errors.hpp"

#include <algorithm>

#include <klap/exchange/case_json.hpp>
#include <klap/exchange/diagnostics_json.hpp>

namespace klap::c {
namespace {

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

Failure failure_of(klap_status status, const Diagnostics& diagnostics, const Documents& documents) {
  const bool of_rules = status == KLAP_BAD_RULES;  // of those the line is shown; of a case nothing is echoed
  const auto text_in = [&](Language language) {
    return of_rules ? render(diagnostics, documents, language)
                    : exchange::render_case_diagnostics(diagnostics, documents, language);
  };
  auto error = std::make_shared<Error>();
  error->status = status;
  for (const Diagnostic& one : diagnostics.all()) error->messages.push_back(message_of(one, documents));
  error->not_shown = diagnostics.not_shown();
  error->text_dutch = text_in(Language::dutch);
  error->text_english = text_in(Language::english);
  error->json = exchange::to_json(diagnostics, documents);
  return {std::move(error)};
}

/// An error that is about neither rule text nor case, in the same form as those.
Failure failure_of(klap_status status, std::string code, std::string dutch, std::string english) {
  auto error = std::make_shared<Error>();
  error->status = status;
  error->text_dutch = "fout " + code + ": " + dutch + "\n";
  error->text_english = "error " + code + ": " + english + "\n";
  error->json = exchange::failure_to_json(code, dutch, english);
  error->messages.push_back({std::move(code), std::move(dutch), std::move(english), {}, {}, {0, 0}, Level::error});
  return {std::move(error)};
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

Failure refused(klap_status status, const Diagnostics& diagnostics, const Documents& documents) {
  return failure_of(status, diagnostics, documents);
}

Failure refused(klap_status status, const std::vector<exchange::RowDiagnostic>& problems, std::uint64_t not_shown,
                std::string_view table) {
  auto error = std::make_shared<Error>();
  error->status = status;
  for (const exchange::RowDiagnostic& problem : problems) {
    Message& made = error->messages.emplace_back(message_of(problem.diagnostic, Documents()));
    if (problem.row == 0) continue;
    made.document = table;
    made.place = {static_cast<std::uint32_t>(problem.row), std::max(problem.column, 1U)};
  }
  error->not_shown = not_shown;
  error->text_dutch = exchange::render(problems, not_shown, table, Language::dutch);
  error->text_english = exchange::render(problems, not_shown, table, Language::english);
  error->json = exchange::to_json(problems, not_shown, table);
  return {std::move(error)};
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
