"""Series that meet in a figure stay apart for colour-blind eyes; what is close has another sign as well."""

import re
from itertools import combinations

import numpy as np
import pytest
from helpers.colour_vision import VISIONS, distance, least_distance, oklab

from qanneal_gui.chip import colours as chip_colours
from qanneal_gui.chip.contrast import contrast
from qanneal_gui.figures import Figure, Panel, Series, colours
from qanneal_gui.figures.colours import line_look, palette
from qanneal_gui.figures.legend import is_sparse
from qanneal_gui.figures.svg import svg

PALETTES = {
    "light": palette(False),
    "dark": palette(True),
    "contrast": palette(True, strong=True),
}
TOGETHER = (
    ("ebm", "mlp", "shadow", "twin"),
    ("classical-1", "classical-2", "quantum-1", "uniform"),
    ("divergence", "gap"),
    ("hidden", "output"),
)
LEAST = 7.5
"""Several times what is just seen, which is 2; Okabe and Ito's own blue and green are 5.7 apart."""


def test_white_and_black_and_the_primaries_are_where_oklab_has_them():
    # https://bottosson.github.io/posts/oklab, and CSS Color 4, for the primaries.
    assert oklab(np.ones(3)) == pytest.approx([1, 0, 0], abs=1e-3)
    assert oklab(np.array([1.0, 0, 0])) == pytest.approx([0.62796, 0.22486, 0.12585], abs=1e-4)
    assert oklab(np.array([0, 0, 1.0])) == pytest.approx([0.45201, -0.03246, -0.31153], abs=1e-4)
    assert distance("#000000", "#ffffff") == pytest.approx(100, abs=0.1)


def test_colour_blind_eyes_take_what_they_are_known_to_take_for_one():
    assert all(np.sum(matrix, axis=1) == pytest.approx(1, abs=1e-5) for matrix in VISIONS.values())
    for vision in ("protanopia", "deuteranopia"):  # red and green of the same lightness
        assert distance("#b35900", "#7a7a00", vision) < distance("#b35900", "#7a7a00") / 2
    assert distance("#0072b2", "#009e73", "tritanopia") < distance("#0072b2", "#009e73") / 2


@pytest.mark.parametrize("ground", PALETTES)
@pytest.mark.parametrize("roles", TOGETHER, ids="-".join)
def test_series_that_meet_in_a_figure_are_apart(roles, ground):
    for one, other in combinations(roles, 2):
        away = least_distance(PALETTES[ground].role(one), PALETTES[ground].role(other))
        assert away >= LEAST, (one, other, away)


@pytest.mark.parametrize("ground", PALETTES)
def test_neighbours_of_many_lines_differ_in_colour_and_in_dash(ground):
    for place in range(64):
        (role, dash), (next_role, next_dash) = line_look(place), line_look(place + 1)
        assert dash != next_dash
        away = least_distance(PALETTES[ground].role(role), PALETTES[ground].role(next_role))
        assert away >= LEAST, (role, next_role, away)


def test_lines_that_differ_by_colour_alone_have_marks_of_different_shapes():
    steps = np.arange(50.0)
    looks = ("a", "ebm"), ("b", "mlp")
    alike = [Series(name, steps, steps * i, role) for i, (name, role) in enumerate(looks)]
    assert all(is_sparse(series, alike) for series in alike)
    drawn = svg(Figure("", (Panel("", "x", "y", tuple(alike)),)))
    assert drawn.count("<circle") > 1  # the first one's, on the line and in the legend
    assert (
        len(re.findall(rf'<path d="M[^"]*Z" stroke="{colours.ROLES["mlp"][0]}"', drawn)) > 1
    )  # the second's
    other = [alike[0], Series("b", steps, steps, "mlp", dash="dashed")]
    assert not any(is_sparse(series, other) for series in other)


@pytest.mark.parametrize("look", ["dark", "light"])
@pytest.mark.parametrize("colors", [chip_colours.OUTPUTS, chip_colours.COPIES], ids=["outputs", "copies"])
def test_neighbours_on_the_chip_are_apart(colors, look):
    shown = [chip_colours.seen_on(color, look) for color in colors]
    for one, other in zip(shown, [*shown[1:], shown[0]], strict=True):
        assert least_distance(one, other) >= LEAST


@pytest.mark.parametrize("look", ["dark", "light"])
def test_what_the_chip_is_about_is_apart(look):
    about = [
        chip_colours.seen_on(color, look)
        for color in (chip_colours.OUTPUT, chip_colours.HIDDEN, chip_colours.MARK, chip_colours.DIM)
    ]
    assert min(least_distance(*pair) for pair in combinations(about, 2)) >= 2 * LEAST


@pytest.mark.parametrize("look", ["dark", "light"])
@pytest.mark.parametrize("scale", [chip_colours.DIVERGING, chip_colours.RISING], ids=["signed", "rising"])
def test_ends_and_middle_of_a_scale_are_apart(scale, look):
    shown = [chip_colours.seen_on(color, look) for color in chip_colours.ramp(scale)]
    low, middle, high = shown[0], shown[len(shown) // 2], shown[-1]
    for pair in combinations((low, middle, high), 2):
        assert least_distance(*pair) >= LEAST


def test_every_shade_can_be_read_as_text():
    for ground, (_, least) in zip(PALETTES.values(), ((0, 4.5), (0, 4.5), (0, 7.0)), strict=True):
        for role in colours.ROLES:
            assert contrast(ground.role(role), ground.ground) >= least, role
        assert contrast(ground.ink, ground.ground) >= 7
        assert contrast(ground.quiet, ground.ground) >= max(least, 4.5)
        assert contrast(ground.axis, ground.ground) >= 3
