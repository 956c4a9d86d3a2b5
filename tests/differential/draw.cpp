#include "differential/draw.hpp"

#include "differential/case_maker.hpp"
#include "differential/rule_writer.hpp"
#include "differential/show.hpp"
#include "reference/rule_text.hpp"

namespace klap::differential {
namespace {

/// SplitMix64: small, and the same everywhere.
class Source {
 public:
  explicit Source(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    state_ += 0x9E37'79B9'7F4A'7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58'476D'1CE4'E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D0'49BB'1331'11EBU;
    return z ^ (z >> 31U);
  }
  std::size_t between(std::size_t low, std::size_t high) { return low + next() % (high - low + 1); }
  Part part(std::size_t length) {
    Part result(length);
    for (auto& choice : result) choice = static_cast<std::uint16_t>(next() >> 40U);
    return result;
  }
  std::vector<Part> parts(std::size_t low, std::size_t high, std::size_t length) {
    std::vector<Part> result(between(low, high));
    for (Part& p : result) p = part(length);
    return result;
  }

 private:
  std::uint64_t state_;
};

constexpr std::size_t facts_length = 56 * 6 + 1;  // of more facts than there are, and for whom a request is

// Everything of which one may be left out.
std::vector<std::vector<Part>*> lists_of(Recipe& recipe) {
  std::vector<std::vector<Part>*> lists{&recipe.rules, &recipe.powers, &recipe.terms, &recipe.safeguards};
  for (TableRecipe& table : recipe.tables) lists.push_back(&table.rows);
  for (CaseRecipe& facts : recipe.cases) {
    lists.push_back(&facts.requests);
    lists.push_back(&facts.persons);
    lists.push_back(&facts.taken);
  }
  return lists;
}

std::vector<Part*> parts_of(Recipe& recipe) {
  std::vector<Part*> parts{&recipe.setup};
  for (TableRecipe& table : recipe.tables) parts.push_back(&table.head);
  for (CaseRecipe& facts : recipe.cases) {
    parts.push_back(&facts.general);
    parts.push_back(&facts.plan);
  }
  for (auto* list : lists_of(recipe)) {
    for (Part& part : *list) parts.push_back(&part);
  }
  return parts;
}

// Without the one at `at`; false if there are not so many.
template <class List>
bool leave_out_of(List& list, std::size_t& at) {
  if (at < list.size()) {
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(at));
    return true;
  }
  at -= list.size();
  return false;
}

// Without a case or a table, or with fewer things in a list; false if there are not so many.
bool leave_out(Recipe& recipe, std::size_t& at) {
  if (leave_out_of(recipe.cases, at) || leave_out_of(recipe.tables, at)) return true;
  for (auto* list : lists_of(recipe)) {
    if (leave_out_of(*list, at)) return true;
  }
  return false;
}

enum class Step { done, no_change, past_the_end };

Step clear_part(Recipe& recipe, std::size_t& at) {
  const auto parts = parts_of(recipe);
  if (at >= parts.size()) {
    at -= parts.size();
    return Step::past_the_end;
  }
  const bool empty = parts[at]->empty();
  parts[at]->clear();
  return empty ? Step::no_change : Step::done;
}

// Two steps per choice: to 0, and to half.
Step simplify_choice(Recipe& recipe, std::size_t at) {
  const bool to_zero = at % 2 == 0;
  at /= 2;
  for (Part* part : parts_of(recipe)) {
    if (at < part->size()) {
      auto& choice = (*part)[at];
      const bool changes = to_zero ? choice != 0 : choice > 1;
      choice = to_zero ? std::uint16_t{0} : static_cast<std::uint16_t>(choice / 2);
      return changes ? Step::done : Step::no_change;
    }
    at -= part->size();
  }
  return Step::past_the_end;
}

}  // namespace

Recipe draw(std::uint64_t seed) {
  Source source(seed);
  Recipe recipe;
  recipe.setup = source.part(480);
  recipe.terms = source.parts(0, 6, 20);
  recipe.rules = source.parts(1, 15, 64);
  recipe.tables.resize(source.between(0, 3));
  for (TableRecipe& table : recipe.tables) {
    table.head = source.part(24);
    const bool long_one = source.between(0, 15) == 0;  // the numbers of its rows have two digits
    table.rows = long_one ? source.parts(11, 11, 28) : source.parts(1, 4, 28);
  }
  recipe.powers = source.parts(0, 10, 34);
  if (source.between(0, 15) < 12) recipe.safeguards = source.parts(1, 4, 36);
  recipe.cases.resize(4);
  for (CaseRecipe& facts : recipe.cases) {
    facts.general = source.part(48);
    facts.plan = source.part(facts_length);
    facts.persons = source.parts(1, 3, facts_length);
    facts.requests = source.parts(1, 4, facts_length);
    facts.taken = source.parts(0, 2, 28);
  }
  return recipe;
}

std::optional<Recipe> Simpler::next() {
  for (;;) {
    Recipe simpler = recipe_;
    std::size_t at = at_++;
    if (leave_out(simpler, at)) return simpler;
    Step step = clear_part(simpler, at);
    if (step == Step::past_the_end) step = simplify_choice(simpler, at);
    if (step == Step::done) return simpler;
    if (step == Step::past_the_end) return std::nullopt;
  }
}

rc::Gen<Recipe> any_recipe() {
  const auto shrink = [](const Recipe& recipe) {
    struct Sequence {
      Simpler simpler;
      rc::Maybe<Recipe> operator()() {
        auto next = simpler.next();
        if (!next) return rc::Nothing;
        return *next;
      }
    };
    return rc::makeSeq<Sequence>(Sequence{Simpler(recipe)});
  };
  return [shrink](const rc::Random& random, int) {
    rc::Random copy = random;
    return rc::shrinkable::shrinkRecur(draw(copy.next()), shrink);
  };
}

void showValue(const Recipe& recipe, std::ostream& os) {
  const std::string text = write_rules(recipe).in_order();
  os << "\n" << text;
  const auto loaded = reference::load_rules(documents_of({text}));
  if (!loaded.errors.empty()) return;
  for (const CaseRecipe& facts : recipe.cases) os << "\n-- zaak" << show(loaded.model, make_case(loaded.model, facts));
}

}  // namespace klap::differential
