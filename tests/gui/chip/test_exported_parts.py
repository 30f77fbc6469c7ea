"""Files of every colouring are drawn, and every part of them is looked for on its ground."""

import shutil
import subprocess

import numpy as np
import pytest
from helpers.chip_page import rgb
from helpers.marked_chips import marked_snapshot
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from qanneal_gui.chip import colours
from qanneal_gui.chip import picture as chip_picture
from qanneal_gui.gui.chip import export
from qanneal_gui.gui.chip.page import PageLayout

pytestmark = pytest.mark.usefixtures("look")

WIDTH = 800
LOOKS = {
    "dark": ({}, [colours.STAGE]),
    "light": ({"light": True}, [colours.LIGHT]),
    "clear": ({"transparent": True}, ["#ffffff", "#000000"]),
    "clear light": ({"light": True, "transparent": True}, ["#ffffff"]),
}
CASES = [*(("png", slide) for slide in LOOKS), *((kind, "clear") for kind in ("svg", "pdf"))]
"""All are painted by the same functions; files of vectors without ground are seen on both."""

GLOW, QUIET, MEANT, READ = 0.5, 1.15, 2.5, 4.0
"""Opacity below which a line is a glow; contrast of what is only there, of what means something (3, less what
smooth edges take of a line of one pixel), of words on a ground of their own."""


@pytest.fixture(scope="module", params=[1, 4], ids=["star", "comb"])
def snapshot(request, tmp_path_factory):
    return marked_snapshot(request.param, tmp_path_factory.mktemp("chip"))


def drawn(kind, picture, folder, ground):
    """Return a file as other programs draw it, on a ground, as red, green and blue, uint8, (h, w, 3)."""
    height = round(picture.aspect * WIDTH)
    page = folder / "page"
    if kind == "pdf" and not page.with_suffix(".png").exists():
        page.with_suffix(".pdf").write_bytes(picture.pdf(export.WIDTH_CM))
        size = ["-scale-to-x", str(WIDTH), "-scale-to-y", str(height)]
        command = ["pdftocairo", "-png", "-transp", "-singlefile", *size, f"{page}.pdf", str(page)]
        subprocess.run(command, check=True)
    image = QImage(WIDTH, height, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    painter, area = QPainter(image), QRectF(image.rect())
    if kind == "svg":
        QSvgRenderer(QByteArray(picture.svg(export.WIDTH_CM))).render(painter, area)
    else:
        content = (
            picture.png(WIDTH, export.WIDTH_CM) if kind == "png" else page.with_suffix(".png").read_bytes()
        )
        painter.drawImage(area, QImage.fromData(content))
    painter.end()
    pixels = rgb(image)
    return np.stack([(pixels >> shift) & 255 for shift in (16, 8, 0)], axis=-1).astype(np.uint8)


LINEAR = np.arange(256) / 255
LINEAR = np.where(LINEAR <= 0.04045, LINEAR / 12.92, ((LINEAR + 0.055) / 1.055) ** 2.4)


def contrasts(pixels, ground):
    """Return the contrast of pixels, uint8, shape (..., 3), with a ground, by WCAG's formula."""
    one, other = (LINEAR[rgb] @ [0.2126, 0.7152, 0.0722] + 0.05 for rgb in (pixels, channels(ground)))
    return np.maximum(one / other, other / one)


def channels(name):
    return np.array(list(bytes.fromhex(name[1:])), np.uint8)


def around(values, points):
    """Return values in the 3 × 3 pixels around points of the unit square, shape (n, 9, ...)."""
    at = (WIDTH * (points + 0.03) / 1.06).astype(int)
    columns, rows = np.clip(at[:, 0], 1, WIDTH - 2), np.clip(WIDTH - 1 - at[:, 1], 1, WIDTH - 2)
    steps = [(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
    return np.stack([values[rows + y, columns + x] for x, y in steps], axis=1)


def parts_of(page):
    """Return the points, the colour and the opacity of everything on the chip."""
    spare, dead = chip_picture.base(page.placement, page.drawing, page.look)
    picture = chip_picture.recoloured(
        chip_picture.draw(page.placement, page.snapshot, page.mode, page.drawing), page.look
    )
    lines = [one for one in (*spare, *picture.lines) if len(one.segments)]
    parts = []
    for one in lines:
        if one.opacity >= GLOW or one is spare[0]:
            along = np.linspace(0.1, 0.9, 7)[:, None, None]
            points = one.segments[:, 0] + along * (one.segments[:, 1] - one.segments[:, 0])
            parts.append((points.swapaxes(0, 1), one.color, one.opacity))
    parts += [(one.points[:, None], one.color, 1.0) for one in (*dead, *picture.dots)]
    assert len(dead) == 2  # qubits and couplers
    return parts, picture.legend


def look_for_parts(pixels, page, ground, meant=MEANT):
    """Every qubit and coupler differs from its ground, and none of its kind is hidden under others."""
    parts, legend = parts_of(page)
    seen = contrasts(pixels, ground)
    quiet = {colours.seen_on(one, page.look) for one in colours.QUIET_ON["dark"]}
    for points, color, opacity in parts:
        only_there = (page.look != "any" and color in quiet) or opacity < GLOW
        flat = points.reshape(-1, 2)
        best = around(seen, flat).reshape(*points.shape[:2], -1).max(axis=(1, 2))
        assert best.min() >= (QUIET if only_there else meant), color
        mixed = opacity * channels(color) + (1 - opacity) * channels(ground)
        away = np.abs(around(pixels, flat) - mixed).sum(axis=-1)
        assert away.min() < (40 if meant == MEANT else 80), color
    for color in {*legend.colors, *(one for _, one, _ in legend.entries)} - quiet:
        below = pixels[WIDTH:]
        near = np.abs(below.astype(int) - channels(color)).sum(axis=-1) < 30
        assert near.sum() >= (60 if legend.colors else 4), color
        assert contrasts(channels(color), ground) >= 2.99  # colours are rounded


def look_for_words(pixels, page, ground):
    """Title, legend and caption stand below the chip, each in its rows."""
    inked = (contrasts(pixels[WIDTH:], ground) >= (MEANT if page.look == "any" else READ)).sum(axis=1) > 2
    begins = np.flatnonzero(np.diff(inked.astype(int), prepend=0) == 1)
    assert len(begins) >= 3


@pytest.mark.parametrize(("kind", "slide"), CASES, ids=map(" ".join, CASES))
@pytest.mark.parametrize("mode", chip_picture.MODES)
def test_every_part_is_seen_on_its_ground(tmp_path, snapshot, mode, kind, slide):
    if kind == "pdf" and not shutil.which("pdftocairo"):
        pytest.skip("pdftocairo of poppler is not installed")
    options, grounds = LOOKS[slide]
    page = PageLayout(snapshot.placement, snapshot, mode, "A title", "A caption in a line.", **options)
    picture = export.of_page(page)
    for ground in grounds:
        pixels = drawn(kind, picture, tmp_path, ground)
        look_for_parts(pixels, page, ground)
        look_for_words(pixels, page, ground)


@pytest.mark.parametrize("slide", ["dark", "light", "clear"])
@pytest.mark.parametrize("mode", chip_picture.MODES)
def test_every_part_is_seen_where_qubits_are_dots(tmp_path, snapshot, mode, slide):
    options, grounds = LOOKS[slide]
    page = PageLayout(snapshot.placement, snapshot, mode, "A title", "A caption.", drawing="dots", **options)
    for ground in grounds:
        # A crossing is a point of a pixel, on whose edge it may lie.
        look_for_parts(drawn("png", export.of_page(page), tmp_path, ground), page, ground, meant=1.8)
