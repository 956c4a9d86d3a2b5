// The fuzz targets as functions: libfuzzer.cpp gives them to libFuzzer, replay_test.cpp runs them over what stands in
// seeds/ and crashes/. So a file that was found by the one fails in the other.
#pragma once

#include <random>
#include <stdexcept>
#include <string>
#include <string_view>

namespace klap::fuzz {

/// Something that holds for every input did not hold for this one.
struct Fault : std::runtime_error {
  using std::runtime_error::runtime_error;
};

inline void hold(bool holds, const std::string& what) {
  if (!holds) throw Fault(what);
}

/// The same numbers on every machine, which distributions of the standard library do not promise: draw with `% n`.
using Random = std::minstd_rand;
inline std::size_t draw(Random& random, std::size_t below) {
  return random() / 16 % below;
}  // its lowest bits are poor

/// A text like this one, changed in its lines and words; or a case, changed in its values and keys (a text that is no
/// JSON comes back as it was).
std::string mutate_klap(std::string_view text, Random& random);
std::string mutate_case(std::string_view text, Random& random);

/// One target: `run` throws Fault — or crashes — if something is wrong with what the engine makes of the bytes.
struct Target {
  std::string_view name;
  std::string_view input;
  void (*run)(std::string_view bytes);
  std::string (*mutate)(std::string_view bytes, Random& random);
};

#define KLAP_FUZZ_TARGET(name, input) void name(std::string_view bytes);
#include "fuzz/targets.def"
#undef KLAP_FUZZ_TARGET

inline constexpr Target targets[] = {
#define KLAP_FUZZ_TARGET(name, input) {#name, #input, name, mutate_##input},
#include "fuzz/targets.def"
#undef KLAP_FUZZ_TARGET
};

}  // namespace klap::fuzz
