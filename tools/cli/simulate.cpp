#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include <unistd.h>

#include <klap/base/limits.hpp>
#include <klap/klap.hpp>

#include "report.hpp"

namespace klap::cli {
namespace {

/// Why the file cannot be read, if so. A pipe can: it is read once, from beginning to end.
std::vector<FileProblem> problems_of(const std::string& path, const std::ifstream& file) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found) return {{FileProblem::Kind::absent, path}};
  if (std::filesystem::is_directory(status)) return {{FileProblem::Kind::not_a_file, path}};
  if (!file.is_open()) return {{FileProblem::Kind::unreadable, path}};
  return {};
}

/// How far it is, on a terminal; elsewhere nothing.
class Progress {
 public:
  explicit Progress(const std::string& path) : shows_(isatty(STDERR_FILENO) == 1) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (!error) size_ = size;
  }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() {
    if (shows_) std::fputs("\r\033[K", stderr);
  }
  void show(std::uint64_t bytes) const {
    if (!shows_ || size_ == 0) return;
    constexpr std::uint64_t width = 40;
    const auto done = static_cast<int>(width * std::min(bytes, size_) / size_);
    std::fprintf(stderr, "\r[%.*s%*s] %3d%%", done, "########################################",
                 static_cast<int>(width) - done, "", static_cast<int>(100 * std::min(bytes, size_) / size_));
    std::fflush(stderr);
  }

 private:
  bool shows_;
  std::uint64_t size_ = 0;
};

simulation::Simulated run_cases(const Arguments& a, const Loaded& loaded, const Loaded& against, std::ifstream& file) {
  const auto form = a.cases_file.ends_with(".csv") ? simulation::RowForm::csv : simulation::RowForm::json_lines;
  const Progress progress(a.cases_file);
  simulation::Settings settings;
  settings.threads = a.threads;
  settings.keep_facts = a.show_facts;
  settings.progress = [&](std::uint64_t bytes) { progress.show(bytes); };
  const program::Program* before = against.rules ? &against.rules->program : nullptr;
  return simulation::simulate(loaded.rules->program, before, form, simulation::bytes_of(file), settings);
}

}  // namespace

Result simulate(const Arguments& a, const Loaded& loaded) {
  if (!loaded.rules) return report(a, wrong, loaded.diagnostics, loaded.documents);
  Loaded against;
  if (!a.against.empty()) against = load_rules(a.against);
  if (!against.problems.empty()) return report(a, wrong_use, against.diagnostics);
  if (!a.against.empty() && !against.rules) return report(a, wrong, against.diagnostics, against.documents);
  Diagnostics refused;
  const DecideOptions options{a.concept_too, "--concept"};
  bool may = may_decide(loaded.rules->program, options, refused);
  if (against.rules) may = may_decide(against.rules->program, options, refused) && may;
  if (!may) return report(a, wrong, refused);
  std::ifstream file(a.cases_file, std::ios::binary);
  const std::vector<FileProblem> problems = problems_of(a.cases_file, file);
  if (!problems.empty()) return report(a, problems, limits::case_bytes);
  const simulation::Simulated done = run_cases(a, loaded, against, file);
  if (file.bad()) return report(a, {{FileProblem::Kind::unreadable, a.cases_file}}, limits::case_bytes);
  if (done.report) return {fine, a.json ? to_json(*done.report) : to_text(*done.report, a.language), {}};
  if (a.json) return {wrong, exchange::to_json(done.problems, done.not_shown, a.cases_file), {}};
  return {wrong, {}, exchange::render(done.problems, done.not_shown, a.cases_file, a.language)};
}

}  // namespace klap::cli
