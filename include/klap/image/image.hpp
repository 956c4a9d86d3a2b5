// A program as bytes: compiled once, read back in a fraction of the time that the rule text takes. An image holds what
// decides and explains, and no rule text, comments or examples.
//
//     "klap-image\n"  layout (64 hex digits: of the sources that say what a program is)  "\n"
//     size of the program (8 bytes, lowest first)   the program   a checksum of all before it (8 bytes)
//
// An image is read by the version of Klap that wrote it, or one with the same layout; by no other. What was changed on
// the way (a bit, an end that is missing) is refused. That it was made by who says so, it does not prove: like rule text,
// an image is taken from whom one trusts.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <klap/diagnostics/diagnostic.hpp>
#include <klap/program/program.hpp>

namespace klap::image {

/// The same bytes for the same program, on every machine.
[[nodiscard]] std::string write(const program::Program& program);

/// Does it begin as an image does?
[[nodiscard]] bool is_image(std::string_view bytes);

/// The program that was written; none, with one diagnostic that says why, where the bytes are no image, one of another
/// layout, or not as they were written. Safe for any bytes. Needs memory for the program and nothing beside it.
[[nodiscard]] std::optional<program::Program> read(std::string_view bytes, Diagnostics& diagnostics);

}  // namespace klap::image
