// A small program with a field of every type, made by hand: cases are read and written without a rule text.
#pragma once

#include <string>
#include <vector>

#include <klap/decision/case.hpp>
#include <klap/program/program.hpp>

namespace klap::test {

/// Fields, by name: those of persons first in each line.
///   bijstand ja of nee · geboortedatum datum · inkomen bedrag, met verloop · ouder persoon, indien van toepassing, met
///   verloop · woongemeente gemeente, met verloop ·
///   aanbieder, indien van toepassing · aantal getal · eigen_kracht oordeel van Consulent · kosten bedrag ·
///   perceel, indien van toepassing · persoon ja of nee (named as a fixed key) · soort Begeleiding, Dagbesteding · tolk
///   persoon · wetboek wet
/// and of the plan: complex ja of nee · hoofdpersoon persoon, indien van toepassing · regiegemeente gemeente, met
/// verloop. A parameter: grens bedrag.
inline program::Program every_type() {
  program::Program p;
  p.name = "Proef";
  p.version = "1";
  p.hash = std::string(64, 'a');
  p.sources = {{{"Awb", ""}, SourceKind::act}, {{"RO", ""}, SourceKind::agreement}, {{"Wmo", ""}, SourceKind::act}};
  p.municipalities = {{{"Utrecht", ""}, 344}, {{"Woerden", ""}, 632}};
  const auto actor = [&](const char* name, ActorKind kind) {
    program::Actor a;
    a.name = name;
    a.kind = kind;
    if (kind == ActorKind::provider) a.agb = "41000001";
    p.actors.push_back(a);
  };
  actor("Abrona", ActorKind::provider);
  actor("College", ActorKind::body);
  actor("Consulent", ActorKind::function);
  actor("Kapper", ActorKind::volunteer);
  actor("Kwintes", ActorKind::provider);
  actor("Teammanager", ActorKind::function);
  for (const char* name : {"Innovatie", "Regulier"}) {
    program::Budget b;
    b.name = name;
    b.municipality = MunicipalityId(1);
    p.budgets.push_back(b);
  }
  p.budgets[0].ceiling = program::Ceiling{*Money::from_cents(1'000'000), CeilingPeriod::calendar_year};
  for (const char* name : {"Pilot", "Samen"}) {
    program::Lot l;
    l.name = name;
    p.lots.push_back(l);
  }
  const auto field = [&](const char* name, FieldOwner owner, TypeKind type) -> program::Field& {
    program::Field f;
    f.name = name;
    f.owner = owner;
    f.type = type;
    p.fields.push_back(f);
    return p.fields.back();
  };
  constexpr FieldOwner person = FieldOwner::person;
  constexpr FieldOwner request = FieldOwner::request;
  constexpr FieldOwner plan = FieldOwner::plan;
  field("aanbieder", request, TypeKind::provider).optional = true;
  field("aantal", request, TypeKind::number);
  field("bijstand", person, TypeKind::boolean).question = "Ontvangt u bijstand?";
  field("complex", plan, TypeKind::boolean).question = "Is er veel tegelijk aan de hand?";
  field("eigen_kracht", request, TypeKind::boolean).judge = ActorId(2);
  field("geboortedatum", person, TypeKind::date);
  field("hoofdpersoon", plan, TypeKind::person).optional = true;
  field("inkomen", person, TypeKind::money).history = true;
  field("kosten", request, TypeKind::money);
  field("ouder", person, TypeKind::person).optional = true;
  p.fields.back().history = true;
  field("perceel", request, TypeKind::lot).optional = true;
  field("persoon", request, TypeKind::boolean);
  field("regiegemeente", plan, TypeKind::municipality).history = true;
  field("soort", request, TypeKind::choice).choices = {"Begeleiding", "Dagbesteding"};
  p.fields.back().choices_of = FieldId(p.fields.size() - 1);
  field("tolk", request, TypeKind::person);
  field("wetboek", request, TypeKind::law);
  field("woongemeente", person, TypeKind::municipality).history = true;
  for (std::size_t i = 0; i < p.fields.size(); ++i) {
    if (p.fields[i].type == TypeKind::person) p.person_fields.push_back(FieldId(i));
  }
  p.parameters = {{{"grens", ""}, TypeKind::money, MoneyUnit::once, {}}};
  return p;
}

inline FieldId field_named(const program::Program& p, std::string_view name) {
  for (std::size_t i = 0; i < p.fields.size(); ++i) {
    if (p.fields[i].name == name) return FieldId(i);
  }
  return {};
}

/// A case with everything in it that the format has.
inline const char* whole_case = R"({
  "zaak": "proef-1",
  "peildatum": "2017-03-01",
  "aanvraagdatum": "2017-02-20",
  "gebeurtenisdatum": "2017-02-01",
  "besluitdatum": "2017-03-02",
  "bekendmakingsdatum": "2017-03-03",
  "personen": [
    {
      "id": "p1",
      "bijstand": false,
      "geboortedatum": "1983-02-01",
      "inkomen": "1200.50",
      "ouder": [
        {
          "vanaf": "2016-01-01",
          "waarde": "p1"
        },
        {
          "vanaf": "2017-01-01",
          "waarde": "p2"
        }
      ],
      "woongemeente": [
        {
          "vanaf": "2016-01-01",
          "waarde": "0344"
        },
        {
          "vanaf": "2017-03-01",
          "waarde": "0632"
        }
      ]
    },
    {
      "id": "p2",
      "ouder": null
    }
  ],
  "voorzieningen": [
    {
      "id": "v1",
      "persoon": "p1",
      "aanbieder": "Kwintes",
      "aantal": 3,
      "kosten": "-6000.00",
      "perceel": null,
      "`persoon`": true,
      "soort": "Begeleiding",
      "tolk": "p2",
      "wetboek": "Wmo",
      "oordelen": {
        "eigen_kracht": {
          "waarde": false,
          "door": "Consulent",
          "op": "2017-02-20",
          "toelichting": "verslag, \"paragraaf\" 3"
        }
      }
    }
  ],
  "plan": {
    "complex": true,
    "hoofdpersoon": "p1",
    "regiegemeente": [
      {
        "vanaf": "2016-01-01",
        "waarde": "0344"
      }
    ]
  },
  "besteed": {
    "Innovatie": {
      "bedrag": "5000.00",
      "stand_van": "2017-02-28"
    }
  },
  "persoonlijk_belang": [
    "Consulent"
  ],
  "besluiten": [
    {
      "persoon": "p1",
      "wet": "Wmo",
      "soort": "toekennen",
      "genomen_door": "Consulent",
      "op": "2017-03-01"
    }
  ]
}
)";

}  // namespace klap::test
