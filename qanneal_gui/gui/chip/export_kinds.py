"""The kinds of files that the chip is written as."""

from dataclasses import dataclass

from qanneal_gui.gui.chip import animation, export
from qanneal_gui.support.wording import tr

PNG_WIDTH = 2400


@dataclass(frozen=True, slots=True)
class ExportKind:
    """A kind of file: its name in words, its ending, limits and default of its width, what it knows."""

    words: str
    suffix: str
    widths: tuple[int, int, int] | None
    story: bool = False
    transparent: bool = True
    page: bool = True

    @property
    def figure(self) -> bool:
        """Whether it is a picture, which has a size on paper and data beside it."""
        return self.page and not self.story


_FILM = (animation.MIN_WIDTH, animation.MAX_WIDTH, 1920)

EXPORT_KINDS = {
    "png": ExportKind(tr("Picture: PNG"), ".png", (export.MIN_WIDTH, export.MAX_WIDTH, PNG_WIDTH)),
    "svg": ExportKind(tr("Picture: SVG"), ".svg", None),
    "pdf": ExportKind(tr("Picture: PDF"), ".pdf", None),
    "html": ExportKind(tr("Web page: HTML"), ".html", None, transparent=False, page=False),
    "web-story": ExportKind(tr("Story: web page, HTML"), ".html", None, True, transparent=False, page=False),
    "gif": ExportKind(
        tr("Story: GIF"),
        ".gif",
        (animation.MIN_WIDTH, animation.MAX_GIF_WIDTH, 1280),
        True,
        transparent=False,
    ),
    "mp4": ExportKind(tr("Story: MP4"), ".mp4", _FILM, True, transparent=False),
    "webm": ExportKind(tr("Story: WebM"), ".webm", _FILM, True, transparent=False),
    "series": ExportKind(tr("Story: numbered PNG files"), "", _FILM, story=True),
}

SHAPES = {"paper": tr("Words below the chip"), "16:9": "16 : 9", "4:3": "4 : 3", "square": tr("Square")}
"""The shapes of a page, in words; all but the first are slides, which stories are on."""
