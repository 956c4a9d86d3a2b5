#include "commands.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <klap/analysis/examples.hpp>
#include <klap/base/limits.hpp>
#include <klap/klap.hpp>
#include <klap/loading/archive.hpp>
#include <klap/syntax/token.hpp>

#include "report.hpp"

namespace klap::cli {
namespace {

using Json = nlohmann::ordered_json;
using Kind = DiagnosticKind;

std::string dumped(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

Result refused(const Arguments& a, Kind kind, const Loaded& loaded, std::vector<std::string> more = {}) {
  Diagnostics diagnostics;
  more.insert(more.begin(), loaded.rules->program.name);
  diagnostics.add(kind, nowhere, std::move(more));
  return report(a, wrong, diagnostics);
}

std::string_view reader_word(explanation::Reader reader) {
  switch (reader) {
    case explanation::Reader::resident: return "inwoner";
    case explanation::Reader::file: return "dossier";
    case explanation::Reader::auditor: return "auditor";
  }
  return {};
}

std::string answer(const Arguments& a, const Answers& answers) {
  if (a.period) {
    const auto stretches = decision::timeline(answers.program(), answers.facts, *a.period->from, *a.period->through);
    return a.json ? exchange::to_json(answers.program(), answers.facts, stretches)
                  : explanation::summarise(answers.program(), answers.facts, stretches, a.language);
  }
  if (!a.reader) return a.json ? answers.json() : answers.summary(a.language);
  // For systems the auditor's explanation is the derivation itself; the other readers may not see all of it.
  if (a.json && *a.reader == explanation::Reader::auditor) return answers.json_with_derivation();
  if (a.json && *a.reader == explanation::Reader::resident) return answers.letters(a.language);
  const std::string text = answers.explain(*a.reader, a.language);
  if (!a.json) return text;
  return dumped({{"klap", json_format}, {"lezer", reader_word(*a.reader)}, {"uitleg", text}});
}

Result decide(const Arguments& a, const Loaded& loaded) {
  if (!loaded.rules) return report(a, wrong, loaded.diagnostics, loaded.documents);
  const Decided decided = decide_file(loaded.rules, a.case_file, {a.concept_too, "--concept"});
  if (decided.answers) return {fine, answer(a, *decided.answers), {}};
  if (decided.documents.empty()) return report(a, decided.problems.empty() ? wrong : wrong_use, decided.diagnostics);
  return report(a, wrong, decided.diagnostics, decided.documents, [&](const Diagnostic& d) {
    return exchange::render_case_diagnostic(d, decided.documents.front(), a.language);
  });
}

// ---- test

constexpr std::size_t example_width = 200;  // characters of a name or title

std::string_view question_word(const program::Program& program, QuestionId question, Language language) {
  const bool dutch = language == Language::dutch;
  switch (question.kind()) {
    case QuestionKind::law: return dutch ? "wet" : "law";
    case QuestionKind::need: return dutch ? "besluit nodig" : "decision needed";
    case QuestionKind::right: return dutch ? "recht" : "right";
    case QuestionKind::payer: return dutch ? "betaler" : "payer";
    case QuestionKind::decider: return dutch ? "beslisser" : "decider";
    case QuestionKind::orderer: return dutch ? "opdrachtgever" : "orderer";
    case QuestionKind::addressee: return dutch ? "beschikking" : "decision";
    case QuestionKind::direction: return dutch ? "regie" : "direction";
    case QuestionKind::follow_up: return dutch ? "vervolg" : "follow-up";
    case QuestionKind::own: return program.own_questions[question.own()].name;
  }
  return {};
}

Json difference_json(const analysis::Difference& difference, const program::Program& program,
                     const Document& document) {
  const Place place = document.place_of(difference.span.begin);
  std::string question(question_word(program, difference.question, Language::dutch));
  std::replace(question.begin(), question.end(), ' ', '_');  // as in an outcome
  return {{"vraag", question},
          {"voorziening", difference.request.empty() ? Json(nullptr) : Json(difference.request)},
          {"op", difference.on ? Json(to_iso(*difference.on)) : Json(nullptr)},
          {"verwacht", difference.expected.dutch},
          {"kwam", difference.got.dutch},
          {"expected", difference.expected.english},
          {"got", difference.got.english},
          {"bestand", document.name()},
          {"regel", place.line},
          {"kolom", place.column}};
}

std::string results_json(const std::vector<analysis::ExampleResult>& results, std::size_t failed,
                         const Documents& documents, const program::Program& program) {
  Json list = Json::array();
  for (const analysis::ExampleResult& result : results) {
    Json differences = Json::array();
    for (const auto& one : result.differences) {
      differences.push_back(difference_json(one, program, documents[one.span.document]));
    }
    list.push_back(
        {{"titel", result.title}, {"goed", result.differences.empty()}, {"verschillen", std::move(differences)}});
  }
  return dumped({{"klap", json_format},
                 {"aantal", results.size()},
                 {"goed", results.size() - failed},
                 {"fout", failed},
                 {"voorbeelden", std::move(list)}});
}

/// Nothing for the plan, and for the only request of an example, which has no name of its own.
std::string of_request(std::string_view name) {
  return name.empty() || name == "voorziening" ? std::string()
                                               : fmt::format(" ({})", shown(name, limits::name_characters));
}

/// The title of an example, and the day of which something else was expected.
std::string titled(std::string_view title, const std::optional<Date>& on, Language language) {
  const std::string text = shown(title, example_width);
  return on ? fmt::format("{}, {} {}", text, syntax::spelling(syntax::Keyword::on, language), to_iso(*on)) : text;
}

std::string results_text(const std::vector<analysis::ExampleResult>& results, std::size_t failed,
                         const Documents& documents, const program::Program& program, Language language) {
  const bool dutch = language == Language::dutch;
  std::string out;
  std::size_t count = 0;
  for (const analysis::ExampleResult& result : results) {
    for (const analysis::Difference& one : result.differences) {
      if (count++ >= limits::diagnostics) continue;
      const Document& document = documents[one.span.document];
      out += fmt::format("{}:{}: {}\n  {}{}\n    {} {}\n    {} {}\n", shown(document.name(), example_width),
                         document.place_of(one.span.begin).line, titled(result.title, one.on, language),
                         question_word(program, one.question, language), of_request(one.request),
                         dutch ? "verwacht:" : "expected:", one.expected.in(language),
                         dutch ? "kwam:    " : "got:     ", one.got.in(language));
    }
  }
  if (count > limits::diagnostics) {
    out += fmt::format(fmt::runtime(dutch ? "en nog {} verschillen\n" : "and {} more differences\n"),
                       count - limits::diagnostics);
  }
  out += fmt::format(fmt::runtime(dutch ? "{} {}, {} goed, {} fout\n" : "{} {}, {} right, {} wrong\n"), results.size(),
                     results.size() == 1 ? (dutch ? "voorbeeld" : "example") : (dutch ? "voorbeelden" : "examples"),
                     results.size() - failed, failed);
  return out;
}

Result test(const Arguments& a, const Loaded& loaded) {
  if (!loaded.rules) return report(a, wrong, loaded.diagnostics, loaded.documents);
  if (loaded.rules->from_image) return check(a, loaded);  // which says that there is no text
  const auto results = analysis::run_examples(loaded.rules->model, loaded.rules->program);
  if (results.empty()) return refused(a, Kind::no_examples, loaded);
  std::size_t failed = 0;
  for (const auto& result : results) failed += result.differences.empty() ? 0U : 1U;
  const Status status = failed == 0 ? fine : wrong;
  if (a.json) return {status, results_json(results, failed, loaded.documents, loaded.rules->program), {}};
  return {status, results_text(results, failed, loaded.documents, loaded.rules->program, a.language), {}};
}

// ---- about the tool

Result version(const Arguments& a) {
  if (!a.json) return {fine, fmt::format("klap {}\n", KLAP_VERSION), {}};
  return {fine,
          dumped({{"klap", json_format}, {"versie", KLAP_VERSION}, {"formaat_uitkomst", exchange::outcome_format}}),
          {}};
}

Result help(const Arguments& a) {
  const std::string text = help_text(a.topic, a.language);
  if (!a.json) return {fine, text, {}};
  return {fine, dumped({{"klap", json_format}, {"tekst", text}}), {}};
}

}  // namespace

Result run(const std::vector<std::string>& words) {
  Diagnostics diagnostics;
  const Arguments a = parse_arguments(words, diagnostics);
  if (!diagnostics.empty()) return report(a, wrong_use, diagnostics);
  if (a.command == Command::version) return version(a);
  if (a.command == Command::help) return help(a);
  if (a.command == Command::fmt) return format_files(a);
  if (a.command == Command::check)
    if (const auto folders = rule_sets_in(a.paths); !folders.empty()) return check_each(a, folders);
  const bool by_fingerprint = a.command != Command::archive && !a.archive.empty();
  const Loaded loaded = by_fingerprint ? load_archived(a.archive, a.paths.front()) : load_rules(a.paths);
  if (!loaded.problems.empty()) return report(a, wrong_use, loaded.diagnostics);
  switch (a.command) {
    case Command::check: return check(a, loaded);
    case Command::decide: return decide(a, loaded);
    case Command::simulate: return simulate(a, loaded);
    case Command::test: return test(a, loaded);
    case Command::schema:
      return loaded.rules ? schema(*loaded.rules) : report(a, wrong, loaded.diagnostics, loaded.documents);
    case Command::print:
      return loaded.rules && loaded.rules->from_image ? check(a, loaded) : print_rules(a, loaded);
    case Command::compile:
      return loaded.rules ? Result{fine, image::write(loaded.rules->program), {}}
                          : report(a, wrong, loaded.diagnostics, loaded.documents);
    case Command::archive: return archive_rules(a, loaded);
    case Command::fmt:
    case Command::version:
    case Command::help: break;
  }
  return {};
}

}  // namespace klap::cli
