"""The dialog of preferences: found by a few letters, in force at once, each reset alone."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from qanneal_gui import logs, paths
from qanneal_gui.gui.common import fields, theme
from qanneal_gui.gui.common.dialog import Dialog, scrolled
from qanneal_gui.gui.common.jobs import Jobs
from qanneal_gui.gui.common.widgets import Card, ElidedLabel, label
from qanneal_gui.gui.language import choosing
from qanneal_gui.gui.preferences import data_folder
from qanneal_gui.gui.preferences.choices import Preferences
from qanneal_gui.gui.preferences.data_folder import DataFolder
from qanneal_gui.gui.setup.month_limit import MonthLimit
from qanneal_gui.gui.setup.rows import FieldRow, grid
from qanneal_gui.support.matching import distance
from qanneal_gui.support.wording import tr

_ELSEWHERE = tr("Set QANNEAL_HOME to have them in another folder from the next start on.")
_SPECS = tuple(spec for spec in fields.specs_of(Preferences, "preferences") if spec.name != "version")


@dataclass(slots=True)
class _Entry:
    """Something that can be found: what is shown or hidden, and the words by which it is found."""

    words: str
    show: Callable[[bool], object]


@dataclass(slots=True)
class _Group:
    card: Card
    entries: list[_Entry] = field(default_factory=list)


class PreferencesDialog(Dialog):
    """Groups of preferences below a line to search them.

    Parameters
    ----------
    preferences : Preferences
        Those in force.
    jobs : Jobs
        Read and write the limits.
    doors : mapping of str to tuple of (str, callable)
        Dialogs of their own by the text of the button: what they are for, and what opens them.
    parent : QWidget

    Attributes
    ----------
    chosen : Signal
        Other `Preferences` are wanted.
    limited, moved : Signal
        Another limit of QPU time, or another data folder, is in force.
    """

    chosen = Signal(object)
    limited = Signal()
    moved = Signal()

    page = "settings"

    def __init__(
        self,
        preferences: Preferences,
        jobs: Jobs,
        doors: dict[str, tuple[str, Callable[[], object]]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self.resize(theme.scaled(560), theme.scaled(720))
        self.now = preferences
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search settings"))
        self.search.setAccessibleName(tr("Search settings"))
        self.search.setClearButtonEnabled(True)
        self.limits, self.data_folder = MonthLimit(jobs, marked=True), DataFolder(jobs)
        self.rows: dict[str, FieldRow] = {}
        self.nothing = label(
            tr("Nothing is called that; clear the line above to see everything."), "quiet", wrap=True
        )
        self.nothing.hide()
        self.next_start = label(
            tr("The window speaks this language from its next start on."), "quiet", wrap=True
        )
        self.reset_button, self.close_button = QPushButton(tr("&Reset all")), QPushButton(tr("&Close"))
        self.reset_button.setToolTip(tr("Appearance and folders; limits and accounts stay as they are"))
        self._groups: list[_Group] = []
        self._lay_out(doors)
        self.search.textChanged.connect(self._on_search)
        self.limits.changed.connect(self.limited)
        self.data_folder.changed.connect(self.moved)
        self.data_folder.shown.connect(self._offer_reset)
        self.reset_button.clicked.connect(self._on_reset_all)
        self.close_button.clicked.connect(self.close)
        for button in (self.reset_button, self.close_button):
            button.setAutoDefault(False)
        self.show_preferences(preferences)
        self.limits.show()

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is in force, as when it was changed elsewhere."""
        self.now = preferences
        for name, row in self.rows.items():
            value, default = getattr(preferences, name), row.spec.default
            row.write(value)
            row.show_origin("" if value == default else tr("Default: {spec}", spec=row.spec.words(default)))
        self.next_start.setVisible(choosing.differs(preferences.language))
        self._offer_reset()

    def read(self) -> None:
        """Read again what others may have changed: limits and folders."""
        self.limits.read()
        self.data_folder.read()

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self.limits.recolor()
        self.data_folder.recolor()
        for row in self.rows.values():
            row.sign.recolor()

    def shut_down(self, milliseconds: int = 0) -> bool:
        """End what is pending, for the window's own end."""
        return self.limits.shut_down(milliseconds) and self.data_folder.shut_down(milliseconds)

    def _lay_out(self, doors: dict[str, tuple[str, Callable[[], object]]]) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        for group in (self._appearance(), self._limits(), self._elsewhere(doors), self._folders()):
            self._groups.append(group)
            column.addWidget(group.card)
        column.addWidget(self.nothing)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.reset_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 16)
        outer.addWidget(self.search)
        outer.addWidget(scrolled(content), 1)
        outer.addLayout(foot)

    def _appearance(self) -> _Group:
        group, layout = _Group(Card(tr("Appearance"))), grid()
        for spec in _SPECS:
            row = self.rows[spec.name] = FieldRow(spec, layout)
            row.offer_reset(partial(self._reset, spec.name))
            row.menu.add(tr("Reset"), partial(self._reset, spec.name), partial(self._differs, spec.name))
            row.editor.edited.connect(partial(self._on_edited, spec.name))
            choices = " ".join(spec.words(choice) for choice in spec.choices)
            group.entries.append(_Entry(f"{spec.title} {spec.help} {choices}", row.show))
        group.card.body.addLayout(layout)
        group.card.body.addWidget(self.next_start)
        return group

    def _limits(self) -> _Group:
        group = _Group(Card(tr("QPU time")))
        group.card.body.addWidget(self.limits)
        words = tr("Monthly limit, left says Leap, quota, budget, QPU time")
        group.entries.append(_Entry(words, self.limits.setVisible))
        return group

    def _elsewhere(self, doors: dict[str, tuple[str, Callable[[], object]]]) -> _Group:
        group = _Group(Card(tr("Accounts and notices")))
        for title, (about, opened) in doors.items():
            button = QPushButton(title)
            button.setAutoDefault(False)
            button.clicked.connect(opened)
            self._add_line(group, title, label(about, "quiet", wrap=True), button)
        return group

    def _folders(self) -> _Group:
        group = _Group(Card(tr("Folders")))
        group.card.body.addWidget(self.data_folder)
        words = f"{data_folder.TITLE} {data_folder.HELP} MNIST QANNEAL_DATA_DIR"
        group.entries.append(_Entry(words, self.data_folder.setVisible))
        for title, folder in ((tr("Runs and settings"), paths.home()), (tr("Log"), logs.log_file().parent)):
            place = ElidedLabel()
            place.show_text(str(folder))
            place.setAccessibleDescription(_ELSEWHERE)
            button = QPushButton(tr("Open"))
            button.setAutoDefault(False)
            button.setAccessibleName(tr("Open the folder: {title}", title=title))
            button.clicked.connect(partial(_open, folder))
            self._add_line(group, title, place, button, named=True)
        return group

    def _add_line(
        self, group: _Group, title: str, about: QWidget, button: QPushButton, *, named: bool = False
    ) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        if named:
            row.addWidget(label(title, "quiet"))
        row.addWidget(about, 1)
        row.addWidget(button)
        group.card.body.addWidget(line)
        line.setToolTip(_ELSEWHERE if named else "")
        told = about.whole if isinstance(about, ElidedLabel) else about.property("text")
        group.entries.append(_Entry(f"{title} {told}", line.setVisible))

    def _on_search(self, text: str) -> None:
        words = text.casefold().split()
        found = False
        for group in self._groups:
            shown = 0
            title = group.card.accessibleName()
            for entry in group.entries:
                told = f"{title} {entry.words}".casefold()
                matches = all((far := distance(word, told)) is not None and far < 2 for word in words)
                entry.show(matches)
                shown += matches
            group.card.setVisible(bool(shown))
            found = found or bool(shown)
        self.nothing.setVisible(not found)

    def _on_edited(self, name: str) -> None:
        value, wrong = self.rows[name].read()
        if not wrong:
            self._change(**{name: value})

    def _differs(self, name: str) -> bool:
        return bool(getattr(self.now, name) != self.rows[name].spec.default)

    def _reset(self, name: str) -> None:
        self._change(**{name: self.rows[name].spec.default})

    def _on_reset_all(self) -> None:
        self._change(**{name: row.spec.default for name, row in self.rows.items()})
        if self.data_folder.differs:
            self.data_folder.reset()

    def _offer_reset(self) -> None:
        others = any(self._differs(name) for name in self.rows)
        self.reset_button.setEnabled(others or self.data_folder.differs)

    def _change(self, **values: Any) -> None:
        self.chosen.emit(self.now.changed(**values))


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
