// The architecture as a table: who may see whom, what nobody may use, how long a file may be.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "architecture/source_text.hpp"

namespace klap::test {

/// Per folder of include/klap/ and src/: the folders whose headers it may include, besides its own. cmake/edges.cmake
/// says the same again; a test compares the two, so that loosening the rule takes two deliberate edits.
inline const std::map<std::string, std::set<std::string>> may_see = {
    {"base", {}},
    {"source", {"base"}},
    {"diagnostics", {"base", "source"}},
    {"syntax", {"base", "source", "diagnostics"}},
    {"format", {"base", "source", "diagnostics", "syntax"}},
    {"semantics", {"base", "source", "diagnostics", "syntax"}},
    {"program", {"base"}},
    {"image", {"base", "source", "diagnostics", "program"}},
    {"compile", {"base", "source", "diagnostics", "syntax", "semantics", "program"}},
    {"decision", {"base", "program"}},
    {"explanation", {"base", "program", "decision"}},
    {"exchange", {"base", "source", "diagnostics", "program", "decision", "explanation"}},
    {"analysis", {"base", "source", "diagnostics", "syntax", "semantics", "program", "decision"}},
    {"simulation", {"base", "source", "diagnostics", "program", "decision", "explanation", "exchange"}},
    {"columns", {"base", "source", "diagnostics", "program", "decision", "explanation", "exchange"}},
    {"loading", {"base", "source", "diagnostics", "syntax", "semantics", "program", "image", "compile"}},
    {"deciding",
     {"base", "source", "diagnostics", "syntax", "semantics", "program", "image", "compile", "decision",
      "explanation", "exchange", "loading"}},
};

/// What the judge shares with the product: names and types, and nothing that decides.
inline const std::set<std::string> judge_sees_folders = {"base", "source", "syntax", "semantics"};
inline const std::set<std::string> judge_sees_headers = {"klap/decision/case.hpp", "klap/decision/outcome.hpp"};

/// Third parties by the first part of the include, and the folders of src/ that may use them. Public headers: never.
inline const std::map<std::string, std::set<std::string>> third_parties = {
    {"boost", {"syntax", "semantics", "compile"}},
    {"nlohmann", {"exchange", "simulation"}},
    {"sha256.h", {"semantics", "compile"}},
    {"CLI", {}},
    {"catch2", {}},
    {"rapidcheck", {}},
};

/// Not in include/ and src/: binary fractions, and whatever asks the machine for its language, clock or dice.
inline const std::set<std::string> banned_headers = {"regex", "locale", "clocale", "random", "ctime", "cfenv"};
inline const std::set<std::string> banned_words = {"double",
                                                   "float",
                                                   "strtod",
                                                   "strtof",
                                                   "stod",
                                                   "stof",
                                                   "atof",
                                                   "localtime",
                                                   "gmtime",
                                                   "mktime",
                                                   "system_clock",
                                                   "steady_clock",
                                                   "random_device",
                                                   "rand",
                                                   "srand",
                                                   "setlocale",
                                                   "getenv",
                                                   "regex",
                                                   "unsequenced_policy"};

struct Exemption {
  std::string path;
  std::string what;  // a banned word
  std::string why;
};
inline const std::vector<Exemption> exempt_words = {};

/// Headers stay within 250 lines and sources within 500, but for these.
inline constexpr std::size_t header_lines = 250;
inline constexpr std::size_t source_lines = 500;
inline const std::map<std::string, std::size_t> longer_files = {
    {"include/klap/klap.h", 300},               // all of the C interface, in the one file that C programs include
    {"include/klap/semantics/model.hpp", 300},  // one table: everything a rule set can declare
};

struct Violation {
  std::string path;
  std::size_t line = 0;
  std::string what;
};

inline std::string to_string(const Violation& v) { return v.path + ":" + std::to_string(v.line) + ": " + v.what; }

/// Everything wrong with one file, named by its path from the root of the project.
class FileCheck {
 public:
  FileCheck(std::string path, std::string_view text)
      : path_(std::move(path)), text_(text), code_(CodeOnly(text).code()) {
    includes_ = includes_of(code_);
    split_path();
    for (const Include& i : includes_) check_include(i);
    if (area_ == "include" || area_ == "src") check_words();
    if (is_header()) check_pragma();
    check_length();
  }
  [[nodiscard]] const std::vector<Violation>& violations() const { return violations_; }
  [[nodiscard]] const std::vector<Include>& includes() const { return includes_; }

 private:
  std::string path_;
  std::string_view text_;
  std::string code_;
  std::string area_;    // include, src, reference, bindings
  std::string folder_;  // of include/klap/ or src/; empty for a header directly in include/klap/
  std::vector<Include> includes_;
  std::vector<Violation> violations_;

  static bool starts(std::string_view s, std::string_view with) { return s.substr(0, with.size()) == with; }
  static bool ends(std::string_view s, std::string_view with) {
    return s.size() >= with.size() && s.substr(s.size() - with.size()) == with;
  }
  [[nodiscard]] bool is_header() const { return ends(path_, ".hpp") || ends(path_, ".h"); }
  void add(std::size_t line, std::string what) { violations_.push_back({path_, line, std::move(what)}); }

  void split_path() {
    std::string rest;
    for (const auto& [prefix, area] : {std::pair<std::string, std::string>{"include/klap/", "include"},
                                       {"src/", "src"},
                                       {"tests/reference/", "reference"},
                                       {"bindings/", "bindings"}}) {
      if (!starts(path_, prefix)) continue;
      area_ = area;
      rest = path_.substr(prefix.size());
    }
    if (area_.empty()) return add(1, "this file is in no folder the rule knows");
    if (area_ == "reference" || area_ == "bindings") return;
    folder_ = rest.substr(0, rest.find('/') == std::string::npos ? 0 : rest.find('/'));
    if (folder_.empty() && area_ == "src") add(1, "a source stands in the folder of its stage");
    if (!folder_.empty() && may_see.count(folder_) == 0) add(1, "folder '" + folder_ + "' is not in the include rule");
  }

  void check_include(const Include& i) {
    if (starts(i.path, "klap/")) return check_own_header(i);
    const bool product = area_ == "include" || area_ == "src";
    if (i.path.find("..") != std::string::npos || starts(i.path, "src/")) {
      return add(i.line, "\"" + i.path + "\" reaches outside its folder");
    }
    if (!product) return;
    if (i.quoted) {
      if (area_ == "include") return add(i.line, "a public header includes by <klap/…>, not \"" + i.path + "\"");
      if (i.path.find('/') != std::string::npos) add(i.line, "\"" + i.path + "\" reaches outside its folder");
      return;
    }
    if (banned_headers.count(i.path) != 0) add(i.line, "<" + i.path + "> is banned");
    const std::string party = i.path.substr(0, i.path.find('/'));
    const bool standard = party == i.path && third_parties.count(party) == 0;
    if (standard) return;
    if (area_ == "include") return add(i.line, "<" + i.path + ">: no third party in a public header");
    const auto known = third_parties.find(party == "rapidcheck.h" ? "rapidcheck" : party);
    if (known != third_parties.end() && known->second.count(folder_) == 0) {
      add(i.line, "<" + i.path + "> is not for '" + folder_ + "'");
    }
  }

  void check_own_header(const Include& i) {
    const std::string rest = i.path.substr(5);
    const std::size_t slash = rest.find('/');
    if (i.quoted) add(i.line, "\"" + i.path + "\": write <" + i.path + ">");
    if (slash == std::string::npos) {  // klap.hpp, klap.h: for embedders
      if (area_ != "bindings" && !folder_.empty() && !ends(rest, ".h"))
        add(i.line, "<" + i.path + "> is for embedders");
      if (area_ == "reference") add(i.line, "the judge may not see <" + i.path + ">");
      return;
    }
    const std::string seen = rest.substr(0, slash);
    if (may_see.count(seen) == 0) return add(i.line, "<" + i.path + ">: there is no folder '" + seen + "'");
    if (area_ == "reference") {
      if (ends(path_, "_test.cpp") || judge_sees_headers.count(i.path) != 0 || judge_sees_folders.count(seen) != 0)
        return;
      return add(i.line, "the judge may not see <" + i.path + ">");
    }
    if (area_ == "bindings" || folder_.empty() || seen == folder_) return;
    const auto rule = may_see.find(folder_);
    if (rule != may_see.end() && rule->second.count(seen) == 0) {
      add(i.line, "'" + folder_ + "' may not see '" + seen + "': <" + i.path + ">");
    }
  }

  void check_words() {
    for (const Word& w : words_of(code_)) {
      if (banned_words.count(w.text) == 0) continue;
      bool exempt = false;
      for (const Exemption& e : exempt_words) exempt = exempt || (e.path == path_ && e.what == w.text);
      if (!exempt) add(w.line, "'" + w.text + "' is banned");
    }
  }

  void check_pragma() {
    const auto lines = lines_of(code_);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].find_first_not_of(" \t\r") == std::string::npos) continue;
      if (!starts(lines[i], "#pragma once")) add(i + 1, "a header begins with #pragma once");
      return;
    }
    add(1, "a header begins with #pragma once");
  }

  void check_length() {
    if (ends(path_, ".def")) return;  // tables
    const auto longer = longer_files.find(path_);
    const std::size_t most = longer != longer_files.end() ? longer->second : is_header() ? header_lines : source_lines;
    const std::size_t lines = lines_of(text_).size();
    if (lines > most)
      add(lines, "longer than " + std::to_string(most) + " lines: split it, or say in rules.hpp why not");
  }
};

}  // namespace klap::test
