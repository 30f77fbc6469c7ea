"""The page of the first start: four ways to begin, in the place where curves will be."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.jobs import Jobs
from qanneal_gui.gui.common.widgets import label
from qanneal_gui.gui.welcome.mnist import MnistOffer
from qanneal_gui.gui.welcome.offer import Offer, choice
from qanneal_gui.gui.welcome.picture import Picture
from qanneal_gui.support.wording import tr

_WIDEST = 1040
_NARROW = 560
"""Pixels of width below which the cards stand below each other."""

_LOW = 464
"""Pixels of height below which there is no room for the picture."""


class WelcomePage(QScrollArea):
    """Demo, MNIST, token and tour; Escape leaves it, and so does the start of a run.

    Parameters
    ----------
    jobs : Jobs
        For what may take its time.

    Attributes
    ----------
    left : Signal
        The page is not wanted any more.
    demo, mnist, token, tour : Offer
    """

    left = Signal()

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Welcome"))
        self.demo = Offer(
            "play",
            tr("Run the demo"),
            tr(
                "A small network learns to tell two digits apart, on a simulated "
                "annealer: no token, no network, a few seconds."
            ),
            tr("Start the demo"),
            primary=True,
        )
        self.mnist = MnistOffer(jobs)
        self.token = Offer(
            "key",
            tr("Connect a QPU"),
            tr(
                "With the API token of a D-Wave Leap account. It goes into the system "
                "keyring or stays in memory, never into a file."
            ),
            tr("Enter a token…"),
        )
        self.tour = Offer(
            "tour",
            tr("See the window"),
            tr(
                "Eight stops, a minute: what goes in, what happens, what it costs, and "
                "where the runs are kept."
            ),
            tr("Take the tour"),
        )
        self.close_button = choice(tr("Not now"))
        self.close_button.clicked.connect(self.left)
        self._picture = Picture()
        self._grid = QGridLayout()
        self._columns = 0
        self._lay_out()

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The cards in their order."""
        return self.demo, self.mnist, self.token, self.tour

    def begin(self) -> None:
        """Have the keyboard, and look where MNIST is."""
        self.demo.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.mnist.look()

    def shut_down(self, milliseconds: int = 0) -> bool:
        """End what is pending."""
        return self.mnist.shut_down(milliseconds)

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        for offer in self.offers:
            offer.recolor()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(1 if self.width() < _NARROW else 2)
        self._picture.setHidden(self.height() < _LOW)

    def _lay_out(self) -> None:
        self._grid.setSpacing(theme.GRID + theme.TIGHT)
        self._arrange(2)
        foot = QHBoxLayout()
        foot.addWidget(label(tr("This page is kept under Help: Welcome."), "small"), 1)
        foot.addWidget(self.close_button)
        content = QWidget()
        content.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, theme.GRID, 0)
        column.setSpacing(theme.GRID + theme.TIGHT)
        column.addStretch(1)
        column.addWidget(self._picture, 3)
        column.addWidget(label(tr("Welcome to qanneal"), "large"))
        column.addWidget(
            label(
                tr("Train neural networks with a quantum annealer. Where would you like to begin?"), wrap=True
            )
        )
        column.addLayout(self._grid)
        column.addLayout(foot)
        column.addStretch(1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(content, 100)
        row.addStretch(1)
        self.setWidget(middle)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, offer in enumerate(self.offers):
            self._grid.addWidget(offer, place // columns, place % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
