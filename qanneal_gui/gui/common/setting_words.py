"""Values of settings as the form shows them, one or several."""

from collections.abc import Iterable, Sequence
from typing import Any

from qanneal_gui.gui.common import fields, typed_numbers
from qanneal_gui.gui.common.fields import Spec
from qanneal_gui.support.numbers import write_list, write_number
from qanneal_gui.support.wording import decimal_sign

OF_PARTS = ("classes", "interval", "numbers", "words")
"""Kinds of settings a value of which has parts that commas separate."""

_ALL = 60


def values_in_words(spec: Spec, values: Sequence[Any], most: int = _ALL) -> str:
    """Return several values with their unit; of more than so many the first ones and the last one."""
    between = "; " if spec.kind in OF_PARTS or decimal_sign() == "," else ", "
    numbers = spec.kind in ("int", "float")
    told = [_typed(spec, value) if numbers else fields.in_words(spec, value) for value in values]
    if len(told) > most:
        told = [*told[: most - 1], "…", told[-1]]
    return between.join(told) + (f" {spec.unit}" if spec.unit else "")


def write_values(spec: Spec, values: Iterable[Any]) -> str:
    """Return several values as they can be typed."""
    written = [_typed(spec, value) for value in values]
    if spec.kind in OF_PARTS:
        return "; ".join(written)
    between = ", " if decimal_sign() == "." else "; "
    return between.join(written) if spec.kind in ("int", "float") else write_list(written)


def _typed(spec: Spec, value: Any) -> str:
    if isinstance(value, tuple | list):
        if spec.kind in ("interval", "numbers"):
            return ", ".join(write_number(one) for one in value)
        return write_list(value)
    return value if isinstance(value, str) else typed_numbers.write_number(value)
