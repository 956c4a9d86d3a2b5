#include <klap/syntax/dump.hpp>

#include <array>

namespace klap::syntax {
namespace {

constexpr std::array names{
#define KLAP_NODE(kind) std::string_view(#kind),
#include <klap/syntax/node_kinds.def>
#undef KLAP_NODE
};

}  // namespace

std::string_view to_name(NodeKind kind) { return names[static_cast<std::size_t>(kind)]; }

std::string dump(const Tree& tree) {
  std::string out;
  std::vector<std::uint32_t> ends;  // of the nodes around the current one
  for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
    while (!ends.empty() && ends.back() <= i) ends.pop_back();
    const Node& node = tree.nodes[i];
    out.append(2 * ends.size(), ' ');
    out += to_name(node.kind);
    const bool leaf = node.kind <= NodeKind::word || node.kind == NodeKind::sentence;
    if (leaf) {
      out += ' ';
      out += NodeRef(tree, i).text();
    }
    out += '\n';
    ends.push_back(node.end);
  }
  return out;
}

}  // namespace klap::syntax
