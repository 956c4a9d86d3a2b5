"""A rule set: loaded once, asked many times."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Optional, Union

from . import _klap
from .case_text import Case, case_bytes
from .errors import CaseError, Diagnostic, RulesError, diagnostics_of
from .outcome import MissingFact, Outcome

Path = Union[str, "os.PathLike[str]"]


class Rules:
    """Immutable; any number of threads may use it at once. Made by `load` and `loads`."""

    __slots__ = ("_native",)

    def __init__(self, native: _klap.Rules) -> None:
        self._native = native

    @property
    def hash(self) -> str:
        """SHA-256 over what the rules mean, not over how they are laid out: 64 hexadecimal digits."""
        return self._native.hash

    @property
    def name(self) -> str:
        return self._native.name

    @property
    def version(self) -> Optional[str]:
        return self._native.version or None

    @property
    def is_concept(self) -> bool:
        """With `status concept`, rules decide no real cases: `decide` wants to be told `concept=True`."""
        return self._native.is_concept

    def check(self, on: Union[date, str, None] = None) -> list[Diagnostic]:
        """What a person should look at in rules that load. `on`: what applies on that day, and not on all days the rules
        are valid. Empty: nothing found."""
        day = on.isoformat() if isinstance(on, date) else on
        return diagnostics_of(self._native.check(day))

    def decide(self, case: Case, concept: bool = False) -> Outcome:
        """Answers every question about a case: a dict, or JSON in a str or bytes, as docs/case-format.md says. In a dict an
        amount is a str or decimal.Decimal, never a float; a date is a str or datetime.date.

        CaseError: the case cannot be read. RulesError: the rules are a concept, and `concept` is not True. Answers that are
        missing, open or in conflict are answers, and no error."""
        decided, messages = self._native.decide(case_bytes(case), "zaak", concept)
        if decided is None:
            wrong = diagnostics_of(messages, in_document=isinstance(case, (str, bytes)))
            about_case = any(one.code.startswith("K09") for one in wrong)
            raise (CaseError if about_case else RulesError)(wrong, messages[1])
        return Outcome(decided)

    def facts_needed(self, case: Case, concept: bool = False) -> tuple[MissingFact, ...]:
        """What is still to be asked about a case, each fact once, the next to ask first. Empty: nothing is missing."""
        return self.decide(case, concept).facts_needed

    def schema(self) -> dict[str, Any]:
        """JSON Schema (2020-12) of the cases these rules take."""
        schema: dict[str, Any] = json.loads(self._native.schema())
        return schema

    def __repr__(self) -> str:
        version = f" {self.version}" if self.version else ""
        return f"<klap.Rules {self.name}{version}, {'concept, ' if self.is_concept else ''}{self.hash[:12]}>"


def load(path: Union[Path, Iterable[Path]]) -> Rules:
    """The rule set in a .klap file, in all .klap files of a folder (not of folders inside it), or in several of these.

    RulesError: a file cannot be read, or what the rules say does not fit together; a rule set is never half loaded."""
    paths = [path] if isinstance(path, (str, os.PathLike)) else list(path)
    if not paths:
        raise ValueError("a rule set is made of at least one file")
    return _made(*_klap.load([os.fsencode(one) for one in paths]))


def loads(texts: Mapping[str, str]) -> Rules:
    """The same, of texts: by the name they have in messages."""
    if not texts:
        raise ValueError("a rule set is made of at least one text")
    documents = [(name.encode("utf-8", "surrogatepass"), text.encode("utf-8", "surrogatepass")) for name, text in texts.items()]
    return _made(*_klap.loads(sorted(documents)))


def _made(native: Optional[_klap.Rules], messages: _klap.Messages) -> Rules:
    if native is None:
        raise RulesError(diagnostics_of(messages), messages[1])
    return Rules(native)
