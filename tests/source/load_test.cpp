// What load() makes of paths: files, folders, and everything that is neither.
#include <klap/source/load.hpp>

#include <filesystem>
#include <fstream>

#include <sys/stat.h>
#include <unistd.h>

#include <klap/base/limits.hpp>

#include "support/catch.hpp"

using namespace klap;
namespace fs = std::filesystem;
using Kind = FileProblem::Kind;

namespace {

/// A folder of its own for each test case, emptied first.
class Folder {
 public:
  explicit Folder(const std::string& name) : path_(fs::path(KLAP_BINARY_DIR) / "tests" / "load" / name) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  [[nodiscard]] std::string of(const std::string& name) const { return (path_ / name).string(); }
  [[nodiscard]] std::string itself() const { return path_.string(); }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return of(name);
  }

 private:
  fs::path path_;
};

struct Loading {
  Documents documents;
  std::vector<FileProblem> problems;
};

Loading loading(const std::vector<std::string>& paths) {
  Loading l;
  l.documents = load(paths, l.problems);
  return l;
}

void check_problem(const std::vector<std::string>& paths, const FileProblem& expected) {
  const Loading l = loading(paths);
  INFO(expected.path);
  REQUIRE(l.problems.size() == 1);
  CHECK(l.problems.front() == expected);
}

}  // namespace

TEST_CASE("a folder stands for its own rule files, in the order of their names as bytes") {
  const Folder folder("order");
  for (const char* name : {"b.klap", "a.klap", "Z.klap", "é.klap", "a1.klap", "b.klap.md"}) folder.write(name, name);
  folder.write("readme.md", "no rules");
  folder.write(".#a.klap", "what an editor leaves behind");
  folder.write(".klap", "nothing but an extension");
  folder.write(".klap.md", "nothing but an extension");
  fs::create_directories(folder.of("sub"));
  folder.write("sub/c.klap", "not of this folder");
  const Loading l = loading({folder.itself()});
  CHECK(l.problems.empty());
  std::vector<std::string> texts;
  for (const Document& document : l.documents) texts.emplace_back(document.text());
  CHECK(texts == std::vector<std::string>{"Z.klap", "a.klap", "a1.klap", "b.klap", "b.klap.md", "é.klap"});
  CHECK(l.documents.front().name() == folder.of("Z.klap"));
}

TEST_CASE("a file that is named twice is read once") {
  const Folder folder("twice");
  const std::string a = folder.write("a.klap", "a");
  fs::create_symlink("a.klap", folder.of("link.klap"));
  CHECK(loading({a, a}).documents.size() == 1);
  CHECK(loading({folder.itself(), a}).documents.size() == 1);
  CHECK(loading({folder.itself() + "/../twice/a.klap", a}).documents.size() == 1);
}

TEST_CASE("the bytes of a file are not changed") {
  const Folder folder("bytes");
  const std::string bytes("\xEF\xBB\xBF a\r\n\0\x1A\xFF\r", 10);
  CHECK(loading({folder.write("a.klap", bytes)}).documents.front().text() == bytes);
  CHECK(loading({folder.write("b.klap", "")}).documents.front().text().empty());
  const std::string large(200'000, 'x');
  CHECK(loading({folder.write("c.klap", large)}).documents.front().text() == large);
}

TEST_CASE("what cannot be read is a problem with its path, and the rest is read") {
  const Folder folder("problems");
  const std::string good = folder.write("good.klap", "good");
  check_problem({folder.of("absent.klap")}, {Kind::absent, folder.of("absent.klap")});
  check_problem({folder.of("good.klap/a.klap")}, {Kind::absent, folder.of("good.klap/a.klap")});
  check_problem({std::string(300, 'x') + ".klap"}, {Kind::absent, std::string(300, 'x') + ".klap"});
  check_problem({folder.write("rules.txt", "x")}, {Kind::not_a_rule_file, folder.of("rules.txt")});
  check_problem({"/dev/null"}, {Kind::not_a_file, "/dev/null"});
  check_problem({""}, {Kind::absent, ""});

  fs::create_directories(folder.of("empty"));
  check_problem({folder.of("empty")}, {Kind::no_rule_files, folder.of("empty")});

  REQUIRE(mkfifo(folder.of("pipe.klap").c_str(), 0600) == 0);
  check_problem({folder.of("pipe.klap")}, {Kind::not_a_file, folder.of("pipe.klap")});

  fs::create_symlink("two.klap", folder.of("one.klap"));
  fs::create_symlink("one.klap", folder.of("two.klap"));
  check_problem({folder.of("one.klap")}, {Kind::link_loop, folder.of("one.klap")});

  fs::create_symlink("nowhere.klap", folder.of("broken.klap"));
  check_problem({folder.of("broken.klap")}, {Kind::absent, folder.of("broken.klap")});

  fs::create_directories(folder.of("folder.klap"));
  folder.write("folder.klap/a.klap", "a");
  CHECK(loading({folder.of("folder.klap")}).documents.size() == 1);

  const Loading all = loading({folder.itself(), folder.of("absent.klap")});
  REQUIRE(all.documents.size() == 1);
  CHECK(all.documents.front().name() == good);
  CHECK(all.problems.size() == 6);  // broken, folder, one, pipe, two; absent
}

TEST_CASE("a file above the limit is refused without reading it") {
  const Folder folder("large");
  folder.write("a.klap", "");
  fs::resize_file(folder.of("a.klap"), limits::source_bytes + 1);
  check_problem({folder.of("a.klap")}, {Kind::too_large, folder.of("a.klap")});

  std::vector<FileProblem> problems;
  const std::string ten = folder.write("ten", "0123456789");
  CHECK_FALSE(load_file(ten, 9, problems).has_value());
  CHECK(problems == std::vector<FileProblem>{{Kind::too_large, ten}});
  CHECK(load_file(ten, 10, problems)->text() == "0123456789");
}

TEST_CASE("a file or folder that may not be opened is a problem") {
  if (geteuid() == 0) {
    SUCCEED("the superuser may open everything");
    return;
  }
  const Folder folder("closed");
  const std::string file = folder.write("a.klap", "a");
  fs::permissions(file, fs::perms::none);
  check_problem({file}, {Kind::unreadable, file});
  fs::create_directories(folder.of("closed"));
  fs::permissions(folder.of("closed"), fs::perms::none);
  check_problem({folder.of("closed")}, {Kind::unreadable, folder.of("closed")});
  fs::permissions(folder.of("closed"), fs::perms::owner_all);
}

TEST_CASE("a file whose size says nothing is read to its end, up to the limit") {
  if (!fs::exists("/proc/self/status")) {
    SUCCEED("no such file here");
    return;
  }
  std::vector<FileProblem> problems;
  const auto document = load_file("/proc/self/status", 1U << 20U, problems);  // its size is given as 0
  REQUIRE(document.has_value());
  CHECK_FALSE(document->text().empty());
  CHECK_FALSE(load_file("/proc/self/status", 10, problems).has_value());
}
