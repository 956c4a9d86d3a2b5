// One text per reader.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <klap/explanation/explain.hpp>

#include "telling.hpp"

namespace klap::explanation {

[[nodiscard]] std::string tell_file(const Telling& t);
[[nodiscard]] std::string tell_auditor(const Telling& t);
/// Every letter under its line.
[[nodiscard]] std::string tell_residents(const Telling& t);
/// The letters about one person.
[[nodiscard]] std::string tell_resident(const Telling& t, std::size_t person);
[[nodiscard]] std::vector<AddressedLetter> letters_of(const Telling& t);

}  // namespace klap::explanation
