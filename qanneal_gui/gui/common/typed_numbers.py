"""Numbers as people type them into fields, and as fields show them: with the decimal sign of the language.

A point is a decimal sign in every language, as on the keypad and in papers. Where a comma is one, points may
set thousands apart only where nothing else can be meant. Lists, whose numbers commas separate in English,
take semicolons then.
"""

import contextlib
import re
from collections.abc import Iterable

from qanneal_gui.support import numbers
from qanneal_gui.support.numbers import NotANumberError
from qanneal_gui.support.wording import decimal_sign

_GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_GROUPED_DECIMAL = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]*")
_BETWEEN = re.compile(r";|,(?=\s)")
"""What separates numbers where a comma is a decimal sign."""


def read_whole(text: str) -> int:
    """Read a whole number: ``20000``, ``20 000``, and ``20,000`` or ``20.000`` as the language has it.

    Raises
    ------
    NotANumberError
        It is none.
    """
    cleaned = text.strip().replace("−", "-")
    if decimal_sign() == "," and (_GROUPED.fullmatch(cleaned) or "," in cleaned):
        if "," in cleaned:
            raise NotANumberError
        cleaned = cleaned.replace(".", "")
    return numbers.read_whole(cleaned)


def read_decimal(text: str) -> float:
    """Read a decimal number: ``0.01`` in every language, ``0,01`` where a comma is the decimal sign.

    Raises
    ------
    NotANumberError
        It is none, or may be two: ``1,000`` in English, ``1.000`` in German.
    """
    cleaned = text.strip().replace("−", "-")
    if decimal_sign() == ",":
        if _GROUPED.fullmatch(cleaned) and cleaned.count(".") == 1:
            raise NotANumberError
        if _GROUPED.fullmatch(cleaned) or _GROUPED_DECIMAL.fullmatch(cleaned):
            cleaned = cleaned.replace(".", "")
        if cleaned.count(",") > 1 or ("," in cleaned and "." in cleaned):
            raise NotANumberError
        cleaned = cleaned.replace(",", ".")
        # What is left has no separators; a whole number is read as one.
        return numbers.read_decimal(cleaned)
    return numbers.read_decimal(cleaned)


def read_number(text: str, whole: bool) -> float:
    """Read a number of either kind; where whole ones are meant, their thousands may be set apart.

    Raises
    ------
    NotANumberError
        It is none, or may be two.
    """
    if whole:
        with contextlib.suppress(NotANumberError):
            return read_whole(text)
    return read_decimal(text)


def write_number(value: float) -> str:
    """Write a number so that reading it gives the same one."""
    return numbers.write_number(value).replace(".", decimal_sign())


def split(text: str) -> list[str]:
    """Return the numbers of a list apart."""
    parts = _BETWEEN.split(text) if decimal_sign() == "," else text.split(",")
    return [part.strip() for part in parts]


def joined(values: Iterable[float]) -> str:
    """Write numbers as a list that can be typed."""
    return ("; " if decimal_sign() == "," else ", ").join(map(write_number, values))
