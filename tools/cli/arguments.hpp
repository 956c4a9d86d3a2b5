// The command line, taken apart.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <klap/base/date.hpp>
#include <klap/base/money.hpp>  // Language
#include <klap/diagnostics/diagnostic.hpp>
#include <klap/explanation/explain.hpp>

namespace klap::cli {

enum class Command : std::uint8_t { check, decide, simulate, test, schema, fmt, print, compile, archive, version, help };

struct Arguments {
  Command command = Command::help;
  std::vector<std::string> paths;  // of rules
  std::string archive;             // that the rules are in by their fingerprint, which is then the one path; archive: kept in
  std::string case_file;           // decide
  std::vector<std::string> against;   // simulate: of older rules
  std::string cases_file;             // simulate
  std::size_t threads = 1;            // simulate
  bool show_facts = false;            // simulate
  std::optional<explanation::Reader> reader;
  std::optional<Date> on;             // check
  std::optional<Period> period;       // decide: --from and --through, both given
  bool concept_too = false;           // decide, simulate
  bool check_only = false;            // fmt
  std::optional<Language> translate;  // fmt: --language, which is also that of the messages
  bool json = false;
  Language language = Language::dutch;
  std::string topic;  // help
};

/// `words` are the arguments behind the program's name. What is wrong with them is in the diagnostics, in which case
/// only `json` and `language` of the result mean anything.
[[nodiscard]] Arguments parse_arguments(const std::vector<std::string>& words, Diagnostics& diagnostics);

/// The text of `klap help`, or of one command; empty if there is no such command.
[[nodiscard]] std::string help_text(std::string_view topic, Language language);

[[nodiscard]] const std::vector<std::string_view>& command_names();

}  // namespace klap::cli
