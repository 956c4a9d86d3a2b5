// The examples of a rule set, worked out and held against what they expect.
#pragma once

#include <string>
#include <vector>

#include <klap/base/money.hpp>  // Language
#include <klap/base/vocabulary.hpp>
#include <klap/decision/case.hpp>
#include <klap/program/program.hpp>
#include <klap/semantics/model.hpp>
#include <klap/source/span.hpp>

namespace klap::analysis {

/// The facts of an example as a case. Its persons and requests have the names they have in the example. Presumptions are
/// not filled in: they are the rule set's, not the example's.
[[nodiscard]] decision::Case case_of(const semantics::Model& model, const semantics::Example& example);

/// Words in both languages.
struct Text {
  std::string dutch;
  std::string english;
  [[nodiscard]] const std::string& in(Language language) const { return language == Language::dutch ? dutch : english; }
};

/// An expectation that did not come out.
struct Difference {
  Span span;               // of the expectation
  QuestionId question{};
  std::string request;     // the name of the request it is about; empty: it is about the plan
  Text expected;
  Text got;                // the whole outcome of that question, on one line
};

struct ExampleResult {
  std::string title;
  Span span;
  std::vector<Difference> differences;  // in the order of the expectations
};

/// All examples of the model, in the order written. The program must have been compiled from the model.
///
/// An expectation holds if the outcome is of its form and says what it says: all it names, and for a payment and for
/// deciders nothing besides. `ontbreekt a` asks that a is among the missing facts, not that it is the only one;
/// `open, door F` that the answer waits for F, on purpose or for a judgement. A party that a fact names is the one that
/// it names in the example. Decider and addressee of a request that needs no decision are not applicable.
[[nodiscard]] std::vector<ExampleResult> run_examples(const semantics::Model& model, const program::Program& program);

}  // namespace klap::analysis
