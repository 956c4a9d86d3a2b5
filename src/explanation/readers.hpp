// One text per reader.
#pragma once

#include <cstddef>
#include <string>

#include "telling.hpp"

namespace klap::explanation {

[[nodiscard]] std::string tell_file(const Telling& t);
[[nodiscard]] std::string tell_auditor(const Telling& t);
/// All persons that have a request, each under a heading if there are several.
[[nodiscard]] std::string tell_residents(const Telling& t);
[[nodiscard]] std::string tell_resident(const Telling& t, std::size_t person);

}  // namespace klap::explanation
