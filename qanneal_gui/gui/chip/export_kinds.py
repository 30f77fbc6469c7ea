"""The kinds of files that the chip is written as."""

from dataclasses import dataclass

from qanneal_gui.gui.chip import animation, export

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
    "png": ExportKind("Picture: PNG", ".png", (export.MIN_WIDTH, export.MAX_WIDTH, PNG_WIDTH)),
    "svg": ExportKind("Picture: SVG", ".svg", None),
    "pdf": ExportKind("Picture: PDF", ".pdf", None),
    "html": ExportKind("Web page: HTML", ".html", None, transparent=False, page=False),
    "web-story": ExportKind("Story: web page, HTML", ".html", None, True, transparent=False, page=False),
    "gif": ExportKind(
        "Story: GIF", ".gif", (animation.MIN_WIDTH, animation.MAX_GIF_WIDTH, 1280), True, transparent=False
    ),
    "mp4": ExportKind("Story: MP4", ".mp4", _FILM, True, transparent=False),
    "webm": ExportKind("Story: WebM", ".webm", _FILM, True, transparent=False),
    "series": ExportKind("Story: numbered PNG files", "", _FILM, story=True),
}

SHAPES = {"paper": "Words below the chip", "16:9": "16 : 9", "4:3": "4 : 3", "square": "Square"}
"""The shapes of a page, in words; all but the first are slides, which stories are on."""
