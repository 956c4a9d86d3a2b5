#include "case_values.hpp"

#include <algorithm>
#include <charconv>

#include <klap/source/utf8.hpp>

#include "listed.hpp"
#include "names.hpp"

namespace klap::exchange {
namespace {

/// Declarations of one kind stand in order of their names (docs/semantics.md, clause 15.3).
template <class Declared>
std::optional<std::size_t> find(const std::vector<Declared>& declared, std::string_view name) {
  const auto found = std::lower_bound(declared.begin(), declared.end(), name,
                                      [](const Declared& d, std::string_view n) { return d.name < n; });
  if (found == declared.end() || found->name != name) return std::nullopt;
  return static_cast<std::size_t>(found - declared.begin());
}

bool is_municipality_code(std::string_view text) {
  return text.size() == 4 && text != "0000" && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Has it the form of an amount, were it not too large? What money_from_plain() refuses for its form gives no.
bool looks_like_money(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.size() < 4 || text[text.size() - 3] != '.') return false;
  const std::string_view whole = text.substr(0, text.size() - 3);
  constexpr std::string_view digits = "0123456789";
  return whole.find_first_not_of(digits) == std::string_view::npos &&
         text.substr(text.size() - 2).find_first_not_of(digits) == std::string_view::npos &&
         (whole.size() == 1 || whole.front() != '0');
}

}  // namespace

std::string Values::pointer(const Spot& spot) const {
  if (are_full()) return {};
  std::vector<const Spot*> way;
  for (const Spot* step = &spot; step->parent != nullptr; step = step->parent) way.push_back(step);
  std::string all;
  for (auto step = way.rbegin(); step != way.rend(); ++step) {
    if ((*step)->key.data() != nullptr) append_step(all, (*step)->key);
    else append_step(all, std::to_string((*step)->number));
  }
  return shown_pointer(std::move(all));
}

void Values::refuse(DiagnosticKind kind, const Spot& spot, std::vector<std::string> more) {
  const JsonKind json = tree_->at(spot.node).kind;
  if (json == JsonKind::null) {  // whatever was expected: what is not known is left out
    kind = DiagnosticKind::case_null;
    more.clear();
  }
  more.insert(more.begin(), pointer(spot));
  Span span = tree_->span(spot.node);
  if (json == JsonKind::object || json == JsonKind::array) span.end = span.begin + 1;
  diagnostics_->add(kind, span, std::move(more));
}

void Values::refuse_key(DiagnosticKind kind, const Spot& spot, std::uint32_t key, std::vector<std::string> more) {
  more.insert(more.begin(), pointer(spot));
  diagnostics_->add(kind, tree_->span(key), std::move(more));
}

void Values::refuse_absent(const Spot& object, std::string_view key) {
  refuse(DiagnosticKind::case_key_needed, object, {std::string(key)});
}

bool Values::is(const Spot& spot, JsonKind wanted, DiagnosticKind otherwise) {
  if (kind(spot) == wanted) return true;
  refuse(otherwise, spot);
  return false;
}

std::optional<std::string_view> Values::text(const Spot& spot) {
  if (!is(spot, JsonKind::text, DiagnosticKind::case_not_text)) return std::nullopt;
  return tree_->text(spot.node);
}

std::optional<std::string> Values::id(const Spot& spot) {
  const auto given = text(spot);
  if (!given) return std::nullopt;
  std::size_t characters = 0;
  bool hidden = false;
  for (std::size_t i = 0; i < given->size() && characters <= limits::name_characters; ++characters) {
    const utf8::Character character = utf8::decode(*given, i);
    hidden = hidden || utf8::is_hidden(character.code);
    i += character.length;
  }
  if (characters == 0 || characters > limits::name_characters || hidden) {
    refuse(DiagnosticKind::case_bad_id, spot, {std::to_string(limits::name_characters)});
    return std::nullopt;
  }
  return std::string(*given);
}

std::optional<bool> Values::boolean(const Spot& spot) {
  if (!is(spot, JsonKind::boolean, DiagnosticKind::case_not_boolean)) return std::nullopt;
  return tree_->at(spot.node).yes;
}

std::optional<Date> Values::date(const Spot& spot) {
  if (!is(spot, JsonKind::text, DiagnosticKind::case_not_date)) return std::nullopt;
  const auto date = date_from_iso(tree_->text(spot.node));
  if (!date) refuse(DiagnosticKind::case_not_date, spot);
  return date;
}

std::optional<Money> Values::money(const Spot& spot) {
  if (kind(spot) == JsonKind::number) {
    refuse(DiagnosticKind::case_amount_as_number, spot);
    return std::nullopt;
  }
  if (!is(spot, JsonKind::text, DiagnosticKind::case_not_amount)) return std::nullopt;
  const std::string_view written = tree_->text(spot.node);
  const auto amount = money_from_plain(written);
  if (!amount) {
    const bool too_large = looks_like_money(written) && written != "-0.00";
    refuse(too_large ? DiagnosticKind::case_amount_too_large : DiagnosticKind::case_not_amount, spot);
  }
  return amount;
}

std::optional<Value> Values::number(const Spot& spot) {
  if (!is(spot, JsonKind::number, DiagnosticKind::case_not_number)) return std::nullopt;
  const std::string_view written = tree_->text(spot.node);
  if (written.find_first_of(".eE") != std::string_view::npos) {
    refuse(DiagnosticKind::case_number_not_whole, spot);
    return std::nullopt;
  }
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), number);
  if (error != std::errc() || number > limits::number || number < -limits::number) {
    refuse(DiagnosticKind::case_number_too_large, spot, {std::to_string(limits::number)});
    return std::nullopt;
  }
  return Value::number(number);
}

std::optional<Value> Values::municipality(const Spot& spot) {
  if (!is(spot, JsonKind::text, DiagnosticKind::case_not_municipality)) return std::nullopt;
  const std::string_view written = tree_->text(spot.node);
  if (is_municipality_code(written)) {
    int code = 0;
    std::from_chars(written.data(), written.data() + written.size(), code);
    return Value::municipality(code);
  }
  if (const auto found = find(program_->municipalities, written)) {
    return Value::municipality(program_->municipalities[*found].code);
  }
  refuse(DiagnosticKind::case_not_municipality, spot);
  return std::nullopt;
}

std::optional<Value> Values::choice(const program::Field& field, const Spot& spot) {
  const auto& choices = program_->fields[field.choices_of.index].choices;
  if (kind(spot) == JsonKind::text) {
    const auto found = std::find(choices.begin(), choices.end(), tree_->text(spot.node));
    if (found != choices.end()) return Value::choice(static_cast<std::size_t>(found - choices.begin()));
  }
  refuse(DiagnosticKind::case_not_choice, spot, {listed(choices, [](const std::string& s) { return std::string_view(s); })});
  return std::nullopt;
}

std::optional<LotId> Values::lot(const Spot& spot) {
  if (kind(spot) == JsonKind::text) {
    if (const auto found = find(program_->lots, tree_->text(spot.node))) return LotId(*found);
  }
  refuse(DiagnosticKind::case_not_lot, spot,
         {listed(program_->lots, [](const program::Lot& l) { return std::string_view(l.name); })});
  return std::nullopt;
}

std::optional<ActorId> Values::provider(const Spot& spot) {
  if (kind(spot) == JsonKind::text) {
    const auto found = find(program_->actors, tree_->text(spot.node));
    if (found && program_->actors[*found].kind == ActorKind::provider) return ActorId(*found);
  }
  refuse(DiagnosticKind::case_not_provider, spot, {listed(program_->actors, [](const program::Actor& a) {
           return a.kind == ActorKind::provider ? std::string_view(a.name) : std::string_view();
         })});
  return std::nullopt;
}

std::optional<ActorId> Values::official(const Spot& spot) {
  if (kind(spot) == JsonKind::text) {
    const auto found = find(program_->actors, tree_->text(spot.node));
    if (found && program_->actors[*found].kind != ActorKind::volunteer) return ActorId(*found);
  }
  refuse(DiagnosticKind::case_not_official, spot, {listed(program_->actors, [](const program::Actor& a) {
           return a.kind != ActorKind::volunteer ? std::string_view(a.name) : std::string_view();
         })});
  return std::nullopt;
}

std::optional<SourceId> Values::law(const Spot& spot) {
  if (kind(spot) == JsonKind::text) {
    const auto found = find(program_->sources, tree_->text(spot.node));
    if (found && program_->sources[*found].kind == SourceKind::act) return SourceId(*found);
  }
  refuse(DiagnosticKind::case_not_law, spot, {listed(program_->sources, [](const program::Source& s) {
           return s.kind == SourceKind::act ? std::string_view(s.name) : std::string_view();
         })});
  return std::nullopt;
}

std::optional<std::size_t> Values::person(const Spot& spot) {
  const auto id = text(spot);
  if (!id) return std::nullopt;
  const auto found = persons_->by_id.find(*id);
  if (found != persons_->by_id.end()) return found->second;
  if (persons_->complete) refuse(DiagnosticKind::case_unknown_person, spot);
  return std::nullopt;
}

std::optional<DecisionKind> Values::decision_kind(const Spot& spot) {
  if (kind(spot) == JsonKind::text) {
    const auto found = std::find(decision_kind_words.begin(), decision_kind_words.end(), tree_->text(spot.node));
    if (found != decision_kind_words.end()) return static_cast<DecisionKind>(found - decision_kind_words.begin());
  }
  refuse(DiagnosticKind::case_not_decision_kind, spot, {listed(decision_kind_words, [](std::string_view s) { return s; })});
  return std::nullopt;
}

std::optional<BudgetId> Values::budget(std::string_view name) const {
  if (const auto found = find(program_->budgets, name)) return BudgetId(*found);
  return std::nullopt;
}

std::optional<FieldId> Values::field(std::string_view name) const {
  if (const auto found = find(program_->fields, name)) return FieldId(*found);
  return std::nullopt;
}

std::optional<Value> Values::value(const program::Field& field, const Spot& spot) {
  const auto as = [](const auto& read, auto make) -> std::optional<Value> {
    if (!read) return std::nullopt;
    return make(*read);
  };
  switch (field.type) {
    case TypeKind::boolean: return as(boolean(spot), Value::boolean);
    case TypeKind::date: return as(date(spot), Value::date);
    case TypeKind::money: return as(money(spot), Value::money);
    case TypeKind::number: return number(spot);
    case TypeKind::municipality: return municipality(spot);
    case TypeKind::choice: return choice(field, spot);
    case TypeKind::lot: return as(lot(spot), Value::lot);
    case TypeKind::provider: return as(provider(spot), Value::provider);
    case TypeKind::law: return as(law(spot), Value::law);
    case TypeKind::person: return as(person(spot), Value::person);
  }
  return std::nullopt;
}

}  // namespace klap::exchange
