"""Exporting the run shown: a file dialog, and the writing off the window's thread."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from qanneal_gui.gui.tasks import Failure, Report, Tasks
from qanneal_gui.runs.export import FORMATS, export
from qanneal_gui.runs.library import RunLibrary

_FILTERS = {
    "safetensors": "Weights for PyTorch, safetensors (*.safetensors)",
    "npz": "Weights for NumPy (*.npz)",
    "onnx": "Network for ONNX Runtime (*.onnx)",
    "csv": "Metrics of every step, CSV (*.csv)",
}


class Exporter(QObject):
    """Writes runs into files.

    Attributes
    ----------
    said : Signal
        What was written where.
    failed : Signal
        A `Failure`.
    """

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, window: QWidget, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        tasks.done.connect(self._on_done)

    def ask(self, run: str) -> None:
        """Ask for a file; its kind decides the format."""
        filters = {_FILTERS.get(name, f"{name} (*.{name})"): name for name in FORMATS}
        path, chosen = QFileDialog.getSaveFileName(
            self._window, "Export this run", f"{run}.safetensors", ";;".join(filters)
        )
        if path:
            suffix = Path(path).suffix.removeprefix(".")
            name = suffix if suffix in FORMATS else filters.get(chosen, FORMATS[0])
            self.write(run, name, Path(path) if suffix in FORMATS else Path(f"{path}.{name}"))

    def write(self, run: str, format: str, path: Path) -> None:
        """Export a run; `said` or `failed` tells how it went."""

        def job(_: Report) -> Path:
            return export(RunLibrary(), run, format, path)

        self.said.emit(f"Exporting to {path}…")
        self._tasks.submit("export", job)

    def _on_done(self, name: str, result: object) -> None:
        if name != "export":
            return
        if isinstance(result, Failure):
            self.said.emit(result.sentence)
            if result.expected:
                self.failed.emit(result)
        else:
            self.said.emit(f"Exported to {result}.")
