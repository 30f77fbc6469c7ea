"""How the chip is presented: screen, title, logo and the speaker's notes, remembered."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from qanneal_gui import paths
from qanneal_gui.errors import QannealError
from qanneal_gui.gui.chip.state import STORIES
from qanneal_gui.support.remembered import Remembered, recall, remember
from qanneal_gui.support.wording import tr

FILE = "presenter.json"
TALKS = {**STORIES, "figures": tr("The paper's sizes")}
"""What may be presented, and what it is called."""

LONGEST_NOTES = 10_000
_LARGEST_FILE = 5 * 1024 * 1024
_LARGEST_SIDE = 8000
_LOGO_WIDTH, _LOGO_HEIGHT = 1024, 256
_KINDS = {".png", ".svg"}


class PresenterChoices(Remembered):
    """Choices of the presenter.

    Attributes
    ----------
    screen : str
        Name of the screen for the audience; empty for another one than the window's, if there is any.
    speaker : bool or None
        Whether there is a window for the speaker; None for wherever there is a second screen.
    ground : str
        ``dark``, or ``light`` for bright halls and among light slides.
    title : str
        Written at the foot of every slide.
    logo : str
        Path of a PNG or SVG file, or empty.
    notes : dict of str to str
        The speaker's own, for each of `TALKS`.
    """

    screen: Annotated[str, Field(max_length=255)] = ""
    speaker: bool | None = None
    ground: Literal["dark", "light"] = "dark"
    title: Annotated[str, Field(max_length=120)] = ""
    logo: Annotated[str, Field(max_length=4096)] = ""
    notes: dict[Annotated[str, Field(max_length=40)], Annotated[str, Field(max_length=LONGEST_NOTES)]] = (
        Field(default={}, max_length=20)
    )


def load() -> PresenterChoices:
    """Read the file; whatever cannot be used takes its default."""
    return recall(PresenterChoices, paths.home() / FILE)


def save(choices: PresenterChoices) -> None:
    """Write the file; raises `QannealError` where it cannot be written."""
    remember(choices, paths.home() / FILE)


def read_logo(path: str) -> QImage | None:
    """Read a logo as high as it is ever needed; None for an empty path.

    Raises
    ------
    QannealError
        It is no PNG or SVG file, or too large.
    """
    if not path:
        return None
    file = Path(path)
    refused = QannealError(
        tr(
            "{file} cannot be shown as a logo; choose a PNG or SVG file of at most 5 "
            "MB and {largest_side:,} pixels a side.",
            file=file.name,
            largest_side=_LARGEST_SIDE,
        )
    )
    try:
        if file.suffix.lower() not in _KINDS or not file.is_file() or file.stat().st_size > _LARGEST_FILE:
            raise refused
    except OSError:
        raise refused from None
    reader = QImageReader(path, file.suffix[1:].lower().encode())
    size = reader.size()
    if size.isEmpty() or max(size.width(), size.height()) > _LARGEST_SIDE:
        raise refused
    reader.setScaledSize(size.scaled(QSize(_LOGO_WIDTH, _LOGO_HEIGHT), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise refused
    return image
