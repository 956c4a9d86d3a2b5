#include <klap/image/image.hpp>

#include "archives.hpp"
#include "check.hpp"
#include "checksum.hpp"

namespace klap::image {
namespace {

constexpr std::string_view begin = "klap-image\n";
constexpr std::string_view layout = KLAP_IMAGE_LAYOUT "\n";  // cmake/image.cmake
constexpr std::size_t number_bytes = 8;

void append(std::string& bytes, std::uint64_t number) {
  for (std::size_t i = 0; i < number_bytes; ++i) bytes += static_cast<char>((number >> (8 * i)) & 0xFF);
}

std::uint64_t number_at(std::string_view bytes, std::size_t at) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < number_bytes && at + i < bytes.size(); ++i)
    number |= std::uint64_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  return number;
}

/// The bytes of the program: none where they are not as many as they should be, or not what was summed up.
std::optional<std::string_view> intact(std::string_view bytes) {
  const std::size_t head = begin.size() + layout.size() + number_bytes;
  if (bytes.size() < head + number_bytes) return std::nullopt;
  const std::size_t end = bytes.size() - number_bytes;
  if (number_at(bytes, head - number_bytes) != end - head || number_at(bytes, end) != checksum(bytes.substr(0, end)))
    return std::nullopt;
  return bytes.substr(head, end - head);
}

}  // namespace

std::string write(const program::Program& program) {
  Writer writer;
  fields(writer, program);
  std::string bytes(begin);
  bytes += layout;
  append(bytes, writer.bytes().size());
  bytes += writer.bytes();
  append(bytes, checksum(bytes));
  return bytes;
}

bool is_image(std::string_view bytes) { return bytes.starts_with(begin); }

std::optional<program::Program> read(std::string_view bytes, Diagnostics& diagnostics) {
  const auto refuse = [&](DiagnosticKind kind) {
    diagnostics.add(kind, nowhere, {});
    return std::nullopt;
  };
  if (!is_image(bytes)) return refuse(DiagnosticKind::image_is_none);
  if (!bytes.substr(begin.size()).starts_with(layout)) return refuse(DiagnosticKind::image_of_other_version);
  const auto inner = intact(bytes);
  if (!inner) return refuse(DiagnosticKind::image_damaged);
  program::Program program;
  Reader reader(*inner);
  fields(reader, program);
  if (!reader.whole() || !points_inside(program)) return refuse(DiagnosticKind::image_damaged);
  return program;
}

}  // namespace klap::image
