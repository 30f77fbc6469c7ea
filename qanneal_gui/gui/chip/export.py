"""The stage's picture as PNG, PDF or SVG, with the legend or colour bar and the caption it has there."""

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.snapshot import ChipSnapshot
from qanneal_gui.chip import colours
from qanneal_gui.chip.parts import Drawing
from qanneal_gui.chip.story import WHOLE, Story, StoryStep
from qanneal_gui.chip.svg import chips_svg
from qanneal_gui.chip.table import couplers_csv, qubits_csv
from qanneal_gui.chip.words import summary_of, title_of
from qanneal_gui.errors import QannealError
from qanneal_gui.gui.chip.page import PageLayout, page_of_step
from qanneal_gui.gui.chip.page_layout import (
    SLIDES,
    chips_size,
    paint_chips,
    paint_slide,
    paint_tall,
    tall_size,
)
from qanneal_gui.gui.chip.player import StoryPlayer
from qanneal_gui.gui.chip.state import NOTHING_YET, ChipState
from qanneal_gui.gui.common.images import png_of, small_png_of
from qanneal_gui.gui.figure.output import painted_pdf
from qanneal_gui.runs.tidying import write_export
from qanneal_gui.support.wording import tr

MIN_WIDTH, MAX_WIDTH = 64, 12_000
SENT_WIDTH, SENT_BYTES = 3840, 5_000_000
PICTURE_KINDS = ("png", "svg", "pdf")
_SVG_WIDTH = 1000

WIDTH_CM = 17.5
"""On paper, if nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class StagePicture:
    """What the page shows, ready to be drawn in any format and on any thread.

    Attributes
    ----------
    aspect : float
        Height over width.
    paint : callable
        Draws it with a painter, so many units wide.
    markup : callable
        Returns it as SVG.
    chip : tuple or None
        The networks on the chip and what a run made of them, for tables; None where there are several chips.
    """

    title: str
    aspect: float
    paint: Callable[[QPainter, float], None]
    markup: Callable[[], bytes]
    chip: tuple[Placement, ChipSnapshot | None] | None = None

    def png(self, width: int, width_cm: float) -> bytes:
        """Return it as PNG, exactly that many pixels wide, which says how wide it is on paper.

        Up to `SENT_WIDTH` pixels it is small enough to be sent, in 256 colours if it must be.
        """
        image = self.image(width, width_cm)
        content = png_of(image)
        return content if len(content) <= SENT_BYTES or width > SENT_WIDTH else small_png_of(image)

    def image(self, width: int, width_cm: float) -> QImage:
        """Return it as an image."""
        width = min(max(width, MIN_WIDTH), MAX_WIDTH)
        image = QImage(width, round(self.aspect * width), QImage.Format.Format_ARGB32_Premultiplied)
        image.setDotsPerMeterX(round(100 * width / width_cm))
        image.setDotsPerMeterY(round(100 * width / width_cm))
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self.paint(painter, width)
        painter.end()
        return image

    def svg(self, width_cm: float) -> bytes:
        """Return it as SVG."""
        size = f'width="{10 * width_cm:.2f}mm" height="{10 * width_cm * self.aspect:.2f}mm"'.encode()
        head, rest = self.markup().split(b">", 1)
        plain = re.sub(rb'\s(?:width|height)="[^"]*"', b"", head)
        return plain.replace(b"<svg", b"<svg " + size, 1) + b">" + rest

    def pdf(self, width_cm: float) -> bytes:
        """Return it as PDF, one page without margins."""
        return painted_pdf(
            width_cm,
            self.aspect * width_cm,
            self.title,
            lambda painter, area: self.paint(painter, area.width()),
        )


def shown(
    state: ChipState,
    player: StoryPlayer,
    *,
    shape: str = "paper",
    light: bool = False,
    transparent: bool = False,
) -> StagePicture:
    """Return the page as it is now, whatever it shows by the time it is drawn.

    Parameters
    ----------
    shape : str
        ``paper``, with the words below the chip, or one of `SLIDES`.
    light, transparent : bool
        For a light slide; leave out the ground.

    Raises
    ------
    QannealError
        If there is nothing to draw.
    """
    if state.figures is not None:
        return of_chips(tuple(state.figures), transparent=transparent, light=light, drawing=state.drawing)
    return of_page(shown_page(state, player, light=light, transparent=transparent), shape)


def shown_page(
    state: ChipState, player: StoryPlayer, *, light: bool = False, transparent: bool = False
) -> PageLayout:
    """Return the chip as the page shows it, or the step of the story that is played.

    Raises
    ------
    QannealError
        If there is nothing to draw.
    """
    if player.story is not None:
        story = replace(player.story, drawing=state.drawing)
        return page_of_step(story, player.index, transparent=transparent, light=light)
    if state.placement is None:
        raise QannealError(NOTHING_YET)
    return PageLayout(
        state.placement,
        state.snapshot,
        state.mode,
        state.title,
        summary_of(state.placement),
        transparent=transparent,
        light=light,
        drawing=state.drawing,
    )


def shown_scene(state: ChipState, player: StoryPlayer) -> tuple[Story, str]:
    """Return the chip as the page shows it as a story of one scene, and its title.

    Raises
    ------
    QannealError
        If there is nothing to write, or there are several chips.
    """
    if state.figures is not None:
        raise QannealError(tr("A web page shows one chip; return to it first, or choose a picture."))
    if player.story is not None and player.step is not None:
        story = replace(player.story, steps=(replace(player.step, title=""),), drawing=state.drawing)
        return story, player.step.title
    page = shown_page(state, player)
    step = StoryStep(0, page.caption, page.placement, page.snapshot, page.mode)
    return Story((step,), drawing=page.drawing), page.title


def told(story: Story) -> tuple[Story, str]:
    """Return a story, and what it is about in words."""
    return story, title_of(story.steps[-1].placement)


def of_page(page: PageLayout, shape: str = "paper") -> StagePicture:
    """Return a page; as SVG it shows the whole chip."""
    if shape in SLIDES:
        aspect = SLIDES[shape]

        def paint(painter: QPainter, page: PageLayout, width: float) -> None:
            paint_slide(painter, page, QSize(round(width), round(aspect * width)))
    else:
        size, paint = tall_size(_SVG_WIDTH, pair=bool(page.beside)), paint_tall
        aspect = size.height() / size.width()
    return StagePicture(
        page.title,
        aspect,
        lambda painter, width: paint(painter, page, width),
        lambda: _page_svg(replace(page, region=WHOLE), aspect, paint),
        (page.placement, page.snapshot),
    )


def of_chips(
    chips: Sequence[tuple[Placement, str]],
    *,
    transparent: bool = False,
    light: bool = False,
    drawing: Drawing = "lines",
) -> StagePicture:
    """Return several chips by their roles, two in a row, each with its caption below it.

    Raises
    ------
    QannealError
        If there are none yet.
    """
    if not chips:
        raise QannealError(tr("The figures are not drawn yet; wait for the embedding."))
    size = chips_size(_SVG_WIDTH, len(chips))
    look: colours.Look = "light" if light else "dark"

    def paint(painter: QPainter, width: float) -> None:
        paint_chips(painter, chips, width, transparent=transparent, light=light, drawing=drawing)

    return StagePicture(
        chips[0][1].splitlines()[0],
        size.height() / size.width(),
        paint,
        lambda: chips_svg(chips, look=look, transparent=transparent, drawing=drawing).encode(),
    )


def write(
    path: Path, picture: StagePicture, *, width: int = 2400, width_cm: float = WIDTH_CM, tables: bool = False
) -> list[Path]:
    """Write a picture to a file, whose ending chooses the format; return the files written.

    Parameters
    ----------
    width : int
        Pixels of a PNG, from 64 to 12,000.
    width_cm : float
        On paper.
    tables : bool
        Write the qubits and the couplers beside it, as CSV.

    Raises
    ------
    QannealError
        If the format is unknown or the file cannot be written.
    """
    kind = path.suffix.lower().removeprefix(".")
    if kind not in PICTURE_KINDS:
        raise QannealError(
            tr("The chip cannot be saved as {path}; choose .png, .svg or .pdf.", path=path.name)
        )
    check_folder(path)
    if kind == "svg":
        content = picture.svg(width_cm)
    else:
        content = picture.png(width, width_cm) if kind == "png" else picture.pdf(width_cm)
    write_export(path, content)
    if not tables or picture.chip is None:
        return [path]
    beside = tables_beside(path)
    for target, text in zip(beside, (qubits_csv(*picture.chip), couplers_csv(*picture.chip)), strict=True):
        write_export(target, text.encode())
    return [path, *beside]


def tables_beside(path: Path) -> list[Path]:
    """Return the names of the tables beside a picture: of its qubits, and of its couplers."""
    return [path.with_name(f"{path.stem}-{what}.csv") for what in ("qubits", "couplers")]


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
            tr(
                "Cannot write {path}: the folder {folder} does not exist; choose another location.",
                path=path,
                folder=folder,
            )
        )
    if not os.access(folder, os.W_OK):
        raise QannealError(
            tr(
                "Cannot write {path}: the folder {folder} is write-protected; choose another folder.",
                path=path,
                folder=folder,
            )
        )
    if path.is_dir():
        raise QannealError(
            tr("Cannot write {path}: a folder of that name already exists; choose another name.", path=path)
        )


def _page_svg(page: PageLayout, aspect: float, paint: Callable[[QPainter, PageLayout, float], None]) -> bytes:
    """Return a page as SVG, its words as text."""
    content = QByteArray()
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer := QBuffer(content))
    size = QSize(_SVG_WIDTH, round(aspect * _SVG_WIDTH))
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle(page.title or "Chip")
    generator.setDescription(page.caption)
    painter = QPainter(generator)
    paint(painter, page, _SVG_WIDTH)
    painter.end()
    buffer.close()
    written = bytes(content.data())
    # May be put into a page as it is. Qt writes an attribute of later versions, which changes nothing.
    plain = written[written.index(b"<svg") :].replace(b' vector-effect="none"', b"")
    return plain.replace(b"<svg", b'<svg role="img"', 1)
