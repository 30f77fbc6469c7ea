"""Figures and tables as JSON, and back."""

import json
from dataclasses import fields, is_dataclass, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui.figures import Figure, Mark, Panel, Series, Table
from qanneal_gui.figures.plain import figure, plain, table

SHOWN = Figure(
    "Agreement",
    (
        Panel(
            "Accuracy",
            "step",
            "accuracy / %",
            (
                Series("EBM", np.arange(3.0), np.array([50.0, np.nan, np.inf]), "ebm", heavy=True),
                Series(
                    "mean",
                    np.arange(2.0),
                    np.array([1.5, -np.inf]),
                    low=np.zeros(2),
                    high=np.ones(2),
                    band="± σ",
                    dash="dashed",
                    markers=True,
                    line=False,
                    published=True,
                ),
            ),
            (Mark("y", 50.0, "chance"), Mark("x", 1.0, "here", until=2.0, published=True)),
            y_log=True,
            x_range=(0.0, 3.0),
            x_names=((0.0, "a"), (1.0, "b")),
        ),
    ),
    "A caption.",
    columns=1,
)
TABLE = Table(
    "Rows",
    ("name", "value"),
    (("a", "1"), ("b", "2")),
    (False, True),
    frozenset({(0, 1)}),
    "bold: better",
    frozenset({1}),
    "own",
)


def same(one, other):
    """Whether two descriptions are equal, arrays and NaN included."""
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and np.array_equal(one, other, equal_nan=True)
    if isinstance(one, tuple):
        return len(one) == len(other) and all(same(a, b) for a, b in zip(one, other, strict=True))
    if is_dataclass(one):
        return type(one) is type(other) and all(
            same(getattr(one, field.name), getattr(other, field.name)) for field in fields(one)
        )
    return type(one) is type(other) and one == other


def through_json(shown):
    return json.loads(json.dumps(plain(shown), allow_nan=False))


def test_a_figure_and_a_table_come_back_as_they_were():
    assert same(figure(through_json(SHOWN)), SHOWN)
    assert same(table(through_json(TABLE)), TABLE)
    assert same(figure(through_json(Figure("", ()))), Figure("", ()))


@given(
    y=st.lists(st.floats(width=64), max_size=20),
    name=st.text(max_size=20),
    log=st.booleans(),
)
def test_any_curve_comes_back(y, name, log):
    curve = Series(name, np.arange(len(y), dtype=float), np.array(y, float))
    shown = Figure(name, (Panel("", "x", "y", (curve,), x_log=log),))
    assert same(figure(through_json(shown)), shown)


def damaged(values, path, value):
    """Return a copy in which one place holds something else."""
    copy = json.loads(json.dumps(values))
    place = copy
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return copy


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("title",), 7),
        (("columns",), "2"),
        (("unknown",), 1),
        (("panels",), {}),
        (("panels", 0), None),
        (("panels", 0, "series", 0, "y"), [1.0]),
        (("panels", 0, "series", 0, "y"), "abc"),
        (("panels", 0, "series", 0, "heavy"), 1),
        (("panels", 0, "x_range"), [1.0]),
        (("panels", 0, "marks", 0, "value"), None),
        (("panels", 0, "x_names"), [[1.0]]),
    ],
)
def test_what_is_no_figure_is_refused(path, value):
    values = through_json(SHOWN)
    if value == {}:
        value = {"a": 1}
    with pytest.raises(ValueError, match=r"."):
        figure(damaged(values, path, value))


@pytest.mark.parametrize("values", [None, [], 3, "table", {}, {"title": "a"}, {"title": "a", "columns": 1}])
def test_what_is_no_table_is_refused(values):
    with pytest.raises(ValueError, match=r"."):
        table(values)


def test_nothing_else_is_written():
    with pytest.raises(TypeError, match="no part of a figure"):
        plain(replace(SHOWN, caption=object()))
