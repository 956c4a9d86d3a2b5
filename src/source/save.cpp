#include <klap/source/save.hpp>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>

#include <sys/stat.h>
#include <unistd.h>

namespace klap {
namespace {

namespace fs = std::filesystem;

constexpr int most_names = 100;  // tried for the file beside it

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

/// A new file beside `path`, which nobody had before; its name in `name`.
File open_beside(const fs::path& path, fs::path& name) {
  for (int i = 0; i < most_names; ++i) {
    name = path;
    name.replace_filename("." + path.filename().string() + ".klap-" + std::to_string(i));
    if (File file{std::fopen(name.c_str(), "wbx")}) return file;
    if (errno != EEXIST) break;
  }
  return nullptr;
}

/// The new file may be read and written by whom the old one could be.
bool take_over(std::FILE* file, const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return false;
  const int descriptor = ::fileno(file);
  // Giving a file away takes rights that most people do not have; then it becomes the writer's.
  const bool owner = ::fchown(descriptor, status.st_uid, status.st_gid) == 0 || errno == EPERM || errno == EINVAL;
  constexpr mode_t permissions = 0777;
  return owner && ::fchmod(descriptor, status.st_mode & permissions) == 0;
}

bool write_all(std::FILE* file, std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), file) == text.size() && std::fflush(file) == 0 &&
         ::fsync(::fileno(file)) == 0;
}

bool is_read_only(const fs::path& path) {
  constexpr auto any_write = fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write;
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  return error || !fs::is_regular_file(status) || (status.permissions() & any_write) == fs::perms::none ||
         ::access(path.c_str(), W_OK) != 0;
}

}  // namespace

bool replace_file(const std::string& path, std::string_view text) {
  std::error_code error;
  const fs::path real = fs::canonical(path, error);
  if (error || is_read_only(real)) return false;
  fs::path beside;
  File file = open_beside(real, beside);
  if (!file) return false;
  const bool written = take_over(file.get(), real) && write_all(file.get(), text);
  const bool closed = std::fclose(file.release()) == 0;
  if (written && closed) fs::rename(beside, real, error);
  if (written && closed && !error) return true;
  fs::remove(beside, error);
  return false;
}

bool write_folder(const std::string& path, const std::vector<NewFile>& files) {
  std::error_code error;
  const fs::path whole(path);
  if (fs::exists(fs::symlink_status(whole, error))) return false;
  fs::create_directories(whole.parent_path(), error);
  fs::path beside;
  bool made = false;
  for (int i = 0; i < most_names && !made; ++i) {
    beside = whole.parent_path() / ("." + whole.filename().string() + ".klap-" + std::to_string(i));
    made = fs::create_directory(beside, error);
  }
  if (!made) return false;
  bool written = true;
  for (const NewFile& file : files) {
    const fs::path place = beside / file.name;
    fs::create_directories(place.parent_path(), error);
    File to{std::fopen(place.c_str(), "wbx")};
    written = written && to && write_all(to.get(), file.text);
    if (to) written = (std::fclose(to.release()) == 0) && written;
  }
  if (written) fs::rename(beside, whole, error);  // onto a folder with something in it: refused by the system
  if (written && !error) return true;
  fs::remove_all(beside, error);
  return false;
}

}  // namespace klap
