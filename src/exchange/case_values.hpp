// Single values of a case: from a place in the JSON to what the rule set means by it, or a diagnostic.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <klap/base/limits.hpp>
#include <klap/program/program.hpp>

#include "json_tree.hpp"

namespace klap::exchange {

/// A value and the way to it. Lives on the stack while its part of the tree is read.
struct Spot {
  std::uint32_t node = 0;
  const Spot* parent = nullptr;
  std::string_view key;      // if it stands in an object
  std::size_t number = 0;    // if it stands in an array
};

/// The persons of the case by their ids. Not complete: one that cannot be found may be one whose id cannot be read.
struct PersonIndex {
  std::map<std::string, std::size_t, std::less<>> by_id;
  bool complete = false;
};

class Values {
 public:
  Values(const program::Program& program, const JsonTree& tree, const PersonIndex& persons, Diagnostics& diagnostics)
      : program_(&program), tree_(&tree), persons_(&persons), diagnostics_(&diagnostics) {}

  [[nodiscard]] const program::Program& program() const { return *program_; }

  /// Calls f(key, spot of the value, node of the key) for each member; refuses what is no object.
  template <class F>
  bool members(const Spot& spot, F f) {
    if (!is(spot, JsonKind::object, DiagnosticKind::case_not_object)) return false;
    const std::uint32_t end = tree_->at(spot.node).next;
    for (std::uint32_t i = spot.node + 1; i < end; i = tree_->at(i + 1).next) {
      f(tree_->text(i), Spot{i + 1, &spot, tree_->text(i), 0}, i);
    }
    return true;
  }
  /// Calls f(spot) for each element; refuses what is no list.
  template <class F>
  bool elements(const Spot& spot, F f) {
    if (!is(spot, JsonKind::array, DiagnosticKind::case_not_list)) return false;
    const std::uint32_t end = tree_->at(spot.node).next;
    std::size_t number = 0;
    for (std::uint32_t i = spot.node + 1; i < end; i = tree_->at(i).next) f(Spot{i, &spot, {}, number++});
    return true;
  }

  [[nodiscard]] JsonKind kind(const Spot& spot) const { return tree_->at(spot.node).kind; }

  // Each refuses what it cannot read.
  [[nodiscard]] std::optional<std::string_view> text(const Spot& spot);
  [[nodiscard]] std::optional<std::string> id(const Spot& spot);
  [[nodiscard]] std::optional<bool> boolean(const Spot& spot);
  [[nodiscard]] std::optional<Date> date(const Spot& spot);
  [[nodiscard]] std::optional<Money> money(const Spot& spot);
  [[nodiscard]] std::optional<SourceId> law(const Spot& spot);
  [[nodiscard]] std::optional<std::size_t> person(const Spot& spot);  // whose id stands there: index in Case::persons
  [[nodiscard]] std::optional<ActorId> official(const Spot& spot);   // who can decide: no volunteer
  [[nodiscard]] std::optional<DecisionKind> decision_kind(const Spot& spot);
  [[nodiscard]] std::optional<BudgetId> budget(std::string_view name) const;
  [[nodiscard]] std::optional<FieldId> field(std::string_view name) const;
  /// Of a field's type, without null and history.
  [[nodiscard]] std::optional<Value> value(const program::Field& field, const Spot& spot);

  /// More diagnostics are only counted: no need to look for words to put in them.
  [[nodiscard]] bool are_full() const { return diagnostics_->all().size() >= limits::diagnostics; }
  void refuse(DiagnosticKind kind, const Spot& spot, std::vector<std::string> more = {});
  void refuse_key(DiagnosticKind kind, const Spot& spot, std::uint32_t key, std::vector<std::string> more = {});
  /// A key that the object needs and does not have; the place is the object's first bracket.
  void refuse_absent(const Spot& object, std::string_view key);
  [[nodiscard]] std::string pointer(const Spot& spot) const;

 private:
  const program::Program* program_;
  const JsonTree* tree_;
  const PersonIndex* persons_;
  Diagnostics* diagnostics_;

  bool is(const Spot& spot, JsonKind kind, DiagnosticKind otherwise);
  [[nodiscard]] std::optional<Value> number(const Spot& spot);
  [[nodiscard]] std::optional<Value> municipality(const Spot& spot);
  [[nodiscard]] std::optional<Value> choice(const program::Field& field, const Spot& spot);
  [[nodiscard]] std::optional<LotId> lot(const Spot& spot);
  [[nodiscard]] std::optional<ActorId> provider(const Spot& spot);
};

}  // namespace klap::exchange
