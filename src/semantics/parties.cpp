// Who answers are about: the parties of a conclusion, and the messages they get.
#include <algorithm>

#include "analysis.hpp"

namespace klap::semantics {

namespace {

/// The messages of iWmo and iJw that one may send; the codes behind WMO or JW.
constexpr std::array<std::string_view, 14> message_codes = {"301", "302", "305", "306", "307", "308", "315",
                                                            "316", "317", "318", "319", "320", "323", "325"};

}  // namespace

void check_message(Analysis& a, NodeRef name) {
  std::vector<std::string> all;
  for (const std::string_view prefix : {"WMO", "JW"})
    for (const std::string_view code : message_codes) all.push_back(std::string(prefix) + std::string(code));
  const std::string text(name.text());
  if (std::find(all.begin(), all.end(), text) != all.end()) return;
  const std::string_view near = nearest(text, {all.begin(), all.end()});
  if (near.empty())
    a.add(DiagnosticKind::unknown_message, name, {text});
  else
    a.add(DiagnosticKind::unknown_message_did_you_mean, name, {text, std::string(near)});
}

std::optional<Party> read_party(Analysis& a, NodeRef party) {
  const auto name = child(party, NodeKind::name);
  if (!name) {
    const auto word = child(party, NodeKind::word);
    if (word && is_word(*word, Keyword::resident)) return Party{PartyKind::resident, {}, {}, {}};
    return std::nullopt;
  }
  const bool lead = child(party, NodeKind::word).has_value();
  if (const auto id = a.find(Kind::field, name->text())) {
    const Field& field = a.model.fields[*id];
    const bool of_request = field.owner == FieldOwner::request;
    if (lead && of_request && field.type.kind == TypeKind::lot)
      return Party{PartyKind::lead_party, FieldId(*id), {}, {}};
    if (!lead && of_request && field.type.kind == TypeKind::provider)
      return Party{PartyKind::field_provider, FieldId(*id), {}, {}};
    if (!lead && field.type.kind == TypeKind::person) return Party{PartyKind::field_person, FieldId(*id), {}, {}};
    if (!lead && field.type.kind == TypeKind::municipality)
      return Party{PartyKind::field_municipality, FieldId(*id), {}, {}};
    a.add(DiagnosticKind::party_fact, *name,
          {std::string(name->text()),
           lead ? a.word(Keyword::lot, *name)
                : a.words({Keyword::provider, Keyword::person, Keyword::municipality}, *name)});
    return std::nullopt;
  }
  if (const auto id = a.find(Kind::answer, name->text()); id && !lead) {
    if (a.model.own_questions[*id].type.kind == TypeKind::municipality)
      return Party{PartyKind::answer_municipality, {}, {}, QuestionId::of_own(*id)};
    a.add(DiagnosticKind::party_fact, *name, {std::string(name->text()), a.word(Keyword::municipality, *name)});
    return std::nullopt;
  }
  if (lead) {
    a.look_up(Kind::field, *name);
    return std::nullopt;
  }
  if (const auto id = a.find(Kind::actor, name->text())) return Party{PartyKind::actor, {}, ActorId(*id), {}};
  a.not_found(*name, a.words({Keyword::body, Keyword::function, Keyword::provider, Keyword::request}, *name),
              a.names_of({Kind::actor, Kind::field, Kind::answer}));
  return std::nullopt;
}

}  // namespace klap::semantics
