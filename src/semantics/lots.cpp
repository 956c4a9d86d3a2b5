// Lots (percelen): what they deliver, who runs them, and who pays.
#include <algorithm>

#include "analysis.hpp"

namespace klap::semantics {

namespace {

void read_parties(Analysis& a, NodeRef clause, Lot& lot) {
  for (const NodeRef member : clause) {
    const auto name = child(member, NodeKind::name);
    if (!name) continue;
    const ActorId id = a.actor(*name, {ActorKind::provider});
    if (!id.is_some()) continue;
    lot.parties.push_back(id);
    if (!child(member, NodeKind::word)) continue;
    if (lot.lead.is_some() && lot.lead != id) a.add(DiagnosticKind::two_lead_parties, member);
    lot.lead = id;
  }
  std::sort(lot.parties.begin(), lot.parties.end());
  lot.parties.erase(std::unique(lot.parties.begin(), lot.parties.end()), lot.parties.end());
}

Lot read_lot(Analysis& a, const Declaration& d) {
  Lot lot;
  lot.name = std::string(d.key);
  lot.span = d.name.span();
  if (const auto label = child(d.node, NodeKind::text)) lot.label = read_text(*label);
  a.clauses_once(d.node, {NodeKind::validity, NodeKind::parties_clause, NodeKind::delivers_clause,
                          NodeKind::charged_clause, NodeKind::owner_clause, NodeKind::evaluation_clause});
  if (const auto clause = child(d.node, NodeKind::validity)) lot.period = read_validity(a, *clause, true);
  if (const auto clause = child(d.node, NodeKind::parties_clause)) read_parties(a, *clause, lot);
  if (const auto clause = child(d.node, NodeKind::charged_clause))
    if (const auto name = child(*clause, NodeKind::name)) lot.charged_to = a.budget(*name);
  if (const auto clause = child(d.node, NodeKind::owner_clause))
    if (const auto name = child(*clause, NodeKind::name))
      lot.owner = a.actor(*name, {ActorKind::function, ActorKind::body});
  if (const auto clause = child(d.node, NodeKind::evaluation_clause))
    if (const auto date = child(*clause, NodeKind::date)) lot.evaluation = read_date(*date);
  return lot;
}

/// The names behind `levert`, with the lot they stand at.
struct Delivery {
  std::size_t lot;
  NodeRef name;
};

/// All lots deliver values of one and the same choice, so that `perceel levert soort` compares like with like: the
/// choice of a request that knows the most of the names (the first in name order, of several).
FieldId delivered_choice(const Analysis& a, const std::vector<Delivery>& deliveries) {
  std::unordered_map<std::string_view, std::vector<std::size_t>> fields_of;
  for (std::size_t f = 0; f < a.model.fields.size(); ++f)
    if (a.model.fields[f].owner == FieldOwner::request)
      for (const auto& [choice, index] : a.choice_ids[f]) fields_of[choice].push_back(f);
  std::vector<std::size_t> known(a.model.fields.size());
  for (const Delivery& d : deliveries)
    if (const auto it = fields_of.find(d.name.text()); it != fields_of.end())
      for (const std::size_t f : it->second) ++known[f];
  const auto most = std::max_element(known.begin(), known.end());
  if (most == known.end() || *most == 0) return {};
  return FieldId(static_cast<std::size_t>(most - known.begin()));
}

}  // namespace

void read_lots(Analysis& a) {
  std::vector<Delivery> deliveries;
  const auto& declared = a.of(Kind::lot);
  for (std::size_t i = 0; i < declared.size(); ++i) {
    a.model.lots.push_back(read_lot(a, declared[i]));
    if (const auto clause = child(declared[i].node, NodeKind::delivers_clause))
      for (const NodeRef name : *clause) deliveries.push_back({i, name});
  }
  const FieldId field = delivered_choice(a, deliveries);
  for (const Delivery& d : deliveries) {
    if (!field.is_some()) {
      a.unknown_name(d.name, a.word(Keyword::request, d.name), {});
      continue;
    }
    const Type& type = a.model.fields[field.index].type;
    const auto value = named_value(a, type, d.name.text());
    if (!value) {
      a.add(DiagnosticKind::not_delivered, d.name,
            {std::string(d.name.text()), a.model.fields[field.index].name, a.describe(type, d.name)});
      continue;
    }
    Lot& lot = a.model.lots[d.lot];
    lot.delivers_field = field;
    lot.delivers.push_back(*value);
  }
  for (Lot& lot : a.model.lots) {
    std::sort(lot.delivers.begin(), lot.delivers.end());
    lot.delivers.erase(std::unique(lot.delivers.begin(), lot.delivers.end()), lot.delivers.end());
  }
}

}  // namespace klap::semantics
