"""Files that come to the window: dropped on it, or opened again from the list of recent ones."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDragMoveEvent, QDropEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from qanneal_gui.gui.common.widgets import label, tooltip
from qanneal_gui.gui.runs.exporting import Exporter
from qanneal_gui.gui.setup.data_editor import DatasetEditor
from qanneal_gui.gui.setup.files import SettingsFiles
from qanneal_gui.gui.setup.form import RunForm
from qanneal_gui.gui.window.pages import Pages
from qanneal_gui.gui.window.remembering import Remembering
from qanneal_gui.support.text import for_label
from qanneal_gui.support.wording import tr

Kind = Literal["settings", "data", "runs", ""]

MOST_RECENT = 10

_KNOWN = tr(
    "Files of settings (.toml), images (.npz, or a folder of IDX files) and "
    "archives of runs ({}) can be opened here."
)
_LONGEST_PATH = 60


def kind_of(path: Path) -> Kind:
    """Return what a file would be to the window; empty if nothing."""
    from qanneal_gui.sharing.archive import SUFFIX  # a start needs no archives

    if os.path.isdir(path):  # unlike pathlib's, it raises for nothing
        return "data"
    kinds: dict[str, Kind] = {".toml": "settings", ".npz": "data", SUFFIX: "runs"}
    return kinds.get(path.suffix.lower(), "")


def plan(paths: Sequence[Path], *, done: bool = False) -> str:
    """Return what opening these files would do, or has done, in one or a few sentences."""
    from qanneal_gui.sharing.archive import SUFFIX

    by_kind = _by_kind(paths)
    told = []
    if found := by_kind["settings"]:
        told.append(
            tr("Filled the form from {found}.", found=_name(found[0]))
            if done
            else tr("Fill the form from {found}.", found=_name(found[0]))
        )
    if found := by_kind["data"]:
        told.append(
            tr("{found} is the data set.", found=_name(found[0]))
            if done
            else tr("Use {found} as the data set.", found=_name(found[0]))
        )
    if found := by_kind["runs"]:
        archives = _name(found[0]) if len(found) == 1 else tr("{found} archives", found=len(found))
        told.append(
            tr("Importing {archives}.", archives=archives)
            if done
            else tr("Import {archives}.", archives=archives)
        )
    left = by_kind["settings"][1:] + by_kind["data"][1:] + by_kind[""]
    if left and told:
        names = _name(left[0]) if len(left) == 1 else tr("{left} others", left=len(left))
        told.append(tr("Nothing is done with {names}.", names=names))
    return " ".join(told) or tr(
        "{paths} cannot be opened. {known}", paths=_name(paths[0]), known=_KNOWN.format(SUFFIX)
    )


class Arriving(QObject):
    """Takes files by drop and from the menu, and says what is done with them.

    Parameters
    ----------
    window : QMainWindow
    form : RunForm
    files : SettingsFiles
    exporter : Exporter
        Imports archives.
    tabs : Pages
    remembering : Remembering
        Keeps the list of recent files.
    file_menu : QMenu
        Gets the list, after its first entry.
    side : QWidget
        Of whose lines none is to take the path of a file that is dropped.

    Attributes
    ----------
    said : Signal
        What was done, or why nothing was.
    """

    said = Signal(str)

    def __init__(
        self,
        window: QMainWindow,
        form: RunForm,
        files: SettingsFiles,
        exporter: Exporter,
        tabs: Pages,
        remembering: Remembering,
        file_menu: QMenu,
        side: QWidget,
    ) -> None:
        super().__init__(window)
        self._window, self._form, self._files, self._exporter = window, form, files, exporter
        self._tabs, self._remembering = tabs, remembering
        self.recent = QMenu(tr("Open &recent"), file_menu)
        self.recent.setToolTipsVisible(True)
        self.recent.aboutToShow.connect(self._look)
        entries = file_menu.actions()
        file_menu.insertMenu(entries[1], self.recent)
        self.hint = _Hint(window)
        files.opened.connect(self._note)
        exporter.opened.connect(self._note)
        editor = form.rows["data.dataset"].editor
        assert isinstance(editor, DatasetEditor)
        editor.picked.connect(self._note)
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        for line in side.findChildren(QLineEdit):
            line.setAcceptDrops(False)
        for text in side.findChildren(QPlainTextEdit):
            text.setAcceptDrops(False)
            text.viewport().setAcceptDrops(False)
        self._list()

    def open(self, paths: Sequence[Path]) -> None:
        """Do with files what `plan` says."""
        by_kind = _by_kind(paths)
        self.said.emit(plan(paths, done=True))
        if by_kind["runs"]:
            self._exporter.bring_in(by_kind["runs"])
        if (by_kind["settings"] or by_kind["data"]) and self._tabs.wide:
            self._tabs.setCurrentIndex(0)
        if by_kind["settings"]:
            self._files.open(by_kind["settings"][0])
        if by_kind["data"]:
            self._form.enter("data.dataset", str(by_kind["data"][0]))
            self._note(str(by_kind["data"][0]))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent | QDragEnterEvent | QDragMoveEvent):
            paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
            if paths:
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                if event.type() == QEvent.Type.Drop:
                    self.hint.hide()
                    self.open(paths)
                elif event.type() == QEvent.Type.DragEnter:
                    self.hint.show_sentence(plan(paths))
                return True
        elif event.type() == QEvent.Type.DragLeave:
            self.hint.hide()
        return super().eventFilter(watched, event)

    def _note(self, opened: str) -> None:
        """Put a path at the head of the list."""
        path = str(Path(opened).absolute())
        recent = [path, *(one for one in self._remembering.now.recent if one != path)]
        self._remembering.note(recent=tuple(recent[:MOST_RECENT]))
        self.recent.menuAction().setEnabled(True)  # listed anew when it opens

    def _look(self) -> None:
        """Offer no file that is not there any more; only now, for a disk may be slow, or asleep."""
        self._list(os.path.exists)

    def _list(self, is_there: Callable[[str], bool] = bool) -> None:
        self.recent.clear()
        recent = self._remembering.now.recent
        for number, path in enumerate(recent, 1):
            shown = for_label(path)
            short = shown if len(shown) <= _LONGEST_PATH else f"…{shown[1 - _LONGEST_PATH :]}"
            there = is_there(path)
            text = (
                f"&{number % 10} {short.replace('&', '&&')}"
                if there
                else tr("&{number} {short} (missing)", number=number % 10, short=short.replace("&", "&&"))
            )
            action = self._add(text, partial(self.open, [Path(path)]))
            action.setToolTip(tooltip(path))
            action.setEnabled(there)
        if recent:
            self.recent.addSeparator()
            self._add(tr("&Clear this list"), self._clear)
        self.recent.menuAction().setEnabled(bool(recent))

    def _add(self, text: str, command: Callable[[], object]) -> QAction:
        action = QAction(text, self.recent)
        action.triggered.connect(lambda _=False: command())
        self.recent.addAction(action)
        return action

    def _clear(self) -> None:
        self._remembering.note(recent=())
        self.recent.menuAction().setEnabled(False)


class _Hint(QFrame):
    """Lies over the window while files are dragged over it, and says what a drop would do."""

    # What no window gets while something is dragged over it: the program that it came from has died.
    _OVER = (
        QEvent.Type.MouseMove,
        QEvent.Type.HoverMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.KeyPress,
    )

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setProperty("drop", True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.sentence = label("", "large", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 48, 48, 48)
        column.addWidget(self.sentence)
        self.hide()

    def show_sentence(self, sentence: str) -> None:
        """Cover the window."""
        self.sentence.setText(sentence)
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect().adjusted(12, 12, -12, -12))
        self.raise_()
        self.show()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if app := QApplication.instance():
            app.installEventFilter(self)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if app := QApplication.instance():
            app.removeEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in self._OVER:
            self.hide()
        return super().eventFilter(watched, event)


def _by_kind(paths: Sequence[Path]) -> dict[Kind, list[Path]]:
    found: dict[Kind, list[Path]] = {"settings": [], "data": [], "runs": [], "": []}
    for path in paths:
        found[kind_of(path)].append(path)
    return found


def _name(path: Path) -> str:
    return for_label(path.name or str(path))
