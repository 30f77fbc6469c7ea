"""The chip on a projector: what is drawn stands out from its ground."""

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


def drawn_of(made):
    """Return the colours of a picture and its legend, without glows."""
    lines = [one.color for one in made.lines if one.opacity > 0.3]
    return {*lines, *(one.color for one in made.dots), *(color for _, color, _ in made.legend.entries)}


@pytest.mark.parametrize("drawing", ["lines", "dots"])
def test_the_bare_chip_stands_out_at_least_two_to_one(placement, drawing):
    spare, _ = picture.base(placement, drawing)
    assert all(contrast(one.color, colours.STAGE) < 2 for one in spare[:1])  # as it is in the window
    for lines in map(projected.lines_of, spare):
        assert contrast(lines.color, colours.STAGE) >= 2
        assert lines.opacity == 1


@pytest.mark.parametrize("drawing", ["lines", "dots"])
@pytest.mark.parametrize("mode", ["role", "copy"])
def test_roles_stand_out_four_and_a_half_to_one(placement, mode, drawing):
    before = picture.draw(placement, None, mode, drawing)
    spare = {color for _, color, text in before.legend.entries if "spare" in text}
    spare |= {one.color for one in before.dots if one.color == colours.SPARE_QUBIT}
    shown = drawn_of(projected.picture_of(before)) - {projected.bright(color) for color in spare}
    assert shown
    assert min(contrast(color, colours.STAGE) for color in shown) >= 4.5


def test_every_output_of_ten_stands_out_and_stays_its_own():
    shown = [projected.bright(color) for color in colours.OUTPUTS]
    assert min(contrast(color, colours.STAGE) for color in shown) >= 4.5
    assert len(set(shown)) == len(shown)


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
    assert (
        words.plainly("programmed h (solver units)") == "bias of each qubit, a local field (the chip's units)"
    )
