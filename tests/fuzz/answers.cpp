#include "fuzz/answers.hpp"

#include <klap/klap.hpp>

#include "fuzz/said.hpp"
#include "fuzz/targets.hpp"

namespace klap::fuzz {
namespace {

constexpr Language languages[] = {Language::dutch, Language::english};
constexpr std::size_t requests_explained = 40;  // a thousand make a hundred megabytes of derivation

std::string all_said(const program::Program& program, const decision::Case& facts) {
  using explanation::Reader;
  const auto outcome = decision::decide(program, facts);
  const auto why = decision::derive(program, facts, outcome);
  const std::string json = exchange::to_json(program, facts, outcome, nullptr);
  hold_json(json);
  hold_json(exchange::missing_to_json(program, facts, outcome));
  if (facts.requests.size() > requests_explained) return json;
  const std::string json_and_why = exchange::to_json(program, facts, outcome, &why);
  hold_json(json_and_why);
  std::string words;
  for (const Language language : languages) {
    words += explanation::summarise(program, facts, outcome, why, language);
    for (const Reader reader : {Reader::resident, Reader::file, Reader::auditor}) {
      words += explanation::explain(program, facts, outcome, why, reader, language);
    }
    words += explanation::explain_to(facts.persons.size() - 1, program, facts, outcome, why, language);
  }
  hold_readable(words);
  return json + json_and_why + words;
}

}  // namespace

void hold_answers(const program::Program& program, const decision::Case& facts) {
  hold(all_said(program, facts) == all_said(program, facts), "the same case comes to the same bytes");
}

void hold_round_trip(const program::Program& program, const decision::Case& facts) {
  if (facts.persons.empty() || facts.requests.empty()) return;  // an example may do without; a case may not (K0940)
  const std::string written = exchange::write_case(program, facts);
  Diagnostics wrong;
  const auto again = exchange::read_case(program, Document("zaak.json", written), wrong);
  std::string kinds;
  for (const Diagnostic& one : wrong.all()) kinds += " " + std::string(info(one.kind).name);
  hold(again.has_value(), "a case that was written can be read:" + kinds);
  hold(*again == facts, "a case that was written is read as what it was");
}

}  // namespace klap::fuzz
