// Bytes as rule files that are put in their one form, and in the other language and back. What is written reads as the
// same rules, formatting it again changes nothing, and a rule set that loads has the hash it had.
#include <klap/format/format.hpp>
#include <klap/loading/rule_set.hpp>

#include "fuzz/rule_files.hpp"
#include "fuzz/said.hpp"
#include "fuzz/targets.hpp"

namespace klap::fuzz {
namespace {

using Texts = std::vector<std::optional<std::string>>;

/// Formatting a rule set says where something is wrong, and never that it would have changed a rule.
Texts formatted(const Documents& files, std::optional<Language> language) {
  Diagnostics said;
  Texts texts = format::format(files, language, said);
  hold(texts.size() == files.size(), "every file has its text, or none");
  hold_diagnostics(said, files);
  for (const Diagnostic& one : said.all()) {
    hold(one.kind != DiagnosticKind::format_unsafe, "what would be written says the same");
  }
  return texts;
}

/// The files with these texts; those that have none as they were.
Documents with_texts(const Documents& files, const Texts& texts) {
  Documents changed;
  for (std::size_t i = 0; i < files.size(); ++i) {
    changed.emplace_back(files[i].name(), texts[i] ? *texts[i] : std::string(files[i].text()));
  }
  return changed;
}

void hold_same(const Documents& before, const Texts& after, const char* what) {
  for (std::uint32_t i = 0; i < before.size(); ++i) {
    Diagnostics said;
    hold(!after[i] || format::says_the_same(before[i], i, *after[i], said), what);
  }
}

void hold_stable(const Documents& files, const Texts& texts) {
  const Texts again = formatted(files, std::nullopt);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    hold(!texts[i] || again[i] == texts[i], "formatting what was formatted changes nothing");
  }
}

void hold_hash(const Loaded& first, Documents files, const char* what) {
  if (first.rules == nullptr) return;
  const Loaded again = load_rules(std::move(files));
  hold(again.rules != nullptr && again.rules->program.hash == first.rules->program.hash, what);
}

Language other(Language language) { return language == Language::dutch ? Language::english : Language::dutch; }

/// Dutch has two articles where English has one, so that the first way back may change some; the second does not.
void hold_languages(const Documents& files, const Loaded& first, Language there) {
  const Texts once = formatted(files, there);
  const Documents translated = with_texts(files, once);
  hold_same(files, once, "in the other language it says the same");
  hold_stable(translated, once);
  hold_hash(first, translated, "a rule set keeps its hash in the other language");
  const Texts back = formatted(translated, other(there));
  const Documents returned = with_texts(translated, back);
  hold_same(translated, back, "back in its own language it says the same");
  const Texts again = formatted(returned, there);
  for (std::size_t i = 0; i < once.size(); ++i) {
    if (!once[i] || !back[i] || *once[i] == files[i].text()) continue;  // not translated, or not back
    hold(again[i] == once[i], "there and back and there is there");
  }
}

}  // namespace

void fmt(std::string_view bytes) {
  const Documents files = files_in(bytes);
  const Loaded first = load_rules(files);
  const Texts texts = formatted(files, std::nullopt);
  const Documents written = with_texts(files, texts);
  hold_same(files, texts, "what is written says the same");
  hold_stable(written, texts);
  hold_hash(first, written, "a rule set keeps its hash when it is formatted");
  for (const Language language : {Language::dutch, Language::english}) hold_languages(written, first, language);
}

}  // namespace klap::fuzz
