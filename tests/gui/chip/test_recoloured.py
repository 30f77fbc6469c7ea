"""A chip in other colours, on a stage that showed it before, and on one that has never seen it."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from qanneal_gui import config
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers import make_sampler
from qanneal_gui.chip.picture import MODES
from qanneal_gui.gui.chip.presentation_mode import PresentationStage
from qanneal_gui.gui.chip.stage import ChipStage

HIDDEN = 548
COPIES = 5  # so many qubits that they are drawn without smooth edges


@pytest.fixture(scope="module")
def snapshots():
    """Five examples on as many copies, and two more of the same with four."""
    sampler = make_sampler(
        config.assemble(
            overrides=[
                f"model.hidden={HIDDEN}",
                f"sampler.copies={COPIES}",
                "sampler.reads=20",
                "sampler.topology='pegasus:16'",
            ]
        )
    )
    rng = np.random.default_rng(0)
    made = []
    for examples in (5, 4, 4):
        weights = (0.1 * rng.standard_normal((1, HIDDEN))).astype(np.float32)
        a = (6 * rng.standard_normal((examples, HIDDEN))).astype(np.float32)
        one = sampler.sample(ClampedBatch(a, weights, np.zeros(1, np.float32)), rng)[1].snapshot
        made.append(
            replace(
                one,
                error_h=rng.standard_normal(len(one.h)),
                error_weight=rng.standard_normal(len(one.J_weight)),
            )
        )
    return made


def shown(stage):
    return stage.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def stage_of(qtbot, kind, placement):
    stage = kind()
    qtbot.addWidget(stage)
    stage.resize(500, 520)
    stage.show()
    stage.show_placement(placement)
    return stage


@pytest.mark.parametrize("kind", [ChipStage, PresentationStage])
@pytest.mark.parametrize("mode", list(MODES))
def test_a_recoloured_chip_is_the_chip_in_these_colours(qtbot, look, snapshots, kind, mode):
    placement = snapshots[0].placement
    stage = stage_of(qtbot, kind, placement)
    before = None
    for one in (snapshots[0], *snapshots, snapshots[1]):
        stage.show_picture(one, mode)
        got = shown(stage)
        fresh = stage_of(qtbot, kind, placement)
        fresh.show_picture(one, mode)
        assert got == shown(fresh)
        if one is snapshots[2] and mode not in ("role", "copy", "breaks"):
            assert got != before
        before = got


def test_it_is_so_wherever_one_looks(qtbot, look, snapshots):
    placement = snapshots[0].placement
    stage, fresh = (stage_of(qtbot, ChipStage, placement) for _ in range(2))

    def look_alike():
        for one in snapshots:
            stage.show_picture(one, "spin")
            # Other lines, and then these, so that they are drawn.
            fresh.show_picture()
            shown(fresh)
            fresh.show_picture(one, "spin")
            shown(fresh)
            fresh.show_picture(one, "spin")
            assert shown(stage) == shown(fresh)

    look_alike()
    # Twice as near, elsewhere, where few lines are in sight and have smooth edges, and everything.
    for x, y, side in ((0.2, 0.3, 0.5), (0.3, 0.2, 0.5), (0.4, 0.4, 0.05), (-0.03, -0.03, 1.06)):
        for one in (stage, fresh):
            one.box.setRange(QRectF(x, y, side, side), padding=0)
            one.sharpen()
            one.wires.redraw()  # a moved picture keeps what it has
            shown(one)
        look_alike()
