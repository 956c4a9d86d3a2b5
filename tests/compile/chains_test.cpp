// Clause 12.5: which chains there are, their order, and the limit on their number.
#include <klap/base/limits.hpp>
#include <klap/compile/compile.hpp>

#include "support/catch.hpp"

using namespace klap;

namespace {

/// Body 0 and functions 1 … n, without rules.
semantics::Model actors(std::size_t functions) {
  semantics::Model model;
  for (std::size_t i = 0; i <= functions; ++i) {
    semantics::Actor actor;
    actor.name = std::string(1, static_cast<char>('A' + i));
    actor.kind = i == 0 ? ActorKind::body : ActorKind::function;
    if (i > 0) actor.body = ActorId(std::size_t{0});
    model.actors.push_back(std::move(actor));
  }
  return model;
}

void mandate(semantics::Model& model, std::size_t from, std::size_t to, bool may_submandate) {
  semantics::Mandate m;
  m.from = ActorId(from);
  m.to = ActorId(to);
  m.may_submandate = may_submandate;
  model.mandates.push_back(std::move(m));
}

std::vector<std::size_t> lengths(const program::ChainTable& table, std::size_t actor) {
  std::vector<std::size_t> result;
  const auto [begin, end] = table.of_actor[actor];
  for (std::uint32_t i = begin; i < end; ++i) result.push_back(table.chains[i].mandates.size());
  return result;
}

}  // namespace

TEST_CASE("12.5 a body is its own chain, and power goes down only with permission", "[12.5]") {
  semantics::Model model = actors(3);
  mandate(model, 0, 1, true);
  mandate(model, 1, 2, false);
  mandate(model, 2, 3, false);  // 2 may not pass it on
  const program::Program p = compile::compile(model);
  CHECK(lengths(p.chains, 0) == std::vector<std::size_t>{0});
  CHECK(lengths(p.chains, 1) == std::vector<std::size_t>{1});
  CHECK(lengths(p.chains, 2) == std::vector<std::size_t>{2});
  CHECK(lengths(p.chains, 3).empty());
}

TEST_CASE("12.8 the shortest chain stands first; ties go by the names on the way", "[12.8]") {
  semantics::Model model = actors(4);
  mandate(model, 0, 1, true);
  mandate(model, 0, 2, true);
  mandate(model, 0, 3, false);
  mandate(model, 1, 3, false);
  mandate(model, 1, 4, false);
  mandate(model, 2, 4, false);
  const program::Program p = compile::compile(model);
  CHECK(lengths(p.chains, 3) == std::vector<std::size_t>{1, 2});
  const auto [begin, end] = p.chains.of_actor[4];
  REQUIRE(end - begin == 2);
  CHECK(p.chains.chains[begin].mandates.front() == MandateId(std::size_t{0}));
}

TEST_CASE("a register with more chains than the limit is refused as a whole", "[1.2]") {
  semantics::Model model = actors(25);
  for (std::size_t from = 0; from <= 25; ++from)
    for (std::size_t to = from + 1; to <= 25; ++to) mandate(model, from, to, true);  // 2^24 chains to the last
  CHECK_THROWS_AS(compile::compile(model), compile::TooManyChains);
}
