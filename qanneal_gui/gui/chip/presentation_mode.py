"""Presentation mode: the stage alone on the whole screen, in type that the last row of a hall can read.

It is a window of its own with stages of its own, so that the window it was called from stays as it is.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QImage, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.chip import colours, projected
from qanneal_gui.chip.parts import Lines
from qanneal_gui.chip.picture import Legend, Picture, without_counts
from qanneal_gui.chip.projected import Ground
from qanneal_gui.chip.words import plain_summary, plain_title
from qanneal_gui.gui.chip.player import StoryPlayer
from qanneal_gui.gui.chip.presentation_foot import FOOT, PAIR_FOOT, PresentationFoot
from qanneal_gui.gui.chip.presenter_keys import connect_presenter_keys
from qanneal_gui.gui.chip.spotlight import Curtain, Spotlight
from qanneal_gui.gui.chip.stage import ChipStage
from qanneal_gui.gui.chip.state import SEEKING, ChipState
from qanneal_gui.gui.chip.story_stage import StoryStage
from qanneal_gui.gui.chip.twins import Twins
from qanneal_gui.support.wording import tr

_LARGEST_INSET = 600
"""Pixels of the image's side: a quarter of the stage is less, up to screens of 3840 pixels."""

_ALL = 1000
"""More pages than there are."""

_CURSOR_MS = 2000
"""After which a mouse that lies still is hidden."""


class PresentationStage(ChipStage):
    """The stage with more contrast, and wider lines, on a dark ground or a light one."""

    def __init__(self) -> None:
        super().__init__()
        self._on: Ground = "dark"
        self._known: dict[int, tuple[Lines, Lines]] = {}
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_ground(self, ground: Ground) -> None:
        """Show the same on another ground."""
        if ground == self._on:
            return
        self._on, self._known = ground, {}
        self.setBackground(projected.GROUNDS[ground])
        self.ground.set_ground(projected.GROUNDS[ground])
        self.names.set_look(ground)
        ink = projected.strong(colours.BRIGHT, ground)
        self.pointed.setPen(ink, width=3)
        self.ring.setPen(ink, width=2)
        if self.placement is not None:
            self._draw_ground(self.placement)
            self.show_picture(*self._shown)

    @override
    def look_wanted(self) -> colours.Look:
        return "dark"  # the presenter says on what ground

    @override
    def show_layers(self, picture: Picture) -> None:
        # The same lines become the same objects, so that they are not drawn again.
        known, self._known = self._known, {}

        def change(lines: Lines) -> Lines:
            pair = known.get(id(lines)) or (lines, projected.lines_of(lines, self._on))
            self._known[id(lines)] = pair
            return pair[1]

        super().show_layers(projected.picture_of(picture, self._on, change))

    @override
    def _as_shown(self, lines: Lines) -> Lines:
        return projected.lines_of(lines, self._on)

    @override
    def _draw_ground(self, placement: Placement) -> None:
        super()._draw_ground(placement)
        self.marks.set_dots(
            [replace(dots, color=projected.strong(dots.color, self._on)) for dots in self.marks.dots]
        )


class PresentationWindow(QWidget):
    """The stage, full screen, without anything to click on.

    Attributes
    ----------
    left : Signal
        It was closed.
    turned : Signal
        Another page of the paper's figures is shown.
    ground_wanted, speaker_wanted : Signal
        The other ground is wanted; the speaker's window is, or no longer.
    stage, second : PresentationStage
        The second shows the chip beside, on a page with two.
    commands : dict of str to callable
        What its keys do, by their names in `presenter_keys.KEYS`.
    page : int
        Which page of the paper's figures is shown.
    """

    left = Signal()
    turned = Signal()
    ground_wanted = Signal()
    speaker_wanted = Signal()

    def __init__(
        self, state: ChipState, player: StoryPlayer, toggle: Callable[[], None], page: int = 0
    ) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("qanneal: the chip"))
        self._state, self._player, self._begin = state, player, toggle
        self.page = page
        self.stage, self.second, self.foot = PresentationStage(), PresentationStage(), PresentationFoot()
        self.story_stage = StoryStage(self.stage, _LARGEST_INSET, self.second)
        Twins(self.stage, self.second)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.stage, 1)
        row.addWidget(self.second, 1)
        self.second.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self.foot)
        self.spotlight, self.curtain = Spotlight(self), Curtain(self)
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(_CURSOR_MS)
        self._still.timeout.connect(self._hide_cursor)
        for watched in (self.stage.viewport(), self.second.viewport(), self.foot, self.spotlight, self):
            watched.installEventFilter(self)
        self.setMouseTracking(True)
        self.commands = self._commands()
        connect_presenter_keys(self, self.commands)

    def show_talk(self, title: str, logo: QImage | None, ground: Ground) -> None:
        """Show the talk's own title and logo at the foot, everything on this ground."""
        self.setStyleSheet(f"PresentationWindow {{ background: {projected.GROUNDS[ground]}; }}")
        self.foot.talk, self.foot.logo, self.foot.ground = title, logo, ground
        for stage in (self.stage, self.second):
            stage.set_ground(ground)
        self.story_stage.set_look(ground)
        self.refresh()

    def refresh(self) -> None:
        """Show the paper's figures, or the step of the story that is played, or else the chip as it is."""
        state, player = self._state, self._player
        for stage in (self.stage, self.second):
            stage.set_drawing(state.drawing)
        step, pages = player.step, self.pages
        paired = not pages and step is not None and bool(step.beside)
        waits = not pages and (state.figures is not None or (step is None and state.placement is None))
        self.stage.setVisible(not waits)
        self.second.setVisible(paired or (bool(pages) and len(pages[self._at(pages)]) > 1))
        self.foot.setFixedHeight(round((PAIR_FOOT if paired else FOOT) * self.height()))
        if waits:  # what was there is another network's
            self.story_stage.leave()
            self.foot.show_words("", state.note or SEEKING, Legend())
        elif pages:
            self._show_page(pages[self._at(pages)])
        elif player.story is not None and step is not None:
            self.story_stage.show_step(player.story, step)
            legend = self.stage.picture.legend
            if paired:
                beside = self.second.picture.legend
                self.foot.show_pair(step.title, step.caption, legend, beside, step.inset)
            else:
                self.foot.show_words(step.title, step.caption, legend, player.index == 0)
        elif state.placement is not None:
            self._show_on(self.stage, state.placement)
            self.stage.show_picture(state.snapshot, state.mode)
            self.story_stage.leave()
            words = plain_title(state.placement), plain_summary(state.placement)
            self.foot.show_words(*words, self.stage.picture.legend, hinted=True)

    @property
    def pages(self) -> list[list[tuple[Placement, str]]]:
        """The paper's figures with their captions, those on the same chip beside each other."""
        pages: dict[str, list[tuple[Placement, str]]] = {}
        for placement, caption in self._state.figures or ():
            pages.setdefault(placement.topology.name, []).append((placement, caption))
        return list(pages.values())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.MouseMove, QEvent.Type.Wheel):
            self._set_cursor(Qt.CursorShape.ArrowCursor)
            self._still.start()
        return super().eventFilter(watched, event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._still.start()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._still.stop()
        for stage in (self.stage, self.second):
            stage.shut_down()
        super().closeEvent(event)
        self.left.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        share = PAIR_FOOT if self.foot.beside is not None else FOOT
        self.foot.setFixedHeight(round(share * self.height()))
        for cover in (self.spotlight, self.curtain):
            cover.setGeometry(self.rect())

    def _commands(self) -> Mapping[str, Callable[[], None]]:
        player = self._player
        return {
            "toggle": self._moving(self._begin, 1),
            "forward": self._moving(player.forward, 1),
            "back": self._moving(player.back, -1),
            "next": self._moving(player.next_chapter, 1),
            "previous": self._moving(player.previous_chapter, -1),
            "first": self._moving(player.first, -_ALL),
            "last": self._moving(player.last, _ALL),
            "black": self._on_black,
            "white": self._on_white,
            "ground": self.ground_wanted.emit,
            "spotlight": self._on_spotlight,
            "speaker": self.speaker_wanted.emit,
            "leave": self._on_leave,
        }

    def _moving(self, command: Callable[[], None], pages: int) -> Callable[[], None]:
        """Return what shows something else: a step of the story, or another page of the paper's figures."""

        def move() -> None:
            covered = bool(self.curtain.color)
            self.curtain.lift()
            if self._state.figures is not None:
                self._turn(pages)
            elif self._player.story is not None:
                command()
            elif pages > 0 and not covered:
                self._begin()

        return move

    def _turn(self, pages: int) -> None:
        there = self.pages
        self.page = min(max(self._at(there) + pages, 0), max(len(there) - 1, 0))
        self.refresh()
        self.turned.emit()

    def _at(self, pages: list[list[tuple[Placement, str]]]) -> int:
        return min(self.page, max(len(pages) - 1, 0))

    def _show_page(self, page: list[tuple[Placement, str]]) -> None:
        self.story_stage.leave()
        for stage, (placement, _) in zip((self.stage, self.second), page, strict=False):
            self._show_on(stage, placement)
            stage.show_picture()
        captions = tuple(caption for _, caption in page)
        self.foot.show_columns(captions, without_counts(self.stage.picture.legend))

    def _show_on(self, stage: ChipStage, placement: Placement) -> None:
        if stage.placement is not placement:
            stage.show_placement(placement)

    def _on_black(self) -> None:
        self.curtain.toggle("#000000")

    def _on_white(self) -> None:
        self.curtain.toggle("#ffffff")

    def _on_spotlight(self) -> None:
        self.spotlight.setVisible(not self.spotlight.isVisible())
        self.spotlight.raise_()
        self.curtain.raise_()

    def _on_leave(self) -> None:
        self.close()

    def _hide_cursor(self) -> None:
        self._set_cursor(Qt.CursorShape.BlankCursor)

    def _set_cursor(self, shape: Qt.CursorShape) -> None:
        if self.cursor().shape() != shape:
            for widget in (self, self.stage.viewport(), self.second.viewport()):
                widget.setCursor(shape)
