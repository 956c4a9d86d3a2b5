// The words of a report, each once.
#pragma once

#include <array>
#include <string_view>

#include <klap/simulation/report.hpp>

namespace klap::simulation {

/// By Came, in JSON.
inline constexpr std::array<std::string_view, came_count> came_keys = {"vastgesteld",
                                                                       "niet_van_toepassing",
                                                                       "niet_gevraagd",
                                                                       "geen_besluit",
                                                                       "ontbreekt",
                                                                       "strijdig",
                                                                       "open_doelbewust",
                                                                       "open_oordeel",
                                                                       "open_geen_regel",
                                                                       "open_wacht",
                                                                       "open_gedeeld_plafond",
                                                                       "fout"};

[[nodiscard]] constexpr std::string_view came_key(Came came) { return came_keys[static_cast<std::size_t>(came)]; }

}  // namespace klap::simulation
