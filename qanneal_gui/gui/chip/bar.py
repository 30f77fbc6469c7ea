"""Above the chip: its name, search, what it is coloured by, and what can be done with it."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMenu, QPushButton

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.widgets import label


class ChipBar(QHBoxLayout):
    """Controls only; the view connects them.

    Attributes
    ----------
    title, search, modes, back, tell, fit, more
        Widgets, from the left.
    export, talk, halves, paper : QAction
        What the menu of ``more`` offers.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(theme.GRID)
        self.title = label("The chip", "title")
        self.search, self.modes = QLineEdit(), QComboBox()
        self.modes.setAccessibleName("Colour the chip by")
        self.modes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.search.setPlaceholderText("Find k17")
        self.search.setAccessibleName("Find a qubit or a variable")
        self.search.setToolTip("Find a qubit by its number, or a variable by its name, and press Enter.")
        self.search.setMinimumWidth(96)
        self.search.setMaximumWidth(136)
        self.fit, self.more, self.tell = QPushButton("F&it"), QPushButton("&More"), QPushButton("&Tell")
        self.back = QPushButton("&Back to the chip")
        self.back.hide()
        self.tell.setToolTip("Play the story of this network on the chip, step by step.")
        self.fit.setToolTip("Show the whole chip.")
        menu = QMenu(self.more)
        self.export = menu.addAction("Export picture or story…")
        self.talk = menu.addAction("Talk mode (F5)")
        menu.addSeparator()
        self.halves = menu.addAction("Network as large as the chip")
        self.halves.setCheckable(True)
        self.paper = menu.addAction("Paper's Figures 6 and 7, beside ours")
        self.more.setMenu(menu)
        self.addWidget(self.title, 1)
        for widget in (self.back, self.search, self.modes, self.tell, self.fit, self.more):
            self.addWidget(widget)

    def show_figures(self, shown: bool) -> None:
        """Offer what goes with the paper's figures, or with the chip."""
        self.back.setVisible(shown)
        for control in (self.search, self.modes, self.tell):
            control.setVisible(not shown)
