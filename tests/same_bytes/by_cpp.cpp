// The C++ side of tests/same_bytes, and what writes the examples of a rule set as cases.
//
//     klap_same_bytes cases RULES FOLDER            one JSON file per example
//     klap_same_bytes hash RULES THREADS [hostile] <names of case files
//                                                   "hash  name" for each: SHA-256 of all that is said about the case
//     klap_same_bytes refuse RULES CASE             why the case cannot be read, as JSON
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <locale>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <sys/types.h>

#include <sha256.h>

#include <klap/analysis/examples.hpp>
#include <klap/klap.hpp>

namespace {

namespace fs = std::filesystem;

std::shared_ptr<const klap::RuleSet> rules_in(const std::string& path) {
  const klap::Loaded loaded = klap::load_rules({path});
  if (!loaded.rules) throw std::runtime_error("the rules do not load: " + path);
  return loaded.rules;
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_cases(const std::string& rules_path, const fs::path& folder) {
  const auto rules = rules_in(rules_path);
  fs::create_directories(folder);
  for (const klap::semantics::Example& example : rules->model.examples) {
    std::string name = example.title;
    for (char& c : name) {
      if (c == '/') c = '_';
    }
    fs::path path = folder / (name + ".json");
    while (fs::exists(path)) path = folder / ((name += " +") + ".json");
    std::ofstream out(path, std::ios::binary);
    out << klap::exchange::write_case(rules->program, klap::analysis::case_of(rules->model, example));
    if (!out.flush()) throw std::runtime_error("cannot write " + path.string());
  }
}

/// The outcome without and with its derivation, then the explanations: by reader, Dutch before English.
std::string all_said(const klap::program::Program& program, const std::string& case_file) {
  klap::Diagnostics wrong;
  const auto facts = klap::exchange::read_case(program, klap::Document(case_file, read(case_file)), wrong);
  if (!facts) throw std::runtime_error("the case cannot be read: " + case_file);
  const auto outcome = klap::decision::decide(program, *facts);
  const auto why = klap::decision::derive(program, *facts, outcome);
  std::string all = klap::exchange::to_json(program, *facts, outcome, nullptr);
  all += klap::exchange::to_json(program, *facts, outcome, &why);
  using klap::explanation::Reader;
  for (const Reader reader : {Reader::resident, Reader::file, Reader::auditor}) {
    for (const klap::Language language : {klap::Language::dutch, klap::Language::english}) {
      all += klap::explanation::explain(program, *facts, outcome, why, reader, language);
    }
  }
  return all;
}

std::string why_refused(const std::string& rules_path, const std::string& case_file) {
  const klap::Document json("zaak", read(case_file));
  klap::Diagnostics wrong;
  const auto facts = klap::exchange::read_case(rules_in(rules_path)->program, json, wrong);
  if (facts) throw std::runtime_error("the case can be read: " + case_file);
  return klap::exchange::to_json(wrong, {json});
}

std::string sha256(const std::string& bytes) {
  SHA256_CTX context;
  SHA256Init(&context);
  SHA256Update(&context, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  char digits[SHA256_DIGEST_STRING_LENGTH];
  return SHA256End(&context, digits);
}

/// Points where commas belong, in groups of two: what an unlucky program around us may have set.
struct HostileNumbers : std::numpunct<char> {
  char do_decimal_point() const override { return ';'; }
  char do_thousands_sep() const override { return '\''; }
  std::string do_grouping() const override { return "\2"; }
  std::string do_truename() const override { return "no"; }
  std::string do_falsename() const override { return "yes"; }
};

void hash_cases(const std::string& rules_path, unsigned threads) {
  const auto rules = rules_in(rules_path);
  std::vector<std::string> files;
  for (std::string line; std::getline(std::cin, line);) files.push_back(line);
  std::vector<std::string> hashes(files.size());
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> failed = false;
  const auto work = [&] {
    for (std::size_t i = next++; i < files.size(); i = next++) {
      try {
        hashes[i] = sha256(all_said(rules->program, files[i]));
      } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        failed = true;
      }
    }
  };
  std::vector<std::thread> team;
  for (unsigned i = 1; i < threads; ++i) team.emplace_back(work);
  work();
  for (std::thread& one : team) one.join();
  if (failed) throw std::runtime_error("not every case came out");
  for (std::size_t i = 0; i < files.size(); ++i) std::printf("%s  %s\n", hashes[i].c_str(), files[i].c_str());
}

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string> arguments(words + 1, words + count);
  try {
    std::locale::global(std::locale(""));  // as an unlucky program around us may have done
  } catch (const std::runtime_error&) {    // a name that is no locale
  }
  try {
    if (arguments.size() == 3 && arguments[0] == "cases") {
      write_cases(arguments[1], arguments[2]);
    } else if (arguments.size() >= 3 && arguments[0] == "hash") {
      if (arguments.size() == 4) std::locale::global(std::locale(std::locale::classic(), new HostileNumbers));
      hash_cases(arguments[1], static_cast<unsigned>(std::stoul(arguments[2])));
    } else if (arguments.size() == 3 && arguments[0] == "refuse") {
      std::fputs(why_refused(arguments[1], arguments[2]).c_str(), stdout);
    } else {
      throw std::runtime_error("cases RULES FOLDER, hash RULES THREADS [hostile], or refuse RULES CASE");
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "klap_same_bytes: %s\n", error.what());
    return 1;
  }
  return 0;
}
