"""What the plots of a run are made of, by itself: ranges, places of labels, and the library below."""

import gc
import sys

import numpy as np
import pyqtgraph as pg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui.figures.ends import spread
from qanneal_gui.gui.run.plot_ranges import within


@given(st.floats(-500, 500), st.floats(0.01, 400), st.floats(1, 50))
def test_what_is_looked_at_lies_within_the_run(low, width, least):
    found = within((low, low + width), (0.0, 300.0), least)
    if max(width, least) >= 300:
        assert found is None
    else:
        assert found[0] >= -1e-9
        assert found[1] <= 300 + 1e-9
        assert found[1] - found[0] == pytest.approx(max(width, least))


@given(st.lists(st.floats(0, 200), max_size=8))
def test_labels_are_spread_in_their_order_and_within_bounds(centers):
    placed = spread(centers, 14, 0, 200)
    order = sorted(range(len(centers)), key=lambda i: centers[i])
    gaps = np.diff([placed[i] for i in order])
    assert (gaps >= 14 - 1e-9).all()
    assert all(7 - 1e-9 <= y <= 193 + 1e-9 for y in placed)


def test_ten_thousand_repaints_lose_no_reference(qtbot, look):
    """PySide6 6.12.0 drops a reference to None with every repaint, and dies when they are used up."""
    widget = pg.PlotWidget()
    qtbot.addWidget(widget)
    widget.resize(160, 120)
    widget.plot([0, 1, 2], [0, 1, 0])
    widget.show()
    qtbot.waitExposed(widget)
    view = widget.viewport()
    for _ in range(100):
        view.repaint()
    gc.collect()
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(10_000):
        view.repaint()
    gc.collect()
    drift = [
        after - count
        for after, count in zip((sys.getrefcount(None), sys.getrefcount(True)), before, strict=True)
    ]
    # One reference per repaint would be 10,000; caches that fill up take a few.
    assert max(abs(d) for d in drift) < 200
