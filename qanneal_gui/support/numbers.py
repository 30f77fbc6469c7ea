"""Numbers and lists as people type them, and written so that reading them gives the same ones."""

import csv
import io
import math
import re
from collections.abc import Iterable

# Spaces, thin and narrow ones, apostrophes and commas set thousands apart where they stand between groups
# of three digits; anywhere else a comma may be somebody's decimal point, and nothing is guessed.
_GROUPED = r"[0-9]{1,3}(?:(?P<apart>[,' \u2019\u00a0\u2009\u202f])[0-9]{3})(?:(?P=apart)[0-9]{3})*"
_WHOLE = re.compile(rf"[+-]?(?:[0-9]+|{_GROUPED})")
_DECIMAL = re.compile(
    rf"[+-]?(?:(?:[0-9]+|{_GROUPED})(?P<fraction>\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{{1,4}})?"
)
_LONGEST = 40


class NotANumberError(ValueError):
    """What was typed is no number of the kind that is wanted."""


def read_whole(text: str) -> int:
    """Read a whole number: ``20000``, ``20,000``, ``20 000``.

    Raises
    ------
    NotANumberError
        It is none: ``2,5``, ``10.0``, ``--5``, ``1_000``.
    """
    cleaned = _cleaned(text)
    if not _WHOLE.fullmatch(cleaned):
        raise NotANumberError
    return int(_joined(cleaned))


def read_decimal(text: str) -> float:
    """Read a finite decimal number: ``0.01``, ``1e-3``, ``1,000.5``, ``20 000``.

    Raises
    ------
    NotANumberError
        It is none, or is one number here and another one there: ``2,5``, ``1,000``.
    """
    cleaned = _cleaned(text)
    match = _DECIMAL.fullmatch(cleaned)
    if match is None or (cleaned.count(",") == 1 and not match["fraction"]):
        raise NotANumberError
    value = float(_joined(cleaned))
    if not math.isfinite(value):
        raise NotANumberError
    return value


def finite(value: object) -> float | None:
    """Return what came from outside as a finite float; None if it is no number, or one too large."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        found = float(value)
    except OverflowError:
        return None
    return found if math.isfinite(found) else None


def write_number(value: float) -> str:
    """Write a number so that reading it gives the same one."""
    if isinstance(value, int):
        return str(value)
    return repr(value).removesuffix(".0")


def read_list(text: str) -> list[str]:
    """Read texts separated by commas; one that holds a comma stands in quotes: ``"a, b", c``.

    Raises
    ------
    ValueError
        A quote is not closed, or one of the texts is empty.
    """
    try:
        (row,) = csv.reader([text], skipinitialspace=True, strict=True)
    except (csv.Error, ValueError):
        raise ValueError("not a list") from None
    parts = [part.strip() for part in row]
    if not parts or not all(parts):
        raise ValueError("not a list")
    return parts


def write_list(parts: Iterable[object]) -> str:
    """Write texts so that `read_list` gives the same ones."""
    return ", ".join(_quoted(str(part)) for part in parts)


def _quoted(text: str) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow([text])
    return line.getvalue()


def _cleaned(text: str) -> str:
    cleaned = text.strip().replace("−", "-")
    if len(cleaned) > _LONGEST:
        raise NotANumberError
    return cleaned


def _joined(text: str) -> str:
    return re.sub(r"[,' \u2019\u00a0\u2009\u202f]", "", text)
