"""The noise budget as a stacked bar: what it says, and what is painted."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor

from qanneal_gui import config
from qanneal_gui.annealing.noise_budget import ShiftParts
from qanneal_gui.annealing.samplers import SamplerReport
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.run.noise_bar import NoiseBar

PARTS = ShiftParts(
    h=0.75, J=1.0, quantisation=0.0, susceptibility=None, beta=0.002, caps=0.0, breaks=0.0, shot=0.5
)
REPORT = SamplerReport(
    kind="qpu", seconds=0.02, submissions=1, qpu_seconds=0.03, beta=16.0, p_exact=[], p_sampled=[], kl=0.1,
    expected_shift=1.346, measured_shift=0.673, shift_parts=PARTS,
)  # fmt: skip


@pytest.fixture
def bar(qtbot, look):
    made = NoiseBar()
    qtbot.addWidget(made)
    qtbot.addWidget(made.sentence)  # whoever holds the bar gives it a place
    made.resize(288, 200)
    return made


def test_every_cause_that_is_not_nothing_is_named_with_its_value_the_largest_first(bar):
    assert bar.isHidden()
    bar.show_reports([REPORT])
    assert not bar.isHidden()
    assert bar.caption.text() == "Shift of the log-odds of y: 1.35 expected, 0.67 measured (▼)"
    assert bar.texts() == [
        ("errors of J", "1.00"), ("errors of h", "0.75"), ("shot noise of the reads", "0.50"),
    ]  # fmt: skip
    assert bar.unknown.text() == "Not known: susceptibility χ"
    assert bar.sentence.text().startswith("Errors of J alone shift")
    assert "errors of J 1.00" in bar.bar.accessibleName()
    bar.show_reports([replace(REPORT, shift_parts=replace(PARTS, J=0.0, susceptibility=0.0))] * 20)
    assert ("errors of J", "1.00") not in bar.texts()  # of 20 batches before it, it is none
    bar.clear()
    assert bar.isHidden()


def test_the_sentence_ends_with_what_helps_in_the_words_of_the_form(bar):
    bar.begin(config.as_dict(config.assemble(None, "paper-quantum-1", ["sampler.device=advantage"])))
    bar.show_reports([REPORT])
    assert bar.sentence.text() == (
        "Errors of J alone shift the log-odds of y by 1 (P = 0.50 becomes 0.73): raise Gauges to 8, or set "
        "Calibration to Every h and J."
    )
    bar.begin({"of": "another version"})
    bar.show_reports([REPORT])
    assert bar.sentence.text() == "Errors of J alone shift the log-odds of y by 1 (P = 0.50 becomes 0.73)."


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_causes_are_as_long_as_their_share_and_the_mark_stands_where_it_was_measured(bar, look, mode):
    look.set_mode(mode)
    bar.show_reports([REPORT])
    bar.bar.resize(288, bar.bar.height())
    image = bar.bar.grab().toImage()
    ratio = image.width() / 288
    row = [image.pixelColor(round(x * ratio), round(10 * ratio)) for x in range(288)]
    colors = theme.current()
    lengths = {name: row.count(QColor(getattr(colors, name))) for name in ("output", "ebm", "shadow")}
    # 280 pixels for 1 + 0.5625 + 0.25 squares; letters stand lower, gaps and the mark take a few.
    assert lengths["output"] == pytest.approx(280 / 1.8125, abs=6)
    assert lengths["ebm"] == pytest.approx(280 * 0.5625 / 1.8125, abs=6)
    assert lengths["shadow"] == pytest.approx(280 * 0.25 / 1.8125, abs=6)
    mark = [x for x in range(288) if image.pixelColor(round(x * ratio), 1) == QColor(colors.text)]
    assert sum(mark) / len(mark) == pytest.approx(4 + 280 * 0.5, abs=1.5)
