"""Exporting an experiment: a file dialog, and the writing off the window's thread."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from qanneal_gui.errors import QannealError
from qanneal_gui.experiments.definition import Experiment, Progress
from qanneal_gui.experiments.saving import FORMATS, numbered, save
from qanneal_gui.gui.common.images import png_of
from qanneal_gui.gui.common.jobs import Failure, Jobs, Report
from qanneal_gui.gui.experiments.figure_view import picture
from qanneal_gui.runs.tidying import write_export
from qanneal_gui.support.wording import tr

_FILTERS = {
    "html": tr("Everything in one page, HTML (*.html)"),
    "csv": tr("Curves and tables, CSV (*.csv)"),
    "svg": tr("Figures, SVG (*.svg)"),
    "png": tr("Figures, PNG (*.png)"),
    "json": tr("Measured values, JSON lines (*.json)"),
}
PNG_WIDTH = 1920


class Saver(QObject):
    """Writes what an experiment has shown.

    Attributes
    ----------
    said : Signal
        What was written where.
    failed : Signal
        A `Failure`.
    """

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, window: QWidget, jobs: Jobs) -> None:
        super().__init__(window)
        self._window, self._jobs = window, jobs

    def ask(
        self, experiment: Experiment, progress: Progress, records: list[dict[str, Any]], *, published: bool
    ) -> None:
        """Ask for a file; its kind decides the format."""
        filters = {text: suffix for suffix, text in _FILTERS.items()}
        path, chosen = QFileDialog.getSaveFileName(
            self._window,
            tr("Export {experiment}", experiment=experiment.title),
            f"{experiment.name}.html",
            ";;".join(filters),
        )
        if path:
            wanted = Path(path)
            if wanted.suffix.removeprefix(".") not in _FILTERS:
                wanted = wanted.with_name(f"{wanted.name}.{filters.get(chosen, 'html')}")
            self.write(experiment, progress, records, wanted, published=published)

    def write(
        self,
        experiment: Experiment,
        progress: Progress,
        records: list[dict[str, Any]],
        path: Path,
        *,
        published: bool = True,
    ) -> None:
        """Export; `said` or `failed` tells how it went."""
        taken = list(records)

        def job(_: Report) -> list[Path]:
            if path.suffix.removeprefix(".") in FORMATS:
                return save(experiment, progress, taken, path, published=published)
            return _pictures(progress, path, published=published)

        self.said.emit(tr("Exporting to {path}…", path=path))
        self._jobs.submit(job, self._on_exported, self._on_failure)

    def _on_exported(self, paths: list[Path]) -> None:
        more = tr(" and {paths} more", paths=len(paths) - 1) if len(paths) > 1 else ""
        self.said.emit(tr("Exported to {paths}{more}.", paths=paths[0], more=more))

    def _on_failure(self, failure: Failure) -> None:
        self.said.emit(failure.sentence)
        if failure.expected:  # the window tells of the others itself
            self.failed.emit(failure)


def _pictures(progress: Progress, path: Path, *, published: bool) -> list[Path]:
    if not progress.figures:
        raise QannealError(tr("There is no figure to export yet; run the experiment first."))
    written = numbered(path, len(progress.figures))
    for target, figure in zip(written, progress.figures, strict=True):
        write_export(target, png_of(picture(figure, PNG_WIDTH, published=published)))
    return written
