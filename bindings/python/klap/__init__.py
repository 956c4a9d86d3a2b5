"""Klap: readable rules that answer, and explain why.

    rules = klap.load("rules/woerden")
    outcome = rules.decide(case, concept=True)
    outcome.requests[0].payer.answer
    print(outcome.explain("resident"))

A rule set is loaded once and may be used by any number of threads at once; they run beside each other, since Klap does not
hold the interpreter's lock while it works. Nothing here reads a clock, a locale or the network.
"""

from ._klap import version as __version__
from .errors import CaseError, Diagnostic, Error, Level, RulesError
from .outcome import (
    Accountable,
    Addressee,
    Decider,
    Decision,
    Ground,
    Kind,
    Letter,
    Mandate,
    MissingFact,
    Obligation,
    Outcome,
    Party,
    PayLine,
    Plan,
    Powers,
    Presumption,
    Question,
    Reason,
    Request,
    Rule,
    Step,
)
from .rules import Rules, Table, load, loads

__all__ = [
    "Accountable",
    "Addressee",
    "CaseError",
    "Decider",
    "Decision",
    "Diagnostic",
    "Error",
    "Ground",
    "Kind",
    "Letter",
    "Level",
    "Mandate",
    "MissingFact",
    "Obligation",
    "Outcome",
    "Party",
    "PayLine",
    "Plan",
    "Powers",
    "Presumption",
    "Question",
    "Reason",
    "Request",
    "Rule",
    "Rules",
    "RulesError",
    "Step",
    "Table",
    "__version__",
    "load",
    "loads",
]
