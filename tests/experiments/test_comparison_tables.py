"""Rows, tables and figures of the comparison, from made-up trials whose numbers are known."""

import tomllib
from itertools import product
from statistics import mean, stdev

import numpy as np
import pytest

from qanneal_gui.experiments.comparison import (
    PAIRS,
    Pair,
    TrialResult,
    figures,
    steps_to_70,
    successful,
    summarise,
    tables,
)
from qanneal_gui.experiments.comparison.published import best_published, published
from qanneal_gui.experiments.comparison.tables import NONE, margins
from qanneal_gui.experiments.comparison.trials import PAPER_METHODS
from qanneal_gui.paths import resource


def made(end, *, pair=PAIRS[0], method="quantum-1", rises_at=5, steps=20):
    """A trial whose curve is at one half and then at its end value."""
    curve = tuple(end if step >= rises_at else 0.5 for step in range(1, steps + 1))
    return TrialResult(
        pair.dataset, pair.name, method, 0, 0, curve, steps_to_70(curve), successful(curve), 1.0, 0.0, 0
    )


def all_pairs():
    """Two successful trials of every pair and method, and a failed one."""
    return [
        made(end, pair=pair, method=method)
        for pair, method, end in product(reversed(PAIRS), reversed(PAPER_METHODS), (0.9, 0.96, 0.5))
    ]


def test_only_successful_trials_count_and_the_deviation_is_unbiased():
    ends = [0.8, 0.9, 0.97]
    (row,) = summarise([*map(made, ends), made(0.5)])
    assert (row.trials, row.success_rate) == (4, 0.75)
    assert row.test_accuracy == pytest.approx(mean(ends))
    assert row.std == pytest.approx(stdev(ends))


def test_one_successful_trial_has_no_deviation_and_none_has_no_accuracy():
    (row,) = summarise([made(0.9), made(0.5)])
    assert (row.test_accuracy, row.std, row.success_rate) == (0.9, None, 0.5)
    (row,) = summarise([made(0.5)])
    assert (row.test_accuracy, row.std, row.steps_to_70, row.success_rate) == (None, None, None, 0.0)


def test_steps_to_70_are_of_the_mean_curve():
    (row,) = summarise([made(0.85, rises_at=4), made(0.85, rises_at=9)])
    assert row.steps_to_70 == 9
    (row,) = summarise([made(0.65), made(0.69)])
    assert row.steps_to_70 is None


def test_rows_stand_in_the_papers_order_whatever_came_first():
    rows = summarise(all_pairs())
    assert [(row.dataset, row.pair, row.method) for row in rows] == [
        (pair.dataset, pair.name, method) for pair, method in product(PAIRS, PAPER_METHODS)
    ]


def test_the_tables_hold_exactly_the_papers_numbers():
    raw = tomllib.loads(resource("paper", "tables.toml").read_text(encoding="utf-8"))
    accuracy, steps, success = tables(summarise(all_pairs()))
    columns = [3, 6, 9]
    for line, pair in enumerate(PAIRS):
        for column, place in zip(columns, range(3), strict=True):
            numbers = [
                raw[name][pair.dataset][pair.name][place]
                for name in ("test_accuracy", "steps_to_70", "success_rate")
            ]
            assert accuracy.rows[line][column] == f"{numbers[0]:.4f}"
            assert steps.rows[line][column] == (">20" if numbers[1] == 21 else str(numbers[1]))
            assert success.rows[line][column] == str(numbers[2])
    assert len(accuracy.rows) == len(PAIRS) == sum(len(found) for found in raw["test_accuracy"].values())
    # Spot checks against the printed page, in case the file itself changes.
    assert accuracy.rows[0][3::3] == ("0.8277", "0.7742", "0.8586")
    assert steps.rows[5][3::3] == ("11", ">20", ">20")
    assert success.rows[15][3::3] == ("60", "21", "38")


def test_differences_are_marked_where_ours_is_better():
    pair = next(p for p in PAIRS if p.name == "5-9")
    rows = summarise([made(0.7, pair=pair, method=method) for method in PAPER_METHODS])
    accuracy, steps, success = tables(rows)
    assert accuracy.rows[0][4::3] == ("-0.0628", "+0.0063", "+0.0260")
    assert accuracy.notable == {(0, 7), (0, 10)}
    # 0.7 is not above 70 %: >20 against 11, >20 and >20; equal is not better.
    assert steps.rows[0][2:] == (">20", "11", "+10", ">20", ">20", "+0", ">20", ">20", "+0")
    assert steps.notable == frozenset()
    assert success.rows[0][4::3] == ("+40", "+25", "+50")


def test_what_the_paper_does_not_have_is_a_dash():
    rows = summarise([made(0.9, pair=Pair("digits", (2, 3)))])
    for table in tables(rows):
        assert table.rows[0][3:] == (NONE, NONE)
        assert len(table.rows[0]) == len(table.columns) == len(table.numeric) == 5
    assert margins(rows) == {}


def test_a_method_without_success_shows_a_dash():
    accuracy, steps, success = tables(summarise([made(0.5)]))
    assert accuracy.rows[0][2:] == (NONE, "0.8586", NONE)
    assert steps.rows[0][2:] == (NONE, "7", NONE)
    assert success.rows[0][2:] == ("0", "28", "-28")


def test_margins_are_over_the_papers_best_column():
    assert best_published("mnist", "5-9") == 0.7628
    assert published("mnist", "5-9", "quantum-1").steps_to_70 is None
    assert margins(summarise([made(0.9)])) == {("mnist", "2-3"): pytest.approx(0.9 - 0.8586)}


def test_figures_are_the_papers_and_hold_mean_and_band():
    drawn = figures(all_pairs())
    assert [len(figure.panels) for figure in drawn] == [2, 10, 4]
    panel = drawn[0].panels[0]
    assert panel.title.startswith("2-3")
    ours = [series for series in panel.series if not series.published]
    theirs = [series for series in panel.series if series.published]
    assert [series.role for series in ours] == [series.role for series in theirs] == list(PAPER_METHODS)
    np.testing.assert_allclose(ours[0].y[[0, -1]], [50, 93])
    np.testing.assert_allclose(ours[0].high - ours[0].y, [0] * 4 + [100 * stdev([0.9, 0.96])] * 16, atol=1e-9)
    assert [float(series.y[0]) for series in theirs] == pytest.approx([82.77, 77.42, 85.86])
    assert all(series.x[-1] == 20 for series in (*ours, *theirs))


def test_bands_end_where_values_do():
    drawn = figures([made(0.999), made(0.8), made(0.999)])
    band = drawn[0].panels[0].series[0]
    assert band.high.max() == 100
    assert (band.low < band.y).any()


def test_a_figure_without_success_still_says_so():
    (figure,) = figures([made(0.5)])
    assert "0/1" in figure.panels[0].title
    assert [series.published for series in figure.panels[0].series] == [True]
