// Every way a case can go through the product, each held against the judge.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <klap/decision/decide.hpp>
#include <klap/decision/prepared.hpp>

#include "differential/compare.hpp"

namespace klap::differential {

/// One rule set: decided as compiled, in room that is used again, question by question by the index, and from its
/// image.
class Paths {
 public:
  explicit Paths(Prepared rules);
  Paths(const Paths&) = delete;
  Paths& operator=(const Paths&) = delete;

  [[nodiscard]] const Prepared& rules() const { return rules_; }

  /// What is different from the judge, in words, and on which way; nothing if all is the same.
  [[nodiscard]] std::optional<std::string> compare(const decision::Case& facts);

  /// The same of many threads with one program, which each decide all cases.
  [[nodiscard]] std::optional<std::string> compare_in_threads(const std::vector<decision::Case>& cases) const;

 private:
  [[nodiscard]] std::string in_words(const decision::Case& facts, const std::string& way, const reference::Judged& got,
                                     const reference::Judged& expected) const;

  Prepared rules_;
  Prepared image_;  // the same, with the program as it comes out of its image
  decision::Room room_;
  decision::Prepared by_question_;
};

/// What a table can say of the case: its first request, for one person, each fact with one value.
[[nodiscard]] decision::Case flat(const program::Program& program, decision::Case facts);

/// Decides flat cases as the rows of one table; what is different from the judge, in words.
[[nodiscard]] std::optional<std::string> compare_columns(const Prepared& rules,
                                                         const std::vector<decision::Case>& rows);

}  // namespace klap::differential
