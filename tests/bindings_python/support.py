"""A rule set that has every type of fact, and a case for it that leaves nothing out."""

import copy
from pathlib import Path

import klap

ROOT = Path(__file__).resolve().parents[2]
WOERDEN = ROOT / "rules" / "woerden"
ALL_TYPES = ROOT / "tests" / "schema" / "all_types.klap"

_CASE = {
    "zaak": "Z-1",
    "peildatum": "2017-03-01",
    "aanvraagdatum": "2017-02-22",
    "besluitdatum": "2017-03-08",
    "personen": [
        {
            "id": "p1",
            "geboortedatum": "1983-02-01",
            "woongemeente": [{"vanaf": "2016-01-01", "waarde": "0344"}, {"vanaf": "2017-01-01", "waarde": "Woerden"}],
            "inkomen": None,
            "ouder": [{"vanaf": "2016-01-01", "waarde": "p0"}],
            "`id`": 7,
        },
        {"id": "p0", "ouder": None, "inkomen": "1000.00"},
    ],
    "voorzieningen": [
        {
            "id": "v1",
            "persoon": "p1",
            "soort": "Begeleiding",
            "kosten": "6000.00",
            "uren": 4,
            "vanaf_dag": None,
            "spoed": False,
            "perceel": "Pilot",
            "aanbieder": "Kwintes",
            "regeling": "Wmo",
            "tolk": "p0",
            "elders": None,
            "vrij": False,
            "`persoon`": True,
            "`oordelen`": 0,
            "oordelen": {
                "eigen_kracht": {"waarde": False, "door": "Consulent", "op": "2017-02-20", "toelichting": "paragraaf 3"}
            },
        }
    ],
    "plan": {"complex": False, "hoofdpersoon": "p0", "regiegemeente": [{"vanaf": "2016-01-01", "waarde": "0344"}], "plan": 3},
    "besteed": {"A": {"bedrag": "149400.00", "stand_van": "2017-02-28"}},
    "persoonlijk_belang": [],
    "besluiten": [{"persoon": "p1", "wet": "Wmo", "soort": "toekennen", "genomen_door": "Consulent", "op": "2017-03-08",
                   "opdracht_door": "Consulent", "opdracht_op": "2017-03-09"}],
}


def case():
    return copy.deepcopy(_CASE)


def rules():
    return klap.load(ALL_TYPES)


def diagnostics_of(callable_, *arguments, **named):
    """What the klap.Error says that this raises."""
    try:
        callable_(*arguments, **named)
    except klap.Error as error:
        return error.diagnostics
    raise AssertionError("nothing was refused")
