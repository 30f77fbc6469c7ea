"""The data folder in the dialog of preferences: typed or picked, refused where it is none, reset alone."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget

from qanneal_gui.gui.common.jobs import Failure, Jobs, Newest, Report
from qanneal_gui.gui.common.widgets import Sign, label, set_property
from qanneal_gui.gui.setup.field_menu import FieldMenu
from qanneal_gui.gui.setup.marks import WIDTH, Mark
from qanneal_gui.gui.setup.rows import grid
from qanneal_gui.support.wording import tr

TITLE = tr("Data sets")
HELP = tr("Where data sets are looked for, and downloaded to.")


class _Places(NamedTuple):
    """What is in force."""

    chosen: str
    own: str
    first: str


class DataFolder(QWidget):
    """A line for the folder, a button to pick it, and what is looked into before it.

    Parameters
    ----------
    jobs : Jobs
        A folder may be on a disk that takes its time.

    Attributes
    ----------
    changed : Signal
        Another folder is in force.
    shown : Signal
        The folder in force is known.
    differs : bool
        Whether it is another than that of the home directory.
    """

    changed = Signal()
    shown = Signal()

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs, self._reading = jobs, Newest(jobs, parent=self)
        self._shown = ""
        self.differs = False
        self.line, self.browse, self.mark = QLineEdit(), QPushButton(tr("Choose…")), Mark(TITLE)
        self.first, self.sign = label("", "small", wrap=True), Sign()
        self.line.setAccessibleName(tr("Folder of data sets"))
        self.browse.setAccessibleName(tr("Choose the folder of data sets"))
        self.browse.setAutoDefault(False)
        self.first.hide()
        self.sign.hide()
        title = label(TITLE, "quiet")
        title.setContentsMargins(WIDTH, 0, 0, 0)
        title.setBuddy(self.line)
        title.setToolTip(HELP)
        self.line.setToolTip(HELP)
        layout = grid()
        layout.addWidget(title, 0, 0)
        layout.addWidget(self.mark, 0, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.line, 0, 1)
        layout.addWidget(self.browse, 0, 2)
        layout.addWidget(self.first, 1, 0, 1, 3)
        layout.addWidget(self.sign, 2, 0, 1, 3)
        self.setLayout(layout)
        menu = FieldMenu([title, self.line, self.browse])
        menu.add(tr("Reset"), self.reset, lambda: self.differs)
        self.line.editingFinished.connect(self._on_typed)
        self.browse.clicked.connect(self._pick)
        self.mark.asked.connect(self.reset)

    def read(self) -> None:
        """Show the folder in force."""
        self._reading.submit(_read, self._show, self._on_failed)

    def reset(self) -> None:
        """Use the folder in the home directory again."""
        self._choose("")

    def shut_down(self, milliseconds: int = 0) -> bool:
        """End what is pending."""
        return self._reading.shut_down(milliseconds)

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self.sign.recolor()

    def _show(self, places: _Places) -> None:
        self._shown = places.chosen
        self.differs = bool(places.chosen)
        self.line.setText(places.chosen)
        self.line.setPlaceholderText(places.own)
        self.line.setCursorPosition(0)
        self.line.setToolTip(f"{HELP}\n{places.chosen or places.own}")
        self.mark.show_origin(tr("Default: {spec}", spec=places.own) if self.differs else "")
        told = tr("QANNEAL_DATA_DIR is set and comes first: {path}", path=places.first)
        self.first.setText(told if places.first else "")
        self.first.setVisible(bool(places.first))
        self._complain("")
        self.shown.emit()

    def _on_typed(self) -> None:
        if self.line.text().strip() != self._shown:
            self._choose(self.line.text())

    def _pick(self) -> None:
        begin = self._shown or self.line.placeholderText()
        if path := QFileDialog.getExistingDirectory(self.window(), tr("Folder of data sets"), begin):
            self._choose(path)

    def _choose(self, text: str) -> None:
        def job(_: Report) -> _Places:
            from qanneal_gui.data.folder import choose

            choose(text)
            return _read(_)

        self._jobs.submit(job, self._on_chosen, self._on_failed, must_run=True)

    def _on_chosen(self, places: _Places) -> None:
        self._show(places)
        self.changed.emit()

    def _on_failed(self, failure: Failure) -> None:
        self._complain(failure.sentence)

    def _complain(self, sentence: str) -> None:
        set_property(self.line, "wrong", bool(sentence))
        self.sign.show_sentence(sentence, "error")


def _read(_: Report) -> _Places:
    from qanneal_gui.data import folder, sources

    chosen, first = folder.chosen(), sources.data_dir()
    return _Places(str(chosen or ""), str(folder.own_folder()), str(first or ""))
