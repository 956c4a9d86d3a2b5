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

Path = Union[str, bytes, "os.PathLike[str]", "os.PathLike[bytes]"]

_NAME_BYTES = 4096  # of a text, as in C


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
        if day is not None and not isinstance(day, str):
            raise TypeError(f"on: a datetime.date, a str or None, not {type(on).__name__}")
        return diagnostics_of(self._native.check(day))

    def decide(self, case: Case, concept: bool = False) -> Outcome:
        """Answers every question about a case: a dict, or JSON in a str or bytes, as docs/case-format.md says. In a dict an
        amount is a str or decimal.Decimal, never a float; a date is a str or datetime.date.

        CaseError: the case cannot be read. RulesError: the rules are a concept, and `concept` is not True. Answers that are
        missing, open or in conflict are answers, and no error."""
        if not isinstance(concept, bool):
            raise TypeError(f"concept: True or False, not {type(concept).__name__}")
        decided, messages = self._native.decide(case_bytes(case), concept)
        if decided is None:
            wrong = diagnostics_of(messages, in_document=isinstance(case, (str, bytes)))
            about_case = any(one.code.startswith("K09") for one in wrong)
            raise (CaseError if about_case else RulesError)(wrong, messages[1])
        return Outcome(decided)

    def facts_needed(self, case: Case, concept: bool = False) -> tuple[MissingFact, ...]:
        """What is still to be asked about a case, each fact once, the next to ask first. Empty: nothing is missing."""
        return self.decide(case, concept).facts_needed

    def decide_table(
        self,
        table: Any,
        questions: Optional[Iterable[str]] = None,
        threads: int = 1,
        concept: bool = False,
    ) -> list[Table]:
        """Decides every row of a table — of pyarrow, polars, pandas or whatever else speaks Arrow's protocol for Python —
        as a case of one person and one request. Columns are called `kosten`, `persoon.geboortedatum`, `peildatum` and so on:
        docs/columns.md says what they hold, and what the columns of the answers are called. `questions`: which to answer,
        all if not given. A table for each part that the table given comes in, which is one unless it comes as a stream.

        CaseError: a column or row is wrong; the line of a diagnostic is the row, from 1 in its part. RulesError: the rules
        are a concept, and `concept` is not True."""
        if not isinstance(concept, bool):
            raise TypeError(f"concept: True or False, not {type(concept).__name__}")
        wanted = [] if questions is None else list(questions)
        if isinstance(questions, str) or not all(isinstance(one, str) for one in wanted):
            raise TypeError("questions: several str")
        schema, arrays = _tables(table)
        answers = []
        for array in arrays:
            decided, messages = self._native.decide_columns(schema, array, wanted, threads, concept)
            if decided is None:
                wrong = diagnostics_of(messages)
                raise (RulesError if wrong[0].code == "K1040" else CaseError)(wrong, messages[1])
            answers.append(Table(*decided))
        return answers

    def schema(self) -> dict[str, Any]:
        """JSON Schema (2020-12) of the cases these rules take."""
        schema: dict[str, Any] = json.loads(self._native.schema())
        return schema

    def __repr__(self) -> str:
        version = f" {self.version}" if self.version else ""
        return f"<klap.Rules {self.name}{version}, {'concept, ' if self.is_concept else ''}{self.hash[:12]}>"


class Table:
    """Answers as columns. Give it to a library that speaks Arrow's protocol for Python, which then owns them:
    `pyarrow.record_batch(table)`, `polars.from_arrow(…)`. That can be done once."""

    __slots__ = ("_schema", "_array")

    def __init__(self, schema: object, array: object) -> None:
        self._schema = schema
        self._array = array

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
        return self._schema, self._array


def _tables(table: Any) -> tuple[object, list[object]]:
    if hasattr(table, "__arrow_c_array__"):
        schema, array = table.__arrow_c_array__()
        return schema, [array]
    if hasattr(table, "__arrow_c_stream__"):
        return _klap.tables_of(table.__arrow_c_stream__())
    raise TypeError(f"table: an object with __arrow_c_array__ or __arrow_c_stream__, not {type(table).__name__}")


def load(path: Union[Path, Iterable[Path]]) -> Rules:
    """The rule set in a .klap file, in all .klap files of a folder (not of folders inside it), or in several of these.

    RulesError: a file cannot be read, or what the rules say does not fit together; a rule set is never half loaded."""
    if isinstance(path, (str, bytes, os.PathLike)):
        paths: list[Path] = [path]
    elif isinstance(path, Iterable):
        paths = list(path)
    else:
        raise TypeError(f"path: a path or several of them, not {type(path).__name__}")
    for one in paths:
        if not isinstance(one, (str, bytes, os.PathLike)):
            raise TypeError(f"path: a str, bytes or os.PathLike, not {type(one).__name__}")
    if not paths:
        raise ValueError("a rule set is made of at least one file")
    encoded = [os.fsencode(one) for one in paths]
    if any(not one or b"\0" in one for one in encoded):
        raise ValueError("path: one is empty, or has a null character in it")
    return _made(*_klap.load(encoded))


def loads(texts: Mapping[str, str]) -> Rules:
    """The same, of texts: by the name they have in messages. No file is read. Where rules use a library, a name also says in
    which folder its text stands: in "woerden/a.klap" `gebruikt "../wet"` stands for the texts named "wet/…"."""
    if not isinstance(texts, Mapping):
        raise TypeError(f"texts: a mapping of names to texts, not {type(texts).__name__}")
    if not texts:
        raise ValueError("a rule set is made of at least one text")
    return _made(*_klap.loads(sorted(map(_document, texts.items()))))


def _document(named: tuple[object, object]) -> tuple[bytes, bytes]:
    name, text = named
    if not isinstance(name, str) or not isinstance(text, str):
        raise TypeError(f"texts: a name and a text are a str, not {type(name).__name__} and {type(text).__name__}")
    encoded = name.encode("utf-8", "surrogatepass")
    if not name or len(encoded) > _NAME_BYTES or not _is_unicode(name) or "\0" in name:
        raise ValueError(f"texts: a name is Unicode of 1 to {_NAME_BYTES} bytes in UTF-8, without a null character")
    return encoded, text.encode("utf-8", "surrogatepass")  # half a surrogate pair is no UTF-8, and refused as such


def _is_unicode(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _made(native: Optional[_klap.Rules], messages: _klap.Messages) -> Rules:
    if native is None:
        raise RulesError(diagnostics_of(messages), messages[1])
    return Rules(native)
