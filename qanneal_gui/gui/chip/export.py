"""The stage's picture as PNG, PDF or SVG, with the legend or colour bar and the caption it has there."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.chip.parts import Drawing
from qanneal_gui.chip.story import WHOLE
from qanneal_gui.chip.svg import chips_svg
from qanneal_gui.chip.words import summary_of
from qanneal_gui.errors import QannealError
from qanneal_gui.gui.chip.page_layout import (
    PageLayout,
    chips_size,
    page_of_step,
    paint_chips,
    paint_tall,
    tall_size,
)
from qanneal_gui.gui.chip.player import StoryPlayer
from qanneal_gui.gui.chip.state import NOTHING_YET, ChipState
from qanneal_gui.gui.common.images import png_of
from qanneal_gui.runs.tidying import write_export

MIN_WIDTH, MAX_WIDTH = 64, 12_000
PICTURE_KINDS = ("png", "svg", "pdf")
_PDF_POINTS, _SVG_WIDTH = 560, 1000


def writer(
    path: Path, state: ChipState, player: StoryPlayer, *, width: int = 2400, transparent: bool = False
) -> Callable[[], None]:
    """Return what writes the page as it is now, whatever it shows by then; may run on any thread.

    Parameters
    ----------
    width : int
        Pixels of a PNG.
    transparent : bool
        Leave out the dark ground.

    Raises
    ------
    QannealError
        If there is nothing to write.
    """
    if state.figures is not None:
        chips = tuple(state.figures)
        return partial(write_chips, path, chips, width=width, transparent=transparent, drawing=state.drawing)
    if player.story is not None:
        story = replace(player.story, drawing=state.drawing)
        page = page_of_step(story, player.index, transparent=transparent)
    elif state.placement is not None:
        caption = summary_of(state.placement)
        page = PageLayout(
            state.placement,
            state.snapshot,
            state.mode,
            state.title,
            caption,
            transparent=transparent,
            drawing=state.drawing,
        )
    else:
        raise QannealError(NOTHING_YET)
    return partial(write_page, path, page, width=width)


def write_page(path: Path, page: PageLayout, *, width: int = 2400) -> None:
    """Write a page to a file, whose ending chooses the format; an SVG shows the whole chip.

    Parameters
    ----------
    width : int
        Pixels of a PNG, from 64 to 12,000.

    Raises
    ------
    QannealError
        If the format is unknown or the file cannot be written.
    """
    kind = path.suffix.lower().removeprefix(".")
    if kind not in PICTURE_KINDS:
        raise QannealError(f"The chip cannot be saved as {path.name}; choose .png, .svg or .pdf.")
    check_folder(path)
    if kind == "svg":
        content = svg(replace(page, region=WHOLE))
    elif kind == "png":
        content = png(page, min(max(width, MIN_WIDTH), MAX_WIDTH))
    else:
        content = pdf(page)
    write_export(path, content)


def write_chips(
    path: Path,
    chips: Sequence[tuple[Placement, str]],
    *,
    width: int = 2400,
    transparent: bool = False,
    drawing: Drawing = "lines",
) -> None:
    """Write several chips by their roles, two in a row, each with its caption below it.

    Raises
    ------
    QannealError
        If there are none yet, the format is unknown or the file cannot be written.
    """
    kind = path.suffix.lower().removeprefix(".")
    if kind not in PICTURE_KINDS:
        raise QannealError(f"These figures cannot be saved as {path.name}; choose .png, .svg or .pdf.")
    if not chips:
        raise QannealError("The figures are not drawn yet; wait for the embedding.")
    check_folder(path)

    def paint(painter: QPainter, width: float) -> None:
        paint_chips(painter, chips, width, transparent=transparent, drawing=drawing)

    if kind == "svg":
        content = chips_svg(chips, transparent=transparent, drawing=drawing).encode()
    elif kind == "png":
        width = min(max(width, MIN_WIDTH), MAX_WIDTH)
        content = _painted_png(chips_size(width, len(chips)), paint)
    else:
        content = _painted_pdf(chips_size(2 * _PDF_POINTS, len(chips)), chips[0][1].splitlines()[0], paint)
    write_export(path, content)


def check_folder(path: Path) -> None:
    """Refuse a place that cannot be written before anything is drawn.

    Raises
    ------
    QannealError
        If the folder is not there or may not be written.
    """
    folder = path.parent
    if not folder.is_dir():
        raise QannealError(
            f"Cannot write {path}: the folder {folder} does not exist; choose another location."
        )
    if not os.access(folder, os.W_OK):
        raise QannealError(
            f"Cannot write {path}: the folder {folder} is write-protected; choose another folder."
        )
    if path.is_dir():
        raise QannealError(f"Cannot write {path}: a folder of that name already exists; choose another name.")


def png(page: PageLayout, width: int) -> bytes:
    """Return a page as PNG, exactly that many pixels wide."""
    return _painted_png(tall_size(width), lambda painter, width: paint_tall(painter, page, width))


def _painted_png(size: QSize, paint: Callable[[QPainter, float], None]) -> bytes:
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint(painter, size.width())
    painter.end()
    return png_of(image)


def svg(page: PageLayout) -> bytes:
    """Return a page as SVG, its words as text."""
    content = QByteArray()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer := QBuffer(content))
    size = tall_size(_SVG_WIDTH)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle(page.title or "Chip")
    generator.setDescription(page.caption)
    painter = QPainter(generator)
    paint_tall(painter, page, _SVG_WIDTH)
    painter.end()
    buffer.close()
    written = bytes(content.data())
    return written[written.index(b"<svg") :]  # may be put into a page as it is


def pdf(page: PageLayout) -> bytes:
    """Return a page as PDF, one page without margins."""
    size = tall_size(_PDF_POINTS)
    return _painted_pdf(size, page.title, lambda painter, width: paint_tall(painter, page, width))


def _painted_pdf(size: QSize, title: str, paint: Callable[[QPainter, float], None]) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QSize(size.width(), size.height())))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(title)
    painter = QPainter(writer)
    paint(painter, writer.width())
    painter.end()
    buffer.close()
    return bytes(content.data())
