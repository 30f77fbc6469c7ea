"""Above the chip: its name, search, what it is coloured by, and what else can be done with it."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMenu, QPushButton

from qanneal_gui.gui.chip.player import StoryPlayer
from qanneal_gui.gui.chip.state import ChipState
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.widgets import label


class ChipBar(QHBoxLayout):
    """Shows the state's title and chooses its mode; the view connects the rest.

    Attributes
    ----------
    title, search, modes, back, play_story, fit, more
        Widgets, from the left.
    export, presentation, as_dots, halves, paper : QAction
        What the menu of ``more`` offers.
    """

    def __init__(self, state: ChipState, player: StoryPlayer) -> None:
        super().__init__()
        self._state, self._player = state, player
        self.setSpacing(theme.GRID)
        self.title = label(state.title, "title")
        self.search, self.modes = QLineEdit(), QComboBox()
        self.modes.setAccessibleName("Colour the chip by")
        self.modes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.search.setPlaceholderText("Find, e.g. k17")
        self.search.setAccessibleName("Find a qubit or a variable")
        self.search.setToolTip("Find a qubit by its number, or a variable by its name, and press Enter.")
        self.search.setMinimumWidth(96)
        self.search.setMaximumWidth(136)
        self.fit, self.more = QPushButton("F&it"), QPushButton("&More")
        self.play_story = QPushButton("Play stor&y")
        self.back = QPushButton("&Back to the chip")
        self.back.hide()
        self.play_story.setToolTip("Play the story of this network on the chip, scene by scene.")
        self.fit.setToolTip("Show the whole chip.")
        menu = QMenu(self.more)
        self.export = menu.addAction("Export picture or story…")
        self.presentation = menu.addAction("Presentation mode (F5)")
        menu.addSeparator()
        self.as_dots = menu.addAction("Qubits as dots")
        self.as_dots.setCheckable(True)
        self.as_dots.setToolTip("Draw each qubit as a dot instead of the line that it is on the chip.")
        self.halves = menu.addAction("Largest network for this chip")
        self.halves.setCheckable(True)
        self.paper = menu.addAction("The paper's sizes beside the largest we found")
        self.more.setMenu(menu)
        self.addWidget(self.title, 1)
        for widget in (self.back, self.search, self.modes, self.play_story, self.fit, self.more):
            self.addWidget(widget)

        self.modes.currentIndexChanged.connect(self._on_mode)
        state.placement_changed.connect(self._show_title)
        state.figures_changed.connect(self._on_figures)
        player.moved.connect(self._on_step)

    def offer_modes(self, modes: dict[str, str]) -> None:
        """Offer what the chip may be coloured by: names, and what they are in words."""
        for name, words in modes.items():
            self.modes.addItem(words, name)

    def _show_title(self) -> None:
        self.title.setText(self._state.title)

    def _on_mode(self) -> None:
        self._state.set_mode(self.modes.currentData())

    def _on_step(self) -> None:
        self.modes.setEnabled(self._player.story is None)

    def _on_figures(self) -> None:
        """Offer what goes with the paper's figures, or with the chip."""
        shown = self._state.figures is not None
        self._show_title()
        self.back.setVisible(shown)
        for control in (self.search, self.modes, self.play_story):
            control.setVisible(not shown)
