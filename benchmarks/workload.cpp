#include "workload.hpp"

#include <fmt/format.h>

namespace klap::benchmarks {

namespace {

constexpr std::string_view head = R"(regelset Meting versie 1 taal nl status concept
bron Wmo "Wet maatschappelijke ondersteuning 2015" soort wet
bron PB  "Programmabegroting" soort begroting
bron MB  "Mandaatbesluit" soort mandaatbesluit bekendgemaakt 2016-01-04
gemeente Woerden met code 0632
gemeente Utrecht met code 0344
bestuursorgaan College
functie Consulent, Teammanager bij College
bevoegd College voor Wmo om toe te kennen, te weigeren grondslag Wmo 2.3.5 lid 1
mandaat van College aan Teammanager voor Wmo om toe te kennen tot en met € 50.000 per besluit per jaar, mag ondermandateren grondslag MB 3
mandaat van Teammanager aan Consulent voor Wmo om toe te kennen tot en met € 25.000 per besluit per jaar grondslag MB 4
ladder Consulent binnen 5 werkdagen, daarna Teammanager binnen 5 werkdagen geteld vanaf de peildatum tussentijds betaalt Budget_0
persoon
    geboortedatum: datum
    woongemeente: gemeente
    bijstand: ja of nee
    inkomen: bedrag per jaar
    huishouden: getal
voorziening
    soort: Begeleiding, Dagbesteding, Jobcoaching, Vervoer, Woonruimte
    kosten: bedrag per jaar
    uren: getal
    vorm: zorg_in_natura of pgb
    spoed: ja of nee
    start: datum
    gebied: Noord, Oost, Zuid, West
)";

constexpr std::string_view kinds[] = {"Begeleiding", "Dagbesteding", "Jobcoaching", "Vervoer", "Woonruimte"};
constexpr std::string_view areas[] = {"Noord", "Oost", "Zuid", "West"};

}  // namespace

std::string rule_text(std::size_t rules) {
  std::string text(head);
  auto out = std::back_inserter(text);
  for (int b = 0; b < 40; ++b) fmt::format_to(out, "budget Budget_{} van gemeente Woerden stroom Wmo taakveld 6.71\n", b);
  text += "\nWie betaalt de voorziening?\n";
  std::uint32_t x = 12345;  // a fixed sequence, so that every run reads the same text
  const auto next = [&](std::uint32_t n) {
    x = x * 1664525U + 1013904223U;
    return (x >> 8U) % n;
  };
  for (std::size_t i = 0; i < rules; ++i) {
    fmt::format_to(out, "\n    regel regel_{} \"Betaling volgens afspraak {}\"\n", i, i);
    fmt::format_to(out, "        als        de soort is {} of {}\n", kinds[next(5)], kinds[next(5)]);
    fmt::format_to(out, "             en    de kosten is meer dan € {}.{:03}\n", 1 + next(90), next(1000));
    fmt::format_to(out, "             en    het gebied is {}\n", areas[next(4)]);
    fmt::format_to(out, "             en    de woongemeente van de inwoner is Woerden\n");
    fmt::format_to(out, "             en    de inwoner is ten minste {} jaar oud\n", 18 + next(60));
    fmt::format_to(out, "        dan        ten laste van Budget_{}\n", next(40));
    fmt::format_to(out, "        grondslag  PB {}.{}\n", 1 + next(9), next(100));
  }
  return text;
}

}  // namespace klap::benchmarks
