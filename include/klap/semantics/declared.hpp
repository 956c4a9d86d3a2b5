// What every declaration of a rule set has, and what it may rest on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <klap/base/date.hpp>
#include <klap/base/id.hpp>
#include <klap/base/vocabulary.hpp>
#include <klap/source/span.hpp>

namespace klap::semantics {

struct Declared {
  std::string name;
  std::string label;  // the text in quotes behind the name; may be empty
  Span span;          // of the name
};

/// How sure the text is, and when it was looked at (clause 8.6).
struct Checked {
  Certainty certainty{};
  std::optional<Date> on;
};

/// "Wmo 2.3.5 lid 3 onder a": a source and a place in it; the place may be empty.
struct Ground {
  SourceId source;
  std::string article;
  bool operator==(const Ground&) const = default;
};

}  // namespace klap::semantics
