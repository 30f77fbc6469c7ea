"""One varied setting: its values, as a list, a range or a logarithmic range says them.

The notations are those of the terminal and of the window::

    1, 2, 5                     values, separated by commas, or by semicolons
    [2, 3]; [0, 1]              values that are lists themselves
    0.1..1 in 5                 five values in equal steps, the ends included
    log 0.001..0.1 in 4         four values in equal ratios
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn

import numpy as np
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from qanneal_gui import config as run_config
from qanneal_gui.config import RunConfig, hints_of
from qanneal_gui.config.refusals import sentence, shortened
from qanneal_gui.config.setting import Hints, takes_float
from qanneal_gui.errors import ConfigError
from qanneal_gui.runs.differences import written
from qanneal_gui.runs.metrics import labelled

Value = int | float | str | bool | tuple[Any, ...]
"""Of a setting, as a config holds it."""

MOST_VALUES = 10_000
"""Of one setting; a sweep has no more trials than this."""

EXAMPLE = "write 1, 2, 5 or 0.1..1 in 5 or log 0.001..0.1 in 4"

_LONGEST = 200_000
_DIGITS = 6
_NUMBER = r"[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d{1,3})?"
_RANGE = re.compile(rf"(log\s+)?({_NUMBER})\s*\.\.\s*({_NUMBER})\s+in\s+(\d{{1,9}})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Axis:
    """A setting and the values that it takes.

    Attributes
    ----------
    setting : str
        Its key, as ``training.learning_rate``.
    values : tuple
        Each once, in their order.
    notation : str
        As they were written.
    title, unit : str
        Of the setting.
    log : bool
        Whether their ratios are equal, so that an axis should be logarithmic.
    hints : Hints
        How the form writes them.
    """

    setting: str
    values: tuple[Value, ...]
    notation: str
    title: str
    unit: str = ""
    log: bool = False
    hints: Hints = field(default_factory=Hints, compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.setting}={self.notation}"

    @property
    def label(self) -> str:
        """Title and unit."""
        return labelled(self.title, self.unit)

    @property
    def numeric(self) -> bool:
        """Whether all values are numbers."""
        return all(isinstance(one, int | float) and not isinstance(one, bool) for one in self.values)

    def in_words(self, value: Value) -> str:
        """Return a value as the form writes it, without its unit."""
        if isinstance(value, bool):
            return "on" if value else "off"
        if isinstance(value, tuple):
            return ", ".join(map(self.in_words, value)) or "none"
        return self.hints.word(value) or "empty" if isinstance(value, str) else written(value)


def parse_axis(text: str, base: RunConfig | None = None) -> Axis:
    """Read ``section.key=values``, where the values are in one of the notations.

    Parameters
    ----------
    base : RunConfig, optional
        The run whose setting it is; the demo by default.

    Raises
    ------
    ConfigError
        It is no setting, or one of the values cannot be used.
    """
    setting, equals, notation = text.partition("=")
    if not equals:
        raise ConfigError(f"{shortened(text)} is not of the form section.key=values; {EXAMPLE}.")
    return read_values(setting.strip(), notation, base)


def read_values(setting: str, notation: str, base: RunConfig | None = None) -> Axis:
    """Read the values of a setting; raises as `parse_axis` does."""
    base = base or RunConfig()
    if reason := can_be_varied(setting, base):
        raise ConfigError(reason)
    notation = " ".join(notation[:_LONGEST].split())
    described = dict(run_config.described(base))[setting]
    match = _RANGE.fullmatch(notation)
    if match is None and ".." in notation and _takes_range(described):
        _refuse(setting, f"has no range {shortened(notation)!r}", "write 0.1..1 in 5 or log 0.001..0.1 in 4")
    read: Sequence[Any] = (
        _range(setting, described, match)
        if match
        else [run_config.plain_value(one) for one in _items(notation)]
    )
    if not read:
        raise ConfigError(f"{setting} has no values; {EXAMPLE}.")
    values = [_checked(setting, one, base) for one in read]
    seen = set()
    for one in values:
        if (type(one), one) in seen:
            raise ConfigError(f"{setting} has the value {write_value(one)} twice; name each value once.")
        seen.add((type(one), one))
    title = described.title or setting
    hints = hints_of(described)
    return Axis(setting, tuple(values), notation, title, hints.unit, bool(match and match[1]), hints)


def can_be_varied(setting: str, base: RunConfig | None = None) -> str:
    """Return why a setting cannot be varied; empty if it can."""
    known = dict(run_config.described(base or RunConfig()))
    if setting not in known:
        return f"{shortened(setting)} is not a setting of this run; name one as in training.learning_rate."
    if setting.startswith("budget."):
        return f"{setting} is a limit and changes nothing that is learned; vary another setting."
    return ""


def write_value(value: Any) -> str:
    """Write a value as ``--set`` takes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(write_value, value))}]"
    return f"{value!r}" if isinstance(value, float) else str(value)


def _checked(setting: str, value: Any, base: RunConfig) -> Value:
    """Return a value as the config holds it; what it must agree with in other settings is seen later."""
    values: Any = run_config.as_dict(base)
    *sections, key = setting.split(".")
    section = values
    for name in sections:
        section = section[name]
    if type(value) is int and takes_float(dict(run_config.described(base))[setting].annotation):
        value = float(value)
    section[key] = value = _frozen(value)
    try:
        RunConfig.model_validate(values)
    except ValidationError as error:
        place = (*sections, key)
        if any(one["loc"][: len(place)] == place for one in error.errors()):
            raise ConfigError(sentence(error)) from None
    kept: Value = value
    return kept


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list | tuple) else value


def _takes_range(field: FieldInfo) -> bool:
    """Whether a setting is a number."""
    kinds = str(field.annotation)
    return takes_float(field.annotation) or ("int" in kinds and "tuple" not in kinds)


def _range(setting: str, field: FieldInfo, match: re.Match[str]) -> list[Any]:
    log, first, last, count = bool(match[1]), float(match[2]), float(match[3]), int(match[4])
    whole = not takes_float(field.annotation)
    if not _takes_range(field):
        _refuse(setting, "takes no range", "list its values, separated by commas")
    if not (math.isfinite(first) and math.isfinite(last)) or first == last:
        _refuse(setting, "needs two different ends of its range", EXAMPLE)
    if not 2 <= count <= MOST_VALUES:
        _refuse(setting, f"cannot take {count:,} values", f"give 2 to {MOST_VALUES:,}")
    if log and not (first > 0 and last > 0):
        _refuse(
            setting, "needs both ends above 0 in a logarithmic range", "write, for example, log 1..100 in 3"
        )
    numbers = np.geomspace(first, last, count) if log else np.linspace(first, last, count)
    if whole:
        found = [round(float(one)) for one in numbers]
        if len(set(found)) < count:
            _refuse(
                setting, f"has only {len(set(found))} whole numbers in this range", "ask for fewer values"
            )
        return found
    # So that they read as people write them; the ends are as they were given.
    return [first, *(float(f"{one:.{_DIGITS}g}") for one in numbers[1:-1]), last]


def _items(text: str) -> list[str]:
    """Take a list apart; brackets and quotes hold together what is within them."""
    parts, depth, quote, separator = [""], 0, "", ";" if _outside(text, ";") else ","
    for letter in text:
        quote, depth = _after(letter, quote, depth)
        if letter == separator and not depth and not quote:
            parts.append("")
        else:
            parts[-1] += letter
    found = [part.strip() for part in parts if part.strip()]
    if len(found) > MOST_VALUES:
        raise ConfigError(f"A setting can take at most {MOST_VALUES:,} values in a sweep; name fewer.")
    return found


def _outside(text: str, wanted: str) -> bool:
    quote, depth = "", 0
    for letter in text:
        quote, depth = _after(letter, quote, depth)
        if letter == wanted and not quote and not depth:
            return True
    return False


def _after(letter: str, quote: str, depth: int) -> tuple[str, int]:
    if quote:
        return ("" if letter == quote else quote), depth
    if letter in "\"'":
        return letter, depth
    return "", depth + (letter == "[") - (letter == "]" and depth > 0)


def _refuse(setting: str, why: str, remedy: str) -> NoReturn:
    raise ConfigError(f"{setting} {why}; {remedy}.")
