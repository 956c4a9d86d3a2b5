// What rules conclude, in every shape.
#include "differential/setting.hpp"

namespace klap::differential {

using Texts = std::vector<std::string>;

static const Texts functions{"Consulent", "Teammanager", "Directeur", "Griffier"};

/// Fixed amounts, parts and what is at most (clauses 10.2.1 – 10.2.3), in shapes of which some use what is read.
static Texts divided(Choices& c, const Scope& scope) {
  Texts amounts{"€ 500", "grens", "eigen_bijdrage", "€ 0,01", "eigen_bijdrage", "€ 0"};
  if (reads_own(scope, "dwangsom") && !reads_optional_own(scope, "dwangsom")) amounts.emplace_back("dwangsom");
  Texts numbers{"1", "2", "uren", "drempel", "3", "uren"};
  if (reads_own(scope, "telling") && !reads_optional_own(scope, "telling")) numbers.emplace_back("telling");
  const auto some = [&](const Texts& list) { return Texts{c.of(list), c.of(list), c.of(list)}; };
  const Texts a = some(amounts);
  Texts p = some(numbers);
  for (std::string& number : p) number += number == "1" ? " deel" : " delen";
  const std::string by = " ten laste van ";
  const std::string more = ", het meerdere ten laste van ";
  const std::string rest = ", de rest ten laste van ";
  const std::string most = " ten hoogste ";
  return {
      a[0] + by + "A" + more + "B" + rest + "D",
      a[0] + by + "A" + rest + "C" + more + "herkomst",
      a[0] + by + "herkomst, 33,3%" + by + "A, 66,7%" + by + "B, restcent naar B",
      a[0] + by + "A, " + a[1] + by + "B, 50%" + by + "C" + more + "D" + rest + "A",
      p[0] + by + "A, " + p[1] + by + "B, restcent naar B",
      a[0] + by + "B, " + p[0] + by + "B, " + p[1] + by + "A" + more + "C, " + p[2] + by + "D, restcent naar B",
      p[0] + by + "woongemeente, " + p[1] + by + "D, restcent naar D",
      "60%" + by + "A" + most + a[0] + rest + "B",
      "50%" + by + "A, zolang het plafond niet is bereikt," + most + a[0] + ", 20%" + by + "D" + rest + "C",
      a[0] + by + "A," + most + a[1] + ", " + a[2] + by + "D, 50%" + by + "B" + most + a[1] + rest + "C",
      a[0] + by + "C" + more + "D, " + a[1] + by + "C" + most + a[2] + rest + "plangemeente",
  };
}

std::string payment(Choices& c, const Scope& scope) {
  Texts shapes{
      "ten laste van B",
      "ten laste van A, zolang het plafond niet is bereikt, het meerdere ten laste van B",
      "ten laste van A",
      "ten laste van A, zolang het plafond niet is bereikt",
      "ten laste van C, het meerdere ten laste van A, het meerdere ten laste van B",
      "ten laste van A, het meerdere ten laste van C",
      "100% ten laste van C, het meerdere ten laste van D",
      "60% ten laste van B, 40% ten laste van D, restcent naar D",
      "60% ten laste van A, het meerdere ten laste van B, 40% ten laste van B, restcent naar B",
      "33,3% ten laste van D, de rest ten laste van B",
      "33,3% ten laste van A, het meerdere ten laste van C, 33,3% ten laste van C, 33,4% ten laste van B, restcent "
      "naar C",
      "50% ten laste van A, het meerdere ten laste van C, de rest ten laste van A, het meerdere ten laste van D",
      "50% ten laste van C, 50% ten laste van A, het meerdere ten laste van C, restcent naar A",
      "10% ten laste van B, 20% ten laste van A, het meerdere ten laste van D, de rest ten laste van C",
      "0,1% ten laste van D, 99,9% ten laste van A, het meerdere ten laste van B, restcent naar A",
      "ten laste van E",
      "ten laste van C, het meerdere ten laste van E",
      "60% ten laste van E, de rest ten laste van B",
      "ten laste van herkomst",
      "ten laste van A, het meerdere ten laste van woongemeente",
      "ten laste van C, het meerdere ten laste van A, het meerdere ten laste van plangemeente",
      "50% ten laste van A, het meerdere ten laste van herkomst, de rest ten laste van woongemeente",
      "60% ten laste van plangemeente, 40% ten laste van B, restcent naar B",
      "33,3% ten laste van herkomst, de rest ten laste van C, het meerdere ten laste van herkomst",
  };
  for (const std::string& shape : divided(c, scope)) shapes.push_back(shape);
  if (reads_own(scope, "verantwoordelijke")) {
    for (const std::string shape :
         {"ten laste van verantwoordelijke", "ten laste van A, het meerdere ten laste van verantwoordelijke",
          "50% ten laste van verantwoordelijke, de rest ten laste van C", "ten laste van verantwoordelijke"}) {
      shapes.push_back(shape);
    }
  }
  if (c.in_16(1)) return "open, door " + c.of(functions);
  if (c.in_16(1)) return "niet van toepassing";
  return c.of(shapes);
}

std::string addressee(Choices& c, const Scope& scope) {
  Texts shapes{
      "de inwoner",
      "Kwintes",
      "de inwoner, afschrift aan Kwintes",
      "de inwoner, afschrift aan Kwintes, afschrift aan Abrona",
      "College, afschrift aan de inwoner, afschrift aan Buur",
      "Buur, afschrift aan Buur",
      "vertegenwoordiger",
      "vertegenwoordiger, afschrift aan de inwoner",
      "hoofdpersoon, afschrift aan vertegenwoordiger, afschrift aan de inwoner",
      "de inwoner, afschrift aan vertegenwoordiger, afschrift aan hoofdpersoon",
      "woongemeente",
      "de inwoner, afschrift aan woongemeente, afschrift aan plangemeente",
      "plangemeente, afschrift aan Kwintes, afschrift aan hoofdpersoon",
  };
  if (reads_own(scope, "verantwoordelijke")) {
    shapes.emplace_back("verantwoordelijke, afschrift aan woongemeente");
    shapes.emplace_back("de inwoner, afschrift aan verantwoordelijke");
  }
  if (c.in_16(1)) return "open, door " + c.of(functions);
  return c.of(shapes);
}

std::string direction(Choices& c) {
  if (c.in_16(1)) return "open, door " + c.of(functions);
  return c.of(Texts{"Consulent", "hoofdpersoon", "Kwintes", "hoofdpersoon", "plangemeente", "Buur", "College"});
}

/// From which day it works (clause 6.9).
static std::string effective(Choices& c, const Scope& scope) {
  Texts days{"2017-03-01",
             "startdatum",
             "verhuisdatum van de inwoner",
             "besluitdatum",
             "verhuisdatum van vertegenwoordiger",
             "plandatum",
             "invoering",
             "verhuisdatum van aanvrager",
             "geboortedatum van hoofdpersoon"};
  if (reads_own(scope, "einddatum")) days.insert(days.end(), {"einddatum", "einddatum", "einddatum", "einddatum"});
  return ", per " + c.of(days);
}

static std::string mention(Choices& c) {
  return ", onder vermelding van \"" + c.of(Texts{"reden 07", "reden 03", "zie de brief"}) + "\"";
}

/// To whom what is sent.
static std::string obligation(Choices& c, const Scope& scope) {
  Texts shapes{
      "brief aan de inwoner",
      "bericht WMO301 aan Kwintes",
      "bericht JW305 aan uitvoerder",
      "bericht WMO305 aan penvoerder van perceel",
      "opdracht aan uitvoerder",
      "opdracht aan Consulent",
      "brief aan penvoerder van perceel",
      "niets aan Kwintes",
      "niets aan de inwoner",
      "niets aan uitvoerder",
      "brief aan Buur",
      "niets aan College",
      "doorzending aan woongemeente",
      "doorzending aan herkomst",
      "doorzending aan plangemeente",
      "doorzending aan College",
      "doorzending aan uitvoerder",
      "doorzending aan penvoerder van perceel",
      "brief aan vertegenwoordiger",
      "brief aan aanvrager",
      "brief aan woongemeente",
      "opdracht aan hoofdpersoon",
      "niets aan vertegenwoordiger",
      "niets aan hoofdpersoon",
      "niets aan woongemeente",
  };
  if (reads_own(scope, "verantwoordelijke")) {
    for (const std::string shape :
         {"doorzending aan verantwoordelijke", "brief aan verantwoordelijke", "niets aan verantwoordelijke"}) {
      shapes.push_back(shape);
    }
  }
  return c.of(shapes);
}

/// By when, from which day, and with what.
static std::string with_clauses(Choices& c, const Scope& scope, const std::string& text) {
  std::string due = ", uiterlijk " + c.of(Texts{"5", "0", "1", "10000", "10"});
  due += c.of(Texts{" werkdagen", " dagen", " weken"});
  due += " na de " + c.of(Texts{"besluitdatum", "aanvraagdatum", "bekendmakingsdatum", "peildatum"});
  if (!c.in_16(5)) due.clear();
  if (text.starts_with("niets ")) return text + due;  // from no day on, and with nothing said
  const std::string from = effective(c, scope);
  const std::string with = mention(c);
  switch (c.below(8)) {
    case 4: return text + from + due;
    case 5: return text + with + due;
    case 6: return text + due + from + with;
    case 7: return text + with + from;
    default: return text + due;
  }
}

std::string obligations(Choices& c, const Scope& scope) {
  if (c.in_16(1)) return "open, door " + c.of(functions);
  std::string what = obligation(c, scope);
  std::string text = with_clauses(c, scope, what);
  for (std::size_t more = c.below(5); more > 2; --more) {
    const bool again = c.in_16(6);  // the same to the same, but perhaps from another day
    const std::string other = obligation(c, scope);
    if (!again) what = other;
    text += ", " + with_clauses(c, scope, what);
  }
  return text;
}

}  // namespace klap::differential
