// Replacing a file: all of the new text or none, and what is known of the old file stays.
#include <klap/source/save.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <klap/source/load.hpp>

#include "support/catch.hpp"

namespace fs = std::filesystem;
using klap::replace_file;

namespace {

/// A folder of its own for each test case, emptied first, with one file in it.
class Folder {
 public:
  explicit Folder(const std::string& name) : path_(fs::path(KLAP_BINARY_DIR) / "tests" / "save" / name) {
    fs::remove_all(path_);
    fs::create_directories(path_);
    std::ofstream(file()) << "oud";
  }
  [[nodiscard]] fs::path of(const std::string& name) const { return path_ / name; }
  [[nodiscard]] std::string file() const { return of("a.klap").string(); }
  [[nodiscard]] std::string text() const {
    std::ifstream in(file(), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  [[nodiscard]] std::size_t count() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path_), fs::directory_iterator()));
  }

 private:
  fs::path path_;
};

}  // namespace

TEST_CASE("a file gets its new text, and nothing stays beside it") {
  const Folder folder("text");
  CHECK(replace_file(folder.file(), std::string("nieuw\0", 6) + std::string(1'000'000, 'x')));
  CHECK(folder.text() == std::string("nieuw\0", 6) + std::string(1'000'000, 'x'));
  CHECK(replace_file(folder.file(), ""));
  CHECK(folder.text().empty());
  CHECK(folder.count() == 1);
}

TEST_CASE("who reads the old file goes on reading the old text") {
  const Folder folder("reader");
  std::ifstream reader(folder.file());
  CHECK(replace_file(folder.file(), "nieuw"));
  CHECK(std::string(std::istreambuf_iterator<char>(reader), {}) == "oud");
}

TEST_CASE("permissions stay") {
  const Folder folder("permissions");
  for (const auto permissions : {fs::perms(0640), fs::perms(0755), fs::perms(0600), fs::perms(0666)}) {
    fs::permissions(folder.file(), permissions);
    CHECK(replace_file(folder.file(), "nieuw"));
    CHECK(fs::status(folder.file()).permissions() == permissions);
  }
}

TEST_CASE("a link keeps leading to the file") {
  const Folder folder("link");
  fs::create_symlink("a.klap", folder.of("b.klap"));
  CHECK(replace_file(folder.of("b.klap").string(), "nieuw"));
  CHECK(fs::is_symlink(folder.of("b.klap")));
  CHECK(folder.text() == "nieuw");
}

TEST_CASE("a name that is taken is passed over") {
  const Folder folder("taken");
  std::ofstream(folder.of(".a.klap.klap-0")) << "van een ander";
  CHECK(replace_file(folder.file(), "nieuw"));
  CHECK(folder.text() == "nieuw");
  CHECK(folder.count() == 2);
  for (int i = 1; i < 100; ++i) std::ofstream(folder.of(".a.klap.klap-" + std::to_string(i))) << "";
  CHECK_FALSE(replace_file(folder.file(), "nog nieuwer"));
  CHECK(folder.text() == "nieuw");
}

TEST_CASE("what is read-only, absent or no file is left alone") {
  const Folder folder("refused");
  fs::permissions(folder.file(), fs::perms(0444));
  CHECK_FALSE(replace_file(folder.file(), "nieuw"));
  CHECK(folder.text() == "oud");
  CHECK_FALSE(replace_file(folder.of("weg.klap").string(), "nieuw"));
  CHECK_FALSE(fs::exists(folder.of("weg.klap")));
  fs::create_directory(folder.of("map.klap"));
  CHECK_FALSE(replace_file(folder.of("map.klap").string(), "nieuw"));
  CHECK(folder.count() == 2);
}

TEST_CASE("the folders inside a folder that hold rule files") {
  const Folder folder("folders");
  for (const char* name : {"een", "een/twee", "leeg", ".verborgen", "een/drie.klap"})
    fs::create_directory(folder.of(name));
  for (const char* name : {"een/twee/b.klap", ".verborgen/c.klap", "leeg/lees.mij"})
    std::ofstream(folder.of(name)) << "";
  fs::create_directory_symlink(".", folder.of("rond"));
  const std::string all = folder.of("").string();
  const auto found = klap::with_sub_folders({all, folder.file(), folder.of("leeg").string(), "weg"});
  CHECK(std::set<std::string>(found.begin(), found.end()) ==
        std::set<std::string>{all, folder.of("een/twee").string(), folder.file(), folder.of("leeg").string(), "weg"});
}
