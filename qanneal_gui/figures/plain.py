"""Figures and tables as JSON has them, and back: so that what was shown once can be shown again."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar

import numpy as np

from qanneal_gui.figures.model import Figure, Floats, Mark, Panel, Series, Table

_SPECIAL = {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}
_ARRAYS = ("x", "y", "low", "high")

T = TypeVar("T")


def plain(shown: Any) -> Any:
    """Return a figure, a table, or a part of them as values that JSON knows."""
    if isinstance(shown, np.ndarray):
        return [plain(value) for value in shown.tolist()]
    if isinstance(shown, float):
        return shown if math.isfinite(shown) else str(shown)
    if isinstance(shown, frozenset):
        return sorted(plain(one) for one in shown)
    if isinstance(shown, tuple):
        return [plain(one) for one in shown]
    if isinstance(shown, Figure | Panel | Series | Mark | Table):
        # What is as usual is left out.
        named = ((field, getattr(shown, field.name)) for field in fields(shown))
        return {
            field.name: plain(value)
            for field, value in named
            if isinstance(value, np.ndarray) or value != field.default
        }
    if shown is None or isinstance(shown, str | int | bool | np.integer):
        return int(shown) if isinstance(shown, np.integer) else shown
    if isinstance(shown, np.floating):
        return plain(float(shown))
    raise TypeError(f"{type(shown).__name__} is no part of a figure")


def figure(values: Any) -> Figure:
    """Return the figure of which `plain` has made these values.

    Raises
    ------
    ValueError
        They are of no figure.
    """
    return _made(Figure, values, panels=lambda parts: tuple(_panel(one) for one in parts))


def table(values: Any) -> Table:
    """Return the table of which `plain` has made these values.

    Raises
    ------
    ValueError
        They are of no table.
    """
    return _made(
        Table,
        values,
        columns=_texts,
        rows=lambda rows: tuple(_texts(row) for row in rows),
        numeric=lambda parts: tuple(bool(one) for one in parts),
        notable=lambda cells: frozenset((int(row), int(column)) for row, column in cells),
        published=lambda columns: frozenset(int(one) for one in columns),
    )


def _panel(values: Any) -> Panel:
    return _made(
        Panel,
        values,
        series=lambda parts: tuple(_series(one) for one in parts),
        marks=lambda parts: tuple(_mark(one) for one in parts),
        x_range=_range,
        y_range=_range,
        x_names=lambda names: tuple((_number(place), str(name)) for place, name in names),
    )


def _series(values: Any) -> Series:
    made = _made(Series, values, x=_floats, y=_floats, low=_floats, high=_floats)
    shapes = {array.shape for name in _ARRAYS if (array := getattr(made, name)) is not None}
    if len(shapes) != 1:
        raise ValueError("the arrays of a curve differ in length")
    return made


def _mark(values: Any) -> Mark:
    return _made(Mark, values, value=_number, until=lambda value: None if value is None else _number(value))


def _made(kind: type[T], values: Any, **read: Any) -> T:
    """Build a dataclass; fields that are not read otherwise are texts, whole numbers, or yes and no."""
    if not isinstance(values, Mapping):
        raise ValueError(f"no {kind.__name__}")
    known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    try:
        found = {
            name: read[name](value) if name in read else _simple(known[name].default, value)
            for name, value in values.items()
        }
        return kind(**found)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no {kind.__name__}: {error}") from error


def _simple(usual: Any, value: Any) -> Any:
    """Return a text, a whole number or yes or no, whichever stands there by default."""
    kind = type(usual) if isinstance(usual, bool | int | str) else str
    if type(value) is not kind:
        raise ValueError(f"{value!r:.40} is no {kind.__name__}")
    return value


def _texts(values: Sequence[Any]) -> tuple[str, ...]:
    return tuple(str(one) for one in values)


def _floats(values: Sequence[Any]) -> Floats:
    return np.array([_number(value) for value in values], np.float64)


def _range(values: Sequence[Any]) -> tuple[float, float]:
    low, high = values
    return _number(low), _number(high)


def _number(value: Any) -> float:
    if isinstance(value, str):
        return _SPECIAL[value]
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{value!r:.40} is no number")
    return float(value)
