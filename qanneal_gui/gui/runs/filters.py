"""What stands above the table of runs: search, filters, and how many runs there are."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from qanneal_gui.config import KINDS
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.widgets import label
from qanneal_gui.gui.runs.model import METHODS
from qanneal_gui.runs.in_words import sampler_title
from qanneal_gui.runs.listing import Filter
from qanneal_gui.runs.records import STATES
from qanneal_gui.runs.search import EXAMPLE, FIELDS


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
        self.search.setPlaceholderText("Search runs")
        self.search.setAccessibleName("Search runs")
        self.search.setToolTip(
            "Every word must occur in the name, tags, notes, data set or id; or an expression, such as "
            f"{EXAMPLE}, with and, or, not, brackets, = != < <= > >= and ~ (contains). It compares "
            f"{', '.join(FIELDS)} and all settings, such as reads or training.learning_rate (Ctrl+F)"
        )
        self.search.setClearButtonEnabled(True)
        self.state = _choice("State", "Any state", {name: name.capitalize() for name in STATES})
        self.method = _choice("Method", "Any method", METHODS)
        kinds = {name: sampler_title(name) for name in KINDS}
        self.sampler = _choice("Sampler", "Any sampler", kinds)
        self.starred = _toggle("Starred", "Show only starred runs")
        self.archived = _toggle("Archive", "Show archived runs instead of the others")
        self.bin = QPushButton("Deleted…")
        self.bin.setProperty("word", True)
        self.bin.setToolTip("Show deleted runs, to restore them or to delete them permanently")
        self.count = label("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        row.addWidget(self.search, 1)
        for box in (self.state, self.method, self.sampler):
            box.currentIndexChanged.connect(self.changed)
            row.addWidget(box)
        for button in (self.starred, self.archived):
            button.toggled.connect(self.changed)
            row.addWidget(button)
        row.addWidget(self.bin)
        row.addWidget(self.count)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.count.setMinimumWidth(88)
        self.search.textChanged.connect(self.typed)

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
        )

    def emptiness(self, all_runs: int) -> str:
        """Say why no run is shown, out of so many."""
        wanted = self.wanted
        if wanted.narrows:
            return "No run matches the search and the filters."
        if wanted.archived:
            return "The archive is empty. Archived runs are kept here, out of the way."
        if all_runs:
            return "All runs are in the archive."
        return "No runs yet. Press Start (Ctrl+Return) to record one."

    def clear(self) -> None:
        """Show all runs again."""
        for box in (self.state, self.method, self.sampler):
            box.setCurrentIndex(0)
        self.starred.setChecked(False)
        self.archived.setChecked(False)
        self.search.clear()

    def show_count(self, shown: int, all_runs: int) -> None:
        """Tell how many runs are shown, out of how many."""
        runs = f"{all_runs:,} run{'' if all_runs == 1 else 's'}"
        self.count.setText(runs if shown == all_runs else f"{shown:,} of {runs}")


def _choice(name: str, any_of_them: str, words: dict[str, str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(f"{name} of the runs shown")
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
