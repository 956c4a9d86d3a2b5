// What rules conclude, in every shape.
#include "differential/setting.hpp"

namespace klap::differential {

using Texts = std::vector<std::string>;

static const Texts functions{"Consulent", "Teammanager", "Directeur", "Griffier"};

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
  if (reads_own(scope, "verantwoordelijke")) {
    for (const std::string shape :
         {"ten laste van verantwoordelijke", "ten laste van A, het meerdere ten laste van verantwoordelijke",
          "50% ten laste van verantwoordelijke, de rest ten laste van C", "ten laste van verantwoordelijke"}) {
      shapes.push_back(shape);
    }
  }
  if (c.in_16(1)) return "open, door " + c.of(functions);
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
  std::string text = c.of(shapes);
  if (!c.in_16(5)) return text;
  text += ", uiterlijk " + c.of(Texts{"5", "0", "1", "10000", "10"});
  text += c.of(Texts{" werkdagen", " dagen", " weken"});
  return text + " na de " + c.of(Texts{"besluitdatum", "aanvraagdatum", "bekendmakingsdatum", "peildatum"});
}

std::string obligations(Choices& c, const Scope& scope) {
  if (c.in_16(1)) return "open, door " + c.of(functions);
  std::string text = obligation(c, scope);
  for (std::size_t more = c.below(5); more > 2; --more) text += ", " + obligation(c, scope);
  return text;
}

}  // namespace klap::differential
