// Finds what nobody meant to change; not what somebody did.
#pragma once

#include <cstdint>
#include <string_view>

namespace klap::image {

/// Of eight bytes at a time (the last filled up with zeros) and of how many there are. Every step is one to one, in what
/// it adds and in what was there: so bytes that differ within one group of eight always differ in their checksum.
[[nodiscard]] constexpr std::uint64_t checksum(std::string_view bytes) {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;  // 2⁶⁴ divided by the golden ratio: its bits are well mixed
  std::uint64_t sum = bytes.size();
  for (std::size_t at = 0; at < bytes.size(); at += 8) {
    std::uint64_t group = 0;
    if (at + 8 <= bytes.size())
      for (std::size_t i = 0; i < 8; ++i) group |= std::uint64_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
    else
      for (std::size_t i = 0; at + i < bytes.size(); ++i)
        group |= std::uint64_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
    sum = (sum ^ group) * odd;
    sum ^= sum >> 32U;
  }
  return sum;
}

}  // namespace klap::image
