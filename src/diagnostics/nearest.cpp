#include <algorithm>
#include <array>

#include <klap/base/limits.hpp>
#include <klap/diagnostics/diagnostic.hpp>
#include <klap/source/utf8.hpp>

namespace klap {
namespace {

// No name is longer (limits::name_characters); what is, is compared with nothing.
constexpr std::size_t longest = limits::name_characters;

struct Letters {
  std::array<char32_t, longest> letter{};
  std::size_t count = 0;
};

/// False if the word is too long to be compared.
bool read_letters(std::string_view word, Letters& letters) {
  letters.count = 0;
  for (std::size_t i = 0; i < word.size();) {
    const utf8::Character character = utf8::decode(word, i);
    if (letters.count == longest) return false;
    letters.letter[letters.count++] = character.code;
    i += character.length;
  }
  return true;
}

/// How many letters must be changed, added, left out or exchanged with their neighbour; `most` + 1 if more than `most`.
std::size_t distance(const Letters& a, const Letters& b, std::size_t most) {
  const std::size_t difference = a.count > b.count ? a.count - b.count : b.count - a.count;
  if (difference > most) return most + 1;
  std::array<std::array<std::size_t, longest + 1>, 3> rows{};
  for (std::size_t j = 0; j <= b.count; ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= a.count; ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    const auto& two_above = rows[(i + 1) % 3];
    row[0] = i;
    std::size_t best = i;
    for (std::size_t j = 1; j <= b.count; ++j) {
      const bool same = a.letter[i - 1] == b.letter[j - 1];
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0U : 1U)});
      if (i > 1 && j > 1 && a.letter[i - 1] == b.letter[j - 2] && a.letter[i - 2] == b.letter[j - 1]) {
        row[j] = std::min(row[j], two_above[j - 2] + 1);
      }
      best = std::min(best, row[j]);
    }
    if (best > most) return most + 1;
  }
  return rows[a.count % 3][b.count];
}

}  // namespace

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
  const auto same = std::find(candidates.begin(), candidates.end(), word);  // by bytes: broken letters may look alike
  if (same != candidates.end()) return *same;
  Letters wanted;
  Letters other;
  if (!read_letters(word, wanted)) return {};
  std::string_view found;
  std::size_t most = wanted.count / 3;
  for (const std::string_view candidate : candidates) {
    if (!read_letters(candidate, other)) continue;
    const std::size_t edits = distance(wanted, other, most);
    if (edits > most) continue;
    found = candidate;
    if (edits == 0) return found;
    most = edits - 1;  // only a nearer one replaces it, so ties go to the first
  }
  return found;
}

}  // namespace klap
