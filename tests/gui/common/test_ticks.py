"""Ticks of axes."""

from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui.gui.common.ticks import nice_ticks


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 1e6))
def test_ticks_are_few_and_within_the_range(low, width):
    ticks = nice_ticks(low, low + width, 4)
    assert len(ticks) <= 6
    assert all(
        low - 1e-6 * width <= tick <= low + width * (1 + 1e-6) for tick in ticks if width > 1e-3 * abs(low)
    )
