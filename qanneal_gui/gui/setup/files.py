"""Settings of a run as files: what the form shows, opened from and saved to TOML."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from qanneal_gui import config
from qanneal_gui.errors import QannealError
from qanneal_gui.gui.common.jobs import failure_of
from qanneal_gui.gui.setup.form import RunForm
from qanneal_gui.support.text import for_label
from qanneal_gui.support.wording import tr


class SettingsFiles(QObject):
    """Opens and saves settings.

    Attributes
    ----------
    said : Signal
        A sentence about what was done.
    failed : Signal
        A `Failure`.
    opened : Signal
        The path of a file that the form was filled from.
    """

    said = Signal(str)
    failed = Signal(object)
    opened = Signal(str)

    def __init__(self, window: QWidget, form: RunForm) -> None:
        super().__init__(window)
        self._window, self._form = window, form

    def ask_and_open(self) -> None:
        """Ask for a file and fill the form from it."""
        path, _ = QFileDialog.getOpenFileName(self._window, tr("Open settings"), "", tr("Settings (*.toml)"))
        if path:
            self.open(path)

    def open(self, path: str | Path) -> None:
        """Fill the form from a TOML file."""
        try:
            self._form.show_config(config.load(path, self.said.emit), for_label(Path(path).name))
        except QannealError as error:
            self.failed.emit(failure_of(error))
        else:
            self.opened.emit(str(path))

    def ask_and_save(self) -> None:
        """Ask for a file and write what the form shows."""
        from qanneal_gui.runs.tidying import write_export

        wanted = self._form.config()
        if wanted is None:
            self.said.emit(tr("Cannot save: {problem}", problem=self._form.problem))
            return
        path, _ = QFileDialog.getSaveFileName(
            self._window, tr("Save settings"), "run.toml", tr("Settings (*.toml)")
        )
        if not path:
            return
        try:
            write_export(Path(path), config.dumps(wanted).encode())
        except QannealError as error:
            self.failed.emit(failure_of(error))
        else:
            self.said.emit(tr("Saved {path}.", path=path))
