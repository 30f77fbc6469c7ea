"""What stands above the table of runs: search, filters, and how many runs there are."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from qanneal_gui.config import KINDS
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.choice import Choice
from qanneal_gui.gui.common.typed_numbers import read_number
from qanneal_gui.gui.common.widgets import label
from qanneal_gui.gui.runs.model import METHODS
from qanneal_gui.runs.in_words import sampler_title
from qanneal_gui.runs.listing import Filter
from qanneal_gui.runs.records import STATES
from qanneal_gui.runs.search import EXAMPLE, FIELDS
from qanneal_gui.support.text import for_label
from qanneal_gui.support.wording import counted, told, tr, verbatim

_MOST_SAVED = 50
_ROOMY = 1160
"""Pixels from which on the search has room beside the filters; otherwise these stand below it."""


class FilterBar(QWidget):
    """Search field, filters and the count.

    Attributes
    ----------
    changed : Signal
        Another `Filter` is wanted.
    typed : Signal
        The same, by typing, which may go on.
    """

    changed = Signal()
    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search runs"))
        self.search.setAccessibleName(tr("Search runs"))
        self.search.setToolTip(
            tr(
                "Every word must occur in the name, tags, notes, data set or id; or an "
                "expression, such as {example}, with and, or, not, brackets, = != < <= > "
                ">= and ~ (contains). It compares {fields} and all settings, such as "
                "reads or training.learning_rate (Ctrl+F)",
                example=EXAMPLE,
                fields=verbatim(", ".join(FIELDS)),
            )
        )
        self.search.setClearButtonEnabled(True)
        self.state = _choice(tr("State"), tr("Any state"), {name: told(name.capitalize()) for name in STATES})
        self.method = _choice(
            tr("Method"), tr("Any method"), {name: told(words) for name, words in METHODS.items()}
        )
        kinds = {name: told(sampler_title(name)) for name in KINDS}
        self.sampler = _choice(tr("Sampler"), tr("Any sampler"), kinds)
        self.starred = _toggle(tr("Starred"), tr("Show only starred runs"))
        self.archived = _toggle(tr("Archive"), tr("Show archived runs instead of the others"))
        self.bin = QPushButton(tr("Deleted…"))
        self.bin.setProperty("word", True)
        self.bin.setToolTip(tr("Show deleted runs, to restore them or to delete them permanently"))
        self.saved: tuple[str, ...] = ()
        self.searches = QPushButton(tr("Saved"))
        self.searches.setProperty("word", True)
        self.searches.setToolTip(tr("Save this search, or search again as before"))
        self.searches_menu = QMenu(self)
        self.searches_menu.aboutToShow.connect(self._fill_menu)
        self.searches.setMenu(self.searches_menu)
        self.count = label("", "small")
        self._filters = QWidget()
        filters = QHBoxLayout(self._filters)
        for box in (self.state, self.method, self.sampler):
            box.currentIndexChanged.connect(self.changed)
            filters.addWidget(box)
        for button in (self.starred, self.archived):
            button.toggled.connect(self.changed)
            filters.addWidget(button)
        filters.addWidget(self.bin)
        room = QWidget()
        self._notices = QHBoxLayout(room)
        self._notices.setContentsMargins(0, 0, 0, 0)
        filters.addWidget(room, 1)
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        self._first.addWidget(self.search, 1)
        for widget in (self.searches, self._filters, self.count):
            self._first.addWidget(widget)
        rows = QVBoxLayout(self)
        for layout in (filters, rows):
            layout.setContentsMargins(0, 0, 0, 0)
        for layout in (filters, rows, self._first, self._second):
            layout.setSpacing(theme.GRID)
        rows.addLayout(self._first)
        rows.addLayout(self._second)
        self._roomy = True
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.count.setMinimumWidth(theme.scaled(88))
        self.search.textChanged.connect(self.typed)

    def add_notice(self, notice: QWidget) -> None:
        """Let something stand beside the filters."""
        self._notices.addWidget(notice)

    def add_tool(self, tool: QWidget) -> None:
        """Let something stand at the end of the first row."""
        self._first.addWidget(tool)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= theme.scaled(_ROOMY)
        if roomy != self._roomy:
            self._roomy = roomy
            (self._second if roomy else self._first).removeWidget(self._filters)
            if roomy:
                self._first.insertWidget(2, self._filters)
            else:
                self._second.addWidget(self._filters)

    @property
    def wanted(self) -> Filter:
        """The filter in force."""
        return Filter(
            text=self.search.text(),
            state=str(self.state.currentData()),
            method=str(self.method.currentData()),
            sampler=str(self.sampler.currentData()),
            starred=self.starred.isChecked(),
            archived=self.archived.isChecked(),
            read=read_number,
        )

    def show_saved(self, searches: Sequence[str]) -> None:
        """Offer saved searches."""
        self.saved = tuple(searches)
        self._fill_menu()

    def emptiness(self, all_runs: int) -> str:
        """Say why no run is shown, out of so many."""
        wanted = self.wanted
        if wanted.narrows:
            return tr("No run matches the search and the filters.")
        if wanted.archived:
            return tr("The archive is empty. Archived runs are kept here, out of the way.")
        if all_runs:
            return tr("All runs are in the archive.")
        return tr("No runs yet. Press Start (Ctrl+Return) to record one.")

    def clear(self) -> None:
        """Show all runs again."""
        for box in (self.state, self.method, self.sampler):
            box.setCurrentIndex(0)
        self.starred.setChecked(False)
        self.archived.setChecked(False)
        self.search.clear()

    def _fill_menu(self) -> None:
        text = " ".join(self.search.text().split())
        self.searches_menu.clear()
        known = text in self.saved
        keep = self.searches_menu.addAction(tr("&Remove this search") if known else tr("&Save this search"))
        keep.setEnabled(bool(text))
        keep.triggered.connect(self._on_keep)
        self.searches_menu.addSeparator()
        for one in self.saved:
            # "&" alone would be taken for a letter of Alt.
            action = self.searches_menu.addAction(for_label(one).replace("&", "&&"))
            action.setData(one)
            action.triggered.connect(self._on_saved)

    def _on_keep(self) -> None:
        text = " ".join(self.search.text().split())
        others = tuple(one for one in self.saved if one != text)
        self.saved = others if text in self.saved else (*others, text)[-_MOST_SAVED:]

    def _on_saved(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.search.setText(str(action.data()))

    def show_count(self, shown: int, all_runs: int) -> None:
        """Tell how many runs are shown, out of how many."""
        if shown != all_runs:
            self.count.setText(
                counted("{shown:,} of {n:,} run", "{shown:,} of {n:,} runs", all_runs, shown=shown)
            )
        else:
            self.count.setText(counted("{n:,} run", "{n:,} runs", all_runs))


def _choice(name: str, any_of_them: str, words: dict[str, str]) -> QComboBox:
    box = Choice()
    box.setAccessibleName(tr("{name} of the runs shown", name=told(name)))
    box.addItem(any_of_them, "")
    for value, word in words.items():
        box.addItem(word, value)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    return box


def _toggle(text: str, about: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("word", True)
    button.setCheckable(True)
    button.setToolTip(about)
    button.setAccessibleDescription(about)
    return button
