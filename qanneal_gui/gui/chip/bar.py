"""Above the chip: its name, search, what it is coloured by, and what else can be done with it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from qanneal_gui.gui.chip.player import StoryPlayer
from qanneal_gui.gui.chip.presenter_menu import PresenterMenu
from qanneal_gui.gui.chip.state import STORIES, ChipState
from qanneal_gui.gui.common import motion, theme
from qanneal_gui.gui.common.choice import Choice
from qanneal_gui.gui.common.widgets import ElidedLabel
from qanneal_gui.support.wording import told, tr

_ROOMY = 800
"""Pixels from which on the title has room beside the rest; otherwise it stands above."""


class ChipBar(QVBoxLayout):
    """Shows the state's title and chooses its mode; the view connects the rest.

    Attributes
    ----------
    story_wanted : Signal
        A story is to be played, the one that the state names.
    chosen : Signal
        The user has made a choice that is to be remembered: ``dots``, ``halves`` or ``cuts``, and whether.
    title, search, modes, back, play_story, which, fit, more
        Widgets, from the left.
    stories : dict of QAction
        What the menu of ``which`` offers, by its name in `STORIES`.
    cuts : QAction
        Whether the camera cuts.
    export, presentation, here, as_dots, halves, paper : QAction
        What the menu of ``more`` offers.
    presenter : PresenterMenu
        How it is presented, in the same menu.
    """

    story_wanted = Signal()
    chosen = Signal(str, bool)

    def __init__(self, state: ChipState, player: StoryPlayer) -> None:
        super().__init__()
        self._state, self._player = state, player
        self.setSpacing(theme.TIGHT)
        self.title = ElidedLabel(state.title)
        self.title.setProperty("role", "title")
        self.search, self.modes = QLineEdit(), Choice()
        self.modes.setAccessibleName(tr("Colour the chip by"))
        self.modes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.modes.setMinimumContentsLength(8)
        self.search.setPlaceholderText(tr("Find, e.g. k17"))
        self.search.setAccessibleName(tr("Find a qubit or a variable"))
        self.search.setToolTip(tr("Find a qubit by its number, or a variable by its name, and press Enter."))
        self.search.setMinimumWidth(theme.scaled(112))
        self.search.setMaximumWidth(theme.scaled(136))
        self.fit, self.more = QPushButton(tr("Fit")), QPushButton(tr("&More"))
        self.play_story = QPushButton(tr("Play stor&y"))
        self.which = QToolButton()
        self._offer_stories()
        self.back = QPushButton(tr("&Back to the chip"))
        self.back.hide()
        self.play_story.clicked.connect(self.story_wanted)
        self.fit.setToolTip(tr("Show the whole chip."))
        menu = QMenu(self.more)
        self.export = menu.addAction(tr("Export picture or story…"))
        self.presentation = menu.addAction(tr("Presentation mode (F5)"))
        self.here = menu.addAction(tr("Presentation from here (Shift+F5)"))
        self.presenter = PresenterMenu(menu)
        menu.addSeparator()
        self.as_dots = menu.addAction(tr("Qubits as dots"))
        self.as_dots.setCheckable(True)
        self.as_dots.setToolTip(tr("Draw each qubit as a dot instead of the line that it is on the chip."))
        self.halves = menu.addAction(tr("Network as wide as the chip, in a wide window"))
        self.halves.setCheckable(True)
        self.paper = menu.addAction(tr("The paper's sizes beside the largest we found"))
        self.more.setMenu(menu)
        self._row = row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(self.title, 1)
        for widget in (self.back, self.search, self.modes, self.play_story, self.which):
            row.addWidget(widget)
        row.addStretch(0)
        for button in (self.fit, self.more):
            row.addWidget(button)
        self.addLayout(row)
        self._roomy = True

        self._kept = {"dots": self.as_dots, "halves": self.halves, "cuts": self.cuts}
        for name, action in self._kept.items():
            action.setObjectName(name)
            action.triggered.connect(self._on_kept)
        self.modes.currentIndexChanged.connect(self._on_mode)
        state.placement_changed.connect(self._show_title)
        state.figures_changed.connect(self._on_figures)
        state.run_named.connect(self._on_run)
        player.moved.connect(self._on_step)
        self._on_run()

    def fit_into(self, width: int) -> None:
        """Take the room that a page of this width has; what it is that is shown is always said whole."""
        roomy = width >= theme.scaled(_ROOMY)
        if roomy != self._roomy:
            self._roomy = roomy
            (self if roomy else self._row).removeWidget(self.title)
            if roomy:
                self._row.insertWidget(0, self.title, 1)
            else:
                self.insertWidget(0, self.title)

    def restore(self, choices: Mapping[str, bool]) -> None:
        """Take choices that were made before; what is none of them is left out."""
        for name, action in self._kept.items():
            action.setChecked(choices.get(name, action.isChecked()))

    def follow_motion(self) -> None:
        """Cut where nothing is to move by itself."""
        self.cuts.setChecked(motion.reduced())

    def offer_modes(self, modes: dict[str, str]) -> None:
        """Offer what the chip may be coloured by: names, and what they are in words."""
        for name, words in modes.items():
            self.modes.addItem(told(words), name)

    def _offer_stories(self) -> None:
        menu, group = QMenu(self.which), QActionGroup(self.which)
        menu.setToolTipsVisible(True)
        self.stories: dict[str, QAction] = {}
        for name, words in STORIES.items():
            action = self.stories[name] = menu.addAction(words)
            action.setData(name)
            action.setCheckable(True)
            group.addAction(action)
        group.triggered.connect(self._on_story)
        menu.addSeparator()
        self.cuts = menu.addAction(tr("Cut from view to view instead of moving"))
        self.cuts.setCheckable(True)
        self.cuts.toggled.connect(self._on_cuts)
        self.follow_motion()
        self.which.setMenu(menu)
        self.which.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.which.setArrowType(Qt.ArrowType.DownArrow)
        self.which.setStyleSheet("QToolButton::menu-indicator { image: none; }")  # one arrow is enough
        self.which.setAccessibleName(tr("Which story"))

    def _on_kept(self, chosen: bool) -> None:
        self.chosen.emit(self.sender().objectName(), chosen)

    def _on_story(self, action: QAction) -> None:
        self._state.story = action.data()
        self._tell_story()
        self.story_wanted.emit()

    def _on_cuts(self, cuts: bool) -> None:
        self._state.cuts = cuts

    def _on_run(self) -> None:
        """Offer the stories of a run where there is one."""
        for name, action in self.stories.items():
            wanted = (
                ""
                if name == "embedding" or self._state.run_name
                else tr("Start a run, or open one under Runs.")
            )
            if name == "calibration" and not (wanted or self._state.calibrated):
                wanted = tr("This run does not calibrate; choose calibration in the settings of another one.")
            action.setEnabled(not wanted)
            action.setToolTip(wanted)
        self._tell_story()

    def _tell_story(self) -> None:
        self.stories[self._state.story].setChecked(True)
        self.play_story.setToolTip(
            tr("Play a story, scene by scene: {stories}.", stories=STORIES[self._state.story])
        )

    def _show_title(self) -> None:
        self.title.show_text(self._state.title)

    def _on_mode(self) -> None:
        self._state.set_mode(self.modes.currentData())

    def _on_step(self) -> None:
        self.modes.setEnabled(self._player.story is None)

    def _on_figures(self) -> None:
        """Offer what goes with the paper's figures, or with the chip."""
        shown = self._state.figures is not None
        self._show_title()
        self.back.setVisible(shown)
        for control in (self.search, self.modes, self.play_story, self.which):
            control.setVisible(not shown)
