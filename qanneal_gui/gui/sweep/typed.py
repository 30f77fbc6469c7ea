"""Values of a setting that is varied, as people type them.

Commas separate values, as everywhere in the form. Where semicolons do, a comma is a decimal comma, or
separates the parts of one value, such as classes.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from qanneal_gui.gui.common import fields, typed_numbers
from qanneal_gui.gui.common.fields import Spec
from qanneal_gui.gui.common.setting_words import OF_PARTS
from qanneal_gui.support.numbers import read_decimal, read_list, write_number
from qanneal_gui.support.wording import decimal_sign, tr

NUMBERS = ("int", "float")
CHECKED = ("choice", "flag")
MOST_VALUES = 10_000
"""Of a range."""
_NO_THOUSANDS = re.compile(r"[+−-]?(?:[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})|0,[0-9]+)(?:[eE][+−-]?[0-9]+)?")
_SIGNIFICANT = re.compile(r"[\[\]\"',;]")
_CUT_NUMBER = re.compile(r"0[0-9]+")


class EntryError(ValueError):
    """One entry of a range cannot be used: that at a place among From, To and Values."""

    def __init__(self, place: int, sentence: str) -> None:
        super().__init__(sentence)
        self.place = place


class UnfinishedError(ValueError):
    """Something has not been entered yet; nothing is wrong."""


def may_vary(spec: Spec) -> bool:
    """Whether a setting can be varied; the limits of the budget hold for all runs together."""
    return spec.group != "budget" and spec.kind != "choices"


def may_be_logarithmic(spec: Spec) -> bool:
    """Whether equal ratios make sense: for numbers that are not negative and go far, except seeds."""
    if spec.kind not in NUMBERS or spec.name.endswith("seed") or spec.low is None or spec.low < 0:
        return False
    return spec.high is None or spec.high >= 10 * spec.low


def read_number(spec: Spec, text: str) -> int | float:
    """Read one number of a setting; a comma may be its decimal comma.

    Raises
    ------
    ValueError
        It is none.
    """
    cleaned = text.strip()
    if spec.kind == "int":
        return typed_numbers.read_whole(cleaned)
    point = decimal_sign() == "." and _NO_THOUSANDS.fullmatch(cleaned)
    return typed_numbers.read_decimal(cleaned.replace(",", ".") if point else cleaned)


def list_notation(spec: Spec, text: str) -> str:
    """Return a list as it was typed in the notation of an axis.

    Raises
    ------
    ValueError
        With the sentence that says what would be right.
    """
    try:
        parts = _parts(spec, text)
    except ValueError:
        raise ValueError(_wanted(spec)) from None
    values = []
    for part in parts:
        if spec.kind in NUMBERS and ";" not in text and _CUT_NUMBER.fullmatch(part):
            raise ValueError(tr("Put semicolons between numbers with a decimal comma, as in 0,01; 0,1."))
        if not part:
            raise ValueError(_wanted(spec))
        try:
            values.append(_read(spec, part))
        except ValueError:
            raise ValueError(fields.wanted(spec)) from None
    return notation(spec, values)


def range_notation(spec: Spec, low: str, high: str, count: str, *, log: bool) -> str:
    """Return a range as it was typed, ends included, in the notation of an axis.

    Raises
    ------
    UnfinishedError
        An end is empty.
    EntryError
        One entry cannot be used, with the sentence that says what would be right.
    ValueError
        They cannot be used together.
    """
    if not low.strip() or not high.strip():
        raise UnfinishedError(tr("Enter both ends of the range."))
    # A word such as "all" has no place between two numbers.
    number_spec = replace(spec, word="")
    ends = []
    for place, text in enumerate((low, high)):
        try:
            ends.append(read_number(spec, text))
        except ValueError:
            raise EntryError(place, fields.wanted(number_spec)) from None
        if fields.complaint(number_spec, ends[-1]):
            raise EntryError(place, fields.complaint(number_spec, ends[-1]))
    if ends[0] == ends[1]:
        raise ValueError(tr("From and To must differ."))
    if log and min(ends) <= 0:
        raise EntryError(ends.index(min(ends)), tr("From and To must be above 0 in a log range."))
    try:
        number = typed_numbers.read_whole(count)
    except ValueError:
        number = 0
    if not 2 <= number <= MOST_VALUES:
        raise EntryError(
            2, tr("Values must be a whole number from 2 to {most_values:,}.", most_values=MOST_VALUES)
        )
    first, last = (write_number(end) for end in ends)
    return f"{'log ' if log else ''}{first}..{last} in {number}"


def notation(spec: Spec, values: Iterable[Any]) -> str:
    """Return values as a list in the notation of an axis.

    Raises
    ------
    ValueError
        With the sentence that says what is wrong with one of them.
    """
    listed = list(values)
    for value in listed:
        if sentence := fields.complaint(spec, value):
            raise ValueError(sentence)
    if len(set(listed)) < 2:
        if spec.kind in CHECKED:
            raise ValueError(tr("Choose at least two."))
        raise ValueError(tr("Give at least two different values."))
    return "; ".join(_plain(value) for value in listed)


def _parts(spec: Spec, text: str) -> list[str]:
    if spec.kind in OF_PARTS or (spec.kind in NUMBERS and ";" in text):
        return [part.strip() for part in text.split(";")]
    if spec.kind in NUMBERS:
        return typed_numbers.split(text)
    return read_list(text)


def _read(spec: Spec, part: str) -> Any:
    if spec.kind in NUMBERS:
        return spec.word if spec.word and part.lower() == spec.word else read_number(spec, part)
    if spec.kind == "interval":
        low, high = part.split(",")
        return read_decimal(low), read_decimal(high)
    if spec.kind == "numbers":
        return tuple(read_decimal(one) for one in part.split(","))
    if spec.kind == "classes":
        return tuple(int(one) if one.isdecimal() else one for one in read_list(part))
    return tuple(read_list(part)) if spec.kind == "words" else part


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return f"[{', '.join(_plain(one) for one in value)}]"
    if isinstance(value, str):
        return json.dumps(value) if _SIGNIFICANT.search(value) else value
    return write_number(value)


def _wanted(spec: Spec) -> str:
    if spec.kind in OF_PARTS:
        return tr("{spec}: give at least two values, separated by semicolons.", spec=spec.title)
    return tr("{spec}: give at least two values, separated by commas.", spec=spec.title)
