#include "differential/paths.hpp"

#include <algorithm>
#include <stdexcept>
#include <thread>

#include <klap/image/image.hpp>

#include "differential/show.hpp"

namespace klap::differential {
namespace {

program::Program through_image(const program::Program& program) {
  Diagnostics diagnostics;
  auto read = image::read(image::write(program), diagnostics);
  if (!read) throw std::runtime_error("the image of a rule set does not load");
  return std::move(*read);
}

/// The questions of which the short answer is another one than that of the outcome.
std::string different_in_short(const decision::Prepared& prepared, const decision::Case& facts,
                               const decision::CaseOutcome& outcome) {
  decision::Scratch scratch(prepared, facts);
  std::string numbers;
  for (const program::Question& question : prepared.program().questions)
    if (!(prepared.decide(question.id, scratch) == decision::summary(outcome, question.id)))
      numbers += " " + std::to_string(question.id.index);
  return numbers;
}

}  // namespace

Paths::Paths(Prepared rules)
    : rules_(std::move(rules)),
      image_{rules_.text, rules_.model, through_image(rules_.program)},
      room_(rules_.program),
      by_question_(rules_.program) {}

std::string Paths::in_words(const decision::Case& facts, const std::string& way, const reference::Judged& got,
                            const reference::Judged& expected) const {
  return rules_.text + show(rules_.model, facts) + difference(rules_.model, way, got, "judge  ", expected);
}

std::optional<std::string> Paths::compare(const decision::Case& facts) {
  const reference::Judged expected = reference::judge(rules_.model, facts);
  const auto same = [&](const reference::Judged& got) {
    return got.outcome == expected.outcome && got.derivation == expected.derivation;
  };
  const reference::Judged got = product(rules_, facts);
  if (!same(got)) return in_words(facts, "product", got, expected);
  const reference::Judged of_image = product(image_, facts);
  if (!same(of_image)) return in_words(facts, "image  ", of_image, expected);
  const decision::CaseOutcome& again = room_.decide(facts);
  if (!(again == expected.outcome)) return in_words(facts, "room   ", {again, expected.derivation}, expected);
  if (facts.requests.size() != 1) return std::nullopt;
  const std::string numbers = different_in_short(by_question_, facts, expected.outcome);
  if (numbers.empty()) return std::nullopt;
  return in_words(facts, "product", got, expected) + "by question, other answers to questions" + numbers + "\n";
}

std::optional<std::string> Paths::compare_in_threads(const std::vector<decision::Case>& cases) const {
  constexpr std::size_t threads = 4;
  std::vector<decision::CaseOutcome> expected;
  for (const decision::Case& facts : cases) expected.push_back(reference::judge(rules_.model, facts).outcome);
  std::vector<std::optional<std::string>> different(threads);
  std::vector<std::thread> all;
  for (std::size_t t = 0; t < threads; ++t) {
    all.emplace_back([&, t] {
      decision::Room room(t % 2 == 0 ? rules_.program : image_.program);
      for (std::size_t i = 0; i < 3 * cases.size(); ++i) {
        const std::size_t which = (i + t) % cases.size();
        const bool same = room.decide(cases[which]) == expected[which] &&
                          decision::decide(rules_.program, cases[which]) == expected[which];
        if (!same) different[t] = rules_.text + show(rules_.model, cases[which]) + "other answers in a thread\n";
      }
    });
  }
  for (std::thread& thread : all) thread.join();
  const auto found = std::find_if(different.begin(), different.end(), [](const auto& d) { return d.has_value(); });
  return found == different.end() ? std::nullopt : *found;
}

}  // namespace klap::differential
