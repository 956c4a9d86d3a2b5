// What the form of a file looks like, one thing at a time.
#include "format/formatting.hpp"

using klap::test::formatted;

namespace {

/// Behind the header, which is as short as can be.
void check_form(const std::string& text, const std::string& expected) {
  CHECK(formatted("regelset X\n" + text) == "regelset X\n" + expected);
  CHECK(formatted("regelset X\n" + expected) == "regelset X\n" + expected);
}

}  // namespace

TEST_CASE("the clauses of a header and a lot stand below each other, in two columns") {
  CHECK(formatted("regelset X \"Ix\" taal nl versie 1 status concept") ==
        "regelset X \"Ix\"\n    taal    nl\n    versie  1\n    status  concept\n");
  check_form("perceel P ten laste van B geldt vanaf 2017-01-01 eigenaar F evaluatie uiterlijk 2018-01-01", R"(
perceel P
    ten laste van  B
    geldt          vanaf 2017-01-01
    eigenaar       F
    evaluatie      uiterlijk 2018-01-01
)");
}

TEST_CASE("a comma keeps a clause on the line") {
  check_form("perceel P eigenaar F, evaluatie uiterlijk 2018-01-01", R"(
perceel P
    eigenaar  F, evaluatie uiterlijk 2018-01-01
)");
  check_form("mandaat van A aan B voor W om toe te kennen tot en met € 1 per besluit mag ondermandateren", R"(
mandaat van A aan B voor W
    om toe te kennen
    tot en met € 1 per besluit
    mag ondermandateren
)");
}

TEST_CASE("declarations of one kind below each other share their columns") {
  check_form(
      "bron Wmo \"Wet\" soort wet\nbron Verordening soort verordening bekendgemaakt 2016-01-01\nbron B \"Een b\" soort "
      "wet",
      R"(
bron Wmo          "Wet"     soort wet
bron Verordening            soort verordening   bekendgemaakt 2016-01-01
bron B            "Een b"   soort wet
)");
}

TEST_CASE("an empty line or a heading begins new columns, a comment does not") {
  check_form(
      "bron A soort wet\n\nbron Bbbbb soort wet\n-- toelichting\nbron C soort wet\n---- kop\nbron Dddddddddd soort wet",
      R"(
bron A   soort wet

bron Bbbbb   soort wet
-- toelichting
bron C       soort wet

---- kop

bron Dddddddddd   soort wet
)");
}

TEST_CASE("clauses in another order stand in columns of their own") {
  check_form("aanbieder A fictief met AGB-code 41000001\naanbieder B met AGB-code 41000002 fictief", R"(
aanbieder A   fictief   met AGB-code 41000001
aanbieder B             met AGB-code 41000002   fictief
)");
}

TEST_CASE("what does not fit in a row goes to the line below, under the name") {
  const std::string name(60, 'a');
  check_form(
      "budget " + name + " van gemeente G stroom S taakveld 6.71 plafond € 150.000 per kalenderjaar",
      "\nbudget " + name + "   van gemeente G   stroom S   taakveld 6.71\n       plafond € 150.000 per kalenderjaar\n");
}

TEST_CASE("a very long text does not push the columns of the others away") {
  const std::string text(90, 'x');
  check_form("bron A \"" + text + "\" soort wet\nbron B \"kort\" soort wet",
             "\nbron A  \"" + text + "\"   soort wet\nbron B  \"kort\"   soort wet\n");
}

TEST_CASE("functions that do not fit on a line stand below each other") {
  check_form("functie A, B \"de b\" bij C", "\nfunctie A, B \"de b\" bij C\n");
  const std::string text(50, 'x');
  check_form(
      "functie Directeur \"" + text + "\", A, B \"" + text + "\" bij C",
      "\nfunctie Directeur  \"" + text + "\",\n        A,\n        B          \"" + text + "\"\n        bij C\n");
}

TEST_CASE("powers and the ladder") {
  check_form(
      "bevoegd C voor W, J om toe te kennen, te weigeren geldt vanaf 2015-01-01 grondslag W 1\n"
      "ladder A binnen 5 werkdagen, daarna B binnen 1 werkdagen geteld vanaf de peildatum tussentijds betaalt G",
      R"(
bevoegd C voor W, J
    om toe te kennen, te weigeren
    geldt vanaf 2015-01-01
    grondslag W 1

ladder  A binnen 5 werkdagen,
        daarna B binnen 1 werkdagen
        geteld vanaf de peildatum
        tussentijds betaalt G
)");
}

TEST_CASE("facts: what is said of each in one column, and empty lines between them as they were") {
  check_form(
      "persoon\n\n  geboortedatum: datum, vraag \"Wanneer?\"\n\n\n  wlz: ja of nee, indien van toepassing, moeite 3\n  "
      "x: getal",
      R"(
persoon
    geboortedatum:  datum,
                    vraag "Wanneer?"

    wlz:            ja of nee, indien van toepassing,
                    moeite 3
    x:              getal
)");
  check_form("persoon voorziening", "\npersoon\n\nvoorziening\n");
}

TEST_CASE("a term on one line if it reads easily, else one comparison a line") {
  check_form("begrip a betekent b en c is d of e", R"(
begrip a betekent
    b en c is d of e
)");
  check_form("begrip a betekent b of niet c of (d en e)", R"(
begrip a betekent
    b
    of niet c
    of ( d en e )
)");
}

TEST_CASE("a rule: a word in front of every line, en and of in their own column") {
  check_form(
      "Heeft de inwoner recht op de voorziening? regel r \"R\", uitzondering op q als a is b en c is niet d of e en "
      "niet (f of g) "
      "tenzij h of i dan open, door F grondslag W 1 lid 2, W 3 omdat \"zo is het\" geldt vanaf 2017-01-01",
      R"(
Heeft de inwoner recht op de voorziening?

    regel r "R", uitzondering op q
        als        a is b
             en    c is niet d of e
             en    niet ( f of g )
        tenzij     h
             of    i
        dan        open, door F
        grondslag  W 1 lid 2, W 3
        omdat      "zo is het"
        geldt      vanaf 2017-01-01
)");
}

TEST_CASE("`of` between values stays on the line, before an answer it does not") {
  check_form("begrip a betekent x is b of c en y = d of e en (z is niet f of het recht) en (v is meer dan 3 of w)", R"(
begrip a betekent
    x is b of c
    en y = d of e
    en ( z is niet f of het recht )
    en ( v is meer dan 3 of w )
)");
  check_form("Wie betaalt de voorziening? regel r als x is b of het recht of y is c of de wet dan ten laste van A", R"(
Wie betaalt de voorziening?

    regel r
        als        x is b
             of    het recht
             of    y is c
             of    de wet
        dan        ten laste van A
)");
}

TEST_CASE("brackets that do not fit on the line are opened up") {
  const std::string a(40, 'a');
  const std::string b(40, 'b');
  check_form(
      "Wie betaalt de voorziening? regel r als x en niet (" + a + " of (" + b + " en " + a + ")) dan ten laste van A",
      "\nWie betaalt de voorziening?\n\n    regel r\n        als        x\n             en    niet (    " + a +
          "\n                          of (    " + b + "\n                               en " + a +
          " ) )\n        dan        ten laste van A\n");
}

TEST_CASE("payments and obligations, each on its line") {
  check_form(
      "Wie betaalt de voorziening? regel r dan 60% ten laste van A, zolang het plafond niet is bereikt, meerdere ten "
      "laste van B, "
      "de rest ten laste van C restcent naar A",
      R"(
Wie betaalt de voorziening?

    regel r
        dan        60% ten laste van A, zolang het plafond niet is bereikt,
                   het meerdere ten laste van B,
                   de rest ten laste van C
                   restcent naar A
)");
  check_form(
      "Wat moet er nu gebeuren? regel r dan brief aan de inwoner, uiterlijk 2 weken na de peildatum, niets aan K", R"(
Wat moet er nu gebeuren?

    regel r
        dan        brief aan de inwoner, uiterlijk 2 weken na de peildatum,
                   niets aan K
)");
}

TEST_CASE("an example: facts in two columns, what is expected in two more") {
  check_form(
      "voorbeeld \"e\" herkomst lokaal peildatum 2017-01-01 B besteed € 1, stand van 2017-01-01 inwoner Jan a 1, b "
      "(2016-01-01 X, "
      "2017-01-01 Y)\nvoorziening v1 voor Jan soort Begeleiding persoonlijk belang geen\n\n verwacht recht ja voor v1 "
      "bericht W aan K",
      R"(
voorbeeld "e"
    herkomst            lokaal
    peildatum           2017-01-01
    B                   besteed € 1, stand van 2017-01-01
    inwoner Jan         a 1, b (2016-01-01 X, 2017-01-01 Y)
    voorziening v1      voor Jan soort Begeleiding
    persoonlijk belang  geen

    verwacht            recht        ja voor v1
                        bericht      W aan K
)");
}

TEST_CASE("long lists are broken behind commas, long sums before operators") {
  std::string list = "naam_van_een_ding";
  for (int i = 0; i < 9; ++i) list += ", naam_van_een_ding";
  check_form("perceel P levert " + list, R"(
perceel P
    levert  naam_van_een_ding, naam_van_een_ding, naam_van_een_ding, naam_van_een_ding, naam_van_een_ding,
            naam_van_een_ding, naam_van_een_ding, naam_van_een_ding, naam_van_een_ding, naam_van_een_ding
)");
  std::string sum = "kosten_van_dit_jaar";
  for (int i = 0; i < 5; ++i) sum += " plus kosten_van_dit_jaar";
  check_form("begrip a betekent " + sum + " is 3", R"(
begrip a betekent
    kosten_van_dit_jaar plus kosten_van_dit_jaar plus kosten_van_dit_jaar plus kosten_van_dit_jaar
        plus kosten_van_dit_jaar plus kosten_van_dit_jaar is 3
)");
}

TEST_CASE("the exception of a long rule goes to the next line as a whole") {
  const std::string text(90, 'x');
  check_form("Wie betaalt de voorziening? regel r \"" + text + "\", uitzondering op q, s dan ten laste van A",
             "\nWie betaalt de voorziening?\n\n    regel r \"" + text +
                 "\",\n            uitzondering op q, s\n        dan        ten laste van A\n");
}

TEST_CASE("who weighs stays behind the answer; which cases a rule keeps stands on a line of its own") {
  check_form(
      "Wie betaalt de voorziening? regel r, afwijking van q, s als t dan ten laste van A, na afweging door F, met "
      "toelichting, aangenomen nee, tenzij gemeld, omdat \"x\" geldt tot en met 2014-12-31 blijft van toepassing op "
      "aanvragen van vóór 2015-01-01 tot uiterlijk 2016-12-31 niet van toepassing op besluiten van vóór 2000-01-01",
      R"(
Wie betaalt de voorziening?

    regel r, afwijking van q, s
        als        t
        dan        ten laste van A, na afweging door F, met toelichting, aangenomen nee, tenzij gemeld, omdat "x"
        geldt      tot en met 2014-12-31
        blijft van toepassing op  aanvragen van vóór 2015-01-01 tot uiterlijk 2016-12-31
        niet van toepassing op  besluiten van vóór 2000-01-01
)");
}

TEST_CASE("the clauses of a question, and rules with an empty line before each") {
  check_form(
      "Wie beslist over de voorziening? volgens het mandaatregister persoonlijk belang aangenomen nee, tenzij gemeld, "
      "omdat \"x\"\n"
      "Wie krijgt de beschikking? naar de stand op peildatum regel r dan K regel s dan L",
      R"(
Wie beslist over de voorziening?
    volgens het mandaatregister
    persoonlijk belang aangenomen nee, tenzij gemeld, omdat "x"

Wie krijgt de beschikking?
    naar de stand op peildatum

    regel r
        dan        K

    regel s
        dan        L
)");
}

TEST_CASE("words of one meaning are written in one way") {
  check_form(
      "Wie  betaalt voorziening? regel r als a >= € 1500000,50 of (b = 33%) dan meerdere\nten\tlaste -- waarom\n van A",
      R"(
Wie betaalt de voorziening?

    regel r
        als        a >= € 1.500.000,50
             of    ( b = 33% )
        dan        het meerdere ten laste van    -- waarom
                   A
)");
}

TEST_CASE("backticks stand where they are needed and nowhere else") {
  check_form("persoon `regel`: getal `id`: getal `de`: getal `rule`: getal", R"(
persoon
    `regel`:  getal
    id:       getal
    `de`:     getal
    `rule`:   getal
)");
  check_form("begrip t betekent `wet` is `recht` of wet is recht of `perceel` geldt op `ten` of `a`", R"(
begrip t betekent
    `wet` is `recht`
    of wet is recht
    of perceel geldt op ten
    of a
)");
}

TEST_CASE("a very long name does not push the columns of the others away") {
  const std::string name(31, 'n');
  check_form("persoon a: getal " + name + ": getal", "\npersoon\n    a:  getal\n    " + name + ":  getal\n");
  check_form("voorbeeld \"e\" " + name + " besteed € 1, stand van 2017-01-01 inwoner a 1",
             "\nvoorbeeld \"e\"\n    " + name + "  besteed € 1, stand van 2017-01-01\n    inwoner  a 1\n");
}

TEST_CASE("columns move a little closer where that keeps a row on its line") {
  const std::string text(39, 'x');
  check_form("budget Wmo_begeleiding \"" + text + "\" van gemeente Woerden stroom Jeugdwet taakveld 6.71",
             "\nbudget Wmo_begeleiding  \"" + text + "\"  van gemeente Woerden  stroom Jeugdwet  taakveld 6.71\n");
}

TEST_CASE("articles: one before a word, none before a sign, those of a phrase with it") {
  check_form(
      "perceel P de levert de het A de , een B Wie betaalt voorziening? regel r dan een meerdere ten de laste van de C",
      R"(
perceel P
    de levert  het A, een B

Wie betaalt de voorziening?

    regel r
        dan        het meerdere ten laste van de C
)");
}
