#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <tuple>

#include <klap/base/limits.hpp>
#include <klap/exchange/case_json.hpp>

#include "case_values.hpp"
#include "names.hpp"

namespace klap::exchange {
namespace {

using decision::Case;
using decision::Fact;
using decision::JudgementNote;
using decision::Request;
using decision::TakenDecision;
using Kind = DiagnosticKind;
using Names = std::vector<std::string_view>;

/// Places of the members of an object of which all keys are known beforehand; 0 = absent (node 0 is the whole).
template <std::size_t N>
using Found = std::array<std::uint32_t, N>;

constexpr std::array<std::string_view, 7> part_keys = {"zaak",    "personen",           "voorzieningen", "plan",
                                                       "besteed", "persoonlijk_belang", "besluiten"};
enum Part : std::uint8_t {
  name_part,
  persons_part,
  requests_part,
  plan_part,
  spent_part,
  interest_part,
  decisions_part
};

/// A key between backticks is the name of a fact, also where it reads as a fixed key.
bool between_backticks(std::string_view key) { return key.size() > 2 && key.front() == '`' && key.back() == '`'; }
std::string_view fact_name(std::string_view key) { return between_backticks(key) ? key.substr(1, key.size() - 2) : key; }

class Reader {
 public:
  Reader(const program::Program& program, const program::Program* other, const JsonTree& tree,
         Diagnostics& diagnostics)
      : program_(&program), other_(other), values_(program, tree, persons_, diagnostics) {}

  Case read() {
    const Spot root;
    case_.spent.resize(program_->budgets.size());
    case_.plan.resize(program_->fields.size());
    Found<part_keys.size() + case_date_count> keys{};
    Names known(part_keys.begin(), part_keys.end());
    known.insert(known.end(), date_keys.begin(), date_keys.end());
    if (!find_members(root, known, keys)) return {};
    const auto at_key = [&](std::size_t i) { return Spot{keys[i], &root, known[i], 0}; };
    const auto with = [&](Part part, auto read) {
      if (keys[part] != 0) read(at_key(part));
    };
    with(name_part, [&](const Spot& spot) { case_.id = values_.id(spot).value_or(""); });
    for (std::size_t i = 0; i < case_date_count; ++i) {
      if (keys[part_keys.size() + i] != 0) case_.dates[i] = values_.date(at_key(part_keys.size() + i));
    }
    for (const Part part : {persons_part, requests_part}) {
      if (keys[part] == 0) values_.refuse_absent(root, part_keys[part]);
    }
    with(persons_part, [&](const Spot& spot) { read_persons(spot); });
    with(requests_part, [&](const Spot& spot) { read_requests(spot); });
    with(plan_part, [&](const Spot& spot) { read_facts(spot, FieldOwner::plan, {}, {}, case_.plan); });
    with(spent_part, [&](const Spot& spot) { read_spent(spot); });
    with(interest_part, [&](const Spot& spot) { read_interest(spot); });
    with(decisions_part, [&](const Spot& spot) { read_decisions(spot); });
    return std::move(case_);
  }

 private:
  const program::Program* program_;
  const program::Program* other_;
  PersonIndex persons_;
  Values values_;
  Case case_;

  /// Finds the members by `known`, and refuses all others.
  template <std::size_t N>
  bool find_members(const Spot& object, const Names& known, Found<N>& found) {
    return values_.members(object, [&](std::string_view key, const Spot& spot, std::uint32_t key_node) {
      const auto at = std::find(known.begin(), known.end(), key);
      if (at == known.end()) return unknown_key(object, key, key_node, known);
      found[static_cast<std::size_t>(at - known.begin())] = spot.node;
    });
  }

  void unknown_key(const Spot& object, std::string_view key, std::uint32_t key_node, const Names& known) {
    if (values_.are_full()) return values_.refuse_key(Kind::case_unknown_key, object, key_node);
    std::string as_written = shown(key, limits::echoed_characters);
    const std::string_view meant = nearest(key, known);
    if (meant.empty()) return values_.refuse_key(Kind::case_unknown_key, object, key_node, {std::move(as_written)});
    values_.refuse_key(Kind::case_unknown_key_did_you_mean, object, key_node, {std::move(as_written), std::string(meant)});
  }

  /// A list of persons or requests, neither empty nor too long: calls f(spot) for each. True if it is such a list.
  template <class F>
  bool bounded_list(const Spot& list, std::size_t most, F f) {
    std::size_t count = 0;
    const bool is_list = values_.elements(list, [&](const Spot& spot) {
      if (count++ == most) values_.refuse(Kind::case_too_many, list, {std::to_string(most)});
      if (count <= most) f(spot);
    });
    if (is_list && count == 0) values_.refuse(Kind::case_list_empty, list);
    return is_list && count <= most;
  }

  // ---- persons and requests

  /// First who there are, then what is known of each: a fact may name a person who stands behind it.
  void read_persons(const Spot& list) {
    std::vector<std::uint32_t> nodes;
    bool all_have_ids = true;
    const bool is_whole = bounded_list(list, limits::case_persons, [&](const Spot& spot) {
      nodes.push_back(spot.node);
      case_.persons.emplace_back().facts.resize(program_->fields.size());
      std::uint32_t id_node = 0;
      values_.members(spot, [&](std::string_view key, const Spot& value, std::uint32_t) {
        if (key == person_keys[0]) id_node = value.node;
      });
      if (auto id = read_id(spot, id_node, persons_.by_id, list)) {
        persons_.by_id.emplace(*id, nodes.size() - 1);
        case_.persons.back().id = std::move(*id);
      } else {
        all_have_ids = false;
      }
    });
    persons_.complete = is_whole && all_have_ids;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const Spot spot{nodes[i], &list, {}, i};
      Found<person_keys.size()> keys{};
      if (values_.kind(spot) != JsonKind::object) continue;  // said already
      read_facts(spot, FieldOwner::person, person_keys, keys, case_.persons[i].facts);
    }
  }

  void read_requests(const Spot& list) {
    std::map<std::string, std::size_t, std::less<>> by_id;
    bounded_list(list, limits::case_requests, [&](const Spot& spot) {
      Request request;
      request.facts.resize(program_->fields.size());
      Found<request_keys.size()> keys{};
      read_facts(spot, FieldOwner::request, request_keys, keys, request.facts);
      if (const auto id = read_id(spot, keys[0], by_id, list)) {
        by_id.emplace(*id, case_.requests.size());
        request.id = *id;
      }
      if (const auto person = read_person(spot, keys[1])) request.person = *person;
      if (keys[2] != 0) read_judgements({keys[2], &spot, request_keys[2], 0}, request);
      case_.requests.push_back(std::move(request));
    });
  }

  /// The `id` of a person or request of the list, which none before it has.
  std::optional<std::string> read_id(const Spot& object, std::uint32_t node,
                                     const std::map<std::string, std::size_t, std::less<>>& before, const Spot& list) {
    if (node == 0) {
      if (values_.kind(object) == JsonKind::object) values_.refuse_absent(object, "id");
      return std::nullopt;
    }
    const Spot spot{node, &object, "id", 0};
    auto id = values_.id(spot);
    if (!id) return std::nullopt;
    const auto same = before.find(*id);
    if (same == before.end()) return id;
    values_.refuse(Kind::case_duplicate_id, spot, {values_.pointer({0, &list, {}, same->second})});
    return std::nullopt;
  }

  /// The person whose id stands at `persoon`.
  std::optional<std::size_t> read_person(const Spot& object, std::uint32_t node) {
    if (node != 0) return values_.person({node, &object, "persoon", 0});
    if (values_.kind(object) == JsonKind::object) values_.refuse_absent(object, "persoon");
    return std::nullopt;
  }

  /// Facts by their names; the fixed keys are only found.
  void read_facts(const Spot& object, FieldOwner owner, std::span<const std::string_view> fixed,
                  std::span<std::uint32_t> found, std::vector<Fact>& facts) {
    values_.members(object, [&](std::string_view key, const Spot& spot, std::uint32_t key_node) {
      const auto at = std::find(fixed.begin(), fixed.end(), key);
      if (at != fixed.end()) {
        found[static_cast<std::size_t>(at - fixed.begin())] = spot.node;
        return;
      }
      const std::string_view name = fact_name(key);
      const auto id = values_.field(name);
      const bool fits = id && program_->fields[id->index].owner == owner && !program_->fields[id->index].judge.is_some();
      if (!fits && is_for_other(name, owner, false)) return;
      if (!id) return not_a_fact(object, key, key_node, owner, fixed);
      const program::Field& field = program_->fields[id->index];
      if (field.owner != owner) return fact_of_other(object, key_node, field);
      if (field.judge.is_some()) {
        return values_.refuse_key(Kind::case_judgement_as_fact, spot, key_node, {std::string(name)});
      }
      Fact& fact = facts[id->index];
      if (fact.state != Fact::State::unknown) return values_.refuse_key(Kind::case_duplicate_key, spot, key_node);
      read_fact(field, spot, fact);
    });
  }

  /// Is it a fact, or judgement, of the other rules that the case is for too?
  [[nodiscard]] bool is_for_other(std::string_view name, FieldOwner owner, bool judged) const {
    if (other_ == nullptr) return false;
    const auto found = std::find_if(other_->fields.begin(), other_->fields.end(),
                                    [&](const program::Field& field) { return field.name == name; });
    return found != other_->fields.end() && found->owner == owner && found->judge.is_some() == judged;
  }

  void fact_of_other(const Spot& object, std::uint32_t key_node, const program::Field& field) {
    const auto refuse = [&](Kind kind) { values_.refuse_key(kind, object, key_node, {field.name}); };
    switch (field.owner) {
      case FieldOwner::person: return refuse(Kind::case_fact_of_person);
      case FieldOwner::request: return refuse(Kind::case_fact_of_request);
      case FieldOwner::plan: return refuse(Kind::case_fact_of_plan);
    }
  }

  void not_a_fact(const Spot& object, std::string_view key, std::uint32_t key_node, FieldOwner owner,
                  std::span<const std::string_view> fixed) {
    Names known(fixed.begin(), fixed.end());
    if (values_.are_full()) return unknown_key(object, key, key_node, known);  // only counted: no names needed
    for (const program::Field& field : program_->fields) {
      if (field.owner == owner && !field.judge.is_some()) known.emplace_back(field.name);
    }
    unknown_key(object, key, key_node, known);
  }

  void read_fact(const program::Field& field, const Spot& spot, Fact& fact) {
    if (values_.kind(spot) == JsonKind::null && field.optional) {
      fact.state = Fact::State::none;
    } else if (values_.kind(spot) == JsonKind::array && field.history) {
      read_history(field, spot, fact);
    } else if (values_.kind(spot) == JsonKind::array) {
      values_.refuse(Kind::case_no_history, spot);
    } else if (const auto value = values_.value(field, spot)) {
      fact.state = Fact::State::known;
      fact.value = *value;
    }
  }

  void read_history(const program::Field& field, const Spot& list, Fact& fact) {
    std::size_t count = 0;
    values_.elements(list, [&](const Spot& spot) {
      ++count;
      static const Names known = {"vanaf", "waarde"};
      Found<2> keys{};
      if (!find_members(spot, known, keys)) return;
      for (std::size_t i = 0; i < known.size(); ++i) {
        if (keys[i] == 0) values_.refuse_absent(spot, known[i]);
      }
      const Spot from_spot{keys[0], &spot, known[0], 0};
      const auto from = keys[0] != 0 ? values_.date(from_spot) : std::nullopt;
      const auto value = keys[1] != 0 ? values_.value(field, {keys[1], &spot, known[1], 0}) : std::nullopt;
      if (!from || !value) return;
      if (!fact.history.empty() && *from <= fact.history.back().first) {
        return values_.refuse(Kind::case_history_order, from_spot);
      }
      fact.history.emplace_back(*from, *value);
    });
    fact.state = Fact::State::history;
    if (count == 0) values_.refuse(Kind::case_history_empty, list);
  }

  void read_judgements(const Spot& object, Request& request) {
    values_.members(object, [&](std::string_view key, const Spot& spot, std::uint32_t key_node) {
      const std::string_view name = fact_name(key);
      const auto field = values_.field(name);
      const bool fits = field && program_->fields[field->index].judge.is_some();
      if (!fits && is_for_other(name, FieldOwner::request, true)) return;
      if (!field || program_->fields[field->index].owner != FieldOwner::request)
        return not_a_judgement(object, key, key_node);
      if (!program_->fields[field->index].judge.is_some()) {
        return values_.refuse_key(Kind::case_fact_as_judgement, spot, key_node, {std::string(name)});
      }
      if (request.facts[field->index].state != Fact::State::unknown) {
        return values_.refuse_key(Kind::case_duplicate_key, spot, key_node);
      }
      read_judgement(*field, spot, request);
    });
    std::sort(request.notes.begin(), request.notes.end(),
              [](const JudgementNote& a, const JudgementNote& b) { return a.field < b.field; });
  }

  void not_a_judgement(const Spot& object, std::string_view key, std::uint32_t key_node) {
    Names known;
    if (values_.are_full()) return unknown_key(object, key, key_node, known);
    for (const program::Field& field : program_->fields) {
      if (field.judge.is_some()) known.emplace_back(field.name);
    }
    unknown_key(object, key, key_node, known);
  }

  void read_judgement(FieldId id, const Spot& spot, Request& request) {
    const program::Field& field = program_->fields[id.index];
    static const Names known = {"waarde", "door", "op", "toelichting"};
    Found<4> keys{};
    if (!find_members(spot, known, keys)) return;
    const auto at_key = [&](std::size_t i) { return Spot{keys[i], &spot, known[i], 0}; };
    for (const std::size_t needed : {0U, 1U}) {
      if (keys[needed] == 0) values_.refuse_absent(spot, known[needed]);
    }
    JudgementNote note{id, field.judge, {}, {}};
    if (keys[0] != 0) {
      if (const auto yes = values_.boolean(at_key(0))) {
        request.facts[id.index].state = Fact::State::known;
        request.facts[id.index].value = Value::boolean(*yes);
      }
    }
    if (keys[1] != 0) {
      const std::string& judge = program_->actors[field.judge.index].name;
      const auto by = values_.text(at_key(1));
      if (by && *by != judge) values_.refuse(Kind::case_judgement_by_other, at_key(1), {field.name, judge});
    }
    if (keys[2] != 0) note.on = values_.date(at_key(2));
    if (keys[3] != 0) note.note = values_.text(at_key(3)).value_or("");
    request.notes.push_back(std::move(note));
  }

  // ---- of the case as a whole

  static bool has_budget(const program::Program* program, std::string_view name) {
    return program != nullptr && std::any_of(program->budgets.begin(), program->budgets.end(),
                                             [&](const program::Budget& budget) { return budget.name == name; });
  }

  void read_spent(const Spot& object) {
    values_.members(object, [&](std::string_view key, const Spot& spot, std::uint32_t key_node) {
      const auto budget = values_.budget(key);
      if (!budget) {
        if (has_budget(other_, key)) return;
        Names budgets;
        for (const program::Budget& b : program_->budgets) {
          if (!values_.are_full()) budgets.emplace_back(b.name);
        }
        return unknown_key(object, key, key_node, budgets);
      }
      static const Names known = {"bedrag", "stand_van"};
      Found<2> keys{};
      if (!find_members(spot, known, keys)) return;
      for (std::size_t i = 0; i < known.size(); ++i) {
        if (keys[i] == 0) values_.refuse_absent(spot, known[i]);
      }
      const auto amount = keys[0] != 0 ? values_.money({keys[0], &spot, known[0], 0}) : std::nullopt;
      const auto as_of = keys[1] != 0 ? values_.date({keys[1], &spot, known[1], 0}) : std::nullopt;
      if (amount && as_of) case_.spent[budget->index] = decision::Spent{*amount, *as_of};
    });
  }

  void read_interest(const Spot& list) {
    std::vector<ActorId> who;
    values_.elements(list, [&](const Spot& spot) {
      const auto actor = values_.official(spot);
      if (!actor) return;
      const auto at = std::lower_bound(who.begin(), who.end(), *actor);
      if (at != who.end() && *at == *actor) return values_.refuse(Kind::case_named_twice, spot);
      who.insert(at, *actor);
    });
    case_.personal_interest = std::move(who);
  }

  void read_decisions(const Spot& list) {
    std::set<std::pair<std::size_t, SourceId>> seen;
    values_.elements(list, [&](const Spot& spot) {
      static const Names known = {"persoon",       "wet",        "soort", "genomen_door", "op", "primair_besluit_door",
                                  "opdracht_door", "opdracht_op"};
      Found<8> keys{};
      if (!find_members(spot, known, keys)) return;
      const auto at_key = [&](std::size_t i) { return Spot{keys[i], &spot, known[i], 0}; };
      TakenDecision taken;
      const auto person = read_person(spot, keys[0]);
      if (keys[1] == 0) values_.refuse_absent(spot, known[1]);
      const auto law = keys[1] != 0 ? values_.law(at_key(1)) : std::nullopt;
      if (keys[2] != 0) taken.kind = values_.decision_kind(at_key(2));
      if (keys[3] != 0) taken.taken_by = values_.official(at_key(3)).value_or(ActorId());
      if (keys[4] != 0) taken.on = values_.date(at_key(4));
      if (keys[5] != 0) taken.primary_by = values_.official(at_key(5)).value_or(ActorId());
      if (keys[6] != 0) taken.ordered_by = values_.official(at_key(6)).value_or(ActorId());
      if (keys[7] != 0) taken.ordered_on = values_.date(at_key(7));
      if (!person || !law) return;
      taken.person = *person;
      taken.law = *law;
      if (!seen.emplace(taken.person, taken.law).second) return values_.refuse(Kind::case_duplicate_decision, spot);
      case_.decisions.push_back(taken);
    });
    std::sort(case_.decisions.begin(), case_.decisions.end(), [](const TakenDecision& a, const TakenDecision& b) {
      return std::tie(a.person, a.law) < std::tie(b.person, b.law);
    });
  }
};

}  // namespace

std::optional<Case> read_case(const program::Program& program, const Document& json, Diagnostics& diagnostics,
                              const program::Program* other) {
  const auto count = [&] { return diagnostics.all().size() + diagnostics.not_shown(); };
  const std::size_t before = count();
  std::optional<Case> facts;
  if (const auto tree = parse_json(json, diagnostics)) facts = Reader(program, other, *tree, diagnostics).read();
  if (count() == before) return facts;
  diagnostics.sort();
  return std::nullopt;
}

std::string render_case_diagnostic(const Diagnostic& diagnostic, const Document& json, Language language) {
  const Place place = json.place_of(diagnostic.span.begin);
  return shown(json.name(), 200) + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) + ": " +
         render(diagnostic, Documents(), language);  // without documents: no echo
}

std::string render_case_diagnostics(const Diagnostics& diagnostics, const Documents& documents, Language language) {
  std::string text;
  for (const Diagnostic& one : diagnostics.all()) {
    const bool placed = one.span.document < documents.size();
    text += placed ? render_case_diagnostic(one, documents[one.span.document], language)
                   : render(one, Documents(), language);
    text += '\n';
  }
  return text + and_more(diagnostics.not_shown(), language);
}

}  // namespace klap::exchange
