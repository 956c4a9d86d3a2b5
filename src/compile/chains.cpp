#include "chains.hpp"

#include <algorithm>
#include <tuple>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/topological_sort.hpp>

#include <klap/base/limits.hpp>
#include <klap/compile/compile.hpp>

namespace klap::compile {

namespace {

using program::Chain;
using program::Program;

/// Actors, and from whom to whom each mandate goes.
using PowerGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property, MandateId>;

PowerGraph power_graph(const Program& program) {
  PowerGraph graph(program.actors.size());
  for (std::size_t m = 0; m < program.mandates.size(); ++m)
    boost::add_edge(program.mandates[m].from.index, program.mandates[m].to.index, MandateId(m), graph);
  return graph;
}

/// The actors on the way, body first: what ties between chains of one length are broken by.
std::vector<ActorId> way(const Program& program, const Chain& chain) {
  std::vector<ActorId> actors{chain.body};
  for (const MandateId m : chain.mandates) actors.push_back(program.mandates[m.index].to);
  return actors;
}

bool passes(const Program& program, const Chain& chain, ActorId actor) {
  return chain.body == actor || std::any_of(chain.mandates.begin(), chain.mandates.end(),
                                            [&](MandateId m) { return program.mandates[m.index].to == actor; });
}

/// Each delegation behind those to its giver; they form no cycle (static, clause 12.5).
std::vector<DelegationId> givers_first(const Program& program) {
  boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS> from_receiver(program.actors.size());
  for (const program::Delegation& d : program.delegations)
    boost::add_edge(d.to.index, d.from.index, from_receiver);
  std::vector<std::size_t> actors;  // each behind who delegates to it
  boost::topological_sort(from_receiver, std::back_inserter(actors));
  std::vector<std::size_t> place(actors.size());
  for (std::size_t i = 0; i < actors.size(); ++i) place[actors[i]] = i;
  std::vector<DelegationId> order;
  for (std::size_t d = 0; d < program.delegations.size(); ++d) order.emplace_back(d);
  std::stable_sort(order.begin(), order.end(), [&](DelegationId a, DelegationId b) {
    return place[program.delegations[a.index].from.index] < place[program.delegations[b.index].from.index];
  });
  return order;
}

}  // namespace

program::ChainTable chains(const Program& program) {
  const PowerGraph graph = power_graph(program);
  program::ChainTable table;
  for (std::size_t a = 0; a < program.actors.size(); ++a)
    if (program.actors[a].kind == ActorKind::body) table.chains.push_back({ActorId(a), ActorId(a), {}});
  for (std::size_t i = 0; i < table.chains.size(); ++i) {  // grows while it is walked: each chain is lengthened in turn
    const Chain chain = table.chains[i];
    if (!chain.mandates.empty() && !program.mandates[chain.mandates.back().index].may_submandate) continue;
    for (auto [edge, last] = boost::out_edges(chain.actor.index, graph); edge != last; ++edge) {
      const ActorId to(boost::target(*edge, graph));
      if (passes(program, chain, to)) continue;
      if (table.chains.size() >= limits::mandate_chains) throw TooManyChains();
      Chain longer = chain;
      longer.actor = to;
      longer.mandates.push_back(graph[*edge]);
      table.chains.push_back(std::move(longer));
    }
  }

  std::sort(table.chains.begin(), table.chains.end(), [&](const Chain& a, const Chain& b) {
    const auto key = [&](const Chain& c) { return std::tuple(c.actor, c.mandates.size()); };
    if (key(a) != key(b)) return key(a) < key(b);
    return std::tuple(way(program, a), a.mandates) < std::tuple(way(program, b), b.mandates);
  });
  table.delegations = givers_first(program);
  table.of_actor.assign(program.actors.size(), {0, 0});
  for (std::uint32_t i = 0; i < table.chains.size(); ++i) {
    auto& [begin, end] = table.of_actor[table.chains[i].actor.index];
    if (end == 0) begin = i;
    end = i + 1;
  }
  return table;
}

}  // namespace klap::compile
