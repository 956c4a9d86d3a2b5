#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "commands.hpp"

namespace {

bool write(std::FILE* file, const std::string& text) {
  return std::fwrite(text.data(), 1, text.size(), file) == text.size() && std::fflush(file) == 0;
}

}  // namespace

int main(int count, char** words) {
  try {
    const auto result = klap::cli::run({words + (count > 0 ? 1 : 0), words + count});
    write(stderr, result.err);
    if (write(stdout, result.out)) return result.status;
    write(stderr, "klap: de uitvoer kan niet worden geschreven (the output cannot be written)\n");
  } catch (const std::bad_alloc&) {
    write(stderr, "klap: er is te weinig geheugen (out of memory)\n");
  } catch (const std::exception&) {  // what it says may hold what it was about, and a case is about people
    write(stderr, "klap: dit had niet mogen gebeuren; meld het (this should not have happened; please report it)\n");
  }
  return klap::cli::failed;
}
