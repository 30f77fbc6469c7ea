"""Recolouring, against lines that Qt draws one after another."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from qanneal_gui.chip.parts import Lines
from qanneal_gui.chip.recolouring import Recolouring

WIDTH, HEIGHT = 230, 170
COLORS = "#ff7f3f", "#5cc0ff", "#f0e442"


def cross(rng, count=60):
    """Lines upright and level, of which many cross, some overlap, and some end outside of the picture."""
    middle = rng.uniform(-0.1, 1.1, (count, 2))
    half = np.zeros((count, 2))
    half[np.arange(count), rng.integers(0, 2, count)] = rng.uniform(0.01, 0.3, count)
    return Lines(np.stack([middle - half, middle + half], axis=1), "#000000")


def drawn(lines, widths, place):
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    for one, width in zip(lines, widths, strict=True):
        pen = QPen(QColor(one.color), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        ends = one.segments * place[:2] + place[2:4]
        painter.drawLines([QLineF(*four) for four in ends.reshape(-1, 4).tolist()])
    painter.end()
    return np.array(image.constBits()).view(np.uint32).reshape(HEIGHT, WIDTH)


def painted(recolouring, lines, widths, place):
    """Return the picture, or None if it must be drawn."""
    image = np.full((HEIGHT, WIDTH), 7, np.uint32)
    if recolouring.paint(lines, widths, place, image):
        return image
    assert (image == 7).all()
    return None


@pytest.mark.parametrize("width", [1.0, 1.12, 1.52, 1.92, 3.84])
@pytest.mark.parametrize("scale", [140.0, 233.3, 1900.0])
def test_it_paints_what_drawing_would(width, scale):
    rng = np.random.default_rng(int(100 * width + scale))
    below, above = cross(rng), cross(rng)
    place = (scale, -scale, 12.3, 0.8 * scale, WIDTH, HEIGHT)
    recolouring = Recolouring()
    for turn in range(3):
        # All are drawn each time, and as wide.
        lines = [
            replace(one, color=COLORS[n])
            for source in (below, above)
            for n, one in source.classes(rng.integers(0, 3, len(source.segments))).items()
        ]
        got = painted(recolouring, lines, [width] * len(lines), place)
        if turn == 0:
            assert got is None  # the first time it is drawn
            continue
        wanted = drawn(lines, [width] * len(lines), place)
        assert len(np.unique(wanted)) > 2
        assert np.array_equal(got, wanted)


def test_what_is_not_drawn_leaves_no_trace():
    rng = np.random.default_rng(0)
    source = cross(rng)
    place = (200.0, -200.0, 5.0, 180.0, WIDTH, HEIGHT)
    choice = rng.integers(-1, 3, len(source.segments))
    recolouring = Recolouring()
    for shift in range(3):
        found = source.classes(np.where(choice < 0, -1, (choice + shift) % 3))
        lines = [replace(one, color=COLORS[n]) for n, one in found.items()]
        got = painted(recolouring, lines, [1.4] * len(lines), place)
    assert np.array_equal(got, drawn(lines, [1.4] * len(lines), place))


@pytest.mark.parametrize("what", ["place", "width", "lines", "source"])
def test_what_changed_besides_colours_is_drawn(what):
    source = cross(np.random.default_rng(0))
    place = (200.0, -200.0, 5.0, 180.0, WIDTH, HEIGHT)
    recolouring = Recolouring()
    assert painted(recolouring, [source], [1.4], place) is None
    assert painted(recolouring, [source], [1.4], place) is not None
    changed = {
        "place": ([source], [1.4], (*place[:2], 6.0, *place[3:])),
        "width": ([source], [1.5], place),
        "lines": ([source.part(slice(5, None))], [1.4], place),
        "source": ([cross(np.random.default_rng(1))], [1.4], place),
    }[what]
    assert painted(recolouring, *changed) is None
    assert np.array_equal(painted(recolouring, *changed), drawn(*changed))


def test_lines_that_lie_askew_and_those_of_two_looks_are_left_to_the_painter():
    place = (200.0, -200.0, 5.0, 180.0, WIDTH, HEIGHT)
    askew = Lines(np.array([[[0.1, 0.1], [0.7, 0.3]], [[0.2, 0.5], [0.9, 0.5]]]), COLORS[0])
    source = cross(np.random.default_rng(0))
    glow = [source, replace(source.part(slice(3)), color=COLORS[1])]
    recolouring = Recolouring()
    for lines in ([askew], glow):
        for _ in range(3):
            assert painted(recolouring, lines, [1.4] * len(lines), place) is None


def test_classes_are_what_masks_choose():
    rng = np.random.default_rng(0)
    source = cross(rng)
    source = replace(source, ends=rng.random((60, 2, 2)))
    choice = rng.integers(-2, 12, 60)
    found = source.classes(choice)
    assert sorted(found) == sorted(set(choice[choice >= 0].tolist()))
    for number, lines in found.items():
        assert np.array_equal(lines.segments, source.segments[choice == number])
        assert np.array_equal(lines.about, source.about[choice == number])
        assert lines.origin[0] is source.segments
        assert np.array_equal(lines.origin[1], np.flatnonzero(choice == number))
