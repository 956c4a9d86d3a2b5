// Writes an if-chain of the common workload: write_chain COUNT PART PARTS > chain.cpp
#include <cstdlib>
#include <iostream>

#include "common.hpp"

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const auto number = [&](int i) { return static_cast<std::size_t>(std::strtoul(argv[i], nullptr, 10)); };
  std::cout << klap::benchmarks::chain(klap::benchmarks::rows(number(1)), number(2), number(3));
}
