"""The chip on a projector: what is drawn stands out from its ground."""

import numpy as np
import pytest

from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.chip import colours, picture, projected, words
from qanneal_gui.chip.contrast import contrast


@pytest.fixture(scope="module")
def placement():
    graph = load_topology("pegasus:4")
    return Placement(graph, tuple(search.embed(graph, 24, 1, 3)))


@pytest.mark.parametrize("drawing", ["lines", "dots"])
@pytest.mark.parametrize("ground", projected.GROUNDS)
def test_the_bare_chip_stands_out_three_to_one(placement, ground, drawing):
    spare, dead = picture.base(placement, drawing)
    assert contrast(spare[0].color, colours.STAGE) < 2  # as it is in the window
    for lines in [projected.lines_of(lines, ground) for lines in spare]:
        assert contrast(lines.color, projected.GROUNDS[ground]) >= 3
        assert lines.opacity == 1
    for dots in (*dead, *projected.picture_of(picture.draw(placement, None, "role", drawing), ground).dots):
        assert contrast(projected.strong(dots.color, ground), projected.GROUNDS[ground]) >= 3


@pytest.mark.parametrize("drawing", ["lines", "dots"])
@pytest.mark.parametrize("ground", projected.GROUNDS)
@pytest.mark.parametrize("mode", picture.MODES)
def test_every_part_stands_out_three_to_one_and_words_four_and_a_half(snapshot, mode, ground, drawing):
    shown = projected.picture_of(picture.draw(snapshot.placement, snapshot, mode, drawing), ground)
    legend, on = shown.legend, projected.GROUNDS[ground]
    parts = [one for one in shown.lines if one.opacity > 0.3]
    assert all(one.opacity == 1 for one in parts)
    drawn = {*(one.color for one in (*parts, *shown.dots)), *(color for _, color, _ in legend.entries)}
    assert min(contrast(color, on) for color in drawn | set(legend.colors)) >= 3
    if shown.labels is not None:
        assert min(contrast(color, on) for color in shown.labels.colors) >= 4.5


@pytest.mark.parametrize("drawing", ["lines", "dots"])
@pytest.mark.parametrize("ground", projected.GROUNDS)
@pytest.mark.parametrize("mode", ["role", "copy"])
def test_roles_stand_out_four_and_a_half_to_one(placement, mode, ground, drawing):
    shown = projected.picture_of(picture.draw(placement, None, mode, drawing), ground)
    spare = {color for _, color, text in shown.legend.entries if "unused" in text}
    spare |= {projected.strong(colours.SPARE_QUBIT, ground)}
    lines = {one.color for one in shown.lines if one.opacity > 0.3}
    roles = (lines | {one.color for one in shown.dots}) - spare
    assert roles
    assert min(contrast(color, projected.GROUNDS[ground]) for color in roles) >= 4.5


@pytest.mark.parametrize("ground", projected.GROUNDS)
def test_what_is_not_used_differs_from_what_is_not_the_matter(ground):
    on = projected.GROUNDS[ground]
    spare = {contrast(projected.strong(c, ground), on) for c in (colours.SPARE_LINE, colours.SPARE_QUBIT)}
    assert contrast(projected.strong(colours.DIM, ground), on) > 1.1 * max(spare)


@pytest.mark.parametrize("ground", projected.GROUNDS)
def test_every_output_of_ten_stands_out_and_stays_its_own(ground):
    shown = [projected.strong(color, ground) for color in colours.OUTPUTS]
    assert min(contrast(color, projected.GROUNDS[ground]) for color in shown) >= 4.5
    assert len(set(shown)) == len(shown)
    away = [np.abs(rgb(a) - rgb(b)).sum() for i, a in enumerate(shown) for b in shown[:i]]
    assert min(away) > 50


def rgb(color):
    return np.array(list(bytes.fromhex(color[1:])), int)


def test_nothing_that_is_absent_is_explained(snapshot):
    shown = projected.picture_of(picture.draw(snapshot.placement, snapshot, "limits")).legend
    assert not any("(0)" in words for _, _, words in shown.entries)


def test_the_output_of_the_class_0_is_explained():
    graph = load_topology("pegasus:4")
    placement = Placement(graph, tuple(search.embed(graph, 8, 3, 1)), ("0", "1", "2"))
    shown = projected.picture_of(picture.draw(placement)).legend
    assert [words for _, _, words in shown.entries][:3] == ["output 0", "output 1", "output 2"]


def test_lines_are_wider_and_a_glow_stays_one(placement):
    glow, *others = picture.draw(placement).lines
    assert projected.lines_of(glow).opacity == glow.opacity < 0.3
    for one in others:
        assert projected.lines_of(one).width > one.width
        assert projected.lines_of(one).opacity == 1


def test_legends_are_said_in_plain_words(placement):
    shown = projected.picture_of(picture.draw(placement)).legend
    assert [words for _, _, words in shown.entries][:2] == ["output", "hidden unit"]
    assert words.plainly("y3 (Trouser)") == "output 3 (Trouser)"
    assert words.plainly("y3 (3)") == words.plainly("y3") == "output 3"
    assert words.plainly("y3 (30)") == "output 3 (30)"
    said = words.plainly("programmed h (solver units)")
    assert said == "bias (local field) of each qubit, in chip units"
