// One target as libFuzzer wants it; CMakeLists.txt says which by KLAP_FUZZ_TARGET_NAME.
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "fuzz/targets.hpp"

using namespace klap::fuzz;

namespace {

const Target& target() {
  static const Target& found = *std::find_if(std::begin(targets), std::end(targets),
                                             [](const Target& t) { return t.name == KLAP_FUZZ_TARGET_NAME; });
  return found;
}

std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace

extern "C" {

std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);  // libFuzzer's own

/// A Fault is not caught: libFuzzer keeps the input of a run that ends the process.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  target().run(text_of(data, size));
  return 0;
}

/// Now by bytes, as libFuzzer does it, and now by what the text is made of.
std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size, unsigned seed) {
  Random random(seed);
  if (draw(random, 2) == 0) return LLVMFuzzerMutate(data, size, max_size);
  const std::string before(text_of(data, size));
  std::string after = before;
  for (std::size_t times = 1 + draw(random, 3); times > 0; --times) after = target().mutate(after, random);
  if (after == before || after.size() > max_size) return LLVMFuzzerMutate(data, size, max_size);
  std::copy(after.begin(), after.end(), data);
  return after.size();
}

}  // extern "C"
