"""The plots of sampler health, asked what they draw."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QFontMetricsF

from qanneal_gui.annealing.energies import Energies
from qanneal_gui.annealing.samplers import SamplerReport
from qanneal_gui.gui.run.agreement import EnergyPlot, LogOddsPlot

REPORT = SamplerReport(
    kind="simulated-qpu", seconds=0.02, submissions=1, qpu_seconds=0.03, beta=16.0,
    p_exact=[0.2, 0.9], p_sampled=[0.21, 0.88], kl=0.001, reads=1000,
)  # fmt: skip


@pytest.fixture
def log_odds(qtbot, look):
    plot = LogOddsPlot()
    qtbot.addWidget(plot)
    plot.recolor()
    return plot


def bars(plot):
    x, y = plot.bars.getData()
    return x[::2], y[::2], y[1::2]


def test_log_odds_lie_between_the_ends_of_their_bars(log_odds):
    log_odds.show_report(REPORT)
    x, low, high = bars(log_odds)
    np.testing.assert_allclose(x, np.log([0.2 / 0.8, 0.9 / 0.1]))
    points = log_odds.points.data
    np.testing.assert_allclose(points["y"], np.log([0.21 / 0.79, 0.88 / 0.12]), atol=2e-2)
    # 1.96/√(n p (1 − p)) to first order
    np.testing.assert_allclose(
        (high - low) / 2, 1.96 / np.sqrt(1000 * np.array([0.21 * 0.79, 0.88 * 0.12])), rtol=0.02
    )
    assert ((low < points["y"]) & (points["y"] < high)).all()


def test_ticks_do_not_touch_the_title_of_their_axis(qtbot, log_odds):
    log_odds.show_report(replace(REPORT, p_exact=[0.5], p_sampled=[0.6]))
    with qtbot.waitExposed(log_odds):
        log_odds.show()
    axis = log_odds.item.getAxis("left")
    title = (
        axis.label.mapRectToParent(axis.label.boundingRect()).right() - axis.label.document().documentMargin()
    )
    widest = max(QFontMetricsF(axis.style["tickFont"]).horizontalAdvance(t) for _, t in axis._tickLevels[0])
    assert widest > 0
    assert title <= axis.width() - axis.style["tickLength"] - axis.style["tickTextOffset"][0] - widest


def test_what_no_read_can_tell_is_drawn_at_the_edge(log_odds):
    log_odds.show_report(replace(REPORT, p_exact=[1.0, 1e-30], p_sampled=[1.0, 0.0]))
    edge = log_odds.view.viewRange()[0][1]
    x, low, high = bars(log_odds)
    assert np.abs(log_odds.points.data["y"]).max() < edge < 10
    assert x[0] == high[0] == -x[1] == -low[1]
    assert x[0] < edge


def test_without_a_number_of_reads_there_are_no_bars(log_odds):
    log_odds.show_report(replace(REPORT, reads=None, p_sampled=[0.2, 1.0]))
    _, low, high = bars(log_odds)
    np.testing.assert_array_equal(low, high)
    log_odds.show_report(None)
    assert len(log_odds.points.data) == 0


def test_both_histograms_hold_all_samples(qtbot, look):
    plot = EnergyPlot()
    qtbot.addWidget(plot)
    plot.recolor()
    rng = np.random.default_rng(0)
    for found in (
        Energies(rng.normal(30, 2, 64), rng.normal(0, 2, 4000)),
        Energies(rng.normal(0, 2, 2000), rng.normal(0, 2, 4000)),
        Energies(np.zeros(5), np.zeros(10)),  # all units saturated
    ):
        plot.show_energies(found)
        for curve in (plot.sampled, plot.exact):
            edges, heights = curve.getData()
            assert len(edges) == len(heights) + 1
            assert heights.sum() == pytest.approx(100)
            assert edges[0] <= 0 <= edges[-1]
        low, high = plot.view.viewRange()[0]
        assert low < np.median(found.sampled) < high
