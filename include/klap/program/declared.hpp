// What the declarations of a program have in common.
#pragma once

#include <optional>
#include <string>

#include <klap/base/date.hpp>
#include <klap/base/id.hpp>
#include <klap/base/vocabulary.hpp>

namespace klap::program {

struct Named {
  std::string name;
  std::string label;   // may be empty
};

struct Ground {
  SourceId source;
  std::string article; // may be empty
};

/// How sure the text is, and when it was looked at.
struct Checked { Certainty certainty{}; std::optional<Date> on; };

}  // namespace klap::program
