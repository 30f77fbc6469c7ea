"""Every colour of every colouring has the contrast with its ground that WCAG wants of graphics, 3."""

import numpy as np
import pytest

from qanneal_gui.chip import colours
from qanneal_gui.chip import picture as chip_picture
from qanneal_gui.chip.contrast import contrast, luminance, within

GROUNDS = {
    "dark": [colours.STAGE],
    "light": [colours.LIGHT],
    "contrast": [colours.BLACK],
    "any": ["#000000", colours.STAGE, colours.LIGHT],
}
GLOW = 0.5


def mixed(color, ground, opacity):
    pairs = zip(*(bytes.fromhex(one[1:]) for one in (color, ground)), strict=True)
    return "#" + "".join(f"{round(opacity * a + (1 - opacity) * b):02x}" for a, b in pairs)


@pytest.mark.parametrize("drawing", ["lines", "dots"])
@pytest.mark.parametrize("look", GROUNDS)
@pytest.mark.parametrize("mode", chip_picture.MODES)
def test_every_part_of_every_colouring_is_seen_on_its_ground(snapshot, mode, look, drawing):
    quiet = {colours.seen_on(one, look) for one in colours.QUIET_ON["dark"]} if look != "any" else set()
    drawn = chip_picture.draw(snapshot.placement, snapshot, mode, drawing)
    picture = chip_picture.recoloured(drawn, look)
    _, dead = chip_picture.base(snapshot.placement, drawing, look)
    assert len(dead) == 2  # qubits and couplers
    legend = picture.legend
    signs = [
        *(one.color for one in (*picture.dots, *dead)),
        *legend.colors,
        *(c for _, c, _ in legend.entries),
    ]
    looks = {(color, 1.0) for color in signs} | {(one.color, one.opacity) for one in picture.lines}
    for ground in GROUNDS[look]:
        for color, opacity in looks:
            if color in quiet or opacity < GLOW:
                continue
            assert contrast(color, ground) >= 3, color
            assert contrast(mixed(color, ground, opacity), ground) >= 3, (color, opacity)


@pytest.mark.parametrize("look", GROUNDS)
def test_words_can_be_read_and_what_is_quiet_is_there(look):
    for ground in GROUNDS[look]:
        assert contrast(colours.seen_on(colours.INK, look), ground) >= (3 if look == "any" else 7)
    if look != "any":
        for color in (colours.seen_on(one, look) for one in colours.QUIET_ON["dark"]):
            least, most = (3, 4.5) if look == "contrast" else (1.2, 3)
            assert least <= contrast(color, GROUNDS[look][0]) < most


@pytest.mark.parametrize("colors", [colours.OUTPUTS, colours.COPIES], ids=["outputs", "copies"])
@pytest.mark.parametrize("look", GROUNDS)
def test_outputs_and_copies_differ_on_every_ground(colors, look):
    shown = [np.array(list(bytes.fromhex(colours.seen_on(color, look)[1:]))) for color in colors]
    away = [np.abs(a.astype(int) - b).sum() for i, a in enumerate(shown) for b in shown[:i]]
    assert min(away) > 50


def test_a_colour_is_changed_no_more_than_it_has_to_be():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert luminance("#ffffff") == pytest.approx(1)
    assert within("#0072b2", 0.1, 0.3) == "#0072b2"
    for color in ("#f0e442", "#ffffff", "#000000", "#102030", "#c9d1d9"):
        changed = luminance(within(color, 0.13, 0.28))
        assert 0.13 <= changed <= 0.28
        assert min(abs(changed - 0.13), abs(changed - 0.28)) < 0.01
