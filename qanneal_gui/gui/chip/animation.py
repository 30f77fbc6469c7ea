"""The chip's story as a film: a GIF, or numbered PNG files for whoever cuts it into something else."""

import io
import itertools
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter
from typing_extensions import override

from qanneal_gui.chip import colours
from qanneal_gui.chip import picture as chip_picture
from qanneal_gui.chip.story import Region, Story, StoryStep
from qanneal_gui.errors import QannealError
from qanneal_gui.gui.chip.chip_painting import spare_image
from qanneal_gui.gui.chip.export import check_folder
from qanneal_gui.gui.chip.page import PageLayout, page_of_step
from qanneal_gui.gui.chip.page_layout import chip_side, paint_slide, slide_size
from qanneal_gui.gui.common.images import png_of
from qanneal_gui.runs.tidying import write_export, written_out
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.files import complete_folder
from qanneal_gui.support.wording import tr

if TYPE_CHECKING:
    from PIL.Image import Image

MIN_WIDTH, MAX_WIDTH = 320, 3840
MAX_GIF_WIDTH = 1920
_SHORTEST_MS = 20
"""Many viewers show a GIF's shorter frames more slowly than longer ones."""

_TRANSPARENT = 255
"""The palette's last entry, which no colour has."""

ReportFraction = Callable[[float], None]


class Stopped(Exception):  # noqa: N818 - not an error
    """The user stopped the writing; nothing is left of it."""


def pictures(
    story: Story, size: QSize, *, light: bool = False, transparent: bool = False
) -> Iterator[QImage]:
    """Draw every step; what lies below the networks is drawn once for steps that share it."""
    known: tuple[tuple[Region, bool], QImage] | None = None
    for index, step in enumerate(story.steps):
        page = page_of_step(story, index, transparent=transparent, light=light)
        wanted = step.region, bool(step.beside)
        if known is None or known[0] != wanted:
            known = wanted, _spare(page, size)
        yield _picture(page, size, known[1])


def write_gif(
    path: Path,
    story: Story,
    *,
    width: int = 1280,
    shape: str = "16:9",
    light: bool = False,
    speed: float = 1.0,
    progress: ReportFraction | None = None,
    stop: threading.Event | None = None,
) -> None:
    """Write the story as a GIF that plays repeatedly, one frame a step.

    Parameters
    ----------
    width : int
        Pixels, 320 to 1920; the height follows.
    shape : str
        One of `qanneal_gui.gui.chip.page_layout.SLIDES`.
    light : bool
        For a light slide.
    speed : float
        How many times faster than the story is played in the window.
    progress : callable, optional
        Called with the fraction done.
    stop : threading.Event, optional
        Ends the writing, with `Stopped`.

    Raises
    ------
    QannealError
        If the file cannot be written.
    """
    check_folder(path)
    size = slide_size(min(max(width, MIN_WIDTH), MAX_GIF_WIDTH), shape)
    palette = _palette(story, size, light, stop)
    watched = watch(pictures(story, size, light=light), len(story.steps), progress, stop)
    frames = (_indexed(picture, palette) for picture in watched)
    durations = [max(_SHORTEST_MS, 10 * round(100 * step.seconds / speed)) for step in story.steps]
    first = next(frames)
    content = _Watchful(stop)
    first.save(
        content,
        format="GIF",
        save_all=True,
        append_images=frames,
        duration=durations,
        loop=0,
        # What stays as it was is written as transparent, which compresses to next to nothing.
        optimize=True,
        transparency=_TRANSPARENT,
    )
    write_export(path, content.getvalue())


def write_series(
    folder: Path,
    story: Story,
    *,
    width: int = 1920,
    shape: str = "16:9",
    light: bool = False,
    fps: float = 10.0,
    speed: float = 1.0,
    transparent: bool = False,
    progress: ReportFraction | None = None,
    stop: threading.Event | None = None,
) -> int:
    """Write the story as ``0001.png`` … in a new folder, for a film of ``fps`` frames per second.

    A step that lasts longer than a frame is written again.

    Parameters
    ----------
    folder : Path
        Must not exist yet, or be empty.
    width : int
        Pixels, 320 to 3840; the height follows.
    shape, light, speed, progress, stop
        As for `write_gif`.
    transparent : bool
        Leave out the ground.

    Returns
    -------
    int
        Number of files.

    Raises
    ------
    QannealError
        If the folder is there and not empty, or cannot be written.
    """
    check_series(folder)
    size = slide_size(min(max(width, MIN_WIDTH), MAX_WIDTH), shape)
    number = 0
    scenes = pictures(story, size, light=light, transparent=transparent)
    drawn = watch(scenes, len(story.steps), progress, stop)
    try:
        with written_out(folder), complete_folder(folder) as partial:
            for picture, repeats in zip(drawn, frame_counts(story, fps, speed), strict=True):
                content = png_of(picture)
                for _ in range(repeats):
                    number += 1
                    (partial / f"{number:04}.png").write_bytes(content)
    except OSError as error:
        raise QannealError(
            tr(
                "Cannot write {folder} ({strerror}); choose another location.",
                folder=folder,
                strerror=error.strerror,
            )
        ) from None
    return number


def check_series(folder: Path) -> None:
    """Refuse a folder in which a series would mix with other files.

    Raises
    ------
    QannealError
        If it is there and not empty, or cannot be made.
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise QannealError(tr("{folder} already contains files; choose a new folder.", folder=folder))
    check_folder(folder / "0001.png" if folder.is_dir() else folder)


def frame_counts(story: Story, fps: float, speed: float) -> list[int]:
    """Return how often each step is repeated at so many frames per second; at least once.

    Rounding does not add up: the film is as long as the story, give or take its shortest steps.
    """
    ends = np.cumsum([step.seconds / speed for step in story.steps]) * fps
    counts, written = [], 0
    for end in ends:
        counts.append(max(1, round(float(end)) - written))
        written += counts[-1]
    return counts


def _picture(page: PageLayout, size: QSize, spare: QImage) -> QImage:
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    paint_slide(painter, page, size, spare)
    painter.end()
    return image


def _spare(page: PageLayout, size: QSize) -> QImage:
    return spare_image(page, chip_side(size, pair=bool(page.beside)))


def watch(
    drawn: Iterator[QImage], total: int, progress: ReportFraction | None, stop: threading.Event | None
) -> Iterator[QImage]:
    """Tell how far the drawing is, and end it with `Stopped` when that is wanted."""
    for number, picture in enumerate(drawn):
        _check(stop)
        if progress is not None:
            progress(number / total)
        yield picture


class _Watchful(io.BytesIO):
    """Takes no more when the user has stopped the writing: encoding takes a while, too."""

    def __init__(self, stop: threading.Event | None) -> None:
        super().__init__()
        self._stop = stop

    @override
    def write(self, content: Any) -> int:
        _check(self._stop)
        return super().write(content)


def _check(stop: threading.Event | None) -> None:
    if stop is not None and stop.is_set():
        raise Stopped


def _palette(story: Story, size: QSize, light: bool, stop: threading.Event | None) -> "Image":
    """Return up to 255 colours for all frames, so that none flickers: those that mean something exactly.

    The rest comes from the last step of every chapter and of every way of colouring.
    """
    from PIL import Image

    steps = story.steps
    chosen = [i for i, (a, b) in enumerate(itertools.pairwise(steps)) if _look(a) != _look(b)]
    sample: list[Array] = []
    for index in [0, *chosen, len(steps) - 1]:
        _check(stop)
        page = page_of_step(story, index, light=light)
        rgb = rgb_of(_picture(page, size, _spare(page, size))).astype(np.uint32)
        sample.append(np.unique(rgb @ np.array([1 << 16, 1 << 8, 1], np.uint32)))
    # Every colour counts once, however large its area: else all would be shades of the dark ground.
    different = np.unique(np.concatenate(sample))
    montage = Image.fromarray(
        np.stack([different >> 16, different >> 8, different], axis=-1).astype(np.uint8)[None]
    )
    fixed = _meaningful(story, light)
    found = montage.quantize(_TRANSPARENT - len(fixed), method=Image.Quantize.MEDIANCUT).getpalette() or []
    table = [*(channel for color in fixed for channel in color), *found]
    palette = Image.new("P", (1, 1))
    # Unused entries repeat the ground, so that nothing is ever nearest to them.
    palette.putpalette((table + [*fixed[0]] * 256)[:768])
    return palette


def _look(step: StoryStep) -> tuple[Any, ...]:
    return step.chapter, step.mode, step.image


def _meaningful(story: Story, light: bool) -> list[tuple[int, int, int]]:
    """Return ground, ink, what legends and colour bars of the story explain, and the image's greys."""
    look: colours.Look = "light" if light else "dark"
    plain = (colours.INK, colours.SPARE, colours.SPARE_LINE)
    names = dict.fromkeys([colours.LIGHT if light else colours.STAGE])
    names |= dict.fromkeys(colours.seen_on(color, look) for color in plain)
    seen: set[tuple[Any, ...]] = set()
    for step in story.steps:
        if _look(step) in seen or not step.placement.copies:
            continue
        seen.add(_look(step))
        for snapshot, mode in step.pictures:
            picture = chip_picture.draw(step.placement, snapshot, mode, story.drawing)
            legend = chip_picture.recoloured(picture, look).legend
            names |= dict.fromkeys([*legend.colors, *(color for _, color, _ in legend.entries)])
    colors = [QColor(name) for name in names]
    if story.image is None:
        return [(color.red(), color.green(), color.blue()) for color in map(QColor, names)]
    levels = np.unique((255 * story.image).round().astype(int)).tolist()
    # A photograph has more levels of grey than a palette can spare.
    greys = levels if len(levels) <= 24 else np.linspace(0, 255, 24).round().astype(int).tolist()
    known = [(color.red(), color.green(), color.blue()) for color in colors][:64]
    return known + [(grey, grey, grey) for grey in greys]


def _indexed(picture: QImage, palette: "Image") -> "Image":
    from PIL import Image

    # Without dithering: it would set the ground in motion, and grow the file.
    frame = Image.fromarray(rgb_of(picture)).quantize(palette=palette, dither=Image.Dither.NONE)
    # The entry that means transparent has the colour of the ground, which is the first.
    return frame.point([*range(_TRANSPARENT), 0])


def rgb_of(picture: QImage) -> Array:
    """Return the pixels of a picture, uint8, shape (h, w, 3)."""
    image = picture.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()
