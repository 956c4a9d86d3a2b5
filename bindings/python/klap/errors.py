"""What is wrong, where, and what belongs there. No message repeats the value of a fact: a case is about people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Literal, Optional

if TYPE_CHECKING:
    from ._klap import Message, Messages

Language = Literal["nl", "en"]

_SHOWN = 10  # messages in the text of an exception; all of them are in its diagnostics


class Level(str, Enum):
    """How bad it is. The value is the word in the JSON."""

    ERROR = "fout"  # the rules do not load, or the case cannot be read
    FINDING = "bevinding"  # the rules load, but a person must look
    UNRIPE = "niet_rijp"  # fine for a concept, refused for an adopted rule set


_ENGLISH = {Level.ERROR: "error", Level.FINDING: "finding", Level.UNRIPE: "unripe"}
_DUTCH = {Level.ERROR: "fout", Level.FINDING: "bevinding", Level.UNRIPE: "niet rijp"}


@dataclass(frozen=True)
class Diagnostic:
    """One message. Lines and columns count from 1, columns in characters; the end is the place behind the last one."""

    code: str  #: "K0201": stable, never reused
    level: Level
    text_nl: str  #: one line, without place and code
    text_en: str
    document: Optional[str]  #: the file, or None where it stands in none (a case given as a dict stands in none)
    line: Optional[int]
    column: Optional[int]
    end_line: Optional[int]
    end_column: Optional[int]
    pointer: Optional[str]  #: JSON pointer of the place in the case; "" is the whole; None where it is not about a place in it

    def text(self, language: Language = "nl") -> str:
        """As a line for a person: place, code and message."""
        place = f"{self.document}:{self.line}:{self.column}: " if self.document is not None else ""
        level = (_ENGLISH if language == "en" else _DUTCH)[self.level]
        return f"{place}{level} {self.code}: {self.text_en if language == 'en' else self.text_nl}"

    def __str__(self) -> str:
        return self.text()


class Error(Exception):
    """What Klap refuses. `diagnostics` says why; `not_shown` is how many more there were."""

    def __init__(self, diagnostics: Sequence[Diagnostic], not_shown: int = 0) -> None:
        self.diagnostics = tuple(diagnostics)
        self.not_shown = not_shown
        super().__init__(self.text())

    def text(self, language: Language = "nl") -> str:
        """The messages, one per line; the first ten."""
        lines = [one.text(language) for one in self.diagnostics[:_SHOWN]]
        more = len(self.diagnostics) - len(lines) + self.not_shown
        if more > 0:
            lines.append(f"and {more} more messages" if language == "en" else f"en nog {more} meldingen")
        return "\n".join(lines)

    def __reduce__(self) -> tuple[type[Error], tuple[tuple[Diagnostic, ...], int]]:
        return type(self), (self.diagnostics, self.not_shown)


class RulesError(Error):
    """The rules cannot be read, do not fit together, or are a concept and `concept=True` was not given."""


class CaseError(Error):
    """The case cannot be read."""


def _diagnostic(message: Message, in_document: bool) -> Diagnostic:
    code, level, dutch, english, document, line, column, end_line, end_column, pointer = message
    if not in_document:
        document = line = column = end_line = end_column = None
    return Diagnostic(code, Level(level), dutch, english, document, line, column, end_line, end_column, pointer)


def diagnostics_of(messages: Messages, in_document: bool = True) -> list[Diagnostic]:
    return [_diagnostic(message, in_document) for message in messages[0]]
