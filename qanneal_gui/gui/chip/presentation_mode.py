"""Talk mode: the stage alone on the whole screen, in type that the last row of a hall can read.

It is a window of its own with a stage of its own, so that the window it was called from stays as it is.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.snapshot import ChipSnapshot
from qanneal_gui.chip import picture
from qanneal_gui.chip.picture import Key
from qanneal_gui.chip.story import CHAPTERS, Scene
from qanneal_gui.gui.chip.page_layout import paint_key, paint_words
from qanneal_gui.gui.chip.stage import ChipStage
from qanneal_gui.gui.chip.story import ImageInset, StoryPlayer

_INK = "#ffffff"
_FOOT = 0.2
"""Share of the screen's height that the words take: their lines are a thirtieth of it."""

KEYS = "Space plays, arrows step, Esc leaves"


_SPARE = "#2b3946"
"""Spare couplers, lighter than in a window: a projector would swallow them."""


class TalkStage(ChipStage):
    """The stage with more contrast."""

    @override
    def show_placement(self, placement: Placement) -> None:
        known = self.placement
        super().show_placement(placement)
        if known is None or known.topology is not placement.topology:
            self.ground.set_lines([replace(lines, color=_SPARE) for lines in self.ground.lines])


class TalkFoot(QWidget):
    """Title, caption and legend at the foot of the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.caption, self.hint = "", "", ""
        self.key = Key()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_words(self, title: str, caption: str, key: Key, hint: str = "") -> None:
        """Show a title, a caption, the legend, and quietly which keys there are."""
        self.title, self.caption, self.key, self.hint = title, caption, key, hint
        self.setAccessibleName(f"{title}. {caption}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(800, 200)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(picture.STAGE))
        width, height = self.width(), self.height()
        unit = height / (1080 * _FOOT)
        margin, gap = 40 * unit, 56 * unit
        words = 0.66 * width - margin
        ink = QColor(_INK)
        title = QRectF(margin, 6 * unit, words, 60 * unit)
        paint_words(painter, self.title, title, 44 * unit, ink, bold=True)
        caption = QRectF(margin, 66 * unit, words, height - 74 * unit)
        paint_words(painter, self.caption, caption, 36 * unit, ink)
        left = margin + words + gap
        legend = QRectF(left, 14 * unit, width - left - margin, 150 * unit)
        paint_key(painter, self.key, legend, 26 * unit, ink)
        if self.hint:
            quiet = QRectF(left, height - 40 * unit, width - left - margin, 32 * unit)
            paint_words(painter, self.hint, quiet, 18 * unit, QColor(picture.QUIET))
        painter.end()


class TalkWindow(QWidget):
    """The stage, full screen, without anything to click on.

    Attributes
    ----------
    left : Signal
        It was closed.
    """

    left = Signal()

    def __init__(self, player: StoryPlayer, toggle: Callable[[], None]) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("qanneal: the chip")
        self._player = player
        self.stage, self.foot = TalkStage(), TalkFoot()
        self.inset = ImageInset(self.stage, 200)
        self.setStyleSheet(f"TalkWindow {{ background: {picture.STAGE}; }}")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stage, 1)
        column.addWidget(self.foot)
        for keys in ("Esc", "F5", "F11"):
            self._key(keys).activated.connect(self.close)
        connect_story_keys(self, player, toggle)

    def show_chip(self, placement: Placement, snapshot: ChipSnapshot | None, mode: str, title: str) -> None:
        """Show the chip as it is, with its name and its numbers."""
        self._draw(placement, snapshot, mode)
        self.inset.hide()
        self.foot.show_words(title, numbers(placement), self.stage.picture.key, KEYS)

    def show_scene(self, scene: Scene) -> None:
        """Show a scene of the player's story."""
        story = self._player.story
        self._draw(scene.placement, scene.snapshot, scene.mode)
        look_at(self.stage, scene)
        if scene.image and story is not None:
            self.inset.show_image(story.image, story.subject)
        else:
            self.inset.hide()
        hint = KEYS if not self._player.index else ""
        self.foot.show_words(CHAPTERS[scene.chapter], scene.caption, self.stage.picture.key, hint)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.stage.halt()
        super().closeEvent(event)
        self.left.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.foot.setFixedHeight(round(_FOOT * self.height()))

    def _draw(self, placement: Placement, snapshot: ChipSnapshot | None, mode: str) -> None:
        if self.stage.placement is not placement:
            self.stage.show_placement(placement)
        self.stage.show_picture(snapshot, mode)

    def _key(self, keys: str) -> QShortcut:
        return QShortcut(QKeySequence(keys), self)


def look_at(stage: ChipStage, scene: Scene) -> None:
    """Turn a stage to the part of the chip that a scene is about."""
    x, y, side = scene.window
    stage.box.setRange(QRectF(x, y, side, side), padding=0)


def connect_story_keys(
    widget: QWidget,
    player: StoryPlayer,
    toggle: Callable[[], None],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
) -> list[QShortcut]:
    """Let the keyboard play the story: Space, arrows, Page Up and Down, Home, End."""
    made = []
    for keys, command in (
        ("Space", toggle),
        ("Right", player.forward),
        ("Left", player.back),
        ("PgDown", player.next_chapter),
        ("PgUp", player.previous_chapter),
        ("Home", player.first),
        ("End", player.last),
    ):
        shortcut = QShortcut(QKeySequence(keys), widget)
        shortcut.setContext(context)
        shortcut.activated.connect(command)
        made.append(shortcut)
    return made


def numbers(placement: Placement) -> str:
    """Say in a line how the networks lie on the chip."""
    copies, total = placement.copies, len(placement.topology)
    if not copies:
        return f"{total:,} qubits, {len(placement.topology.edges):,} couplers."
    hubs = [copy.hub_qubits for copy in copies]
    span = f"{min(hubs)}" if min(hubs) == max(hubs) else f"{min(hubs)}–{max(hubs)}"
    return (
        f"{len(placement.layout.qubits):,} of {total:,} qubits carry {len(copies):,} "
        f"{'copy' if len(copies) == 1 else 'copies'}; the hub of an output takes {span} qubits."
    )
