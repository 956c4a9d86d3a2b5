// One case through the C++ boundary: JSON text, decide, JSON. benchmarks/boundaries.py runs it.
//
//     klap_boundary_cpp warm|cold RULES CASE
//
// warm prints what one decision takes, in nanoseconds of CPU time; cold prints the outcome of the first and only one.
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include <klap/klap.hpp>

namespace {

std::string read(const char* path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(std::string("cannot read ") + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string decide(const klap::program::Program& program, const std::string& json) {
  klap::Diagnostics wrong;
  const auto facts = klap::exchange::read_case(program, klap::Document("zaak", json), wrong);
  if (!facts) throw std::runtime_error("the case cannot be read");
  return klap::exchange::to_json(program, *facts, klap::decision::decide(program, *facts), nullptr);
}

double cpu_nanoseconds() {
  std::timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

/// Twice as many decisions, until they take long enough to be timed.
void measure(const klap::program::Program& program, const std::string& json) {
  constexpr double long_enough = 3e8;
  for (long count = 1;; count *= 2) {
    const double begin = cpu_nanoseconds();
    for (long i = 0; i < count; ++i) {
      if (decide(program, json).empty()) throw std::runtime_error("no outcome");
    }
    const double took = cpu_nanoseconds() - begin;
    if (took < long_enough) continue;
    std::printf("%.0f\n", took / static_cast<double>(count));
    return;
  }
}

}  // namespace

int main(int count, char** words) {
  try {
    if (count != 4) throw std::runtime_error("warm|cold RULES CASE");
    const std::string mode = words[1];
    const klap::Loaded loaded = klap::load_rules({words[2]});
    if (!loaded.rules) throw std::runtime_error("the rules do not load");
    const std::string json = read(words[3]);
    if (mode == "warm")
      measure(loaded.rules->program, json);
    else
      std::fputs(decide(loaded.rules->program, json).c_str(), stdout);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "klap_boundary_cpp: %s\n", error.what());
    return 1;
  }
  return 0;
}
