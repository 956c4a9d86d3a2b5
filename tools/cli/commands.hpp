// What each command does: from arguments to what is printed, without printing it.
#pragma once

#include <string>

#include <klap/loading/rule_set.hpp>

#include "arguments.hpp"

namespace klap::cli {

enum Status : int {
  fine = 0,
  wrong = 1,      // errors, findings, differences: what was given was understood, and is not in order
  wrong_use = 2,  // the command line, or a file that it names, cannot be used
  failed = 3      // the tool itself
};

struct Result {
  Status status = fine;
  std::string out;  // the answer
  std::string err;  // what is wrong, for people; empty with --json, which puts it in `out`
};

/// `klap check` (check.cpp): of one rule set, or of each in a folder that holds folders with rules and no rules itself. There a
/// library is read with the rule sets that use it, and not by itself: it leaves to them what it has not.
[[nodiscard]] Result check(const Arguments& a, const Loaded& loaded);
[[nodiscard]] std::vector<std::string> rule_sets_in(const std::vector<std::string>& paths);
[[nodiscard]] Result check_each(const Arguments& a, const std::vector<std::string>& folders);

/// `klap schema`: the form of the cases these rules take (schema.cpp).
[[nodiscard]] Result schema(const RuleSet& rules);

/// `klap fmt`: rule files in their one form (format.cpp). The only command that writes files.
[[nodiscard]] Result format_files(const Arguments& a);

/// `klap archive`: a rule set kept by its fingerprint (archive.cpp).
[[nodiscard]] Result archive_rules(const Arguments& a, const Loaded& loaded);

/// `klap print`: a rule set as one HTML page (print.cpp).
[[nodiscard]] Result print_rules(const Arguments& a, const Loaded& loaded);

/// `klap simulate`: what rules would do to many cases (simulate.cpp). Where standard error is a terminal it shows there
/// how far it is.
[[nodiscard]] Result simulate(const Arguments& a, const Loaded& loaded);

/// Runs a command line; the words are the arguments behind the program's name.
[[nodiscard]] Result run(const std::vector<std::string>& words);

}  // namespace klap::cli
