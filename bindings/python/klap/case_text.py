"""A case as Python has it, as the JSON that the engine reads. What has no place in a case is written in such a way that the
engine refuses it at that place: so there is one list of rules, and it says what belongs there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Union

Case = Union[Mapping[str, object], str, bytes]

_LEVELS = 64  # limits::json_levels
_FLOAT = "0.5"  # a number with a point, whatever it was (nan and inf too): refused wherever it stands
_TOO_LARGE = "1" + "0" * 30  # a whole number or amount over every limit
_TOO_DEEP = "[" * (_LEVELS + 1) + "]" * (_LEVELS + 1)

_whole_text = json.JSONEncoder(ensure_ascii=False).encode
_escaped_text = json.JSONEncoder(ensure_ascii=True).encode


def _text(text: str) -> str:
    """Half a surrogate pair has no UTF-8: escaped it can stand in JSON, and be refused at its own place."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _escaped_text(text)
    return _whole_text(text)



def case_bytes(case: Case) -> bytes:
    """Of a str or bytes: as it is. Of a dict: its JSON, with Decimal as an amount and datetime.date as a date."""
    if isinstance(case, bytes):
        return case
    if isinstance(case, str):
        return _encoded(case)
    if not isinstance(case, Mapping):
        raise TypeError(f"a case is a dict, or JSON in a str or bytes; not {type(case).__name__}")
    parts: list[str] = []
    _write(case, parts, "", ())
    return _encoded("".join(parts))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")  # half a surrogate pair is no UTF-8, and refused as such


def _amount(amount: Decimal) -> str:
    """In whole cents, worked out on its digits: what a decimal context would round or trap is no concern of ours."""
    sign, digits, exponent = amount.as_tuple()
    if not isinstance(exponent, int):  # nan, inf
        return '"-"'
    number = int("".join(map(str, digits[:100])))
    if number == 0:
        return '"0.00"'
    if amount.adjusted() > 28:
        return f'"{_TOO_LARGE}.00"'
    shift = exponent + 2
    cents, rest = (number * 10**shift, 0) if shift >= 0 else divmod(number, 10 ** min(-shift, 200))
    if rest or len(digits) > 100:
        return '"0.001"'  # no whole number of cents, and never rounded: three decimals are no amount
    return f'"{"-" if sign else ""}{cents // 100}.{cents % 100:02}"'


def _write(value: object, parts: list[str], pointer: str, inside: tuple[int, ...]) -> None:
    if value is None:
        parts.append("null")
    elif isinstance(value, bool):
        parts.append("true" if value else "false")
    elif isinstance(value, str):
        parts.append(_text(str(value)))
    elif isinstance(value, int):
        parts.append(int.__repr__(value) if value.bit_length() < 100 else _TOO_LARGE)
    elif isinstance(value, float):
        parts.append(_FLOAT)
    elif isinstance(value, Decimal):
        parts.append(_amount(value))
    elif isinstance(value, date):
        parts.append(_text(value.isoformat()))  # of a datetime: with a time, which no date has
    elif isinstance(value, (Mapping, list, tuple)):
        if len(inside) >= _LEVELS or id(value) in inside:
            parts.append(_TOO_DEEP)
        else:
            _write_parts(value, parts, pointer, (*inside, id(value)))
    else:
        raise TypeError(f"no part of a case can be a {type(value).__name__}: {pointer}")


def _write_parts(
    value: Union[Mapping[str, object], list[object], tuple[object, ...]],
    parts: list[str],
    pointer: str,
    inside: tuple[int, ...],
) -> None:
    if isinstance(value, Mapping):
        parts.append("{")
        for number, (key, one) in enumerate(value.items()):
            if not isinstance(key, str):
                raise TypeError(f"a key in a case is a str, not a {type(key).__name__}: {pointer or '(root)'}")
            parts.append(("," if number else "") + _text(str(key)) + ":")
            _write(one, parts, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}", inside)
        parts.append("}")
    else:
        parts.append("[")
        for number, one in enumerate(value):
            if number:
                parts.append(",")
            _write(one, parts, f"{pointer}/{number}", inside)
        parts.append("]")
