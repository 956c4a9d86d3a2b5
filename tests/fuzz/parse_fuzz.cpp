// Any bytes as rule files: reading one ends after so many steps, gives a tree that is well-formed, and says what is
// wrong at a place that is there.
#include "fuzz/rule_files.hpp"
#include "fuzz/said.hpp"
#include "fuzz/targets.hpp"
#include "syntax/tree_faults.hpp"

namespace klap::fuzz {

void parse(std::string_view bytes) {
  constexpr std::size_t steps_per_byte = 64;
  const Documents documents = files_in(bytes);
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    Diagnostics diagnostics;
    const syntax::Tree tree = syntax::parse(documents[d], d, diagnostics);
    const std::string fault = test::fault_of(tree, diagnostics);
    if (!fault.empty()) throw Fault("of a tree does not hold: " + fault);
    const std::size_t most = steps_per_byte * (documents[d].text().size() + 1);
    hold(tree.steps + tree.tokens.steps <= most, "reading is linear in the text");
    hold_diagnostics(diagnostics, documents);
  }
}

}  // namespace klap::fuzz
